import { BoardDoc, FacilitationDoc, fillFromTemplate, takeSnapshot, templates } from '@atelier/board'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { changesSince, readTaken, takenNow } from './changes-since.ts'

let board: BoardDoc
let facilitation: FacilitationDoc

beforeEach(() => {
  board = new BoardDoc(new Y.Doc())
  facilitation = new FacilitationDoc(new Y.Doc())
  fillFromTemplate(facilitation, templates.local4action, {
    boardId: 'board_1',
    title: 'Penser une stratégie commune',
    language: 'fr',
    joinCode: 'K7M2XP',
    createdAt: 1,
    hubs: [],
  })
})

const taken = () => takenNow(takeSnapshot(board, facilitation, 5), 5)

describe('what changed since a report was taken away', () => {
  it('is nothing when nothing did', () => {
    board.addNote({ questionId: 'q1', text: 'Financement' })
    expect(changesSince(taken(), taken())).toBeNull()
  })

  it('counts each note once: new, reworded, moved or gone', () => {
    const a = board.addNote({ questionId: 'q1', text: 'a' })
    const b = board.addNote({ questionId: 'q1', text: 'b' })
    const c = board.addNote({ questionId: 'q1', text: 'c' })
    const before = taken()
    board.setText(a, 'a, better')
    board.makeCluster([b], { questionId: 'q1', title: 'Argent' })
    board.setHidden(c, true)
    board.addNote({ questionId: 'q1', text: 'd' })
    board.addNote({ questionId: 'q1', text: ' ' })
    expect(changesSince(before, taken())).toEqual({
      added: 1,
      reworded: 1,
      moved: 1,
      removed: 1,
      clusters: 1,
      votes: 0,
      commitments: 0,
    })
  })

  it('keeps no wording on the device', () => {
    board.addNote({ questionId: 'q1', text: 'Financement' })
    expect(JSON.stringify(taken())).not.toContain('Financement')
  })

  it('reads back what was kept, and nothing else', () => {
    expect(readTaken(JSON.parse(JSON.stringify(taken())))).toEqual(taken())
    for (const damaged of [null, 3, {}, { at: 'x' }, []]) expect(readTaken(damaged)).toBeNull()
  })
})
