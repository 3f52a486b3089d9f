import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { Draft } from './draft.ts'

describe('an undo history', () => {
  const type = (board: BoardDoc, id: string, letters: string) => {
    for (const letter of letters)
      board.edit(id, () => board.text(id)?.insert(board.text(id)?.length ?? 0, letter))
  }

  it('takes back a run of letters at once, and what came after another deed apart', () => {
    const board = new BoardDoc(new Y.Doc())
    const steps = board.history()
    const id = board.addNote({ questionId: 'q1' })
    steps.stopCapturing()
    type(board, id, 'first')
    steps.stopCapturing()
    type(board, id, ' then')
    steps.undo()
    expect(board.note(id)?.text).toBe('first')
    steps.undo()
    expect(board.note(id)?.text).toBe('')
    steps.redo()
    expect(board.note(id)?.text).toBe('first')
    steps.destroy()
  })

  it('goes back through board and draft in the order in which things were done', () => {
    const board = new BoardDoc(new Y.Doc())
    let isHidden = false
    board.attachDraft(new Draft(new Y.Doc()), {
      personId: 'person_1',
      inUse: () => isHidden,
      editsStay: () => false,
    })
    const steps = board.history()
    const add = (text: string) => {
      steps.stopCapturing()
      board.addNote({ questionId: 'q1', text })
      steps.stopCapturing()
    }
    add('open')
    isHidden = true
    add('hidden')
    isHidden = false
    add('open again')
    const texts = () => board.notes().map(({ text }) => text)
    expect(steps.depth).toBe(3)
    steps.undo()
    expect(texts()).toEqual(['open', 'hidden'])
    steps.undo()
    expect(texts()).toEqual(['open'])
    steps.redo()
    expect(texts()).toEqual(['open', 'hidden'])
    steps.destroy()
  })

  it('never takes back what somebody else did', () => {
    const board = new BoardDoc(new Y.Doc())
    const other = new BoardDoc(new Y.Doc())
    const steps = board.history()
    const id = other.addNote({ questionId: 'q1', text: 'theirs' })
    Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(other.doc), 'network')
    expect(steps.undo()).toBe(false)
    expect(board.note(id)?.text).toBe('theirs')
    steps.destroy()
  })
})
