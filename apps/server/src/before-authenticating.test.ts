import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { testServer } from './testing/test-app.ts'

const MB = 1 << 20
const MUCH = 50 * MB

/** Sends a request line and headers, then more and more until there is an answer, up to 50 MB. */
async function pour(port: number, head: string): Promise<{ answer: string; takenBytes: number }> {
  const line = connect(port, '127.0.0.1')
  onTestFinished(() => void line.destroy())
  let answer = ''
  line.on('data', (data: Buffer) => {
    answer += data.toString('latin1')
  })
  line.on('error', () => {})
  const answered = once(line, 'data').catch(() => {})
  line.write(head)
  // A WebSocket frame that says it is 50 MB long, for who reads this as frames.
  const header = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  header.writeBigUInt64BE(BigInt(MUCH), 2)
  line.write(header)
  const piece = Buffer.alloc(MB)
  for (let sent = 0; sent < MUCH && answer === ''; sent += MB)
    if (!line.write(piece)) await Promise.race([once(line, 'drain').catch(() => {}), answered])
  await answered
  return { answer, takenBytes: line.bytesWritten - line.writableLength }
}

const handshake = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n${more}\r\n`

it('takes a part of 50 MB behind a handshake without a ticket, answers 401, and serves others', async () => {
  const server = await testServer()
  const { boardId } = await server.board()
  const { answer, takenBytes } = await pour(server.port, handshake(`/sync/${boardId}/board`))
  expect(answer).toMatch(/^HTTP\/1\.1 401 /)
  expect(takenBytes).toBeLessThan(MUCH / 2)
  expect((await fetch(`${server.url}/health`)).status).toBe(200)
  expect(server.services.sync.stats().connections).toBe(0)
})

it('does the same behind one with a false ticket', async () => {
  const server = await testServer()
  const { boardId } = await server.board()
  const { answer, takenBytes } = await pour(
    server.port,
    handshake(`/sync/${boardId}/board`, 'Sec-WebSocket-Protocol: bearer.nonsense\r\n'),
  )
  expect(answer).toMatch(/^HTTP\/1\.1 401 /)
  expect(takenBytes).toBeLessThan(MUCH / 2)
})

it('cuts the line of who was refused and does not hang up', async () => {
  const server = await testServer()
  const { boardId } = await server.board()
  const line = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void line.destroy())
  line.on('error', () => {})
  line.resume()
  const told = once(line, 'end')
  line.write(handshake(`/sync/${boardId}/board`))
  await told
  expect(line.destroyed).toBe(false)
  // Nobody tells who only listens that the other side is gone; writing does.
  await vi.waitFor(
    () => {
      line.write('still there?')
      expect(line.destroyed).toBe(true)
    },
    { timeout: 20_000, interval: 200 },
  )
})
