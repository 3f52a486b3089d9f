import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder, replaceFile } from './durable-file.ts'
import { decodeRecord, encodeRecord, guessHeader, KIND } from './journal-format.ts'

const FRAME_AND_HEADER_BYTES = 8 + 27 + 512
const SUFFIX = '.snapshot'

export type ReadSnapshot =
  | { state: 'none' }
  | { state: 'damaged' }
  | { state: 'whole'; seq: number; epoch: number; bytes: Uint8Array }

/** One file a room, named by a hash of the room's name: a journal record with the snapshot as payload. */
export class SnapshotFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    for (const name of await readdir(this.#folder)) {
      if (name.endsWith('.new')) await rm(join(this.#folder, name), { force: true }) // Half of one, when the process died.
    }
  }

  #file(room: string): string {
    return join(this.#folder, `${createHash('sha256').update(room).digest('hex').slice(0, 40)}${SUFFIX}`)
  }

  async write(room: string, epoch: number, seq: number, bytes: Uint8Array): Promise<void> {
    await replaceFile(
      this.#file(room),
      encodeRecord({ kind: KIND.entry, room, epoch, seq, previous: 0 }, bytes),
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
    const record = decodeRecord(content, 0)
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
    await flushFolder(this.#folder)
  }

  /** Room, seq and epoch of every snapshot, from the head of its file; the content is not checked here. */
  async list(): Promise<{ room: string; seq: number; epoch: number }[]> {
    const found: { room: string; seq: number; epoch: number }[] = []
    for (const name of await readdir(this.#folder)) {
      if (!name.endsWith(SUFFIX)) continue
      const handle = await open(join(this.#folder, name), 'r')
      try {
        const head = Buffer.alloc(FRAME_AND_HEADER_BYTES)
        const { bytesRead } = await handle.read(head, 0, head.byteLength, 0)
        const header = guessHeader(head.subarray(0, bytesRead), 0)
        if (header !== null) found.push({ room: header.room, seq: header.seq, epoch: header.epoch })
      } finally {
        await handle.close()
      }
    }
    return found
  }
}
