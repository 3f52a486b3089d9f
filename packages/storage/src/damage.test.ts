import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeRecord, KIND, NO_SALT, type RecordKind, sealRecord } from './journal-format.ts'
import { openStorage } from './open-storage.ts'

const file = (name: string) => fileURLToPath(new URL(`./testing/${name}`, import.meta.url))

describe('an embedded store that met misfortune', () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'atelier-damage-'))
  })
  afterEach(() => rm(dataDir, { recursive: true, force: true }))

  /** Stores `words` as entries, then changes one byte inside the last place where `word` lies in the file. */
  async function damage(words: string[], word: string, compacted = false): Promise<void> {
    const storage = await openStorage({ dataDir })
    const epoch = await storage.log.own('room', 1000)
    for (const each of words) await storage.log.append('room', epoch, Buffer.from(each))
    if (compacted) await storage.log.snapshot('room', words.length, Buffer.from(word))
    await storage.close()
    const folder = compacted ? join(dataDir, 'documents', 'snapshots') : join(dataDir, 'documents')
    const [name] = (await readdir(folder)).filter((each) => each.endsWith(compacted ? '.snapshot' : '.log'))
    const path = join(folder, name ?? '')
    const content = await readFile(path)
    const at = content.indexOf(word)
    expect(at).toBeGreaterThan(0)
    content[at + 3] = (content[at + 3] ?? 0) ^ 0xff
    await writeFile(path, content)
  }

  it('opens with everything before a damaged entry, says so, and stores what follows', async () => {
    await damage(['first-entry', 'second-entry', 'third-entry', 'fourth-entry'], 'third-entry')
    const { log, close } = await openStorage({ dataDir })
    const content = await log.read('room', 0)
    expect(content.entries.map((entry) => Buffer.from(entry.bytes).toString())).toEqual([
      'first-entry',
      'second-entry',
    ])
    expect(content.last).toBe(4)
    expect(content.damaged).toMatchObject({ seq: 3, part: 'entry' })
    expect(content.damaged?.message).toContain('room "room"')

    const epoch = await log.own('room', 1000)
    expect(await log.setAside('room', epoch, 3)).toBe(1)
    await log.append('room', epoch, Buffer.from('after'))
    const mended = await log.read('room', 0)
    expect(mended.damaged).toBeUndefined()
    expect(mended.entries.map((entry) => Buffer.from(entry.bytes).toString())).toEqual([
      'first-entry',
      'second-entry',
      'after',
    ])
    await close()
  })

  it('reports a damaged snapshot and reads nothing behind it', async () => {
    await damage(['one', 'two'], 'the-snapshot-bytes', true)
    const { log, close } = await openStorage({ dataDir })
    expect(await log.read('room', 0)).toMatchObject({
      snapshot: null,
      entries: [],
      damaged: { part: 'snapshot' },
    })
    await close()
  })

  describe('whose snapshot', () => {
    /** A room with a snapshot at 3, where a later owner wrote entry 4; then `spoil` has its way with the file. */
    async function spoiled(
      spoil: (path: string, content: Buffer) => Promise<void>,
      entries = ['four'],
    ): Promise<string> {
      const { log, close } = await openStorage({ dataDir })
      const first = await log.own('room', 0)
      for (const word of ['one', 'two', 'three']) await log.append('room', first, Buffer.from(word))
      await log.snapshot('room', 3, Buffer.from('everything up to three'))
      const later = await log.own('room', 0)
      for (const word of entries) await log.append('room', later, Buffer.from(word))
      await log.expunge()
      await close()
      const folder = join(dataDir, 'documents', 'snapshots')
      const path = join(folder, (await readdir(folder))[0] ?? '')
      await spoil(path, await readFile(path))
      return path
    }
    const flip = (at: number) => (path: string, content: Buffer) => {
      content[at] = (content[at] ?? 0) ^ 0x40
      return writeFile(path, content)
    }

    it.each([
      ['is empty', (path: string) => writeFile(path, '')],
      ['is cut short', (path: string, content: Buffer) => writeFile(path, content.subarray(0, 40))],
      ['is gone', (path: string) => rm(path)],
      ['has a flipped bit in its length', flip(0)],
      ['has a flipped bit in its kind', flip(8)],
      ['has a flipped bit in the name', flip(8 + 27)],
      ['has a flipped bit in its seq', flip(8 + 11 + 6)],
      ['has a flipped bit in its content', flip(8 + 27 + 4 + 3)],
    ])('%s: the room does not open, says so, and nothing is written over what is left', async (_, spoil) => {
      const path = await spoiled(spoil)
      const left = await readFile(path).catch(() => null)
      for (let start = 0; start < 2; start++) {
        const { log, close } = await openStorage({ dataDir })
        expect(await log.read('room', 0)).toMatchObject({
          snapshot: null,
          entries: [],
          damaged: { part: 'snapshot', message: expect.stringContaining('Restore') },
        })
        expect(await log.has('room')).toBe(true)
        await log.own('room', 0)
        await expect(log.snapshot('room', 9, Buffer.from('nothing'))).rejects.toMatchObject({
          code: 'damaged',
        })
        await log.expunge()
        await close()
        expect(await readFile(path).catch(() => null)).toEqual(left)
      }
    })

    it('is gone, and nothing follows it: the room does not open as an empty one', async () => {
      await spoiled((path) => rm(path), [])
      const { log, close } = await openStorage({ dataDir })
      expect((await log.read('room', 0)).damaged).toMatchObject({ part: 'snapshot' })
      await close()
    })

    it('was damaged and is there again opens with everything', async () => {
      let whole = Buffer.alloc(0)
      const path = await spoiled(async (path, content) => {
        whole = Buffer.from(content)
        await flip(8 + 11 + 6)(path, content)
      })
      await (await openStorage({ dataDir })).close()
      await writeFile(path, whole)
      const { log, damages, close } = await openStorage({ dataDir })
      const { snapshot, entries } = await log.read('room', 0)
      expect(snapshot && Buffer.from(snapshot.bytes).toString()).toBe('everything up to three')
      expect(entries.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['four'])
      expect(damages).toEqual([])
      await close()
    })

    it('is damaged: other rooms open, and the room can be removed and begun anew', async () => {
      await spoiled(flip(8))
      const { log, damages, close } = await openStorage({ dataDir })
      expect(damages).toEqual([expect.stringContaining('Restore this file from a copy')])
      await log.append('other', await log.own('other', 0), Buffer.from('fine'))
      await log.remove('room')
      expect(await log.list()).toEqual(['other'])
      await log.append('room', await log.own('room', 0), Buffer.from('anew'))
      await close()
      const again = await openStorage({ dataDir })
      const { entries, damaged } = await again.log.read('room', 0)
      expect([entries.map(({ bytes }) => Buffer.from(bytes).toString()), damaged]).toEqual([
        ['anew'],
        undefined,
      ])
      await again.close()
    })
  })

  it.each([1, 5, 20, 43])(
    'opens with everything before a journal cut %i bytes before its end',
    async (cut) => {
      const storage = await openStorage({ dataDir })
      const epoch = await storage.log.own('room', 1000)
      for (const word of ['one', 'two', 'three']) await storage.log.append('room', epoch, Buffer.from(word))
      await storage.close()
      const path = join(dataDir, 'documents', '00000001.log')
      const content = await readFile(path)
      await writeFile(path, content.subarray(0, content.byteLength - cut))
      const { log, damages, close } = await openStorage({ dataDir })
      const read = await log.read('room', 0)
      expect(read.entries.map((entry) => Buffer.from(entry.bytes).toString())).toEqual(['one', 'two'])
      expect(damages).toHaveLength(1)
      // With less than a header left, nobody can say whose entry it was.
      if (cut < 6) expect(read.damaged).toMatchObject({ seq: 3, part: 'entry' })
      const next = await log.own('room', 1000)
      if (read.damaged) await log.setAside('room', next, read.damaged.seq)
      await log.append('room', next, Buffer.from('four'))
      await close()
      const again = await openStorage({ dataDir })
      expect(
        (await again.log.read('room', 0)).entries.map((entry) => Buffer.from(entry.bytes).toString()),
      ).toEqual(['one', 'two', 'four'])
      expect((await again.log.read('room', 0)).damaged).toBeUndefined()
      await again.close()
    },
  )

  it('does not take bytes inside a damaged entry for a record, though they would be one on their own', async () => {
    const forged = sealRecord(
      encodeRecord({ kind: KIND.entry, room: 'room', epoch: 1, seq: 2, previous: 1 }, Buffer.from('forged')),
      NO_SALT,
    )
    const storage = await openStorage({ dataDir })
    const epoch = await storage.log.own('room', 1000)
    await storage.log.append('room', epoch, Buffer.from('one'))
    await storage.log.append('room', epoch, Buffer.concat([Buffer.from('outer words'), forged]))
    await storage.close()
    const path = join(dataDir, 'documents', '00000001.log')
    const content = await readFile(path)
    content[content.indexOf('outer words')] = 0
    await writeFile(path, content)
    const { log, close } = await openStorage({ dataDir })
    const read = await log.read('room', 0)
    expect(read.entries.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['one'])
    expect(read.damaged).toMatchObject({ seq: 2, part: 'entry' })
    await close()
  })

  it.each([0, 3, 8, 13, 18])(
    'reads everything though byte %i of the head of a segment is damaged',
    async (at) => {
      const storage = await openStorage({ dataDir })
      const epoch = await storage.log.own('room', 1000)
      for (const word of ['one', 'two']) await storage.log.append('room', epoch, Buffer.from(word))
      await storage.close()
      const path = join(dataDir, 'documents', '00000001.log')
      const content = await readFile(path)
      content[at] = (content[at] ?? 0) ^ 0x11
      await writeFile(path, content)
      const { log, damages, close } = await openStorage({ dataDir })
      const { entries } = await log.read('room', 0)
      expect(entries.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['one', 'two'])
      expect(damages).toHaveLength(1)
      await close()
    },
  )

  it('keeps only the bytes that are damaged, and takes them away with what is expunged or removed by name', async () => {
    const aside = join(dataDir, 'documents', 'damaged')
    for (const takeAway of ['expunge', 'remove'] as const) {
      const room = `room to ${takeAway}`
      const first = await openStorage({ dataDir })
      const [before] = await first.log.list()
      expect(before).toBeUndefined()
      const neighbour = await first.log.own('neighbour', 0)
      await first.log.append('neighbour', neighbour, Buffer.from('words of somebody else'))
      const epoch = await first.log.own(room, 0)
      for (const word of ['readable', 'spoiled words', 'words behind'])
        await first.log.append(room, epoch, Buffer.from(word))
      await first.close()
      const names = (await readdir(join(dataDir, 'documents'))).filter((name) => name.endsWith('.log'))
      for (const name of names) {
        const path = join(dataDir, 'documents', name)
        const content = await readFile(path)
        const at = content.indexOf('spoiled words')
        if (at < 0) continue
        content[at] = 0
        await writeFile(path, content)
      }
      const { log, close } = await openStorage({ dataDir })
      const { damaged } = await log.read(room, 0)
      const owned = await log.own(room, 0)
      expect(await log.setAside(room, owned, damaged?.seq ?? 0)).toBe(1)
      const kept = await Promise.all((await readdir(aside)).map((name) => readFile(join(aside, name))))
      const all = Buffer.concat(kept)
      expect([all.includes('poiled words'), all.includes('words behind')]).toEqual([true, true])
      expect([all.includes('readable'), all.includes('words of somebody else')]).toEqual([false, false])
      await log[takeAway](room)
      expect(await readdir(aside)).toEqual([])
      await log.remove(room)
      await log.remove('neighbour')
      await log.expunge()
      const files = await readdir(join(dataDir, 'documents'), { recursive: true, withFileTypes: true })
      for (const each of files.filter((entry) => entry.isFile()))
        expect((await readFile(join(each.parentPath, each.name))).includes('poiled words')).toBe(false)
      await close()
    }
  })

  it('opens what the first version wrote, and goes on in it', async () => {
    await (await openStorage({ dataDir })).close()
    const documents = join(dataDir, 'documents')
    for (const name of (await readdir(documents)).filter((each) => each.endsWith('.log')))
      await rm(join(documents, name))
    const record = (kind: RecordKind, seq: number, previous: number, text = '') =>
      sealRecord(encodeRecord({ kind, room: 'room', epoch: 1, seq, previous }, Buffer.from(text)), NO_SALT)
    const first = [
      Buffer.from('ATELIER1'),
      record(KIND.owned, 0, 0),
      record(KIND.entry, 1, 0, 'one'),
      record(KIND.entry, 2, 1, 'two'),
    ]
    await writeFile(join(documents, '00000001.log'), Buffer.concat(first))
    for (const expected of [
      ['one', 'two', 'three'],
      ['one', 'two', 'three', 'three'],
    ]) {
      const { log, damages, close } = await openStorage({ dataDir })
      await log.append('room', await log.own('room', 0), Buffer.from('three'))
      await log.expunge()
      const { entries, damaged } = await log.read('room', 0)
      expect([entries.map(({ bytes }) => Buffer.from(bytes).toString()), damaged]).toEqual([
        expected,
        undefined,
      ])
      expect(damages).toEqual([])
      await close()
    }
  })

  it('refuses at once what nobody could read again, and the owner goes on', async () => {
    const { log, close } = await openStorage({ dataDir })
    const epoch = await log.own('room', 0)
    await log.append('room', epoch, Buffer.from('one'))
    const tooLarge = new Uint8Array(256 << 20)
    await expect(log.append('room', epoch, tooLarge)).rejects.toMatchObject({ code: 'failed' })
    await expect(log.snapshot('room', 1, tooLarge)).rejects.toMatchObject({ code: 'failed' })
    expect(await log.append('room', epoch, Buffer.from('two'))).toBe(2)
    await close()
  })

  it.each([1e300, Number.NaN, -1, 0.5, Number.MAX_SAFE_INTEGER, 20_000])(
    'does not believe a damaged entry that says its seq is %d, and goes on counting',
    async (seq) => {
      const storage = await openStorage({ dataDir })
      const epoch = await storage.log.own('room', 1000)
      for (const word of ['one', 'two', 'three']) await storage.log.append('room', epoch, Buffer.from(word))
      await storage.close()
      const path = join(dataDir, 'documents', '00000001.log')
      const content = await readFile(path)
      const start = content.indexOf('three') - 'room'.length - 27
      content.writeDoubleLE(seq, start + 11)
      await writeFile(path, content)
      for (let starts = 0; starts < 2; starts++) {
        const { log, close } = await openStorage({ dataDir })
        const read = await log.read('room', 0)
        expect(read.entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4].slice(0, 2 + starts * 2))
        expect(read.damaged).toBeUndefined()
        const next = await log.own('room', 1000)
        for (const expected of [3, 4])
          expect(await log.append('room', next, Buffer.from('after'))).toBe(expected + starts * 2)
        await close()
      }
    },
  )

  it('opens when a journal is no journal at all, keeps a copy of it, and says so', async () => {
    await (await openStorage({ dataDir })).close()
    await writeFile(join(dataDir, 'documents', '00000001.log'), 'this is not a journal'.repeat(1000))
    const { log, damages, close } = await openStorage({ dataDir })
    expect(damages).toEqual([expect.stringContaining('are damaged')])
    expect(await log.list()).toEqual([])
    expect(await readdir(join(dataDir, 'documents', 'damaged'))).toEqual(['1-0.bytes'])
    await close()
  })

  it('is held by one process at a time, and says which folder', async () => {
    const storage = await openStorage({ dataDir })
    await expect(openStorage({ dataDir })).rejects.toMatchObject({
      code: 'notWritable',
      message: expect.stringContaining(`${dataDir} is in use`),
    })
    await storage.close()
    await (await openStorage({ dataDir })).close()
  })

  it('refuses, in words, a folder that cannot be made', async () => {
    await writeFile(join(dataDir, 'a-file'), '')
    await expect(openStorage({ dataDir: join(dataDir, 'a-file', 'data') })).rejects.toMatchObject({
      code: 'notWritable',
      message: expect.stringContaining('Set DATA_DIR'),
    })
  })

  it('has every append it confirmed after kill -9 while appending and compacting, five times over', async () => {
    let confirmed = 0
    for (let round = 0; round < 5; round++) {
      const child = spawn(
        process.execPath,
        ['--import', file('run-typescript.mjs'), file('compaction-child.ts'), dataDir],
        { stdio: ['ignore', 'pipe', 'pipe'] },
      )
      let errors = ''
      child.stderr.on('data', (data: Buffer) => {
        errors += data
      })
      let heard = ''
      const started = confirmed
      await new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (data: Buffer) => {
          heard += data
          const whole = heard.slice(0, heard.lastIndexOf('\n')).split('\n')
          confirmed = Math.max(confirmed, Number(whole.at(-1) ?? 0))
          // Different places of the cycle of five each time, compactions under way or not.
          if (confirmed >= started + 23 + round) child.kill('SIGKILL')
        })
        child.on('close', (code) =>
          code === null ? resolve() : reject(new Error(`child ended ${code}: ${errors}`)),
        )
      })
      const storage = await openStorage({ dataDir })
      const { snapshot, entries, damaged } = await storage.log.read('room', 0)
      await storage.close()
      expect(damaged).toBeUndefined()
      const numbers = snapshot === null ? [] : [...new Uint32Array(new Uint8Array(snapshot.bytes).buffer)]
      for (const entry of entries) numbers.push(Buffer.from(entry.bytes).readUInt32LE())
      expect(numbers.length).toBeGreaterThanOrEqual(confirmed)
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      confirmed = numbers.length
    }
  }, 120_000)
})
