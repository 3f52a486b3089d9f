import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type BoardDoc, type FacilitationDoc, type Phase, type Step, ZONE_WIDTH, zoneX } from '@atelier/board'
import { DemoClient, type DemoServer } from './demo-client.ts'
import type { PlannedNote, PlannedPerson } from './plan.ts'
import { Random } from './random.ts'

/** A person who plays along, and their device. */
export interface Player {
  person: PlannedPerson
  client: DemoClient
}

export interface CastOptions {
  server: DemoServer
  /** Secret of the participants' link. */
  secret: string
  seed: number
  signal: AbortSignal
}

/** Simulated participants: they join, write, join notes that say the same, vote and fill in cards. */
export class Cast {
  readonly players: Player[] = []
  /** What was written, by note id. */
  readonly written = new Map<string, PlannedNote>()
  readonly #authors = new Map<string, DemoClient>()
  readonly #server: DemoServer
  readonly #secret: string
  readonly #random: Random
  readonly #signal: AbortSignal
  #wandering: NodeJS.Timeout | null = null

  constructor({ server, secret, seed, signal }: CastOptions) {
    this.#server = server
    this.#secret = secret
    this.#signal = signal
    // Each person who waits listens once.
    setMaxListeners(0, signal)
    this.#random = new Random(seed + 1)
  }

  /** Lets people come in one after the other. */
  async arrive(plan: readonly PlannedPerson[], durationMs: number): Promise<void> {
    await Promise.all(
      plan.map(async (person, index) => {
        await this.#pause((0.9 * durationMs * index) / plan.length)
        const client = await DemoClient.join(this.#server, this.#secret, person)
        this.players.push({ person, client })
        // Who comes in while everybody leaves is not there to be sent home.
        if (this.#signal.aborted) client.close()
      }),
    )
  }

  /** Ids of the notes that one person wrote. */
  notesOf({ client }: Player): string[] {
    return [...this.#authors].filter(([, author]) => author === client).map(([id]) => id)
  }

  /** One person writes their notes for the questions of a phase, word by word. */
  async write(player: Player, phase: Phase, durationMs: number, signal = this.#signal): Promise<void> {
    const { person, client } = player
    const start = performance.now()
    const late = phase.kind === 'commit'
    const mine = person.notes.filter(
      (planned) =>
        planned.late === late &&
        phase.questionIds.includes(planned.note.questionId) &&
        ![...this.written.values()].includes(planned),
    )
    for (const planned of mine) {
      await this.#pause(planned.at * durationMs - (performance.now() - start), signal)
      if (!client.mayWrite(planned.note.questionId)) continue
      await this.#type(player, planned, durationMs, signal)
    }
    client.appear({ editing: null })
  }

  /** Fills in the cards of one's own next steps. */
  async commit(player: Player, signal = this.#signal): Promise<void> {
    const { person, client } = player
    for (const id of this.notesOf(player)) {
      const { note, step } = this.written.get(id) ?? {}
      if (!note || !step || !client.board.hasNote(id) || !client.mayWrite(note.questionId)) continue
      client.appear({
        editing: id,
        ...(!person.onPhone && { cursor: this.somewhere(client, note.questionId) }),
      })
      client.board.setStep(id, step satisfies Step)
      client.appear({ editing: null })
      await this.#pause(this.#random.between(20, 120), signal)
    }
  }

  /** Whoever reads a note that says the same as their own joins theirs to it: the younger to the older. */
  async merge(player: Player, durationMs: number, signal = this.#signal): Promise<void> {
    const { client } = player
    for (const id of this.notesOf(player)) {
      const same = this.written.get(id)?.note.same
      if (!same || !client.has('merge')) continue
      await this.#pause(this.#random.between(0.1, 0.6) * durationMs, signal)
      const alike = [...this.written].filter(([, { note }]) => note.same === same).map(([other]) => other)
      await client.receive(alike)
      const [oldest] = alike
        .flatMap((other) => client.board.note(other) ?? [])
        .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      if (oldest && oldest.id !== id && client.has('merge')) client.board.mergeInto(id, oldest.id)
    }
  }

  /** Gives each question its votes, more of them to larger groups. */
  async vote(player: Player, durationMs: number, signal = this.#signal): Promise<boolean> {
    const { client } = player
    await this.#pause(this.#random.between(0.1, 0.7) * durationMs, signal)
    const round = client.facilitation.openRound()
    if (!round) return false
    const votes: Record<string, number> = {}
    for (const questionId of round.questionIds) {
      const targets = targetsOf(client.board, round.on, questionId)
        .map((target) => ({ ...target, luck: this.#random.next() * target.weight }))
        .sort((a, b) => b.luck - a.luck)
      for (const { id } of targets.slice(0, round.budget)) votes[id] = 1
    }
    return Object.keys(votes).length > 0 && this.#server.castBallot(client, round.id, votes)
  }

  /** Cursors of people at laptops drift about, now and then. */
  wander(facilitation: FacilitationDoc): void {
    const questions = facilitation.questions()
    const atLaptops = () => this.players.filter(({ person }) => !person.onPhone)
    this.#wandering ??= setInterval(() => {
      const here = atLaptops()
      const player = here[Math.floor(this.#random.next() * here.length)]
      const question = questions[Math.floor(this.#random.next() * questions.length)]
      if (player && question) player.client.appear({ cursor: this.somewhere(player.client, question.id) })
    }, 250)
  }

  leave(): void {
    if (this.#wandering) clearInterval(this.#wandering)
    this.#wandering = null
    for (const { client } of this.players) client.close()
    this.players.length = 0
  }

  somewhere({ facilitation }: DemoClient, questionId: string): { x: number; y: number } {
    const index = facilitation.questions().findIndex((question) => question.id === questionId)
    const x = zoneX(Math.max(0, index)) + this.#random.between(0.1, 0.9) * ZONE_WIDTH
    return { x: Math.round(x), y: Math.round(this.#random.between(200, 1100)) }
  }

  async #type(
    { person, client }: Player,
    planned: PlannedNote,
    durationMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { note } = planned
    const { board } = client
    const id = board.addNote({
      questionId: note.questionId,
      authorId: client.joined.participantId,
      hubId: person.hubId,
      language: note.language,
      kind: asksForSteps(client.facilitation, note.questionId) ? 'commitment' : 'note',
    })
    this.written.set(id, planned)
    this.#authors.set(id, client)
    client.appear({
      editing: id,
      ...(!person.onPhone && { cursor: this.somewhere(client, note.questionId) }),
    })
    const words = note.text.match(/\S+\s*/g) ?? []
    const perWordMs = Math.min(300, (0.15 * durationMs) / words.length)
    for (const word of words) {
      await this.#pause(perWordMs * this.#random.between(0.4, 1.6), signal)
      const text = board.text(id)
      if (text) board.transact(() => text.insert(text.length, word))
    }
  }

  async #pause(ms: number, signal = this.#signal): Promise<void> {
    await pause(Math.max(0, ms), undefined, { signal })
  }
}

const asksForSteps = (facilitation: FacilitationDoc, questionId: string): boolean =>
  facilitation.questions().some(({ id, commitments }) => id === questionId && commitments)

function targetsOf(board: BoardDoc, on: 'clusters' | 'notes', questionId: string) {
  if (on === 'clusters')
    return board
      .clusters()
      .filter((cluster) => cluster.questionId === questionId && cluster.noteIds.length > 0)
      .map(({ id, noteIds }) => ({ id, weight: noteIds.length }))
  return board
    .notes()
    .filter((note) => note.questionId === questionId && !note.hidden && !note.mergedInto && note.text.trim())
    .map(({ id }) => ({ id, weight: 1 }))
}
