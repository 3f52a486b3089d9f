/**
 * What an update is about, read without making anything of it: no structs, no strings, no document.
 *
 * Who may not write, or sends what is known already, is answered from this alone, and so is an update of more parts
 * than any person's work has. Decoding costs ten times as much and comes after.
 */
export interface UpdateOutline {
  /** Structs, deleted ranges and the clients they are listed under, all together. */
  parts: number
  /** Whose structs it holds, each client once, and from which clock up to which. */
  clients: ClientRange[]
  /** Each client once, ranges in order and none into another, as Yjs writes them. */
  deletions: DeletedRange[]
  /** Bytes that it takes; what comes behind them is nothing that Yjs reads. */
  bytes: number
}

export interface ClientRange {
  client: number
  /** First clock. */
  from: number
  /** Clock after the last. */
  to: number
  /** Clock up to which everything of this client must be known, or some of these structs have no predecessor. */
  after: number
}

export interface DeletedRange {
  client: number
  clock: number
  length: number
}

/** What an update may hold. */
export interface OutlineLimits {
  maxUpdateParts: number
  maxUpdateClients: number
}

/** @see outlineOf */
export class TooManyParts extends Error {}

// Yjs' first update format. The lowest five bits of a struct's first byte say what it holds.
const CONTENT_BITS = 0x1f
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_PARENT_SUB = 0x20
const GC = 0
const DELETED = 1
const JSON_TEXTS = 2
const BINARY = 3
const TEXT = 4
const EMBED = 5
const FORMAT = 6
const TYPE = 7
const ANY = 8
const SUBDOCUMENT = 9
const SKIP = 10
/** The least that a client, a struct and a deleted range take. */
const SECTION_BYTES = 2
const STRUCT_BYTES = 2
const RANGE_BYTES = 2
/** Types that carry a name: XML elements and hooks. */
const NAMED_TYPES = [3, 5]

/**
 * @param update in Yjs' first update format
 * A client that comes twice is refused: Yjs applies the last of its sections alone and decodes all of them, so that what
 * was judged would not be what is applied. Ranges that overlap are refused too: each is walked through on its own.
 *
 * @param limits where reading stops
 * @throws TooManyParts; Error when it is no update that Yjs would write, as far as that shows from outside
 */
export function outlineOf(update: Uint8Array, limits: OutlineLimits): UpdateOutline {
  const reader = new Reader(update, limits)
  const clients: ClientRange[] = []
  const deletions: DeletedRange[] = []
  let last = Number.POSITIVE_INFINITY
  let seen: Set<number> | null = null
  for (let sections = reader.sections(); sections > 0; sections--) {
    const structs = reader.parts(STRUCT_BYTES)
    const client = reader.uint()
    if (client >= last || seen !== null) seen = once(seen, clients, client)
    last = client
    const from = reader.uint()
    let to = from
    let after = from
    for (let left = structs; left > 0; left--) {
      const skips = reader.atSkip
      const length = reader.struct()
      if (skips) {
        // What is left out at the end is followed by nothing.
        if (length > 0 && left > 1) after = to + length
      } else if (length === 0) throw new Error('the update holds a struct of no length')
      to += length
    }
    if (to > Number.MAX_SAFE_INTEGER) throw new Error('a clock in the update is out of range')
    clients.push({ client, from, to, after })
  }
  last = Number.POSITIVE_INFINITY
  seen = null
  for (let sections = reader.sections(); sections > 0; sections--) {
    const client = reader.uint()
    if (client >= last || seen !== null) seen = once(seen, deletions, client)
    last = client
    let end = 0
    for (let left = reader.parts(RANGE_BYTES); left > 0; left--) {
      const clock = reader.uint()
      const length = reader.uint()
      if (clock < end) throw new Error('deletions in the update overlap, or are out of order')
      end = clock + length
      deletions.push({ client, clock, length })
    }
  }
  return { parts: reader.counted, clients, deletions, bytes: reader.at }
}

/**
 * Takes note of a client that does not come in falling order, in which Yjs writes them: only then one may come again.
 * @throws Error when it does
 */
function once(seen: Set<number> | null, before: readonly { client: number }[], client: number): Set<number> {
  const all = seen ?? new Set(before.map((range) => range.client))
  if (all.has(client)) throw new Error(`client ${client} comes twice in the update`)
  return all.add(client)
}

class Reader {
  readonly #bytes: Uint8Array
  readonly #limits: OutlineLimits
  /** Where the next byte is read. */
  at = 0
  /** Parts so far. */
  counted = 0

  constructor(bytes: Uint8Array, limits: OutlineLimits) {
    this.#bytes = bytes
    this.#limits = limits
  }

  /**
   * Reads how many parts follow, and counts them.
   * @param least bytes that each of them takes
   * @throws TooManyParts
   */
  parts(least: number): number {
    const count = this.uint()
    this.expect(count * least)
    this.counted += count
    if (this.counted > this.#limits.maxUpdateParts)
      throw new TooManyParts(`more than ${this.#limits.maxUpdateParts} structs, deletions and clients`)
    return count
  }

  /** The same, of clients. */
  sections(): number {
    const count = this.parts(SECTION_BYTES)
    if (count > this.#limits.maxUpdateClients)
      throw new TooManyParts(`more than ${this.#limits.maxUpdateClients} clients`)
    return count
  }

  #byte(): number {
    const byte = this.#bytes[this.at++]
    if (byte === undefined) throw new Error('the update ends early')
    return byte
  }

  uint(): number {
    let byte = this.#byte()
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    let factor = 0x80
    do {
      byte = this.#byte()
      value += (byte & 0x7f) * factor
      factor *= 0x80
      if (value > Number.MAX_SAFE_INTEGER) throw new Error('a number in the update is out of range')
    } while (byte >= 0x80)
    return value
  }

  /** @throws Error when less than that is left */
  expect(bytes: number): void {
    if (this.at + bytes > this.#bytes.length) throw new Error('the update ends early')
  }

  #skip(bytes: number): void {
    this.expect(bytes)
    this.at += bytes
  }

  #skipText(): void {
    this.#skip(this.uint())
  }

  #skipId(): void {
    this.uint()
    this.uint()
  }

  /** Whether the next struct stands for some that are left out. */
  get atSkip(): boolean {
    return this.#bytes[this.at] === SKIP
  }

  /** @returns how many clocks the struct takes */
  struct(): number {
    const info = this.#byte()
    if (info === SKIP || (info & CONTENT_BITS) === GC) return this.uint()
    return this.#item(info)
  }

  #item(info: number): number {
    if ((info & HAS_ORIGIN) !== 0) this.#skipId()
    if ((info & HAS_RIGHT_ORIGIN) !== 0) this.#skipId()
    if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
      if (this.uint() === 1) this.#skipText()
      else this.#skipId()
      if ((info & HAS_PARENT_SUB) !== 0) this.#skipText()
    }
    return this.#content(info & CONTENT_BITS)
  }

  #content(kind: number): number {
    switch (kind) {
      case DELETED:
        return this.uint()
      case JSON_TEXTS: {
        const length = this.uint()
        for (let left = length; left > 0; left--) this.#skipText()
        return length
      }
      case TEXT:
        return this.#textUnits()
      case ANY: {
        const length = this.uint()
        for (let left = length; left > 0; left--) this.#skipAny()
        return length
      }
      case BINARY:
      case EMBED:
        this.#skipText()
        return 1
      case FORMAT:
        this.#skipText()
        this.#skipText()
        return 1
      case TYPE:
        if (NAMED_TYPES.includes(this.uint())) this.#skipText()
        return 1
      case SUBDOCUMENT:
        this.#skipText()
        this.#skipAny()
        return 1
      default:
        throw new Error(`the update holds content of unknown kind ${kind}`)
    }
  }

  /** Length of a text as JavaScript counts it: a character of four bytes is two. */
  #textUnits(): number {
    const bytes = this.uint()
    const from = this.at
    this.#skip(bytes)
    let units = 0
    for (let at = from; at < this.at; at++) {
      const byte = this.#bytes[at] as number
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
    }
    return units
  }

  /** One value as lib0 writes them: numbers, texts, lists, records. */
  #skipAny(): void {
    switch (this.#byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return
      case 125: // integer: in its first byte the sign takes a bit, the end looks the same
        while (this.#byte() >= 0x80);
        return
      case 124: // float of 4 bytes
        this.#skip(4)
        return
      case 123: // float of 8
      case 122: // bigint
        this.#skip(8)
        return
      case 119: // text
      case 116: // bytes
        this.#skipText()
        return
      case 118: // record
        for (let left = this.uint(); left > 0; left--) {
          this.#skipText()
          this.#skipAny()
        }
        return
      case 117: // list
        for (let left = this.uint(); left > 0; left--) this.#skipAny()
        return
      default:
        throw new Error('the update holds a value of unknown kind')
    }
  }
}
