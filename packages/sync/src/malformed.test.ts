import { connect as connectTcp } from 'node:net'
import { createMemoryLog } from '@atelier/storage'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { CLOSE_CODES } from './close-codes.ts'
import type { SyncOptions } from './sync.ts'
import { join, person, stillWorks, syncWith, updateOf } from './testing/rooms.ts'
import { type Served, serve } from './testing/serve.ts'
import { until } from './testing/until.ts'
import { updateMessage } from './wire.ts'

describe('malformed messages', () => {
  it.each([
    ['an empty message', []],
    ['a varint that never ends', [0x80, 0x80, 0x80]],
    ['a sync message without a step', [0]],
    ['a sync step that does not exist', [0, 3, 0]],
    ['an update longer than its message', [0, 2, 200, 1, 1]],
    ['an update that declares 2^31 structs', [0, 2, 7, 1, 0x80, 0x80, 0x80, 0x80, 0x08, 0]],
    ['an update that names a client twice', [0, 2, 12, 2, 1, 5, 0, 0, 1, 1, 5, 0, 0, 1, 0]],
    ['an update whose deletions overlap', [0, 2, 8, 0, 1, 5, 2, 0, 5, 4, 1]],
    ['an update cut off', [0, 2, 3, 1, 1, 1]],
    ['a state vector that is none', [0, 0, 2, 5, 1]],
    ['awareness that declares a million clients', [1, 3, 0xc0, 0x84, 0x3d]],
  ])('[M1] %s closes the connection 4400; the room is unharmed', async (_what, bytes) => {
    const sync = syncWith()
    const socket = join(sync)
    await sync.read('r', () => undefined)
    socket.say(Uint8Array.from(bytes))
    await until(() => socket.closeCode !== null, 'closed')
    expect(socket.closeCode).toBe(CLOSE_CODES.malformed)
    await stillWorks(sync)
  })

  it('[M1] random bytes, 300 sockets of them, harm nobody and store nothing', async () => {
    const sync = syncWith()
    await sync.read('r', () => undefined)
    let state = 7
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
      return state >> 8
    }
    for (let n = 0; n < 300; n++) {
      const socket = join(sync)
      for (let m = 0; m < 5; m++) {
        socket.say(
          Uint8Array.from({ length: random() % 40 }, (_, index) =>
            index === 0 ? random() % 4 : random() % 256,
          ),
        )
      }
    }
    await stillWorks(sync)
    expect(await sync.read('r', (doc) => [...doc.share.keys()].filter((key) => key !== 'honest'))).toEqual([])
  })

  it('[M2] a text message closes the connection 4400', async () => {
    const sync = syncWith()
    const socket = join(sync)
    socket.say(Buffer.from('hello'), false)
    expect(socket.closeCode).toBe(CLOSE_CODES.malformed)
  })

  it('[M3] messages of unknown type are passed over, up to the limit', async () => {
    const sync = syncWith({ maxUnknownMessages: 3 })
    const socket = join(sync)
    await sync.read('r', () => undefined)
    for (let n = 0; n < 3; n++) socket.say(Uint8Array.of(99))
    expect(socket.closeCode).toBeNull()
    socket.say(Uint8Array.of(99))
    expect(socket.closeCode).toBe(CLOSE_CODES.malformed)
  })
})

describe('over real sockets', () => {
  async function server(options: Partial<SyncOptions> = {}): Promise<Served> {
    const served = await serve({ log: createMemoryLog(), ...options })
    onTestFinished(() => served.close())
    return served
  }

  it('[M4] a frame with a reserved bit closes 1002 its sender alone', async () => {
    const served = await server()
    const line = connectTcp(served.port, '127.0.0.1')
    const heard: Buffer[] = []
    line.on('data', (data: Buffer) => heard.push(data))
    line.write(
      'GET /r HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
    await until(() => Buffer.concat(heard).includes('\r\n\r\n'), 'upgraded')
    const closed = new Promise((resolve) => line.once('close', resolve))
    line.write(Buffer.from([0xb2, 0x81, 0, 0, 0, 0, 0]))
    await until(() => Buffer.concat(heard).includes(Buffer.from([0x03, 0xea])), 'close frame 1002')
    line.destroy()
    await closed
    await stillWorks(served.sync)
  })

  it('[Z1] a message of 200 MB is refused 1009 before it is in memory', async () => {
    const served = await server()
    const line = connectTcp(served.port, '127.0.0.1')
    const heard: Buffer[] = []
    line.on('data', (data: Buffer) => heard.push(data))
    line.on('error', () => {})
    line.write(
      'GET /r HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
    await until(() => Buffer.concat(heard).includes('\r\n\r\n'), 'upgraded')
    const header = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    header.writeBigUInt64BE(200n << 20n, 2)
    line.write(header)
    await until(() => Buffer.concat(heard).includes(Buffer.from([0x03, 0xf1])), 'close frame 1009')
    line.destroy()
    await stillWorks(served.sync)
  })

  it('[K1] a client that hears nothing else gets a message at every heartbeat, and a mute one is closed', async () => {
    const served = await server({ limits: { heartbeatMs: 10 } })
    const socket = new WebSocket(`${served.url}/r`, { autoPong: false })
    const messages: Buffer[] = []
    socket.on('message', (data: Buffer) => messages.push(data))
    const code = await new Promise<number>((resolve) => socket.on('close', resolve))
    expect(code).toBe(CLOSE_CODES.silent)
    expect(messages.some((message) => message.equals(Buffer.of(1, 1, 0)))).toBe(true)
  })

  it('[K2] stopping closes the sockets 1001 after everything is stored', async () => {
    const log = createMemoryLog()
    const served = await serve({ log })
    const socket = new WebSocket(`${served.url}/r`)
    await new Promise((resolve) => socket.once('open', resolve))
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.send(updateMessage(updateOf((doc) => doc.getText('t').insert(0, 'last words'))))
    await until(() => served.sync.stats().messagesIn === 1, 'arrived')
    await served.close()
    expect(await closed).toBe(CLOSE_CODES.goingAway)
    expect((await log.read('r', 0)).last).toBe(1)
  })

  it('[X1] disconnect closes exactly those who match, with the code given', async () => {
    const sync = syncWith()
    const [ana, bo] = [join(sync, { id: 'ana' }), join(sync, { id: 'bo' })]
    expect(sync.disconnect((_name, one) => one.id === 'ana', { code: 4403, reason: 'revoked' })).toBe(1)
    expect([ana.closeCode, ana.closeReason, bo.closeCode]).toEqual([4403, 'revoked', null])
  })

  it('[W4] a peer that may no longer read is closed 4403 at the next message, and has not seen it', async () => {
    let reads = true
    const sync = syncWith()
    const reader = person(sync, { mayRead: () => reads })
    await until(() => reader.client.synced, 'synced')
    reads = false
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'secret'))
    expect(reader.socket.closeCode).toBe(CLOSE_CODES.noAccess)
    expect(reader.client.doc.getText('t').toString()).toBe('')
  })
})
