import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { readBuffer, shortcutFrames } from './frame-shortcut.ts'
import { until } from './testing/until.ts'
import { webSocketServerOptions } from './web-socket-server-options.ts'

const MAX_BYTES = 1 << 20
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** A server whose lines are all read into one buffer; what each client said, by its path. */
async function listen() {
  const http = createServer()
  const sockets = new WebSocketServer({
    noServer: true,
    ...webSocketServerOptions({ maxMessageBytes: MAX_BYTES }),
  })
  const buffer = readBuffer()
  const heard = new Map<string, Buffer[]>()
  const closed = new Map<string, number>()
  let shortcuts = 0
  http.on('upgrade', (request, line, head) => {
    sockets.handleUpgrade(request, line, head, (socket) => {
      const path = request.url ?? ''
      const messages: Buffer[] = []
      heard.set(path, messages)
      socket.on('message', (data) => messages.push(data as Buffer))
      socket.on('close', (code) => closed.set(path, code))
      socket.on('error', () => {})
      const hear = (payload: Uint8Array) => {
        shortcuts += 1
        messages.push(Buffer.from(payload))
      }
      shortcutFrames(socket, MAX_BYTES, hear, buffer)
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  cleanUps.push(() => {
    http.closeAllConnections()
    http.close()
  })
  return { port: (http.address() as AddressInfo).port, heard, closed, shortcuts: () => shortcuts }
}

async function connect(port: number, path: string, compressed: boolean): Promise<WebSocket> {
  const options = { perMessageDeflate: compressed && { threshold: 0 } }
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, options)
  cleanUps.push(() => socket.terminate())
  await once(socket, 'open')
  return socket
}

/** Bytes that tell whose they are and which message. */
const message = (client: number, n: number, bytes: number): Buffer =>
  Buffer.alloc(bytes, `client ${client} message ${n} `)

describe('lines that are read into one buffer', () => {
  it('give every message whole and in order, whoever else is read in between, small and larger than the buffer', async () => {
    const server = await listen()
    const sizes = [1, 20, 125, 126, 300, 65_000, 65_536, 70_000, 200_000, 40]
    const clients = await Promise.all(
      // Compressed frames take the way of `ws`, which goes on later and holds what it got.
      [0, 1, 2, 3, 4, 5].map((client) => connect(server.port, `/${client}`, client >= 4)),
    )
    const rounds = 6
    for (let n = 0; n < rounds * sizes.length; n++)
      for (const [client, socket] of clients.entries())
        socket.send(message(client, n, sizes[(n + client) % sizes.length] as number))
    await until(
      () => [...server.heard.values()].every((messages) => messages.length === rounds * sizes.length),
      'all arrived',
    )
    for (const client of clients.keys())
      for (const [n, told] of (server.heard.get(`/${client}`) ?? []).entries())
        expect(told.equals(message(client, n, sizes[(n + client) % sizes.length] as number))).toBe(true)
    expect(server.shortcuts()).toBeGreaterThan(0)
  })

  it('end as lines do: by a close frame, and cut off', async () => {
    const server = await listen()
    const [leaving, cut] = [
      await connect(server.port, '/leaving', false),
      await connect(server.port, '/cut', false),
    ]
    leaving.send('x')
    leaving.close(4000)
    cut.terminate()
    await until(() => server.closed.size === 2, 'closed')
    expect([server.closed.get('/leaving'), server.closed.get('/cut')]).toEqual([4000, 1006])
  })
})
