import { BoardDoc, FacilitationDoc, restoreSnapshot, takeSnapshot } from '@atelier/board'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardFileError, fromBoardJson, toBoardJson } from './board-json.ts'
import { buildReport } from './build-report.ts'
import { anySnapshot, noteOf, snapshotOf } from './testing/snapshots.ts'
import { workshopOf } from './testing/workshop.ts'
import { toJson } from './to-json.ts'

describe('the JSON of a board', () => {
  it('reads back as the same board, and writes the same bytes again', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const text = toBoardJson(snapshot)
        expect(fromBoardJson(text)).toEqual(snapshot)
        expect(toBoardJson(fromBoardJson(text))).toBe(text)
      }),
    )
  })

  it('is byte for byte the same after a board was made from it, but for id, code and time', () => {
    const before = takeAndRestore(workshopOf())
    const after = takeAndRestore(before)
    expect(toBoardJson(after)).toBe(toBoardJson(before))
  })

  it('reads a snapshot by itself too, as programs get it', () => {
    const snapshot = workshopOf({ notes: 5 })
    expect(fromBoardJson(JSON.stringify(snapshot))).toEqual(snapshot)
    expect(() => fromBoardJson(JSON.stringify({ ...snapshot, notes: 5 }))).toThrow('board.notes')
  })

  it('does not depend on the order in which it was put together', () => {
    const snapshot = snapshotOf({ notes: [noteOf({ id: 'note_1' })] })
    const turned = Object.fromEntries(Object.entries(snapshot).reverse()) as typeof snapshot
    expect(toBoardJson(turned)).toBe(toBoardJson(snapshot))
  })

  it.each([
    ['', 'not JSON'],
    ['{"format": "atelier-board", "formatVersion": 1', 'not JSON'],
    ['[]', 'not a board'],
    ['{"format":"other"}', 'not a board'],
    [toJson(buildReport(snapshotOf(), { language: 'en', now: 0 })), 'a report, not a board'],
    ['{"format":"atelier-board","formatVersion":2,"board":{}}', 'Update the server'],
    [toBoardJson(snapshotOf()).replace('"title": "Thinking a common strategy"', '"title": 5'), 'board.title'],
    [toBoardJson(snapshotOf()).replace('"layout": 1', '"layout": 999'), 'layout 999'],
  ])('refuses %j in words', (text, words) => {
    expect(() => fromBoardJson(text)).toThrow(BoardFileError)
    expect(() => fromBoardJson(text)).toThrow(words)
  })

  it('is cut anywhere: a clear error, never half a board', () => {
    const text = toBoardJson(snapshotOf({ notes: [noteOf({ id: 'note_1' })] }))
    fc.assert(
      fc.property(fc.nat(text.trimEnd().length - 1), (length) => {
        expect(() => fromBoardJson(text.slice(0, length))).toThrow(BoardFileError)
      }),
    )
  })
})

/** What a new board made from a snapshot says of itself, under the old id, code and time. */
function takeAndRestore(snapshot: ReturnType<typeof workshopOf>) {
  const board = new BoardDoc(new Y.Doc())
  const facilitation = new FacilitationDoc(new Y.Doc())
  restoreSnapshot(board, facilitation, fromBoardJson(toBoardJson(snapshot)), {
    boardId: 'board_new',
    joinCode: 'NEW234',
  })
  const taken = takeSnapshot(board, facilitation, snapshot.takenAt, snapshot.trail)
  return { ...taken, boardId: snapshot.boardId, joinCode: snapshot.joinCode }
}
