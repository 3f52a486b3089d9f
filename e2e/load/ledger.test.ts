import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addNote, noteId, place, type } from './board.ts'
import {
  eachMarkerInAwareness,
  eachMarkerInUpdate,
  Ledger,
  MAX_CURSORS,
  MAX_LETTERS,
  markedCursorX,
  markedLetter,
  markedX,
  quantile,
} from './ledger.ts'
import { awarenessFrame, readFrame } from './protocol.ts'

function markersOf(update: Uint8Array): number[] {
  const found: number[] = []
  eachMarkerInUpdate(update, (seq) => found.push(seq))
  return found
}

describe('markers', () => {
  it('are found in a place and in a wording, through the first and the merged form of an update', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    addNote(doc, noteId(1))
    for (const seq of [1, 255, 70_000, 2 ** 32 - 1]) place(doc, noteId(1), [markedX(seq), 12])
    for (const seq of [1, 64, 4096, MAX_LETTERS]) type(doc, noteId(1), `ab${markedLetter(seq)}`)
    const expected = [1, 255, 70_000, 2 ** 32 - 1, 1, 64, 4096, MAX_LETTERS]
    expect(updates.flatMap(markersOf)).toEqual(expected)
    expect(markersOf(Y.mergeUpdates(updates)).sort()).toEqual([...expected].sort())
  })

  it('are places that a board accepts', () => {
    expect(markedX(1)).toBeGreaterThan(0)
    expect(markedX(2 ** 32 - 1)).toBeLessThan(1000)
  })

  it('are found in the presence of several clients', () => {
    const found: number[] = []
    for (const seq of [1, MAX_CURSORS]) {
      const frame = readFrame(awarenessFrame(77, 1, { name: 'x', cursor: { x: markedCursorX(seq), y: 8 } }))
      if (frame.kind === 'awareness') eachMarkerInAwareness(frame.payload, (each) => found.push(each))
    }
    expect(found).toEqual([1, MAX_CURSORS])
  })

  it('refuse a number that they cannot carry', () => {
    expect(() => markedLetter(MAX_LETTERS + 1)).toThrow('--seconds')
    expect(() => markedCursorX(MAX_CURSORS + 1)).toThrow('--seconds')
  })
})

describe('Ledger', () => {
  it('owes one arrival to each reader, and none to the writer', () => {
    const ledger = new Ledger()
    const seq = ledger.send(0, 2)
    ledger.receive(seq, 0, performance.now())
    expect(ledger.owed).toBe(2)
    ledger.receive(seq, 1, performance.now())
    ledger.receive(seq, 2, performance.now())
    expect([ledger.owed, ledger.delivered()]).toEqual([0, 1])
  })

  it('takes an overtaken message as seen when a later one of its writer arrives', () => {
    const ledger = new Ledger()
    ledger.send(0, 1)
    ledger.send(5, 1)
    const last = ledger.send(0, 1)
    ledger.receive(last, 1, performance.now())
    expect(ledger.owed).toBe(1)
  })

  it('counts an arrival once', () => {
    const ledger = new Ledger()
    const first = ledger.send(0, 1)
    const second = ledger.send(0, 1)
    for (const seq of [first, first, second, first]) ledger.receive(seq, 1, performance.now())
    expect([ledger.owed, ledger.delivered()]).toEqual([0, 1])
  })

  it('passes over numbers that nobody sent', () => {
    const ledger = new Ledger()
    ledger.send(0, 1)
    for (const seq of [0, 2, 4_000_000_000]) ledger.receive(seq, 1, performance.now())
    expect(ledger.owed).toBe(1)
  })

  it('passes over what looks like a message of another room', () => {
    const ledger = new Ledger()
    for (const [person, room] of [
      [0, 0],
      [1, 0],
      [2, 1],
      [3, 1],
    ] as const)
      ledger.seat(person, room)
    const seq = ledger.send(0, 1)
    ledger.receive(seq, 3, performance.now())
    expect(ledger.owed).toBe(1)
    ledger.receive(seq, 1, performance.now())
    expect(ledger.owed).toBe(0)
  })

  it('takes what has not arrived as infinitely late', () => {
    const ledger = new Ledger()
    const seq = ledger.send(0, 1)
    ledger.send(0, 1)
    ledger.receive(seq, 1, performance.now() + 5)
    expect(ledger.latency(0.5)).toBeGreaterThan(0)
    expect(ledger.latency(0.95)).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('quantile', () => {
  it('is the nearest rank, whatever the order', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)]).toEqual([50, 95, 100])
    expect(quantile([], 0.5)).toBeNaN()
  })
})
