import { TrailEvent } from '@atelier/board'
import { expect, it } from 'vitest'
import { sayIn } from '../../i18n.ts'
import { facilitatorTexts } from './texts.ts'
import { trailWords } from './trail-words.ts'

const subjects = {
  notes: new Map([
    ['note_1', { text: 'Trams' }],
    ['note_2', { text: 'More trams' }],
  ]),
  clusters: new Map([
    ['cluster_1', { title: 'Money' }],
    ['cluster_2', { title: 'Transport' }],
  ]),
  questions: [{ id: 'q1' }, { id: 'q2' }],
}
const event = (change: Partial<TrailEvent>) =>
  TrailEvent.parse({ seq: 1, at: 0, verb: 'cluster', subjectId: 'note_1', ...change })
const said = (change: Partial<TrailEvent>) =>
  trailWords(event(change), subjects, sayIn('en', facilitatorTexts))

it('says from where to where', () => {
  expect(said({ from: 'cluster_1', to: 'cluster_2' })).toBe('“Trams” from “Money” to “Transport”')
  expect(said({ to: 'cluster_2' })).toBe('“Trams” into “Transport”')
  expect(said({ from: 'cluster_1' })).toBe('“Trams” out of “Money”')
  expect(said({ verb: 'merge', to: 'note_2' })).toBe('“Trams” joined to “More trams”')
  expect(said({ verb: 'carry', from: 'q1', to: 'q2' })).toBe('“Trams” carried to question 2')
})

it('speaks of what is gone from the board, too', () => {
  expect(said({ subjectId: 'note_9', verb: 'hide', from: false, to: true })).toBe(
    '“a note that is gone” taken from view',
  )
  expect(said({ subjectId: 'cluster_9', verb: 'exist', from: true, to: false })).toBe(
    'Group “untitled” dissolved',
  )
})
