import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE_CODES } from './close-codes.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { awarenessOf, readAwareness } from './testing/client.ts'
import { MemorySocket } from './testing/memory-socket.ts'
import { join, peer, person, stillWorks, syncWith, textOf, updateOf } from './testing/rooms.ts'
import { until } from './testing/until.ts'
import { outlineOf } from './update-outline.ts'
import { step1Message, step2Message, updateMessage } from './wire.ts'

const EMPTY_STATE = Uint8Array.of(0)

/** One struct each of so many clients, at a clock. */
const crowd = (clients: number, firstId = 100, clock = 0): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients)
    for (let n = clients - 1; n >= 0; n--)
      for (const value of [1, firstId + n, clock, 0, 1]) encoding.writeVarUint(encoder, value)
    encoding.writeVarUint(encoder, 0)
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
    const parts = (update: Uint8Array) => outlineOf(update, DEFAULT_LIMITS).parts
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
    const { parts } = outlineOf(update, DEFAULT_LIMITS)
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

  it('[Z13] an update that names exactly maxUpdateClients clients is stored, one that names more is refused in words', async () => {
    const sync = syncWith({ maxUpdateClients: 20 })
    const { client, socket } = person(sync)
    await until(() => client.synced, 'synced')
    socket.say(step2Message(crowd(21)))
    socket.say(step2Message(crowd(20)))
    await until(() => sync.stats().appends === 1, 'stored')
    await until(() => client.refusals.length === 1, 'refused')
    expect([client.refusals, socket.closeCode]).toEqual([['changeTooLarge'], null])
    expect(await sync.read('r', (doc) => doc.store.clients.size)).toBe(20)
  })

  it('[Z13] what 400 people wrote who loaded their page seven times comes back with one device, after the log was lost', async () => {
    const sync = syncWith()
    const { client } = person(sync)
    await until(() => client.synced, 'synced')
    Y.applyUpdate(client.doc, crowd(400 * 7))
    await until(() => client.waiting === 0, 'stored')
    expect([client.refusals, await sync.read('r', (doc) => doc.store.clients.size)]).toEqual([[], 2800])
  })

  it('[Z14] who brings more new client ids than clientIdBurst is closed 4529; known ones, and who was refused, owe nothing', async () => {
    const sync = syncWith(
      { clientIdBurst: 30, clientIdsPerSecond: 0.001 },
      { inspect: ({ peer }) => (peer.id === 'refused' ? 'no' : null) },
    )
    const socket = join(sync, { id: 'mallory' })
    await sync.read('r', () => undefined)
    const [ten, twenty] = [crowd(10), crowd(20, 1000)]
    for (const update of [ten, twenty, ten, twenty]) socket.say(step2Message(update))
    await sync.edit('r', () => undefined)
    expect([socket.closeCode, await sync.read('r', (doc) => doc.store.clients.size)]).toEqual([null, 30])
    const refused = person(sync, { id: 'refused' })
    await until(() => refused.client.synced, 'synced')
    for (let n = 0; n < 5; n++) refused.socket.say(step2Message(crowd(10, 5000)))
    await until(() => refused.client.refusals.length === 5, 'refused')
    expect(refused.socket.closeCode).toBeNull()
    socket.say(step2Message(crowd(1, 9000)))
    await until(() => socket.closeCode !== null, 'closed')
    expect(socket.closeCode).toBe(CLOSE_CODES.tooMuch)
    expect(await sync.read('r', (doc) => doc.store.clients.size)).toBe(30)
  })

  it('[Z14] a person who loads the page a hundred times in a row writes with each of their new ids', async () => {
    const sync = syncWith({ stepBurst: 100 })
    for (let n = 0; n < 100; n++) {
      const { client, socket } = person(sync)
      await until(() => client.synced, 'synced')
      client.doc.getText('t').insert(0, 'x')
      await until(() => client.waiting === 0, 'stored')
      socket.cut()
    }
    expect((await textOf(sync)).length).toBe(100)
  })

  it('[U3] clients that all lack their first struct are refused before Yjs looks for it, client by client', async () => {
    const sync = syncWith({ maxUpdateClients: 50_000, maxUpdateParts: 200_000, partBurst: 1_000_000 })
    const { client, socket } = person(sync)
    await until(() => client.synced, 'synced')
    const startMs = performance.now()
    socket.say(updateMessage(crowd(40_000, 1_000_000, 1)))
    await until(() => client.refusals.length === 1, 'refused')
    // Yjs takes seconds for half as many, and four times that for twice as many.
    expect(performance.now() - startMs).toBeLessThan(5_000)
    expect(client.refusals).toEqual(['missingPredecessor'])
    expect(await sync.read('r', (doc) => doc.store.clients.size)).toBe(0)
  })

  it('[S3] a message is made once for the whole room, and its writer hears it too', async () => {
    const sync = syncWith()
    const sockets = ['ana', 'bo', 'cy'].map((id) => join(sync, { id }))
    await sync.read('r', () => undefined)
    for (const socket of sockets) socket.say(step1Message(EMPTY_STATE))
    for (const socket of sockets) socket.take()
    const { parcels } = sync.stats()
    sockets[0]?.say(updateMessage(updateOf((doc) => doc.getText('t').insert(0, 'x'))))
    await until(() => sockets.every(({ outbox }) => outbox.length > 0), 'told')
    const [first, ...more] = sockets.map(({ outbox }) => outbox)
    expect(first).toHaveLength(1)
    for (const outbox of more) expect(outbox[0]).toBe(first?.[0])
    expect(sync.stats().parcels).toBe(parcels + 1)
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

  it('[Z2] [U4] an update that would take the document over maxDocumentBytes is refused documentFull', async () => {
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
    const sockets = ['ana', 'bo', 'cy'].map((id) => join(sync, { id }))
    expect(sockets.map((socket) => socket.closeCode)).toEqual([null, null, CLOSE_CODES.tooManyConnections])
  })

  it('[Z15] one person gets maxConnectionsPerPersonInRoom sockets in a room and maxConnectionsPerPerson in all, and a place again when one leaves; the others come in', async () => {
    const sync = syncWith({ maxConnectionsPerPersonInRoom: 2, maxConnectionsPerPerson: 3 })
    const codes = (sockets: { closeCode: number | null }[]) => sockets.map(({ closeCode }) => closeCode)
    const full = CLOSE_CODES.tooManyConnections
    const inOne = [1, 2, 3].map(() => join(sync, { id: 'mallory' }, 'a'))
    expect(codes(inOne)).toEqual([null, null, full])
    expect(join(sync, { id: 'ana' }, 'a').closeCode).toBeNull()
    const elsewhere = ['b', 'c'].map((room) => join(sync, { id: 'mallory' }, room))
    expect(codes(elsewhere)).toEqual([null, full])
    inOne[0]?.cut()
    expect(join(sync, { id: 'mallory' }, 'a').closeCode).toBeNull()
    expect(join(sync, { id: 'mallory' }, 'a').closeCode).toBe(full)
    expect(join(sync, { id: 'ana' }, 'b').closeCode).toBeNull()
  })

  it('[Z15] five devices with four tabs each, all three documents, twice after a reconnect, are one person still', () => {
    const sync = syncWith()
    const sockets = Array.from({ length: 5 * 4 * 2 }).flatMap(() =>
      ['board', 'facilitation', 'draft'].map((room) => join(sync, {}, room)),
    )
    expect(sockets.filter(({ closeCode }) => closeCode !== null)).toEqual([])
    expect(join(sync, {}, 'board').closeCode).toBe(CLOSE_CODES.tooManyConnections)
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

  it.each([
    ['plain', ''],
    ['compressed', 'permessage-deflate'],
  ])(
    '[Z8] who asks again and again and reads nothing gets one answer, %s; who reads gets the next one',
    async (_form, extensions) => {
      const sync = syncWith({ maxBufferedBytes: 200_000 })
      await sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'.repeat(500_000)))
      const enter = (id: string): MemorySocket => {
        const socket = Object.assign(new MemorySocket(), { extensions })
        sync.connect('r', socket, peer({ id }))
        return socket
      }
      const [stalled, reading] = [enter('stalled'), enter('reading')]
      await until(() => stalled.outbox.length > 0 && reading.outbox.length > 0, 'welcome')
      const answers = (socket: MemorySocket) =>
        socket.outbox.filter((message) => message[0] === 0 && message[1] === 1).length
      const ask = () => {
        for (const socket of [stalled, reading]) socket.say(step1Message(EMPTY_STATE))
      }
      ask()
      await until(() => answers(stalled) === 1 && answers(reading) === 1, 'answered')
      for (let n = 0; n < 19; n++) ask()
      // Who asks after all of them has been answered: what would come of the other nineteen has come.
      const later = enter('later')
      later.say(step1Message(EMPTY_STATE))
      await until(() => answers(later) === 1, 'answered who came later')
      expect([answers(stalled), answers(reading)]).toEqual([1, 1])
      reading.take()
      await until(() => answers(reading) === 1, 'answered once more, having read')
      expect([stalled.bufferedAmount < 501_000, reading.closeCode]).toEqual([true, null])
    },
  )

  it('[Z8] after the first answer maxBufferedBytes more may be unread, and no byte beyond, however often one asks', async () => {
    const sync = syncWith({ maxBufferedBytes: 10_000, awarenessBufferedBytes: 5_000 })
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'.repeat(50_000)))
    const reader = join(sync)
    await until(() => reader.outbox.length > 0, 'welcome')
    for (let n = 0; n < 60 && reader.closeCode === null; n++) {
      reader.say(step1Message(EMPTY_STATE))
      await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'.repeat(1000)))
    }
    expect(reader.closeCode).toBe(CLOSE_CODES.tooSlow)
    expect(reader.bufferedAmount).toBeLessThan(50_000 + 10_000 + 3_000)
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

  it('[Z9] a hand with sixty notes in it, and the longest of names, is shown', () => {
    const dragging = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`note_${String(n).padStart(16, 'k')}`, [-12_345, -12_345]]),
    )
    const id = 'p'.repeat(36)
    const view = { x: -12_345, y: -12_345, w: 12_345, h: 12_345 }
    const state = {
      personId: id,
      role: 'facilitator',
      name: 'é'.repeat(60),
      hubId: id,
      cursor: { x: -12_345, y: 1 },
    }
    const json = JSON.stringify({ ...state, editing: null, dragging, hand: 1_700_000_000_000, view })
    expect(Buffer.byteLength(json)).toBeLessThan(DEFAULT_LIMITS.maxAwarenessBytes)
    expect(Buffer.byteLength(json) * 18).toBeLessThan(DEFAULT_LIMITS.awarenessBytesPerSecond)
  })

  it('[Z16] who shows more than awarenessByteBurst, over all sockets, is closed 4529; exactly that much passes, and what others showed is not counted', async () => {
    const sync = syncWith({ awarenessByteBurst: 200, awarenessBytesPerSecond: 0.001 })
    const state = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))
    const [one, two, bo] = [join(sync, { id: 'ana' }), join(sync, { id: 'ana' }), join(sync, { id: 'bo' })]
    await sync.read('r', () => undefined)
    bo.say(awarenessOf(3, 1, state(100)))
    one.say(awarenessOf(1, 1, state(100)))
    for (let n = 0; n < 10; n++) one.say(awarenessOf(3, 2, state(100)))
    two.say(awarenessOf(2, 1, state(100)))
    expect([one.closeCode, two.closeCode]).toEqual([null, null])
    two.say(awarenessOf(2, 2, state(2)))
    expect([two.closeCode, bo.closeCode]).toEqual([CLOSE_CODES.tooMuch, null])
  })
})
