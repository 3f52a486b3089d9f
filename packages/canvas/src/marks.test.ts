import { BoardDoc } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Marks } from './marks.ts'
import { makeFacilitation } from './testing/people.ts'

const round = (more: object) => ({
  id: 'round_1',
  order: 1,
  phaseId: null,
  on: 'clusters' as const,
  questionIds: [],
  budget: 3,
  several: false,
  open: true,
  openedAt: 0,
  closedAt: null,
  turnout: { ballots: 0, people: 0 },
  tallies: null,
  ...more,
})

describe('marks', () => {
  it('show votes only once their round is closed', () => {
    const facilitation = makeFacilitation('vote')
    const marks = new Marks(new BoardDoc(new Y.Doc()), facilitation)
    facilitation.setRound(round({}))
    expect(marks.votes.get().size).toBe(0)
    facilitation.setRound(round({ open: false, tallies: { cluster_1: 7 } }))
    expect(marks.votes.get().get('cluster_1')).toBe(7)
    marks.stop()
  })

  it('count how many more notes say the same, through chains, and forget what was parted', () => {
    const board = new BoardDoc(new Y.Doc())
    const [a, b, c] = ['a', 'b', 'c'].map((text) => board.addNote({ questionId: 'q1', text })) as [
      string,
      string,
      string,
    ]
    const marks = new Marks(board, makeFacilitation('read'))
    board.mergeInto(c, b)
    expect([...marks.alsoSaid.get()]).toEqual([[b, 1]])
    board.mergeInto(b, a)
    expect([...marks.alsoSaid.get()]).toEqual([[a, 2]])
    board.mergeInto(b, null)
    expect([...marks.alsoSaid.get()]).toEqual([[b, 1]])
    marks.stop()
  })

  it('know the translations of notes, as they come and go', () => {
    const board = new BoardDoc(new Y.Doc())
    const id = board.addNote({ questionId: 'q1', text: 'Nobody collects data', language: 'en' })
    const marks = new Marks(board, makeFacilitation('read'))
    expect(marks.translations.get().size).toBe(0)
    board.setTranslation(id, 'fr', { text: 'Personne ne collecte les données', by: 'person', at: 1 })
    expect(marks.translations.get().get(id)).toMatchObject({
      fr: { text: 'Personne ne collecte les données' },
    })
    const before = marks.translations.get()
    board.addNote({ questionId: 'q1', text: 'another' })
    expect(marks.translations.get()).toBe(before)
    board.removeNote(id)
    expect(marks.translations.get().size).toBe(0)
    marks.stop()
  })
})
