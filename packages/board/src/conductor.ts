import type { AgendaItem, Phase } from './phase.ts'
import {
  extendTimer,
  isRunning,
  pauseTimer,
  remainingMs,
  resumeTimer,
  startTimer,
  type Timer,
} from './timer.ts'

/** The run of a session: what the information note lists, and the phases that carry it out. */
export interface Agenda {
  items: AgendaItem[]
  phases: Phase[]
}

/** Where the session stands. */
export interface SessionState {
  phaseId: string
  timer: Timer
}

/** What a facilitator's hand does to the session. `from` guards against two hands pressing "next" at once. */
export type ConductorVerb =
  | { verb: 'phase'; to: string; from?: string | undefined }
  | { verb: 'start' }
  | { verb: 'pause' }
  | { verb: 'resume' }
  | { verb: 'extend'; seconds: number }

/** Why a verb was refused; a code of `errors.ts`. */
export type ConductorRefusal = 'unknownPhase' | 'phaseMoved' | 'timerNotRunning'

/**
 * The next state of the session.
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
  switch (verb.verb) {
    case 'phase': {
      const phase = phases.find((candidate) => candidate.id === verb.to)
      if (!phase) return { refused: 'unknownPhase' }
      if (verb.from !== undefined && verb.from !== state.phaseId) return { refused: 'phaseMoved' }
      return { state: { phaseId: phase.id, timer: startTimer(phase.seconds, nowMs) } }
    }
    case 'start': {
      const phase = phases.find((candidate) => candidate.id === state.phaseId)
      if (!phase) return { refused: 'unknownPhase' }
      if (state.timer !== null) return { state }
      return { state: { ...state, timer: startTimer(phase.seconds, nowMs) } }
    }
    case 'pause':
      if (state.timer === null) return { refused: 'timerNotRunning' }
      return { state: { ...state, timer: pauseTimer(state.timer, nowMs) } }
    case 'resume':
      if (state.timer === null) return { refused: 'timerNotRunning' }
      return { state: { ...state, timer: resumeTimer(state.timer, nowMs) } }
    case 'extend':
      if (state.timer === null) return { refused: 'timerNotRunning' }
      return { state: { ...state, timer: extendTimer(state.timer, verb.seconds * 1000, nowMs) } }
  }
}

/** The phase after the current one; `null` at the end. */
export function nextPhase(phases: readonly Phase[], phaseId: string): Phase | null {
  const at = phases.findIndex((phase) => phase.id === phaseId)
  return at < 0 ? null : (phases[at + 1] ?? null)
}

/** The phase before the current one; `null` at the beginning. */
export function previousPhase(phases: readonly Phase[], phaseId: string): Phase | null {
  const at = phases.findIndex((phase) => phase.id === phaseId)
  return at <= 0 ? null : (phases[at - 1] ?? null)
}

/**
 * Time left of the current point of the agenda: what the phase still has, and the phases after it.
 *
 * @returns ms
 */
export function remainingOfItemMs(state: SessionState, phases: readonly Phase[], nowMs: number): number {
  const current = phases.find((phase) => phase.id === state.phaseId)
  if (!current) return 0
  const later = phases
    .slice(phases.indexOf(current) + 1)
    .filter((p) => p.agendaItemId === current.agendaItemId)
  const now = remainingMs(state.timer, nowMs) ?? current.seconds * 1000
  return now + later.reduce((sum, phase) => sum + phase.seconds * 1000, 0)
}

/** Whether the clock ran out and nobody moved on yet: a soft end, nothing closes by itself. */
export function isOver(timer: Timer, nowMs: number): boolean {
  return isRunning(timer) && timer.endsAt <= nowMs
}
