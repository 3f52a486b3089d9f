import { isIPv6 } from 'node:net'
import { AtelierError } from '@atelier/board'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

export interface JoinLimitOptions {
  perAddress: number
  perCode: number
  windowSeconds: number
}

/**
 * Slows down guessing. Only attempts that *failed* count, so a hundred phones behind one venue address pass; and
 * the secret of a link, which nobody can guess, is looked up even when the address has used up its attempts.
 */
export class JoinLimits {
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
    refuseIfSpent(this.#perAddress, await this.#perAddress.get(networkOf(address)))
    if (code !== null) refuseIfSpent(this.#perCode, await this.#perCode.get(code))
  }

  async failed(address: string, code: string | null): Promise<void> {
    await this.#perAddress.penalty(networkOf(address))
    if (code !== null) await this.#perCode.penalty(code)
  }
}

function refuseIfSpent(limiter: RateLimiterMemory, state: RateLimiterRes | null): void {
  if (state && state.msBeforeNext > 0 && state.consumedPoints >= limiter.points)
    throw new AtelierError('tooManyAttempts', { seconds: Math.ceil(state.msBeforeNext / 1000) })
}

/** One household or phone owns a whole /64 of IPv6, so the first half of the address stands for it. */
function networkOf(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length)
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return groups.slice(0, 4).join(':')
}
