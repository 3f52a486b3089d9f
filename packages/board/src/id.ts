/**
 * Ids say their kind, sort by the time they were made and carry no secret:
 *
 *     note_  0k3v9q2m1  7ytw4x0a9c
 *     kind   ms, base32  random, base32 (50 bits)
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford: no i, l, o, u
const TIME_CHARS = 9
const RANDOM_CHARS = 10
const TAIL = /^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/

export const ID_KINDS = ['board', 'note', 'cluster', 'person', 'link', 'hub', 'round', 'phase'] as const
export type IdKind = (typeof ID_KINDS)[number]

export type BoardId = `board_${string}`
export type NoteId = `note_${string}`
export type ClusterId = `cluster_${string}`
export type PersonId = `person_${string}`
export type HubId = `hub_${string}`

/**
 * A new id.
 *
 * @param kind what it names
 * @param nowMs epoch ms; only its order matters
 */
export function newId<K extends IdKind>(kind: K, nowMs: number = Date.now()): `${K}_${string}` {
  let time = ''
  for (let rest = Math.floor(nowMs), i = 0; i < TIME_CHARS; i++) {
    time = ALPHABET[rest % 32] + time
    rest = Math.floor(rest / 32)
  }
  const random = crypto.getRandomValues(new Uint8Array(RANDOM_CHARS))
  let tail = ''
  for (const byte of random) tail += ALPHABET[byte % 32]
  return `${kind}_${time}${tail}`
}

/** Whether a text is an id of that kind. */
export function isId<K extends IdKind>(kind: K, value: unknown): value is `${K}_${string}` {
  return typeof value === 'string' && value.startsWith(`${kind}_`) && TAIL.test(value.slice(kind.length + 1))
}

export const isNoteId = (value: unknown): value is NoteId => isId('note', value)
export const isClusterId = (value: unknown): value is ClusterId => isId('cluster', value)

/**
 * Reads a note's id.
 *
 * @throws RangeError when the text names something else, e.g. a cluster
 */
export function parseNoteId(value: string): NoteId {
  if (isNoteId(value)) return value
  throw new RangeError(`"${value}" is not the id of a note. Pass an id that begins with "note_".`)
}
