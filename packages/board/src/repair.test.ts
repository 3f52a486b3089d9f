import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import { repair } from './repair.ts'

const QUESTIONS = ['q1', 'q2']
const board = () => new BoardDoc(new Y.Doc())
const why = (b: BoardDoc) => repair(b, QUESTIONS).map((r) => `${r.what}: ${r.why}`)

describe('[B2] repair', () => {
  it('has nothing to do on a sound board', () => {
    const b = board()
    const id = b.addNote({ questionId: 'q1', text: 'a' })
    b.makeCluster([id], { questionId: 'q2', title: 'T' })
    expect(why(b)).toEqual([])
  })

  it('takes unreadable facts away with all that hangs on them', () => {
    const b = board()
    const id = b.addNote({ questionId: 'q1', text: 'a', xy: [1, 1] })
    b.raw().notes.set(id, { nonsense: true })
    expect(why(b)).toEqual(['notes: unreadable', 'text: no such note', 'xy: no such note'])
  })

  it('sets a note free whose cluster is gone', () => {
    const b = board()
    const id = b.addNote({ questionId: 'q1' })
    b.raw().cluster.set(id, 'cluster_gone')
    expect(why(b)).toEqual(['cluster: no such cluster'])
    expect(b.note(id)?.questionId).toBe('q1')
  })

  it('carries what stands under an unknown question to where it was written, else to the first question', () => {
    const b = board()
    const lost = b.addNote({ questionId: 'q9' })
    const carried = b.addNote({ questionId: 'q2' })
    b.raw().state.set(carried, { questionId: 'q9' })
    const cluster = b.makeCluster([], { questionId: 'q9', title: 'T' })
    repair(b, QUESTIONS)
    expect([b.note(lost)?.questionId, b.note(carried)?.questionId, b.cluster(cluster)?.questionId]).toEqual([
      'q1',
      'q2',
      'q1',
    ])
  })

  it('gives a wording to a note that has none', () => {
    const b = board()
    b.raw().notes.set('note_1', { questionId: 'q1', kind: 'note', createdAt: 1 })
    expect(why(b)).toEqual(['text: no wording'])
    expect(b.text('note_1')).not.toBeNull()
  })

  it('opens a circle of merges at the smallest id, whichever replica does it', () => {
    const b = board()
    for (const id of ['note_a', 'note_b', 'note_c'] as const) b.addNote({ id, questionId: 'q1' })
    b.mergeInto('note_b', 'note_c')
    b.mergeInto('note_c', 'note_a')
    b.mergeInto('note_a', 'note_b')
    expect(why(b)).toEqual(['state: merged in a circle'])
    expect(b.notes().map((n) => [n.id, n.mergedInto])).toEqual(
      expect.arrayContaining([
        ['note_a', null],
        ['note_b', 'note_a'],
        ['note_c', 'note_a'],
      ]),
    )
  })
})
