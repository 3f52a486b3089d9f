import {
  BoardDoc,
  can,
  documentName,
  type ErrorCode,
  FacilitationDoc,
  isErrorCode,
  isNoteId,
  type Me,
  type Presence,
} from '@atelier/board'
import { type Api, RequestError } from '../api.ts'
import { type DeviceStorage, storedKept, storedWaiting, storeKept, storeWaiting } from './device-storage.ts'
import { DocumentConnection } from './document-connection.ts'
import { type Observable, Value } from './observable.ts'
import { OwnChanges } from './own-changes.ts'
import { boardReadings, facilitationReadings } from './readings.ts'
import type { ServerClock } from './server-clock.ts'
import type { KeptText, Refusal, SaveStatus, Session } from './session.ts'

/** A second refusal within this time, with nothing of mine at stake, does not fetch the board again. */
const CALM_MS = 5000
/** A change without a receipt for that long means that the line is dead, though it looks alive. */
const RECEIPT_PATIENCE_MS = 10_000
/** After that many failures the server is asked by HTTP whether access ended: a refused upgrade says nothing. */
const ASK_AFTER_FAILURES = 3

/**
 * The life of a session: two documents and their connections, what waits, what was refused.
 *
 * `current` is what the screens see. It is replaced as a whole when the board had to be fetched afresh.
 */
export class LiveSession {
  readonly #me: Me
  readonly #api: Api
  readonly #storage: DeviceStorage
  readonly #clock: ServerClock
  readonly #socketUrl: string
  readonly #facilitation: DocumentConnection
  readonly #facilitationDoc: FacilitationDoc
  readonly #facilitationReadings: ReturnType<typeof facilitationReadings>
  readonly #own: OwnChanges
  readonly #status: Value<SaveStatus>
  readonly #refusal = new Value<Refusal | null>(null)
  readonly #kept: Value<readonly KeptText[]>
  readonly #ended = new Value<ErrorCode | null>(null)
  readonly #current: Value<Session>
  #board: DocumentConnection
  #boardDoc: BoardDoc
  #fetchingAfresh = false
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
    this.#own = new OwnChanges(storedWaiting(storage, me.boardId, me.participantId))
    this.#kept = new Value<readonly KeptText[]>(storedKept(storage, me.boardId, me.participantId))
    this.#facilitation = this.#connectFacilitation()
    this.#facilitationDoc = new FacilitationDoc(this.#facilitation.doc)
    this.#facilitationReadings = facilitationReadings(this.#facilitationDoc)
    this.#board = this.#connectBoard()
    this.#boardDoc = this.#follow(this.#board)
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
    this.#board.close()
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

  #connectBoard(): DocumentConnection {
    const { boardId, role, participantId } = this.#me
    return new DocumentConnection(
      {
        url: this.#socketUrl,
        name: documentName(boardId, 'board'),
        protocols: [`role.${role}`],
        copy: `atelier/${boardId}/board/${participantId}`,
      },
      {
        connected: () => this.#own.connected(),
        sent: (carries) => this.#own.sent(carries),
        receipt: (receipt) => {
          this.#expectReceipt(this.#own.waiting.get().size > 0)
          if (receipt.kind === 'stored') return this.#own.stored(receipt.frames)
          this.#own.refused(receipt.frame)
          // The server asks for all it lacks by itself; the answer carries this change again.
          if (receipt.code === 'missingPredecessor') return
          void this.#onRefused(isErrorCode(receipt.code) ? receipt.code : 'internal')
        },
        closed: (reason) => this.#end(reason),
        failed: (attempts) => {
          if (attempts % ASK_AFTER_FAILURES === 0) void this.#askWhetherEnded()
        },
      },
    )
  }

  /** Takes note of own changes in a board document, before the provider sends them, and of who I am in it. */
  #follow(board: DocumentConnection): BoardDoc {
    const doc = new BoardDoc(board.doc)
    doc.observe((change) => {
      if (!board.isForeign(change.origin))
        this.#own.changed([...change.notes, ...change.clusters, ...change.drawing])
    })
    board.provider.awareness.setLocalState(can(this.#me.role, 'appear') ? this.#presence() : null)
    const update = () => {
      if (board === this.#board) this.#status.set(this.#readStatus())
    }
    board.connection.subscribe(update)
    board.loaded.subscribe(update)
    return doc
  }

  #presence(): Presence {
    const { participantId, role, name, hubId } = this.#me
    return { personId: participantId, role, name, hubId, cursor: null, editing: null, dragging: null }
  }

  #assemble(): Session {
    return {
      boardId: this.#me.boardId,
      me: this.#me,
      board: this.#boardDoc,
      facilitation: this.#facilitationDoc,
      awareness: this.#board.provider.awareness,
      serverNow: this.#clock.serverNow,
      status: this.#status,
      waitingIds: this.#own.waiting,
      refusal: this.#refusal,
      dismissRefusal: () => this.#refusal.set(null),
      keptTexts: this.#kept,
      dropKeptText: (noteId) => this.#keep(this.#kept.get().filter((kept) => kept.noteId !== noteId)),
      readings: {
        ...this.#facilitationReadings,
        ...boardReadings(this.#boardDoc, this.#board.provider.awareness),
      },
      close: () => this.close(),
    }
  }

  #watch(): void {
    const update = () => this.#status.set(this.#readStatus())
    this.#facilitation.connection.subscribe(update)
    this.#facilitation.loaded.subscribe(update)
    this.#facilitation.connection.subscribe(() => {
      if (this.#facilitation.connection.get() === 'online') void this.#measureClock()
    })
    this.#own.waiting.subscribe(() => {
      storeWaiting(this.#storage, this.#me.boardId, this.#me.participantId, this.#own.waiting.get())
      update()
      this.#expectReceipt(this.#own.waiting.get().size > 0)
    })
    window.addEventListener('online', this.#hurry)
    // Only a sign: a server on this very machine is still there without any network.
    window.addEventListener('offline', this.#reconnect)
  }

  readonly #hurry = () => {
    this.#board.hurry()
    this.#facilitation.hurry()
  }

  readonly #reconnect = () => {
    this.#board.reconnect()
    this.#facilitation.reconnect()
  }

  /** Each new waiting record, and each receipt, gives the line its time again. */
  #expectReceipt(expected: boolean): void {
    if (this.#receiptTimer) clearTimeout(this.#receiptTimer)
    this.#receiptTimer = null
    if (!expected || this.#closed) return
    this.#receiptTimer = setTimeout(() => {
      if (this.#board.connection.get() === 'online') this.#board.reconnect()
      this.#expectReceipt(true)
    }, RECEIPT_PATIENCE_MS)
  }

  #readStatus(): SaveStatus {
    const states = [this.#board.connection.get(), this.#facilitation.connection.get()]
    return {
      connection: states.includes('offline')
        ? 'offline'
        : states.includes('connecting')
          ? 'connecting'
          : 'online',
      waiting: this.#own.waiting.get().size,
      loaded: this.#board.loaded.get() && this.#facilitation.loaded.get(),
    }
  }

  /**
   * The local copy holds what the server will never take. The wordings are put aside, the copy is thrown away and the
   * board fetched again, so that the screen tells the truth.
   */
  async #onRefused(code: ErrorCode): Promise<void> {
    const atStake = this.#own.waiting.get().size > 0
    if (this.#fetchingAfresh || (!atStake && Date.now() - this.#fetchedAt < CALM_MS)) return
    this.#fetchingAfresh = true
    this.#refusal.set({ code, at: Date.now() })
    const refused = this.#board
    const refusedDoc = this.#boardDoc
    this.#keepWordings(refusedDoc)
    await refused.discard()
    if (this.#closed) return
    // What was typed while the old copy was being thrown away was typed into it.
    this.#keepWordings(refusedDoc)
    this.#own.clear()
    this.#board = this.#connectBoard()
    this.#boardDoc = this.#follow(this.#board)
    await becomesTrue(this.#board.loaded)
    this.#keep(this.#kept.get().filter((kept) => this.#boardDoc.note(kept.noteId)?.text !== kept.text))
    this.#fetchedAt = Date.now()
    this.#fetchingAfresh = false
    this.#current.set(this.#assemble())
    this.#status.set(this.#readStatus())
  }

  #keepWordings(board: BoardDoc): void {
    const found = keptFrom(board, this.#own.waiting.get(), this.#me.participantId)
    const ids = new Set(found.map((kept) => kept.noteId))
    this.#keep([...this.#kept.get().filter((kept) => !ids.has(kept.noteId)), ...found])
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

/** Wordings of my own notes among the records that wait. */
export function keptFrom(board: BoardDoc, waiting: ReadonlySet<string>, personId: string): KeptText[] {
  const found: KeptText[] = []
  for (const id of waiting) {
    if (!isNoteId(id)) continue
    const note = board.note(id)
    if (note && note.authorId === personId && note.text.trim() !== '')
      found.push({ noteId: id, questionId: note.questionId, text: note.text })
  }
  return found
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
