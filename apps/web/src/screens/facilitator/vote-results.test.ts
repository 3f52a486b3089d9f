import { BoardDoc, Round, templates } from '@atelier/board'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { currentRound, resultsOf } from './vote-results.ts'

const { questions } = templates.local4action
const round = (change: Partial<Round>): Round =>
  Round.parse({ id: 'round_1', order: 1, questionIds: ['q1'], ...change })

function board() {
  const doc = new BoardDoc(new Y.Doc())
  const [a, b, c] = ['a', 'b', 'c'].map((text) => doc.addNote({ questionId: 'q1', text })) as [
    string,
    string,
    string,
  ]
  const funding = doc.makeCluster([a, b], { questionId: 'q1', title: 'Funding' })
  const alone = doc.makeCluster([c], { questionId: 'q1' })
  return { doc, funding, alone, a, c }
}

it('says nothing of a round that is open', () => {
  const { doc, funding } = board()
  const open = round({ open: true, tallies: { [funding]: 3 } })
  expect(resultsOf(open, questions, doc.clusters(), doc.notes())).toBeNull()
})

it('lists most votes first, and what got none; a note left alone speaks for its group', () => {
  const { doc, funding, alone } = board()
  const closed = round({ tallies: { [alone]: 4 } })
  expect(resultsOf(closed, questions, doc.clusters(), doc.notes())).toEqual([
    {
      questionId: 'q1',
      votes: 4,
      rows: [
        { targetId: alone, title: 'c', votes: 4 },
        { targetId: funding, title: 'Funding', votes: 0 },
      ],
    },
  ])
})

it('counts notes in a round on notes, but none that was taken from view', () => {
  const { doc, a, c } = board()
  doc.setHidden(c, true)
  const closed = round({ on: 'notes', tallies: { [a]: 2, [c]: 9 } })
  const rows = resultsOf(closed, questions, doc.clusters(), doc.notes())?.[0]?.rows
  expect(rows?.map(({ title, votes }) => [title, votes])).toEqual([
    ['a', 2],
    ['b', 0],
  ])
})

it('speaks of the open round before a later closed one', () => {
  expect(currentRound([round({ id: 'round_1', open: true }), round({ id: 'round_2' })])?.id).toBe('round_1')
  expect(currentRound([])).toBeNull()
})
