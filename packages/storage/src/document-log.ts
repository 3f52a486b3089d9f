import { StorageError } from './errors.ts'

/**
 * A log of bytes for each room, with at most one snapshot in front of it.
 *
 * ```
 *   room "b_7Q/board"    snapshot seq 120 | entry 121 | entry 122 | entry 123
 * ```
 *
 * One owner at a time writes a room. Who takes ownership gets an `epoch` greater than any before; what
 * carries an older epoch is refused (`fenced`), so a process that was cut off and comes back can not
 * write over its successor. The log does not know what the bytes mean; an entry may hold several
 * merged updates.
 */
export interface DocumentLog {
  /**
   * Takes the room over and fences whoever had it.
   *
   * @param ttlMs how long the ownership lasts without `renew` in a backend that several machines share;
   *   the embedded backend is alone with its folder and keeps it until somebody else calls `own`
   * @returns epoch, at least 1, greater than every epoch given for this room before
   */
  own(room: string, ttlMs: number): Promise<number>

  /** Prolongs an ownership. `false`: it is lost, stop answering for the room. */
  renew(room: string, epoch: number, ttlMs: number): Promise<boolean>

  /** Gives the room back. Nothing happens when the epoch is not the present one. */
  release(room: string, epoch: number): Promise<void>

  /**
   * Adds one entry.
   *
   * @returns its seq, once it would survive a power cut
   * @throws StorageError `fenced` when `epoch` is not the present one; `failed` when the engine refused.
   *   After `failed` the room must be owned anew, since what came later may have been stored or not.
   */
  append(room: string, epoch: number, bytes: Uint8Array): Promise<number>

  /**
   * What is stored after `from` (0: everything). The snapshot is given when its seq is above `from`.
   *
   * Stops at the first entry whose checksum fails and reports it in `damaged`.
   */
  read(room: string, from: number): Promise<LogContent>

  /**
   * Puts one snapshot in the place of every entry with a seq up to `seq`, all or nothing.
   * A snapshot older than the stored one changes nothing, nor does one of what was removed since.
   *
   * It carries no epoch: whoever has stored everything up to `seq` may say so in one piece, also after the room went to
   * somebody else, whose own entries come later.
   *
   * @throws StorageError `fenced` when nobody ever owned the room here; `damaged` when there is a snapshot that cannot be
   *   read, which is not written over; `failed` when the engine refused
   */
  snapshot(room: string, seq: number, bytes: Uint8Array): Promise<void>

  /**
   * Moves every entry from seq `from` on out of the log, so that new entries can follow what is readable.
   * The bytes are kept for an operator, not deleted, until the room is removed or expunged by name.
   *
   * @returns how many entries were moved
   * @throws StorageError `fenced`
   */
  setAside(room: string, epoch: number, from: number): Promise<number>

  /** Rooms that hold a snapshot or an entry, in order of their names. */
  list(): Promise<string[]>

  /** Whether a room holds a snapshot or an entry. */
  has(room: string): Promise<boolean>

  /** Deletes a room's content and fences its owner. */
  remove(room: string): Promise<void>

  /**
   * Takes from the medium what no room holds any more: entries that a snapshot has replaced, removed rooms. Until then
   * their bytes may still lie there, though nothing reads them. Resolves when what was given up before the call is gone.
   *
   * @param room whose bytes go that were damaged or set aside, too; those of other rooms stay for an operator
   * @throws StorageError `failed` when the engine refused; every room is whole then
   */
  expunge(room?: string): Promise<void>

  /** Waits for writes under way. Every later call is refused with `closed`. */
  close(): Promise<void>
}

export interface LogEntry {
  seq: number
  bytes: Uint8Array
}

export interface LogContent {
  snapshot: LogEntry | null
  /** In order of seq. */
  entries: LogEntry[]
  /** Highest seq stored, readable or not; 0 for a room without content. */
  last: number
  /** Present when bytes failed their checksum: nothing from `seq` on was read. */
  damaged?: { seq: number; part: 'snapshot' | 'entry'; message: string }
}

export const MAX_ROOM_NAME_BYTES = 512

/** @throws StorageError `badKey` for a name that is empty, too long, or holds a control character */
export function checkRoomName(room: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (room === '' || Buffer.byteLength(room) > MAX_ROOM_NAME_BYTES || /[\u0000-\u001f]/.test(room)) {
    throw new StorageError(
      'badKey',
      `room name ${JSON.stringify(room.slice(0, 80))} cannot be stored. Use 1 to ${MAX_ROOM_NAME_BYTES} bytes without control characters.`,
    )
  }
}

export function fenced(room: string, epoch: number): StorageError {
  return new StorageError(
    'fenced',
    `room "${room}": epoch ${epoch} is not the present owner. Forget the room and load it again.`,
  )
}

export function neverOwned(room: string): StorageError {
  return new StorageError('fenced', `room "${room}" was never owned. Call own() before snapshot().`)
}
