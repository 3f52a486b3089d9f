import * as z from 'zod/mini'
import { Localized } from './locale.ts'

/** What a phase is for; an unknown kind reads as `read`, in which nobody but a facilitator writes. */
export const PHASE_KINDS = [
  'lobby',
  'frame',
  'write',
  'read',
  'cluster',
  'name',
  'vote',
  'commit',
  'close',
] as const
export type PhaseKind = (typeof PHASE_KINDS)[number]

/**
 * What a participant may do in a phase. Facilitators may do all of it in every phase, but vote.
 *
 * `write` notes and change one's own, `move` any note, `cluster` notes, `merge` one's own note with another that says
 * the same, `vote` in the round that is open, `commit` to a next step: fill in the card of one's own note.
 */
export const PHASE_RIGHTS = ['write', 'move', 'cluster', 'merge', 'vote', 'commit'] as const
export type PhaseRight = (typeof PHASE_RIGHTS)[number]

/** One point of the agenda as the information note lists it. */
export const AgendaItem = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  order: z.number(),
  minutes: z.number().check(z.gte(0)),
  title: Localized,
})
export type AgendaItem = z.infer<typeof AgendaItem>

/** A stretch of the session with one purpose, one duration and one set of rights. */
export const Phase = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  order: z.number(),
  agendaItemId: z.string().check(z.maxLength(80)),
  kind: z.catch(z.enum(PHASE_KINDS), 'read'),
  name: Localized,
  /** One sentence to the participant: what to do now. */
  instruction: Localized,
  seconds: z.int().check(z.gte(0), z.lte(24 * 3600)),
  /** Questions it concerns; empty means none in particular. */
  questionIds: z.catch(z.array(z.string().check(z.maxLength(80))), []),
  participants: z.catch(
    z.pipe(
      z.array(z.string()),
      z.transform((rights: string[]) => PHASE_RIGHTS.filter((right) => rights.includes(right))),
    ),
    [],
  ),
  /** Silent writing: what is written stays with its author until a phase begins that is not hidden. */
  hidden: z.catch(z.boolean(), false),
  /** Left out when the session moves on; it can still be entered by hand. */
  skipped: z.catch(z.boolean(), false),
})
export type Phase = z.infer<typeof Phase>

/** The most phases of one agenda. */
export const MAX_PHASES = 60

/**
 * Until when people may correct or withdraw their own notes.
 *
 * @param course phases entered, in order
 * @returns epoch ms on the server's clock; `null` before the close, and where corrections are not foreseen
 */
export function correctionEnd(
  phase: Pick<Phase, 'kind'> | null,
  course: readonly { at: number }[],
  { correctionHours }: { correctionHours: number },
): number | null {
  const closedAt = phase?.kind === 'close' ? course.at(-1)?.at : undefined
  return closedAt === undefined || correctionHours === 0 ? null : closedAt + correctionHours * 3_600_000
}
