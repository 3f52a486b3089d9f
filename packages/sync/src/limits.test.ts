import { connect as connectTcp } from 'node:net'
import { createMemoryLog, type DocumentLog, StorageError } from '@atelier/storage'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { CLOSE_CODES } from './close-codes.ts'
import { DEFAULT_LIMITS, type SyncLimits } from './limits.ts'
import type { SyncPeer } from './peer.ts'
import { createSync, type Sync, type SyncOptions } from './sync.ts'
import { awarenessOf, readAwareness, TestClient } from './testing/client.ts'
import { MemorySocket } from './testing/memory-socket.ts'
import { type Served, serve } from './testing/serve.ts'
import { until } from './testing/until.ts'
import { outlineOf } from './update-outline.ts'
import { step1Message, step2Message, updateMessage } from './wire.ts'

const EMPTY_STATE = Uint8Array.of(0)
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function syncWith(limits: Partial<SyncLimits> = {}, options: Partial<SyncOptions> = {}): Sync {
  const sync = createSync({ log: createMemoryLog(), limits, ...options })
  cleanUps.push(() => sync.close())
  return sync
}

function peer(changes: Partial<SyncPeer> = {}): SyncPeer {
  return { id: 'ana', address: '10.0.0.1', mayRead: () => true, mayWrite: () => null, ...changes }
}

function join(sync: Sync, changes: Partial<SyncPeer> = {}, room = 'r'): MemorySocket {
  const socket = new MemorySocket()
  sync.connect(room, socket, peer(changes))
  return socket
}

/** A client whose line is always through. */
function person(
  sync: Sync,
  changes: Partial<SyncPeer> = {},
  room = 'r',
): { client: TestClient; socket: MemorySocket } {
  const socket = new MemorySocket()
  const client = new TestClient()
  socket.onSend = () => {
    for (const message of socket.take()) client.receive(message)
  }
  sync.connect(room, socket, peer(changes))
  client.attach((message) => socket.say(message))
  return { client, socket }
}

const textOf = (sync: Sync, room = 'r') => sync.read(room, (doc) => doc.getText('t').toString())
const updateOf = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

/** The room beside the hostile socket goes on: an honest edit arrives and is on disk. */
async function stillWorks(sync: Sync, room = 'r'): Promise<void> {
  const [writer, reader] = [person(sync, { id: 'honest' }, room), person(sync, { id: 'reader' }, room)]
  await until(() => writer.client.synced && reader.client.synced, 'honest people are in')
  writer.client.doc.getText('honest').insert(0, 'still here')
  await until(() => reader.client.doc.getText('honest').toString() === 'still here', 'an honest edit')
  expect(await sync.read(room, (doc) => doc.getText('honest').toString())).toBe('still here')
  writer.socket.cut()
  reader.socket.cut()
}

describe('malformed messages', () => {
  it.each([
    ['an empty message', []],
    ['a varint that never ends', [0x80, 0x80, 0x80]],
    ['a sync message without a step', [0]],
    ['a sync step that does not exist', [0, 3, 0]],
    ['an update longer than its message', [0, 2, 200, 1, 1]],
    ['an update that declares 2^31 structs', [0, 2, 7, 1, 0x80, 0x80, 0x80, 0x80, 0x08, 0]],
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

describe('limits of size and number', () => {
  it('[Z1] a message of exactly maxMessageBytes passes, one more byte closes 1009', async () => {
    const update = updateOf((doc) => doc.getText('t').insert(0, 'x'.repeat(500)))
    const message = updateMessage(update)
    const sync = syncWith({ maxMessageBytes: message.byteLength })
    const socket = join(sync)
    await sync.read('r', () => undefined)
    socket.say(message)
    await until(() => sync.stats().appends === 1, 'stored')
    expect(socket.closeCode).toBeNull()
    socket.say(new Uint8Array(message.byteLength + 1))
    expect(socket.closeCode).toBe(CLOSE_CODES.tooLarge)
  })

  it('[Z10] an update of exactly maxUpdateBytes is stored; a larger one is refused in words and the connection stays, sync step 2 alike', async () => {
    const update = updateOf((doc) => doc.getText('t').insert(0, 'x'.repeat(500)))
    const sync = syncWith({ maxUpdateBytes: update.byteLength })
    const { client, socket } = person(sync)
    await until(() => client.synced, 'synced')
    socket.say(updateMessage(update))
    await until(() => sync.stats().appends === 1, 'stored')
    // The number of a client takes more or fewer bytes: a letter more would not always be a byte more.
    const larger = updateOf((doc) => doc.getText('t').insert(0, 'x'.repeat(520)))
    socket.say(updateMessage(larger))
    socket.say(step2Message(larger))
    await until(() => client.refusals.length === 2, 'refused')
    expect(client.refusals).toEqual(['changeTooLarge', 'changeTooLarge'])
    expect([socket.closeCode, (await textOf(sync)).length]).toEqual([null, 500])
  })

  it('[Z11] an update of exactly maxUpdateParts is stored; with one more struct, or one more deletion, it is refused', async () => {
    const made = (structs: number, deleted: number) =>
      updateOf((doc) => {
        const text = doc.getText('t')
        for (let n = 0; n < structs; n++) text.insert(0, 'x')
        for (let n = 0; n < deleted; n++) text.delete(n * 2, 1)
      })
    const parts = (update: Uint8Array) => outlineOf(update, 1000).parts
    const [full, oneMore] = [made(40, 3), made(41, 3)]
    const oneDeletionMore = made(40, 4)
    expect([parts(oneMore), parts(oneDeletionMore)]).toEqual([parts(full) + 1, parts(full) + 1])
    const sync = syncWith({ maxUpdateParts: parts(full) })
    const { client, socket } = person(sync)
    await until(() => client.synced, 'synced')
    for (const update of [oneMore, oneDeletionMore, full]) socket.say(updateMessage(update))
    await until(() => sync.stats().appends === 1, 'stored')
    await until(() => client.refusals.length === 2, 'refused')
    expect([client.refusals, socket.closeCode]).toEqual([['changeTooLarge', 'changeTooLarge'], null])
    expect((await textOf(sync)).length).toBe(37)
  })

  it('[Z11] two million structs in one legal update are refused by their number, before anything is made of them', async () => {
    const sync = syncWith({ maxUpdateBytes: 4 << 20 })
    const { client, socket } = person(sync)
    await until(() => client.synced, 'synced')
    const structs = 2_000_000
    const update = Buffer.alloc(8 + 2 * structs)
    update.set([1, 0x80, 0x89, 0x7a, 7, 0])
    for (let n = 0; n < structs; n++) update[6 + 2 * n + 1] = 1
    socket.say(updateMessage(update))
    await until(() => client.refusals.length === 1, 'refused')
    expect([client.refusals, socket.closeCode]).toEqual([['changeTooLarge'], null])
    await stillWorks(sync)
  })

  it('[Z12] more structs and deletions than partBurst close 4529, refused updates counted; exactly that many pass', async () => {
    const update = updateOf((doc) => {
      for (let n = 0; n < 20; n++) doc.getText('t').insert(0, 'x')
    })
    const { parts } = outlineOf(update, 1000)
    const sync = syncWith({ partBurst: parts * 3, partsPerSecond: 0.001 })
    const socket = join(sync, { mayWrite: () => 'notAllowed' })
    await sync.read('r', () => undefined)
    for (let n = 0; n < 3; n++) socket.say(updateMessage(update))
    await until(() => sync.stats().refused === 3, 'refused')
    expect(socket.closeCode).toBeNull()
    socket.say(updateMessage(updateOf((doc) => doc.getText('t').insert(0, 'x'))))
    await until(() => socket.closeCode !== null, 'closed')
    expect(socket.closeCode).toBe(CLOSE_CODES.tooMuch)
  })

  it('[S2] what is too much for one turn has several, in order', async () => {
    const sync = syncWith()
    const reader = person(sync)
    await until(() => reader.client.synced, 'synced')
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let n = 0; n < 3; n++)
      doc.transact(() => {
        for (let m = 0; m < 12_000; m++) doc.getText('t').insert(0, 'xyz'[n] as string)
      })
    const socket = join(sync, { id: 'bo' })
    for (const update of updates) socket.say(updateMessage(update))
    await until(() => reader.client.doc.getText('t').length === 36_000, 'all arrived')
    expect(reader.client.doc.getText('t').toString()).toBe(doc.getText('t').toString())
    expect(sync.stats().appends).toBe(2)
  })

  it('[Z2] an update that would take the document over maxDocumentBytes is refused documentFull', async () => {
    const update = updateOf((doc) => doc.getText('t').insert(0, 'x'.repeat(500)))
    const sync = syncWith({ maxDocumentBytes: update.byteLength })
    const { client } = person(sync)
    await until(() => client.synced, 'synced')
    Y.applyUpdate(client.doc, update)
    await until(() => sync.stats().appends === 1, 'exactly full is stored')
    client.doc.getText('t').insert(0, 'y')
    await until(() => client.refusals.length === 1, 'refused')
    expect(client.refusals).toEqual(['documentFull'])
    expect((await textOf(sync)).length).toBe(500)
  })

  it('[Z3] more messages than messageBurst at once close 4529; a burst of exactly that many passes', async () => {
    const sync = syncWith({ messageBurst: 50, messagesPerSecond: 0.001, maxUnknownMessages: 1000 })
    const socket = join(sync)
    await sync.read('r', () => undefined)
    for (let n = 0; n < 50; n++) socket.say(Uint8Array.of(99))
    expect(socket.closeCode).toBeNull()
    socket.say(Uint8Array.of(99))
    expect(socket.closeCode).toBe(CLOSE_CODES.tooMuch)
  })

  it('[Z4] more bytes than byteBurst at once close 4529, also before the document is loaded', async () => {
    const sync = syncWith({ byteBurst: 1000, bytesPerSecond: 0.001 })
    const socket = join(sync)
    socket.say(new Uint8Array(1000).fill(99))
    expect(socket.closeCode).toBeNull()
    socket.say(Uint8Array.of(99))
    expect(socket.closeCode).toBe(CLOSE_CODES.tooMuch)
  })

  it('[Z5] asking for the document more often than stepBurst closes 4529', async () => {
    const sync = syncWith({ stepBurst: 5, stepsPerSecond: 0.001 })
    const socket = join(sync)
    await sync.read('r', () => undefined)
    for (let n = 0; n < 5; n++) socket.say(step1Message(EMPTY_STATE))
    expect(socket.closeCode).toBeNull()
    socket.say(step1Message(EMPTY_STATE))
    expect(socket.closeCode).toBe(CLOSE_CODES.tooMuch)
  })

  it('[Z3] [Z4] [Z5] a person has one budget over all sockets and rooms, and does not get a new one with a new socket', async () => {
    const sync = syncWith({ messageBurst: 10, messagesPerSecond: 0.001, heartbeatMs: 5 })
    const sockets = ['a', 'b'].map((room) => join(sync, { id: 'mallory' }, room))
    for (let n = 0; n < 5; n++) for (const socket of sockets) socket.say(Uint8Array.of(99))
    expect(sockets.map(({ closeCode }) => closeCode)).toEqual([null, null])
    for (const socket of sockets) socket.say(Uint8Array.of(99))
    expect(sockets.map(({ closeCode }) => closeCode)).toEqual([CLOSE_CODES.tooMuch, CLOSE_CODES.tooMuch])
    const honest = join(sync, { id: 'honest' }, 'a')
    const beats = honest.pings
    await until(() => honest.pings > beats + 1, 'two heartbeats')
    const again = join(sync, { id: 'mallory' }, 'a')
    again.say(Uint8Array.of(99))
    expect(again.closeCode).toBe(CLOSE_CODES.tooMuch)
    honest.say(Uint8Array.of(99))
    expect(honest.closeCode).toBeNull()
  })

  it('[Z3] forgets the budget of who left and owes nothing', async () => {
    const sync = syncWith({ messageBurst: 10, messagesPerSecond: 1_000_000, heartbeatMs: 2 })
    const socket = join(sync, { id: 'ana' })
    socket.say(Uint8Array.of(99))
    expect(sync.stats().persons).toBe(1)
    socket.cut()
    await until(() => sync.stats().persons === 0, 'forgotten')
  })

  it('[Z6] one address gets maxConnectionsPerAddress sockets over all rooms, and a place again when one leaves', async () => {
    const sync = syncWith({ maxConnectionsPerAddress: 3 })
    const sockets = ['a', 'b', 'c', 'd'].map((room) => join(sync, {}, room))
    expect(sockets.map((socket) => socket.closeCode)).toEqual([
      null,
      null,
      null,
      CLOSE_CODES.tooManyConnections,
    ])
    expect(join(sync, { address: '10.0.0.2' }, 'e').closeCode).toBeNull()
    sockets[0]?.cut()
    expect(join(sync, {}, 'f').closeCode).toBeNull()
    expect(join(sync, {}, 'g').closeCode).toBe(CLOSE_CODES.tooManyConnections)
  })

  it('[Z6] four hundred phones with three documents each, twice after a reconnect, pass behind one address', () => {
    expect(DEFAULT_LIMITS.maxConnectionsPerAddress).toBeGreaterThanOrEqual(400 * 3 * 2)
  })

  it('[Z7] a room takes maxConnectionsPerRoom sockets', async () => {
    const sync = syncWith({ maxConnectionsPerRoom: 2 })
    const sockets = [join(sync), join(sync), join(sync)]
    expect(sockets.map((socket) => socket.closeCode)).toEqual([null, null, CLOSE_CODES.tooManyConnections])
  })

  it('[Z8] a reader with more than maxBufferedBytes unread is closed 4508 and cut off; the others go on', async () => {
    const sync = syncWith({ maxBufferedBytes: 10_000, closeGraceMs: 1 })
    const slow = join(sync, { id: 'slow' })
    slow.say(step1Message(EMPTY_STATE))
    const writer = person(sync)
    await until(() => writer.client.synced, 'synced')
    for (let n = 0; slow.closeCode === null && n < 100; n++) {
      writer.client.doc.getText('t').insert(0, 'x'.repeat(1000))
      await until(() => writer.client.waiting === 0, 'stored')
      expect(slow.bufferedAmount).toBeLessThan(12_500)
    }
    expect(slow.closeCode).toBe(CLOSE_CODES.tooSlow)
    await until(() => slow.terminated, 'cut off')
    await stillWorks(sync)
  })

  it('[Z8] a large first answer alone does not make a reader too slow', async () => {
    const sync = syncWith({ maxBufferedBytes: 1_000 })
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'.repeat(50_000)))
    const reader = join(sync)
    await until(() => reader.outbox.length > 0, 'welcome')
    reader.say(step1Message(EMPTY_STATE))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(reader.closeCode).toBeNull()
  })

  it('[Z9] awareness of exactly maxAwarenessBytes is shown, one more byte is refused, and the sender stays', async () => {
    const sync = syncWith({ maxAwarenessBytes: 100 })
    const [ana, bo] = [join(sync, { id: 'ana' }), join(sync, { id: 'bo' })]
    await sync.read('r', () => undefined)
    const state = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))
    const seen = () => bo.take().flatMap((message) => readAwareness(message) ?? [])
    ana.say(awarenessOf(1, 1, state(100)))
    await until(() => bo.outbox.some((message) => message[0] === 1), 'shown')
    expect(seen()).toMatchObject([{ clientId: 1, clock: 1 }])
    ana.say(awarenessOf(1, 2, state(101)))
    await until(() => sync.stats().refused === 1, 'refused')
    expect(ana.closeCode).toBeNull()
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(seen()).toEqual([])
  })
})

describe('awareness', () => {
  it('[A2] a socket speaks for one client id: those of others are passed over', async () => {
    const sync = syncWith()
    const [ana, mallory, reader] = [
      join(sync, { id: 'ana' }),
      join(sync, { id: 'mallory' }),
      join(sync, { id: 'reader' }),
    ]
    await sync.read('r', () => undefined)
    ana.say(awarenessOf(1, 1, '"ana"'))
    mallory.say(awarenessOf(1, 99, '"mallory as ana"'))
    mallory.say(awarenessOf(1, 99, 'null'))
    mallory.say(awarenessOf(2, 1, '"mallory"'))
    mallory.say(awarenessOf(3, 1, '"mallory again"'))
    mallory.say(awarenessOf(1, 100, '"mallory as ana"'))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    const states = new Map(
      reader
        .take()
        .flatMap((m) => readAwareness(m) ?? [])
        .map((entry) => [entry.clientId, entry.json]),
    )
    expect([...states]).toEqual([
      [1, '"ana"'],
      [2, '"mallory"'],
    ])
    expect(mallory.closeCode).toBeNull()
  })

  it('[A3] the same person on a new socket takes the id over from the half-open one', async () => {
    const sync = syncWith()
    const [old, reader] = [join(sync, { id: 'ana' }), join(sync, { id: 'reader' })]
    await sync.read('r', () => undefined)
    old.say(awarenessOf(1, 5, '"before"'))
    const fresh = join(sync, { id: 'ana' })
    fresh.say(awarenessOf(1, 5, '"after"'))
    old.cut()
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    const last = reader
      .take()
      .flatMap((m) => readAwareness(m) ?? [])
      .at(-1)
    expect(last).toMatchObject({ clientId: 1, json: '"after"' })
  })

  it('[A4] awareness of a peer that may not appear, or may not read, reaches nobody', async () => {
    const sync = syncWith()
    const [hidden, reader] = [
      join(sync, { id: 'hidden', mayAppear: () => false }),
      join(sync, { id: 'reader' }),
    ]
    await sync.read('r', () => undefined)
    hidden.say(awarenessOf(1, 1, '"here"'))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(reader.take().flatMap((message) => readAwareness(message) ?? [])).toEqual([])
  })

  it('[M1] awareness that is not JSON closes its sender and is not passed on', async () => {
    const sync = syncWith()
    const [bad, reader] = [join(sync, { id: 'bad' }), join(sync, { id: 'reader' })]
    await sync.read('r', () => undefined)
    bad.say(awarenessOf(1, 1, '{"a":'))
    expect(bad.closeCode).toBe(CLOSE_CODES.malformed)
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(reader.take().flatMap((message) => readAwareness(message) ?? [])).toEqual([])
  })

  it('[M1] awareness whose text is no UTF-8 reaches the others as text', async () => {
    const sync = syncWith()
    const [odd, reader] = [join(sync, { id: 'odd' }), join(sync, { id: 'reader' })]
    await sync.read('r', () => undefined)
    const message = awarenessOf(1, 1, '"?"')
    message[message.length - 2] = 0xff
    odd.say(message)
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(reader.take().flatMap((told) => readAwareness(told) ?? [])).toMatchObject([{ json: '"\ufffd"' }])
  })

  it('[A5] cursors of one tick are one message with the latest state of each', async () => {
    const sync = syncWith()
    const people = ['a', 'b', 'c'].map((id) => join(sync, { id }))
    await sync.read('r', () => undefined)
    for (let clock = 1; clock <= 5; clock++) {
      for (const [index, socket] of people.entries()) socket.say(awarenessOf(index + 1, clock, `${clock}`))
    }
    await until(() => people[0]?.outbox.some((message) => message[0] === 1) === true, 'a message')
    const messages = people[0]
      ?.take()
      .map(readAwareness)
      .filter((entries) => entries !== null)
    expect(messages).toHaveLength(1)
    expect(messages?.[0]?.map((entry) => [entry.clientId, entry.json])).toEqual([
      [1, '5'],
      [2, '5'],
      [3, '5'],
    ])
  })

  it('[A6] a reader that lags gets no cursors, and all of them once it has caught up', async () => {
    const sync = syncWith({ awarenessBufferedBytes: 500 })
    const [ana, slow] = [join(sync, { id: 'ana' }), join(sync, { id: 'slow' })]
    await until(() => slow.outbox.length > 0, 'welcome')
    slow.say(step1Message(EMPTY_STATE))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'.repeat(600)))
    ana.say(awarenessOf(1, 1, '"one"'))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(slow.take().flatMap((message) => readAwareness(message) ?? [])).toEqual([])
    const zoe = join(sync, { id: 'zoe' })
    zoe.say(awarenessOf(2, 1, '"two"'))
    await until(() => slow.outbox.length > 0, 'caught up')
    expect(
      slow
        .take()
        .flatMap((message) => readAwareness(message) ?? [])
        .map((entry) => entry.clientId),
    ).toEqual([1, 2])
  })
})

describe('what may enter a document', () => {
  it('[W1] who may not write is refused without a look into the update', async () => {
    const sync = syncWith()
    // A type that Yjs does not have: this shows only when it is decoded.
    const undecodable = Uint8Array.of(1, 1, 5, 0, 7, 1, 1, 116, 99, 0)
    const [viewer, writer] = [join(sync, { id: 'v', mayWrite: () => 'notAllowed' }), join(sync, { id: 'w' })]
    await sync.read('r', () => undefined)
    viewer.say(updateMessage(undecodable))
    writer.say(updateMessage(undecodable))
    await until(() => sync.stats().refused === 1 && writer.closeCode !== null, 'answered')
    expect([viewer.closeCode, writer.closeCode]).toEqual([null, CLOSE_CODES.malformed])
  })

  it('[U2] an update the app refuses is neither stored nor sent, and the writer hears the code', async () => {
    const sync = syncWith({}, { inspect: ({ update }) => (update.byteLength > 200 ? 'tooLong' : null) })
    const [writer, reader] = [person(sync), person(sync)]
    await until(() => writer.client.synced && reader.client.synced, 'synced')
    writer.client.doc.getText('t').insert(0, 'x'.repeat(300))
    await until(() => writer.client.refusals.length === 1, 'refused')
    expect(writer.client.refusals).toEqual(['tooLong'])
    expect(writer.client.denials).toEqual(['tooLong'])
    expect(reader.client.doc.getText('t').length).toBe(0)
    expect(await textOf(sync)).toBe('')
  })

  it('[U2] the app judges each update with everything before it already in the document', async () => {
    const lengths: number[] = []
    const sync = syncWith(
      {},
      {
        inspect({ doc }) {
          lengths.push(doc.getText('t').length)
          return lengths.length > 2 ? 'enough' : null
        },
      },
    )
    const socket = join(sync)
    await sync.read('r', () => undefined)
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => socket.say(updateMessage(update)))
    for (let n = 0; n < 3; n++) doc.getText('t').insert(0, 'ab')
    await until(() => lengths.length === 3, 'judged')
    expect(lengths).toEqual([0, 2, 4])
    expect(await textOf(sync)).toBe('abab')
    expect(sync.stats().appends).toBe(1)
  })

  it('[U3] updates that lack their predecessor are refused, kept nowhere, and asked for once a second at most', async () => {
    const sync = syncWith()
    const socket = join(sync)
    await until(() => socket.outbox.length > 0, 'welcome')
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let n = 0; n < 1000; n++) doc.getText('t').insert(0, 'x')
    for (const update of updates.slice(1)) socket.say(updateMessage(update))
    await until(() => sync.stats().refused === 999, 'all refused')
    expect(await sync.read('r', (d) => [d.store.pendingStructs, d.store.pendingDs])).toEqual([null, null])
    expect(sync.stats().appends).toBe(0)
    expect(
      socket.take().filter((message) => message[0] === 0 && message[1] === 0).length,
    ).toBeLessThanOrEqual(2)
    await stillWorks(sync)
    const late = person(sync)
    await until(() => late.client.synced, 'synced')
    expect(late.client.doc.store.pendingStructs).toBeNull()
    socket.say(step2Message(Y.encodeStateAsUpdate(doc)))
    await until(() => late.client.doc.getText('t').length === 1000, 'the resync brings everything')
  })

  it('[U3] a client with a gap is asked for its state, answers, and loses nothing', async () => {
    let allowed = true
    const sync = syncWith({}, { inspect: () => (allowed ? null : 'notNow') })
    const [writer, reader] = [person(sync), person(sync)]
    await until(() => writer.client.synced && reader.client.synced, 'synced')
    allowed = false
    writer.client.doc.getText('t').insert(0, 'a')
    await until(() => writer.client.refusals.length === 1, 'refused')
    allowed = true
    await until(() => {
      if (reader.client.doc.getText('t').toString().endsWith('a')) return true
      writer.client.doc.getText('t').insert(0, 'b')
      return false
    }, 'asked, and answered')
    await until(
      () => reader.client.doc.getText('t').toString() === writer.client.doc.getText('t').toString(),
      'both the same',
    )
  })
})

describe('the disk', () => {
  /** A log whose appends wait until the test lets them through. */
  function gated(): { log: DocumentLog; waiting: (() => void)[]; open: boolean } {
    const inner = createMemoryLog()
    const gate = {
      waiting: [] as (() => void)[],
      open: true,
      log: new Proxy(inner, {
        get(target, key: keyof DocumentLog) {
          if (key !== 'append') return target[key].bind(target)
          return async (...given: Parameters<DocumentLog['append']>) => {
            if (!gate.open) await new Promise<void>((resolve) => gate.waiting.push(resolve))
            return target.append(...given)
          }
        },
      }),
    }
    return gate
  }

  it('[D1] nobody sees an update, and its writer no receipt, before it is on disk: by broadcast, by joining, by read', async () => {
    const gate = gated()
    const sync = syncWith({}, { log: gate.log })
    const [writer, reader] = [person(sync), person(sync)]
    await until(() => writer.client.synced && reader.client.synced, 'synced')
    gate.open = false
    writer.client.doc.getText('t').insert(0, 'x')
    await until(() => gate.waiting.length === 1, 'the append is under way')
    const late = person(sync)
    let read: string | null = null
    const reading = textOf(sync).then((text) => {
      read = text
    })
    writer.client.doc.getText('t').insert(1, 'y')
    await new Promise((resolve) => setImmediate(resolve))
    expect(reader.client.doc.getText('t').toString()).toBe('')
    expect(late.client.synced).toBe(false)
    expect(read).toBeNull()
    expect(writer.client.waiting).toBeGreaterThanOrEqual(2)
    gate.open = true
    for (const release of gate.waiting) release()
    await until(() => late.client.doc.getText('t').toString() === 'xy', 'then everybody')
    await until(() => writer.client.waiting === 0, 'and the receipt')
    await reading
    expect(read).toBe('x')
  })

  it('[D2] cursors do not wait for the disk', async () => {
    const gate = gated()
    const sync = syncWith({ tickMs: 1 }, { log: gate.log })
    const [writer, cursor, reader] = [person(sync), join(sync, { id: 'c' }), join(sync, { id: 'r' })]
    await until(() => writer.client.synced, 'synced')
    gate.open = false
    writer.client.doc.getText('t').insert(0, 'x')
    await until(() => gate.waiting.length === 1, 'the append is under way')
    cursor.say(awarenessOf(1, 1, '"here"'))
    await until(() => reader.outbox.some((message) => message[0] === 1), 'a cursor')
    gate.open = true
    for (const release of gate.waiting) release()
  })

  it('[D3] when the disk refuses, the room is closed 4501; clients bring what was not stored to the next one', async () => {
    const inner = createMemoryLog()
    let broken = false
    const log = new Proxy(inner, {
      get(target, key: keyof DocumentLog) {
        if (key !== 'append') return target[key].bind(target)
        return async (...given: Parameters<DocumentLog['append']>) => {
          if (broken) throw new StorageError('failed', 'no space left on device')
          return target.append(...given)
        }
      },
    })
    const sync = syncWith({}, { log })
    const writer = person(sync)
    await until(() => writer.client.synced, 'synced')
    broken = true
    writer.client.doc.getText('t').insert(0, 'unsaved')
    await until(() => writer.socket.closeCode !== null, 'closed')
    expect(writer.socket.closeCode).toBe(CLOSE_CODES.storeFailed)
    await expect(sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'))).rejects.toThrow('no space left')
    broken = false
    const socket = new MemorySocket()
    socket.onSend = () => {
      for (const message of socket.take()) writer.client.receive(message)
    }
    sync.connect('r', socket, peer())
    writer.client.attach((message) => socket.say(message))
    await until(() => writer.client.synced && writer.client.waiting === 0, 'stored')
    expect(await textOf(sync)).toBe('unsaved')
  })

  it('[D4] a server that lost the room to another closes its sockets 4503 and stores nothing more', async () => {
    const log = createMemoryLog()
    const [first, second] = [syncWith({}, { log }), syncWith({}, { log })]
    const writer = person(first)
    await until(() => writer.client.synced, 'synced')
    await second.edit('r', (doc) => doc.getText('t').insert(0, 'second'))
    writer.client.doc.getText('t').insert(0, 'first')
    await until(() => writer.socket.closeCode !== null, 'closed')
    expect(writer.socket.closeCode).toBe(CLOSE_CODES.moved)
    expect(await textOf(second)).toBe('second')
  })

  it('[L2] a room that fails to load closes 4500, stores nothing, and loads when the fault is gone', async () => {
    const log = createMemoryLog()
    let faulty = true
    const sync = syncWith(
      {},
      {
        log,
        onLoad() {
          if (faulty) throw new Error('migration failed')
        },
      },
    )
    const socket = join(sync)
    await until(() => socket.closeCode !== null, 'closed')
    expect(socket.closeCode).toBe(CLOSE_CODES.loadFailed)
    expect((await log.read('r', 0)).last).toBe(0)
    faulty = false
    await stillWorks(sync)
  })

  /** A log whose `read` says it is damaged. */
  function damaged(inner: DocumentLog, part: 'snapshot' | 'entry', from: number): DocumentLog {
    return new Proxy(inner, {
      get(target, key: keyof DocumentLog) {
        if (key !== 'read') return target[key].bind(target)
        return async (room: string) => {
          const content = await target.read(room, 0)
          if (content.last < from) return content
          const message = `room "${room}": ${part} is damaged`
          const entries = part === 'snapshot' ? [] : content.entries.filter((entry) => entry.seq < from)
          return entries.length === content.entries.length && part === 'entry'
            ? content
            : { ...content, snapshot: null, entries, damaged: { seq: from, part, message } }
        }
      },
    })
  }

  it('[D5] a log damaged at its end opens with everything before it, says so, and stores what follows', async () => {
    const inner = createMemoryLog()
    const before = syncWith({}, { log: inner })
    for (const word of ['one ', 'two ', 'three ']) {
      await before.edit('r', (doc) => doc.getText('t').insert(doc.getText('t').length, word))
    }
    await before.close()
    const errors: string[] = []
    const logger = {
      debug() {},
      info() {},
      warn() {},
      error: (_about: object, message: string) => errors.push(message),
    }
    const sync = syncWith({}, { log: damaged(inner, 'entry', 3), logger })
    expect(await textOf(sync)).toBe('one two ')
    expect(errors).toEqual(['room "r": entry is damaged'])
    await sync.edit('r', (doc) => doc.getText('t').insert(8, 'four'))
    await sync.close()
    expect(await textOf(syncWith({}, { log: inner }))).toBe('one two four')
  })

  it('[D5] a document whose snapshot is damaged does not open, and nothing is written over it', async () => {
    const inner = createMemoryLog()
    await inner.append(
      'r',
      await inner.own('r', 0),
      updateOf((doc) => doc.getText('t').insert(0, 'x')),
    )
    const sync = syncWith({}, { log: damaged(inner, 'snapshot', 1) })
    const socket = join(sync)
    await until(() => socket.closeCode !== null, 'closed')
    expect(socket.closeCode).toBe(CLOSE_CODES.loadFailed)
    await expect(textOf(sync)).rejects.toThrow('snapshot is damaged')
    expect((await inner.read('r', 0)).entries).toHaveLength(1)
  })

  it('[L3] what onLoad writes is stored before anybody is answered, once', async () => {
    const log = createMemoryLog()
    const onLoad = (_name: string, doc: Y.Doc) => {
      if (doc.getMap('m').get('seeded') === undefined) doc.getMap('m').set('seeded', true)
    }
    const sync = syncWith({}, { log, onLoad })
    const [one, two] = [person(sync), person(sync)]
    await until(() => one.client.synced && two.client.synced, 'synced')
    expect(one.client.doc.getMap('m').get('seeded')).toBe(true)
    expect((await log.read('r', 0)).last).toBe(1)
    expect(sync.stats().loads).toBe(1)
  })

  it('[L4] a room nobody is in leaves memory, compacted, and comes back whole', async () => {
    const log = createMemoryLog()
    const sync = syncWith({ evictAfterMs: 1, compactFromEntries: 8, compactAfterQuietMs: 60_000 }, { log })
    const writer = person(sync)
    await until(() => writer.client.synced, 'synced')
    for (let n = 0; n < 8; n++) {
      writer.client.doc.getText('t').insert(0, 'x')
      await until(() => writer.client.waiting === 0, 'stored')
    }
    expect((await log.read('r', 0)).entries).toHaveLength(8)
    writer.socket.cut()
    await until(() => sync.stats().rooms === 0, 'evicted')
    const content = await log.read('r', 0)
    expect(content.entries).toHaveLength(0)
    expect(content.snapshot?.seq).toBe(8)
    expect(await textOf(sync)).toBe('xxxxxxxx')
  })

  it('[L5] who joins while the room is being evicted finds it as it was', async () => {
    const inner = createMemoryLog()
    let release: () => void = () => {}
    let compacting = false
    const log = new Proxy(inner, {
      get(target, key: keyof DocumentLog) {
        if (key !== 'snapshot') return target[key].bind(target)
        return async (...given: Parameters<DocumentLog['snapshot']>) => {
          compacting = true
          await new Promise<void>((resolve) => {
            release = resolve
          })
          return target.snapshot(...given)
        }
      },
    })
    const sync = syncWith({ evictAfterMs: 1, compactFromEntries: 4, compactAfterQuietMs: 60_000 }, { log })
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'kept'))
    await until(() => compacting, 'eviction has begun')
    const joiner = person(sync)
    joiner.client.doc.getText('t').insert(0, 'new ')
    release()
    await until(() => joiner.client.synced && joiner.client.waiting === 0, 'in')
    expect(joiner.socket.closeCode).toBeNull()
    const both = await textOf(sync)
    expect([...both.matchAll(/kept|new /g)]).toHaveLength(2)
    expect(sync.stats().loads).toBe(1)
  })
})

describe('over real sockets', () => {
  async function server(options: Partial<SyncOptions> = {}): Promise<Served> {
    const served = await serve({ log: createMemoryLog(), ...options })
    cleanUps.push(() => served.close())
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

describe('edits of the server', () => {
  it('[E1] resolves with what the change returned once it is stored, rejects with what it threw', async () => {
    const log = createMemoryLog()
    const sync = syncWith({}, { log })
    expect(await sync.edit('r', (doc) => doc.getMap('m').set('a', 7))).toBe(7)
    expect((await log.read('r', 0)).entries).toHaveLength(1)
    await expect(
      sync.edit('r', () => {
        throw new Error('no such note')
      }),
    ).rejects.toThrow('no such note')
  })
})
