import { type Hub, templates } from '@atelier/board'
import { expect, it } from 'vitest'
import { commitmentsOf } from './commitments.ts'

const { questions } = templates.local4action
const hub = (n: number): Hub => ({
  id: `hub_${n}`,
  order: n,
  name: `HUB 0${n}`,
  code: `H0${n}`,
  city: '',
  language: null,
  sdgs: [],
})
const note = (hubId: string | null, change = {}) => ({
  hubId,
  hidden: false,
  questionId: 'q3',
  kind: 'note' as const,
  step: null,
  ...change,
})

it('tells a filled card from a bare note, and names the HUBs without either', () => {
  const { complete, begun, without } = commitmentsOf(
    [hub(1), hub(2), hub(3), hub(4)],
    [
      note('hub_1', { step: { due: '2027-03-01' } }),
      note('hub_2', { step: { help: 'a translator' } }),
      note('hub_3', { hidden: true }),
      note('hub_4', { questionId: 'q1' }),
    ],
    questions,
  )
  expect([complete, begun, without].map((hubs) => hubs.map(({ id }) => id))).toEqual([
    ['hub_1'],
    ['hub_2'],
    ['hub_3', 'hub_4'],
  ])
})
