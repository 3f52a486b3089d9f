import { setTimeout as pause } from 'node:timers/promises'
import {
  BoardSnapshot,
  type CreatedBoard,
  type Locale,
  layoutZone,
  type Note,
  type Phase,
  type PhaseKind,
  zoneX,
} from '@atelier/board'
import { Cast, type Player } from './cast.ts'
import { DemoClient, DemoError, type DemoServer } from './demo-client.ts'
import { type ScriptedNote, themes } from './notes.ts'
import { type PlannedPerson, planDemo } from './plan.ts'

/** Share of the whole time that phases of a kind take together. */
const SHARES: Record<PhaseKind, number> = {
  lobby: 0.1,
  frame: 0.05,
  write: 0.36,
  read: 0.04,
  cluster: 0.18,
  name: 0.07,
  vote: 0.08,
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
  /** Ballots that were counted. */
  ballots: number
}

/**
 * Plays a whole session: people join, write in silence, read and join what says the same; the facilitators group and
 * name; everybody votes; the initiatives say their next steps.
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

class DemoSession {
  readonly #options: PlayOptions
  readonly #cast: Cast
  readonly #facilitators: DemoClient[] = []
  readonly #signal: AbortSignal

  constructor(options: PlayOptions) {
    const { server, created, seed, signal } = options
    this.#options = options
    this.#signal = signal
    this.#cast = new Cast({ server, secret: secretOf(created.links.participant), seed, signal })
  }

  async run(): Promise<Played> {
    const { server, created, people, seed, language, tell } = this.#options
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
      await Promise.all(this.#everybody.map((client) => client.arriveAt(phase)))
      const same = phases.filter(({ kind }) => kind === phase.kind).length
      const durationMs = (SHARES[phase.kind] * this.#options.durationMs) / same
      await Promise.all([this.#pause(durationMs), this.#act(phase, durationMs, plan)])
      if (phase === phases[0]) {
        const { players } = this.#cast
        tell.joined(players.length, new Set(players.map(({ person }) => person.hubId)).size)
        this.#cast.wander(this.#lead.facilitation)
      }
    }
    return this.#settled()
  }

  leave(): void {
    this.#cast.leave()
    for (const client of this.#facilitators) client.close()
    this.#facilitators.length = 0
  }

  get #everybody(): DemoClient[] {
    return [...this.#facilitators, ...this.#cast.players.map(({ client }) => client)]
  }

  get #lead(): DemoClient {
    const [lead] = this.#facilitators
    if (!lead) throw new DemoError('the session has no facilitator.')
    return lead
  }

  async #act(phase: Phase, durationMs: number, plan: readonly PlannedPerson[]): Promise<void> {
    const cast = this.#cast
    switch (phase.kind) {
      case 'lobby':
        return cast.players.length === 0 ? cast.arrive(plan, durationMs) : undefined
      case 'write':
        await this.#everyone(phase, (player) => cast.write(player, phase, durationMs))
        return
      case 'read':
        await this.#everyone(phase, (player) => cast.merge(player, durationMs))
        return
      case 'cluster':
        await this.#group(durationMs)
        return
      case 'name':
        await this.#name(durationMs)
        return
      case 'vote':
        await Promise.all(cast.players.map((player) => cast.vote(player, durationMs)))
        return
      case 'commit':
        await this.#everyone(phase, async (player) => {
          await cast.write(player, phase, durationMs)
          await cast.commit(player)
        })
        await this.#addLate()
        return
    }
  }

  /**
   * Everyone does something at once; done when the facilitators have seen all of it. Moving on before would close the
   * phase over somebody's last word. Of hidden writing they see how much there is, and no more.
   */
  async #everyone(phase: Phase, act: (player: Player) => Promise<void>): Promise<void> {
    const cast = this.#cast
    await Promise.all(
      cast.players.map(async (player) => {
        await act(player)
        if (!phase.hidden) await this.#lead.hear(player.client, cast.notesOf(player))
      }),
    )
    if (!phase.hidden) return
    const hidden = [...cast.written.values()].filter(({ note }) =>
      phase.questionIds.includes(note.questionId),
    )
    await this.#lead.count(phase.questionIds, hidden.length)
  }

  /** The facilitators carry notes together, each under their own questions. */
  async #group(durationMs: number): Promise<void> {
    const groups = themes.flatMap((theme) => {
      const noteIds = this.#idsWhere((note) => note.themeId === theme.id)
      return noteIds.length >= GROUP_FROM ? [{ ...theme, noteIds }] : []
    })
    const ids = [...this.#cast.written.keys()]
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
  }

  /** Next steps that came after the grouping join the group of their kind, where there is one. */
  async #addLate(): Promise<void> {
    const client = this.#lead
    await client.receive([...this.#cast.written.keys()])
    for (const cluster of client.board.clusters()) {
      const themeId = this.#cast.written.get(cluster.noteIds[0] ?? '')?.note.themeId
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

  /** The facilitators type a title for each group, in the language of the board. */
  async #name(durationMs: number): Promise<void> {
    const { board } = this.#lead
    const clusters = board.clusters().filter((cluster) => cluster.title === '')
    for (const cluster of clusters) {
      const themeId = this.#cast.written.get(cluster.noteIds[0] ?? '')?.note.themeId
      const title = themes.find((theme) => theme.id === themeId)?.title[this.#options.language] ?? ''
      const words = title.match(/\S+\s*/g) ?? []
      for (let n = 1; n <= words.length; n++) {
        board.setTitle(cluster.id, words.slice(0, n).join('').trimEnd())
        await this.#pause((0.9 * durationMs) / clusters.length / words.length)
      }
    }
  }

  #placesOf({ board }: DemoClient, questionId: string) {
    const notes = board
      .notes()
      .filter((note) => note.questionId === questionId && !note.hidden && note.mergedInto === null)
    const clusters = board.clusters().filter((cluster) => cluster.questionId === questionId)
    return layoutZone(notes, clusters).notes
  }

  #idsWhere(fits: (note: ScriptedNote) => boolean): string[] {
    return [...this.#cast.written].filter(([, { note }]) => fits(note)).map(([id]) => id)
  }

  #zoneX(questionId: string): number {
    const index = this.#lead.facilitation.questions().findIndex((question) => question.id === questionId)
    return zoneX(Math.max(0, index))
  }

  async #pause(ms: number): Promise<void> {
    await pause(Math.max(0, ms), undefined, { signal: this.#signal })
  }

  /** Waits until the server and every device tell the same story. */
  async #settled(): Promise<Played> {
    const { server } = this.#options
    const clients = this.#everybody
    const { players } = this.#cast
    const until = performance.now() + SETTLE_MS
    for (;;) {
      const snapshot = BoardSnapshot.parse(JSON.parse(await server.read(this.#lead.joined, 'snapshot')))
      const stored = contentOf(snapshot.notes)
      const others = clients.filter((client) => contentOf(client.board.notes()) !== stored)
      if (others.length === 0)
        return {
          people: players.length,
          hubs: new Set(players.map(({ person }) => person.hubId)).size,
          notes: snapshot.notes.length,
          clusters: snapshot.clusters.filter((cluster) => cluster.title !== '').length,
          steps: snapshot.notes.filter((note) => note.step !== null).length,
          ballots: snapshot.rounds.reduce((sum, { turnout }) => sum + turnout.ballots, 0),
        }
      if (performance.now() > until)
        throw new DemoError(
          `${others.length} of ${clients.length} devices differ from the board on the server. Look at the server's log.`,
        )
      await this.#pause(100)
    }
  }
}

const secretOf = (link: string): string => new URL(link).hash.slice(1)

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
