import { describe, expect, it } from 'vitest'
import type { DocumentLog } from './document-log.ts'
import { StorageError } from './errors.ts'
import { createMemoryLog } from './memory-log.ts'
import { openRecords } from './records-in-log.ts'

/** A log that refuses appends while `full`, as a disk without space does; what it refused may lie there all the same. */
function logOnDisk() {
  const log = createMemoryLog()
  const disk = { full: false, keepsWhatItRefuses: false, refusesSnapshots: false, appends: 0 }
  const onDisk = new Proxy(log, {
    get(target, key: keyof DocumentLog) {
      if (key === 'append')
        return async (room: string, epoch: number, bytes: Uint8Array) => {
          disk.appends += 1
          if (!disk.full) return await target.append(room, epoch, bytes)
          if (disk.keepsWhatItRefuses) await target.append(room, epoch, bytes)
          await target.own(room, 0) // What the journal does: the owner is fenced.
          throw new StorageError('failed', 'no space')
        }
      if (key === 'snapshot' && disk.refusesSnapshots)
        return async () => {
          throw new StorageError('failed', 'no space')
        }
      return target[key].bind(target)
    },
  })
  return { log: onDisk, disk }
}

describe('records', () => {
  it('are not taken back from a server that has them now', async () => {
    const { log } = logOnDisk()
    const records = await openRecords(log)
    const successor = await openRecords(log)
    for (let n = 0; n < 2; n++) await expect(records.put('a', 1)).rejects.toMatchObject({ code: 'fenced' })
    await successor.put('a', 2)
    expect(await successor.get('a')).toBe(2)
  })

  it('are stored again once there is space, and a restart finds what was confirmed and nothing else', async () => {
    const { log, disk } = logOnDisk()
    const records = await openRecords(log)
    await records.put('a', 1)
    disk.full = true
    disk.keepsWhatItRefuses = true
    const refused = await Promise.allSettled([records.put('a', 2), records.put('b', 2), records.put('c', 2)])
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await records.list('')).toEqual([{ key: 'a', value: 1 }])
    disk.full = false
    await records.put('d', 4)
    const expected = [
      { key: 'a', value: 1 },
      { key: 'd', value: 4 },
    ]
    expect(await records.list('')).toEqual(expected)
    expect(await (await openRecords(log)).list('')).toEqual(expected)
  })

  it('that are put while one is on its way go together with the next, the last word counting', async () => {
    const { log, disk } = logOnDisk()
    const records = await openRecords(log)
    await Promise.all(Array.from({ length: 50 }, (_, n) => records.put('key', n)))
    expect(await records.get('key')).toBe(49)
    expect(disk.appends).toBeLessThan(5)
    expect(await (await openRecords(log)).get('key')).toBe(49)
  })

  it('count as stored though folding the log failed, which is said', async () => {
    const { log, disk } = logOnDisk()
    const troubles: string[] = []
    const records = await openRecords(log, { onTrouble: (message) => troubles.push(message) })
    disk.refusesSnapshots = true
    for (let n = 1; n <= 1000; n++) await records.put('key', n)
    expect(troubles).toEqual([expect.stringContaining('check disk space')])
    const again = await openRecords(log)
    expect(await again.get('key')).toBe(1000)
    disk.refusesSnapshots = false
    await again.put('key', 0)
    expect((await log.read('records', 0)).snapshot).not.toBeNull()
  })
})
