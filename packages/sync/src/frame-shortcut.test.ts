import { EventEmitter } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Duplex, type Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { shortcutFrames } from './frame-shortcut.ts'
import { webSocketServerOptions } from './web-socket-server-options.ts'

const MAX_BYTES = 2000
const CASES = 400
/** State of the receiver of `ws`. */
const INFLATING = 5

/** mulberry32: a small seeded generator, so that a run can be had again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A line in memory: what the server writes is kept, what the client sends is pushed. */
class Line extends Duplex {
  written = Buffer.alloc(0)
  override _read(): void {}
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.written = Buffer.concat([this.written, chunk])
    done()
  }
}

interface End {
  line: Line
  socket: WebSocket
  heard: string[]
}

function open(extensions: string, shortcut: boolean): End {
  const server = new WebSocketServer({
    noServer: true,
    ...webSocketServerOptions({ maxMessageBytes: MAX_BYTES }),
  })
  const line = new Line()
  const request = Object.assign(new EventEmitter(), {
    method: 'GET',
    url: '/',
    headers: {
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'sec-websocket-version': '13',
      ...(extensions && { 'sec-websocket-extensions': extensions }),
    },
  })
  const heard: string[] = []
  let opened: WebSocket | null = null
  server.handleUpgrade(request as unknown as IncomingMessage, line, Buffer.alloc(0), (socket) => {
    opened = socket
    const hear = (payload: Uint8Array) => heard.push(`binary ${Buffer.from(payload).toString('hex')}`)
    if (shortcut) shortcutFrames(socket, MAX_BYTES, hear)
    socket.on('message', (data, isBinary) => {
      if (isBinary) hear(data as Buffer)
      else heard.push(`text ${String(data)}`)
    })
    socket.on('ping', (data) => heard.push(`ping ${data.toString('hex')}`))
    socket.on('pong', (data) => heard.push(`pong ${data.toString('hex')}`))
    socket.on('error', (error) => heard.push(`error ${error.message}`))
    socket.on('close', (code, reason) => heard.push(`close ${code} ${String(reason)}`))
  })
  if (opened === null) throw new Error('the handshake in memory was refused')
  line.written = Buffer.alloc(0) // The answer to the handshake.
  return { line, socket: opened, heard }
}

interface Frame {
  first: number
  payload: Buffer
  masked?: boolean
  /** Length as told, where it is not that of the payload. */
  told?: number
  mask?: number[]
}

function bytesOf({
  first,
  payload,
  masked = true,
  told = payload.length,
  mask = [0, 0, 0, 0],
}: Frame): Buffer {
  const length = told < 126 ? [told] : told < 65_536 ? [126, told >> 8, told & 0xff] : [127, 0, 0, 0, 0]
  if (told >= 65_536) length.push(...Buffer.from(Uint32Array.of(told).buffer).reverse())
  length[0] = (length[0] as number) | (masked ? 0x80 : 0)
  const body = masked ? payload.map((byte, index) => byte ^ (mask[index & 3] as number)) : payload
  return Buffer.concat([Buffer.from([first, ...length]), Buffer.from(masked ? mask : []), body])
}

/** Mostly what clients send, now and then everything else. */
function someFrame(random: () => number): Frame {
  const below = (limit: number) => Math.floor(random() * limit)
  const edges = [0, 1, 2, 125, 126, 127, MAX_BYTES - 1, MAX_BYTES, MAX_BYTES + 1]
  const length = random() < 0.3 ? (edges[below(edges.length)] as number) : below(160)
  const payload = Buffer.from(Array.from({ length }, () => below(256)))
  const masks = [
    [0, 0, 0, 0],
    [0x82, 0x80, 0x82, 0x80], // Looks like the beginning of two frames.
    [below(256), below(256), below(256), below(256)],
  ]
  const mask = masks[below(masks.length)] as number[]
  const usual: Frame = { first: 0x82, payload, mask }
  const kind = random()
  if (kind < 0.7) return usual
  if (kind < 0.74) return { ...usual, first: 0x81, payload: Buffer.from('texte é') }
  if (kind < 0.78) return { ...usual, first: 0x02 }
  if (kind < 0.84) return { ...usual, first: random() < 0.5 ? 0x80 : 0x00 }
  if (kind < 0.9) return { ...usual, first: random() < 0.5 ? 0x89 : 0x8a, payload: payload.subarray(0, 100) }
  if (kind < 0.92) return { ...usual, first: 0x88, payload: Buffer.from([0x03, 0xe8, 0x62]) }
  if (kind < 0.94) return { ...usual, masked: false }
  if (kind < 0.96) return { ...usual, told: payload.length + below(70_000) }
  return { ...usual, first: below(256) }
}

/** Cuts mostly between frames or one byte beside that, now and then anywhere, now and then not at all. */
function cut(frames: readonly Buffer[], random: () => number): Buffer[] {
  const bytes = Buffer.concat(frames)
  const cuts = new Set<number>()
  let end = 0
  for (const frame of frames) {
    if (random() < 0.4)
      cuts.add(end + Math.floor(random() * Math.min(frame.length, random() < 0.5 ? 8 : Infinity)))
    end += frame.length
    if (random() < 0.6) cuts.add(end + Math.floor(random() * 3) - 1)
  }
  const sorted = [0, ...[...cuts].filter((at) => at > 0 && at < bytes.length).sort((a, b) => a - b)]
  return sorted.map((at, index) => bytes.subarray(at, sorted[index + 1] ?? bytes.length))
}

const settled = async () => {
  for (let turns = 0; turns < 4; turns++) await new Promise((resolve) => setImmediate(resolve))
}

async function feed(end: End, pieces: readonly Buffer[]): Promise<void> {
  for (const piece of pieces) {
    if (end.line.destroyed) break
    end.line.push(Buffer.from(piece)) // A copy: frames are unmasked in place.
    await new Promise((resolve) => setImmediate(resolve))
  }
  await settled()
  // What is compressed is read in another thread.
  const { _receiver: receiver } = end.socket as unknown as { _receiver: Writable & { _state: number } }
  while (receiver._state === INFLATING && receiver.errored === null) await settled()
  await settled()
  end.socket.terminate()
  await settled()
}

describe('reading frames past the receiver of ws', () => {
  for (const extensions of ['', 'permessage-deflate'])
    it(`[M4] hears and answers what ws alone does, whatever comes in whatever pieces (${extensions || 'no extension'})`, async () => {
      for (let seed = 1; seed <= CASES; seed++) {
        const random = seeded(seed)
        const frames = Array.from({ length: 1 + Math.floor(random() * 8) }, () => someFrame(random))
        const pieces = cut(frames.map(bytesOf), random)
        const alone = open(extensions, false)
        const shortened = open(extensions, true)
        await feed(alone, pieces)
        await feed(shortened, pieces)
        expect(shortened.heard, `seed ${seed}`).toEqual(alone.heard)
        expect(shortened.line.written.toString('hex'), `seed ${seed}`).toBe(
          alone.line.written.toString('hex'),
        )
      }
    })

  it('takes whole messages itself and leaves the rest to ws', async () => {
    const { line, socket } = open('', false)
    const taken: string[] = []
    const left: string[] = []
    shortcutFrames(socket, MAX_BYTES, (payload) => taken.push(Buffer.from(payload).toString()))
    socket.on('message', (data) => left.push(String(data)))
    const mask = [7, 0, 9, 200]
    const whole = bytesOf({ first: 0x82, payload: Buffer.from('whole'), mask })
    const split = bytesOf({ first: 0x82, payload: Buffer.from('split'), mask })
    line.push(Buffer.concat([whole, whole, split.subarray(0, 8)]))
    line.push(Buffer.concat([split.subarray(8), whole]))
    await settled()
    line.push(Buffer.from(whole))
    await settled()
    expect(taken).toEqual(['whole', 'whole', 'whole'])
    expect(left).toEqual(['split', 'whole'])
    socket.terminate()
  })

  it('reads nothing more of a socket that was closed by the message before', async () => {
    const { line, socket } = open('', false)
    const taken: string[] = []
    shortcutFrames(socket, MAX_BYTES, (payload) => {
      taken.push(Buffer.from(payload).toString())
      socket.close(4400)
    })
    const frame = bytesOf({ first: 0x82, payload: Buffer.from('last') })
    line.push(Buffer.concat([frame, frame]))
    await settled()
    expect(taken).toEqual(['last'])
    socket.terminate()
  })
})
