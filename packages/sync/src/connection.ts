import type { Answer } from './answers.ts'
import { CLOSE_CODES, type CloseName } from './close-codes.ts'
import type { SyncLimits } from './limits.ts'
import type { SyncPeer } from './peer.ts'
import type { PersonBudget } from './person-budgets.ts'
import type { PresenceHolder } from './presence.ts'
import { type Parcel, parcel, readsDeflated, sendDeflated, sendParcel, type WebSocketLike } from './socket.ts'
import { deniedMessage, refusedMessage } from './wire.ts'

/** Counters of one sync server, see `Sync.stats`. */
export interface Traffic {
  messagesIn: number
  bytesIn: number
  bytesOut: number
  refused: number
  closed: number
}

const KEEP_ALIVE = parcel([Uint8Array.of(1, 1, 0)]) // awareness of nobody
const MAX_SILENT_PINGS = 3

/**
 * One socket in one room: what it may send, what it has been sent, and how it ends.
 * Protocol and document are the room's business.
 */
export class Connection implements PresenceHolder {
  readonly peer: SyncPeer
  awarenessId: number | null = null
  /** Sync step 1 was answered: updates make sense to this client from now on. */
  live = false
  /** The client said hello and gets receipts. */
  wantsReceipts = false
  /** Updates received, and updates done with, since the socket opened. */
  updatesReceived = 0
  updatesDone = 0
  /** `updatesDone` as last told. */
  updatesTold = 0
  /** When this client was last asked for what we lack, ms; see SPEC [U3]. */
  askedAtMs = Number.NEGATIVE_INFINITY
  everybodyToldAtMs = Number.NEGATIVE_INFINITY
  missedPresence = false

  readonly #socket: WebSocketLike
  readonly #limits: SyncLimits
  readonly #traffic: Traffic
  readonly #budget: PersonBudget
  /** When the message that is being handled was admitted. */
  #heardAtMs = 0
  #unknown = 0
  /** Size of the answer to a sync step 1 that is under way; such a one may be larger than what may be unread. */
  #allowance = 0
  #compressing = false
  #closed = false
  #silentPings = 0
  #sentSinceBeat = true

  constructor(
    socket: WebSocketLike,
    peer: SyncPeer,
    limits: SyncLimits,
    traffic: Traffic,
    budget: PersonBudget,
  ) {
    this.peer = peer
    this.#socket = socket
    this.#limits = limits
    this.#traffic = traffic
    this.#budget = budget
    socket.on('pong', () => {
      this.#silentPings = 0
    })
  }

  get participantId(): string {
    return this.peer.id
  }

  get closed(): boolean {
    return this.#closed
  }

  /** Judges a message by its size alone. `false`: the connection has been closed for it. */
  admit(bytes: number): boolean {
    if (this.#closed) return false
    this.#traffic.messagesIn += 1
    this.#traffic.bytesIn += bytes
    if (bytes > this.#limits.maxMessageBytes) return this.#refuseSocket('tooLarge')
    const now = performance.now()
    this.#heardAtMs = now
    const { messages, bytes: allBytes } = this.#budget
    if (!messages.take(1, now) || !allBytes.take(bytes, now)) return this.#refuseSocket('tooMuch')
    return true
  }

  /** Judges what everybody is to be shown. */
  admitAwareness(bytes: number): boolean {
    return this.#budget.awareness.take(bytes, this.#heardAtMs) || this.#refuseSocket('tooMuch')
  }

  /** Judges one sync step 1, each of which may cost an encoding of the document. */
  admitStep(): boolean {
    return this.#budget.steps.take(1, performance.now()) || this.#refuseSocket('tooMuch')
  }

  /** Judges an update by its structs, deletions and clients, which is what it costs to look at. */
  admitParts(parts: number): boolean {
    return this.#budget.parts.take(parts, performance.now()) || this.#refuseSocket('tooMuch')
  }

  /** Judges an update by the client ids that the document does not know yet. */
  admitClientIds(count: number): boolean {
    return this.#budget.clientIds.take(count, performance.now()) || this.#refuseSocket('tooMuch')
  }

  admitUnknown(): boolean {
    this.#unknown += 1
    return this.#unknown <= this.#limits.maxUnknownMessages || this.#refuseSocket('malformed')
  }

  #refuseSocket(name: CloseName): false {
    this.close(name)
    return false
  }

  /**
   * Hands the parcel to the socket. A reader too far behind is closed instead: what it missed it gets by
   * sync step 1 when it is back, and the memory is free.
   * @param unread bytes, for who knows it already
   */
  send(sent: Parcel, unread = this.unread): void {
    if (this.#keepsUp(unread)) this.#hand(sent)
  }

  /** `false`: the connection is closed, or has just been closed for what it has not read. */
  #keepsUp(unread: number): boolean {
    if (this.#closed) return false
    if (unread === 0) this.#allowance = 0
    return unread <= this.#limits.maxBufferedBytes + this.#allowance || this.#refuseSocket('tooSlow')
  }

  #hand(sent: Parcel): void {
    this.#traffic.bytesOut += sent.frames.byteLength
    this.#sentSinceBeat = true
    sendParcel(this.#socket, sent)
  }

  /** Bytes that were sent and have not left this process. */
  get unread(): number {
    return this.#socket.bufferedAmount
  }

  /** Whether so much unread is so far behind that cursors would only add to it. */
  lags(unread: number): boolean {
    return unread > this.#limits.awarenessBufferedBytes + this.#allowance
  }

  /**
   * Whether an answer to sync step 1 can go out now: the first can, a later one when the reader has read what went
   * before. Several under way at once would be as many documents unread.
   */
  get takesAnswer(): boolean {
    return !this.live || (!this.#compressing && this.unread <= this.#limits.awarenessBufferedBytes)
  }

  /** Sends an answer to sync step 1, compressed when that pays and the client can read it; see {@link takesAnswer}. */
  sendAnswer(answer: Answer): void {
    this.live = true
    const { frames, messages } = answer.parcel
    if (frames.byteLength < this.#limits.compressFromBytes || !readsDeflated(this.#socket)) {
      this.#sendWhole(answer)
      return
    }
    this.#compressing = true
    void answer.deflated().then((compressed) => {
      this.#compressing = false
      const [message] = messages
      if (compressed === null || message === undefined) {
        this.#sendWhole(answer)
        return
      }
      if (!this.#keepsUp(this.unread)) return
      this.#allowance = compressed.byteLength
      this.#traffic.bytesOut += compressed.byteLength
      this.#sentSinceBeat = true
      sendDeflated(this.#socket, message, compressed)
    })
  }

  #sendWhole({ parcel: whole }: Answer): void {
    if (!this.#keepsUp(this.unread)) return
    this.#allowance = whole.frames.byteLength
    this.#hand(whole)
  }

  /** Tells the writer that an update was refused, and why. */
  refuse(number: number, code: string): void {
    this.#traffic.refused += 1
    const messages = [deniedMessage(code)]
    if (this.wantsReceipts && number > 0) messages.push(refusedMessage(number, code))
    this.send(parcel(messages))
  }

  close(name: CloseName, reason: string = name): void {
    this.closeWith(CLOSE_CODES[name], reason)
  }

  closeWith(code: number, reason: string): void {
    if (this.#closed) return
    this.#closed = true
    this.#traffic.closed += 1
    this.#socket.close(code, reason)
    // A peer that reads nothing never sees the close frame; its backlog must not wait for it.
    setTimeout(() => this.#socket.terminate(), this.#limits.closeGraceMs).unref()
  }

  /** The socket is gone. */
  markClosed(): void {
    this.#closed = true
  }

  /**
   * Pings, and keeps an unmodified y-websocket client from thinking the line dead: it gives up after
   * 30 s without a *message*, pings do not count.
   */
  beat(): void {
    if (this.#closed) return
    if (this.#silentPings >= MAX_SILENT_PINGS) {
      this.close('silent')
      return
    }
    if (!this.#sentSinceBeat) this.send(KEEP_ALIVE)
    this.#sentSinceBeat = false
    if (this.#socket.ping !== undefined) {
      this.#silentPings += 1
      this.#socket.ping()
    }
  }
}
