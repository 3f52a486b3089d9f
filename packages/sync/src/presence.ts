import { isPlainJson } from './plain-json.ts'
import { type AwarenessEntry, awarenessMessage } from './wire.ts'

/** Who a presence belongs to: the connection, as far as this file needs to know it. */
export interface PresenceHolder {
  readonly participantId: string
  /** Awareness client id of this connection, `null` before its first state. */
  awarenessId: number | null
  /** Whether this much more may be shown of them; `false`: they have been closed for it. */
  admitAwareness(bytes: number): boolean
}

interface Presence {
  /** Clock of the last message from its client. */
  seenClock: number
  /** Clock of the last message to the others. */
  sentClock: number
  /** JSON, as it came. Memory of its own, which the next state is written into. */
  state: Uint8Array
  holder: PresenceHolder | null
}

const DEPARTED_KEPT = 500
const NOBODY = Buffer.from('null')

/**
 * The awareness of one room, as text: states are passed on, not looked into.
 *
 * One client id a connection, and nobody else's. An unmodified client sends every state it hears back to
 * the server; those are skipped without decoding. Changes of a tick are collected and sent as one message.
 */
export class RoomPresence {
  readonly #maxBytes: number
  readonly #ownerOf: (clientId: number) => string | undefined
  readonly #byClient = new Map<number, Presence>()
  readonly #changed = new Set<number>()
  /** Clocks of clients that left: one that comes back with the same clock would not be heard. */
  readonly #departed = new Map<number, number>()

  /** @param ownerOf the person an id belongs to by what was written with it */
  constructor(maxBytes: number, ownerOf: (clientId: number) => string | undefined = () => undefined) {
    this.#maxBytes = maxBytes
    this.#ownerOf = ownerOf
  }

  /**
   * Takes the part of an awareness message that belongs to its sender.
   * @returns `null`, or a refusal code: `awarenessTooLarge`
   * @throws Error when the message is malformed
   */
  receive(holder: PresenceHolder, body: Uint8Array): string | null {
    const reader = new EntryReader(body)
    let refusal: string | null = null
    for (let left = reader.uint(); left > 0; left--) {
      const clientId = reader.uint()
      const clock = reader.uint()
      const bytes = reader.uint()
      const state = reader.take(bytes)
      if (!this.#belongs(holder, clientId, state)) continue
      if (bytes > this.#maxBytes) refusal = 'awarenessTooLarge'
      else if (!holder.admitAwareness(bytes)) return null
      else this.#set(holder, clientId, clock, state)
    }
    return refusal
  }

  /** The connection is gone: so is its cursor. */
  leave(holder: PresenceHolder): void {
    const clientId = holder.awarenessId
    if (clientId === null) return
    const presence = this.#byClient.get(clientId)
    if (presence?.holder !== holder) return
    this.#depart(clientId, presence)
  }

  get changed(): boolean {
    return this.#changed.size > 0
  }

  /** One message with everything that changed since the last call; `null` when nothing did. */
  takeChanges(): Uint8Array | null {
    if (this.#changed.size === 0) return null
    const entries: AwarenessEntry[] = []
    for (const clientId of this.#changed) {
      const presence = this.#byClient.get(clientId)
      if (presence !== undefined) entries.push({ clientId, clock: presence.sentClock, state: presence.state })
      else entries.push({ clientId, clock: this.#departed.get(clientId) ?? 0, state: NOBODY })
    }
    this.#changed.clear()
    return awarenessMessage(entries)
  }

  /** Everybody, for one who has just come; `null` when nobody shows. */
  everybody(): Uint8Array | null {
    if (this.#byClient.size === 0) return null
    return awarenessMessage(
      [...this.#byClient].map(([clientId, { sentClock, state }]) => ({ clientId, clock: sentClock, state })),
    )
  }

  /** The person who shows under a client id now; `null` when nobody does. */
  holderOf(clientId: number): string | null {
    return this.#byClient.get(clientId)?.holder?.participantId ?? null
  }

  get size(): number {
    return this.#byClient.size
  }

  #belongs(holder: PresenceHolder, clientId: number, text: Uint8Array): boolean {
    if (holder.awarenessId !== null) return holder.awarenessId === clientId
    if (isNull(text)) return false
    const present = this.#byClient.get(clientId)?.holder
    // A phone that reconnects finds its own half-open socket still holding its id.
    const owner = present?.participantId ?? this.#ownerOf(clientId)
    if (owner !== undefined && owner !== holder.participantId) return false
    if (present != null) present.awarenessId = null
    holder.awarenessId = clientId
    return true
  }

  /** @param state JSON; good until this returns */
  #set(holder: PresenceHolder, clientId: number, clock: number, state: Uint8Array): void {
    const before = this.#byClient.get(clientId)
    if (isNull(state)) {
      if (before !== undefined)
        this.#depart(clientId, { ...before, sentClock: Math.max(before.sentClock, clock) })
      return
    }
    if (before !== undefined && before.holder === holder && clock <= before.seenClock) return
    const text = isPlainJson(state) ? state : textOf(state)
    this.#changed.add(clientId)
    if (before !== undefined) {
      before.seenClock = clock
      before.sentClock = clock > before.sentClock ? clock : before.sentClock + 1
      // A cursor that moves is mostly as long as it was.
      if (before.state.byteLength === text.byteLength) before.state.set(text)
      else before.state = new Uint8Array(text)
      before.holder = holder
      return
    }
    const departedAt = this.#departed.get(clientId)
    if (departedAt !== undefined) this.#departed.delete(clientId)
    this.#byClient.set(clientId, {
      seenClock: clock,
      sentClock: departedAt === undefined || clock > departedAt ? clock : departedAt + 1,
      state: new Uint8Array(text),
      holder,
    })
  }

  #depart(clientId: number, presence: Presence): void {
    this.#byClient.delete(clientId)
    this.#departed.delete(clientId)
    this.#departed.set(clientId, presence.sentClock)
    this.#changed.add(clientId)
    for (const oldest of this.#departed.keys()) {
      if (this.#departed.size <= DEPARTED_KEPT) break
      this.#departed.delete(oldest)
      this.#changed.delete(oldest)
    }
  }
}

/**
 * What does not parse would throw at everybody else, and so would bytes that are no text: those become U+FFFD.
 * @throws SyntaxError
 */
function textOf(state: Uint8Array): Uint8Array {
  const json = Buffer.from(state.buffer, state.byteOffset, state.byteLength).toString()
  JSON.parse(json)
  return Buffer.from(json)
}

/** Reads numbers and bytes one after the other; lib0's decoder does the same and more. */
class EntryReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  uint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) throw new Error('awareness ends early')
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      if (value > Number.MAX_SAFE_INTEGER) throw new Error('a number in awareness is out of range')
    }
  }

  take(bytes: number): Uint8Array {
    const start = this.#at
    this.#at += bytes
    if (this.#at > this.#bytes.length) throw new Error('awareness ends early')
    return this.#bytes.subarray(start, this.#at)
  }
}

function isNull(text: Uint8Array): boolean {
  return text.byteLength === 4 && text[0] === 0x6e && text[1] === 0x75 && text[2] === 0x6c && text[3] === 0x6c
}
