/**
 * What an update is about, read without making anything of it: no structs, no strings, no document.
 *
 * Who may not write, or sends what is known already, is answered from this alone, and so is an update of more parts
 * than any person's work has. Decoding costs ten times as much and comes after.
 */
export interface UpdateOutline {
  /** Structs and deleted ranges together. */
  parts: number
  /** Whose structs it holds, and from which clock up to which. */
  clients: ClientRange[]
  deletions: DeletedRange[]
}

export interface ClientRange {
  client: number
  /** First clock. */
  from: number
  /** Clock after the last. */
  to: number
}

export interface DeletedRange {
  client: number
  clock: number
  length: number
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
/** The least that a struct and a deleted range take. */
const STRUCT_BYTES = 2
const RANGE_BYTES = 2
/** Types that carry a name: XML elements and hooks. */
const NAMED_TYPES = [3, 5]

/**
 * @param update in Yjs' first update format
 * @param maxParts where reading stops
 * @throws TooManyParts; Error when it is no update, as far as that shows from outside
 */
export function outlineOf(update: Uint8Array, maxParts: number): UpdateOutline {
  const reader = new Reader(update)
  const outline: UpdateOutline = { parts: 0, clients: [], deletions: [] }
  const count = (more: number) => {
    outline.parts += more
    if (outline.parts > maxParts) throw new TooManyParts(`more than ${maxParts} structs and deletions`)
  }
  for (let clients = reader.uint(); clients > 0; clients--) {
    const structs = reader.uint()
    reader.expect(structs * STRUCT_BYTES)
    count(structs)
    const client = reader.uint()
    const from = reader.uint()
    let to = from
    for (let left = structs; left > 0; left--) to += reader.struct()
    if (to > Number.MAX_SAFE_INTEGER) throw new Error('a clock in the update is out of range')
    outline.clients.push({ client, from, to })
  }
  for (let clients = reader.uint(); clients > 0; clients--) {
    const client = reader.uint()
    const ranges = reader.uint()
    reader.expect(ranges * RANGE_BYTES)
    count(ranges)
    for (let left = ranges; left > 0; left--)
      outline.deletions.push({ client, clock: reader.uint(), length: reader.uint() })
  }
  return outline
}

class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++]
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
    if (this.#at + bytes > this.#bytes.length) throw new Error('the update ends early')
  }

  #skip(bytes: number): void {
    this.expect(bytes)
    this.#at += bytes
  }

  #skipText(): void {
    this.#skip(this.uint())
  }

  #skipId(): void {
    this.uint()
    this.uint()
  }

  /** @returns how many clocks the struct takes */
  struct(): number {
    const info = this.#byte()
    const content = info & CONTENT_BITS
    if (info === SKIP) return this.uint()
    const length = content === GC ? this.uint() : this.#item(info)
    if (length === 0) throw new Error('the update holds a struct of no length')
    return length
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
    const from = this.#at
    this.#skip(bytes)
    let units = 0
    for (let at = from; at < this.#at; at++) {
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
