/**
 * The server's clock as this device knows it.
 *
 * Each answer that carries the server's time gives an offset that is wrong by half of its round trip at most
 * (Cristian 1989); the answer with the shortest round trip is believed.
 */
export class ServerClock {
  readonly #now: () => number
  #offsetMs = 0
  #roundTripMs = Number.POSITIVE_INFINITY

  /** @param now epoch ms on this device's clock */
  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Epoch ms on the server's clock. */
  readonly serverNow = (): number => this.#now() + this.#offsetMs

  /**
   * Asks for the time once.
   *
   * @param ask an answer with the server's time, epoch ms
   */
  async measure<T extends { serverNow: number }>(ask: () => Promise<T>): Promise<T> {
    const sentAt = this.#now()
    const answer = await ask()
    const arrivedAt = this.#now()
    const roundTripMs = arrivedAt - sentAt
    // A device whose own clock was set meanwhile shows a negative trip; its old offset is void then.
    if (roundTripMs <= this.#roundTripMs || roundTripMs < 0) {
      this.#roundTripMs = Math.abs(roundTripMs)
      this.#offsetMs = answer.serverNow - (sentAt + arrivedAt) / 2
    }
    return answer
  }

  /** Lets the next answer count whatever its trip: clocks drift, and laptops sleep. */
  forget(): void {
    this.#roundTripMs = Number.POSITIVE_INFINITY
  }
}
