import { plannedOfItemMs, templates } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { addPhase, dropPhase, inOrder, readDuration, removePhase, stepPhase } from './agenda-edit.ts'

const { agenda } = templates.local4action
const ids = (of = agenda) => of.phases.map(({ id }) => id)
const itemOf = (of: typeof agenda, id: string) => of.phases.find((phase) => phase.id === id)?.agendaItemId

describe('order of phases', () => {
  it('is numbered anew and otherwise as it was', () => {
    expect(ids(inOrder(agenda))).toEqual(ids())
    expect(inOrder(agenda).phases.map(({ order }) => order)).toEqual(agenda.phases.map((_, n) => n + 1))
  })

  it('changes by one place within a point', () => {
    const moved = stepPhase(agenda, 'write-q2', -1)
    expect(ids(moved).indexOf('write-q2')).toBe(ids().indexOf('write-q1'))
    expect(itemOf(moved, 'write-q2')).toBe('strategy')
  })

  it('goes over to the neighbouring point at the end of its own', () => {
    const moved = stepPhase(agenda, 'frame', -1)
    expect(ids(moved)).toEqual(ids())
    expect(itemOf(moved, 'frame')).toBe('know')
    expect(itemOf(stepPhase(moved, 'frame', 1), 'frame')).toBe('strategy')
  })

  it('stays at both ends of the session', () => {
    expect(stepPhase(agenda, 'presentations', -1)).toEqual(agenda)
    expect(stepPhase(agenda, 'close', 1)).toEqual(agenda)
  })

  it('takes a dropped phase into the point it was dropped in', () => {
    const moved = dropPhase(agenda, 'vote', 'briefing')
    expect(ids(moved).slice(0, 3)).toEqual(['presentations', 'vote', 'briefing'])
    expect(itemOf(moved, 'vote')).toBe('know')
  })
})

describe('adding and removing', () => {
  it('adds to the end of a point, with the customs of its kind, in every language', () => {
    const added = addPhase(agenda, 'know', 'write', ['q1'])
    const phase = added.phases[2]
    expect(phase).toMatchObject({ agendaItemId: 'know', kind: 'write', hidden: true, questionIds: ['q1'] })
    expect(Object.values(phase?.name ?? {}).every((name) => name.length > 0)).toBe(true)
    expect(plannedOfItemMs(added.phases, 'know')).toBe((300 + 150) * 1000)
  })

  it('removes one and keeps the rest', () => {
    expect(ids(removePhase(agenda, 'vote'))).toEqual(ids().filter((id) => id !== 'vote'))
  })
})

describe('durations', () => {
  it.each([
    ['2:30', 150],
    ['0:05', 5],
    ['25', 1500],
    ['2.5', 150],
    ['2,5', 150],
    [' 1:00 ', 60],
    ['1440', 86_400],
  ])('reads %s', (text, seconds) => expect(readDuration(text)).toBe(seconds))

  it.each(['', 'two', '-1', '2:75', '1441', '1:2:3'])('does not read "%s"', (text) =>
    expect(readDuration(text)).toBeNull(),
  )
})
