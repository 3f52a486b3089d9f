import { type AgendaItem, type Phase, remainingOfItemMs, type SessionState, type Visit } from '@atelier/board'

/** Below this nobody is early or late, in ms. */
export const ON_TIME_MS = 15_000

/** How a point of the agenda stands against the minutes it was given. */
export interface Pace {
  /** Its minutes, in ms. */
  totalMs: number
  /** What is left of them by the clock on the wall; below 0 when they are used up. */
  leftMs: number
  /** How much later than planned it ends if nothing changes; below 0 for earlier. */
  lateMs: number
}

/**
 * Compares the plan with the clock: time that was paused, given or gone back over is time that went by.
 *
 * @param course phases entered, in order
 * @param nowMs epoch ms on the server's clock
 * @returns `null` without a point of the agenda, or where its phases are not meant to fit into it, such as a day of
 *   writing ahead
 */
export function paceOf(
  state: SessionState,
  phases: readonly Phase[],
  items: readonly AgendaItem[],
  course: readonly Visit[],
  nowMs: number,
): Pace | null {
  const current = phases.find((phase) => phase.id === state.phaseId)
  const item = items.find(({ id }) => id === current?.agendaItemId)
  if (!current || !item || item.minutes === 0) return null
  const totalMs = item.minutes * 60_000
  if (current.seconds * 1000 > totalMs) return null
  const itemOf = new Map(phases.map((phase) => [phase.id, phase.agendaItemId]))
  const outside = course.findLastIndex(({ phaseId }) => itemOf.get(phaseId) !== item.id)
  const begun = course[outside + 1]
  const elapsed = begun && state.timer !== null ? Math.max(0, nowMs - begun.at) : 0
  const leftMs = totalMs - elapsed
  return { totalMs, leftMs, lateMs: remainingOfItemMs(state, phases, nowMs) - leftMs }
}
