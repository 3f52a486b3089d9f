import { createMemoryLog, type DocumentLog, StorageError } from '@atelier/storage'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { CLOSE_CODES } from './close-codes.ts'
import { awarenessOf } from './testing/client.ts'
import { MemorySocket } from './testing/memory-socket.ts'
import { join, peer, person, stillWorks, syncWith, textOf, updateOf } from './testing/rooms.ts'
import { until } from './testing/until.ts'

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

  it('[L6] a log of compactFromBytes is compacted once it was quiet for compactAfterQuietMs, a byte less is not', async () => {
    const sizeOf = async (words: string) => {
      const log = createMemoryLog()
      const sync = syncWith({}, { log })
      await sync.edit('r', (doc) => {
        doc.clientID = 7
        doc.getText('t').insert(0, words)
      })
      return (await log.read('r', 0)).entries[0]?.bytes.byteLength ?? 0
    }
    const words = 'x'.repeat(500)
    const bytes = await sizeOf(words)
    const limits = { compactFromEntries: 1000, compactAfterQuietMs: 40 }
    const [full, under] = [bytes, bytes + 1].map((compactFromBytes) =>
      syncWith({ ...limits, compactFromBytes }),
    )
    const startMs = performance.now()
    for (const sync of [full, under])
      await sync?.edit('r', (doc) => {
        doc.clientID = 7
        doc.getText('t').insert(0, words)
      })
    expect(full?.stats().compactions).toBe(0)
    await until(() => full?.stats().compactions === 1, 'compacted')
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(39)
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(under?.stats().compactions).toBe(0)
  })

  it('[D4] the log is told ownershipMs when a room is opened, and again with every heartbeat', async () => {
    const inner = createMemoryLog()
    const asked: [string, number][] = []
    const log = new Proxy(inner, {
      get(target, key: keyof DocumentLog) {
        if (key !== 'own' && key !== 'renew') return target[key].bind(target)
        return (...given: [string, number, number]) => {
          asked.push([key, given.at(-1) as number])
          return (target[key] as (...args: unknown[]) => Promise<unknown>).apply(target, given)
        }
      },
    })
    const sync = syncWith({ ownershipMs: 777, heartbeatMs: 5 }, { log })
    join(sync)
    await until(() => asked.length >= 3, 'renewed')
    expect(asked.slice(0, 3)).toEqual([
      ['own', 777],
      ['renew', 777],
      ['renew', 777],
    ])
  })
})
