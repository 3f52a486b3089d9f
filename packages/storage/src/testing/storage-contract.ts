import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentLog } from '../document-log.ts'
import type { RecordStore } from '../record-store.ts'

/** What a backend gives the suite: a store, and the same store closed and opened again. */
export interface Backend {
  log: DocumentLog
  records: RecordStore
  close(): Promise<void>
}

export interface BackendUnderTest {
  /** Everything that was put aside for an operator; left out by a backend that keeps nothing. */
  aside?(): Promise<Buffer>
  open(): Promise<Backend>
  /** Opens the same data again; left out by a backend that keeps nothing. */
  reopen?(): Promise<Backend>
  cleanUp?(): Promise<void>
}

const bytes = (...values: number[]) => Uint8Array.from(values)
const plain = (entries: { seq: number; bytes: Uint8Array }[]) =>
  entries.map((entry) => [entry.seq, [...entry.bytes]])

/** The rules every backend keeps. A backend's own test is a temporary folder and this call. */
export function storageContract(name: string, prepare: () => Promise<BackendUnderTest>): void {
  describe(`storage contract: ${name}`, () => {
    let under: BackendUnderTest
    let backend: Backend
    let log: DocumentLog
    beforeEach(async () => {
      under = await prepare()
      backend = await under.open()
      log = backend.log
    })
    afterEach(async () => {
      await backend.close()
      await under.cleanUp?.()
    })

    it('reads nothing from a room that never was', async () => {
      expect(await log.read('room', 0)).toEqual({ snapshot: null, entries: [], last: 0 })
      expect(await log.list()).toEqual([])
    })

    it('knows which rooms hold something', async () => {
      expect(await log.has('room')).toBe(false)
      const epoch = await log.own('room', 1000)
      expect(await log.has('room')).toBe(false)
      await log.append('room', epoch, bytes(1))
      expect([await log.has('room'), await log.has('other')]).toEqual([true, false])
      await log.snapshot('room', 1, bytes(9))
      expect(await log.has('room')).toBe(true)
      await log.remove('room')
      expect(await log.has('room')).toBe(false)
    })

    it('loses nothing by expunging, also of what is written meanwhile', async () => {
      const [kept, gone] = [await log.own('kept', 1000), await log.own('gone', 1000)]
      await log.append('kept', kept, bytes(1))
      await log.append('gone', gone, bytes(2))
      await log.append('kept', kept, bytes(3))
      await log.snapshot('kept', 1, bytes(9))
      await log.remove('gone')
      const [, , seq] = await Promise.all([log.expunge(), log.expunge(), log.append('kept', kept, bytes(4))])
      await log.append('kept', kept, bytes(5))
      const expected = { snapshot: [1, [9]], entries: [[2, [3]], [seq, [4]], [4, [5]]] } // biome-ignore format: a table
      const content = async (from: DocumentLog) => {
        const { snapshot, entries } = await from.read('kept', 0)
        return { snapshot: snapshot && [snapshot.seq, [...snapshot.bytes]], entries: plain(entries) }
      }
      expect(await content(log)).toEqual(expected)
      expect(await log.list()).toEqual(['kept'])
      if (under.reopen === undefined) return
      await backend.close()
      backend = await under.reopen()
      log = backend.log
      expect(await content(log)).toEqual(expected)
      expect(await log.list()).toEqual(['kept'])
      expect(await log.own('kept', 1000)).toBeGreaterThan(kept)
    })

    it('gives entries back in the order they were appended, with rising seq', async () => {
      const epoch = await log.own('room', 1000)
      const seqs = await Promise.all([1, 2, 3].map((value) => log.append('room', epoch, bytes(value))))
      expect(seqs).toEqual([1, 2, 3])
      const content = await log.read('room', 0)
      expect(plain(content.entries)).toEqual([
        [1, [1]],
        [2, [2]],
        [3, [3]],
      ])
      expect(content.last).toBe(3)
      expect(plain((await log.read('room', 2)).entries)).toEqual([[3, [3]]])
    })

    it('keeps bytes as they were when the caller changes its buffer afterwards', async () => {
      const epoch = await log.own('room', 1000)
      const buffer = bytes(1, 2, 3)
      const stored = log.append('room', epoch, buffer)
      buffer.fill(9)
      await stored
      expect(plain((await log.read('room', 0)).entries)).toEqual([[1, [1, 2, 3]]])
    })

    it('stores an empty entry and one of two megabytes', async () => {
      const epoch = await log.own('room', 1000)
      await log.append('room', epoch, bytes())
      const large = new Uint8Array(2 << 20).map((_, index) => index % 251)
      await log.append('room', epoch, large)
      const { entries } = await log.read('room', 0)
      expect(entries.map((entry) => entry.bytes.byteLength)).toEqual([0, large.byteLength])
      expect(Buffer.compare(entries[1]?.bytes ?? bytes(), large)).toBe(0)
    })

    it('keeps rooms apart, also when one name begins with the other', async () => {
      for (const room of ['a', 'a/b', 'ab'])
        await log.append(room, await log.own(room, 1000), Buffer.from(room))
      for (const room of ['a', 'a/b', 'ab']) {
        expect(plain((await log.read(room, 0)).entries)).toEqual([[1, [...Buffer.from(room)]]])
      }
      expect(await log.list()).toEqual(['a', 'a/b', 'ab'])
    })

    it('refuses the append of an owner that was followed by another, and stores nothing of it', async () => {
      const first = await log.own('room', 1000)
      await log.append('room', first, bytes(1))
      const second = await log.own('room', 1000)
      expect(second).toBeGreaterThan(first)
      await expect(log.append('room', first, bytes(66))).rejects.toMatchObject({ code: 'fenced' })
      await expect(log.setAside('room', first, 1)).rejects.toMatchObject({ code: 'fenced' })
      expect(await log.append('room', second, bytes(2))).toBe(2)
      expect(plain((await log.read('room', 0)).entries)).toEqual([
        [1, [1]],
        [2, [2]],
      ])
    })

    it('tells an owner by renew whether it still is one', async () => {
      const first = await log.own('room', 1000)
      expect(await log.renew('room', first, 1000)).toBe(true)
      const second = await log.own('room', 1000)
      expect(await log.renew('room', first, 1000)).toBe(false)
      expect(await log.renew('room', second, 1000)).toBe(true)
    })

    it('does not let the release of an old owner disturb the present one', async () => {
      const first = await log.own('room', 1000)
      const second = await log.own('room', 1000)
      await log.release('room', first)
      expect(await log.append('room', second, bytes(1))).toBe(1)
    })

    it('puts a snapshot in the place of the entries it covers and keeps the later ones', async () => {
      const epoch = await log.own('room', 1000)
      for (const value of [1, 2, 3]) await log.append('room', epoch, bytes(value))
      await log.snapshot('room', 2, bytes(12))
      const content = await log.read('room', 0)
      expect(content.snapshot && [content.snapshot.seq, [...content.snapshot.bytes]]).toEqual([2, [12]])
      expect(plain(content.entries)).toEqual([[3, [3]]])
      expect((await log.read('room', 2)).snapshot).toBeNull()
      expect(await log.append('room', epoch, bytes(4))).toBe(4)
    })

    it('goes on counting where a snapshot of everything ended', async () => {
      const epoch = await log.own('room', 1000)
      await log.append('room', epoch, bytes(1))
      await log.snapshot('room', 1, bytes(1))
      await log.release('room', epoch)
      expect(await log.append('room', await log.own('room', 1000), bytes(2))).toBe(2)
    })

    it('ignores a snapshot older than the stored one', async () => {
      const epoch = await log.own('room', 1000)
      for (const value of [1, 2, 3]) await log.append('room', epoch, bytes(value))
      await log.snapshot('room', 3, bytes(123))
      await log.snapshot('room', 2, bytes(12))
      expect((await log.read('room', 0)).snapshot?.seq).toBe(3)
    })

    it('does not bring a removed room back by a snapshot that comes late', async () => {
      const epoch = await log.own('room', 1000)
      for (const value of [1, 2]) await log.append('room', epoch, bytes(value))
      await log.remove('room')
      await log.snapshot('room', 2, bytes(12))
      expect(await log.read('room', 0)).toMatchObject({ snapshot: null, entries: [] })
      expect(await log.has('room')).toBe(false)
      const next = await log.own('room', 1000)
      const seq = await log.append('room', next, bytes(3))
      expect(plain((await log.read('room', 0)).entries)).toEqual([[seq, [3]]])
    })

    it('refuses the snapshot of a room that nobody ever owned', async () => {
      await expect(log.snapshot('room', 1, bytes(1))).rejects.toMatchObject({ code: 'fenced' })
    })

    it('keeps the bytes of what is set aside until the room is expunged by name', async () => {
      if (under.aside === undefined) return
      const epoch = await log.own('room', 1000)
      for (const word of ['kept', 'moved']) await log.append('room', epoch, Buffer.from(word))
      await log.setAside('room', epoch, 2)
      await log.expunge()
      expect((await under.aside()).includes('moved')).toBe(true)
      await log.expunge('another')
      expect((await under.aside()).includes('moved')).toBe(true)
      await log.expunge('room')
      expect((await under.aside()).includes('moved')).toBe(false)
    })

    it('takes entries out from a seq on when they are set aside', async () => {
      const epoch = await log.own('room', 1000)
      for (const value of [1, 2, 3]) await log.append('room', epoch, bytes(value))
      expect(await log.setAside('room', epoch, 2)).toBe(2)
      await log.append('room', epoch, bytes(4))
      expect((await log.read('room', 0)).entries.map((entry) => [...entry.bytes])).toEqual([[1], [4]])
    })

    it('removes a room with everything in it, and fences its owner', async () => {
      const epoch = await log.own('room', 1000)
      await log.append('room', epoch, bytes(1))
      await log.snapshot('room', 1, bytes(1))
      await log.remove('room')
      expect(await log.read('room', 0)).toMatchObject({ snapshot: null, entries: [] })
      expect(await log.list()).toEqual([])
      await expect(log.append('room', epoch, bytes(2))).rejects.toMatchObject({ code: 'fenced' })
    })

    it.each(['', 'a\u0000b', 'x'.repeat(513)])('refuses the room name %j in words', async (room) => {
      await expect(log.own(room, 1000)).rejects.toMatchObject({ code: 'badKey' })
      await expect(log.read(room, 0)).rejects.toMatchObject({ code: 'badKey' })
    })

    it('takes a room name of exactly 512 bytes', async () => {
      const room = 'é'.repeat(256)
      await log.append(room, await log.own(room, 1000), bytes(1))
      expect(await log.list()).toEqual([room])
    })

    it('keeps records as JSON and lists them by prefix, in order', async () => {
      const { records } = backend
      await records.put('ballot/2/b', { cluster: 'c', weight: 2 })
      await records.put('ballot/2/a', [1, null, 'é'])
      await records.put('ballot/20/a', true)
      await records.put('ballots', 1)
      expect(await records.get('ballot/2/b')).toEqual({ cluster: 'c', weight: 2 })
      expect(await records.get('ballot/3')).toBeUndefined()
      expect((await records.list('ballot/2/')).map((record) => record.key)).toEqual([
        'ballot/2/a',
        'ballot/2/b',
      ])
      expect((await records.list('')).map((record) => record.key)).toEqual([
        'ballot/2/a',
        'ballot/2/b',
        'ballot/20/a',
        'ballots',
      ])
      await records.remove('ballot/2/b')
      expect(await records.get('ballot/2/b')).toBeUndefined()
    })

    it('changes several records together or, when one key cannot be stored, none', async () => {
      const { records } = backend
      await records.put('a', 1)
      await records.putAll([
        ['a', undefined],
        ['b', 2],
      ])
      expect(await records.list('')).toEqual([{ key: 'b', value: 2 }])
      await expect(
        records.putAll([
          ['c', 3],
          ['', 4],
        ]),
      ).rejects.toMatchObject({ code: 'badKey' })
      expect(await records.list('')).toEqual([{ key: 'b', value: 2 }])
    })

    it('refuses every call after close in words', async () => {
      await log.close()
      await expect(log.own('room', 1000)).rejects.toMatchObject({ code: 'closed' })
      await expect(log.list()).rejects.toMatchObject({ code: 'closed' })
    })

    it('has everything again after it was closed and opened, with a greater epoch', async () => {
      if (under.reopen === undefined) return
      const epoch = await log.own('room', 1000)
      for (const value of [1, 2, 3]) await log.append('room', epoch, bytes(value))
      await log.snapshot('room', 2, bytes(12))
      await backend.records.put('person', { name: 'Ana' })
      await backend.close()
      backend = await under.reopen()
      const content = await backend.log.read('room', 0)
      expect(content.snapshot?.seq).toBe(2)
      expect(plain(content.entries)).toEqual([[3, [3]]])
      expect(await backend.records.get('person')).toEqual({ name: 'Ana' })
      const next = await backend.log.own('room', 1000)
      expect(next).toBeGreaterThan(epoch)
      expect(await backend.log.append('room', next, bytes(4))).toBe(4)
    })
  })
}
