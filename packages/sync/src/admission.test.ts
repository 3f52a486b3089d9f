import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { CLOSE_CODES } from './close-codes.ts'
import { join, person, stillWorks, syncWith, textOf } from './testing/rooms.ts'
import { until } from './testing/until.ts'
import { step2Message, updateMessage } from './wire.ts'

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

  it('[W5] rights that widen are followed by `ask`: what was refused before comes as a step 2, of those concerned alone', async () => {
    let open = false
    const sync = syncWith()
    const rights = { mayWrite: () => (open ? null : 'phaseClosed') }
    const [ana, bo] = [person(sync, { id: 'ana', ...rights }), person(sync, { id: 'bo', ...rights })]
    await until(() => ana.client.synced && bo.client.synced, 'synced')
    ana.client.doc.getText('t').insert(0, 'ana')
    bo.client.doc.getText('t').insert(0, 'bo')
    await until(() => ana.client.refusals.length === 1 && bo.client.refusals.length === 1, 'refused')
    open = true
    expect(sync.ask((name, { id }) => name === 'r' && id === 'ana')).toBe(1)
    await until(() => sync.stats().appends === 1, 'stored')
    expect(await textOf(sync)).toBe('ana')
    expect(sync.ask(() => true)).toBe(2)
    await until(() => sync.stats().appends === 2, 'stored')
    expect([...(await textOf(sync))].sort().join('')).toBe('aabno')
  })
})
