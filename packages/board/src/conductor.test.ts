import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ConductorVerb,
  conduct,
  isOver,
  nextPhase,
  previousPhase,
  remainingOfItemMs,
  type SessionState,
} from './conductor.ts'
import { templates } from './template.ts'
import { MAX_TIMER_MS, remainingMs } from './timer.ts'

const { phases } = templates.local4action.agenda
const state = (phaseId: string): SessionState => ({ phaseId, timer: null })
const done = (result: ReturnType<typeof conduct>): SessionState => {
  if ('refused' in result) throw new Error(`refused: ${result.refused}`)
  return result.state
}

describe('the run of a session', () => {
  it('enters a phase with its whole time', () => {
    const next = done(conduct(state('frame'), phases, { verb: 'phase', to: 'writing' }, 1000))
    expect(next).toEqual({ phaseId: 'writing', timer: { endsAt: 421_000, totalMs: 420_000 } })
  })

  it('makes one step when two facilitators press next at the same moment', () => {
    const next = { verb: 'phase', to: 'writing', from: 'frame' } as const
    const once = done(conduct(state('frame'), phases, next, 0))
    expect(conduct(once, phases, next, 1)).toEqual({ refused: 'phaseMoved' })
  })

  it('refuses a phase that does not exist and a clock that was not started', () => {
    expect(conduct(state('frame'), phases, { verb: 'phase', to: 'voting' }, 0)).toEqual({
      refused: 'unknownPhase',
    })
    for (const verb of [{ verb: 'pause' }, { verb: 'resume' }, { verb: 'extend', seconds: 30 }] as const)
      expect(conduct(state('frame'), phases, verb, 0)).toEqual({ refused: 'timerNotRunning' })
  })

  it('keeps what is left over a pause, however long', () => {
    let at = done(conduct(state('frame'), phases, { verb: 'start' }, 0))
    at = done(conduct(at, phases, { verb: 'pause' }, 20_000))
    expect(remainingMs(at.timer, 900_000)).toBe(40_000)
    at = done(conduct(at, phases, { verb: 'resume' }, 900_000))
    expect(at.timer).toEqual({ endsAt: 940_000, totalMs: 60_000 })
  })

  it('gives thirty seconds after the end as thirty seconds from now', () => {
    const at = done(conduct(state('frame'), phases, { verb: 'start' }, 0))
    expect(isOver(at.timer, 75_000)).toBe(true)
    const more = done(conduct(at, phases, { verb: 'extend', seconds: 30 }, 75_000))
    expect(remainingMs(more.timer, 75_000)).toBe(30_000)
  })

  it('knows its neighbours and its ends', () => {
    expect(nextPhase(phases, 'close')).toBeNull()
    expect(previousPhase(phases, 'presentations')).toBeNull()
    expect(nextPhase(phases, 'frame')?.id).toBe('writing')
  })

  it('counts the interactive point as twenty-five minutes before it starts', () => {
    expect(remainingOfItemMs(state('frame'), phases, 0)).toBe(25 * 60_000)
  })

  it('stays valid under any sequence of verbs from any hand', () => {
    const verb: fc.Arbitrary<ConductorVerb> = fc.oneof(
      fc.record({
        verb: fc.constant('phase' as const),
        to: fc.constantFrom(...phases.map((p) => p.id), 'nowhere'),
      }),
      fc.constantFrom({ verb: 'start' as const }, { verb: 'pause' as const }, { verb: 'resume' as const }),
      fc.record({ verb: fc.constant('extend' as const), seconds: fc.integer({ min: -3600, max: 3600 }) }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(verb, fc.nat({ max: 600_000 })), { maxLength: 50 }), (verbs) => {
        let at = state('presentations')
        let now = 0
        for (const [hand, later] of verbs) {
          now += later
          const result = conduct(at, phases, hand, now)
          if ('state' in result) at = result.state
          expect(phases.map((p) => p.id)).toContain(at.phaseId)
          const left = remainingMs(at.timer, now)
          if (at.timer && left !== null) {
            expect(left).toBeGreaterThanOrEqual(0)
            expect(left).toBeLessThanOrEqual(at.timer.totalMs)
            expect(at.timer.totalMs).toBeLessThanOrEqual(MAX_TIMER_MS)
          }
        }
      }),
    )
  })
})
