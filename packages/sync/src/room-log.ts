import { type DocumentLog, type LogContent, StorageError } from '@atelier/storage'
import type { SyncLimits } from './limits.ts'
import type { Logger } from './logger.ts'

/** What the log of a room needs from the room. */
export interface LoggedRoom {
  isOpen(): boolean
  /** Settles when the append that is under way is done; `null`: document and log say the same. */
  storing(): Promise<void> | null
  /** The document as one update. */
  encode(): Uint8Array
  /** The log refuses what the room must be able to do. */
  fail(error: unknown): void
}

export interface RoomLogAround {
  readonly log: DocumentLog
  readonly logger: Logger
  readonly limits: SyncLimits
  readonly counts: { compactions: number; appends: number }
}

/**
 * One document on disk: who may write it, how long its log has grown, and when a snapshot takes the place of the log.
 */
export class RoomLog {
  readonly #name: string
  readonly #around: RoomLogAround
  readonly #room: LoggedRoom
  #epoch = 0
  #seq = 0
  #entries = 0
  #entryBytes = 0
  #storedBytes = 0
  #lastAppendMs = Number.NEGATIVE_INFINITY
  #compacting: Promise<void> | null = null
  #compactTimer: NodeJS.Timeout | null = null

  constructor(name: string, around: RoomLogAround, room: LoggedRoom) {
    this.#name = name
    this.#around = around
    this.#room = room
  }

  /** Snapshot and log together, bytes. */
  get storedBytes(): number {
    return this.#storedBytes
  }

  /**
   * Takes the room over and reads it. What is damaged at the end of the log is set aside, and said.
   * @throws StorageError when it cannot be read, or its snapshot is damaged
   */
  async read(): Promise<LogContent> {
    const { log, limits, logger } = this.#around
    this.#epoch = await log.own(this.#name, limits.ownershipMs)
    const content = await log.read(this.#name, 0)
    if (content.damaged?.part === 'snapshot') throw new StorageError('damaged', content.damaged.message)
    if (content.damaged !== undefined) {
      const moved = await log.setAside(this.#name, this.#epoch, content.damaged.seq)
      logger.error({ room: this.#name, seq: content.damaged.seq, moved }, content.damaged.message)
    }
    this.#seq = content.entries.at(-1)?.seq ?? content.snapshot?.seq ?? 0
    this.#entries = content.entries.length
    this.#entryBytes = content.entries.reduce((sum, entry) => sum + entry.bytes.byteLength, 0)
    this.#storedBytes = this.#entryBytes + (content.snapshot?.bytes.byteLength ?? 0)
    return content
  }

  /**
   * Resolves when the update would survive a power cut.
   * @throws StorageError
   */
  async append(update: Uint8Array): Promise<void> {
    const { log, limits, counts } = this.#around
    this.#seq = await log.append(this.#name, this.#epoch, update)
    counts.appends += 1
    this.#entries += 1
    this.#entryBytes += update.byteLength
    this.#storedBytes += update.byteLength
    this.#lastAppendMs = performance.now()
    if (this.#entries >= limits.compactFromEntries || this.#entryBytes >= limits.compactFromBytes)
      this.#planCompaction()
  }

  /** Prolongs the ownership; a room that lost it ends. */
  async renew(): Promise<void> {
    if (!this.#room.isOpen()) return
    const { log, limits, logger } = this.#around
    try {
      if (await log.renew(this.#name, this.#epoch, limits.ownershipMs)) return
    } catch (error) {
      logger.warn({ room: this.#name, error: String(error) }, 'ownership could not be renewed')
      return
    }
    if (this.#room.isOpen())
      this.#room.fail(new StorageError('fenced', `room "${this.#name}" has another owner`))
  }

  /** The room is over: nothing is compacted any more, and somebody else may have it. */
  release(): void {
    if (this.#compactTimer !== null) clearTimeout(this.#compactTimer)
    this.#compactTimer = null
    void this.#around.log.release(this.#name, this.#epoch).catch(() => undefined)
  }

  // ---------------------------------------------------------------- compaction

  #planCompaction(): void {
    const { limits } = this.#around
    if (this.#entries >= limits.compactBusyFromEntries) {
      void this.#compactOrSay()
      return
    }
    this.#compactTimer ??= setTimeout(() => {
      this.#compactTimer = null
      if (!this.#room.isOpen()) return
      if (performance.now() - this.#lastAppendMs >= limits.compactAfterQuietMs) void this.#compactOrSay()
      else this.#planCompaction()
    }, limits.compactAfterQuietMs)
    this.#compactTimer.unref()
  }

  /** Compacts a log that whoever opens the room next would be long in reading. */
  async compactIfLong(): Promise<void> {
    const { compactFromEntries, compactFromBytes } = this.#around.limits
    if (this.#entries >= compactFromEntries / 4 || this.#entryBytes >= compactFromBytes / 4)
      await this.#compactOrSay()
  }

  /** Resolves when no compaction is under way. */
  async settled(): Promise<void> {
    await this.#compacting?.catch(() => undefined)
  }

  /**
   * Compacts everything that was stored before this call, however little.
   * @throws StorageError when the snapshot could not be written
   */
  async purge(): Promise<void> {
    // One that is under way may have begun before the last change.
    await this.settled()
    await this.#compactOnce()
  }

  async #compactOrSay(): Promise<void> {
    try {
      await this.#compactOnce()
    } catch (error) {
      this.#around.logger.warn(
        { room: this.#name, error: String(error) },
        'compaction failed, the log stays as it is',
      )
    }
  }

  #compactOnce(): Promise<void> {
    this.#compacting ??= this.#compact().finally(() => {
      this.#compacting = null
    })
    return this.#compacting
  }

  /** Puts one snapshot in the place of the log so far. Updates go on being appended meanwhile. */
  async #compact(): Promise<void> {
    while (this.#room.storing() !== null) await this.#room.storing()
    if (!this.#room.isOpen() || this.#entries === 0) return
    const seq = this.#seq
    const entries = this.#entries
    const entryBytes = this.#entryBytes
    const snapshot = this.#room.encode()
    try {
      await this.#around.log.snapshot(this.#name, seq, snapshot)
    } catch (error) {
      if (error instanceof StorageError && error.code === 'fenced') this.#room.fail(error)
      throw error
    }
    this.#around.counts.compactions += 1
    this.#entries -= entries
    this.#entryBytes -= entryBytes
    this.#storedBytes = snapshot.byteLength + this.#entryBytes
  }
}
