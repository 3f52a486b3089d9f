import { nextPhase, type SessionState } from './conductor.ts'
import type { Meta, Visit } from './facilitation-doc.ts'
import type { Phase } from './phase.ts'
import { isRunning } from './timer.ts'

/** A session that nobody moves on for so long after the planned end of its phase was left behind, in ms. */
export const LEFT_BEHIND_MS = 24 * 3600 * 1000
/** A code that a facilitator opens after the session opens this long, in ms. */
export const REOPENED_MS = 24 * 3600 * 1000

/** What decides how long the room's code opens. */
export interface CodeFacts {
  meta: Pick<Meta, 'codeEndedAt' | 'codeOpenedAt'> | null
  session: Pick<SessionState, 'phaseId' | 'timer'>
  phases: readonly Phase[]
  course: readonly Visit[]
}

/**
 * When the room's code stops opening to people who were not there before.
 *
 * It ends when a facilitator ends it, and with the session: when the time of the last, closing phase is over, by the
 * clock of the room where it runs, and by the wall where it is paused or was never started; or a day after the planned
 * end of any other phase in which the session was left behind. A session that has not begun yet (its first phase, a
 * lobby, writing ahead over a day or more) ends by neither, and one that is moved on opens again. Once a facilitator
 * opens the code after that end, it holds for another day.
 *
 * @returns epoch ms on the server's clock; `null` while there is no end in sight
 */
export function codeEndsAt({ meta, session, phases, course }: CodeFacts): number | null {
  const ended = meta?.codeEndedAt ?? null
  if (ended !== null) return ended
  const end = sessionEndsAt(session, phases, course)
  const opened = meta?.codeOpenedAt ?? null
  return end !== null && opened !== null && opened >= end ? opened + REOPENED_MS : end
}

function sessionEndsAt(
  { phaseId, timer }: CodeFacts['session'],
  phases: readonly Phase[],
  course: readonly Visit[],
): number | null {
  const phase = phases.find(({ id }) => id === phaseId)
  if (!phase) return null
  const planned = plannedEnd(phase, timer, course)
  if (planned === null) return null
  if (phase.kind === 'close' && nextPhase(phases, phaseId) === null) return planned
  const ahead = phase === phases[0] || phase.kind === 'lobby' || phase.seconds * 1000 >= LEFT_BEHIND_MS
  return ahead ? null : planned + LEFT_BEHIND_MS
}

function plannedEnd(phase: Phase, timer: SessionState['timer'], course: readonly Visit[]): number | null {
  if (isRunning(timer)) return timer.endsAt
  const visit = course.at(-1)
  // Looked at in preparation and never entered: nothing has begun.
  if (visit?.phaseId !== phase.id) return null
  return visit.at + Math.max(phase.seconds * 1000, timer?.totalMs ?? 0)
}
