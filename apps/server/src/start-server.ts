import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { openStorage } from '@atelier/storage'
import { webSocketServerOptions } from '@atelier/sync'
import { createAdaptorServer, type WebSocketServerLike } from '@hono/node-server'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import { addressesOf } from './banner.ts'
import type { Config } from './config.ts'
import { type App, createApp } from './create-app.ts'
import { chooseProtocol } from './door.ts'
import { Lines } from './lines.ts'

/** Requests that are under way when the server stops get this long. */
const DRAIN_MS = 3000

/** A line whose last byte was sent, and that the other side keeps open, is cut after this. */
const HANG_UP_MS = 2000

export interface RunningServer extends App {
  /** The port in use, also when 0 was asked for. */
  port: number
}

/**
 * Opens the data folder and listens. `close()` stops taking connections, stores everything and closes the folder.
 *
 * @throws Error with code `EADDRINUSE`, `EACCES` or `EADDRNOTAVAIL` when the address cannot be had; StorageError when
 *   the data folder cannot be used
 * @example
 * const server = await startServer(readConfig(process.env), logger)
 * console.log(`http://localhost:${server.port}`)
 * await server.close()
 */
export async function startServer(
  config: Config,
  logger: Logger,
  { now = Date.now }: { now?: () => number } = {},
): Promise<RunningServer> {
  const storage = await openStorage({
    dataDir: config.dataDir,
    onTrouble: (trouble) => logger.warn({}, trouble),
  })
  for (const damage of storage.damages) logger.error({}, damage)
  let app: App | null = null
  try {
    app = await createApp({ config, storage, logger, now })
    const { app: routes, services, close } = app
    const listener = await listen(app, config, logger)
    services.rehearsals.address = addressesOf(config.host, listener.port, {}).local
    let closing: Promise<void> | null = null
    const stop = async () => {
      await listener.refuseMore()
      try {
        await close()
      } finally {
        await listener.cut()
        await storage.close()
      }
    }
    return {
      app: routes,
      services,
      port: listener.port,
      close() {
        closing ??= stop()
        return closing
      },
    }
  } catch (error) {
    await app?.close()
    await storage.close()
    throw error
  }
}

interface Listener {
  port: number
  /** Takes no more connections; resolves when the requests under way are answered, or have had their time. */
  refuseMore(): Promise<void>
  /** Ends every line that is left. */
  cut(): Promise<void>
}

async function listen({ app }: App, { host, port, trustProxy }: Config, logger: Logger): Promise<Listener> {
  const sockets = new WebSocketServer({
    ...webSocketServerOptions(),
    noServer: true,
    handleProtocols: chooseProtocol,
  })
  sockets.on('wsClientError', (error) => logger.debug({ err: error }, 'handshake failed'))
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer,
    // Their types differ in `options.noServer?` alone, which is set above.
    websocket: { server: sockets as WebSocketServerLike },
  }) as Server
  endOtherUpgrades(server)
  const lines = new Lines(trustProxy > 0)
  const answers = new Set<ServerResponse>()
  server.on('connection', (line) => lines.add(line))
  server.on('request', (_request, answer) => {
    answers.add(answer)
    answer.once('close', () => answers.delete(answer))
  })
  server.listen(port, host)
  // Rejects when `error` comes first.
  await once(server, 'listening')
  server.on('error', (error) => logger.error({ err: error }, 'server error'))
  const address = server.address()
  let closed: Promise<unknown> = Promise.resolve()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async refuseMore() {
      closed = once(server, 'close')
      server.close()
      const patience = new AbortController()
      const all = Promise.all([...answers].map((answer) => once(answer, 'close')))
      await Promise.race([all, delay(DRAIN_MS, undefined, { signal: patience.signal })])
      patience.abort()
    },
    async cut() {
      lines.cut()
      await closed
    },
  }
}

/**
 * Sees to lines that no WebSocket comes of, which Node leaves open for ever: who asks for another protocol is answered,
 * and who was answered has {@link HANG_UP_MS} to hang up.
 */
function endOtherUpgrades(server: Server): void {
  const handlers = server.listeners('upgrade') as ((...args: UpgradeArguments) => void)[]
  server.removeAllListeners('upgrade')
  server.on('upgrade', (...args: UpgradeArguments) => {
    const [request, line] = args
    line.once('finish', () => setTimeout(() => line.destroy(), HANG_UP_MS).unref())
    if (request.headers.upgrade?.toLowerCase() === 'websocket') for (const handle of handlers) handle(...args)
    else line.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
}

type UpgradeArguments = [request: IncomingMessage, line: Duplex, head: Buffer]
