import type { Phase } from './phase.ts'
import type { Settings } from './settings.ts'

/**
 * How long after the end of hidden writing a draft still takes what was being typed, in ms: what a slow line carried,
 * and what a thumb finished.
 */
export const DRAFT_GRACE_MS = 15_000

/** Whether new notes go into drafts: while writing is hidden, and always where nobody may learn who wrote. */
export function usesDraft(phase: Phase | null, settings: Settings): boolean {
  return phase?.hidden === true || settings.anonymity === 'none'
}

/** Whether notes stay in drafts for now. */
export const isHidden = (phase: Phase | null): boolean => phase?.hidden === true

/**
 * Whether what was typed in hidden writing still finds its way: for {@link DRAFT_GRACE_MS} after the last hidden phase.
 *
 * @param course phases entered, in order
 * @param nowMs epoch ms on the server's clock
 */
export function inDraftGrace(
  course: readonly { phaseId: string; at: number }[],
  phaseOf: (id: string) => Phase | null,
  nowMs: number,
): boolean {
  const last = course.at(-1)
  const before = course.at(-2)
  if (!last || !before || isHidden(phaseOf(last.phaseId)) || !isHidden(phaseOf(before.phaseId))) return false
  return nowMs - last.at <= DRAFT_GRACE_MS
}
