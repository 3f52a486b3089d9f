import { AtelierError } from '@atelier/board'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from './network.ts'

export interface JoinLimitOptions {
  perAddress: number
  perCode: number
  windowSeconds: number
}

/** The most networks, and codes of one network, that are remembered; the oldest go first. */
const MAX_NETWORKS = 10_000
const MAX_CODES = 100

/**
 * Slows down guessing without locking out the room.
 *
 * Only attempts that *failed* count, so a hundred phones behind one venue address pass. The secret of a link, which
 * nobody can guess, is looked up even when the address has used up its attempts. And so is a code that somebody of the
 * same network has opened, or made, before: the room that shares one address with a guesser still comes in, and the
 * guesser learns nothing new.
 */
export class JoinLimits {
  /** Codes by the network that knows them, oldest first. */
  readonly #known = new Map<string, Set<string>>()
  readonly #perAddress: RateLimiterMemory
  readonly #perCode: RateLimiterMemory

  constructor({ perAddress, perCode, windowSeconds }: JoinLimitOptions) {
    this.#perAddress = new RateLimiterMemory({ points: perAddress, duration: windowSeconds })
    this.#perCode = new RateLimiterMemory({ points: perCode, duration: windowSeconds })
  }

  /**
   * @param address where the attempt comes from
   * @param code normalised; `null` when the attempt brings a secret
   * @throws AtelierError `tooManyAttempts` with the seconds to wait
   */
  async check(address: string, code: string | null): Promise<void> {
    if (code !== null && this.#known.get(networkOf(address))?.has(code)) return
    refuseIfSpent(this.#perAddress, await this.#perAddress.get(networkOf(address)))
    if (code !== null) refuseIfSpent(this.#perCode, await this.#perCode.get(code))
  }

  /** Takes note that somebody of this network came in by this code, or by another way to the same board. */
  welcomed(address: string, code: string): void {
    const network = networkOf(address)
    const codes = this.#known.get(network) ?? new Set<string>()
    this.#known.delete(network)
    this.#known.set(network, codes)
    codes.delete(code)
    codes.add(code)
    dropOldest(codes, MAX_CODES)
    dropOldest(this.#known, MAX_NETWORKS)
  }

  async failed(address: string, code: string | null): Promise<void> {
    await this.#perAddress.penalty(networkOf(address))
    if (code !== null) await this.#perCode.penalty(code)
  }
}

function dropOldest(some: Set<string> | Map<string, unknown>, most: number): void {
  for (const key of some.keys()) {
    if (some.size <= most) return
    some.delete(key)
  }
}

function refuseIfSpent(limiter: RateLimiterMemory, state: RateLimiterRes | null): void {
  if (state && state.msBeforeNext > 0 && state.consumedPoints >= limiter.points)
    throw new AtelierError('tooManyAttempts', { seconds: Math.ceil(state.msBeforeNext / 1000) })
}
