import {
  checkRoomName,
  type DocumentLog,
  fenced,
  type LogContent,
  type LogEntry,
  neverOwned,
} from './document-log.ts'
import { StorageError } from './errors.ts'

interface MemoryRoom {
  epoch: number
  last: number
  removedUpTo: number
  snapshot: LogEntry | null
  entries: LogEntry[]
}

/**
 * A log that lasts as long as the process: for tests, and for trying things out.
 * The same object handed to a second server is a restart on the same data.
 */
export function createMemoryLog(): DocumentLog {
  return new MemoryLog()
}

class MemoryLog implements DocumentLog {
  readonly #rooms = new Map<string, MemoryRoom>()
  #closed = false

  #room(name: string): MemoryRoom {
    if (this.#closed) throw new StorageError('closed', 'the log is closed. Open a new one.')
    checkRoomName(name)
    let room = this.#rooms.get(name)
    if (room === undefined) {
      room = { epoch: 0, last: 0, removedUpTo: 0, snapshot: null, entries: [] }
      this.#rooms.set(name, room)
    }
    return room
  }

  #owned(name: string, epoch: number): MemoryRoom {
    const room = this.#room(name)
    if (room.epoch !== epoch) throw fenced(name, epoch)
    return room
  }

  async own(name: string, _ttlMs: number): Promise<number> {
    const room = this.#room(name)
    room.epoch += 1
    return room.epoch
  }

  async renew(name: string, epoch: number, _ttlMs: number): Promise<boolean> {
    return this.#room(name).epoch === epoch
  }

  async release(name: string, _epoch: number): Promise<void> {
    this.#room(name)
  }

  async append(name: string, epoch: number, bytes: Uint8Array): Promise<number> {
    const room = this.#owned(name, epoch)
    room.last += 1
    room.entries.push({ seq: room.last, bytes: bytes.slice() })
    return room.last
  }

  async read(name: string, from: number): Promise<LogContent> {
    const { snapshot, entries, last } = this.#room(name)
    return {
      snapshot: snapshot !== null && snapshot.seq > from ? snapshot : null,
      entries: entries.filter((entry) => entry.seq > from),
      last,
    }
  }

  async snapshot(name: string, seq: number, bytes: Uint8Array): Promise<void> {
    const room = this.#room(name)
    if (room.epoch === 0) throw neverOwned(name)
    if (seq <= Math.max(room.snapshot?.seq ?? 0, room.removedUpTo)) return
    room.snapshot = { seq, bytes: bytes.slice() }
    room.last = Math.max(room.last, seq)
    room.entries = room.entries.filter((entry) => entry.seq > seq)
  }

  async setAside(name: string, epoch: number, from: number): Promise<number> {
    const room = this.#owned(name, epoch)
    const before = room.entries.length
    room.entries = room.entries.filter((entry) => entry.seq < from)
    return before - room.entries.length
  }

  async list(): Promise<string[]> {
    if (this.#closed) throw new StorageError('closed', 'the log is closed. Open a new one.')
    return [...this.#rooms]
      .filter(([, room]) => room.snapshot !== null || room.entries.length > 0)
      .map(([name]) => name)
      .sort()
  }

  async has(name: string): Promise<boolean> {
    const { snapshot, entries } = this.#room(name)
    return snapshot !== null || entries.length > 0
  }

  async expunge(_room?: string): Promise<void> {
    if (this.#closed) throw new StorageError('closed', 'the log is closed. Open a new one.')
  }

  async remove(name: string): Promise<void> {
    const room = this.#room(name)
    const { last } = room
    this.#rooms.set(name, { epoch: room.epoch + 1, last, removedUpTo: last, snapshot: null, entries: [] })
  }

  async close(): Promise<void> {
    this.#closed = true
  }
}
