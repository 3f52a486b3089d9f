import {
  AtelierError,
  can,
  canWrite,
  DOCUMENTS,
  type DocumentKind,
  documentName,
  draftName,
  type ErrorCode,
} from '@atelier/board'
import { CLOSE_CODES, type SyncPeer } from '@atelier/sync'
import { upgradeWebSocket } from '@hono/node-server'
import type { Hono } from 'hono'
import { WebSocket } from 'ws'
import type { Door } from './door.ts'
import { inGrace } from './draft-gate.ts'
import type { LiveBoard } from './live-board.ts'
import { networkOf } from './network.ts'
import { type AppEnv, addressOf, checkOrigin } from './request.ts'
import type { Services } from './services.ts'
import type { Access } from './tokens.ts'

/** How long a device has to answer what it is asked, ms: what comes in that time may have been written before. */
const ANSWER_MS = 10_000

type DoorOfPeers = Pick<Door, 'isClosed' | 'openUntil' | 'revision'>

/** One person's connection to one document. Every question is answered as things stand when it is asked. */
export class BoardPeer implements SyncPeer {
  readonly id: string
  readonly address: string
  readonly access: Access
  readonly document: DocumentKind
  readonly live: Readonly<LiveBoard>
  readonly #door: DoorOfPeers
  /** What the door said last, and of which of its revisions that is. */
  #closed = false
  #openUntil = 0
  #revision = Number.NaN
  readonly #now: () => number
  /** On the clock of `performance`: when the device was last asked for what it has. */
  #askedAtMs: number

  constructor(
    access: Access,
    document: DocumentKind,
    address: string,
    live: Readonly<LiveBoard>,
    door: DoorOfPeers,
    now: () => number,
  ) {
    this.id = access.personId
    this.access = access
    this.document = document
    this.address = address
    this.live = live
    this.#door = door
    this.#now = now
    this.#askedAtMs = performance.now()
  }

  mayRead(): boolean {
    return this.shut() === null
  }

  mayWrite(): ErrorCode | null {
    const shut = this.shut()
    if (shut) return shut
    const { role } = this.access
    const { phase, settings } = this.live
    switch (this.document) {
      case 'facilitation':
        // The conductor's verbs go over HTTP: there two hands that press at once are told apart.
        return 'notAllowed'
      case 'draft':
        // What it takes depends on the change, see `draftGate`.
        return can(role, 'writeNotes') ? null : 'notAllowed'
      case 'board':
        if (canWrite(role, 'board', phase, settings)) return null
        if (role === 'participant' && inGrace(this.live, this.#now())) return null
        return can(role, 'writeNotes') ? 'phaseClosed' : 'notAllowed'
    }
  }

  mayAppear(): boolean {
    if (this.document !== 'board' || !can(this.access.role, 'appear')) return false
    // A cursor beside a note that is being written would say who writes it.
    return this.live.settings.anonymity !== 'none' || this.access.role !== 'participant'
  }

  /** Why nothing is open to this person any more; `null` while something is. */
  shut(): ErrorCode | null {
    const { revision } = this.#door
    // Asked for every message and every reader: the door is looked at anew only when something has changed.
    if (revision !== this.#revision) {
      this.#revision = revision
      this.#closed = this.#door.isClosed(this.access)
      this.#openUntil = this.#door.openUntil(this.access)
    }
    if (this.#closed) return 'accessClosed'
    if (this.#openUntil > this.#now()) return null
    return this.#openUntil === 0 ? 'withdrawnLink' : 'expiredLink'
  }

  /** The device is being asked for what it has. */
  asked(): void {
    this.#askedAtMs = performance.now()
  }

  /** Whether what comes now may be an answer to that. */
  get answering(): boolean {
    return performance.now() - this.#askedAtMs <= ANSWER_MS
  }
}

/**
 * `GET /sync/:id/:document`: the y-websocket protocol. Who may not come in is told so by the HTTP status of the
 * handshake, before there is a socket. `draft` opens the person's own draft, nobody else's.
 */
export function syncSocket(app: Hono<AppEnv>, services: Services): void {
  const { attendance, config, door, drafts, live, now, sync } = services

  app.get('/sync/:id/:document', async (c, next) => {
    checkOrigin(c, config)
    const document = c.req.param('document')
    const access = door.authenticate(c, c.req.param('id'), document === 'draft' ? 'writeNotes' : 'read')
    if (!isDocument(document)) throw new AtelierError('notFound')
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') throw new AtelierError('notFound')

    const { boardId, personId, role } = access
    if (document === 'draft') await drafts.register(boardId, personId, role)
    const held = await live.hold(boardId)
    const name = document === 'draft' ? draftName(boardId, personId) : documentName(boardId, document)
    const upgrade = upgradeWebSocket(() => ({
      onOpen(_event, { raw }) {
        if (!(raw instanceof WebSocket)) return
        raw.on('close', held.release)
        raw.on('close', attendance.arrived(boardId, personId))
        const network = networkOf(addressOf(c, config))
        sync.connect(name, raw, new BoardPeer(access, document, network, held.live, door, now))
      },
    }))
    // A handshake that breaks off before the socket opens has no `close` of its own.
    c.env.incoming?.socket.once('close', held.release)
    return upgrade(c, next)
  })
}

/**
 * Disconnects everyone to whom nothing is open any more.
 *
 * @returns number of connections closed
 */
export function closeRevoked({ sync }: Pick<Services, 'sync'>): number {
  let count = 0
  for (const reason of ['accessClosed', 'expiredLink', 'withdrawnLink'] as const satisfies ErrorCode[])
    count += sync.disconnect((_name, peer) => peer instanceof BoardPeer && peer.shut() === reason, {
      code: CLOSE_CODES.noAccess,
      reason,
    })
  return count
}

const isDocument = (name: string): name is DocumentKind => DOCUMENTS.some((known) => known === name)
