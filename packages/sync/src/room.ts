import { type DocumentLog, StorageError } from '@atelier/storage'
import * as Y from 'yjs'
import { Answers } from './answers.ts'
import type { ClientIdRegister, ClientIds } from './client-ids.ts'
import type { CloseName } from './close-codes.ts'
import type { Connection } from './connection.ts'
import { presenceTickFor, type SyncLimits, tickFor } from './limits.ts'
import type { Logger } from './logger.ts'
import { NO_TURN_DUE, type Paced, type Pacer } from './pacer.ts'
import type { SyncPeer } from './peer.ts'
import { RoomPresence } from './presence.ts'
import { RoomLog } from './room-log.ts'
import { type Parcel, parcel } from './socket.ts'
import { outlineOf, TooManyParts, type UpdateOutline } from './update-outline.ts'
import { contradicts, type DecodedUpdate, deletesSomething, dropPending } from './updates.ts'
import { readMessage, step1Message, storedMessage, updateMessage } from './wire.ts'

/** A peer's update on its way into the document. */
export interface InspectedChange {
  name: string
  /** The document as it is before the update. Read only. */
  doc: Y.Doc
  update: Uint8Array
  /** The same, taken apart: structs and deletions. */
  decoded: DecodedUpdate
  peer: SyncPeer
}

/** What a room needs from the server it lives in. */
export interface RoomSurroundings {
  readonly log: DocumentLog
  readonly logger: Logger
  readonly limits: SyncLimits
  readonly pacer: Pacer
  readonly counts: RoomCounts
  readonly clientIds: ClientIdRegister
  readonly onLoad?: ((name: string, doc: Y.Doc) => void | Promise<void>) | undefined
  readonly inspect?: ((change: InspectedChange) => string | null) | undefined
  /** Settles when what is being removed under this name is gone; `undefined`: nothing is. */
  removal(name: string): Promise<void> | undefined
  /** The room is done: whoever asks for its name next makes a new one. */
  onGone(room: Room): void
}

export interface RoomCounts {
  loads: number
  evictions: number
  compactions: number
  appends: number
  updatesIn: number
  updatesMerged: number
  parcels: number
}

interface WaitingUpdate {
  from: Connection
  number: number
  update: Uint8Array
  /** Made by the sender just now, as far as the message says; a sync step 2 may carry what others made. */
  fresh: boolean
}

/** Updates applied in a turn; `null` for one that is not to go on as it came. */
type Applied = (Uint8Array | null)[]

interface WaitingEdit {
  change: (doc: Y.Doc) => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

/** How long answers to sync step 1 may keep the event loop at a stretch, ms. */
const ANSWER_SLICE_MS = 8
/** How often it is looked whether who asked again has read the answer before, ms. */
const READ_ON_MS = 100
const ASK_EVERY_MS = 1_000
const PRESENCE_EVERY_MS = 1_000
/** Structs and deletions after which the rest of what is waiting gets a turn of its own. */
const TURN_PARTS = 20_000

/**
 * One document in memory and the people in it.
 *
 * ```
 *   loading ---> open ---> gone        open: turn by turn, see `turn`
 *      \___________________^           gone: evicted, failed or closed
 * ```
 *
 * **The document is never ahead of the disk except while an append is under way.** Updates wait in a queue;
 * a turn judges them, applies them in one transaction, appends what came of it, and only then sends it to
 * anybody. Sync step 1, reads and snapshots are served between turns, when document and log say the same.
 */
export class Room implements Paced {
  readonly name: string
  /** Settles when the document is loaded; rejects when it cannot be. */
  readonly ready: Promise<void>
  lastTurnMs = Number.NEGATIVE_INFINITY
  dueBeat = NO_TURN_DUE

  readonly #around: RoomSurroundings
  readonly #connections = new Set<Connection>()
  readonly #clientIds: ClientIds
  readonly #presence: RoomPresence
  readonly #answers: Answers
  readonly #log: RoomLog
  #doc = new RoomDoc({ gc: true })
  #state: 'loading' | 'open' | 'gone' = 'loading'

  #incoming: WaitingUpdate[] = []
  #edits: WaitingEdit[] = []
  /** Who asked, and with which state vector last. */
  readonly #asking = new Map<Connection, Uint8Array>()
  #askAgain: NodeJS.Timeout | null = null
  /** The time for answers was over before everybody had theirs. */
  #unanswered = false
  /** Updates Yjs has emitted since the last append. */
  #emitted: Uint8Array[] = []
  #inTurn = false
  #storing: Promise<void> | null = null
  /** End of the time for answers in this turn of the event loop; `null`: none was given yet. */
  #answerUntilMs: number | null = null
  #early: { from: Connection; message: Uint8Array }[] = []

  #holds = 0
  #evictTimer: NodeJS.Timeout | null = null

  constructor(name: string, around: RoomSurroundings) {
    this.name = name
    this.#around = around
    this.#clientIds = around.clientIds.enter(name)
    this.#presence = new RoomPresence(around.limits.maxAwarenessBytes, (id) => this.#clientIds.get(id))
    this.#answers = new Answers(around.limits)
    this.#log = new RoomLog(name, around, {
      isOpen: () => this.#state === 'open',
      storing: () => this.#storing,
      encode: () => Y.encodeStateAsUpdate(this.#doc),
      fail: (error) => this.#fail(error),
    })
    this.ready = this.#load()
    this.ready.catch(() => undefined) // Whoever awaits it hears of it; nobody may be.
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections
  }

  get gone(): boolean {
    return this.#state === 'gone'
  }

  // ---------------------------------------------------------------- loading and leaving

  async #load(): Promise<void> {
    const { logger, onLoad, counts } = this.#around
    try {
      await this.#around.removal(this.name)?.catch(() => undefined)
      const content = await this.#log.read()
      this.#doc.transact(() => {
        if (content.snapshot !== null) Y.applyUpdate(this.#doc, content.snapshot.bytes)
        for (const entry of content.entries) Y.applyUpdate(this.#doc, entry.bytes)
      })
      if (dropPending(this.#doc)) {
        logger.error({ room: this.name }, 'stored updates lack a predecessor; they were left out')
      }
      this.#doc.on('update', (update: Uint8Array) => {
        this.#emitted.push(update)
        // Written outside a turn, by app code that kept the document: stored all the same.
        if (this.#state === 'open' && !this.#inTurn) this.#wake()
      })
      await onLoad?.(this.name, this.#doc)
      await this.#storeEmitted()
    } catch (error) {
      logger.error({ room: this.name, error: String(error) }, 'room could not be loaded')
      this.#end('loadFailed')
      throw error
    }
    if (this.gone) throw new Error(`room "${this.name}" was closed while it was loading`)
    this.#state = 'open'
    counts.loads += 1
    for (const connection of this.#connections) this.#welcome(connection)
    const early = this.#early
    this.#early = []
    for (const { from, message } of early) this.#handle(from, message)
    this.#planEviction()
  }

  join(connection: Connection): void {
    this.#connections.add(connection)
    this.#cancelEviction()
    if (this.#state === 'open') this.#welcome(connection)
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    this.#presence.leave(connection)
    this.#asking.delete(connection)
    this.#early = this.#early.filter(({ from }) => from !== connection)
    if (this.gone) return
    if (this.#presence.changed) this.#wakeForPresence()
    this.#planEviction()
  }

  /** Keeps the room in memory until `letGo`. */
  hold(): void {
    this.#holds += 1
    this.#cancelEviction()
  }

  letGo(): void {
    this.#holds -= 1
    this.#planEviction()
  }

  #welcome(connection: Connection): void {
    const messages = [step1Message(Y.encodeStateVector(this.#doc))]
    const everybody = this.#presence.everybody()
    if (everybody !== null && connection.peer.mayRead()) messages.push(everybody)
    connection.askedAtMs = performance.now()
    connection.send(parcel(messages))
  }

  get #idle(): boolean {
    return (
      this.#state === 'open' &&
      this.#connections.size === 0 &&
      this.#holds === 0 &&
      this.#storing === null &&
      this.#incoming.length === 0 &&
      this.#edits.length === 0 &&
      this.#emitted.length === 0
    )
  }

  #planEviction(): void {
    if (this.#state !== 'open' || this.#connections.size > 0 || this.#holds > 0 || this.#evictTimer !== null)
      return
    this.#evictTimer = setTimeout(() => {
      this.#evictTimer = null
      void this.#evict()
    }, this.#around.limits.evictAfterMs)
    this.#evictTimer.unref()
  }

  #cancelEviction(): void {
    if (this.#evictTimer === null) return
    clearTimeout(this.#evictTimer)
    this.#evictTimer = null
  }

  /** Whoever joins before the last line of this finds the room as it was. */
  async #evict(): Promise<void> {
    await this.#storing
    await this.#log.compactIfLong()
    if (!this.#idle) {
      this.#planEviction()
      return
    }
    this.#around.counts.evictions += 1
    this.#around.logger.debug({ room: this.name }, 'room evicted')
    this.#end('goingAway')
  }

  /**
   * Stores what is waiting and ends the room.
   * @throws StorageError when something could not be stored
   */
  async close(): Promise<void> {
    await this.ready.catch(() => undefined)
    while (
      !this.gone &&
      (this.#storing !== null ||
        this.#incoming.length > 0 ||
        this.#edits.length > 0 ||
        this.#emitted.length > 0)
    ) {
      this.turn()
      await this.#storing
    }
    await this.#log.settled()
    this.#end('goingAway')
  }

  /** The one way out. Nothing is stored here: what is not on disk by now was shown to nobody. */
  #end(name: CloseName): void {
    if (this.gone) return
    this.#state = 'gone'
    this.#cancelEviction()
    for (const connection of this.#connections) connection.close(name)
    this.#connections.clear()
    const failure = new Error(
      `room "${this.name}" was closed (${name}) before the edit was stored. Try again.`,
    )
    for (const edit of this.#edits) edit.reject(failure)
    this.#edits = []
    this.#incoming = []
    this.#asking.clear()
    if (this.#askAgain !== null) clearTimeout(this.#askAgain)
    this.#early = []
    this.#answers.clear()
    this.#doc.destroy()
    this.#doc = new RoomDoc() // Whoever still holds the room must not hold the document.
    this.#around.clientIds.leave(this.name)
    this.#log.release()
    this.#around.onGone(this)
  }

  // ---------------------------------------------------------------- what comes in

  /**
   * One message of a client, judged by its size already. Waits when the document is not there yet.
   * @param message good until this returns
   */
  receive(from: Connection, message: Uint8Array): void {
    if (this.#state === 'loading') this.#early.push({ from, message: copyOf(message) })
    else if (this.#state === 'open') this.#handle(from, message)
  }

  #handle(from: Connection, message: Uint8Array): void {
    if (from.closed) return
    try {
      const incoming = readMessage(message)
      switch (incoming.type) {
        case 'step1':
          if (!from.admitStep()) return
          if (!from.peer.mayRead()) {
            from.close('noAccess')
            return
          }
          this.#asking.set(from, copyOf(incoming.stateVector))
          if (this.#storing === null) this.#answerAll()
          return
        case 'step2':
        case 'update':
          from.updatesReceived += 1
          this.#around.counts.updatesIn += 1
          this.#incoming.push({
            from,
            number: from.updatesReceived,
            update: copyOf(incoming.update),
            fresh: incoming.type === 'update',
          })
          this.#wake()
          return
        case 'awareness':
          this.#appear(from, incoming.body)
          return
        case 'queryAwareness':
          this.#tellEverybody(from)
          return
        case 'hello':
          from.wantsReceipts = true
          from.updatesTold = -1 // Says once where we are, also when that is 0.
          this.#wake()
          return
        case 'unknown':
          from.admitUnknown()
          return
      }
    } catch (error) {
      this.#malformed(from, error)
    }
  }

  #malformed(from: Connection, error: unknown): void {
    this.#around.logger.info(
      { room: this.name, peer: from.peer.id, error: error instanceof Error ? error.message : String(error) },
      'malformed message, connection closed',
    )
    from.close('malformed')
  }

  #appear(from: Connection, body: Uint8Array): void {
    if (from.peer.mayAppear?.() === false || !from.peer.mayRead()) return
    const refusal = this.#presence.receive(from, body)
    if (refusal !== null) from.refuse(0, refusal)
    if (this.#presence.changed) this.#wakeForPresence()
  }

  #tellEverybody(from: Connection): void {
    const now = performance.now()
    if (now - from.everybodyToldAtMs < PRESENCE_EVERY_MS || !from.peer.mayRead()) return
    from.everybodyToldAtMs = now
    const everybody = this.#presence.everybody()
    if (everybody !== null) from.send(parcel([everybody]))
  }

  /** Queues a change of the server's own. */
  edit<T>(change: (doc: Y.Doc) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.gone) {
        reject(new Error(`room "${this.name}" is closed. Try again.`))
        return
      }
      this.#edits.push({ change, resolve: resolve as (result: unknown) => void, reject })
      this.#wake()
    })
  }

  /** Looks at the document when it says what the disk says. */
  async read<T>(look: (doc: Y.Doc) => T): Promise<T> {
    while (this.#storing !== null) await this.#storing
    if (this.gone) throw new Error(`room "${this.name}" is closed. Try again.`)
    return look(this.#doc)
  }

  /** Asks a client for what we lack: its refused or offline edits arrive as sync step 2. */
  ask(connection: Connection): void {
    if (this.#state !== 'open') return
    connection.askedAtMs = performance.now()
    connection.send(parcel([step1Message(Y.encodeStateVector(this.#doc))]))
  }

  // ---------------------------------------------------------------- a turn

  #wake(): void {
    const { pacer, limits } = this.#around
    pacer.wake(this, tickFor(this.#connections.size, limits))
  }

  /** Where only cursors moved there is time; they go along when anything else does. */
  #wakeForPresence(): void {
    const { pacer, limits } = this.#around
    pacer.wake(this, presenceTickFor(this.#connections.size, pacer.turnsPerSecond, limits))
  }

  /**
   * Applies what is waiting, stores it, then tells everybody: one parcel for the room.
   * While an append is under way only awareness goes out; the rest waits for its own turn.
   */
  turn(): void {
    if (this.#state !== 'open') return
    if (this.#storing !== null) {
      this.#broadcast(null)
      return
    }
    const edits = this.#edits
    const incoming = this.#incoming
    this.#edits = []
    this.#incoming = []
    this.#inTurn = true // Neither of these throws.
    const settled = edits.map((edit) => this.#runEdit(edit))
    const refusals = this.#applyAll(incoming)
    this.#inTurn = false
    if (this.#emitted.length === 0) {
      this.#conclude(incoming, refusals, null)
      for (const settle of settled) settle()
      if (this.#incoming.length > 0) this.#wake()
      return
    }
    this.#storing = this.#storeAndTell(incoming, refusals, edits, settled)
  }

  /** The second half of a turn that changed something. */
  async #storeAndTell(
    incoming: readonly WaitingUpdate[],
    refusals: Map<WaitingUpdate, string>,
    edits: readonly WaitingEdit[],
    settled: readonly (() => void)[],
  ): Promise<void> {
    try {
      const update = await this.#storeEmitted()
      this.#storing = null
      this.#conclude(incoming, refusals, update)
      for (const settle of settled) settle()
    } catch (error) {
      this.#storing = null
      for (const edit of edits) edit.reject(error)
      this.#fail(error)
    }
    if (this.#incoming.length > 0 || this.#edits.length > 0 || this.#emitted.length > 0) this.#wake()
  }

  /** Runs one edit; what it returns is called when the result is durable. */
  #runEdit(edit: WaitingEdit): () => void {
    try {
      const result = this.#doc.transact(() => edit.change(this.#doc))
      return () => edit.resolve(result)
    } catch (error) {
      return () => edit.reject(error)
    }
  }

  /**
   * Updates of a turn in one transaction: Yjs then emits them merged, or they go on as they came if it was one alone. What
   * is too much for one turn goes back into the queue and is taken out of `incoming`. Returns what was refused.
   */
  #applyAll(incoming: WaitingUpdate[]): Map<WaitingUpdate, string> {
    const refusals = new Map<WaitingUpdate, string>()
    if (incoming.length === 0) return refusals
    try {
      this.#doc.transact((transaction) => {
        let parts = 0
        const applied: Applied = []
        for (const [index, waiting] of incoming.entries()) {
          if (parts > TURN_PARTS) {
            this.#incoming = incoming.splice(index)
            return
          }
          const outline = this.#outline(waiting)
          if (outline === null) continue
          parts += typeof outline === 'string' ? 0 : outline.parts
          const refusal = typeof outline === 'string' ? outline : this.#tryOne(waiting, outline, applied)
          if (refusal !== null) refusals.set(waiting, refusal)
        }
        const [only] = applied
        if (applied.length !== 1 || only == null) return
        this.#doc.told = transaction
        this.#emitted.push(only)
      }, this)
    } catch (error) {
      // Observers of the app run at the end of the transaction; the document itself is whole.
      this.#around.logger.error(
        { room: this.name, error: String(error) },
        'an observer of the document threw',
      )
    }
    return refusals
  }

  /** @returns a refusal code for what is too large; `null` when the sender was closed for it */
  #outline({ from, update }: WaitingUpdate): UpdateOutline | string | null {
    const { limits } = this.#around
    if (update.byteLength > limits.maxUpdateBytes) return 'changeTooLarge'
    try {
      const outline = outlineOf(update, limits)
      return from.admitParts(outline.parts) ? outline : null
    } catch (error) {
      if (error instanceof TooManyParts)
        return from.admitParts(limits.maxUpdateParts) ? 'changeTooLarge' : null
      this.#malformed(from, error)
      return null
    }
  }

  /** What cannot be judged is refused alone: nobody else's update is called stored for it, and it is not either. */
  #tryOne(waiting: WaitingUpdate, outline: UpdateOutline, applied: Applied): string | null {
    try {
      return this.#applyOne(waiting, outline, applied)
    } catch (error) {
      this.#around.logger.error(
        { room: this.name, peer: waiting.from.peer.id, error: String(error) },
        'an update was not judged',
      )
      return 'internal'
    }
  }

  /** @returns `null` when the update is in, or was in already; else the refusal code */
  #applyOne({ from, update, fresh }: WaitingUpdate, outline: UpdateOutline, applied: Applied): string | null {
    const doc = this.#doc
    const { peer } = from
    /** Client ids with structs that are not in the document yet, and whether any that are in come again. */
    const news: number[] = []
    let again = false
    let unheardOf = 0
    let gap = false
    for (const { client, from: first, to, after } of outline.clients) {
      const known = Y.getState(doc.store, client)
      if (to > known) {
        news.push(client)
        if (known === 0) unheardOf += 1
        if (after > known) gap = true
      }
      if (first < known) again = true
    }
    const changes = news.length > 0 || deletesSomething(doc, outline.deletions)
    if (!changes && !again) return null
    const noRight = peer.mayWrite()
    if (noRight !== null) return changes ? noRight : null
    if (news.some((client) => this.#isForeign(client, peer))) return 'clientIdTaken'
    // Yjs would look through all its clients for each of those that have to wait.
    if (gap) return 'missingPredecessor'
    let decoded: DecodedUpdate
    try {
      decoded = Y.decodeUpdate(update)
    } catch (error) {
      this.#malformed(from, error)
      return null
    }
    if (again && contradicts(doc, decoded)) return 'clientIdTaken'
    if (!changes) return null
    const refusal = this.#around.inspect?.({ name: this.name, doc, update, decoded, peer }) ?? null
    if (refusal !== null) return refusal
    if (this.#log.storedBytes + update.byteLength > this.#around.limits.maxDocumentBytes)
      return 'documentFull'
    if (unheardOf > 0 && !from.admitClientIds(unheardOf)) return null
    let whole = !again && outline.bytes === update.byteLength
    try {
      Y.applyUpdate(doc, update, from)
    } catch (error) {
      whole = false
      this.#malformed(from, error)
    }
    const pending = dropPending(doc)
    applied.push(whole && !pending ? update : null)
    if (pending) return 'missingPredecessor'
    // A person's own change has one author. Several are a copy being read in, which may hold others' work.
    const [own] = news
    if (fresh && own !== undefined && news.length === 1) this.#clientIds.set(own, peer.id)
    return null
  }

  /** Whether a client id is somebody else's: by what was written with it, by who shows under it, or our own. */
  #isForeign(client: number, peer: SyncPeer): boolean {
    if (client === this.#doc.clientID) return true
    const owner = this.#clientIds.get(client) ?? this.#presence.holderOf(client)
    return owner !== null && owner !== peer.id
  }

  /** @returns the update that is on disk now, `null` when there was none */
  async #storeEmitted(): Promise<Uint8Array | null> {
    const [first, ...more] = this.#emitted
    if (first === undefined) return null
    this.#emitted = []
    const update = more.length === 0 ? first : Y.mergeUpdates([first, ...more])
    this.#answers.clear()
    await this.#log.append(update)
    this.#around.counts.updatesMerged += 1 + more.length
    return update
  }

  #conclude(
    incoming: readonly WaitingUpdate[],
    refusals: Map<WaitingUpdate, string>,
    update: Uint8Array | null,
  ): void {
    for (const waiting of incoming) {
      waiting.from.updatesDone += 1
      const refusal = refusals.get(waiting)
      if (refusal === undefined || waiting.from.closed) continue
      waiting.from.refuse(waiting.number, refusal)
      if (refusal === 'missingPredecessor' && performance.now() - waiting.from.askedAtMs > ASK_EVERY_MS) {
        this.ask(waiting.from)
      }
    }
    this.#broadcast(update)
    this.#answerAll()
  }

  /** One parcel for everybody; receipts for those who asked ride along. */
  #broadcast(update: Uint8Array | null): void {
    const presence = this.#presence.takeChanges()
    const document = update === null ? null : updateMessage(update)
    const all = parcelOf(document, presence)
    let documentOnly: Parcel | null = null
    if (all !== null) this.#around.counts.parcels += 1
    for (const connection of this.#connections) {
      if (connection.closed) continue
      if (!connection.peer.mayRead()) {
        connection.close('noAccess')
        continue
      }
      if (all !== null) {
        const unread = connection.unread
        if (presence === null || (!connection.missedPresence && !connection.lags(unread))) {
          if (document === null || connection.live) connection.send(all, unread)
          else if (presence !== null) connection.send(parcel([presence]))
        } else {
          if (document !== null && connection.live) {
            documentOnly ??= parcel([document])
            connection.send(documentOnly)
          }
          connection.missedPresence = true
          this.#catchUpPresence(connection)
        }
      }
      if (connection.wantsReceipts && connection.updatesTold !== connection.updatesDone) {
        connection.updatesTold = connection.updatesDone
        connection.send(parcel([storedMessage(connection.updatesDone)]))
      }
    }
  }

  /** A reader that was too far behind for cursors gets all of them once it has read up. */
  #catchUpPresence(connection: Connection): void {
    if (connection.lags(connection.unread)) return
    connection.missedPresence = false
    const everybody = this.#presence.everybody()
    if (everybody !== null) connection.send(parcel([everybody]))
  }

  /**
   * Answers sync step 1 while document and disk agree; gives the event loop back in between. Who has not read an earlier
   * answer waits until they have, and is then answered once, by what they asked last.
   */
  #answerAll(): void {
    if (this.#asking.size === 0) return
    if (this.#answerUntilMs === null) {
      this.#answerUntilMs = performance.now() + ANSWER_SLICE_MS
      setImmediate(() => {
        this.#answerUntilMs = null
        if (this.#unanswered) this.#answerAll()
      })
    }
    this.#unanswered = false
    for (const [from, stateVector] of this.#asking) {
      if (this.#storing !== null || this.#state !== 'open') return
      if (performance.now() > this.#answerUntilMs) {
        this.#unanswered = true
        return
      }
      if (!from.takesAnswer) continue
      this.#asking.delete(from)
      try {
        from.sendAnswer(this.#answers.answer(this.#doc, stateVector))
      } catch (error) {
        this.#malformed(from, error)
      }
    }
    if (this.#asking.size > 0) this.#askAgain ??= setTimeout(() => this.#tryAgain(), READ_ON_MS)
  }

  #tryAgain(): void {
    this.#askAgain = null
    if (this.#storing === null && this.#state === 'open') this.#answerAll()
  }

  #fail(error: unknown): void {
    const moved = error instanceof StorageError && error.code === 'fenced'
    this.#around.logger.error(
      { room: this.name, error: String(error) },
      'room ended: its log refused a write',
    )
    this.#end(moved ? 'moved' : 'storeFailed')
  }

  // ---------------------------------------------------------------- the log

  /**
   * Compacts everything that was stored before this call, however little.
   * @throws StorageError when the snapshot could not be written
   */
  purge(): Promise<void> {
    return this.#log.purge()
  }

  /** Prolongs the ownership; a room that lost it ends. */
  renew(): Promise<void> {
    return this.#log.renew()
  }
}

/** Both in one; `null` when there is neither. */
function parcelOf(document: Uint8Array | null, presence: Uint8Array | null): Parcel | null {
  if (document === null) return presence === null ? null : parcel([presence])
  return parcel(presence === null ? [document] : [document, presence])
}

/**
 * A document that does nothing for events which nobody listens to; Yjs makes a list of listeners for each of them. Nor
 * does it write down what a transaction changed when that is known.
 */
class RoomDoc extends Y.Doc {
  /** A transaction of which listeners to `update` need not hear. */
  told: Y.Transaction | null = null
  #listeners: ReturnType<typeof this._observers.get>

  override emit: Y.Doc['emit'] = (name, args) => {
    if (this.#listeners !== undefined) {
      this._observers.set('update', this.#listeners)
      this.#listeners = undefined
    }
    if (this._observers.has(name)) super.emit(name, args)
    // The last event before Yjs looks for listeners to `update`; the next one, whichever it is, puts them back.
    if (name === 'afterTransactionCleanup' && args[0] === this.told) {
      this.told = null
      this.#listeners = this._observers.get('update')
      this._observers.delete('update')
    }
  }
}

/** Memory of its own: a view would change with the next read. It is a turn old at most, so it may come from the pool. */
const copyOf = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes)
