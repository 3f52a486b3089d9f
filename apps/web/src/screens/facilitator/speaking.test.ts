import type { PersonRow } from '@atelier/board'
import { expect, it } from 'vitest'
import { speakingOf } from './speaking.ts'

const person = (change: Partial<PersonRow>): PersonRow => ({
  id: 'person_1',
  role: 'participant',
  name: null,
  hubId: null,
  language: 'fr',
  joinedAt: 0,
  people: 1,
  online: true,
  closed: false,
  notes: {},
  ...change,
})

it('counts participants by language, and those without a note under the questions asked', () => {
  const people = [
    person({ notes: { q1: 2 } }),
    person({ notes: { q2: 1 } }),
    person({ language: 'es', notes: { q1: 0 } }),
    person({ role: 'facilitator' }),
    person({ closed: true }),
  ]
  expect(speakingOf(people, ['q1'])).toEqual([
    { language: 'fr', people: 2, silent: 1 },
    { language: 'es', people: 1, silent: 1 },
  ])
  expect(speakingOf(people, [])[0]?.silent).toBe(0)
})
