import { BoardDoc } from '@atelier/board'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { moveNotes, notesToMove } from './move-notes.ts'

describe('moving notes', () => {
  let board: BoardDoc
  let a: string
  let b: string
  let c: string
  beforeEach(() => {
    board = new BoardDoc(new Y.Doc())
    a = board.addNote({ questionId: 'q1', text: 'a', createdAt: 1 })
    b = board.addNote({ questionId: 'q1', text: 'b', createdAt: 2 })
    c = board.addNote({ questionId: 'q2', text: 'c', createdAt: 3, xy: [40, 40] })
  })

  it('begins one group for all of them, whatever question they come from', () => {
    const begun = moveNotes(board, [a, c], { kind: 'new', questionId: 'q1' })
    expect(board.clusters()).toMatchObject([{ id: begun, questionId: 'q1', noteIds: [a, c] }])
    expect(board.note(c)?.questionId).toBe('q1')
  })

  it('leaves no bare group behind, and keeps one that has a title', () => {
    const bare = board.makeCluster([a], { questionId: 'q1' })
    const titled = board.makeCluster([b], { questionId: 'q1', title: 'Money' })
    const begun = moveNotes(board, [a, b], { kind: 'new', questionId: 'q2' })
    expect(board.cluster(bare)).toBeNull()
    expect(board.cluster(titled)?.title).toBe('Money')
    expect(board.clusters().find(({ id }) => id === begun)?.noteIds).toEqual([a, b])
  })

  it('carries notes to another question without a group, where they have no place yet', () => {
    board.makeCluster([a], { questionId: 'q1', title: 'Money' })
    expect(moveNotes(board, [a, c], { kind: 'none', questionId: 'q3' })).toBeNull()
    expect([a, c].map((id) => board.note(id))).toMatchObject([
      { questionId: 'q3', clusterId: null, xy: null },
      { questionId: 'q3', clusterId: null, xy: null },
    ])
  })

  it('keeps the place of a note that only leaves its group', () => {
    board.makeCluster([c], { questionId: 'q2', title: 'Money' })
    moveNotes(board, [c], { kind: 'none', questionId: 'q2' })
    expect(board.note(c)).toMatchObject({ clusterId: null, questionId: 'q2', xy: [40, 40] })
  })

  it('is one update, so that others never see half of it', () => {
    let updates = 0
    board.doc.on('update', () => updates++)
    moveNotes(board, [a, b, c], { kind: 'new', questionId: 'q1' })
    expect(updates).toBe(1)
  })

  it('leaves notes where they are that are there already or are gone', () => {
    const group = board.makeCluster([a], { questionId: 'q1', title: 'Money' })
    board.removeNote(b)
    expect(notesToMove(board, [a, b, c], { kind: 'group', clusterId: group })).toEqual([c])
    expect(notesToMove(board, [c], { kind: 'none', questionId: 'q2' })).toEqual([])
    expect(moveNotes(board, [b], { kind: 'new', questionId: 'q1' })).toBeNull()
    expect(board.clusters()).toHaveLength(1)
  })
})
