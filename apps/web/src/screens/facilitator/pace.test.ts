import { templates } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { paceOf } from './pace.ts'

const { items, phases } = templates.local4action.agenda
const MINUTE = 60_000
const running = (phaseId: string, endsAt: number) => ({ phaseId, timer: { endsAt, totalMs: MINUTE } })

describe('pace of a point of the agenda', () => {
  it('is on time at its beginning when the phases fill its minutes', () => {
    const course = [{ phaseId: 'frame', at: 0 }]
    expect(paceOf(running('frame', MINUTE), phases, items, course, 0)).toEqual({
      totalMs: 25 * MINUTE,
      leftMs: 25 * MINUTE,
      lateMs: 0,
    })
  })

  it('falls behind by what was given to a phase', () => {
    const course = [{ phaseId: 'frame', at: 0 }]
    expect(paceOf(running('frame', 2 * MINUTE), phases, items, course, 0)?.lateMs).toBe(MINUTE)
  })

  it('falls behind while the clock is paused', () => {
    const paused = { phaseId: 'frame', timer: { pausedWithMs: MINUTE, totalMs: MINUTE } }
    const course = [{ phaseId: 'frame', at: 0 }]
    expect(paceOf(paused, phases, items, course, 3 * MINUTE)?.lateMs).toBe(3 * MINUTE)
  })

  it('is ahead when a phase ended early', () => {
    const course = [
      { phaseId: 'briefing', at: -5 * MINUTE },
      { phaseId: 'frame', at: 0 },
      { phaseId: 'write-q1', at: 20_000 },
    ]
    expect(paceOf(running('write-q1', 170_000), phases, items, course, 20_000)?.lateMs).toBe(-40_000)
  })

  it('begins anew when the session went back before the point', () => {
    const course = [
      { phaseId: 'frame', at: 0 },
      { phaseId: 'briefing', at: 1000 },
      { phaseId: 'frame', at: 10 * MINUTE },
    ]
    expect(paceOf(running('frame', 11 * MINUTE), phases, items, course, 10 * MINUTE)?.leftMs).toBe(
      25 * MINUTE,
    )
  })

  it('says nothing of a phase that is longer than its point, such as a day of writing ahead', () => {
    const ahead = templates['write-ahead'].agenda
    expect(paceOf(running('write-ahead', 0), ahead.phases, ahead.items, [], 0)).toBeNull()
  })
})
