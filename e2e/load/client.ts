import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { eachMarkerInAwareness, eachMarkerInUpdate, type Ledger } from './ledger.ts'
import { Line } from './line.ts'
import {
  awarenessFrame,
  HELLO_FRAME,
  NOTHING_KNOWN,
  NOTHING_NEW,
  readFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from './protocol.ts'
import type { Ticket } from './servers.ts'

/** A server that does not answer within this time is taken as not answering. */
const PATIENCE_MS = 30_000
/** What a line that was cut without a close frame ended with, as browsers call it. */
const CUT = 1006
/** y-websocket clients repeat their presence this often; servers drop what is silent for twice as long. */
const PRESENCE_MS = 15_000

/** What a client does with what it hears. */
export interface Replica {
  stateVector(): Uint8Array
  /** What the other side lacks. */
  diff(stateVector: Uint8Array): Uint8Array
  apply(update: Uint8Array): void
  awareness?(payload: Uint8Array): void
  /** The first `count` updates of this connection are on disk. Who has this asks the server for receipts. */
  stored?(count: number): void
}

/** Both ledgers of a run: changes of the document, and cursors. */
export interface Ledgers {
  updates: Ledger
  cursors: Ledger
}

/** Origin of what the server holds already, so that it is not sent back. */
export const REMOTE = Symbol('remote')

/** Hears everything and keeps nothing. */
export const DEAF: Replica = {
  stateVector: () => NOTHING_KNOWN,
  diff: () => NOTHING_NEW,
  apply: () => {},
}

/**
 * Looks for markers in what arrives and keeps no document.
 *
 * @param reader index of this client in the ledgers
 * @param doc the few changes this client makes itself
 */
export function markerReader(ledgers: Ledgers, reader: number, doc: Y.Doc | null): Replica {
  return {
    ...DEAF,
    diff: (stateVector) => (doc ? Y.encodeStateAsUpdate(doc, stateVector) : NOTHING_NEW),
    apply: (update) => {
      const nowMs = performance.now()
      eachMarkerInUpdate(update, (seq) => ledgers.updates.receive(seq, reader, nowMs))
    },
    awareness: (payload) => {
      const nowMs = performance.now()
      eachMarkerInAwareness(payload, (seq) => ledgers.cursors.receive(seq, reader, nowMs))
    },
  }
}

/** What is under a client. */
interface Wire {
  readonly isOpen: boolean
  send(message: Uint8Array): void
  /** Reads no more. */
  stall(): void
  cut(): void
}

/** What a wire tells its client. */
interface Listener {
  opened(): void
  heard(message: Buffer): void
  /** @param code of WebSocket, or what else it ended with */
  ended(code: number, why: string): void
}

/** A connection as browsers have it: frames are masked, large answers may come compressed. */
function browserWire({ url, protocols }: Ticket, listener: Listener): Wire {
  const socket = new WebSocket(url, protocols)
  socket.on('open', () => listener.opened())
  socket.on('message', (data: Buffer) => listener.heard(data))
  socket.on('error', (error) => listener.ended(CUT, `failed: ${error.message}`))
  socket.on('close', (code, reason) => listener.ended(code, `was closed with ${code} ${reason}`))
  return {
    get isOpen() {
      return socket.readyState === WebSocket.OPEN
    },
    send: (message) => socket.send(message),
    stall: () => socket.pause(),
    cut: () => socket.terminate(),
  }
}

/** As little as a connection can be: a thousand people at work leave the machine to the server. */
function lightWire(ticket: Ticket, listener: Listener): Wire {
  const line = Line.to(ticket)
  line.onMessage = (message) => listener.heard(message)
  line.onGone = () => {
    const code = typeof line.ending === 'number' ? line.ending : CUT
    listener.ended(code, `was closed with ${line.ending}`)
  }
  void line.shaken().then(() => {
    if (line.isOpen) listener.opened()
    else line.destroy()
  })
  return {
    get isOpen() {
      return line.isOpen
    },
    send: (message) => line.message(message),
    stall: () => line.stall(),
    cut: () => line.destroy(),
  }
}

/** A whole replica, as a browser holds one. */
export function docReplica(doc: Y.Doc): Replica {
  return {
    stateVector: () => Y.encodeStateVector(doc),
    diff: (stateVector) => Y.encodeStateAsUpdate(doc, stateVector),
    apply: (update) => Y.applyUpdate(doc, update, REMOTE),
  }
}

/** One connection that speaks the y-websocket protocol. */
export class Client {
  /** Name of this client in presence. */
  readonly clientId: number
  bytesIn = 0
  /** Updates and answers to step 1 that were sent; receipts count these. */
  updatesSent = 0
  /** ms from the first packet of the connection to the whole answer to step 1. */
  syncedAfterMs = Number.NaN
  readonly #wire: Wire
  readonly #replica: Replica
  #left = false
  #droppedWith: number | null = null
  #presence: unknown = null
  #clock = 0
  #presenceTimer: NodeJS.Timeout | null = null
  #stopFollowing: (() => void) | null = null

  private constructor(
    ticket: Ticket,
    replica: Replica,
    clientId: number,
    makeWire: typeof browserWire,
    settle: (reason: string | null) => void,
  ) {
    const startMs = performance.now()
    this.#replica = replica
    this.clientId = clientId
    this.#wire = makeWire(ticket, {
      opened: () => {
        if (replica.stored) this.#wire.send(HELLO_FRAME)
        this.#wire.send(step1Frame(replica.stateVector()))
      },
      heard: (message) => {
        if (!this.#hear(message) || !Number.isNaN(this.syncedAfterMs)) return
        this.syncedAfterMs = performance.now() - startMs
        settle(null)
      },
      ended: (code, why) => {
        this.#forget()
        if (!this.#left) this.#droppedWith = code
        settle(why)
      },
    })
  }

  /**
   * Connects and waits for the answer to step 1.
   *
   * @param options.light the person is one of many, and no browser's WebSocket is asked for
   * @throws Error when the server refuses, closes, or does not answer in time
   */
  static open(
    ticket: Ticket,
    replica: Replica,
    clientId = Math.floor(Math.random() * 2 ** 31),
    options: { light?: boolean } = {},
  ): Promise<Client> {
    return new Promise((resolve, reject) => {
      const settle = (reason: string | null) => {
        clearTimeout(patience)
        if (reason === null) resolve(client)
        else {
          client.#wire.cut()
          reject(new Error(`${ticket.url} ${reason}`))
        }
      }
      const patience = setTimeout(() => settle(`did not answer within ${PATIENCE_MS / 1000} s.`), PATIENCE_MS)
      const client = new Client(ticket, replica, clientId, options.light ? lightWire : browserWire, settle)
    })
  }

  get isOpen(): boolean {
    return this.#wire.isOpen
  }

  /** Close code when the other side ended the connection; `null` as long as it has not. */
  get droppedWith(): number | null {
    return this.#droppedWith
  }

  update(update: Uint8Array): void {
    this.updatesSent += 1
    this.#wire.send(updateFrame(update))
  }

  /** Sends every change that is made to the document here. */
  follow(doc: Y.Doc): void {
    const send = (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE && this.isOpen) this.update(update)
    }
    doc.on('update', send)
    this.#stopFollowing = () => doc.off('update', send)
  }

  /** Tells the others where this person is. */
  show(state: unknown): void {
    if (!this.isOpen) return
    this.#presence = state
    this.#wire.send(awarenessFrame(this.clientId, ++this.#clock, state))
    this.#presenceTimer ??= setInterval(() => this.show(this.#presence), PRESENCE_MS)
  }

  /** Reads no more; the connection stays open, as on a phone that left the Wi-Fi. */
  stall(): void {
    this.#forget()
    this.#wire.stall()
  }

  close(): void {
    this.#left = true
    this.#forget()
    this.#wire.cut()
  }

  /** @returns whether this was the answer to step 1 */
  #hear(data: Buffer): boolean {
    this.bytesIn += data.length
    const frame = readFrame(data)
    switch (frame.kind) {
      case 'step1':
        this.updatesSent += 1
        this.#wire.send(step2Frame(this.#replica.diff(frame.payload)))
        return false
      case 'step2':
      case 'update':
        this.#replica.apply(frame.payload)
        return frame.kind === 'step2'
      case 'awareness':
        this.#replica.awareness?.(frame.payload)
        return false
      case 'stored':
        this.#replica.stored?.(frame.count)
        return false
      case 'other':
        return false
    }
  }

  #forget(): void {
    if (this.#presenceTimer) clearInterval(this.#presenceTimer)
    this.#presenceTimer = null
    this.#stopFollowing?.()
    this.#stopFollowing = null
  }
}
