import { connect as connectTcp, type Socket } from 'node:net'
import { constants, deflateRawSync } from 'node:zlib'
import { createMemoryLog, type DocumentLog } from '@atelier/storage'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createSync, type Sync, type SyncOptions } from './sync.ts'
import { TestClient } from './testing/client.ts'
import { MemorySocket } from './testing/memory-socket.ts'
import { type Served, serve } from './testing/serve.ts'
import { until } from './testing/until.ts'
import { step1Message, updateMessage } from './wire.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function syncWith(options: Partial<SyncOptions> = {}): Sync {
  const sync = createSync({ log: createMemoryLog(), ...options })
  cleanUps.push(() => sync.close())
  return sync
}

function join(sync: Sync, id = 'ana'): MemorySocket {
  const socket = new MemorySocket()
  sync.connect('r', socket, { id, address: '10.0.0.1', mayRead: () => true, mayWrite: () => null })
  return socket
}

/** A client whose line is always through. */
function person(sync: Sync, id = 'ana'): { client: TestClient; socket: MemorySocket } {
  const socket = new MemorySocket()
  const client = new TestClient()
  socket.onSend = () => {
    for (const message of socket.take()) client.receive(message)
  }
  sync.connect('r', socket, { id, address: '10.0.0.1', mayRead: () => true, mayWrite: () => null })
  client.attach((message) => socket.say(message))
  return { client, socket }
}

const changeOf = (text: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

describe('a change that the app cannot judge', () => {
  it('[U2] is refused alone when `inspect` throws: what others sent in the same turn is stored, and called stored only then', async () => {
    const sync = syncWith({
      inspect({ peer }) {
        if (peer.id === 'mallory') throw new TypeError('Do not know how to serialize a BigInt')
        return null
      },
    })
    const [mallory, honest, reader] = [join(sync, 'mallory'), person(sync, 'honest'), person(sync, 'reader')]
    await until(() => honest.client.synced && reader.client.synced, 'synced')
    // One turn takes both: nothing is awaited in between.
    mallory.say(updateMessage(changeOf('nonsense')))
    honest.client.doc.getText('t').insert(0, 'kept')
    await until(() => honest.client.waiting === 0, 'called stored')
    expect(await sync.read('r', (doc) => doc.getText('t').toString())).toBe('kept')
    await until(() => reader.client.doc.getText('t').toString() === 'kept', 'shown')
    expect(honest.socket.closeCode).toBeNull()
  })

  it('[U2] is refused alone when `mayWrite` throws: its writer is told, the others are called stored', async () => {
    const sync = syncWith()
    const broken = new MemorySocket()
    const heard: Uint8Array[] = []
    broken.onSend = () => heard.push(...broken.take())
    sync.connect('r', broken, {
      id: 'broken',
      address: '10.0.0.1',
      mayRead: () => true,
      mayWrite: () => {
        throw new TypeError('no such session')
      },
    })
    broken.say(Uint8Array.of(121, 1))
    const [honest, reader] = [person(sync, 'honest'), person(sync, 'reader')]
    await until(() => honest.client.synced && reader.client.synced, 'synced')
    // One turn takes all three, the one that throws first.
    broken.say(updateMessage(changeOf('nonsense')))
    honest.client.doc.getText('t').insert(0, 'kept')
    broken.say(updateMessage(changeOf('more nonsense')))
    await until(() => honest.client.waiting === 0, 'called stored')
    expect(await sync.read('r', (doc) => doc.getText('t').toString())).toBe('kept')
    await until(() => reader.client.doc.getText('t').toString() === 'kept', 'shown')
    await until(() => sync.stats().refused === 2, 'refused')
    const refusedFirst = heard.filter((message) => message[0] === 122 && message[1] === 1)
    expect(refusedFirst.map((message) => [message[2], Buffer.from(message.subarray(4)).toString()])).toEqual([
      [1, 'internal'],
      [2, 'internal'],
    ])
    expect(broken.closeCode).toBeNull()
  })

  it('[U1] an update whose items lie inside each other harms nobody and is stored nowhere', async () => {
    const sync = syncWith()
    const [mallory, honest] = [join(sync, 'mallory'), person(sync, 'honest')]
    await until(() => honest.client.synced, 'synced')
    // Two structs of client 5; each names the other as its parent.
    const item = (parent: number) => [8, 0, 5, parent, 1, 125, 7]
    mallory.say(updateMessage(Uint8Array.from([1, 2, 5, 0, ...item(1), ...item(0), 0])))
    honest.client.doc.getText('t').insert(0, 'kept')
    await until(() => honest.client.waiting === 0, 'called stored')
    expect(await sync.read('r', (doc) => [doc.getText('t').toString(), Y.getState(doc.store, 5)])).toEqual([
      'kept',
      0,
    ])
  })

  it('[U3] a deletion of what nobody has is refused and kept nowhere', async () => {
    const sync = syncWith()
    const mallory = join(sync, 'mallory')
    await until(() => mallory.outbox.length > 0, 'welcome')
    // No structs; of client 5 everything from clock 0 on, two thousand million long.
    mallory.say(updateMessage(Uint8Array.from([0, 1, 5, 1, 0, 0x80, 0xa8, 0xd6, 0xb9, 0x07])))
    await until(() => sync.stats().refused === 1, 'refused')
    expect(await sync.read('r', (doc) => [doc.store.pendingDs, doc.store.pendingStructs])).toEqual([
      null,
      null,
    ])
    expect(sync.stats().appends).toBe(0)
  })
})

describe('on the line', () => {
  async function server(options: Partial<SyncOptions> = {}): Promise<Served> {
    const served = await serve({ log: createMemoryLog(), ...options })
    cleanUps.push(() => served.close())
    return served
  }

  /** A TCP line that has shaken hands, and everything it has heard since it was opened. */
  async function line(port: number, headers = ''): Promise<{ socket: Socket; heard: () => Buffer }> {
    const socket = connectTcp(port, '127.0.0.1')
    cleanUps.push(() => socket.destroy())
    let heard = Buffer.alloc(0)
    socket.on('data', (data: Buffer) => {
      heard = Buffer.concat([heard, data])
    })
    socket.on('error', () => {})
    socket.write(
      `GET /r HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n${headers}\r\n`,
    )
    await until(() => heard.includes('\r\n\r\n'), 'upgraded')
    return { socket, heard: () => heard }
  }

  /** A client's frame; its mask is zero. */
  function frame(firstByte: number, payload: Uint8Array): Buffer {
    const header = Buffer.alloc(14)
    header[0] = firstByte
    header[1] = 0xff
    header.writeBigUInt64BE(BigInt(payload.byteLength), 2)
    return Buffer.concat([header, payload])
  }

  const closeFrame = (code: number) => Buffer.from([code >> 8, code & 0xff])

  async function works(sync: Sync): Promise<void> {
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'))
    expect(sync.stats().connections).toBeLessThanOrEqual(1)
  }

  it('[Z1] pieces of one message count together', async () => {
    const served = await server({ limits: { maxMessageBytes: 10_000 } })
    const { socket, heard } = await line(served.port)
    socket.write(frame(0x02, Buffer.alloc(6_000)))
    socket.write(frame(0x00, Buffer.alloc(6_000)))
    await until(() => heard().includes(closeFrame(1009)), 'close frame 1009')
    await works(served.sync)
  })

  it('[Z1] a message in pieces of one byte is closed long before they fill the memory', async () => {
    const served = await server()
    const { socket, heard } = await line(served.port)
    socket.write(frame(0x02, Uint8Array.of(0)))
    const pieces = Buffer.concat(Array<Buffer>(20_000).fill(frame(0x00, Uint8Array.of(0))))
    socket.write(pieces)
    await until(() => heard().includes(closeFrame(1008)), 'close frame 1008')
    await works(served.sync)
  })

  it('[Z1] a compressed message is measured unpacked', async () => {
    const served = await server({ limits: { maxMessageBytes: 1 << 20 } })
    const { socket, heard } = await line(served.port, 'Sec-WebSocket-Extensions: permessage-deflate\r\n')
    const bomb = deflateRawSync(Buffer.alloc(32 << 20), { finishFlush: constants.Z_SYNC_FLUSH })
    expect(bomb.byteLength).toBeLessThan(1 << 20)
    socket.write(frame(0xc2, bomb.subarray(0, -4)))
    await until(() => heard().includes(closeFrame(1009)), 'close frame 1009')
    await works(served.sync)
  })

  it('[M4] who sends pings and does not read the answers is cut off, in a quiet room too', async () => {
    const served = await server()
    const { socket } = await line(served.port)
    await until(() => served.sync.stats().connections === 1, 'in')
    socket.pause()
    const pings = Buffer.concat(Array<Buffer>(10_000).fill(Buffer.from([0x89, 0x80, 0, 0, 0, 0])))
    socket.write(pings)
    await until(() => served.sync.stats().connections === 0, 'cut off')
    await works(served.sync)
  })
})

describe('many askers, and a log under load', () => {
  /** Letters typed at alternating ends: as many structs, which is what an encoding costs. */
  const typeMany = (doc: Y.Doc) => {
    const text = doc.getText('t')
    for (let n = 0; n < 20_000; n++) text.insert(n % 2 === 0 ? 0 : text.length, 'x')
  }
  const answered = (sockets: MemorySocket[]) =>
    sockets.filter(({ outbox }) => outbox.some((message) => message[0] === 0 && message[1] === 1)).length
  // No answer is remembered: each costs an encoding, as it does when all lack something else.
  const forgetful = { maxCachedAnswerBytes: 0 }

  it('[S5] answers to fifty who asked during an append give the event loop back in between, and leave nobody out', async () => {
    const inner = createMemoryLog()
    let release: (() => void) | null = null
    let closed = false
    const log = new Proxy(inner, {
      get(target, key: keyof DocumentLog) {
        if (key !== 'append') return target[key].bind(target)
        return async (...given: Parameters<DocumentLog['append']>) => {
          if (closed) await new Promise<void>((resolve) => (release = resolve))
          return target.append(...given)
        }
      },
    })
    const sync = syncWith({ log, limits: forgetful })
    await sync.edit('r', typeMany)
    const sockets = Array.from({ length: 50 }, (_, n) => join(sync, `p${n}`))
    await sync.read('r', () => undefined)
    closed = true
    const edit = sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    await until(() => release !== null, 'the append is under way')
    for (const socket of sockets) socket.say(step1Message(Uint8Array.of(0)))
    expect(answered(sockets)).toBe(0)
    const counts = new Set<number>()
    const looking = setInterval(() => counts.add(answered(sockets)), 0)
    ;(release as (() => void) | null)?.()
    await edit
    await until(() => answered(sockets) === 50, 'all answered')
    clearInterval(looking)
    // Timers ran while some had their answer and others had not.
    expect([...counts].some((count) => count > 0 && count < 50)).toBe(true)
  })

  it('[S5] so do answers to fifty who ask at the same moment in a quiet room', async () => {
    const sync = syncWith({ limits: forgetful })
    await sync.edit('r', typeMany)
    const sockets = Array.from({ length: 50 }, (_, n) => join(sync, `p${n}`))
    await sync.read('r', () => undefined)
    // All in one turn of the event loop, as sockets that have data at the same time are.
    for (const socket of sockets) socket.say(step1Message(Uint8Array.of(0)))
    expect(answered(sockets)).toBeLessThan(50)
    await until(() => answered(sockets) === 50, 'all answered')
  })

  it('[L6] a room that is never quiet is compacted at compactBusyFromEntries, and loses nothing of what comes meanwhile', async () => {
    const inner = createMemoryLog()
    const snapshots: { seq: number; entries: number }[] = []
    let release: (() => void) | null = null
    const log = new Proxy(inner, {
      get(target, key: keyof DocumentLog) {
        if (key !== 'snapshot') return target[key].bind(target)
        return async (...given: Parameters<DocumentLog['snapshot']>) => {
          snapshots.push({ seq: given[1], entries: (await target.read('r', 0)).entries.length })
          await new Promise<void>((resolve) => {
            release = resolve
          })
          return target.snapshot(...given)
        }
      },
    })
    const sync = syncWith({
      log,
      limits: { tickMs: 0, compactFromEntries: 2, compactBusyFromEntries: 10, compactAfterQuietMs: 60_000 },
    })
    const write = (n: number) => sync.edit('r', (doc) => doc.getArray('a').push([n]))
    for (let n = 1; n <= 9; n++) await write(n)
    expect(snapshots).toEqual([])
    await write(10)
    await until(() => release !== null, 'a snapshot is under way')
    expect(snapshots).toEqual([{ seq: 10, entries: 10 }])
    for (let n = 11; n <= 15; n++) await write(n)
    release = (release as (() => void) | null)?.() ?? null
    await until(() => sync.stats().compactions === 1, 'compacted')
    const content = await inner.read('r', 0)
    expect([content.snapshot?.seq, content.entries.length, content.last]).toEqual([10, 5, 15])
    await sync.close()
    const later = syncWith({ log: inner })
    expect(await later.read('r', (doc) => doc.getArray('a').toArray())).toEqual(
      Array.from({ length: 15 }, (_, n) => n + 1),
    )
  })
})
