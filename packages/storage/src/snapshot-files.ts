import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder, makeFolder, replaceFile } from './durable-file.ts'
import { decodeRecord, encodeRecord, guessHeader, KIND, NO_SALT, sealRecord } from './journal-format.ts'

const SUFFIX = '.snapshot'

export type ReadSnapshot =
  | { state: 'none' }
  | { state: 'damaged' }
  | { state: 'whole'; seq: number; epoch: number; bytes: Uint8Array }

/**
 * One file a room, named by a hash of the room's name: a journal record with the snapshot as payload.
 *
 * A file that was damaged when it was listed belongs to its room all the same, by its name: nothing is written over it.
 */
export class SnapshotFiles {
  readonly #folder: string
  readonly #damaged = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async open(): Promise<void> {
    await makeFolder(this.#folder)
    for (const name of await readdir(this.#folder)) {
      if (name.endsWith('.new')) await rm(join(this.#folder, name), { force: true }) // Half of one, when the process died.
    }
  }

  #file(room: string): string {
    return join(this.#folder, fileName(room))
  }

  /** Whether the file of this room was there, and damaged, when the files were listed. */
  isDamaged(room: string): boolean {
    return this.#damaged.size > 0 && this.#damaged.has(fileName(room))
  }

  async write(room: string, epoch: number, seq: number, bytes: Uint8Array): Promise<void> {
    await replaceFile(
      this.#file(room),
      sealRecord(encodeRecord({ kind: KIND.entry, room, epoch, seq, previous: 0 }, bytes), NO_SALT),
    )
  }

  async read(room: string): Promise<ReadSnapshot> {
    let content: Buffer
    try {
      content = await readFile(this.#file(room))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'none' }
      throw error
    }
    const record = decodeRecord(content, 0, NO_SALT)
    if (record === null || record.room !== room) return { state: 'damaged' }
    return {
      state: 'whole',
      seq: record.seq,
      epoch: record.epoch,
      bytes: content.subarray(record.payloadOffset, record.length),
    }
  }

  async remove(room: string): Promise<void> {
    await rm(this.#file(room), { force: true })
    this.#damaged.delete(fileName(room))
    await flushFolder(this.#folder)
  }

  /**
   * Room, seq and epoch of every snapshot that is whole, and the files that are not: each is read, for a seq that is
   * believed without a look at the checksum hides entries that are stored.
   *
   * @returns `room` of a damaged file: whose it is, where its name can still be read
   */
  async list(): Promise<{
    whole: { room: string; seq: number; epoch: number }[]
    damaged: { path: string; room: string | null }[]
  }> {
    const whole: { room: string; seq: number; epoch: number }[] = []
    const damaged: { path: string; room: string | null }[] = []
    for (const name of await readdir(this.#folder)) {
      if (!name.endsWith(SUFFIX)) continue
      const path = join(this.#folder, name)
      const content = await readFile(path)
      const record = decodeRecord(content, 0, NO_SALT)
      if (record !== null && fileName(record.room) === name) {
        whole.push({ room: record.room, seq: record.seq, epoch: record.epoch })
        continue
      }
      this.#damaged.add(name)
      const guess = guessHeader(content, 0)
      damaged.push({ path, room: guess !== null && fileName(guess.room) === name ? guess.room : null })
    }
    return { whole, damaged }
  }
}

const fileName = (room: string): string =>
  `${createHash('sha256').update(room).digest('hex').slice(0, 40)}${SUFFIX}`
