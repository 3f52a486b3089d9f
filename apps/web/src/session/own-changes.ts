import { type Observable, Value } from './observable.ts'

/**
 * Which of my records the server has not stored yet.
 *
 * Frames that carry changes are counted from 1 on each connection, by the server as they arrive and here as they are
 * sent; "stored up to frame n" settles every record whose newest change went out in frame n or before. After a lost
 * connection the count begins again, and the answer to the server's sync step 1 carries everything it lacks.
 *
 * Records, not keystrokes: forty letters typed into one note are one note waiting.
 */
export class OwnChanges {
  /** Frame in which the newest change of a record went out; `null`: not on this connection. */
  readonly #frameOf = new Map<string, number | null>()
  /** Records changed since the last frame. */
  readonly #fresh = new Set<string>()
  readonly #waiting: Value<ReadonlySet<string>>
  #frames = 0

  /** @param before ids that waited when the page was closed */
  constructor(before: Iterable<string> = []) {
    for (const id of before) this.#frameOf.set(id, null)
    this.#waiting = new Value<ReadonlySet<string>>(new Set(this.#frameOf.keys()))
  }

  /** Ids that wait; another set each time one joins or leaves. */
  get waiting(): Observable<ReadonlySet<string>> {
    return this.#waiting
  }

  /** Records changed here, told before the frame that carries the change goes out. */
  changed(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#frameOf.set(id, null)
      this.#fresh.add(id)
    }
    this.#publish()
  }

  /** A new connection: nothing went out on it yet. */
  connected(): void {
    this.#frames = 0
    this.#fresh.clear()
    for (const id of this.#frameOf.keys()) this.#frameOf.set(id, null)
  }

  /**
   * A frame with changes went out.
   *
   * @param carries `everything` the server lacks (sync step 2), or the `latest` change alone
   */
  sent(carries: 'everything' | 'latest'): void {
    this.#frames++
    const ids = carries === 'everything' ? this.#frameOf.keys() : this.#fresh
    for (const id of ids) if (this.#frameOf.has(id)) this.#frameOf.set(id, this.#frames)
    this.#fresh.clear()
  }

  /** The server has stored the first `frames` frames of this connection. */
  stored(frames: number): void {
    for (const [id, frame] of this.#frameOf) if (frame !== null && frame <= frames) this.#frameOf.delete(id)
    this.#publish()
  }

  /** Frame `frame` was refused: what it carried still waits, for a frame that is taken. */
  refused(frame: number): void {
    for (const [id, sentIn] of this.#frameOf) if (sentIn === frame) this.#frameOf.set(id, null)
  }

  /** Forgets everything: the document was replaced by the server's. */
  clear(): void {
    this.#frameOf.clear()
    this.#fresh.clear()
    this.#publish()
  }

  #publish(): void {
    const last = this.#waiting.get()
    if (last.size === this.#frameOf.size && [...this.#frameOf.keys()].every((id) => last.has(id))) return
    this.#waiting.set(new Set(this.#frameOf.keys()))
  }
}
