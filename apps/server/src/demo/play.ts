import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import {
  BoardSnapshot,
  type CreatedBoard,
  type Locale,
  layoutZone,
  type Note,
  type Phase,
  type PhaseKind,
  ZONE_WIDTH,
  zoneX,
} from '@atelier/board'
import { DemoClient, DemoError, type DemoServer } from './demo-client.ts'
import { type ScriptedNote, themes } from './notes.ts'
import { type PlannedNote, type PlannedPerson, planDemo } from './plan.ts'
import { Random } from './random.ts'

/** Share of the whole time that phases of a kind take together. */
const SHARES: Record<PhaseKind, number> = {
  lobby: 0.12,
  frame: 0.05,
  write: 0.36,
  read: 0.04,
  cluster: 0.22,
  name: 0.09,
  commit: 0.11,
  close: 0.01,
}
/** A group needs so many notes; fewer stay outside groups. */
const GROUP_FROM = 3
/** Steps of a hand that carries a note. */
const DRAG_FRAMES = 5
const SETTLE_MS = 20_000

export interface PlayOptions {
  server: DemoServer
  created: CreatedBoard
  language: Locale
  people: number
  /** The whole session takes about so long, ms. */
  durationMs: number
  seed: number
  signal: AbortSignal
  tell: {
    joined(people: number, hubs: number): void
    phase(phase: Phase): void
  }
}

export interface Played {
  people: number
  hubs: number
  notes: number
  clusters: number
  steps: number
}

/**
 * Plays a whole session: people join, write, the facilitators group and name, the initiatives say their next steps.
 *
 * @returns what was written, once the server has all of it, and `leave`, which disconnects everybody
 * @throws DemoError when the server refuses or loses something; `AbortError` when the signal comes
 */
export async function play(options: PlayOptions): Promise<{ played: Played; leave: () => void }> {
  const session = new DemoSession(options)
  try {
    return { played: await session.run(), leave: () => session.leave() }
  } catch (error) {
    session.leave()
    throw error
  }
}

interface Writer {
  person: PlannedPerson
  client: DemoClient
}

class DemoSession {
  readonly #options: PlayOptions
  readonly #random: Random
  readonly #facilitators: DemoClient[] = []
  readonly #writers: Writer[] = []
  /** What was written, by note id. */
  readonly #written = new Map<string, PlannedNote>()
  readonly #authors = new Map<string, DemoClient>()
  readonly #signal: AbortSignal
  #wandering: NodeJS.Timeout | null = null

  constructor(options: PlayOptions) {
    this.#options = options
    this.#signal = options.signal
    // Each person who waits listens once.
    setMaxListeners(0, options.signal)
    this.#random = new Random(options.seed + 1)
  }

  async run(): Promise<Played> {
    const { server, created, people, seed, language, tell } = this.#options
    const secretOf = (link: string) => new URL(link).hash.slice(1)
    for (const number of [1, 2])
      this.#facilitators.push(
        await DemoClient.join(server, secretOf(created.links.facilitator), {
          name: `Facilitation ${number}`,
          hubId: null,
          language,
        }),
      )
    const { hubs } = await server.invitation(secretOf(created.links.participant))
    const plan = planDemo({ people, seed, hubs, today: new Date().toISOString().slice(0, 10) })
    const phases = this.#lead.facilitation.phases()
    for (const phase of phases) {
      this.#signal.throwIfAborted()
      await server.moveTo(this.#lead, phase.id)
      tell.phase(phase)
      await Promise.all(
        [...this.#facilitators, ...this.#writers.map(({ client }) => client)].map((c) => c.arriveAt(phase)),
      )
      const same = phases.filter(({ kind }) => kind === phase.kind).length
      const durationMs = (SHARES[phase.kind] * this.#options.durationMs) / same
      await Promise.all([this.#pause(durationMs), this.#act(phase, durationMs, plan)])
      if (phase === phases[0]) {
        tell.joined(this.#writers.length, new Set(this.#writers.map(({ person }) => person.hubId)).size)
        this.#wander()
      }
    }
    if (this.#wandering) clearInterval(this.#wandering)
    return this.#settled()
  }

  leave(): void {
    if (this.#wandering) clearInterval(this.#wandering)
    for (const client of [...this.#facilitators, ...this.#writers.map(({ client }) => client)]) client.close()
    this.#facilitators.length = 0
    this.#writers.length = 0
  }

  get #lead(): DemoClient {
    const [lead] = this.#facilitators
    if (!lead) throw new DemoError('the session has no facilitator.')
    return lead
  }

  async #act(phase: Phase, durationMs: number, plan: readonly PlannedPerson[]): Promise<void> {
    switch (phase.kind) {
      case 'lobby':
        return this.#writers.length === 0 ? this.#arrive(plan, durationMs) : undefined
      case 'write':
        await this.#everyone((writer) => this.#write(writer, durationMs, (note) => !note.late))
        return
      case 'cluster':
        await this.#group(durationMs)
        return
      case 'name':
        await this.#name(durationMs)
        return
      case 'commit':
        await this.#everyone(async (writer) => {
          await this.#write(writer, durationMs, (note) => note.late)
          await this.#commit(writer)
        })
        await this.#addLate()
        return
    }
  }

  async #arrive(plan: readonly PlannedPerson[], durationMs: number): Promise<void> {
    const { server, created } = this.#options
    const secret = new URL(created.links.participant).hash.slice(1)
    await Promise.all(
      plan.map(async (person, index) => {
        await this.#pause((0.9 * durationMs * index) / plan.length)
        const client = await DemoClient.join(server, secret, person)
        this.#writers.push({ person, client })
        // Who comes in while everybody leaves is not there to be sent home.
        if (this.#signal.aborted) client.close()
      }),
    )
  }

  /**
   * Everyone does something at once; done when the facilitators have seen all of it. Moving on before would close the
   * phase over somebody's last word.
   */
  async #everyone(act: (writer: Writer) => Promise<void>): Promise<void> {
    await Promise.all(
      this.#writers.map(async (writer) => {
        await act(writer)
        const own = [...this.#authors].filter(([, client]) => client === writer.client).map(([id]) => id)
        await this.#lead.hear(writer.client, own)
      }),
    )
  }

  /** One person writes their notes of this phase, word by word. */
  async #write(
    { person, client }: Writer,
    durationMs: number,
    when: (note: PlannedNote) => boolean,
  ): Promise<void> {
    const start = performance.now()
    for (const planned of person.notes.filter(when)) {
      await this.#pause(planned.at * durationMs - (performance.now() - start))
      if (!client.mayWrite(planned.note.questionId)) continue
      await this.#type(client, person, planned, durationMs)
    }
    client.appear({ editing: null })
  }

  async #type(
    client: DemoClient,
    person: PlannedPerson,
    planned: PlannedNote,
    durationMs: number,
  ): Promise<void> {
    const { note } = planned
    const { board } = client
    const id = board.addNote({
      questionId: note.questionId,
      authorId: client.joined.participantId,
      hubId: person.hubId,
      language: note.language,
      kind: this.#asksForSteps(note.questionId) ? 'commitment' : 'note',
    })
    this.#written.set(id, planned)
    this.#authors.set(id, client)
    client.appear({ editing: id, ...(!person.onPhone && { cursor: this.#somewhere(note.questionId) }) })
    const words = note.text.match(/\S+\s*/g) ?? []
    const perWordMs = Math.min(300, (0.15 * durationMs) / words.length)
    for (const word of words) {
      await this.#pause(perWordMs * this.#random.between(0.4, 1.6))
      const text = board.text(id)
      if (text) board.transact(() => text.insert(text.length, word))
    }
  }

  #asksForSteps(questionId: string): boolean {
    return this.#lead.facilitation.questions().some(({ id, commitments }) => id === questionId && commitments)
  }

  /** Fills in the cards of one's own next steps. */
  async #commit({ person, client }: Writer): Promise<void> {
    for (const [id, { note, step }] of this.#written)
      if (
        step &&
        this.#authors.get(id) === client &&
        client.board.hasNote(id) &&
        client.mayWrite(note.questionId)
      ) {
        client.appear({ editing: id, ...(!person.onPhone && { cursor: this.#somewhere(note.questionId) }) })
        client.board.setStep(id, step)
        client.appear({ editing: null })
        await this.#pause(this.#random.between(20, 120))
      }
  }

  /** The facilitators carry notes together, each under their own questions. */
  async #group(durationMs: number): Promise<void> {
    const groups = themes.flatMap((theme) => {
      const noteIds = this.#idsWhere((note) => note.themeId === theme.id)
      return noteIds.length >= GROUP_FROM ? [{ ...theme, noteIds }] : []
    })
    const ids = [...this.#written.keys()]
    await Promise.all(
      this.#facilitators.map(async (client, hand) => {
        await client.receive(ids)
        const mine = groups.filter((_, index) => index % this.#facilitators.length === hand)
        const moves = mine.reduce((sum, group) => sum + group.noteIds.length - 1, 0)
        const moveMs = Math.min(1500, (0.9 * durationMs) / Math.max(1, moves))
        for (const { questionId, noteIds } of mine) {
          const [first, ...others] = noteIds
          let cluster: string | null = null
          for (const id of others) {
            if (!client.board.hasNote(id)) continue
            await this.#carry(client, questionId, id, first as string, moveMs)
            if (cluster) client.board.joinCluster([id], cluster)
            else cluster = client.board.makeCluster([first as string, id], { questionId })
          }
        }
        client.appear({ dragging: null })
      }),
    )
    this.#mergeSame()
  }

  /** Next steps that came after the grouping join the group of their kind, where there is one. */
  async #addLate(): Promise<void> {
    const client = this.#lead
    await client.receive([...this.#written.keys()])
    for (const cluster of client.board.clusters()) {
      const themeId = this.#written.get(cluster.noteIds[0] ?? '')?.note.themeId
      if (!themeId) continue
      const late = this.#idsWhere((note) => note.themeId === themeId).filter(
        (id) => client.board.note(id)?.clusterId === null,
      )
      if (late.length > 0) client.board.joinCluster(late, cluster.id)
    }
  }

  /** A hand takes a note across the zone to another, in steps that the others see. */
  async #carry(client: DemoClient, questionId: string, id: string, onto: string, ms: number): Promise<void> {
    const places = this.#placesOf(client, questionId)
    const from = places.get(id) ?? [0, 0]
    const to = places.get(onto) ?? from
    const x0 = this.#zoneX(questionId)
    for (let frame = 0; frame <= DRAG_FRAMES; frame++) {
      const way = frame / DRAG_FRAMES
      const x = x0 + from[0] + (to[0] - from[0]) * way
      const y = from[1] + (to[1] - from[1]) * way
      client.appear({ cursor: { x: x + 60, y: y + 40 }, dragging: { [id]: [x, y] } })
      await this.#pause(ms / (DRAG_FRAMES + 1))
    }
    client.appear({ dragging: null })
  }

  /** Joins notes that say the same to the oldest of them. */
  #mergeSame(): void {
    const { board } = this.#lead
    const marks = new Set([...this.#written.values()].flatMap(({ note }) => note.same ?? []))
    for (const mark of marks) {
      const [first, ...others] = this.#idsWhere((note) => note.same === mark)
      for (const id of others) board.mergeInto(id, first as string)
    }
  }

  /** The facilitators type a title for each group, in the language of the board. */
  async #name(durationMs: number): Promise<void> {
    const { board } = this.#lead
    const clusters = board.clusters().filter((cluster) => cluster.title === '')
    for (const cluster of clusters) {
      const themeId = this.#written.get(cluster.noteIds[0] ?? '')?.note.themeId
      const title = themes.find((theme) => theme.id === themeId)?.title[this.#options.language] ?? ''
      const words = title.match(/\S+\s*/g) ?? []
      for (let n = 1; n <= words.length; n++) {
        board.setTitle(cluster.id, words.slice(0, n).join('').trimEnd())
        await this.#pause((0.9 * durationMs) / clusters.length / words.length)
      }
    }
  }

  /** Cursors of people at laptops drift about, now and then. */
  #wander(): void {
    const atLaptops = this.#writers.filter(({ person }) => !person.onPhone)
    const questions = this.#lead.facilitation.questions()
    this.#wandering = setInterval(() => {
      const writer = atLaptops[Math.floor(this.#random.next() * atLaptops.length)]
      const question = questions[Math.floor(this.#random.next() * questions.length)]
      if (writer && question) writer.client.appear({ cursor: this.#somewhere(question.id) })
    }, 250)
  }

  #placesOf({ board }: DemoClient, questionId: string) {
    const notes = board
      .notes()
      .filter((note) => note.questionId === questionId && !note.hidden && note.mergedInto === null)
    const clusters = board.clusters().filter((cluster) => cluster.questionId === questionId)
    return layoutZone(notes, clusters).notes
  }

  #idsWhere(fits: (note: ScriptedNote) => boolean): string[] {
    return [...this.#written].filter(([, { note }]) => fits(note)).map(([id]) => id)
  }

  #zoneX(questionId: string): number {
    const index = this.#lead.facilitation.questions().findIndex((question) => question.id === questionId)
    return zoneX(Math.max(0, index))
  }

  #somewhere(questionId: string): { x: number; y: number } {
    const x = this.#zoneX(questionId) + this.#random.between(0.1, 0.9) * ZONE_WIDTH
    return { x: Math.round(x), y: Math.round(this.#random.between(200, 1100)) }
  }

  async #pause(ms: number): Promise<void> {
    await pause(Math.max(0, ms), undefined, { signal: this.#signal })
  }

  /** Waits until the server and every device tell the same story. */
  async #settled(): Promise<Played> {
    const { server } = this.#options
    const clients = [...this.#facilitators, ...this.#writers.map(({ client }) => client)]
    const until = performance.now() + SETTLE_MS
    for (;;) {
      const snapshot = BoardSnapshot.parse(JSON.parse(await server.read(this.#lead.joined, 'snapshot')))
      const stored = contentOf(snapshot.notes)
      const others = clients.filter((client) => contentOf(client.board.notes()) !== stored)
      if (others.length === 0)
        return {
          people: this.#writers.length,
          hubs: new Set(this.#writers.map(({ person }) => person.hubId)).size,
          notes: snapshot.notes.length,
          clusters: snapshot.clusters.filter((cluster) => cluster.title !== '').length,
          steps: snapshot.notes.filter((note) => note.step !== null).length,
        }
      if (performance.now() > until)
        throw new DemoError(
          `${others.length} of ${clients.length} devices differ from the board on the server. Look at the server's log.`,
        )
      await this.#pause(100)
    }
  }
}

/** What must be the same everywhere, as one text. */
function contentOf(
  notes: readonly Pick<Note, 'id' | 'text' | 'clusterId' | 'mergedInto' | 'step'>[],
): string {
  return JSON.stringify(
    notes
      .map(({ id, text, clusterId, mergedInto, step }) => [
        id,
        text,
        clusterId,
        mergedInto,
        step?.owner,
        step?.due,
      ])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
}
