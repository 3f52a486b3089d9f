import { constants, deflateRaw } from 'node:zlib'
import * as Y from 'yjs'
import { deflatedFrame, type Parcel, parcel } from './socket.ts'
import { step2Message } from './wire.ts'

/** One answer to sync step 1, encoded once for all who lack the same. */
export interface Answer {
  readonly parcel: Parcel
  /** The compressed frame; `null` when the answer is too small to be worth it. Computed at the first call. */
  deflated(): Promise<Buffer | null>
}

/**
 * Sync step 2 of a document, remembered until the document changes.
 *
 * Encoding walks the whole document, so a hundred people who come back at once must not each ask for it.
 * What decides is what they *lack*: offline edits of their own make their state vectors differ, not this.
 */
export class Answers {
  readonly #compressFromBytes: number
  readonly #maxBytes: number
  readonly #answers = new Map<string, Answer>()
  #bytes = 0

  constructor(limits: { compressFromBytes: number; maxCachedAnswerBytes: number }) {
    this.#compressFromBytes = limits.compressFromBytes
    this.#maxBytes = limits.maxCachedAnswerBytes
  }

  /** The document changed. */
  clear(): void {
    if (this.#answers.size === 0) return // Emptying an empty map makes a new table.
    this.#answers.clear()
    this.#bytes = 0
  }

  /**
   * @param stateVector as received
   * @throws Error when it is malformed
   */
  answer(doc: Y.Doc, stateVector: Uint8Array): Answer {
    const theirs = Y.decodeStateVector(stateVector)
    const common = new Map<number, number>()
    let lacking = ''
    for (const client of doc.store.clients.keys()) {
      const clock = Y.getState(doc.store, client)
      const known = Math.min(theirs.get(client) ?? 0, clock)
      if (known > 0) common.set(client, known)
      if (known < clock) lacking += `${client}:${known},`
    }
    const key = common.size === 0 ? 'everything' : lacking
    const remembered = this.#answers.get(key)
    if (remembered !== undefined) return remembered
    const update =
      common.size === 0 ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdate(doc, Y.encodeStateVector(common))
    const made = new EncodedAnswer(step2Message(update), this.#compressFromBytes)
    if (this.#bytes + update.byteLength <= this.#maxBytes) {
      this.#answers.set(key, made)
      this.#bytes += update.byteLength
    }
    return made
  }
}

class EncodedAnswer implements Answer {
  readonly parcel: Parcel
  readonly #compress: boolean
  #deflated: Promise<Buffer | null> | null = null

  constructor(message: Uint8Array, compressFromBytes: number) {
    this.parcel = parcel([message])
    this.#compress = message.byteLength >= compressFromBytes
  }

  deflated(): Promise<Buffer | null> {
    this.#deflated ??= this.#compress
      ? deflate(this.parcel.messages[0] ?? new Uint8Array())
      : Promise.resolve(null)
    return this.#deflated
  }
}

/** The compressed form of RFC 7692, section 7.2.1: raw DEFLATE, flushed, without its last four bytes. */
function deflate(message: Uint8Array): Promise<Buffer | null> {
  return new Promise((resolve) => {
    deflateRaw(
      message,
      { level: constants.Z_BEST_SPEED, finishFlush: constants.Z_SYNC_FLUSH, windowBits: 15 },
      (error, compressed) => {
        resolve(error === null ? deflatedFrame(compressed.subarray(0, -4)) : null)
      },
    )
  })
}
