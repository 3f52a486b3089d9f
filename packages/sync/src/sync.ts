import type { DocumentLog } from '@atelier/storage'
import type * as Y from 'yjs'
import { ClientIdRegister } from './client-ids.ts'
import { Connection, type Traffic } from './connection.ts'
import { readBuffer, shortcutFrames } from './frame-shortcut.ts'
import { DEFAULT_LIMITS, type SyncLimits } from './limits.ts'
import { type Logger, silentLogger } from './logger.ts'
import { Pacer } from './pacer.ts'
import type { SyncPeer } from './peer.ts'
import { PersonBudgets } from './person-budgets.ts'
import { type InspectedChange, Room, type RoomCounts, type RoomSurroundings } from './room.ts'
import { messageBytes, type WebSocketLike } from './socket.ts'

export interface SyncOptions {
  /** Where updates are stored before anybody sees them. The caller opens and closes it. */
  log: DocumentLog
  limits?: Partial<SyncLimits>
  /** Once per load, before anybody is answered: migrations, repair, first content. Its changes are stored. */
  onLoad?(name: string, doc: Y.Doc): void | Promise<void>
  /**
   * Judges a peer's update before it is applied or stored; a string is the refusal code sent to the writer.
   * Called with the document as it stands, after everything that came earlier. When it throws, that update is refused
   * `internal` and the server's log says why.
   */
  inspect?(change: InspectedChange): string | null
  logger?: Logger
}

/** What the server is doing; all but the first four count up from its start. */
export interface SyncStats extends RoomCounts, Traffic {
  rooms: number
  connections: number
  addresses: number
  /** Persons whose budgets are remembered: those here, and those who used up some of it lately. */
  persons: number
}

export interface Sync {
  /**
   * Lets a socket into a document. Call it in the same turn of the event loop in which the socket opened.
   * Who the peer is has been settled before, at the HTTP upgrade.
   */
  connect(name: string, socket: WebSocketLike, peer: SyncPeer): void
  /**
   * The server's own change. Resolves when it is on disk and sent to everybody.
   * What `change` did before it threw stays, as in any Yjs transaction.
   */
  edit<T>(name: string, change: (doc: Y.Doc) => T): Promise<T>
  /** Looks at a document as it is on disk, loading it if need be. Take values out, not Yjs types. */
  read<T>(name: string, look: (doc: Y.Doc) => T): Promise<T>
  /** Closes the connections that match. Returns how many. */
  disconnect(
    match: (name: string, peer: SyncPeer) => boolean,
    close: { code: number; reason: string },
  ): number
  /**
   * Asks matching clients for edits the server does not have, after rights were widened for instance.
   * What was refused to them before comes again. Returns how many were asked.
   */
  ask(match: (name: string, peer: SyncPeer) => boolean): number
  /** Whether anything is stored under this name. Loads nothing. */
  exists(name: string): Promise<boolean>
  /** Names under which something is stored and that begin like this, in order. */
  names(prefix: string): Promise<string[]>
  /**
   * Deletes from disk what the document, and others beside it, no longer hold: earlier texts, deleted ones. What its
   * people see stays as it is. Resolves when the bytes are gone. Several at once share most of the work.
   *
   * @throws StorageError when the disk refused; the document itself is whole then
   */
  purge(name: string): Promise<void>
  /** Deletes a document for good and closes its connections (1001). Clients that still have access bring it back. */
  remove(name: string): Promise<void>
  stats(): SyncStats
  /** Stores everything, closes the sockets with 1001. The log stays open. */
  close(): Promise<void>
}

/**
 * Rooms that speak the y-websocket protocol, on disk before on another screen. See SPEC.md.
 *
 * @example
 * const sync = createSync({ log: storage.log, logger, inspect: ({ update }) => (update.length > 65_536 ? 'tooLarge' : null) })
 * const sockets = new WebSocketServer({ noServer: true, ...webSocketServerOptions() })
 * httpServer.on('upgrade', (request, line, head) => {
 *   const person = authenticate(request)
 *   sockets.handleUpgrade(request, line, head, (socket) => {
 *     sync.connect('b_7Q/board', socket, {
 *       id: person.id,
 *       address: request.socket.remoteAddress ?? '',
 *       mayRead: () => true,
 *       mayWrite: () => (phaseIsOpen() ? null : 'phaseClosed'),
 *     })
 *   })
 * })
 */
export function createSync(options: SyncOptions): Sync {
  return new SyncServer(options)
}

class SyncServer implements Sync {
  readonly #log: DocumentLog
  readonly #logger: Logger
  readonly #limits: SyncLimits
  readonly #rooms = new Map<string, Room>()
  /** Documents that are being removed. */
  readonly #removals = new Map<string, Promise<void>>()
  readonly #perAddress = new Map<string, number>()
  readonly #budgets: PersonBudgets
  readonly #pacer = new Pacer()
  readonly #readBuffer = readBuffer()
  readonly #around: RoomSurroundings
  readonly #clientIds: ClientIdRegister
  readonly #heart: NodeJS.Timeout
  readonly #counts: RoomCounts = {
    loads: 0,
    evictions: 0,
    compactions: 0,
    appends: 0,
    updatesIn: 0,
    updatesMerged: 0,
    parcels: 0,
  }
  readonly #traffic: Traffic = { messagesIn: 0, bytesIn: 0, bytesOut: 0, refused: 0, closed: 0 }
  #closing = false

  constructor(options: SyncOptions) {
    this.#log = options.log
    this.#logger = options.logger ?? silentLogger
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.#budgets = new PersonBudgets(this.#limits)
    this.#clientIds = new ClientIdRegister(this.#limits.maxKeptClientIds)
    this.#around = {
      log: options.log,
      logger: this.#logger,
      limits: this.#limits,
      pacer: this.#pacer,
      counts: this.#counts,
      clientIds: this.#clientIds,
      onLoad: options.onLoad?.bind(options),
      inspect: options.inspect?.bind(options),
      removal: (name) => this.#removals.get(name),
      onGone: (room) => {
        if (this.#rooms.get(room.name) === room) this.#rooms.delete(room.name)
      },
    }
    this.#heart = setInterval(() => this.#beat(), this.#limits.heartbeatMs)
    this.#heart.unref()
  }

  connect(name: string, socket: WebSocketLike, peer: SyncPeer): void {
    // First of all: without a listener, one bad frame ends the process.
    socket.on('error', (error) => {
      this.#logger.info({ room: name, peer: peer.id, error: error.message }, 'socket error')
    })
    const budget = this.#budgets.of(peer.id)
    const connection = new Connection(socket, peer, this.#limits, this.#traffic, budget)
    const sameAddress = this.#perAddress.get(peer.address) ?? 0
    if (this.#closing) {
      connection.close('goingAway')
      return
    }
    if (
      sameAddress >= this.#limits.maxConnectionsPerAddress ||
      this.#full(name) ||
      this.#crowds(name, peer.id, budget.sockets)
    ) {
      connection.close('tooManyConnections')
      return
    }
    const room = this.#room(name)
    this.#perAddress.set(peer.address, sameAddress + 1)
    budget.sockets += 1
    const receive = (bytes: Uint8Array) => {
      if (connection.admit(bytes.byteLength)) room.receive(connection, bytes)
    }
    shortcutFrames(socket, this.#limits.maxMessageBytes, receive, this.#readBuffer)
    socket.on('message', (data, isBinary) => {
      const bytes = messageBytes(data)
      if (isBinary) receive(bytes)
      else if (connection.admit(bytes.byteLength)) connection.close('malformed')
    })
    let left = false
    socket.on('close', () => {
      if (left) return
      left = true
      connection.markClosed()
      room.leave(connection)
      budget.sockets -= 1
      const remaining = (this.#perAddress.get(peer.address) ?? 1) - 1
      if (remaining > 0) this.#perAddress.set(peer.address, remaining)
      else this.#perAddress.delete(peer.address)
    })
    room.join(connection)
  }

  async edit<T>(name: string, change: (doc: Y.Doc) => T): Promise<T> {
    return this.#with(name, (room) => room.edit(change))
  }

  async read<T>(name: string, look: (doc: Y.Doc) => T): Promise<T> {
    return this.#with(name, (room) => room.read(look))
  }

  async #with<T>(name: string, use: (room: Room) => Promise<T>): Promise<T> {
    if (this.#closing)
      throw new Error(`the sync server is stopping; "${name}" was not opened. Try again later.`)
    const room = this.#room(name)
    room.hold()
    try {
      await room.ready
      return await use(room)
    } finally {
      room.letGo()
    }
  }

  exists(name: string): Promise<boolean> {
    return this.#log.has(name)
  }

  async names(prefix: string): Promise<string[]> {
    return (await this.#log.list()).filter((name) => name.startsWith(prefix))
  }

  async purge(name: string): Promise<void> {
    if (!(await this.#log.has(name))) return
    await this.#with(name, (room) => room.purge())
    await this.#log.expunge(name)
  }

  async remove(name: string): Promise<void> {
    // Whoever comes from now on waits in a room of their own: one that read what is being removed would write it back.
    const removal = this.#remove(name, this.#rooms.get(name), this.#removals.get(name))
    this.#removals.set(name, removal)
    try {
      await removal
    } finally {
      if (this.#removals.get(name) === removal) this.#removals.delete(name)
    }
  }

  async #remove(name: string, room: Room | undefined, before: Promise<void> | undefined): Promise<void> {
    await before?.catch(() => undefined)
    await room?.close()
    this.#clientIds.forget(name)
    await this.#log.remove(name)
    await this.#log.expunge()
  }

  disconnect(
    match: (name: string, peer: SyncPeer) => boolean,
    close: { code: number; reason: string },
  ): number {
    let count = 0
    for (const [connection] of this.#matching(match)) {
      connection.closeWith(close.code, close.reason)
      count += 1
    }
    return count
  }

  ask(match: (name: string, peer: SyncPeer) => boolean): number {
    let count = 0
    for (const [connection, room] of this.#matching(match)) {
      room.ask(connection)
      count += 1
    }
    return count
  }

  *#matching(match: (name: string, peer: SyncPeer) => boolean): Generator<[Connection, Room]> {
    for (const room of this.#rooms.values()) {
      for (const connection of room.connections) {
        if (!connection.closed && match(room.name, connection.peer)) yield [connection, room]
      }
    }
  }

  stats(): SyncStats {
    let connections = 0
    for (const room of this.#rooms.values()) connections += room.connections.size
    return {
      rooms: this.#rooms.size,
      connections,
      addresses: this.#perAddress.size,
      persons: this.#budgets.size,
      ...this.#counts,
      ...this.#traffic,
    }
  }

  async close(): Promise<void> {
    this.#closing = true
    clearInterval(this.#heart)
    const results = await Promise.allSettled([...this.#rooms.values()].map((room) => room.close()))
    this.#pacer.stop()
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  #full(name: string): boolean {
    return (this.#rooms.get(name)?.connections.size ?? 0) >= this.#limits.maxConnectionsPerRoom
  }

  /** Whether a person has as many sockets as one may have, over all rooms or in this one. */
  #crowds(name: string, personId: string, sockets: number): boolean {
    const { maxConnectionsPerPerson, maxConnectionsPerPersonInRoom } = this.#limits
    if (sockets >= maxConnectionsPerPerson) return true
    if (sockets < maxConnectionsPerPersonInRoom) return false
    let here = 0
    for (const { peer } of this.#rooms.get(name)?.connections ?? []) if (peer.id === personId) here += 1
    return here >= maxConnectionsPerPersonInRoom
  }

  #room(name: string): Room {
    const present = this.#rooms.get(name)
    if (present !== undefined) return present
    const room = new Room(name, this.#around)
    this.#rooms.set(name, room)
    return room
  }

  #beat(): void {
    this.#budgets.sweep()
    for (const room of this.#rooms.values()) {
      for (const connection of room.connections) connection.beat()
      void room.renew()
    }
  }
}
