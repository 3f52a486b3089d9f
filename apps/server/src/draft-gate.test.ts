import { DEFAULT_SETTINGS, DRAFT_GRACE_MS, type Settings, templates, type Visit } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { DRAFTS_KEPT_MS, draftGate, inGrace } from './draft-gate.ts'
import type { LiveBoard } from './live-board.ts'

const phases = new Map(templates.local4action.agenda.phases.map((phase) => [phase.id, phase]))
/** Epoch ms at which the first phase of the course was entered; each takes two minutes. */
const START = 1_000_000
const PHASE_MS = 120_000

function after(ids: string[], settings: Partial<Settings> = {}): LiveBoard {
  const course: Visit[] = ids.map((phaseId, index) => ({ phaseId, at: START + index * PHASE_MS }))
  return {
    phase: phases.get(ids.at(-1) ?? '') ?? null,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    phases,
    course,
    questionIds: ['q1', 'q2', 'q3'],
    rounds: [],
  }
}

const born = (questionId: string, createdAt: number) => ({ questionId, createdAt, kind: 'note' as const })
const entered = (number: number) => START + number * PHASE_MS

describe('a participant’s draft', () => {
  it('takes new notes under the open question while writing is hidden', () => {
    const now = entered(0) + 60_000
    const gate = draftGate(after(['write-q1']), 'participant', now, false)
    expect(gate.change).toBe(true)
    expect(gate.birth(born('q1', now))).toBeNull()
    expect(gate.birth(born('q2', now))).toBe('questionClosed')
  })

  it.each(['presentations', 'frame', 'reading', 'clustering', 'vote', 'results', 'close'])(
    'takes nothing in the phase %s',
    (id) => {
      const now = entered(0) + 60_000
      const gate = draftGate(after([id]), 'participant', now, true)
      expect(gate.change).toBe(false)
      for (const questionId of ['q1', 'q2', 'q3'])
        expect(gate.birth(born(questionId, now))).toBe('phaseClosed')
    },
  )

  it('takes for a moment what was on its way when the phase ended', () => {
    const live = after(['write-q1', 'reading'])
    const intime = born('q1', entered(1) - 1000)
    const during = draftGate(live, 'participant', entered(1) + DRAFT_GRACE_MS, false)
    expect([during.change, during.birth(intime)]).toEqual([true, null])
    const past = draftGate(live, 'participant', entered(1) + DRAFT_GRACE_MS + 1, false)
    expect([past.change, past.birth(intime)]).toEqual([false, 'phaseClosed'])
  })

  it('takes from a device that comes back, however late, what was written in time, and nothing else', () => {
    const live = after(['write-q1', 'reading', 'clustering', 'naming'])
    const now = entered(3) + 60_000
    const gate = draftGate(live, 'participant', now, true)
    expect(gate.birth(born('q1', entered(0) + 5000))).toBeNull()
    expect(gate.birth(born('q2', entered(0) + 5000))).toBe('phaseClosed')
    expect(gate.birth(born('q1', entered(2)))).toBe('phaseClosed')
    expect(gate.birth(born('q1', now + 10 * PHASE_MS))).toBe('phaseClosed')
  })

  it('takes a late note for an earlier question while the next is open', () => {
    const live = after(['write-q1', 'write-q2'])
    const soon = draftGate(live, 'participant', entered(1) + 2000, false)
    expect(soon.birth(born('q1', entered(1) - 500))).toBeNull()
    const later = draftGate(live, 'participant', entered(1) + 60_000, false)
    expect(later.birth(born('q1', entered(1) - 500))).toBe('questionClosed')
  })

  it('takes nothing while all is frozen, nor a day after the close', () => {
    const frozen = draftGate(after(['write-q1'], { frozen: true }), 'participant', entered(0), true)
    expect([frozen.change, frozen.birth(born('q1', entered(0)))]).toEqual([false, 'phaseClosed'])
    const now = entered(1) + DRAFTS_KEPT_MS + 1
    const over = draftGate(after(['write-q1', 'close']), 'participant', now, true)
    expect([over.change, over.birth(born('q1', entered(0)))]).toEqual([false, 'phaseClosed'])
  })

  it('is where everybody writes when nobody may learn who wrote', () => {
    const now = entered(0) + 60_000
    const gate = draftGate(after(['results'], { anonymity: 'none' }), 'participant', now, false)
    expect([gate.change, gate.birth(born('q3', now)), gate.birth(born('q1', now))]).toEqual([
      true,
      null,
      'questionClosed',
    ])
  })
})

it('takes notes of facilitators under every question while writing is hidden', () => {
  const now = entered(0) + 60_000
  const gate = draftGate(after(['write-q1'], { frozen: true }), 'facilitator', now, false)
  expect([gate.change, gate.birth(born('q3', now))]).toEqual([true, null])
})

it('lets people finish what they were typing after hidden writing alone', () => {
  expect(inGrace(after(['write-q3', 'reading']), entered(1) + 1000)).toBe(true)
  expect(inGrace(after(['write-q3', 'reading']), entered(1) + DRAFT_GRACE_MS + 1)).toBe(false)
  expect(inGrace(after(['write-q2', 'write-q3']), entered(1) + 1000)).toBe(false)
  expect(inGrace(after(['reading', 'clustering']), entered(1) + 1000)).toBe(false)
  expect(inGrace(after(['write-q3', 'reading'], { frozen: true }), entered(1) + 1000)).toBe(false)
})
