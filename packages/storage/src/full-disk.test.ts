import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JournalLog } from './journal-log.ts'

/** A file that opens and takes not a single byte: a disk without space. Linux has one. */
const FULL = '/dev/full'

describe.skipIf(!existsSync(FULL))('a journal on a disk without space', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-full-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()
  /** The next segment of a journal that has one will be a file on the full disk. */
  const fillDisk = (segment: number) => symlink(FULL, join(folder, `${String(segment).padStart(8, '0')}.log`))

  it('refuses what it cannot write with `failed`, keeps what it had, and fences the owner', async () => {
    const log = await JournalLog.open({ folder, segmentBytes: 200 })
    const epoch = await log.own('room', 0)
    await log.append('room', epoch, Buffer.from('one'.padEnd(300, '.')))
    // The segment is over its size: the next entry wants a new one, which has no space.
    await fillDisk(2)
    await expect(log.append('room', epoch, Buffer.from('two'))).rejects.toMatchObject({
      name: 'StorageError',
      code: 'failed',
      message: expect.stringContaining('Check disk space'),
    })
    await expect(log.append('room', epoch, Buffer.from('three'))).rejects.toMatchObject({ code: 'fenced' })
    expect((await log.read('room', 0)).entries.map(({ bytes }) => text(bytes).slice(0, 3))).toEqual(['one'])
    await log.close()
  })

  it('confirms nothing behind an entry that failed, though it waited for the next flush', async () => {
    let log = await JournalLog.open({ folder, segmentBytes: 200 })
    const epoch = await log.own('room', 0)
    await log.append('room', epoch, Buffer.from('one'.padEnd(300, '.')))
    await fillDisk(2)
    const failing = log.append('room', epoch, Buffer.from('two'))
    // The flush has its batch by now; this one is for the next, by which time there is space again.
    await Promise.resolve()
    await Promise.resolve()
    const behind = log.append('room', epoch, Buffer.from('three'))
    const settled = await Promise.allSettled([failing, behind, rm(join(folder, '00000002.log'))])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    await log.append('room', await log.own('room', 0), Buffer.from('four'))
    await log.close()
    log = await JournalLog.open({ folder })
    const { entries, damaged } = await log.read('room', 0)
    expect(damaged).toBeUndefined()
    expect(entries.map(({ bytes }) => text(bytes).replaceAll('.', ''))).toEqual(['one', 'four'])
    await log.close()
  })

  it('gives back every file it tried to begin, however often', async () => {
    const log = await JournalLog.open({ folder, segmentBytes: 200 })
    const first = await log.own('room', 0)
    await log.append('room', first, Buffer.from('one'.padEnd(300, '.')))
    await fillDisk(2)
    const filesOpen = async () => (await readdir('/proc/self/fd')).length
    const tryOnce = () => expect(log.own('room', 0)).rejects.toMatchObject({ code: 'failed' })
    await tryOnce()
    const before = await filesOpen()
    for (let n = 0; n < 20; n++) await tryOnce()
    expect(await filesOpen()).toBeLessThanOrEqual(before)
    await log.close()
  })

  it('goes on when there is space again, and a restart finds exactly what was confirmed', async () => {
    let log = await JournalLog.open({ folder, segmentBytes: 200 })
    const epoch = await log.own('room', 0)
    await log.append('room', epoch, Buffer.from('one'.padEnd(300, '.')))
    await fillDisk(2)
    await expect(log.append('room', epoch, Buffer.from('two'))).rejects.toMatchObject({ code: 'failed' })
    await rm(join(folder, '00000002.log'))
    const again = await log.own('room', 0)
    expect(again).toBeGreaterThan(epoch)
    await log.append('room', again, Buffer.from('three'))
    await log.close()
    log = await JournalLog.open({ folder })
    const { entries, damaged } = await log.read('room', 0)
    expect(damaged).toBeUndefined()
    expect(entries.map(({ bytes }) => text(bytes).replaceAll('.', ''))).toEqual(['one', 'three'])
    await log.close()
  })

  it('leaves the entries where they are when a snapshot cannot be written', async () => {
    const log = await JournalLog.open({ folder })
    const epoch = await log.own('room', 0)
    await log.append('room', epoch, Buffer.from('one'))
    // A snapshot is written beside its place first; where that cannot be, the folder is as good as full.
    const snapshots = join(folder, 'snapshots')
    await rm(snapshots, { recursive: true })
    await writeFile(snapshots, '')
    await expect(log.snapshot('room', 1, Buffer.from('all'))).rejects.toMatchObject({ code: 'failed' })
    const { snapshot, entries } = await log.read('room', 0)
    expect([snapshot, entries.map(({ bytes }) => text(bytes))]).toEqual([null, ['one']])
    await log.close()
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})
