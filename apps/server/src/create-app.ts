import { readFile } from 'node:fs/promises'
import {
  AtelierError,
  BoardDoc,
  documentName,
  FacilitationDoc,
  judgeBoardUpdate,
  LAYOUT,
  migrate,
  repair,
} from '@atelier/board'
import type { Storage } from '@atelier/storage'
import { createSync, type Sync } from '@atelier/sync'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import { BoardCatalogue } from './board-catalogue.ts'
import type { Config } from './config.ts'
import { Door } from './door.ts'
import { local4actionHubs } from './hub-directory.ts'
import { JoinLimits } from './join-limits.ts'
import { LiveBoards } from './live-board.ts'
import { People } from './people.ts'
import { type AppEnv, checkOrigin, refusal } from './request.ts'
import { boardRoutes } from './routes/board-routes.ts'
import { joinRoutes } from './routes/join-routes.ts'
import { noteRoutes } from './routes/note-routes.ts'
import { reportRoutes } from './routes/report-routes.ts'
import { serverRoutes } from './routes/server-routes.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { securityHeaders } from './security-headers.ts'
import type { Services } from './services.ts'
import { BoardPeer, closeRevoked, syncSocket } from './sync-socket.ts'
import { openKey, Tokens } from './tokens.ts'
import { webFiles } from './web-files.ts'

/** Largest body of a request. */
export const MAX_BODY_BYTES = 64 * 1024
/** How often connections are looked through for links that ran out. */
const EXPIRY_SWEEP_MS = 60_000

export interface AppOptions {
  config: Config
  storage: Storage
  logger: Logger
  /** Epoch ms; the clock of this machine when left out. */
  now?: () => number
}

export interface App {
  /** All routes; `app.request()` answers without a port. */
  app: Hono<AppEnv>
  services: Services
  /** Ends all connections and stores everything; the storage stays open. */
  close(): Promise<void>
}

/**
 * The whole server but for its port.
 *
 * @example
 * const storage = await openStorage({ dataDir: config.dataDir })
 * const { app, close } = await createApp({ config, storage, logger })
 * await app.request('/health')
 */
export async function createApp({ config, storage, logger, now = Date.now }: AppOptions): Promise<App> {
  const boards = await BoardCatalogue.open(config.dataDir, config.linkTtlDays)
  const tokens = new Tokens(await openKey(config.dataDir))
  const live: LiveBoards = new LiveBoards(async (boardId) => {
    await sync.read(documentName(boardId, 'facilitation'), () => undefined)
  })
  const sync: Sync = createSync({
    log: storage.log,
    logger,
    async onLoad(name, doc) {
      const [boardId = '', document] = name.split('/')
      if (document === 'facilitation') live.follow(boardId, doc)
      else await prepareBoard(sync, boardId, doc, logger)
    },
    inspect({ doc, decoded, peer }) {
      if (!(peer instanceof BoardPeer) || peer.document !== 'board') return null
      const { role, personId } = peer.access
      return judgeBoardUpdate(doc, decoded, { role, personId, ...peer.live })
    },
  })
  const people = new People(storage.records, async (boardId, counts) => {
    try {
      await sync.edit(documentName(boardId, 'facilitation'), (doc) =>
        writeCounts(new FacilitationDoc(doc), counts),
      )
    } catch (error) {
      // The people themselves are stored; the next one to join writes the counts again.
      logger.error({ err: error, boardId }, 'counts of people not written')
    }
  })
  const services: Services = {
    config,
    version: await readVersion(),
    store: storage.kind,
    logger,
    now,
    boards,
    door: new Door(tokens, boards, config, now),
    limits: new JoinLimits({
      perAddress: config.joinFailuresPerAddress,
      perCode: config.joinFailuresPerCode,
      windowSeconds: config.joinWindowSeconds,
    }),
    live,
    people,
    sync,
    hubs: await local4actionHubs(),
  }
  const sweep = setInterval(() => closeRevoked(services), EXPIRY_SWEEP_MS)
  sweep.unref()
  return {
    app: routes(services),
    services,
    async close() {
      clearInterval(sweep)
      await people.settle()
      await sync.close()
    },
  }
}

function routes(services: Services): Hono<AppEnv> {
  const { config, logger } = services
  const app = new Hono<AppEnv>()

  app.onError((error, c) => {
    if (error instanceof AtelierError) return refusal(c, error)
    logger.error({ err: error, method: c.req.method, route: routePath(c, -1) }, 'request failed')
    return refusal(c, new AtelierError('internal'))
  })
  app.notFound((c) => refusal(c, new AtelierError('notFound')))

  app.use(async (c, next) => {
    const started = performance.now()
    await next()
    // The route and not the address: an address can hold a join code.
    const ms = Math.round(performance.now() - started)
    logger.debug({ method: c.req.method, route: routePath(c, -1), status: c.res.status, ms }, 'request')
  })
  app.use(securityHeaders(config))
  app.use('/api/*', async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') checkOrigin(c, config)
    await next()
    c.header('cache-control', 'no-store')
  })
  app.use('/api/*', compress())
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => refusal(c, new AtelierError('tooLarge', { max: MAX_BODY_BYTES })),
    }),
  )

  serverRoutes(app, services)
  joinRoutes(app, services)
  boardRoutes(app, services)
  noteRoutes(app, services)
  sessionRoutes(app, services)
  reportRoutes(app, services)
  syncSocket(app, services)

  app.all('/api/*', (c) => c.notFound())
  app.all('/sync/*', (c) => c.notFound())
  app.get('*', webFiles(config.webDir))
  return app
}

/** Brings a board that was just loaded into the present layout and a valid state, before anybody reads it. */
async function prepareBoard(sync: Sync, boardId: string, doc: Y.Doc, logger: Logger): Promise<void> {
  const name = documentName(boardId, 'facilitation')
  const board = new BoardDoc(doc)
  const known = await sync.read(name, (facilitationDoc) => {
    const facilitation = new FacilitationDoc(facilitationDoc)
    return {
      layout: facilitation.layout,
      questionIds: facilitation.questions().map((question) => question.id),
    }
  })
  if (known.layout !== LAYOUT) {
    const passed = await sync.edit(name, (facilitationDoc) =>
      migrate(board, new FacilitationDoc(facilitationDoc)),
    )
    logger.info({ boardId, from: known.layout, passed }, 'board migrated')
  }
  const repaired = repair(board, known.questionIds)
  if (repaired.length > 0) logger.warn({ boardId, repaired: repaired.slice(0, 20) }, 'board repaired')
}

function writeCounts(facilitation: FacilitationDoc, counts: ReadonlyMap<string | null, number>): void {
  facilitation.transact(() => {
    const before = facilitation.joined()
    for (const key of Object.keys(before)) {
      const hubId = key === '-' ? null : key
      if (!counts.has(hubId)) facilitation.setJoined(hubId, 0)
    }
    for (const [hubId, people] of counts)
      if (before[hubId ?? '-'] !== people) facilitation.setJoined(hubId, people)
  })
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
