import { readFile } from 'node:fs/promises'
import {
  AtelierError,
  BoardDoc,
  documentName,
  FacilitationDoc,
  LAYOUT,
  MAX_BOARD_FILE_BYTES,
  MAX_PICTURE_BYTES,
  MAX_REFERENCE_BYTES,
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
import { Attendance } from './attendance.ts'
import { BoardCatalogue } from './board-catalogue.ts'
import { ClosedAccess } from './closed-access.ts'
import { askWhoWaits, judgeChange } from './conducting.ts'
import type { Config } from './config.ts'
import { Door } from './door.ts'
import { Drafts } from './drafts.ts'
import { local4actionHubs } from './hub-directory.ts'
import { JoinLimits } from './join-limits.ts'
import { createLibreTranslate } from './libre-translate.ts'
import { LiveBoards } from './live-board.ts'
import { NamedPeople } from './named-people.ts'
import { People } from './people.ts'
import { Rehearsals } from './rehearsals.ts'
import { ReportFileStore } from './report-files.ts'
import { createReportWriter } from './report-writer.ts'
import { type AppEnv, checkOrigin, refusal } from './request.ts'
import { boardRoutes } from './routes/board-routes.ts'
import { editorialRoutes } from './routes/editorial-routes.ts'
import { importRoutes } from './routes/import-routes.ts'
import { joinRoutes } from './routes/join-routes.ts'
import { noteRoutes } from './routes/note-routes.ts'
import { peopleRoutes } from './routes/people-routes.ts'
import { rehearsalRoutes } from './routes/rehearsal-routes.ts'
import { reportFileRoutes } from './routes/report-file-routes.ts'
import { reportRoutes } from './routes/report-routes.ts'
import { serverRoutes } from './routes/server-routes.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { trailRoutes } from './routes/trail-routes.ts'
import { translationRoutes } from './routes/translation-routes.ts'
import { voteRoutes } from './routes/vote-routes.ts'
import { securityHeaders } from './security-headers.ts'
import type { Services } from './services.ts'
import { closeRevoked, syncSocket } from './sync-socket.ts'
import { openKey, Tokens } from './tokens.ts'
import { BoardTrails } from './trail.ts'
import { Translations } from './translations.ts'
import type { Translator } from './translator.ts'
import { Votes } from './votes.ts'
import { webFiles } from './web-files.ts'

/** Largest body of a request. */
export const MAX_BODY_BYTES = 64 * 1024
/** The same for a directory of HUBs, or a template with one. */
export const MAX_SETUP_BYTES = 512 * 1024
/** How often connections are looked through for links that ran out. */
const EXPIRY_SWEEP_MS = 60_000

/** How often drafts of sessions that are over are looked for. */
const DRAFT_SWEEP_MS = 3600_000

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
  const key = await openKey(config.dataDir)
  const tokens = new Tokens(key)
  const closed = await ClosedAccess.open(storage.records)
  const live: LiveBoards = new LiveBoards(
    async (boardId) => {
      await sync.read(documentName(boardId, 'facilitation'), () => undefined)
    },
    {
      onChange(boardId, board, before) {
        if (!before || before.phase !== board.phase) drafts.phaseMoved(boardId, board)
        votes.countClosed(boardId, board)
        named.follow(boardId, board, before)
        if (before) askWhoWaits(sync, boardId, board, before)
      },
      onIdle(boardId) {
        drafts.drop(boardId)
        votes.drop(boardId)
      },
    },
  )
  const sync: Sync = createSync({
    log: storage.log,
    logger,
    async onLoad(name, doc) {
      const [boardId = '', document, personId = ''] = name.split('/')
      if (document === 'facilitation') live.follow(boardId, doc)
      else if (document === 'draft') await drafts.follow(boardId, personId, doc)
      else {
        await prepareBoard(sync, boardId, doc, logger)
        await trails.follow(boardId, doc)
      }
    },
    inspect: (change) => judgeChange(change, { trails, now }),
  })
  const around = { sync, records: storage.records, live, logger, now }
  const drafts = new Drafts(around)
  const votes = new Votes({ ...around, key })
  const trails = new BoardTrails(around)
  const people = new People(storage.records, {
    async onCount(boardId, counts) {
      try {
        await sync.edit(documentName(boardId, 'facilitation'), (doc) =>
          writeCounts(new FacilitationDoc(doc), counts),
        )
      } catch (error) {
        // The people themselves are stored; the next one to join writes the counts again.
        logger.error({ err: error, boardId }, 'counts of people not written')
      }
    },
    onPut: (boardId, person) => named.put(boardId, person),
  })
  const named = new NamedPeople({ ...around, people })
  const rehearsals = new Rehearsals({ logger })
  const services: Services = {
    config,
    version: await readVersion(),
    store: storage.kind,
    logger,
    now,
    boards,
    door: new Door(tokens, boards, closed, config, now),
    limits: new JoinLimits({
      perAddress: config.joinFailuresPerAddress,
      perCode: config.joinFailuresPerCode,
      windowSeconds: config.joinWindowSeconds,
    }),
    live,
    people,
    attendance: new Attendance(),
    closed,
    drafts,
    votes,
    trails,
    rehearsals,
    reports: createReportWriter({ logger }),
    reportFiles: new ReportFileStore(config.dataDir, storage.records),
    translations: new Translations({ translator: translatorOf(config), sync, logger, now }),
    sync,
    records: storage.records,
    hubs: await local4actionHubs(),
  }
  const sweep = setInterval(() => closeRevoked(services), EXPIRY_SWEEP_MS)
  sweep.unref()
  const clearing = setInterval(() => void drafts.sweep(now()), DRAFT_SWEEP_MS)
  clearing.unref()
  return {
    app: routes(services),
    services,
    async close() {
      clearInterval(sweep)
      clearInterval(clearing)
      await rehearsals.stop()
      await services.reports.close()
      await people.settle()
      await named.settle()
      await votes.close()
      await drafts.close()
      await sync.close()
      await trails.settle()
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
  const limit = (max: number) =>
    bodyLimit({ maxSize: max, onError: (c) => refusal(c, new AtelierError('tooLarge', { max })) })
  const usual = limit(MAX_BODY_BYTES)
  const larger: [path: RegExp, limit: ReturnType<typeof limit>][] = [
    [/^\/api\/boards\/import$/, limit(MAX_BOARD_FILE_BYTES)],
    [/^\/api\/boards(\/[^/]+\/hubs)?$/, limit(MAX_SETUP_BYTES)],
    [/\/report-files\/reference$/, limit(MAX_REFERENCE_BYTES)],
    [/\/report-files\/picture$/, limit(MAX_PICTURE_BYTES)],
  ]
  app.use('/api/*', (c, next) => (larger.find(([path]) => path.test(c.req.path))?.[1] ?? usual)(c, next))

  serverRoutes(app, services)
  joinRoutes(app, services)
  importRoutes(app, services)
  boardRoutes(app, services)
  noteRoutes(app, services)
  translationRoutes(app, services)
  sessionRoutes(app, services)
  voteRoutes(app, services)
  trailRoutes(app, services)
  peopleRoutes(app, services)
  editorialRoutes(app, services)
  rehearsalRoutes(app, services)
  reportRoutes(app, services)
  reportFileRoutes(app, services)
  syncSocket(app, services)

  app.all('/api/*', (c) => c.notFound())
  app.all('/sync/*', (c) => c.notFound())
  app.get('*', webFiles(config.webDir))
  return app
}

const translatorOf = ({ translateUrl: url, translateKey: key }: Config): Translator | null =>
  url === null ? null : createLibreTranslate({ url, key })

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
