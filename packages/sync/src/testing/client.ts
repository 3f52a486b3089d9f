import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { HELLO_VERSION, MESSAGE, RECEIPT, SYNC, step1Message, step2Message, updateMessage } from '../wire.ts'

/**
 * A small client of the protocol in SPEC.md, receipts included, over any line that carries messages.
 * Written against the SPEC, not with the server's own reader.
 */
export class TestClient {
  readonly doc: Y.Doc
  /** Messages to the server; `null` while there is no line. */
  #send: ((message: Uint8Array) => void) | null = null
  /** State of the document when the n-th update of this connection was sent. */
  #sentStates: Uint8Array[] = []
  /** What the server has said is on disk. */
  storedState: Uint8Array | null = null
  synced = false
  refusals: string[] = []
  denials: string[] = []
  storedCount = 0
  /** A change that this client made while it was connected is stored: the server knows whose its client id is. */
  known = false
  /** Numbers of such changes on this line that are neither stored nor refused yet. */
  #fresh = new Set<number>()

  constructor(doc = new Y.Doc()) {
    this.doc = doc
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.#sendUpdate(updateMessage(update))
      if (Y.decodeUpdate(update).structs.length > 0) this.#fresh.add(this.#sentStates.length)
    })
  }

  /** A line is there: says hello and asks for what is missing. */
  attach(send: (message: Uint8Array) => void): void {
    this.#send = send
    this.#sentStates = []
    this.#fresh.clear()
    this.storedCount = 0
    this.synced = false
    send(Uint8Array.of(MESSAGE.hello, HELLO_VERSION))
    send(step1Message(Y.encodeStateVector(this.doc)))
  }

  detach(): void {
    this.#send = null
    this.synced = false
  }

  /** Updates sent over this line that the server has not yet called stored. */
  get waiting(): number {
    return this.#sentStates.length - this.storedCount
  }

  receive(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync: {
        const step = decoding.readVarUint(decoder)
        const bytes = decoding.readVarUint8Array(decoder)
        if (step === SYNC.step1) this.#sendUpdate(step2Message(Y.encodeStateAsUpdate(this.doc, bytes)))
        else Y.applyUpdate(this.doc, bytes, this)
        if (step === SYNC.step2) this.synced = true
        return
      }
      case MESSAGE.auth:
        decoding.readVarUint(decoder)
        this.denials.push(decoding.readVarString(decoder))
        return
      case MESSAGE.receipt: {
        const kind = decoding.readVarUint(decoder)
        const count = decoding.readVarUint(decoder)
        if (kind === RECEIPT.refused) {
          this.#fresh.delete(count)
          this.refusals.push(decoding.readVarString(decoder))
        } else {
          for (const number of this.#fresh) this.known ||= number <= count
          this.storedCount = count
          this.storedState = this.#sentStates[count - 1] ?? this.storedState
        }
        return
      }
    }
  }

  #sendUpdate(message: Uint8Array): void {
    if (this.#send === null) return
    this.#sentStates.push(Y.encodeStateVector(this.doc))
    this.#send(message)
  }
}

/** An awareness message as a client sends it. */
export function awarenessOf(clientId: number, clock: number, json: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((body) => {
        encoding.writeVarUint(body, 1)
        encoding.writeVarUint(body, clientId)
        encoding.writeVarUint(body, clock)
        encoding.writeVarString(body, json)
      }),
    )
  })
}

/** Entries of an awareness message, `null` for other messages. */
export function readAwareness(
  message: Uint8Array,
): { clientId: number; clock: number; json: string }[] | null {
  const decoder = decoding.createDecoder(message)
  if (decoding.readVarUint(decoder) !== MESSAGE.awareness) return null
  const body = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  return Array.from({ length: decoding.readVarUint(body) }, () => ({
    clientId: decoding.readVarUint(body),
    clock: decoding.readVarUint(body),
    json: decoding.readVarString(body),
  }))
}
