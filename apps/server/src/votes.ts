import { createHmac } from 'node:crypto'
import {
  AtelierError,
  Ballot,
  BoardDoc,
  documentName,
  type ErrorParams,
  FacilitationDoc,
  judgeBallot,
  type Round,
  tally,
  type Votes as VotesOf,
} from '@atelier/board'
import type { RecordStore } from '@atelier/storage'
import type { Sync } from '@atelier/sync'
import type { Logger } from 'pino'
import type { LiveBoard, LiveBoards } from './live-board.ts'

/** The turnout of a round is told at most so often, ms. */
const TURNOUT_EVERY_MS = 1000

interface OpenBox {
  /** Ballots by voter, as they are on disk. */
  ballots: Map<string, Ballot>
  /** Casting and counting, one after the other. */
  work: Promise<unknown>
  turnoutTimer: NodeJS.Timeout | null
  toldAtMs: number
}

export interface VotesAround {
  sync: Pick<Sync, 'edit' | 'read'>
  records: RecordStore
  live: LiveBoards
  logger: Logger
  /** Secret of this server: without it nobody can say whose ballot is whose. */
  key: Buffer
  /** Epoch ms. */
  now: () => number
}

/**
 * Secret ballots: one record each under `ballots/<boardId>/<roundId>/<voter>`, where the voter is a keyed hash of
 * round and person. No name and no person is stored beside the votes, and no tally exists before the round is closed.
 *
 * A round passes three states: open; closed and not yet counted (`closedAt` is `null`); counted. Casting and counting
 * of one round take turns, and a ballot looks at the round in its own turn: it is counted or refused, never neither.
 */
export class Votes {
  readonly #around: VotesAround
  readonly #boxes = new Map<string, Promise<OpenBox>>()

  constructor(around: VotesAround) {
    this.#around = around
  }

  /**
   * Casts a ballot in the place of the one before; without any votes it takes it back.
   *
   * @param weight people it stands for
   * @throws AtelierError `unknownRound`, `phaseClosed`, `roundClosed`, `unknownTarget`, `overBudget`, `severalVotes`
   */
  async cast(
    boardId: string,
    roundId: string,
    { personId, weight }: { personId: string; weight: number },
    votes: VotesOf,
  ): Promise<void> {
    const given = Object.fromEntries(Object.entries(votes).filter(([, count]) => count > 0))
    await this.#around.live.during(boardId, async (live) => {
      roundOf(live, roundId)
      const box = await this.#box(boardId, roundId)
      await inTurn(box, async () => {
        const questions = await this.#questionsOf(boardId, roundOf(live, roundId))
        // The last look before the ballot is on its way: who closes the round from now on counts it.
        const round = roundOf(live, roundId)
        if (live.settings.frozen) throw new AtelierError('phaseClosed', { phase: live.phase?.name.en ?? '' })
        const refused = judgeBallot(round, given, (targetId) => questions.get(targetId))
        if (refused) throw new AtelierError(refused.code, refusalParams(refused.value, round))
        const voter = this.#voter(roundId, personId)
        const key = keyOf(boardId, roundId, voter)
        if (Object.keys(given).length > 0) {
          const ballot: Ballot = { votes: given, weight }
          await this.#around.records.put(key, ballot)
          box.ballots.set(voter, ballot)
        } else {
          await this.#around.records.remove(key)
          box.ballots.delete(voter)
        }
        this.#planTurnout(boardId, roundId, box)
      })
    })
  }

  /**
   * What a person has cast in a round.
   *
   * @throws AtelierError `unknownRound`
   */
  async ballotOf(boardId: string, roundId: string, personId: string): Promise<VotesOf> {
    await this.#around.live.during(boardId, async (live) => roundOf(live, roundId))
    const box = await this.#box(boardId, roundId)
    return box.ballots.get(this.#voter(roundId, personId))?.votes ?? {}
  }

  /** Counts the rounds of a board that were closed and not yet counted, after a crash too. */
  countClosed(boardId: string, live: LiveBoard): void {
    for (const round of live.rounds)
      if (!round.open && round.closedAt === null && round.tallies === null)
        this.#count(boardId, round.id).catch((error: unknown) =>
          this.#around.logger.error({ err: error, boardId, roundId: round.id }, 'votes not counted'),
        )
  }

  /** Waits until closed rounds are counted and the turnout is told. */
  async settle(boardId: string): Promise<void> {
    await this.#around.live.during(boardId, async (live) => {
      for (const { id } of live.rounds) {
        const box = await this.#boxes.get(`${boardId}/${id}`)
        if (!box) continue
        if (box.turnoutTimer) await this.#tellTurnout(boardId, id, box)
        await box.work
      }
    })
  }

  /** Tells what is still to be told; ballots themselves are on disk. */
  async close(): Promise<void> {
    for (const boardId of new Set([...this.#boxes.keys()].map((key) => key.split('/', 1)[0] ?? '')))
      await this.settle(boardId).catch((error: unknown) =>
        this.#around.logger.error({ err: error, boardId }, 'votes not settled at the end'),
      )
  }

  /** Lets go of a board that nobody uses. */
  drop(boardId: string): void {
    for (const key of [...this.#boxes.keys()])
      if (key.startsWith(`${boardId}/`))
        void this.#boxes.get(key)?.then((box) => {
          if (!box.turnoutTimer) this.#boxes.delete(key)
        })
  }

  async #count(boardId: string, roundId: string): Promise<void> {
    const box = await this.#box(boardId, roundId)
    await inTurn(box, async () => {
      if (box.turnoutTimer) clearTimeout(box.turnoutTimer)
      box.turnoutTimer = null
      const tallies = tally(box.ballots.values())
      await this.#editRound(boardId, roundId, (round) =>
        round.open || round.closedAt !== null
          ? round
          : { ...round, closedAt: this.#around.now(), turnout: turnoutOf(box), tallies },
      )
    })
  }

  #planTurnout(boardId: string, roundId: string, box: OpenBox): void {
    if (box.turnoutTimer) return
    const wait = Math.max(0, box.toldAtMs + TURNOUT_EVERY_MS - performance.now())
    box.turnoutTimer = setTimeout(() => {
      this.#tellTurnout(boardId, roundId, box).catch((error: unknown) =>
        this.#around.logger.error({ err: error, boardId, roundId }, 'turnout not told'),
      )
    }, wait)
  }

  async #tellTurnout(boardId: string, roundId: string, box: OpenBox): Promise<void> {
    if (box.turnoutTimer) clearTimeout(box.turnoutTimer)
    box.turnoutTimer = null
    box.toldAtMs = performance.now()
    await this.#editRound(boardId, roundId, (round) => ({ ...round, turnout: turnoutOf(box) }))
  }

  async #editRound(boardId: string, roundId: string, change: (round: Round) => Round): Promise<void> {
    await this.#around.sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const round = facilitation.round(roundId)
      if (!round) return
      const next = change(round)
      if (JSON.stringify(next) !== JSON.stringify(round)) facilitation.setRound(next)
    })
  }

  /** Question of everything that can be voted for. */
  #questionsOf(boardId: string, { on }: Round): Promise<Map<string, string>> {
    return this.#around.sync.read(documentName(boardId, 'board'), (doc) => {
      const board = new BoardDoc(doc)
      const standing =
        on === 'clusters'
          ? board.clusters().filter(({ noteIds, title }) => noteIds.length > 0 || title.trim() !== '')
          : board
              .notes()
              .filter(({ hidden, mergedInto, text }) => !hidden && !mergedInto && text.trim() !== '')
      return new Map(standing.map(({ id, questionId }) => [id, questionId]))
    })
  }

  #box(boardId: string, roundId: string): Promise<OpenBox> {
    const key = `${boardId}/${roundId}`
    const known = this.#boxes.get(key)
    if (known) return known
    const opening = this.#openBox(boardId, roundId)
    this.#boxes.set(key, opening)
    opening.catch(() => this.#boxes.delete(key))
    return opening
  }

  async #openBox(boardId: string, roundId: string): Promise<OpenBox> {
    const prefix = keyOf(boardId, roundId, '')
    const ballots = new Map<string, Ballot>()
    for (const { key, value } of await this.#around.records.list(prefix)) {
      const ballot = Ballot.safeParse(value)
      if (ballot.success) ballots.set(key.slice(prefix.length), ballot.data)
      else
        this.#around.logger.error({ boardId, roundId }, 'a stored ballot cannot be read and is not counted')
    }
    return { ballots, work: Promise.resolve(), turnoutTimer: null, toldAtMs: Number.NEGATIVE_INFINITY }
  }

  #voter(roundId: string, personId: string): string {
    return createHmac('sha256', this.#around.key)
      .update(`ballot\n${roundId}\n${personId}`)
      .digest('base64url')
  }
}

const keyOf = (boardId: string, roundId: string, voter: string) => `ballots/${boardId}/${roundId}/${voter}`

function inTurn<T>(box: OpenBox, work: () => Promise<T>): Promise<T> {
  const done = box.work.then(work, work)
  box.work = done.catch(() => undefined)
  return done
}

const turnoutOf = ({ ballots }: OpenBox) => ({
  ballots: ballots.size,
  people: [...ballots.values()].reduce((sum, { weight }) => sum + weight, 0),
})

/** @throws AtelierError `unknownRound` */
function roundOf(live: Readonly<LiveBoard>, roundId: string): Round {
  const round = live.rounds.find(({ id }) => id === roundId)
  if (!round) throw new AtelierError('unknownRound', { value: roundId.slice(0, 80) })
  return round
}

const refusalParams = (value: string | number, { budget }: Round): ErrorParams => ({
  value: typeof value === 'string' ? value.slice(0, 80) : value,
  max: budget,
})
