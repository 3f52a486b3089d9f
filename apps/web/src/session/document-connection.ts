import { messageAuth, WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { DeviceCopy } from './device-copy.ts'
import { Value } from './observable.ts'
import { carriedBy, RECEIPT, type Receipt, readReceipt, sayHello } from './wire.ts'

/** Longest wait for the copy on this device before the server is asked: some browsers never answer. */
const DEVICE_PATIENCE_MS = 1500
/** Longest pause between two attempts to reach the server. */
const MAX_PAUSE_MS = 8000

export interface DocumentEvents {
  /** A new connection stands; nothing went out on it yet. */
  connected?(): void
  /** A frame with changes went out. */
  sent?(carries: 'everything' | 'latest'): void
  /** The server tells what became of the frames with changes. */
  receipt?(receipt: Receipt): void
  /** The server closed for good; it will not be asked again. */
  closed?(reason: string): void
  /** That many attempts in a row came to nothing. */
  failed?(attempts: number): void
}

/**
 * One document of a board: the copy on this device, kept equal with the server's.
 *
 * The device's copy is read first, then the server is asked; what one lacks it gets from the other.
 */
export class DocumentConnection {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly connection = new Value<'connecting' | 'online' | 'offline'>('connecting')
  /** Whether the document holds content from the device or the server. */
  readonly loaded = new Value(false)
  readonly #onDevice: DeviceCopy | null
  #failures = 0
  #closed = false

  /**
   * @param options.url of the sync socket, without the document: `ws://host/sync`
   * @param options.name of the document: `<boardId>/board`
   * @param options.protocols subprotocols that say who asks
   * @param options.copy name of the copy on this device; `null` keeps none
   */
  constructor(
    options: { url: string; name: string; protocols: string[]; copy: string | null },
    events: DocumentEvents = {},
  ) {
    const { copy } = options
    this.provider = new WebsocketProvider(options.url, options.name, this.doc, {
      connect: false,
      // Two tabs of one browser may be two people here; they meet on the server.
      disableBc: true,
      protocols: options.protocols,
      WebSocketPolyfill: countingSocket((carries) => events.sent?.(carries)),
    })
    this.#tellOwnPresence()
    this.#answerToServer(events)
    this.#onDevice = copy !== null && 'indexedDB' in globalThis ? new DeviceCopy(copy, this.doc) : null
    void this.#start()
  }

  /** Origins of changes that come from elsewhere: the server, or the copy on this device. */
  isForeign(origin: unknown): boolean {
    return origin === this.provider || this.#onDevice?.isOrigin(origin) === true
  }

  /** Gives the line up for a new one: the old one may be dead without anybody having noticed. */
  reconnect(): void {
    if (this.#closed) return
    this.provider.disconnect()
    this.provider.connect()
  }

  /** Asks the server now instead of at the next attempt. */
  hurry(): void {
    if (!this.provider.wsconnected && !this.provider.wsconnecting) this.reconnect()
  }

  /** Ends the connection. The copy on this device stays. */
  close(): void {
    this.#closed = true
    this.provider.destroy()
    this.doc.destroy()
  }

  /** Ends the connection and empties the copy on this device. The document itself is still there to be read. */
  async discard(): Promise<void> {
    this.#closed = true
    this.provider.destroy()
    await withPatience(this.#onDevice?.empty())
  }

  async #start(): Promise<void> {
    await withPatience(this.#onDevice?.read)
    if (this.#closed) return
    if (this.doc.store.clients.size > 0) this.loaded.set(true)
    this.provider.connect()
  }

  /** The provider sends everybody's presence back as it hears it; ours is all that the server takes from us. */
  #tellOwnPresence(): void {
    const { awareness, _awarenessUpdateHandler: tell } = this.provider
    const me = awareness.clientID
    awareness.off('update', tell)
    awareness.on('update', (change: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown) => {
      if (Object.values(change).some((clients) => clients.includes(me)))
        tell({ added: [], updated: [me], removed: [] }, origin)
    })
  }

  #answerToServer(events: DocumentEvents): void {
    const { provider } = this
    provider.on('status', ({ status }) => {
      if (status !== 'connected') return
      events.connected?.()
      if (provider.ws) sayHello(provider.ws)
    })
    provider.on('sync', (synced) => {
      if (!synced) return
      this.#failures = 0
      this.loaded.set(true)
      this.connection.set('online')
    })
    provider.on('connection-close', () => {
      if (this.#closed) return
      this.connection.set('offline')
      this.#failures++
      // The pause doubles and is cut at random between half and all of it: a hundred phones that lost the same
      // access point do not come back in the same millisecond.
      const pause = Math.min(MAX_PAUSE_MS, 100 * 2 ** (provider.wsUnsuccessfulReconnects + 1))
      provider.maxBackoffTime = pause * (0.5 + Math.random() / 2)
      events.failed?.(this.#failures)
    })
    provider.on('closed', ({ reason }) => events.closed?.(reason))
    // A refusal comes twice, here for clients that say no hello, and as a receipt that says what was refused.
    provider.messageHandlers[messageAuth] = () => {}
    provider.messageHandlers[RECEIPT] = (_answer, decoder) => {
      const receipt = readReceipt(decoder)
      if (receipt) events.receipt?.(receipt)
    }
  }
}

/** A WebSocket that tells which frames with changes go out, in order. */
function countingSocket(sent: (carries: 'everything' | 'latest') => void): typeof WebSocket {
  return class extends WebSocket {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      super.send(data as ArrayBuffer)
      const carries = data instanceof Uint8Array ? carriedBy(data) : null
      if (carries) sent(carries)
    }
  }
}

/** Waits for something on the device, but not for ever. */
async function withPatience(work: Promise<unknown> | undefined): Promise<void> {
  if (!work) return
  await Promise.race([
    work.catch(() => null),
    new Promise((resolve) => setTimeout(resolve, DEVICE_PATIENCE_MS)),
  ])
}
