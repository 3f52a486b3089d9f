import { createMemoryLog } from '@atelier/storage'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { join, person, syncWith, updateOf } from './testing/rooms.ts'
import { until } from './testing/until.ts'
import { updateMessage } from './wire.ts'

const writes = (text: string) => updateOf((doc) => doc.getText('t').insert(0, text))
const followedBy = (update: Uint8Array, more: Uint8Array) => new Uint8Array([...update, ...more])

/** A room with somebody in it, what its log holds, and what a latecomer finds. */
function room(onLoad?: (name: string, doc: Y.Doc) => void) {
  const log = createMemoryLog()
  const sync = syncWith({}, { log, ...(onLoad && { onLoad }) })
  const socket = join(sync)
  const entries = async () => (await log.read('r', 0)).entries.map(({ bytes }) => Uint8Array.from(bytes))
  const readBack = async () => {
    const doc = new Y.Doc()
    for (const entry of await entries()) Y.applyUpdate(doc, entry)
    return doc
  }
  const say = async (...updates: Uint8Array[]) => {
    const before = sync.stats().appends
    for (const update of updates) socket.say(updateMessage(update))
    await until(() => sync.stats().appends > before, 'stored')
  }
  return { sync, say, entries, readBack }
}

describe('what a turn stores and sends on', () => {
  it('[S2] is the update as it came, when it was alone', async () => {
    const { sync, say, entries } = room()
    const reader = person(sync, { id: 'bo' })
    await until(() => reader.client.synced, 'synced')
    const update = writes('alone')
    await say(update)
    expect(await entries()).toEqual([Uint8Array.from(update)])
    await until(() => reader.client.doc.getText('t').toString() === 'alone', 'told')
  })

  it('[S2] is one entry with all of them, when there were several', async () => {
    const { say, entries, readBack } = room()
    await say(writes('one'), writes('two'))
    expect(await entries()).toHaveLength(1)
    expect([...(await readBack()).getText('t').toString()].sort()).toEqual([...'onetwo'].sort())
  })

  it('[S2] holds nothing of what came behind an update', async () => {
    const { say, entries } = room()
    const update = writes('words')
    await say(followedBy(update, new TextEncoder().encode('junk that nobody reads')))
    const [stored = new Uint8Array()] = await entries()
    expect(Buffer.from(stored).includes('junk')).toBe(false)
    expect(stored.byteLength).toBe(update.byteLength)
  })

  it('[S2] holds only what is new of an update that brings known things again', async () => {
    const { say, entries, readBack } = room()
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'known for long')
    await say(Y.encodeStateAsUpdate(doc))
    doc.getText('t').insert(0, 'new, ')
    await say(Y.encodeStateAsUpdate(doc))
    const [, again = new Uint8Array()] = await entries()
    expect(Buffer.from(again).includes('known')).toBe(false)
    expect((await readBack()).getText('t').toString()).toBe('new, known for long')
  })

  it('[S2] holds what the app itself changes on the way, behind an update that was alone', async () => {
    const { sync, say, readBack } = room((_name, doc) => {
      doc.getText('t').observe((event) => {
        if (!event.transaction.local) doc.getMap('seen').set('length', doc.getText('t').length)
      })
    })
    const reader = person(sync, { id: 'bo' })
    await until(() => reader.client.synced, 'synced')
    await say(writes('four'))
    await until(() => reader.client.doc.getMap('seen').get('length') === 4, 'told')
    expect((await readBack()).getMap('seen').get('length')).toBe(4)
    expect((await readBack()).getText('t').toString()).toBe('four')
    await say(writes('more'))
    await until(() => reader.client.doc.getMap('seen').get('length') === 8, 'told again')
    expect((await readBack()).getMap('seen').toJSON()).toEqual(
      await sync.read('r', (doc) => doc.getMap('seen').toJSON()),
    )
  })
})
