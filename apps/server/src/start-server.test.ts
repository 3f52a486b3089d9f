import { connect } from 'node:net'
import type { Sync } from '@atelier/sync'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { bearer, testApp, testFolder, testServer } from './testing/test-app.ts'

/** Sends bytes as they are; resolves with all that came back when the server ended the line. */
function send(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const line = connect(port, '127.0.0.1', () => line.write(bytes))
    let answer = ''
    line.on('data', (part) => {
      answer += part.toString()
    })
    line.on('error', reject)
    line.on('close', () => resolve(answer))
  })
}

/** Resolves when the server begins to write for a request. */
function firstEdit(sync: Sync): Promise<void> {
  return new Promise((resolve) => {
    const edit = sync.edit.bind(sync)
    sync.edit = (name, change) => {
      resolve()
      return edit(name, change)
    }
  })
}

it.each([
  ['another protocol', 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n', 400],
  ['bytes that are no HTTP', '\u0000\u0001\u0002\r\n\r\n', 400],
  ['a host that is none', "GET / HTTP/1.1\r\nHost: x'; script-src *\r\nConnection: close\r\n\r\n", 400],
  ['a folder above', 'GET /../../package.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
  [
    'a socket where there is none',
    'GET /api/time HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    200,
  ],
])('answers who asks for %s, and goes on', async (_what, bytes, status) => {
  const { port, url } = await testServer()
  expect(await send(port, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect((await fetch(`${url}/health`)).status).toBe(200)
})

it('stores a note whose request is under way when the server is told to stop', async () => {
  const dataDir = await testFolder()
  const server = await testServer({ DATA_DIR: dataDir })
  const board = await server.board()
  const lead = await board.join('facilitator')
  const path = `/api/boards/${board.boardId}`
  const arrived = firstEdit(server.services.sync)
  const sent = fetch(`${server.url}${path}/notes`, {
    method: 'POST',
    headers: bearer(lead),
    body: JSON.stringify({ questionId: 'q1', text: 'Just in time' }),
  })
  await arrived
  await server.close()
  expect((await sent).status).toBe(201)
  const after = await testApp({ DATA_DIR: dataDir })
  const snapshot = await (await after.get(`${path}/snapshot`, bearer(lead))).json()
  expect(snapshot.notes).toMatchObject([{ text: 'Just in time' }])
})

it('stops although lines are still open, and tells sockets to come again', async () => {
  const server = await testServer()
  const board = await server.board()
  const lead = await board.join('facilitator')
  const idle = connect(server.port, '127.0.0.1')
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${board.boardId}/board`, [
    `bearer.${lead.token}`,
  ])
  await new Promise((resolve) => socket.once('message', resolve))
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const ended = new Promise((resolve) => idle.once('close', resolve))
  idle.on('error', () => undefined)
  await server.close()
  expect(await closed).toBe(1001)
  await ended
})
