import { describe, expect, it } from 'vitest'
import { type CodeFacts, codeEndsAt, LEFT_BEHIND_MS, REOPENED_MS } from './join-code.ts'
import { templates } from './template.ts'

const { phases } = templates.local4action.agenda
const secondsOf = (id: string) => phases.find((phase) => phase.id === id)?.seconds ?? 0
const facts = (phaseId: string, change: Partial<CodeFacts> = {}): CodeFacts => ({
  meta: { codeEndedAt: null, codeOpenedAt: null },
  session: { phaseId, timer: null },
  phases,
  course: [{ phaseId, at: 1000 }],
  ...change,
})
const closed = 1000 + secondsOf('close') * 1000

describe('[B14] the room’s code', () => {
  it('ends when the clock of the last phase runs out, later where it was given more time', () => {
    const running = (endsAt: number) => ({ phaseId: 'close', timer: { endsAt, totalMs: 60_000 } })
    expect(codeEndsAt(facts('close', { session: running(61_000) }))).toBe(61_000)
    expect(codeEndsAt(facts('close', { session: running(361_000) }))).toBe(361_000)
  })

  it('ends by the wall where the clock of the last phase is paused or was never started', () => {
    expect(codeEndsAt(facts('close'))).toBe(closed)
    const paused = { phaseId: 'close', timer: { pausedWithMs: 5000, totalMs: secondsOf('close') * 1000 } }
    expect(codeEndsAt(facts('close', { session: paused }))).toBe(closed)
    const longer = { phaseId: 'close', timer: { pausedWithMs: 5000, totalMs: 600_000 } }
    expect(codeEndsAt(facts('close', { session: longer }))).toBe(601_000)
  })

  it('has no end before the session has begun', () => {
    expect(codeEndsAt(facts(phases[0]?.id ?? '', { course: [] }))).toBeNull()
    for (const { id, kind } of phases) if (kind === 'lobby') expect(codeEndsAt(facts(id)), id).toBeNull()
    expect(codeEndsAt(facts('close', { course: [] })), 'looked at, not entered').toBeNull()
    const ahead = templates['write-ahead'].agenda.phases
    expect(codeEndsAt(facts('write-ahead', { phases: ahead }))).toBeNull()
    const second = [...ahead.slice(1, 2), ...ahead.slice(0, 1)]
    expect(codeEndsAt(facts('write-ahead', { phases: second })), 'a day of writing ahead').toBeNull()
  })

  it('ends a day after the planned end of a phase in which the session was left behind', () => {
    const planned = 1000 + secondsOf('vote') * 1000
    expect(codeEndsAt(facts('vote'))).toBe(planned + LEFT_BEHIND_MS)
    const session = { phaseId: 'vote', timer: { endsAt: 90_000, totalMs: 60_000 } }
    expect(codeEndsAt(facts('vote', { session }))).toBe(90_000 + LEFT_BEHIND_MS)
  })

  it('takes a closing phase in the middle of the run for a phase like any other', () => {
    const close = phases.find(({ id }) => id === 'close')
    if (!close) throw new Error('the template has no phase "close"')
    const second = { ...close, id: 'second-day', kind: 'read' as const, order: close.order + 1 }
    const both = [...phases, second]
    expect(codeEndsAt(facts('close', { phases: both }))).toBe(closed + LEFT_BEHIND_MS)
    expect(codeEndsAt(facts('close', { phases: [...phases, { ...second, skipped: true }] }))).toBe(closed)
  })

  it('ends when a facilitator ends it, whatever the phase', () => {
    const meta = { codeEndedAt: 500, codeOpenedAt: 100 }
    for (const { id } of phases) expect(codeEndsAt(facts(id, { meta }))).toBe(500)
  })

  it('holds another day when it is opened after the end, and no longer when it was opened before', () => {
    const opened = (codeOpenedAt: number) =>
      codeEndsAt(facts('close', { meta: { codeEndedAt: null, codeOpenedAt } }))
    expect(opened(closed - 1)).toBe(closed)
    expect(opened(closed)).toBe(closed + REOPENED_MS)
  })
})
