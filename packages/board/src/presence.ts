import { z } from 'zod'
import { Role } from './access.ts'

/**
 * What a person's screen tells the others by awareness: who is here, and where the hand is. Gone with the connection.
 *
 * Everything a peer sends is untrusted: read it with {@link readPresence}. Coordinates are board units, from the
 * top left corner of the first zone.
 */
export const Presence = z.object({
  personId: z.string().max(80),
  role: Role.catch('viewer'),
  name: z.string().max(60).nullable().catch(null),
  hubId: z.string().max(80).nullable().catch(null),
  /** `null` when the pointer is away from the canvas, or on a phone. */
  cursor: z.object({ x: z.number().finite(), y: z.number().finite() }).nullable().catch(null),
  /** The note whose wording is being changed. */
  editing: z.string().max(80).nullable().catch(null),
  /** Notes in the hand and where each is now; written to the document only at the drop. At most 60 are sent. */
  dragging: z
    .record(z.string().max(80), z.tuple([z.number().finite(), z.number().finite()]))
    .nullable()
    .catch(null),
})
export type Presence = z.infer<typeof Presence>

/** A peer's presence; `null` when it is not readable. */
export function readPresence(state: unknown): Presence | null {
  const presence = Presence.safeParse(state)
  return presence.success ? presence.data : null
}
