import * as z from 'zod/mini'
import { Role } from './access.ts'

/** What can happen to the order of a board, each with what `from` and `to` hold. */
export const TRAIL_VERBS = [
  /** A note into another cluster, or out of any: cluster ids, `null` for none. */
  'cluster',
  /** A note joined to another that says the same: note ids, `null` for none. */
  'merge',
  /** A note out of view, or back: booleans. */
  'hide',
  /** A note to another question: question ids. */
  'carry',
  /** Wording of a cluster's title. */
  'title',
  /** A cluster made or dissolved: booleans. */
  'exist',
  /** Place of a cluster in reading order: numbers. */
  'order',
  /** A note corrected after the close: wordings. */
  'correct',
  /** A note withdrawn by its author after the close: wordings, `to` is empty. */
  'withdraw',
] as const
export type TrailVerb = (typeof TRAIL_VERBS)[number]

/** One change of the board's order: who, when, from, to. Kept by the server, newest last. */
export const TrailEvent = z.looseObject({
  /** 1, 2, 3, ... on one board. */
  seq: z.int().check(z.gte(1)),
  /** Epoch ms. */
  at: z.number(),
  /** `null`: the server itself, or an anonymous session. */
  personId: z.catch(z.nullable(z.string()), null),
  role: z.catch(z.nullable(Role), null),
  verb: z.enum(TRAIL_VERBS),
  /** The note or cluster it is about. */
  subjectId: z.string(),
  from: z.catch(z.nullable(z.union([z.string(), z.number(), z.boolean()])), null),
  to: z.catch(z.nullable(z.union([z.string(), z.number(), z.boolean()])), null),
  /** The event that took it back. */
  undoneBy: z.catch(z.nullable(z.int()), null),
})
export type TrailEvent = z.infer<typeof TrailEvent>
