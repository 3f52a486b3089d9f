import { createMemoryLog } from '@atelier/storage'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ClientIdRegister } from './client-ids.ts'
import type { SyncLimits } from './limits.ts'
import { createSync, type Sync } from './sync.ts'
import { awarenessOf, readAwareness, TestClient } from './testing/client.ts'
import { MemorySocket } from './testing/memory-socket.ts'
import { until } from './testing/until.ts'
import { step2Message, updateMessage } from './wire.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function syncWith(log = createMemoryLog(), limits: Partial<SyncLimits> = {}): Sync {
  const sync = createSync({ log, limits })
  cleanUps.push(() => sync.close())
  return sync
}

/** Somebody whose line is always through; `doc` may be one that was used before. */
function enter(sync: Sync, id: string, doc = new Y.Doc()) {
  const socket = new MemorySocket()
  const client = new TestClient(doc)
  sync.connect('r', socket, { id, address: '10.0.0.1', mayRead: () => true, mayWrite: () => null })
  client.attach((message) => socket.say(message))
  const hear = () => {
    for (const message of socket.take()) client.receive(message)
  }
  socket.onSend = hear
  hear()
  return {
    client,
    socket,
    doc,
    text: doc.getText('t'),
    leave() {
      client.detach()
      socket.cut()
    },
  }
}

const textOf = (sync: Sync) => sync.read('r', (doc) => doc.getText('t').toString())

/** An update with which somebody who sees `doc` writes on in the name of its `client`. */
function forgedAs(client: number, doc: Y.Doc, word: string): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = client
  let update: Uint8Array = new Uint8Array()
  copy.on('update', (made: Uint8Array) => {
    update = made
  })
  copy.getText('t').insert(0, word)
  return update
}

describe('[W6] a Yjs client id belongs to who wrote with it first', () => {
  it.each([
    ['an update', updateMessage],
    ['a sync step 2', step2Message],
  ])(
    '%s under the id of somebody who is here is refused, and the true edit is stored',
    async (_what, message) => {
      const sync = syncWith()
      const [ana, mallory] = [enter(sync, 'ana'), enter(sync, 'mallory')]
      await until(() => ana.client.synced && mallory.client.synced, 'synced')
      ana.text.insert(0, 'one ')
      await until(() => mallory.text.toString() === 'one ', 'seen')
      // Both in one turn, the forged one first.
      mallory.socket.say(message(forgedAs(ana.doc.clientID, mallory.doc, 'FORGED ')))
      ana.text.insert(4, 'two ')
      await until(() => ana.client.waiting === 0, 'called stored')
      expect(mallory.client.refusals).toEqual(['clientIdTaken'])
      expect(await textOf(sync)).toBe('one two ')
      expect(mallory.text.toString()).toBe('one two ')
    },
  )

  it('also while its owner is away, and after the room left memory: what was written offline arrives whole', async () => {
    const sync = syncWith(createMemoryLog(), { evictAfterMs: 1 })
    const ana = enter(sync, 'ana')
    await until(() => ana.client.synced, 'synced')
    ana.text.insert(0, 'one ')
    await until(() => ana.client.waiting === 0, 'stored')
    ana.leave()
    ana.text.insert(4, 'offline ')
    await until(() => sync.stats().rooms === 0, 'evicted')
    const mallory = enter(sync, 'mallory')
    await until(() => mallory.client.synced, 'synced')
    mallory.socket.say(updateMessage(forgedAs(ana.doc.clientID, mallory.doc, 'FORGED ')))
    await until(() => mallory.client.refusals.length === 1, 'refused')
    const back = enter(sync, 'ana', ana.doc)
    await until(() => mallory.text.toString() === 'one offline ', 'back, and seen')
    expect(await textOf(sync)).toBe('one offline ')
    expect(back.client.refusals).toEqual([])
  })

  it('who only shows under an id has it too', async () => {
    const sync = syncWith()
    const [ana, mallory] = [enter(sync, 'ana'), enter(sync, 'mallory')]
    await until(() => ana.client.synced && mallory.client.synced, 'synced')
    ana.socket.say(awarenessOf(ana.doc.clientID, 1, '"ana"'))
    mallory.socket.say(updateMessage(forgedAs(ana.doc.clientID, mallory.doc, 'FORGED ')))
    ana.text.insert(0, 'mine')
    await until(() => mallory.client.refusals.length === 1 && ana.client.waiting === 0, 'told')
    expect(await textOf(sync)).toBe('mine')
  })

  it('[A2] nobody shows under the id of somebody who wrote with it and is away', async () => {
    const sync = syncWith()
    const [ana, mallory, reader] = [enter(sync, 'ana'), enter(sync, 'mallory'), new MemorySocket()]
    await until(() => ana.client.synced && mallory.client.synced, 'synced')
    ana.text.insert(0, 'one')
    await until(() => ana.client.waiting === 0, 'stored')
    ana.leave()
    sync.connect('r', reader, { id: 'r', address: '', mayRead: () => true, mayWrite: () => null })
    mallory.socket.say(awarenessOf(ana.doc.clientID, 7, '"not ana"'))
    mallory.socket.say(awarenessOf(5, 1, '"mallory"'))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'))
    expect(reader.take().flatMap((message) => readAwareness(message) ?? [])).toMatchObject([
      { clientId: 5, json: '"mallory"' },
    ])
  })

  it('one person in two tabs, and on a second device with the same copy, brings what the other tab wrote', async () => {
    const sync = syncWith()
    const first = enter(sync, 'ana')
    await until(() => first.client.synced, 'synced')
    first.text.insert(0, 'one ')
    await until(() => first.client.waiting === 0, 'stored')
    first.leave()
    first.text.insert(4, 'offline ')
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(first.doc))
    const second = enter(sync, 'ana', copy)
    second.text.insert(0, 'second ')
    const reader = enter(sync, 'reader')
    await until(() => reader.text.toString() === 'second one offline ', 'seen')
    expect(second.client.refusals).toEqual([])
  })

  it('bringing along what the server has of others is no forgery', async () => {
    const sync = syncWith()
    const [ana, bo] = [enter(sync, 'ana'), enter(sync, 'bo')]
    await until(() => ana.client.synced && bo.client.synced, 'synced')
    ana.text.insert(0, 'ana ')
    await until(() => bo.text.toString() === 'ana ', 'seen')
    bo.client.detach()
    bo.text.insert(4, 'bo ')
    // Everything, though the server has asked for nothing.
    bo.socket.say(step2Message(Y.encodeStateAsUpdate(bo.doc)))
    await until(() => ana.text.toString() === 'ana bo ', 'arrived')
    expect(sync.stats().refused).toBe(0)
  })

  it('what clients bring back to a server that lost it makes nobody owner of the ids of others', async () => {
    const before = syncWith()
    const [ana, bo] = [enter(before, 'ana'), enter(before, 'bo')]
    await until(() => ana.client.synced && bo.client.synced, 'synced')
    ana.text.insert(0, 'ana ')
    await until(() => bo.text.toString() === 'ana ', 'seen')
    bo.text.insert(4, 'bo ')
    await until(() => ana.text.toString() === 'ana bo ', 'seen')
    ana.leave()
    bo.leave()
    const empty = syncWith()
    const boAgain = enter(empty, 'bo', bo.doc)
    await until(() => boAgain.client.synced && boAgain.client.waiting === 0, 'brought back')
    const anaAgain = enter(empty, 'ana', ana.doc)
    await until(() => anaAgain.client.synced, 'synced')
    anaAgain.text.insert(0, 'more ')
    await until(() => anaAgain.client.waiting === 0, 'stored')
    expect(anaAgain.client.refusals).toEqual([])
    expect(await textOf(empty)).toBe('more ana bo ')
  })

  it('[W7] two different contents at one place are told to the later one, also after a restart', async () => {
    const log = createMemoryLog()
    const first = syncWith(log)
    const ana = enter(first, 'ana')
    await until(() => ana.client.synced, 'synced')
    ana.text.insert(0, 'one ')
    await until(() => ana.client.waiting === 0, 'stored')
    ana.leave()
    await first.close()
    const second = syncWith(log)
    const mallory = enter(second, 'mallory')
    await until(() => mallory.client.synced, 'synced')
    mallory.socket.say(updateMessage(forgedAs(ana.doc.clientID, mallory.doc, 'FORGED ')))
    await until(() => second.stats().appends === 1, 'nobody can know')
    // Written before she heard of it, at the same clocks.
    const update = forgedAs(ana.doc.clientID, ana.doc, 'two ')
    const back = new MemorySocket()
    second.connect('r', back, { id: 'ana', address: '', mayRead: () => true, mayWrite: () => null })
    back.say(updateMessage(update))
    await until(() => second.stats().refused === 1, 'told')
  })

  it('[W7] sending twice what is there is no contradiction, deleted since, cut in two or not', async () => {
    const sync = syncWith()
    const ana = enter(sync, 'ana')
    const updates: Uint8Array[] = []
    ana.doc.on('update', (update: Uint8Array) => updates.push(update))
    await until(() => ana.client.synced, 'synced')
    ana.text.insert(0, 'a😀b')
    ana.doc.getMap('m').set('k', { deep: [1, 'two'] })
    ana.doc.getMap('m').set('t', new Y.Text('x'))
    ana.text.format(0, 1, { bold: true })
    ana.text.insertEmbed(0, { image: 'x' })
    ana.doc.getMap('m').set('b', Uint8Array.of(1))
    await until(() => ana.client.waiting === 0, 'stored')
    await sync.edit('r', (doc) => {
      doc.getText('t').insert(3, 'cut')
      doc.getMap('m').delete('k')
    })
    for (const update of updates) ana.socket.say(updateMessage(update))
    ana.socket.say(step2Message(Y.encodeStateAsUpdate(ana.doc)))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(sync.stats().refused).toBe(0)
  })
})

describe('the register of client ids', () => {
  it('keeps those of documents that left memory up to maxKeptClientIds, the documents left first go first', () => {
    const register = new ClientIdRegister(4)
    for (const name of ['a', 'b', 'c']) {
      const ids = register.enter(name)
      ids.set(1, 'ana').set(2, 'bo')
      register.leave(name)
    }
    expect(register.kept).toBe(4)
    expect([...register.enter('a')]).toEqual([])
    expect([...register.enter('b')]).toEqual([
      [1, 'ana'],
      [2, 'bo'],
    ])
    expect(register.kept).toBe(2)
    register.forget('c')
    expect(register.kept).toBe(0)
  })
})
