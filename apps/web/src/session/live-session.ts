import {
  BoardDoc,
  can,
  Draft,
  documentName,
  type ErrorCode,
  FacilitationDoc,
  isErrorCode,
  Me,
  type MeChange,
  type Presence,
  usesDraft,
} from '@atelier/board'
import { type Api, RequestError } from '../api.ts'
import {
  type DeviceStorage,
  rememberMe,
  storedKept,
  storedWaiting,
  storeKept,
  storeWaiting,
} from './device-storage.ts'
import { DocumentConnection } from './document-connection.ts'
import { keptFrom } from './kept-texts.ts'
import { type Observable, Value } from './observable.ts'
import { OwnChanges } from './own-changes.ts'
import { boardReadings, facilitationReadings } from './readings.ts'
import type { ServerClock } from './server-clock.ts'
import type { KeptText, Refusal, SaveStatus, Session } from './session.ts'

/** A second refusal within this time, with nothing of mine at stake, does not fetch the board again. */
const CALM_MS = 5000
/** A change without a receipt for that long means that the line is dead, though it looks alive. */
const RECEIPT_PATIENCE_MS = 10_000
/** How long a board that was replaced is still followed: an editor that closes with it hands over its last letters. */
const LAST_LETTERS_MS = 2000
/** After that many failures the server is asked by HTTP whether access ended: a refused upgrade says nothing. */
const ASK_AFTER_FAILURES = 3

/** A document of ours, its line, and what of it waits. */
interface Line {
  connection: DocumentConnection
  own: OwnChanges
}

/**
 * The life of a session: three documents and their connections, what waits, what was refused.
 *
 * The board and this person's draft are written by this person; the facilitation document is read.
 *
 * `current` is what the screens see. It is replaced as a whole when the board had to be fetched afresh.
 */
export class LiveSession {
  #me: Me
  readonly #api: Api
  readonly #storage: DeviceStorage
  readonly #clock: ServerClock
  readonly #socketUrl: string
  readonly #facilitation: DocumentConnection
  readonly #facilitationDoc: FacilitationDoc
  readonly #facilitationReadings: ReturnType<typeof facilitationReadings>
  readonly #waiting: Value<ReadonlySet<string>>
  readonly #status: Value<SaveStatus>
  readonly #refusal = new Value<Refusal | null>(null)
  readonly #kept: Value<readonly KeptText[]>
  readonly #ended = new Value<ErrorCode | null>(null)
  readonly #current: Value<Session>
  #board: Line
  /** `null` for roles that write no notes. */
  #draft: Line | null
  #boardDoc: BoardDoc
  #stopFollowing: () => void = () => {}
  /** A line whose document the screens still show, though another has taken its place. */
  #leaving: Line | null = null
  #fetchingAfresh = false
  /** What was refused on one line while the other was fetched afresh. */
  readonly #refusedMeanwhile = new Map<'board' | 'draft', ErrorCode>()
  /** Follow replaced boards to their end. */
  readonly #letGo = new Set<() => void>()
  #receiptTimer: ReturnType<typeof setTimeout> | null = null
  #fetchedAt = Number.NEGATIVE_INFINITY
  #closed = false

  /** @param options.socketUrl of the sync socket, without a document: `ws://host/sync` */
  constructor(options: { me: Me; api: Api; storage: DeviceStorage; clock: ServerClock; socketUrl: string }) {
    const { me, storage } = options
    this.#me = me
    this.#api = options.api
    this.#storage = storage
    this.#clock = options.clock
    this.#socketUrl = options.socketUrl
    this.#waiting = new Value<ReadonlySet<string>>(new Set())
    this.#kept = new Value<readonly KeptText[]>(storedKept(storage, me.boardId, me.participantId))
    this.#facilitation = this.#connectFacilitation()
    this.#facilitationDoc = new FacilitationDoc(this.#facilitation.doc)
    this.#facilitationReadings = facilitationReadings(this.#facilitationDoc)
    this.#board = this.#connect('board', storedWaiting(storage, me.boardId, me.participantId))
    this.#draft = can(me.role, 'writeNotes')
      ? this.#connect('draft', storedWaiting(storage, me.boardId, `${me.participantId}/draft`))
      : null
    this.#boardDoc = this.#lay()
    this.#collectWaiting()
    this.#status = new Value(this.#readStatus())
    this.#current = new Value(this.#assemble())
    this.#watch()
  }

  /** What the screens see. */
  get current(): Observable<Session> {
    return this.#current
  }

  /** Why this person has no access any more; `null` while there is access. */
  get ended(): Observable<ErrorCode | null> {
    return this.#ended
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    window.removeEventListener('online', this.#hurry)
    window.removeEventListener('offline', this.#reconnect)
    this.#expectReceipt(false)
    this.#stopFollowing()
    for (const letGo of [...this.#letGo]) letGo()
    this.#board.connection.close()
    this.#draft?.connection.close()
    this.#facilitation.close()
  }

  #connectFacilitation(): DocumentConnection {
    const { boardId, role, participantId } = this.#me
    return new DocumentConnection(
      {
        url: this.#socketUrl,
        name: documentName(boardId, 'facilitation'),
        protocols: [`role.${role}`],
        copy: `atelier/${boardId}/facilitation/${participantId}`,
      },
      { closed: (reason) => this.#end(reason) },
    )
  }

  /**
   * A line for one of the documents this person writes.
   *
   * @param before ids that waited when the page was closed
   */
  #connect(document: 'board' | 'draft', before: Iterable<string> = []): Line {
    const { boardId, role, participantId } = this.#me
    const own = new OwnChanges(before)
    const connection = new DocumentConnection(
      {
        url: this.#socketUrl,
        name: `${boardId}/${document}`,
        protocols: [`role.${role}`],
        copy: `atelier/${boardId}/${document}/${participantId}`,
      },
      {
        connected: () => own.connected(),
        sent: (carries) => own.sent(carries),
        receipt: (receipt) => {
          this.#expectReceipt(this.#waiting.get().size > 0)
          if (receipt.kind === 'stored') return own.stored(receipt.frames)
          own.refused(receipt.frame)
          // The server asks for all it lacks by itself; the answer carries this change again.
          if (receipt.code === 'missingPredecessor') return
          void this.#onRefused(document, isErrorCode(receipt.code) ? receipt.code : 'internal')
        },
        closed: (reason) => this.#end(reason),
        failed: (attempts) => {
          if (document === 'board' && attempts % ASK_AFTER_FAILURES === 0) void this.#askWhetherEnded()
        },
      },
    )
    const update = () => {
      if (connection === this.#board?.connection || connection === this.#draft?.connection)
        this.#status.set(this.#readStatus())
    }
    connection.connection.subscribe(update)
    connection.loaded.subscribe(update)
    own.waiting.subscribe(() => this.#collectWaiting())
    return { connection, own }
  }

  /**
   * Lays the draft over the board. Takes note of own changes in either, before the provider sends them, and of who I
   * am in the board.
   */
  #lay(): BoardDoc {
    this.#stopFollowing()
    const me = this.#me
    const stops: (() => void)[] = []
    for (const line of [this.#board, ...(this.#draft ? [this.#draft] : [])]) stops.push(noteOwnChanges(line))
    this.#stopFollowing = () => {
      for (const stop of stops) stop()
    }
    const board = new BoardDoc(this.#board.connection.doc, this.#clock.serverNow)
    if (this.#draft) {
      const inUse = () => usesDraft(this.#facilitationDoc.currentPhase(), this.#facilitationDoc.settings())
      board.attachDraft(new Draft(this.#draft.connection.doc, this.#clock.serverNow), {
        personId: me.participantId,
        inUse,
        editsStay: () => this.#facilitationDoc.settings().anonymity === 'none',
      })
    }
    const { awareness } = this.#board.connection.provider
    if (awareness.getLocalState()?.personId !== me.participantId)
      awareness.setLocalState(can(me.role, 'appear') ? this.#presence() : null)
    return board
  }

  #collectWaiting(): void {
    const lines = [this.#board, this.#draft, this.#leaving]
    this.#waiting.set(new Set(lines.flatMap((line) => (line ? [...line.own.waiting.get()] : []))))
  }

  #presence(): Presence {
    return { ...this.#who(), cursor: null, editing: null, dragging: null }
  }

  /** Beside whose HUB a note stands is told by the session; a name in the presence would tell whose hand it was. */
  #who(): Pick<Presence, 'personId' | 'role' | 'name' | 'hubId'> {
    const { participantId, role, name, hubId } = this.#me
    const named = role !== 'participant' || this.#facilitationDoc.settings().anonymity === 'name'
    return { personId: participantId, role, name: named ? name : null, hubId }
  }

  /** The settings arrive after the first connection, and a facilitator may change them. */
  #tellWho(): void {
    const { awareness } = this.#board.connection.provider
    const told = awareness.getLocalState()
    const who = this.#who()
    if (told && told.name !== who.name) awareness.setLocalState({ ...told, ...who })
  }

  /** Nothing is closed by it: the screens get a new session over the same documents. */
  async #changeMe(change: MeChange): Promise<void> {
    this.#me = await this.#api.ask('PATCH', this.#me.boardId, '/me', Me, change)
    rememberMe(this.#storage, this.#me)
    const { awareness } = this.#board.connection.provider
    if (can(this.#me.role, 'appear'))
      awareness.setLocalState({ ...awareness.getLocalState(), ...this.#who() })
    this.#current.set(this.#assemble())
  }

  #assemble(): Session {
    return {
      boardId: this.#me.boardId,
      me: this.#me,
      changeMe: (change) => this.#changeMe(change),
      board: this.#boardDoc,
      facilitation: this.#facilitationDoc,
      awareness: this.#board.connection.provider.awareness,
      serverNow: this.#clock.serverNow,
      status: this.#status,
      waitingIds: this.#waiting,
      refusal: this.#refusal,
      dismissRefusal: () => this.#refusal.set(null),
      keptTexts: this.#kept,
      dropKeptText: (id) => this.#keep(this.#kept.get().filter((kept) => kept.id !== id)),
      readings: {
        ...this.#facilitationReadings,
        ...boardReadings(this.#boardDoc, this.#board.connection.provider.awareness),
      },
      close: () => this.close(),
    }
  }

  #watch(): void {
    const update = () => this.#status.set(this.#readStatus())
    this.#facilitation.connection.subscribe(update)
    this.#facilitation.loaded.subscribe(update)
    this.#facilitationReadings.settings.subscribe(() => this.#tellWho())
    this.#facilitation.connection.subscribe(() => {
      if (this.#facilitation.connection.get() === 'online') void this.#measureClock()
    })
    this.#waiting.subscribe(() => {
      const { boardId, participantId } = this.#me
      storeWaiting(this.#storage, boardId, participantId, this.#board.own.waiting.get())
      if (this.#draft)
        storeWaiting(this.#storage, boardId, `${participantId}/draft`, this.#draft.own.waiting.get())
      update()
      this.#expectReceipt(this.#waiting.get().size > 0)
    })
    window.addEventListener('online', this.#hurry)
    // Only a sign: a server on this very machine is still there without any network.
    window.addEventListener('offline', this.#reconnect)
  }

  get #connections(): DocumentConnection[] {
    return [this.#board.connection, ...(this.#draft ? [this.#draft.connection] : []), this.#facilitation]
  }

  readonly #hurry = () => {
    for (const connection of this.#connections) connection.hurry()
  }

  readonly #reconnect = () => {
    for (const connection of this.#connections) connection.reconnect()
  }

  /** Each new waiting record, and each receipt, gives the line its time again. */
  #expectReceipt(expected: boolean): void {
    if (this.#receiptTimer) clearTimeout(this.#receiptTimer)
    this.#receiptTimer = null
    if (!expected || this.#closed) return
    this.#receiptTimer = setTimeout(() => {
      for (const line of [this.#board, this.#draft])
        if (line && line.own.waiting.get().size > 0 && line.connection.connection.get() === 'online')
          line.connection.reconnect()
      this.#expectReceipt(true)
    }, RECEIPT_PATIENCE_MS)
  }

  #readStatus(): SaveStatus {
    const states = this.#connections.map((connection) => connection.connection.get())
    return {
      connection: states.includes('offline')
        ? 'offline'
        : states.includes('connecting')
          ? 'connecting'
          : 'online',
      waiting: this.#waiting.get().size,
      // An empty draft is as good as a loaded one.
      loaded: this.#board.connection.loaded.get() && this.#facilitation.loaded.get(),
    }
  }

  /**
   * The local copy holds what the server will never take. The wordings are put aside, the copy is thrown away and the
   * board fetched again, so that the screen tells the truth.
   */
  async #onRefused(document: 'board' | 'draft', code: ErrorCode): Promise<void> {
    const refused = document === 'draft' ? this.#draft : this.#board
    if (!refused) return
    if (this.#fetchingAfresh) {
      this.#refusedMeanwhile.set(document, code)
      return
    }
    const atStake = refused.own.waiting.get().size > 0
    if (!atStake && Date.now() - this.#fetchedAt < CALM_MS) return
    this.#fetchingAfresh = true
    this.#refusal.set({ code, at: Date.now() })
    await this.#fetchAfresh(document, refused)
    if (this.#closed) return
    this.#fetchedAt = Date.now()
    this.#fetchingAfresh = false
    const [next] = this.#refusedMeanwhile
    if (!next) return
    this.#refusedMeanwhile.delete(next[0])
    await this.#onRefused(...next)
  }

  /** The screens show the old document, and people write into it, until the fresh one has content. */
  async #fetchAfresh(document: 'board' | 'draft', old: Line): Promise<void> {
    const letGo = this.#followToItsEnd(old)
    await old.connection.discard()
    if (this.#closed) return
    this.#leaving = old
    const fresh = this.#connect(document)
    if (document === 'draft') this.#draft = fresh
    else this.#board = fresh
    this.#boardDoc = this.#lay()
    await becomesTrue(fresh.connection.loaded)
    if (this.#closed) return
    this.#leaving = null
    const now = (kept: KeptText) => keptFrom(this.#boardDoc, [kept.id], null).find(({ id }) => id === kept.id)
    this.#keep(this.#kept.get().filter((kept) => now(kept)?.text !== kept.text))
    this.#collectWaiting()
    this.#current.set(this.#assemble())
    this.#status.set(this.#readStatus())
    setTimeout(letGo, LAST_LETTERS_MS)
  }

  /**
   * Keeps each wording that is written into a document that nobody will send.
   *
   * @returns ends it
   */
  #followToItsEnd(line: Line): () => void {
    const board = new BoardDoc(line.connection.doc)
    const whose = line === this.#draft ? null : this.#me.participantId
    const keep = () => this.#keepWordings(keptFrom(board, line.own.waiting.get(), whose))
    const stop = noteOwnChanges(line)
    const stopKeeping = board.observe(keep)
    keep()
    const letGo = () => {
      if (!this.#letGo.delete(letGo)) return
      stop()
      stopKeeping()
      line.connection.doc.destroy()
    }
    this.#letGo.add(letGo)
    return letGo
  }

  #keepWordings(found: readonly KeptText[]): void {
    const ids = new Set(found.map((kept) => kept.id))
    this.#keep([...this.#kept.get().filter((kept) => !ids.has(kept.id)), ...found])
  }

  #keep(kept: readonly KeptText[]): void {
    this.#kept.set(kept)
    storeKept(this.#storage, this.#me.boardId, this.#me.participantId, kept)
  }

  #end(reason: string): void {
    this.#ended.set(isErrorCode(reason) ? reason : 'notSignedIn')
  }

  async #askWhetherEnded(): Promise<void> {
    try {
      await this.#clock.measure(() => this.#api.me(this.#me.boardId))
    } catch (error) {
      if (
        error instanceof RequestError &&
        error.code !== 'unreachable' &&
        error.status < 500 &&
        error.status !== 429
      )
        this.#ended.set(error.code)
    }
  }

  async #measureClock(): Promise<void> {
    this.#clock.forget()
    try {
      for (let i = 0; i < 3; i++) await this.#clock.measure(() => this.#api.me(this.#me.boardId))
    } catch {
      // The connection says so itself; the clock keeps what it knew.
    }
  }
}

/** Takes note of what is changed in a document by this person. */
function noteOwnChanges({ connection, own }: Line): () => void {
  return new BoardDoc(connection.doc).observe((change) => {
    if (!connection.isForeign(change.origin))
      own.changed([...change.notes, ...change.clusters, ...change.drawing])
  })
}

function becomesTrue(value: Observable<boolean>): Promise<void> {
  return new Promise((resolve) => {
    if (value.get()) return resolve()
    const stop = value.subscribe(() => {
      if (!value.get()) return
      stop()
      resolve()
    })
  })
}
