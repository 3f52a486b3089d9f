import { setTimeout as pause } from 'node:timers/promises'
import { AtelierError, type Phase } from '@atelier/board'
import type { Logger } from 'pino'
import { Cast, type Player } from './demo/cast.ts'
import { DemoServer } from './demo/demo-client.ts'
import { type PlannedPerson, planDemo } from './demo/plan.ts'

/** Rehearsals at a time; each is a room full of sockets in this very process. */
export const MAX_REHEARSALS = 2
/** People of one rehearsal at most, and the sockets of each. */
const MAX_PEOPLE = 60
const SOCKETS = 3
/** However long nobody closes the session, ms. */
const MAX_REHEARSAL_MS = 2 * 3600_000
/** How long it takes until everybody is in, ms. */
const ARRIVAL_MS = 20_000
/** Share of a phase in which people act; then they have done what they came for. */
const ACTING_SHARE = 0.8

export interface RehearsalOptions {
  boardId: string
  /** Secrets of the links of the rehearsal's board. */
  secrets: { participant: string }
  people: number
  seed: number
  /** ISO date. */
  today: string
}

/**
 * Rehearsals that are under way: simulated participants who follow the phases as a facilitator conducts them. They use
 * the server's own door, over real sockets, like everybody else.
 */
export class Rehearsals {
  /** Where this server listens; `null` until it does. */
  address: string | null = null
  readonly #logger: Logger
  readonly #running = new Map<string, { stop: AbortController; done: Promise<void> }>()
  #reserved = 0

  constructor({ logger }: { logger: Logger }) {
    this.#logger = logger
  }

  has(boardId: string): boolean {
    return this.#running.has(boardId)
  }

  /**
   * Keeps a place while the board is being made.
   *
   * @returns a function that gives it back; start takes its place instead
   * @throws AtelierError `rehearsalsBusy`
   */
  reserve(): () => void {
    if (this.#running.size + this.#reserved >= MAX_REHEARSALS)
      throw new AtelierError('rehearsalsBusy', { max: MAX_REHEARSALS })
    this.#reserved++
    let kept = true
    return () => {
      if (kept) this.#reserved--
      kept = false
    }
  }

  /** Lets people in; they stay until the session is closed, or for two hours. */
  start(options: RehearsalOptions): void {
    const { boardId } = options
    const { address } = this
    if (address === null) throw new Error('the server does not listen yet, so nobody can come in')
    // Every socket of every device wants to say goodbye when the process ends.
    process.setMaxListeners(Math.max(process.getMaxListeners(), 20 + MAX_REHEARSALS * MAX_PEOPLE * SOCKETS))
    const stop = new AbortController()
    const limit = setTimeout(() => stop.abort(), MAX_REHEARSAL_MS)
    limit.unref()
    const done = this.#run(new DemoServer(address), options, stop)
      .catch((error: unknown) => {
        if (!stop.signal.aborted) this.#logger.warn({ err: error, boardId }, 'rehearsal ended early')
      })
      .finally(() => {
        clearTimeout(limit)
        stop.abort()
        this.#running.delete(boardId)
      })
    this.#running.set(boardId, { stop, done })
  }

  async stop(): Promise<void> {
    const all = [...this.#running.values()]
    for (const { stop } of all) stop.abort()
    await Promise.all(all.map(({ done }) => done))
  }

  async #run(server: DemoServer, options: RehearsalOptions, stop: AbortController): Promise<void> {
    const { secrets, people, seed, today } = options
    const { hubs } = await server.invitation(secrets.participant)
    const plan = planDemo({ people, seed, hubs, today })
    const cast = new Cast({ server, secret: secrets.participant, seed, signal: stop.signal })
    try {
      await this.#play(cast, plan, stop.signal)
    } finally {
      cast.leave()
    }
  }

  /** One person comes in first, by whose device all follow the session. */
  async #play(cast: Cast, plan: readonly PlannedPerson[], signal: AbortSignal): Promise<void> {
    const [first, ...others] = plan
    if (!first) return
    await cast.arrive([first], 0)
    const [leader] = cast.players
    if (!leader) return
    const { facilitation } = leader.client
    cast.wander(facilitation)
    const arriving = cast.arrive(others, ARRIVAL_MS)
    arriving.catch(() => undefined) // Awaited below; the session may be closed before all are in.
    await new Promise<void>((resolve, reject) => {
      let current: string | null = null
      let acting = new AbortController()
      const look = () => {
        const phase = facilitation.currentPhase()
        if (!phase || phase.id === current) return
        current = phase.id
        acting.abort()
        acting = new AbortController()
        if (phase.kind === 'close') {
          end(resolve)
          return
        }
        void this.#actAll(cast, phase, AbortSignal.any([signal, acting.signal])).catch((error: unknown) =>
          this.#logger.warn({ err: error }, 'a rehearsal went wrong'),
        )
      }
      const unfollow = facilitation.observe(look)
      const end = (finish: () => void) => {
        unfollow()
        signal.removeEventListener('abort', aborted)
        acting.abort()
        finish()
      }
      const aborted = () => end(() => reject(signal.reason))
      signal.addEventListener('abort', aborted, { once: true })
      if (signal.aborted) aborted()
      else look()
    })
  }

  /** Everybody does what the phase is for, also those who come while it runs. */
  async #actAll(cast: Cast, phase: Phase, signal: AbortSignal): Promise<void> {
    const acted = new Set<Player>()
    const durationMs = phase.seconds * 1000 * ACTING_SHARE
    const all: Promise<void>[] = []
    while (!signal.aborted) {
      for (const player of cast.players)
        if (!acted.has(player)) {
          acted.add(player)
          all.push(actIn(cast, player, phase, durationMs, signal))
        }
      await pause(1000, undefined, { signal }).catch(() => undefined)
    }
    await Promise.all(all)
  }
}

/** What one person does in a phase; a phase that ends early ends it. */
async function actIn(
  cast: Cast,
  player: Player,
  phase: Phase,
  durationMs: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    switch (phase.kind) {
      case 'write':
        await cast.write(player, phase, durationMs, signal)
        break
      case 'read':
        await cast.merge(player, durationMs, signal)
        break
      case 'vote':
        await cast.vote(player, durationMs, signal)
        break
      case 'commit':
        await cast.write(player, phase, durationMs, signal)
        await cast.commit(player, signal)
        break
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
