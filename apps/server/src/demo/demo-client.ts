import {
  BoardDoc,
  CreatedBoard,
  can,
  Draft,
  FacilitationDoc,
  has,
  Invitation,
  type Join,
  Joined,
  type Phase,
  type PhaseRight,
  type Presence,
  type Role,
  usesDraft,
} from '@atelier/board'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type * as z from 'zod/mini'

/** How long the server may take to answer a request, or to bring a socket up to date. */
const PATIENCE_MS = 20_000
/** How long a report may take on a machine that is busy with the demo itself. */
const REPORT_PATIENCE_MS = 120_000

/** A server that did not do what the demo needs; the message says what and the fix. */
export class DemoError extends Error {
  override readonly name = 'DemoError'
}

/** HTTP of one server, as a script would use it. */
export class DemoServer {
  readonly base: string

  /** @param base origin of the server, `http://localhost:3000` */
  constructor(base: string) {
    this.base = base.replace(/\/+$/, '')
  }

  createBoard(body: { title: string; language: string }, createToken: string | null): Promise<CreatedBoard> {
    return this.#post('/api/boards', body, CreatedBoard, createToken)
  }

  invitation(secret: string): Promise<Invitation> {
    return this.#post('/api/invitation', { secret }, Invitation, null)
  }

  join(body: Join): Promise<Joined> {
    return this.#post('/api/join', body, Joined, null)
  }

  async moveTo(client: DemoClient, to: string): Promise<void> {
    const path = `/api/boards/${client.joined.boardId}/phase`
    await this.#fetch(path, { method: 'POST', body: JSON.stringify({ to }) }, client.joined.token)
  }

  /** @returns whether it was taken: the round may have closed meanwhile */
  async castBallot(client: DemoClient, roundId: string, votes: Record<string, number>): Promise<boolean> {
    const path = `/api/boards/${client.joined.boardId}/rounds/${roundId}/ballot`
    try {
      await this.#fetch(path, { method: 'PUT', body: JSON.stringify({ votes }) }, client.joined.token)
      return true
    } catch (error) {
      if (error instanceof DemoError && /roundClosed|unknownTarget/.test(error.message)) return false
      throw error
    }
  }

  /** Text of a path of the board, `snapshot` or `report.md?lang=fr`. */
  async read(joined: Joined, path: string): Promise<string> {
    return (await this.#fetch(`/api/boards/${joined.boardId}/${path}`, {}, joined.token)).text()
  }

  /** A report as it comes, also where it is no text. */
  async take(joined: Joined, path: string): Promise<Uint8Array> {
    const signal = AbortSignal.timeout(REPORT_PATIENCE_MS)
    const response = await this.#fetch(`/api/boards/${joined.boardId}/${path}`, { signal }, joined.token)
    return new Uint8Array(await response.arrayBuffer())
  }

  /** Says on the cover of the report where it was and who held it. */
  async nameReport(joined: Joined, cover: { place: string; organiser: string }): Promise<void> {
    const path = `/api/boards/${joined.boardId}/report-layout`
    await this.#fetch(path, { method: 'PUT', body: JSON.stringify(cover) }, joined.token)
  }

  async #post<T extends z.ZodMiniType>(
    path: string,
    body: unknown,
    answer: T,
    token: string | null,
  ): Promise<z.output<T>> {
    const response = await this.#fetch(path, { method: 'POST', body: JSON.stringify(body) }, token)
    return answer.parse(await response.json())
  }

  async #fetch(path: string, init: RequestInit, token: string | null): Promise<Response> {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    }
    let response: Response
    try {
      response = await fetch(this.base + path, { signal: AbortSignal.timeout(PATIENCE_MS), ...init, headers })
    } catch (error) {
      const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
      throw new DemoError(`no answer from ${this.base}${path} (${why}). Is the server running there?`)
    }
    if (response.ok) return response
    const text = (await response.text()).slice(0, 300)
    throw new DemoError(`${this.base}${path} answered ${response.status}: ${text}`)
  }
}

/**
 * One person's device: joins over HTTP and holds its documents by sockets, with the unmodified y-websocket client.
 *
 * It writes only what the rights of its own replica allow, as the screens do.
 */
export class DemoClient {
  readonly joined: Joined
  readonly board: BoardDoc
  readonly facilitation: FacilitationDoc
  readonly #board: WebsocketProvider
  readonly #facilitation: WebsocketProvider
  readonly #draft: WebsocketProvider | null
  readonly #name: string | null
  #presence: Presence

  private constructor(server: DemoServer, joined: Joined, who: { name?: string; hubId: string | null }) {
    this.joined = joined
    this.#name = who.name ?? null
    const url = `${server.base.replace(/^http/, 'ws')}/sync/${joined.boardId}`
    const open = (room: 'board' | 'facilitation' | 'draft') =>
      new WebsocketProvider(url, room, new Y.Doc(), {
        protocols: [`bearer.${joined.token}`],
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        // In one process, tabs would talk past the server.
        disableBc: true,
      })
    this.#board = open('board')
    this.#facilitation = open('facilitation')
    this.#facilitation.awareness.setLocalState(null)
    this.board = new BoardDoc(this.#board.doc)
    this.facilitation = new FacilitationDoc(this.#facilitation.doc)
    this.#draft = can(joined.role, 'writeNotes') ? open('draft') : null
    if (this.#draft) {
      this.#draft.awareness.setLocalState(null)
      this.board.attachDraft(new Draft(this.#draft.doc), {
        personId: joined.participantId,
        inUse: () => usesDraft(this.facilitation.currentPhase(), this.facilitation.settings()),
        editsStay: () => this.facilitation.settings().anonymity === 'none',
      })
    }
    this.#presence = {
      personId: joined.participantId,
      role: joined.role,
      name: null,
      hubId: who.hubId,
      cursor: null,
      editing: null,
      dragging: null,
    }
    if (!can(joined.role, 'appear')) this.#board.awareness.setLocalState(null)
  }

  /** @throws DemoError when the server refuses, or brings nothing within {@link PATIENCE_MS} */
  static async join(
    server: DemoServer,
    secret: string,
    who: { name?: string; hubId: string | null; language: Join['language'] },
  ): Promise<DemoClient> {
    const client = new DemoClient(server, await server.join({ secret, ...who }), who)
    try {
      await Promise.all(client.#providers.map(synced))
    } catch (error) {
      client.close()
      throw error
    }
    client.appear({})
    return client
  }

  get #providers(): WebsocketProvider[] {
    return [this.#board, this.#facilitation, ...(this.#draft ? [this.#draft] : [])]
  }

  get role(): Role {
    return this.joined.role
  }

  /** Shows the others where this person is and what they hold. */
  appear(change: Partial<Pick<Presence, 'cursor' | 'editing' | 'dragging'>>): void {
    // Names are for sessions that show them.
    const name = this.facilitation.settings().anonymity === 'name' ? this.#name : null
    this.#presence = { ...this.#presence, name, ...change }
    this.#board.awareness.setLocalState(this.#presence)
  }

  has(right: PhaseRight): boolean {
    return has(this.role, right, this.facilitation.currentPhase(), this.facilitation.settings())
  }

  mayWrite(questionId: string): boolean {
    if (!this.has('write')) return false
    return (
      this.role === 'facilitator' ||
      this.facilitation.currentPhase()?.questionIds.includes(questionId) === true
    )
  }

  /** Waits until this device knows that the session came to a phase, though somebody may have moved it on. */
  arriveAt(phase: Phase): Promise<void> {
    return holds(
      () => this.facilitation.course().some((visit) => visit.phaseId === phase.id),
      (look) => this.facilitation.observe(look),
      `the phase "${phase.id}" did not reach a device`,
    )
  }

  /** Waits until this device reads these notes as their author's device does. */
  hear(author: DemoClient, noteIds: readonly string[]): Promise<void> {
    const read = ({ board }: DemoClient) => JSON.stringify(noteIds.map((id) => board.note(id)))
    return holds(
      () => read(this) === read(author),
      (look) => this.board.observe(look),
      'the words of a participant did not reach the facilitators',
    )
  }

  /** Waits until this device is told of so many hidden notes under these questions. */
  count(questionIds: readonly string[], notes: number): Promise<void> {
    const told = () =>
      Object.entries(this.facilitation.written())
        .filter(([key]) => questionIds.includes(key.slice(0, key.lastIndexOf('/'))))
        .reduce((sum, [, count]) => sum + count, 0)
    return holds(
      () => told() >= notes,
      (look) => this.facilitation.observe(look),
      'hidden notes of participants did not reach the server',
    )
  }

  /** Waits until this device has all of these notes. */
  receive(noteIds: readonly string[]): Promise<void> {
    return holds(
      () => noteIds.every((id) => this.board.hasNote(id)),
      (look) => this.board.observe(look),
      'some notes did not reach a device',
    )
  }

  close(): void {
    for (const provider of this.#providers) {
      provider.destroy()
      provider.awareness.destroy()
      provider.doc.destroy()
    }
  }
}

function synced(provider: WebsocketProvider): Promise<void> {
  return holds(
    () => provider.synced,
    (look) => {
      provider.on('sync', look)
      return () => provider.off('sync', look)
    },
    `no document came by ${provider.url}`,
  )
}

/** Waits until a condition holds, looking whenever something changed. */
function holds(
  condition: () => boolean,
  follow: (look: () => void) => () => void,
  otherwise: string,
): Promise<void> {
  if (condition()) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      stop()
      clearTimeout(impatience)
      finish()
    }
    const stop = follow(() => condition() && end(resolve))
    const impatience = setTimeout(
      () =>
        end(() =>
          reject(new DemoError(`${otherwise} within ${PATIENCE_MS / 1000} s. Is the server overloaded?`)),
        ),
      PATIENCE_MS,
    )
  })
}
