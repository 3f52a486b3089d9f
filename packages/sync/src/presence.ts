import * as decoding from 'lib0/decoding'
import { type AwarenessEntry, awarenessMessage, readBytes } from './wire.ts'

/** Who a presence belongs to: the connection, as far as this file needs to know it. */
export interface PresenceHolder {
  readonly participantId: string
  /** Awareness client id of this connection, `null` before its first state. */
  awarenessId: number | null
}

interface Presence {
  /** Clock of the last message from its client. */
  seenClock: number
  /** Clock of the last message to the others. */
  sentClock: number
  json: string
  holder: PresenceHolder | null
}

const DEPARTED_KEPT = 500
const NOBODY = 'null'

/**
 * The awareness of one room, as text: states are passed on, not looked into.
 *
 * One client id a connection, and nobody else's. An unmodified client sends every state it hears back to
 * the server; those are skipped without decoding. Changes of a tick are collected and sent as one message.
 */
export class RoomPresence {
  readonly #maxBytes: number
  readonly #byClient = new Map<number, Presence>()
  readonly #changed = new Set<number>()
  /** Clocks of clients that left: one that comes back with the same clock would not be heard. */
  readonly #departed = new Map<number, number>()

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /**
   * Takes the part of an awareness message that belongs to its sender.
   * @returns `null`, or a refusal code: `awarenessTooLarge`
   * @throws Error when the message is malformed
   */
  receive(holder: PresenceHolder, body: Uint8Array): string | null {
    const decoder = decoding.createDecoder(body)
    const count = decoding.readVarUint(decoder)
    let refusal: string | null = null
    for (let index = 0; index < count; index++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const text = readBytes(decoder)
      if (!this.#belongs(holder, clientId, text)) continue
      if (text.byteLength > this.#maxBytes) refusal = 'awarenessTooLarge'
      else
        this.#set(
          holder,
          clientId,
          clock,
          Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString(),
        )
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
      if (presence !== undefined) entries.push({ clientId, clock: presence.sentClock, json: presence.json })
      else entries.push({ clientId, clock: this.#departed.get(clientId) ?? 0, json: NOBODY })
    }
    this.#changed.clear()
    return awarenessMessage(entries)
  }

  /** Everybody, for one who has just come; `null` when nobody shows. */
  everybody(): Uint8Array | null {
    if (this.#byClient.size === 0) return null
    return awarenessMessage(
      [...this.#byClient].map(([clientId, { sentClock, json }]) => ({ clientId, clock: sentClock, json })),
    )
  }

  get size(): number {
    return this.#byClient.size
  }

  #belongs(holder: PresenceHolder, clientId: number, text: Uint8Array): boolean {
    if (holder.awarenessId !== null) return holder.awarenessId === clientId
    if (isNull(text)) return false
    const present = this.#byClient.get(clientId)?.holder
    // A phone that reconnects finds its own half-open socket still holding its id.
    if (present != null && present.participantId !== holder.participantId) return false
    if (present != null) present.awarenessId = null
    holder.awarenessId = clientId
    return true
  }

  #set(holder: PresenceHolder, clientId: number, clock: number, json: string): void {
    const before = this.#byClient.get(clientId)
    if (before !== undefined && before.holder === holder && clock <= before.seenClock && json !== NOBODY)
      return
    if (json === NOBODY) {
      if (before !== undefined)
        this.#depart(clientId, { ...before, sentClock: Math.max(before.sentClock, clock) })
      return
    }
    JSON.parse(json) // What does not parse would throw at everybody else.
    const sentBefore = before?.sentClock ?? this.#departed.get(clientId)
    this.#departed.delete(clientId)
    this.#byClient.set(clientId, {
      seenClock: clock,
      sentClock: sentBefore === undefined || clock > sentBefore ? clock : sentBefore + 1,
      json,
      holder,
    })
    this.#changed.add(clientId)
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

function isNull(text: Uint8Array): boolean {
  return text.byteLength === 4 && text[0] === 0x6e && text[1] === 0x75 && text[2] === 0x6c && text[3] === 0x6c
}
