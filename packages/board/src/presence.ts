import * as z from 'zod/mini'
import { Role } from './access.ts'

/**
 * What a person's screen tells the others by awareness: who is here, and where the hand is. Gone with the connection.
 *
 * Everything a peer sends is untrusted: read it with {@link readPresence}. Coordinates are board units, from the
 * top left corner of the first zone.
 */
export const Presence = z.object({
  personId: z.string().check(z.maxLength(80)),
  role: z.catch(Role, 'viewer'),
  name: z.catch(z.nullable(z.string().check(z.maxLength(60))), null),
  hubId: z.catch(z.nullable(z.string().check(z.maxLength(80))), null),
  /** `null` when the pointer is away from the canvas, or on a phone. */
  cursor: z.catch(z.nullable(z.object({ x: z.number(), y: z.number() })), null),
  /** The note whose wording is being changed. */
  editing: z.catch(z.nullable(z.string().check(z.maxLength(80))), null),
  /** Notes in the hand and where each is now; written to the document only at the drop. At most 60 are sent. */
  dragging: z.catch(
    z.nullable(z.record(z.string().check(z.maxLength(80)), z.tuple([z.number(), z.number()]))),
    null,
  ),
  /** Since when this person asks to speak, epoch ms on the server's clock. */
  hand: z.optional(z.catch(z.nullable(z.number()), null)),
  /** What a facilitator sees of the wall, for those who follow. */
  view: z.optional(
    z.catch(z.nullable(z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() })), null),
  ),
})
export type Presence = z.infer<typeof Presence>

/** A peer's presence; `null` when it is not readable. */
export function readPresence(state: unknown): Presence | null {
  const presence = Presence.safeParse(state)
  return presence.success ? presence.data : null
}
