import { expect, it } from 'vitest'
import { agendaForQuestions } from './agenda-questions.ts'
import type { Question } from './question.ts'
import { templates } from './template.ts'

const { agenda, questions } = templates.local4action
const one = (id: string): Question => {
  const words = { en: id, fr: id, es: id }
  return { id, order: 9, text: words, short: words, commitments: false }
}
const writing = ({ phases }: typeof agenda) =>
  phases
    .filter(({ kind }) => kind === 'write')
    .map(({ id, questionIds, name }) => [id, ...questionIds, name.en])

it('stays as it is when the questions only change their words or order', () => {
  expect(agendaForQuestions(agenda, questions, [...questions].reverse(), 'frame')).toEqual(agenda)
})

it('loses a question from every phase, and the phase that was about it alone', () => {
  const changed = agendaForQuestions(agenda, questions, questions.slice(1), 'frame')
  expect(changed.phases.flatMap(({ questionIds }) => questionIds)).not.toContain('q1')
  expect(changed.phases).toHaveLength(agenda.phases.length - 1)
  expect(changed.phases.map(({ order }) => order)).toEqual(changed.phases.map((_, index) => index + 1))
})

it('keeps the phase in which the session stands', () => {
  const { phases } = agendaForQuestions(agenda, questions, questions.slice(1), 'write-q1')
  expect(phases.find(({ id }) => id === 'write-q1')?.questionIds).toEqual([])
})

it('gives a new question a phase of writing of its own, and a place where all questions are', () => {
  const changed = agendaForQuestions(agenda, questions, [...questions, one('q4'), one('q5')], 'frame')
  expect(writing(changed).slice(-3)).toEqual([
    ['write-q3', 'q3', 'Silent writing 3'],
    ['write-q4', 'q4', 'Silent writing 4'],
    ['write-q5', 'q5', 'Silent writing 5'],
  ])
  const vote = changed.phases.find(({ kind }) => kind === 'vote')
  expect(vote?.questionIds).toEqual(['q1', 'q2', 'q3', 'q4', 'q5'])
  expect(changed.phases.find(({ id }) => id === 'results')?.questionIds).toEqual(['q3'])
})
