/**
 * `@y/websocket-server` as its own start script runs it, without persistence: rooms in memory, nothing stored.
 * Plain JavaScript, so that the measured process holds nothing but the server.
 *
 * Usage: node peer-server.mjs <port>
 */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { setupWSConnection } from '@y/websocket-server/utils'

// The `ws` that the server itself depends on, not ours.
const own = createRequire(createRequire(import.meta.url).resolve('@y/websocket-server/package.json'))
const { Server } = own('ws')

const sockets = new Server({ noServer: true })
sockets.on('connection', setupWSConnection)

const server = createServer((_request, response) => response.end('okay'))
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (connection) =>
    sockets.emit('connection', connection, request),
  ),
)
server.listen(Number(process.argv[2]), '127.0.0.1')
