import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage, type Storage } from '@atelier/storage'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLOSE_CODES } from './close-codes.ts'
import { createSync, type Sync } from './sync.ts'
import { MemorySocket } from './testing/memory-socket.ts'
import { until } from './testing/until.ts'

describe('documents by name', () => {
  let dataDir: string
  let storage: Storage
  let sync: Sync
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'atelier-documents-'))
    storage = await openStorage({ dataDir })
    sync = createSync({ log: storage.log, limits: { evictAfterMs: 1 } })
  })
  afterEach(async () => {
    await sync.close()
    await storage.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  const write = (name: string, words: string) =>
    sync.edit(name, (doc) => doc.getMap<string>('notes').set('note', words))
  const enter = (name: string) => {
    const socket = new MemorySocket()
    sync.connect(name, socket, { id: 'ana', address: '', mayRead: () => true, mayWrite: () => null })
    return socket
  }
  async function onDisk(words: string): Promise<boolean> {
    const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((f) => f.isFile())
    const contents = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))))
    return contents.some((content) => content.includes(words))
  }

  it('[E2] exists and names tell what is stored, and load nothing', async () => {
    expect(await sync.exists('b/draft/ana')).toBe(false)
    await write('b/draft/bo', 'x')
    await write('b/draft/ana', 'x')
    await write('b/board', 'x')
    await until(() => sync.stats().rooms === 0, 'evicted')
    expect([await sync.exists('b/draft/ana'), await sync.exists('b/draft/eve')]).toEqual([true, false])
    expect(await sync.names('b/draft/')).toEqual(['b/draft/ana', 'b/draft/bo'])
    expect(sync.stats().rooms).toBe(0)
  })

  it('[E2] who only opened a document has not stored one', async () => {
    const socket = enter('b/draft/ana')
    await until(() => socket.outbox.length > 0, 'welcome')
    expect([await sync.exists('b/draft/ana'), await sync.names('b/')]).toEqual([false, []])
  })

  it('[E3] purge takes what was withdrawn off the disk, for people who stay in, and keeps what is there', async () => {
    const socket = enter('b/draft/ana')
    await write('b/draft/ana', 'words to be withdrawn')
    await write('b/board', 'words that stay')
    await sync.edit('b/draft/ana', (doc) => doc.getMap('notes').delete('note'))
    expect(await onDisk('words to be withdrawn')).toBe(true)
    await sync.purge('b/draft/ana')
    expect([await onDisk('words to be withdrawn'), await onDisk('words that stay')]).toEqual([false, true])
    expect(socket.closeCode).toBeNull()
    await write('b/draft/ana', 'and on')
    await sync.close()
    await storage.close()
    storage = await openStorage({ dataDir })
    sync = createSync({ log: storage.log })
    expect(await sync.read('b/draft/ana', (doc) => doc.getMap('notes').toJSON())).toEqual({ note: 'and on' })
    expect(await sync.read('b/board', (doc) => doc.getMap('notes').toJSON())).toEqual({
      note: 'words that stay',
    })
  })

  it('[E3] a hundred drafts are purged together; one that was never written is none to purge', async () => {
    const names = Array.from({ length: 100 }, (_, n) => `b/draft/person_${n}`)
    await Promise.all(names.map((name) => write(name, `secret of ${name}.`)))
    await Promise.all(names.map((name) => sync.edit(name, (doc) => doc.getMap('notes').delete('note'))))
    await Promise.all(names.map((name) => sync.purge(name)))
    expect(await onDisk('secret of')).toBe(false)
    await sync.purge('b/draft/nobody')
    expect(await sync.exists('b/draft/nobody')).toBe(false)
  })

  it('[E4] remove deletes a document for good, from the disk too, and closes who is in it', async () => {
    const socket = enter('b/board')
    await write('b/board', 'gone for good')
    await sync.remove('b/board')
    expect(socket.closeCode).toBe(CLOSE_CODES.goingAway)
    expect([await sync.exists('b/board'), await onDisk('gone for good')]).toEqual([false, false])
    expect(await sync.read('b/board', (doc) => doc.getMap('notes').size)).toBe(0)
  })

  it('[E4] who comes while a document is removed finds nothing of it, and writes nothing of it back', async () => {
    await write('b/board', 'gone for good')
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    // The journal forgets what it has of a room when its own write is done; here that takes as long as the test says.
    const slow = new Proxy(storage.log, {
      get(target, key: keyof Storage['log']) {
        if (key !== 'remove') return target[key].bind(target)
        return async (name: string) => {
          await gate
          return target.remove(name)
        }
      },
    })
    await sync.close()
    sync = createSync({ log: slow, limits: { evictAfterMs: 60_000 } })
    await sync.read('b/board', () => undefined)
    const removals = [sync.remove('b/board'), sync.remove('b/board')]
    await until(() => sync.stats().rooms === 0, 'closed')
    const early = enter('b/board')
    const edited = write('b/board', 'a new beginning')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(early.outbox).toEqual([])
    release()
    await Promise.all(removals)
    await edited
    await sync.purge('b/board')
    expect(early.closeCode).toBeNull()
    expect(await sync.read('b/board', (doc) => doc.getMap('notes').toJSON())).toEqual({
      note: 'a new beginning',
    })
    expect(await onDisk('gone for good')).toBe(false)
  })

  it('[E4] a document that could not be removed is there for whoever waited', async () => {
    await write('b/board', 'still there')
    const failing = new Proxy(storage.log, {
      get(target, key: keyof Storage['log']) {
        if (key !== 'remove') return target[key].bind(target)
        return () => Promise.reject(new Error('disk full'))
      },
    })
    await sync.close()
    sync = createSync({ log: failing, limits: { evictAfterMs: 60_000 } })
    const removal = sync.remove('b/board')
    const read = sync.read('b/board', (doc) => doc.getMap('notes').toJSON())
    await expect(removal).rejects.toThrow('disk full')
    expect(await read).toEqual({ note: 'still there' })
  })

  it('[L4] a hundred quiet drafts beside two shared rooms hold no timers, and leave memory with their people', async () => {
    const names = ['b/board', 'b/facilitation', ...Array.from({ length: 100 }, (_, n) => `b/draft/${n}`)]
    const sockets = names.map(enter)
    await Promise.all(names.map((name) => write(name, 'x')))
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
    await until(() => timers() <= 3, 'no timer for a room')
    expect(sync.stats().rooms).toBe(102)
    for (const socket of sockets) socket.cut()
    await until(() => sync.stats().rooms === 0, 'evicted')
  })
})
