import { createHash } from 'node:crypto'
import { open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder, makeFolder } from './durable-file.ts'

const SUFFIX = '.bytes'

/**
 * Bytes that no log reads any more, kept for an operator: `damaged/<what>[-<hash of the room's name>].bytes`. The hash is
 * left out where nobody can say whose they are.
 */
export class BytesAside {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * @param what names the file; the same bytes kept again take the same place
   * @returns its path, once it would survive a power cut
   */
  async keep(what: string, room: string | null, bytes: Uint8Array): Promise<string> {
    await makeFolder(this.#folder)
    const path = join(this.#folder, `${what}${room === null ? '' : `-${hashOf(room)}`}${SUFFIX}`)
    const handle = await open(path, 'w')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await flushFolder(this.#folder)
    return path
  }

  /** Deletes what was kept of a room. */
  async drop(room: string): Promise<void> {
    const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const ours = names.filter((name) => name.endsWith(`-${hashOf(room)}${SUFFIX}`))
    for (const name of ours) await rm(join(this.#folder, name), { force: true })
    if (ours.length > 0) await flushFolder(this.#folder)
  }
}

const hashOf = (room: string): string => createHash('sha256').update(room).digest('hex').slice(0, 40)
