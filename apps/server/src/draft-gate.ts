import {
  DRAFT_GRACE_MS,
  type DraftGate,
  has,
  type Phase,
  type Role,
  takesNotes,
  usesDraft,
} from '@atelier/board'
import type { LiveBoard } from './live-board.ts'

/** How long drafts are kept after the close, for phones that come back late, ms. */
export const DRAFTS_KEPT_MS = 24 * 3600_000

/** Whether the session was closed so long ago that nothing comes late any more. */
export function isLongClosed({ phase, course }: Readonly<LiveBoard>, nowMs: number): boolean {
  const entered = course.at(-1)
  return phase?.kind === 'close' && entered !== undefined && nowMs - entered.at > DRAFTS_KEPT_MS
}

/** Whether people may still finish what they were typing when hidden writing ended. */
export function inGrace({ phase, phases, settings, course }: Readonly<LiveBoard>, nowMs: number): boolean {
  if (settings.frozen || phase?.hidden) return false
  const [before, last] = course.slice(-2)
  if (!before || !last || nowMs - last.at > DRAFT_GRACE_MS) return false
  return phases.get(before.phaseId)?.hidden === true
}

/**
 * What a person's draft takes now.
 *
 * While writing goes into drafts: new notes under the open questions, and any change of what is there. After that,
 * what was written in time and comes late: for {@link DRAFT_GRACE_MS} after the phase, and, however late, from a
 * device that has just come back. A note was written in time when it was born while its question was open.
 *
 * @param nowMs epoch ms on the server's clock
 * @param late whether this comes from a device that was asked what it has, after it connected for instance
 */
export function draftGate(live: Readonly<LiveBoard>, role: Role, nowMs: number, late: boolean): DraftGate {
  const { phase, phases, settings, course } = live
  if ((role !== 'facilitator' && settings.frozen) || isLongClosed(live, nowMs))
    return { birth: () => 'phaseClosed', change: false }
  const draftsUnder = (at: Phase | null, questionId: string) =>
    drafting(at) && takesNotes(role, questionId, at, settings)
  const drafting = (at: Phase | null) => usesDraft(at, settings) && has(role, 'write', at, settings)
  const visits = course.flatMap(({ phaseId, at }, index) => {
    const visited = phases.get(phaseId) ?? null
    return visited && drafting(visited) ? [{ visited, at, until: course[index + 1]?.at ?? nowMs, index }] : []
  })
  const entered = course.at(-1)?.at ?? nowMs
  const justLeft = visits.at(-1)?.index === course.length - 2 && nowMs - entered <= DRAFT_GRACE_MS
  const open = drafting(phase)
  const excused = (late && visits.length > 0) || justLeft || (open && nowMs - entered <= DRAFT_GRACE_MS)
  return {
    change: open || excused,
    birth({ questionId, createdAt }) {
      if (draftsUnder(phase, questionId)) return null
      const inTime = visits.some(
        ({ visited, at, until }) =>
          draftsUnder(visited, questionId) &&
          createdAt >= at - DRAFT_GRACE_MS &&
          createdAt <= until + DRAFT_GRACE_MS,
      )
      if (excused && inTime) return null
      return open ? 'questionClosed' : 'phaseClosed'
    },
  }
}
