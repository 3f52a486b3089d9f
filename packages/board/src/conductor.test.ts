import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ConductorVerb,
  canUndo,
  conduct,
  isOver,
  MAX_PAST,
  nextPhase,
  plannedOfItemMs,
  previousPhase,
  remainingOfItemMs,
  type SessionState,
  UNDO_MS,
} from './conductor.ts'
import { templates } from './template.ts'
import { MAX_TIMER_MS, remainingMs } from './timer.ts'

const { phases } = templates.open.agenda
const state = (phaseId: string): SessionState => ({ phaseId, timer: null })
const done = (result: ReturnType<typeof conduct>): SessionState => {
  if ('refused' in result) throw new Error(`refused: ${result.refused}`)
  return result.state
}

describe('the run of a session', () => {
  it('enters a phase with its whole time', () => {
    const next = done(conduct(state('frame'), phases, { verb: 'phase', to: 'writing' }, 1000))
    expect(next).toMatchObject({ phaseId: 'writing', timer: { endsAt: 421_000, totalMs: 420_000 } })
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

  it('goes on to the phase that follows and is not skipped, and stays at the last one', () => {
    const shorter = phases.map((phase) => (phase.id === 'reading' ? { ...phase, skipped: true } : phase))
    expect(done(conduct(state('writing'), shorter, { verb: 'next' }, 0)).phaseId).toBe('clustering')
    expect(conduct(state('close'), phases, { verb: 'next' }, 0)).toEqual({ refused: 'lastPhase' })
    expect(remainingOfItemMs(state('frame'), shorter, 0)).toBe(22.5 * 60_000)
  })

  it('comes back with everything as it was: the time that was left, running or paused', () => {
    let at = done(conduct(state('frame'), phases, { verb: 'phase', to: 'writing' }, 0))
    at = done(conduct(at, phases, { verb: 'next' }, 100_000))
    expect(at.phaseId).toBe('reading')
    const back = done(conduct(at, phases, { verb: 'back', from: 'reading' }, 160_000))
    expect(back.phaseId).toBe('writing')
    expect(remainingMs(back.timer, 160_000)).toBe(320_000)
    const paused = done(conduct(at, phases, { verb: 'pause' }, 110_000))
    const on = done(conduct(paused, phases, { verb: 'next' }, 120_000))
    expect(done(conduct(on, phases, { verb: 'back' }, 500_000)).timer).toEqual(paused.timer)
    expect(conduct(state('frame'), phases, { verb: 'back' }, 0)).toEqual({ refused: 'noWayBack' })
  })

  it('unmakes the last step within ten seconds, clock included, and not later', () => {
    const writing = done(conduct(state('frame'), phases, { verb: 'phase', to: 'writing' }, 0))
    const reading = done(conduct(writing, phases, { verb: 'next' }, 100_000))
    expect(canUndo(reading, 100_000 + UNDO_MS)).toBe(true)
    const undone = done(conduct(reading, phases, { verb: 'undo' }, 100_000 + UNDO_MS))
    expect(undone).toMatchObject({ phaseId: 'writing', timer: writing.timer })
    expect(canUndo(undone, 100_000 + UNDO_MS)).toBe(false)
    expect(conduct(reading, phases, { verb: 'undo' }, 100_001 + UNDO_MS)).toEqual({ refused: 'undoTooLate' })
  })

  it('never leads back into a phase that was taken out of the agenda', () => {
    let at = done(conduct(state('frame'), phases, { verb: 'next' }, 0))
    at = done(conduct(at, phases, { verb: 'next' }, 0))
    const without = phases.filter((phase) => phase.id !== 'writing')
    expect(done(conduct(at, without, { verb: 'back' }, 0)).phaseId).toBe('frame')
  })

  it('stays valid under any sequence of verbs from any hand', () => {
    const verb: fc.Arbitrary<ConductorVerb> = fc.oneof(
      fc.record({
        verb: fc.constant('phase' as const),
        to: fc.constantFrom(...phases.map((p) => p.id), 'nowhere'),
      }),
      fc.constantFrom(
        ...(['start', 'pause', 'resume', 'next', 'back', 'undo'] as const).map((name) => ({ verb: name })),
      ),
      fc.record({ verb: fc.constant('extend' as const), seconds: fc.integer({ min: -3600, max: 3600 }) }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(verb, fc.nat({ max: 600_000 })), { maxLength: 50 }), (verbs) => {
        let at = state('presentations')
        let now = 0
        for (const [hand, pauseMs] of verbs) {
          now += pauseMs
          const before = structuredClone(at)
          const result = conduct(at, phases, hand, now)
          if ('refused' in result) expect(at).toEqual(before)
          else at = result.state
          expect(at.past?.length ?? 0).toBeLessThanOrEqual(MAX_PAST)
          const item = phases.find((phase) => phase.id === at.phaseId)?.agendaItemId ?? ''
          const later = phases.slice(phases.findIndex((phase) => phase.id === at.phaseId) + 1)
          expect(remainingOfItemMs(at, phases, now)).toBe(
            (remainingMs(at.timer, now) ?? (phases.find((p) => p.id === at.phaseId)?.seconds ?? 0) * 1000) +
              plannedOfItemMs(later, item),
          )
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
