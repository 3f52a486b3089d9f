import type { Round, Votes } from '@atelier/board'
import { type Api, RequestError } from '../../api.ts'
import { type DeviceStorage, readStored, writeStored } from '../../session/device-storage.ts'
import { type Observable, Value } from '../../session/observable.ts'

/** Pause after the last press before the ballot is sent, in ms: several presses are one ballot. */
const SETTLE_MS = 300
/** Pause before a ballot that did not arrive is sent again, in ms. */
const AGAIN_MS = 2500

export interface BallotState {
  votes: Votes
  /** `saved`: this is what the server counts. `waiting`: kept on this device until the server answers. */
  mark: 'saved' | 'saving' | 'waiting'
  /** Why the server refused; the votes are as the server has them then. */
  refused: RequestError | null
}

interface BallotOptions {
  api: Pick<Api, 'ballot' | 'castBallot'>
  storage: DeviceStorage
  boardId: string
  personId: string
  roundId: string
}

/** Boxes with votes that are still to be counted, by their key on the device. */
const unsent = new WeakMap<DeviceStorage, Map<string, BallotBox>>()

/**
 * One person's votes in one round. Each press is kept on the device at once and sent as a whole ballot; the last one
 * sent is the one that counts.
 */
export class BallotBox {
  /** The ballot of a person in a round; the very same one while votes of it are on their way. */
  static open(options: BallotOptions): BallotBox {
    return unsent.get(options.storage)?.get(keyOf(options)) ?? new BallotBox(options)
  }

  readonly #api: Pick<Api, 'ballot' | 'castBallot'>
  readonly #storage: DeviceStorage
  readonly #boardId: string
  readonly #roundId: string
  readonly #key: string
  readonly #state: Value<BallotState>
  #timer: ReturnType<typeof setTimeout> | null = null
  #sending = false

  private constructor(options: BallotOptions) {
    this.#api = options.api
    this.#storage = options.storage
    this.#boardId = options.boardId
    this.#roundId = options.roundId
    this.#key = keyOf(options)
    const kept = readVotes(readStored(this.#storage.local, this.#key))
    this.#state = new Value<BallotState>({
      votes: kept ?? {},
      mark: kept ? 'waiting' : 'saved',
      refused: null,
    })
    if (kept) {
      this.#keep()
      this.#send(0)
    } else void this.#fetch()
  }

  get state(): Observable<BallotState> {
    return this.#state
  }

  /** @param count votes for this cluster or note from now on; 0 takes them back */
  vote(targetId: string, count: number): void {
    const votes = { ...this.#state.get().votes }
    if (count > 0) votes[targetId] = count
    else delete votes[targetId]
    writeStored(this.#storage.local, this.#key, votes)
    this.#keep()
    this.#state.set({ votes, mark: 'saving', refused: null })
    this.#send(SETTLE_MS)
  }

  /** The ballot goes out of sight: what was pressed last is sent at once, and again until the server answers. */
  close(): void {
    if (this.#state.get().mark === 'saving') this.#send(0)
  }

  async #fetch(): Promise<void> {
    try {
      const { votes } = await this.#api.ballot(this.#boardId, this.#roundId)
      // What was pressed meanwhile is newer.
      if (this.#state.get().mark === 'saved') this.#state.set({ ...this.#state.get(), votes })
    } catch {
      // Nothing was cast here yet, or the server is away: the next press says so.
    }
  }

  #send(inMs: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#sendNow(), inMs)
  }

  async #sendNow(): Promise<void> {
    if (this.#sending) return
    const { votes } = this.#state.get()
    this.#sending = true
    try {
      await this.#api.castBallot(this.#boardId, this.#roundId, votes)
      if (this.#state.get().votes !== votes) return
      this.#letGo()
      this.#state.set({ votes, mark: 'saved', refused: null })
    } catch (error) {
      await this.#onFailure(error)
    } finally {
      this.#sending = false
      if (this.#state.get().mark !== 'saved') {
        const later = this.#state.get().mark === 'waiting' ? AGAIN_MS : SETTLE_MS
        this.#send(later)
      }
    }
  }

  async #onFailure(error: unknown): Promise<void> {
    const refused = error instanceof RequestError && error.code !== 'unreachable' && error.status < 500
    if (!refused) {
      this.#state.set({ ...this.#state.get(), mark: 'waiting' })
      return
    }
    this.#letGo()
    const counted = await this.#api.ballot(this.#boardId, this.#roundId).catch(() => ({ votes: {} }))
    this.#state.set({ votes: counted.votes, mark: 'saved', refused: error })
  }

  #keep(): void {
    const boxes = unsent.get(this.#storage) ?? new Map<string, BallotBox>()
    unsent.set(this.#storage, boxes.set(this.#key, this))
  }

  #letGo(): void {
    writeStored(this.#storage.local, this.#key, null)
    unsent.get(this.#storage)?.delete(this.#key)
  }
}

const keyOf = ({ boardId, personId, roundId }: BallotOptions) =>
  `atelier.ballot.${boardId}.${personId}.${roundId}`

/** Votes that are left for a question. */
export function votesLeft(
  round: Pick<Round, 'budget'>,
  votes: Votes,
  questionOf: (targetId: string) => string | undefined,
  questionId: string,
): number {
  let spent = 0
  for (const [targetId, count] of Object.entries(votes))
    if (questionOf(targetId) === questionId) spent += count
  return Math.max(0, round.budget - spent)
}

function readVotes(value: unknown): Votes | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(
    Object.entries(value).filter(([, count]) => Number.isInteger(count) && (count as number) > 0),
  ) as Votes
}
