/** Something that wants a turn when it has changed. */
export interface Paced {
  /** When the last turn began, ms of `performance.now()`. Kept by the pacer. */
  lastTurnMs: number
  /** The beat its next turn is planned for, `NO_TURN_DUE` when there is none. Kept by the pacer. */
  dueBeat: number
  turn(): void
}

export const NO_TURN_DUE = Number.POSITIVE_INFINITY

/**
 * Turns begin on a common beat, ms apart. Rooms that are busy at the same time share one flush of the disk, and their
 * writes follow one another, which costs less than the same writes one at a time.
 */
const BEAT_MS = 12.5
/**
 * From this many turns a second on, nobody is served at once and turns begin on every second beat alone: each flush and
 * each look at the clock then serves several rooms.
 */
const CROWDED_TURNS_PER_SECOND = 400
const AT_ONCE = Number.NEGATIVE_INFINITY
const SECOND_MS = 1000

/**
 * Gives turns: at once to who was quiet long enough, to the others on the first beat after their wait. Where many are
 * at work, at once means on the next beat: turns out of step come no closer together than beats.
 */
export class Pacer {
  #soon: Paced[] = []
  #lastSoonMs = Number.NEGATIVE_INFINITY
  readonly #beats = new Map<number, Paced[]>()
  #immediate: NodeJS.Immediate | null = null
  #timer: NodeJS.Timeout | null = null
  #timerBeat = NO_TURN_DUE
  #counted = 0
  #countedSinceMs = 0
  #turnsPerSecond = 0

  /** Turns given in the last whole second that had any. */
  get turnsPerSecond(): number {
    return this.#turnsPerSecond
  }

  /** Every how many beats turns begin. */
  get #stride(): 1 | 2 {
    return this.#turnsPerSecond < CROWDED_TURNS_PER_SECOND ? 1 : 2
  }

  /** Plans a turn `tickMs` after the last one, or earlier when an earlier one is planned. */
  wake(paced: Paced, tickMs: number): void {
    if (paced.dueBeat === AT_ONCE) return
    const now = performance.now()
    const ownMs = paced.lastTurnMs + tickMs
    const stride = this.#stride
    const dueMs = this.#immediate === null ? Math.max(ownMs, this.#lastSoonMs + BEAT_MS) : ownMs
    if (dueMs <= now && stride === 1) {
      paced.dueBeat = AT_ONCE
      this.#soon.push(paced)
      // Not right now: what else this turn of the event loop read from sockets goes along.
      this.#immediate ??= setImmediate(() => {
        this.#immediate = null
        this.#runSoon()
      })
      return
    }
    const beat =
      stride === 1
        ? Math.ceil(dueMs / BEAT_MS)
        : stride * Math.ceil(Math.max(ownMs, now) / (stride * BEAT_MS))
    if (beat >= paced.dueBeat) return
    paced.dueBeat = beat
    const planned = this.#beats.get(beat)
    if (planned === undefined) this.#beats.set(beat, [paced])
    else planned.push(paced)
    if (beat < this.#timerBeat) this.#setTimer(beat, now)
  }

  #setTimer(beat: number, now: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timerBeat = beat
    this.#timer = setTimeout(() => this.#runBeats(), Math.max(1, Math.ceil(beat * BEAT_MS - now)))
  }

  #runSoon(): void {
    const due = this.#soon
    this.#soon = []
    const now = performance.now()
    this.#lastSoonMs = now
    for (const paced of due) this.#run(paced, now)
  }

  #runBeats(): void {
    this.#timer = null
    this.#timerBeat = NO_TURN_DUE
    const now = performance.now()
    const present = Math.floor(now / BEAT_MS)
    let next = NO_TURN_DUE
    for (const [beat, planned] of this.#beats) {
      if (beat > present) {
        next = Math.min(next, beat)
        continue
      }
      this.#beats.delete(beat)
      // Not `now`: a timer is always a little late, and the next turn would miss its beat by that.
      const begunMs = (present - beat < 2 ? beat : present) * BEAT_MS
      for (const paced of planned) if (paced.dueBeat === beat) this.#run(paced, begunMs)
    }
    if (next < this.#timerBeat) this.#setTimer(next, performance.now())
  }

  #run(paced: Paced, now: number): void {
    paced.dueBeat = NO_TURN_DUE
    paced.lastTurnMs = now
    const countedMs = now - this.#countedSinceMs
    if (countedMs >= SECOND_MS) {
      this.#turnsPerSecond = (this.#counted * SECOND_MS) / countedMs
      this.#counted = 0
      this.#countedSinceMs = now
    }
    this.#counted += 1
    paced.turn()
  }

  stop(): void {
    if (this.#immediate !== null) clearImmediate(this.#immediate)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#immediate = null
    this.#timer = null
    this.#timerBeat = NO_TURN_DUE
    this.#soon = []
    this.#beats.clear()
  }
}
