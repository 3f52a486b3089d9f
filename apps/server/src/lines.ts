import type { Socket } from 'node:net'
import { networkOf } from './network.ts'

/**
 * TCP connections of one network, whatever is said on them: four hundred people behind one address have three sockets
 * each, twice after a reconnect, and their browsers six more for what a page fetches.
 */
const MAX_LINES_PER_NETWORK = 6_000
/** Of all networks; each is an open file. */
const MAX_LINES = 20_000

/** The connections of the server, from their first byte on: limits of people and rooms come only with a request. */
export class Lines {
  readonly #perNetwork = new Map<string, number>()
  readonly #open = new Set<Socket>()
  readonly #most: number
  readonly #mostPerNetwork: number

  /** @param behindProxy every line is the proxy's then, and it is the proxy that counts */
  constructor(behindProxy: boolean, most = MAX_LINES, mostPerNetwork = MAX_LINES_PER_NETWORK) {
    this.#most = most
    this.#mostPerNetwork = behindProxy ? most : mostPerNetwork
  }

  /** Keeps count of the line, or cuts it. */
  add(line: Socket): void {
    const network = networkOf(line.remoteAddress ?? 'unknown')
    const same = this.#perNetwork.get(network) ?? 0
    if (this.#open.size >= this.#most || same >= this.#mostPerNetwork) {
      line.destroy()
      return
    }
    this.#open.add(line)
    this.#perNetwork.set(network, same + 1)
    line.once('close', () => {
      this.#open.delete(line)
      const left = (this.#perNetwork.get(network) ?? 1) - 1
      if (left > 0) this.#perNetwork.set(network, left)
      else this.#perNetwork.delete(network)
    })
  }

  /** Ends every line that is left. */
  cut(): void {
    for (const line of this.#open) line.destroy()
  }
}
