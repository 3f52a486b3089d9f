import {
  BoardDoc,
  FacilitationDoc,
  fillFromTemplate,
  Round,
  type TrailEvent,
  takeSnapshot,
  templates,
} from '@atelier/board'
import { buildReport } from '@atelier/report'
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

const taken = (trail: TrailEvent[] = []) => {
  const snapshot = takeSnapshot(board, facilitation, 5, trail)
  return takenNow(snapshot, buildReport(snapshot, { language: 'fr', now: 5, timeZone: 'UTC' }), 'c0ffee', 5)
}

const NOTHING = {
  added: [],
  reworded: [],
  moved: [],
  removed: [],
  cards: [],
  clusters: 0,
  votes: 0,
  texts: 0,
  other: false,
}

describe('what changed since a report was taken away', () => {
  it('is nothing when nothing did, whether the record of changes has come or not', () => {
    board.addNote({ questionId: 'q1', text: 'Financement' })
    const event: TrailEvent = {
      seq: 1,
      at: 3,
      personId: null,
      role: null,
      verb: 'hide',
      subjectId: 'note_gone',
      from: false,
      to: true,
      undoneBy: null,
    }
    expect(changesSince(taken(), taken([event]))).toBeNull()
  })

  it('names each note by its number: new, reworded, moved, gone, or with another card', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((text) => board.addNote({ questionId: 'q1', text }))
    const before = taken()
    expect(before.notes[c ?? '']?.[0]).toBe('3')
    board.setText(a ?? '', 'a, better')
    board.setStep(d ?? '', { kind: 'step', owner: 'HUB 07' })
    board.makeCluster([b ?? ''], { questionId: 'q1', title: 'Argent' })
    board.setHidden(c ?? '', true)
    const fresh = board.addNote({ questionId: 'q1', text: 'e' })
    board.addNote({ questionId: 'q1', text: ' ' })
    const now = taken()
    const ref = (id: string | undefined) => now.notes[id ?? '']?.[0]
    expect(changesSince(before, now)).toEqual({
      ...NOTHING,
      added: [ref(fresh)],
      reworded: [ref(a)],
      moved: [ref(b)],
      removed: ['3'],
      cards: [ref(d)],
      clusters: 1,
    })
  })

  it('is votes that were counted, texts that were written, and what else was chosen', () => {
    const a = board.addNote({ questionId: 'q1', text: 'a' })
    const before = taken()
    const counted = (votes: number) =>
      Round.parse({
        id: 'round_1',
        order: 1,
        phaseId: 'vote',
        on: 'notes',
        budget: 3,
        questionIds: ['q1'],
        open: false,
        openedAt: 1,
        closedAt: 2,
        tallies: { [a]: votes },
      })
    facilitation.setRound(counted(2))
    const voted = taken()
    expect(changesSince(before, voted)).toEqual({ ...NOTHING, votes: 1 })
    facilitation.setRound(counted(3))
    expect(changesSince(voted, taken())).toEqual({ ...NOTHING, votes: 1 })
    const recounted = taken()
    facilitation.setEditorialText('summary/fr', { text: 'En bref', by: null, at: 4 })
    expect(changesSince(recounted, taken())).toEqual({ ...NOTHING, texts: 1 })
    const written = taken()
    facilitation.setReportLayout({ ...facilitation.editorial().layout, anonymous: true })
    expect(changesSince(written, taken())).toEqual({ ...NOTHING, other: true })
  })

  it('keeps no wording on the device', () => {
    board.addNote({ questionId: 'q1', text: 'Financement' })
    expect(JSON.stringify(taken())).not.toContain('Financement')
  })

  it('reads back what was kept, and nothing else', () => {
    board.addNote({ questionId: 'q1', text: 'Financement' })
    expect(readTaken(JSON.parse(JSON.stringify(taken())))).toEqual(taken())
    for (const damaged of [null, 3, {}, { at: 'x' }, [], { ...taken(), notes: { a: 'x' } }])
      expect(readTaken(damaged)).toBeNull()
  })
})
