import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import type * as Y from 'yjs'

/**
 * A server in memory that speaks the sync protocol of y-protocols, one document a channel. Frames wait in queues, one
 * each way for each client, until somebody flushes them: all, or the first few.
 */
export class MemoryServer {
  readonly docs: readonly Y.Doc[]
  readonly #links = new Set<MemoryLink>()

  constructor(docs: readonly Y.Doc[]) {
    this.docs = docs
    docs.forEach((doc, channel) => {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        for (const link of this.#links) if (link !== origin) link.down.push(frame(channel, update))
      })
    })
  }

  /** Connects a client that holds the same documents in the same order. */
  connect(docs: readonly Y.Doc[]): MemoryLink {
    const link = new MemoryLink(this.docs, docs, () => this.#links.delete(link))
    this.#links.add(link)
    return link
  }
}

/** One connection. A client that comes back gets a new one. */
export class MemoryLink {
  readonly up: Uint8Array[] = []
  readonly down: Uint8Array[] = []
  readonly #server: readonly Y.Doc[]
  readonly #client: readonly Y.Doc[]
  readonly #onDrop: () => void
  readonly #listeners: ((update: Uint8Array, origin: unknown) => void)[]
  #isOpen = true

  constructor(server: readonly Y.Doc[], client: readonly Y.Doc[], onDrop: () => void) {
    this.#server = server
    this.#client = client
    this.#onDrop = onDrop
    this.#listeners = client.map((doc, channel) => {
      const onUpdate = (update: Uint8Array, origin: unknown) => {
        if (origin !== this) this.up.push(frame(channel, update))
      }
      doc.on('update', onUpdate)
      return onUpdate
    })
    // Each side says what it has and is answered with what it lacks.
    client.forEach((doc, channel) => {
      this.up.push(stepOne(channel, doc))
    })
    server.forEach((doc, channel) => {
      this.down.push(stepOne(channel, doc))
    })
  }

  /** Delivers frames that wait, oldest first; answers wait in turn. */
  flush(way: 'up' | 'down', most = Number.POSITIVE_INFINITY): void {
    const queue = way === 'up' ? this.up : this.down
    const docs = way === 'up' ? this.#server : this.#client
    const answers = way === 'up' ? this.down : this.up
    for (let n = Math.min(most, queue.length); n > 0 && this.#isOpen; n--) {
      const bytes = queue.shift()
      if (bytes) receive(docs, bytes, answers, this)
    }
  }

  /** Cuts the connection: what was on its way is lost. */
  drop(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.up.length = 0
    this.down.length = 0
    this.#client.forEach((doc, channel) => {
      const listener = this.#listeners[channel]
      if (listener) doc.off('update', listener)
    })
    this.#onDrop()
  }
}

function frame(channel: number, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, channel)
  syncProtocol.writeUpdate(encoder, update)
  return encoding.toUint8Array(encoder)
}

function stepOne(channel: number, doc: Y.Doc): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, channel)
  syncProtocol.writeSyncStep1(encoder, doc)
  return encoding.toUint8Array(encoder)
}

function receive(docs: readonly Y.Doc[], bytes: Uint8Array, answers: Uint8Array[], origin: unknown): void {
  const decoder = decoding.createDecoder(bytes)
  const channel = decoding.readVarUint(decoder)
  const doc = docs[channel]
  if (!doc) throw new Error(`there is no document ${channel}.`)
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, channel)
  const before = encoding.length(encoder)
  // Errors of an observer are thrown by Yjs after the transaction; the protocol would only log them.
  syncProtocol.readSyncMessage(decoder, encoder, doc, origin, (error) => {
    throw error
  })
  if (encoding.length(encoder) > before) answers.push(encoding.toUint8Array(encoder))
}
