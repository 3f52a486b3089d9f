import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

  it('opens when a journal is no journal at all, keeps a copy of it, and says so', async () => {
    await (await openStorage({ dataDir })).close()
    await writeFile(join(dataDir, 'documents', '00000001.log'), 'this is not a journal'.repeat(1000))
    const { log, damages, close } = await openStorage({ dataDir })
    expect(damages).toEqual([expect.stringContaining('are damaged')])
    expect(await log.list()).toEqual([])
    expect(await readdir(join(dataDir, 'documents', 'damaged'))).toEqual(['1.log'])
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
  })
})
