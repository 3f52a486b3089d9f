import { BoardDoc } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { NoteActions } from '../note-actions.ts'
import { moveNotes } from '../tools/move-notes.ts'
import { SortingDesk } from './sorting-desk.ts'

function deskWith(texts: readonly string[]) {
  const board = new BoardDoc(new Y.Doc())
  const ids = texts.map((text, index) => board.addNote({ questionId: 'q1', text, createdAt: index + 1 }))
  const actions: Pick<NoteActions, 'move' | 'merge' | 'hide'> = {
    move: (noteIds, to) => moveNotes(board, noteIds, to),
    merge: (noteIds, into) => {
      for (const id of noteIds) board.mergeInto(id, into)
    },
    hide: (noteIds) => {
      for (const id of noteIds) board.setHidden(id, true)
    },
  }
  const desk = new SortingDesk(board, actions as NoteActions)
  return { board, desk, ids: ids as [string, string, string], close: desk.open() }
}

describe('the desk', () => {
  it('takes all chosen notes with any of them, and another note alone', () => {
    const { desk, ids } = deskWith(['a', 'b', 'c'])
    desk.toggle(ids[1])
    desk.toggle(ids[0])
    expect(desk.takenWith(ids[0])).toEqual([ids[0], ids[1]])
    expect(desk.takenWith(ids[2])).toEqual([ids[2]])
  })

  it('forgets of the chosen notes those that somebody else took away or joined meanwhile', () => {
    const { board, desk, ids } = deskWith(['a', 'b', 'c'])
    for (const id of ids) desk.toggle(id)
    board.removeNote(ids[0])
    board.mergeInto(ids[1], ids[2])
    expect(desk.present()).toEqual([ids[2]])
  })

  it('chooses nothing any more once the notes were put somewhere', () => {
    const { desk, ids } = deskWith(['a', 'b', 'c'])
    desk.toggle(ids[0])
    expect(desk.put(desk.present(), { kind: 'new', questionId: 'q1' })).toMatch(/^cluster_/)
    expect(desk.chosen.get().size).toBe(0)
  })

  it('joins the chosen notes to the oldest of them', () => {
    const { board, desk, ids } = deskWith(['a', 'b', 'c'])
    for (const id of [...ids].reverse()) desk.toggle(id)
    desk.join()
    expect(ids.map((id) => board.note(id)?.mergedInto)).toEqual([null, ids[0], ids[0]])
  })

  it('undoes and does again one step at a time, however quickly they followed', () => {
    const { board, desk, ids } = deskWith(['a', 'b', 'c'])
    desk.put([ids[0], ids[1]], { kind: 'new', questionId: 'q1' })
    desk.put([ids[2]], { kind: 'none', questionId: 'q2' })
    expect(desk.undo()).toBe(true)
    expect(board.note(ids[2])?.questionId).toBe('q1')
    expect(board.clusters()).toHaveLength(1)
    expect(desk.undo()).toBe(true)
    expect(board.clusters()).toHaveLength(0)
    expect(desk.redo()).toBe(true)
    expect(board.clusters()[0]?.noteIds).toEqual([ids[0], ids[1]])
  })

  it('undoes nothing of what others did, and nothing once it is closed', () => {
    const { board, desk, ids, close } = deskWith(['a', 'b', 'c'])
    const other = new BoardDoc(board.doc)
    other.setHidden(ids[0], true)
    expect(desk.undo()).toBe(false)
    desk.put([ids[1]], { kind: 'new', questionId: 'q1' })
    close()
    expect(desk.undo()).toBe(false)
  })
})
