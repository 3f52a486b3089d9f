import {
  AtelierError,
  can,
  canWrite,
  DOCUMENTS,
  type DocumentKind,
  documentName,
  type ErrorCode,
} from '@atelier/board'
import { CLOSE_CODES, type SyncPeer } from '@atelier/sync'
import { upgradeWebSocket } from '@hono/node-server'
import type { Hono } from 'hono'
import { WebSocket } from 'ws'
import type { LiveBoard } from './live-board.ts'
import { type AppEnv, addressOf, checkOrigin } from './request.ts'
import type { Services } from './services.ts'
import type { Access } from './tokens.ts'

/** One person's connection to one document. Every question is answered as things stand when it is asked. */
export class BoardPeer implements SyncPeer {
  readonly id: string
  readonly address: string
  readonly access: Access
  readonly document: 'board' | 'facilitation'
  readonly live: Readonly<LiveBoard>
  readonly #stillOpen: () => boolean

  constructor(
    access: Access,
    document: 'board' | 'facilitation',
    address: string,
    live: Readonly<LiveBoard>,
    stillOpen: () => boolean,
  ) {
    this.id = access.personId
    this.access = access
    this.document = document
    this.address = address
    this.live = live
    this.#stillOpen = stillOpen
  }

  mayRead(): boolean {
    return this.#stillOpen()
  }

  mayWrite(): ErrorCode | null {
    if (!this.#stillOpen()) return 'expiredLink'
    const { role } = this.access
    if (canWrite(role, this.document, this.live.phase, this.live.settings)) return null
    return this.document === 'board' && can(role, 'writeNotes') ? 'phaseClosed' : 'notAllowed'
  }

  mayAppear(): boolean {
    return this.document === 'board' && can(this.access.role, 'appear')
  }
}

/**
 * `GET /sync/:id/:document`: the y-websocket protocol. Who may not come in is told so by the HTTP status of the
 * handshake, before there is a socket.
 */
export function syncSocket(app: Hono<AppEnv>, services: Services): void {
  const { config, door, live, sync } = services

  app.get('/sync/:id/:document', async (c, next) => {
    checkOrigin(c, config)
    const access = door.authenticate(c, c.req.param('id'), 'read')
    const document = c.req.param('document')
    if (!isDocument(document)) throw new AtelierError('notFound')
    if (document === 'draft') throw new AtelierError('notAllowed', { role: access.role })
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') throw new AtelierError('notFound')

    const held = await live.hold(access.boardId)
    const peer = new BoardPeer(access, document, addressOf(c, config), held.live, () =>
      door.stillOpen(access),
    )
    const name = documentName(access.boardId, document)
    const upgrade = upgradeWebSocket(() => ({
      onOpen(_event, { raw }) {
        if (!(raw instanceof WebSocket)) return
        raw.on('close', held.release)
        sync.connect(name, raw, peer)
      },
    }))
    // A handshake that breaks off before the socket opens has no `close` of its own.
    c.env.incoming?.socket.once('close', held.release)
    return upgrade(c, next)
  })
}

/**
 * Disconnects everyone whose link no longer opens anything.
 *
 * @returns number of connections closed
 */
export function closeRevoked({ sync }: Pick<Services, 'sync'>): number {
  return sync.disconnect((_name, peer) => peer instanceof BoardPeer && !peer.mayRead(), {
    code: CLOSE_CODES.noAccess,
    reason: 'expiredLink' satisfies ErrorCode,
  })
}

const isDocument = (name: string): name is DocumentKind => DOCUMENTS.some((known) => known === name)
