import { templates } from '@atelier/board'
import { expect, it } from 'vitest'
import { dayTime, readDayTime, scheduleOf } from './schedule.ts'

const { items, phases } = templates.local4action.agenda
const starts = (of: ReturnType<typeof scheduleOf>) =>
  of.flatMap(({ slots }) =>
    slots.map(({ startMinute }) => (startMinute === null ? null : dayTime(startMinute))),
  )

it('puts one phase after another, over the points of the agenda', () => {
  const schedule = scheduleOf(items, phases, 14 * 60)
  expect(starts(schedule).slice(0, 6)).toEqual(['14:00', '14:15', '14:20', '14:21', '14:23:30', '14:25:30'])
  expect(schedule.map(({ seconds }) => seconds)).toEqual([900, 300, 1500])
})

it('leaves out what is skipped, and closes up', () => {
  const without = phases.map((phase) => ({ ...phase, skipped: phase.id === 'briefing' }))
  const schedule = scheduleOf(items, without, 14 * 60)
  expect(schedule[1]?.slots).toEqual([])
  expect(starts(schedule).slice(0, 2)).toEqual(['14:00', '14:15'])
})

it('keeps a day of writing ahead off the clock', () => {
  const ahead = templates['write-ahead'].agenda
  expect(starts(scheduleOf(ahead.items, ahead.phases, 9 * 60)).slice(0, 2)).toEqual([null, '09:00'])
})

it('passes midnight', () => expect(dayTime(24 * 60 + 5)).toBe('00:05'))

it('reads a time field, and an empty one as nothing', () => {
  expect(readDayTime('14:05')).toBe(845)
  expect(readDayTime('')).toBeNull()
})
