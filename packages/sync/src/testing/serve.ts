import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { SyncPeer } from '../peer.ts'
import { createSync, type Sync, type SyncOptions } from '../sync.ts'
import { webSocketServerOptions } from '../web-socket-server-options.ts'

export interface Served {
  url: string
  port: number
  sync: Sync
  close(): Promise<void>
}

/**
 * A sync server on a free loopback port: `ws://127.0.0.1:<port>/<name>?id=ana&write=no`.
 * `write` and `read` are refusal codes in the query; `peer` may say otherwise, live.
 */
export async function serve(
  options: SyncOptions & { peer?: (id: string) => Partial<SyncPeer>; port?: number },
): Promise<Served> {
  const sync = createSync(options)
  const http = createServer()
  const sockets = new WebSocketServer({
    noServer: true,
    ...webSocketServerOptions(options.limits ?? {}),
  })
  http.on('upgrade', (request, line, head) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const id = url.searchParams.get('id') ?? 'somebody'
    sockets.handleUpgrade(request, line, head, (socket) => {
      sync.connect(url.pathname.slice(1), socket, {
        id,
        address: request.socket.remoteAddress ?? '',
        mayRead: () => true,
        mayWrite: () => url.searchParams.get('refuse'),
        ...options.peer?.(id),
      })
    })
  })
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    port,
    sync,
    async close() {
      await sync.close()
      sockets.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
