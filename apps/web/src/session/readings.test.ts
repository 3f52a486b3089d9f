import { BoardDoc } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { boardReadings, peopleOf } from './readings.ts'

function open() {
  const board = new BoardDoc(new Y.Doc())
  const awareness = new Awareness(board.doc)
  const readings = boardReadings(board, awareness)
  return { board, awareness, readings, close: () => board.doc.destroy() }
}

describe('notes', () => {
  it('hands back the same objects for notes that did not change', () => {
    const { board, readings, close } = open()
    const a = board.addNote({ questionId: 'q1', text: 'Financement', createdAt: 1 })
    const b = board.addNote({ questionId: 'q1', text: 'Données', createdAt: 2, xy: [1, 2] })
    const [noteA, noteB] = readings.notes.get()
    board.setText(a, 'Financement durable')
    const [nextA, nextB] = readings.notes.get()
    expect(nextB).toBe(noteB)
    expect(nextA).not.toBe(noteA)
    expect(nextA?.text).toBe('Financement durable')
    board.placeNote(b, 'q1', [3, 4])
    expect(readings.notes.get()[1]?.xy).toEqual([3, 4])
    close()
  })

  it('hears of a note that comes from somebody else', () => {
    const { board, readings, close } = open()
    let heard = 0
    readings.notes.subscribe(() => heard++)
    const other = new BoardDoc(new Y.Doc())
    other.addNote({ questionId: 'q1', text: 'Alliances' })
    Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(other.doc))
    expect(heard).toBe(1)
    expect(readings.notes.get().map((note) => note.text)).toEqual(['Alliances'])
    close()
  })
})

describe('people', () => {
  const presence = (personId: string, more = {}) => ({
    personId,
    role: 'participant',
    name: null,
    hubId: null,
    ...more,
  })

  it('counts a person with two tabs once, and leaves out what is not readable', () => {
    const people = peopleOf([
      presence('person_b'),
      presence('person_a', { cursor: { x: 1, y: 2 } }),
      presence('person_a', { editing: 'note_1' }),
      { nonsense: true },
      null,
    ])
    expect(people.map((person) => [person.personId, person.editing, person.cursor])).toEqual([
      ['person_a', 'note_1', null],
      ['person_b', null, null],
    ])
  })

  it('stays the same object while only cursors move', () => {
    const { awareness, readings, close } = open()
    awareness.setLocalState(presence('person_a', { cursor: { x: 1, y: 1 } }))
    const before = readings.people.get()
    awareness.setLocalState(presence('person_a', { cursor: { x: 2, y: 2 } }))
    expect(readings.people.get()).toBe(before)
    expect(before).toHaveLength(1)
    close()
  })
})
