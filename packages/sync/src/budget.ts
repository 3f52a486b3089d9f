/**
 * A token bucket: `perSecond` in the long run, `burst` at once.
 * Time comes from the caller, in ms of any monotonic clock.
 */
export class Budget {
  readonly #perMs: number
  readonly #burst: number
  #left: number
  #atMs: number

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perMs = perSecond / 1000
    this.#burst = burst
    this.#left = burst
    this.#atMs = nowMs
  }

  /** Whether nothing is owed any more: a new one would say the same. */
  isFull(nowMs: number): boolean {
    return this.#left + (nowMs - this.#atMs) * this.#perMs >= this.#burst
  }

  /** Takes `amount`; `false`, and nothing taken, when that much is not there. */
  take(amount: number, nowMs: number): boolean {
    this.#left = Math.min(this.#burst, this.#left + (nowMs - this.#atMs) * this.#perMs)
    this.#atMs = nowMs
    if (amount > this.#left) return false
    this.#left -= amount
    return true
  }
}
