import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JournalLog } from './journal-log.ts'

describe('journal', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-journal-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const open = (segmentBytes = 500) => JournalLog.open({ folder, segmentBytes, maxSegments: 2 })
  const segments = async () => (await readdir(folder)).filter((name) => name.endsWith('.log')).length
  const texts = async (log: JournalLog, room: string) => {
    const { snapshot, entries, damaged } = await log.read(room, 0)
    expect(damaged).toBeUndefined()
    return [...(snapshot === null ? [] : [snapshot]), ...entries].map(({ bytes }) =>
      Buffer.from(bytes).toString(),
    )
  }

  it('deletes segments once snapshots cover them, and carries over what a quiet room still needs', async () => {
    let log = await open()
    const quiet = await log.own('quiet', 0)
    await log.append('quiet', quiet, Buffer.from('still needed'))
    const busy = await log.own('busy', 0)
    for (let n = 1; n <= 200; n++) {
      const seq = await log.append('busy', busy, Buffer.from(`entry ${n}`))
      if (n % 10 === 0) await log.snapshot('busy', seq, Buffer.from(`all up to ${n}`))
    }
    await log.close()
    expect(await segments()).toBeLessThanOrEqual(4)
    log = await open()
    expect(await texts(log, 'quiet')).toEqual(['still needed'])
    expect(await texts(log, 'busy')).toEqual(['all up to 200'])
    expect(await log.own('quiet', 0)).toBeGreaterThan(quiet)
    expect(await log.own('busy', 0)).toBeGreaterThan(busy)
    await log.close()
  })

  it('has no byte of what was replaced or removed on disk once it was expunged', async () => {
    const log = await open(100_000)
    const room = await log.own('room', 0)
    await log.append('room', room, Buffer.from('withdrawn words'))
    const seq = await log.append('room', room, Buffer.from('their deletion'))
    await log.append('other', await log.own('other', 0), Buffer.from('words that stay'))
    await log.append('draft', await log.own('draft', 0), Buffer.from('a draft'))
    const onDisk = async (words: string) => {
      const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((f) =>
        f.isFile(),
      )
      const contents = await Promise.all(files.map((f) => readFile(join(f.parentPath, f.name))))
      return contents.some((content) => content.includes(words))
    }
    await log.snapshot('room', seq, Buffer.from('what is left'))
    await log.remove('draft')
    expect([await onDisk('withdrawn words'), await onDisk('a draft')]).toEqual([true, true])
    await log.expunge()
    expect([await onDisk('withdrawn words'), await onDisk('a draft')]).toEqual([false, false])
    expect([await onDisk('what is left'), await onDisk('words that stay')]).toEqual([true, true])
    const before = await readdir(folder)
    await log.expunge()
    expect(await readdir(folder)).toEqual(before)
    await log.close()
  })

  it('does not pile up segments when it is opened again and again', async () => {
    for (let n = 0; n < 10; n++) {
      const log = await open(100_000)
      await log.append('room', await log.own('room', 0), Buffer.from(`${n}`))
      await log.close()
    }
    expect(await segments()).toBeLessThanOrEqual(4)
    const log = await open()
    expect(await texts(log, 'room')).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    await log.close()
  })

  it('does not bring a removed room back, not by its entries and not by its snapshot', async () => {
    let log = await open()
    const epoch = await log.own('room', 0)
    await log.append('room', epoch, Buffer.from('one'))
    await log.snapshot('room', 1, Buffer.from('one'))
    await log.append('room', epoch, Buffer.from('two'))
    await log.remove('room')
    await log.snapshot('room', 2, Buffer.from('late snapshot of a room that is gone'))
    await log.close()
    log = await open()
    expect(await log.list()).toEqual([])
    expect(await texts(log, 'room')).toEqual([])
    await log.append('room', await log.own('room', 0), Buffer.from('anew'))
    expect(await texts(log, 'room')).toEqual(['anew'])
    await log.close()
    log = await open()
    expect(await texts(log, 'room')).toEqual(['anew'])
    await log.close()
  })

  it('does not bring back what is removed or set aside while segments are being emptied', async () => {
    // A removal may come at any moment of the copying: each round waits a little longer with it.
    for (let wait = 0; wait < 40; wait++) {
      let log = await open(100_000)
      const rooms = ['removed', 'aside', 'kept']
      const owned = new Map<string, { epoch: number; last: number }>()
      for (const room of rooms) {
        const epoch = await log.own(room, 0)
        let last = 0
        for (const word of ['one', 'two', 'three'])
          last = await log.append(room, epoch, Buffer.from(`${room} ${word}`))
        owned.set(room, { epoch, last })
      }
      const { epoch, last } = owned.get('aside') ?? { epoch: 0, last: 0 }
      await log.append('gone', await log.own('gone', 0), Buffer.from('a reason to expunge'))
      await log.remove('gone')
      const expunged = log.expunge()
      const steps = wait % 20
      for (let step = 0; step < steps; step++)
        await (wait < 20 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve)))
      await Promise.all([expunged, log.remove('removed'), log.setAside('aside', epoch, last - 1)])
      await log.close()
      log = await open(100_000)
      expect(await log.list()).toEqual(['aside', 'kept'])
      expect(await texts(log, 'aside')).toEqual(['aside one'])
      expect(await texts(log, 'kept')).toEqual(['kept one', 'kept two', 'kept three'])
      await log.remove('aside')
      await log.remove('kept')
      await log.expunge()
      await log.close()
    }
  })

  it('shows nobody the content of a room that is on its way out, and stores nothing for its old owner', async () => {
    let log = await open()
    const epoch = await log.own('room', 0)
    await log.append('room', epoch, Buffer.from('old'))
    const removed = log.remove('room')
    const late = log.append('room', epoch, Buffer.from('late'))
    const seen = texts(log, 'room')
    const snapshot = log.snapshot('room', 1, Buffer.from('old')).catch(() => undefined)
    const next = log.own('room', 0)
    await expect(late).rejects.toMatchObject({ code: 'fenced' })
    expect(await seen).toEqual([])
    await log.append('room', await next, Buffer.from('new'))
    await Promise.all([removed, snapshot])
    expect(await texts(log, 'room')).toEqual(['new'])
    await log.close()
    log = await open()
    expect(await texts(log, 'room')).toEqual(['new'])
    await log.close()
  })

  it('stores behind what is being set aside as if it had been', async () => {
    const log = await open()
    const epoch = await log.own('room', 0)
    for (const word of ['one', 'two', 'three']) await log.append('room', epoch, Buffer.from(word))
    const [moved] = await Promise.all([
      log.setAside('room', epoch, 2),
      log.append('room', epoch, Buffer.from('four')),
    ])
    expect(moved).toBe(2)
    expect(await texts(log, 'room')).toEqual(['one', 'four'])
    await log.close()
  })

  it('reads rooms while segments are tidied away under them', async () => {
    const log = await open()
    const epoch = await log.own('room', 0)
    const expected: string[] = []
    for (let n = 0; n < 100; n++) {
      expected.push(`entry ${n}`)
      const [, seen] = await Promise.all([
        log.append('room', epoch, Buffer.from(`entry ${n}`)),
        texts(log, 'room'),
      ])
      expect(seen).toEqual(expected.slice(0, seen.length))
      expect(seen.length).toBeGreaterThanOrEqual(n)
    }
    expect(await texts(log, 'room')).toEqual(expected)
    await log.close()
  })
})
