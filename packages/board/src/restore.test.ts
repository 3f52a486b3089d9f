import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { editorialKey } from './editorial.ts'
import { FacilitationDoc } from './facilitation-doc.ts'
import { restoreSnapshot } from './restore.ts'
import { Round } from './round.ts'
import { BoardSnapshot, takeSnapshot } from './snapshot.ts'
import { fillFromTemplate, templates } from './template.ts'

/** A board on which everything happened once. */
function held() {
  const board = new BoardDoc(new Y.Doc())
  const facilitation = new FacilitationDoc(new Y.Doc())
  fillFromTemplate(facilitation, templates.local4action, {
    boardId: 'board_1',
    title: 'Penser une stratégie commune',
    language: 'fr',
    joinCode: 'K7M2XP',
    createdAt: 1,
    hubs: [],
  })
  facilitation.setSession({ phaseId: 'frame', timer: { endsAt: 9, totalMs: 5 } }, 2)
  facilitation.setSession({ phaseId: 'vote', timer: null }, 3)
  facilitation.setJoined(null, 4)
  facilitation.setRound(
    Round.parse({ id: 'round_1', order: 1, open: false, closedAt: 8, tallies: { cluster_1: 3 } }),
  )
  facilitation.setOwner('q1', { personId: 'person_1', name: null })
  facilitation.setEditorialText(editorialKey('summary', 'fr'), { text: 'En bref', by: null, at: 7 })
  const a = board.addNote({ questionId: 'q1', text: 'Financement', hubId: 'hub_01', createdAt: 5 })
  const b = board.addNote({ questionId: 'q1', text: 'Budget', createdAt: 6, xy: [10, 20] })
  const c = board.addNote({ questionId: 'q3', text: 'Atelier', kind: 'commitment', createdAt: 7 })
  board.makeCluster([a], { questionId: 'q1', title: 'Argent' })
  board.mergeInto(b, a)
  board.setHidden(b, true)
  board.setStep(c, { owner: 'HUB 07', sdgs: [11], status: 'done' })
  board.setLanguage(c, 'es')
  board.setTranslation(c, 'en', { text: 'Workshop', by: 'person', at: 8 })
  board.setDrawing('shape:1', { type: 'draw', x: 1 })
  return takeSnapshot(board, facilitation, 100)
}

const identity = { boardId: '', joinCode: '', takenAt: 0 }

describe('[B12] a board from a file', () => {
  it('says the same as the board it was taken from, but for its own id, code and time', () => {
    const snapshot = held()
    const read = BoardSnapshot.parse(JSON.parse(JSON.stringify(snapshot)))
    const board = new BoardDoc(new Y.Doc())
    const facilitation = new FacilitationDoc(new Y.Doc())
    restoreSnapshot(board, facilitation, read, { boardId: 'board_2', joinCode: 'ABCDEF' })
    const again = takeSnapshot(board, facilitation, 200)
    expect(again).toMatchObject({ boardId: 'board_2', joinCode: 'ABCDEF' })
    expect(JSON.stringify({ ...again, ...identity })).toBe(JSON.stringify({ ...snapshot, ...identity }))
  })
})
