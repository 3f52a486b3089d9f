import * as z from 'zod/mini'
import type { AgendaItem, Phase } from './phase.ts'
import { extendTimer, isRunning, pauseTimer, remainingMs, resumeTimer, startTimer, Timer } from './timer.ts'

/** How long the last step can be taken back as if it had never been made, in ms. */
export const UNDO_MS = 10_000
/** How many phases back the way is remembered. */
export const MAX_PAST = 40

/** The run of a session: what the information note lists, and the phases that carry it out. */
export interface Agenda {
  items: AgendaItem[]
  phases: Phase[]
}

/** A phase that was left: what its clock said at `leftAt`, epoch ms. */
export const PastPhase = z.object({ phaseId: z.string(), timer: z.catch(Timer, null), leftAt: z.number() })
export type PastPhase = z.infer<typeof PastPhase>

const Standing = {
  phaseId: z.string(),
  timer: z.catch(Timer, null),
  /** Phases that were left, newest last: the way back. */
  past: z.catch(z.optional(z.array(PastPhase)), undefined),
}

/** Where the session stands, and what it takes to go back. `before` is the state that the last step replaced. */
export const SessionState = z.looseObject({
  ...Standing,
  before: z.catch(z.optional(z.object({ ...Standing, at: z.number() })), undefined),
})
export type SessionState = z.infer<typeof SessionState>

/** What a facilitator's hand does to the session. `from` guards against two hands pressing "next" at once. */
export type ConductorVerb =
  | { verb: 'phase'; to: string; from?: string | undefined }
  | { verb: 'next'; from?: string | undefined }
  | { verb: 'back'; from?: string | undefined }
  | { verb: 'undo'; from?: string | undefined }
  | { verb: 'start' }
  | { verb: 'pause' }
  | { verb: 'resume' }
  | { verb: 'extend'; seconds: number }

/** Why a verb was refused; a code of `errors.ts`. */
export type ConductorRefusal =
  | 'unknownPhase'
  | 'phaseMoved'
  | 'timerNotRunning'
  | 'lastPhase'
  | 'noWayBack'
  | 'undoTooLate'

/**
 * The next state of the session.
 *
 * `next` enters the phase that follows and is not skipped. `back` enters the phase that was left last, with the time
 * it still had. `undo` makes the last step unmade, clock included, for {@link UNDO_MS} after it.
 *
 * @param nowMs epoch ms on the server's clock
 * @returns the new state, or the reason why nothing changes
 */
export function conduct(
  state: SessionState,
  phases: readonly Phase[],
  verb: ConductorVerb,
  nowMs: number,
): { state: SessionState } | { refused: ConductorRefusal } {
  if ('from' in verb && verb.from !== undefined && verb.from !== state.phaseId)
    return { refused: 'phaseMoved' }
  switch (verb.verb) {
    case 'phase':
      return enter(
        state,
        phases.find((phase) => phase.id === verb.to),
        nowMs,
      )
    case 'next': {
      const next = nextPhase(phases, state.phaseId)
      return next ? enter(state, next, nowMs) : { refused: 'lastPhase' }
    }
    case 'back':
      return goBack(state, phases, nowMs)
    case 'undo':
      return undoStep(state, phases, nowMs)
    case 'start': {
      const phase = phases.find((candidate) => candidate.id === state.phaseId)
      if (!phase) return { refused: 'unknownPhase' }
      return { state: state.timer === null ? { ...state, timer: startTimer(phase.seconds, nowMs) } : state }
    }
    case 'pause':
      return withClock(state, (timer) => pauseTimer(timer, nowMs))
    case 'resume':
      return withClock(state, (timer) => resumeTimer(timer, nowMs))
    case 'extend':
      return withClock(state, (timer) => extendTimer(timer, verb.seconds * 1000, nowMs))
  }
}

type Outcome = ReturnType<typeof conduct>

function enter(state: SessionState, phase: Phase | undefined, nowMs: number): Outcome {
  if (!phase) return { refused: 'unknownPhase' }
  const left = { phaseId: state.phaseId, timer: state.timer, leftAt: nowMs }
  return {
    state: {
      phaseId: phase.id,
      timer: startTimer(phase.seconds, nowMs),
      past: [...(state.past ?? []), left].slice(-MAX_PAST),
      before: standing(state, nowMs),
    },
  }
}

function goBack(state: SessionState, phases: readonly Phase[], nowMs: number): Outcome {
  const past = [...(state.past ?? [])]
  // A phase that was taken out of the agenda since cannot be entered again.
  while (past.length > 0 && !phases.some((phase) => phase.id === past.at(-1)?.phaseId)) past.pop()
  const last = past.pop()
  if (!last) return { refused: 'noWayBack' }
  const asItWas = pauseTimer(last.timer, last.leftAt)
  const timer = isRunning(last.timer) ? resumeTimer(asItWas, nowMs) : asItWas
  return { state: { phaseId: last.phaseId, timer, past, before: standing(state, nowMs) } }
}

function undoStep({ before }: SessionState, phases: readonly Phase[], nowMs: number): Outcome {
  if (!before || nowMs - before.at > UNDO_MS) return { refused: 'undoTooLate' }
  if (!phases.some((phase) => phase.id === before.phaseId)) return { refused: 'unknownPhase' }
  const { at: _, ...state } = before
  return { state }
}

function withClock(state: SessionState, change: (timer: Timer) => Timer): Outcome {
  if (state.timer === null) return { refused: 'timerNotRunning' }
  return { state: { ...state, timer: change(state.timer) } }
}

const standing = ({ phaseId, timer, past }: SessionState, at: number) => ({
  phaseId,
  timer,
  ...(past && { past }),
  at,
})

/** Whether the last step can still be taken back. */
export function canUndo({ before }: SessionState, nowMs: number): boolean {
  return before !== undefined && nowMs - before.at <= UNDO_MS
}

/** The phase after the current one that is not skipped; `null` at the end. */
export function nextPhase(phases: readonly Phase[], phaseId: string): Phase | null {
  const at = phases.findIndex((phase) => phase.id === phaseId)
  return at < 0 ? null : (phases.slice(at + 1).find((phase) => !phase.skipped) ?? null)
}

/** The phase before the current one that is not skipped; `null` at the beginning. */
export function previousPhase(phases: readonly Phase[], phaseId: string): Phase | null {
  const at = phases.findIndex((phase) => phase.id === phaseId)
  return at <= 0 ? null : (phases.slice(0, at).findLast((phase) => !phase.skipped) ?? null)
}

/**
 * Time left of the current point of the agenda: what the phase still has, and the phases after it that are not
 * skipped.
 *
 * @returns ms
 */
export function remainingOfItemMs(state: SessionState, phases: readonly Phase[], nowMs: number): number {
  const current = phases.find((phase) => phase.id === state.phaseId)
  if (!current) return 0
  const later = phases
    .slice(phases.indexOf(current) + 1)
    .filter((phase) => phase.agendaItemId === current.agendaItemId && !phase.skipped)
  const now = remainingMs(state.timer, nowMs) ?? current.seconds * 1000
  return now + later.reduce((sum, phase) => sum + phase.seconds * 1000, 0)
}

/** Planned time of a point of the agenda: all its phases that are not skipped, in ms. */
export function plannedOfItemMs(phases: readonly Phase[], agendaItemId: string): number {
  return phases
    .filter((phase) => phase.agendaItemId === agendaItemId && !phase.skipped)
    .reduce((sum, phase) => sum + phase.seconds * 1000, 0)
}

/** Whether the clock ran out and nobody moved on yet: a soft end, nothing closes by itself. */
export function isOver(timer: Timer, nowMs: number): boolean {
  return isRunning(timer) && timer.endsAt <= nowMs
}
