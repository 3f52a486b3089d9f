/** Something that wants a turn when it has changed. */
export interface Paced {
  /** When the last turn began, ms of `performance.now()`. */
  lastTurnMs: number
  turn(): void
}

/**
 * Gives turns: at once to who was quiet for a tick, to the others at the next tick, all together, so
 * that the writes of many rooms share one flush of the disk.
 */
export class Pacer {
  readonly #tickMs: number
  readonly #soon = new Set<Paced>()
  readonly #later = new Set<Paced>()
  #immediate: NodeJS.Immediate | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(tickMs: number) {
    this.#tickMs = tickMs
  }

  wake(paced: Paced): void {
    if (this.#soon.has(paced) || this.#later.has(paced)) return
    const waitMs = paced.lastTurnMs + this.#tickMs - performance.now()
    if (waitMs <= 0) {
      this.#soon.add(paced)
      // Not right now: what else this turn of the event loop read from sockets goes along.
      this.#immediate ??= setImmediate(() => {
        this.#immediate = null
        this.#run(this.#soon)
      })
      return
    }
    this.#later.add(paced)
    this.#timer ??= setTimeout(
      () => {
        this.#timer = null
        this.#run(this.#later)
      },
      Math.max(1, Math.ceil(waitMs)),
    )
  }

  #run(all: Set<Paced>): void {
    const now = performance.now()
    const due = [...all]
    all.clear()
    for (const paced of due) {
      paced.lastTurnMs = now
      paced.turn()
    }
  }

  stop(): void {
    if (this.#immediate !== null) clearImmediate(this.#immediate)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#soon.clear()
    this.#later.clear()
  }
}
