/**
 * Who sent what and when, and how long it took to arrive.
 *
 * Most clients of the bench hold no document: sixty of them would cost more than the server. They recognise a change by
 * a marker inside it, which is an ordinary value of the board and survives a server that merges updates:
 *
 * | in a           | marker                                                                             |
 * |----------------|------------------------------------------------------------------------------------|
 * | place `[x, y]` | `x` is a float64 (about 788.7) whose upper four bytes are fixed, the lower a number |
 * | wording        | the last character of each burst is a private-use one, U+F0000 plus the number      |
 * | cursor         | `x` in the JSON is 8,000,000 plus the number                                        |
 */
const PLACE_PREFIX = Buffer.of(123, 0x40, 0x88, 0xa5, 0xc3) // 123: tag of a float64 in lib0's encoding
const LETTER_BASE = 0xf0000
/** First byte of a character of that plane in UTF-8. */
const LETTER_LEAD = 0xf3
const CURSOR_BASE = 8_000_000
const CURSOR_PREFIX = Buffer.from('"x":8')
const CURSOR_DIGITS = 6

/** The most numbers a wording can carry: the size of the private-use plane. */
export const MAX_LETTERS = 0xfffd
export const MAX_CURSORS = 999_999

export function markedX(seq: number): number {
  const bytes = new DataView(new ArrayBuffer(8))
  PLACE_PREFIX.subarray(1).forEach((byte, i) => {
    bytes.setUint8(i, byte)
  })
  bytes.setUint32(4, seq)
  return bytes.getFloat64(0)
}

/**
 * @throws RangeError past {@link MAX_LETTERS}: run fewer seconds
 */
export function markedLetter(seq: number): string {
  if (seq > MAX_LETTERS)
    throw new RangeError(
      `${seq} bursts are more than markers can tell apart (${MAX_LETTERS}). Run fewer --seconds.`,
    )
  return String.fromCodePoint(LETTER_BASE + seq)
}

/**
 * @throws RangeError past {@link MAX_CURSORS}: run fewer seconds
 */
export function markedCursorX(seq: number): number {
  if (seq > MAX_CURSORS)
    throw new RangeError(
      `${seq} cursor moves are more than markers can tell apart (${MAX_CURSORS}). Run fewer --seconds.`,
    )
  return CURSOR_BASE + seq
}

/** Calls `found` with every number that an update carries, in a place or in a wording. */
export const eachMarkerInUpdate = readOnce((bytes, found) => {
  for (let at = bytes.indexOf(PLACE_PREFIX); at >= 0; at = bytes.indexOf(PLACE_PREFIX, at + 9)) {
    if (at + 9 <= bytes.length) found(bytes.readUInt32BE(at + 5))
  }
  for (let at = bytes.indexOf(LETTER_LEAD); at >= 0; at = bytes.indexOf(LETTER_LEAD, at + 1)) {
    const [b = 0, c = 0, d = 0] = bytes.subarray(at + 1, at + 4)
    // Any other byte of this value is not followed by three of this kind.
    if (b >= 0xb0 && b <= 0xbf && (c & 0xc0) === 0x80 && (d & 0xc0) === 0x80)
      found(((b & 0x0f) << 12) | ((c & 0x3f) << 6) | (d & 0x3f))
  }
})

/** Calls `found` with every number that presence carries. */
export const eachMarkerInAwareness = readOnce((bytes, found) => {
  for (let at = bytes.indexOf(CURSOR_PREFIX); at >= 0; at = bytes.indexOf(CURSOR_PREFIX, at + 1)) {
    let seq = 0
    for (let i = 0; i < CURSOR_DIGITS; i++)
      seq = seq * 10 + ((bytes[at + CURSOR_PREFIX.length + i] ?? 0) - 48)
    found(seq)
  }
})

type Found = (seq: number) => void

/** Everybody in a room gets the same bytes: they are searched for the first reader, and compared for the others. */
function readOnce(search: (bytes: Buffer, found: Found) => void) {
  let last = Buffer.alloc(0)
  let seqs: number[] = []
  return (payload: Uint8Array, found: Found): void => {
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    if (!bytes.equals(last)) {
      seqs = []
      last = Buffer.from(bytes)
      search(bytes, (seq) => seqs.push(seq))
    }
    for (const seq of seqs) found(seq)
  }
}

/**
 * Latency and delivery of one kind of message. Numbers begin at 1.
 *
 * A message counts as seen when it, or a later one of the same writer, arrives: a server may leave out a place or a cursor
 * that was overtaken before it was sent on. That nothing of the content is lost is judged apart, by comparing boards.
 */
export class Ledger {
  readonly #sentAtMs: number[] = [0]
  readonly #writer: number[] = [-1]
  /** Which of its writer's messages a number is, from 0. */
  readonly #turn: number[] = [0]
  readonly #byWriter = new Map<number, number[]>()
  /** In which room people sit, by their index; those of whom nothing was said sit together. */
  readonly #room = new Map<number, number>()
  /** By reader and writer: how many messages were seen. */
  readonly #seen = new Map<number, Map<number, number>>()
  #latenciesMs: number[] = []
  #measuredFromMs = performance.now()
  #sentBefore = 0
  #owed = 0
  #received = 0

  /** How many messages were sent. */
  get sent(): number {
    return this.#sentAtMs.length - 1
  }

  /** Arrivals that are still missing. */
  get owed(): number {
    return this.#owed
  }

  /** Gives somebody a room: what other rooms hear says nothing of their messages. */
  seat(person: number, room: number): void {
    this.#room.set(person, room)
  }

  /**
   * Notes that a message leaves now.
   *
   * @param writer index of who sends it; its own echo does not count
   * @param readers how many others should see it
   * @returns its number, to be put into it
   */
  send(writer: number, readers: number): number {
    const seq = this.#sentAtMs.push(performance.now()) - 1
    let own = this.#byWriter.get(writer)
    if (!own) {
      own = []
      this.#byWriter.set(writer, own)
    }
    this.#writer.push(writer)
    this.#turn.push(own.push(seq) - 1)
    this.#owed += readers
    return seq
  }

  /**
   * Notes that a message was seen. A number that nobody of the reader's room sent is passed over: now and then other
   * bytes, those of a client id for instance, look like a marker.
   */
  receive(seq: number, reader: number, nowMs: number): void {
    const writer = this.#writer[seq]
    const turn = this.#turn[seq]
    if (writer === undefined || turn === undefined || seq === 0 || writer === reader) return
    if (this.#room.get(writer) !== this.#room.get(reader)) return
    let seen = this.#seen.get(reader)
    if (!seen) {
      seen = new Map()
      this.#seen.set(reader, seen)
    }
    const before = seen.get(writer) ?? 0
    if (turn < before) return
    const own = this.#byWriter.get(writer) ?? []
    for (let n = before; n <= turn; n++)
      this.#latenciesMs.push(nowMs - (this.#sentAtMs[own[n] ?? 0] ?? nowMs))
    seen.set(writer, turn + 1)
    this.#owed -= turn + 1 - before
    this.#received += turn + 1 - before
  }

  /** Messages sent each second since measuring began, until now. */
  sentPerSecond(): number {
    return (this.sent - this.#sentBefore) / ((performance.now() - this.#measuredFromMs) / 1000)
  }

  /** Share of the arrivals that happened, 0 to 1. */
  delivered(): number {
    const all = this.#received + this.#owed
    return all === 0 ? 1 : this.#received / all
  }

  /** Leaves what was measured so far out of {@link latency}: the server was still warming up. */
  startMeasuring(): void {
    this.#latenciesMs = []
    this.#measuredFromMs = performance.now()
    this.#sentBefore = this.sent
  }

  /**
   * @param share 0.5 for the median, 0.95 for what all but one in twenty stay below
   * @returns ms; infinite when so many have not arrived yet; `NaN` when nothing was sent
   */
  latency(share: number): number {
    return quantile(
      [...this.#latenciesMs, ...Array<number>(this.#owed).fill(Number.POSITIVE_INFINITY)],
      share,
    )
  }
}

/** The value that a share of the values stay at or below (nearest rank); `NaN` of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
