import { randomInt } from 'node:crypto'
import { constants, write } from 'node:fs'
import { type FileHandle, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BytesAside } from './bytes-aside.ts'
import { checkRoomName, type DocumentLog, fenced, type LogContent, neverOwned } from './document-log.ts'
import { flushFolder, makeFolder } from './durable-file.ts'
import { StorageError } from './errors.ts'
import {
  decodeRecord,
  encodeRecord,
  encodeSegmentHeader,
  KIND,
  type RecordHeader,
  SEGMENT_HEADER_BYTES,
  scanSegment,
  sealRecord,
} from './journal-format.ts'
import { SnapshotFiles } from './snapshot-files.ts'

/** One file of the journal, `<number>.log`. Only the newest is written to. */
interface Segment {
  number: number
  handle: FileHandle
  bytes: number
  salt: number
  /** Bytes that are damaged. */
  lost: number
  /** Bytes of entries in it, and of those that no snapshot covers yet. */
  entryBytes: number
  live: number
  /** A write to it failed: nothing may follow. */
  broken: boolean
}

/** Where one entry lies. */
interface Place extends Position {
  seq: number
  epoch: number
  previous: number
}

interface RoomIndex {
  epoch: number
  /** Highest seq given; a number is not given twice. */
  last: number
  /** Seq of the last entry given in this ownership, stored or on its way: the next one's predecessor. */
  tail: number
  snapshotSeq: number
  /** Everything up to here was removed; a snapshot made before that must not bring it back. */
  removedUpTo: number
  /** Segment that holds its last ownership record, and the seq of the snapshot that there was by then. */
  ownedIn: Segment | null
  ownedSnapshotSeq: number
  entries: Place[]
  /** Seq of a damaged record that seems to be of this room. */
  damagedFrom: number | null
  /** A removal or setting aside that is not on disk yet: until then nobody reads, owns or copies. */
  undoing: Promise<void> | null
}

interface Position {
  segment: Segment
  offset: number
  length: number
}

interface Waiting {
  record: Buffer
  /** Of an entry: what follows it in its room and ownership names it as its predecessor. */
  entryOf: { index: RoomIndex; epoch: number } | null
  stored: (at: Position) => void
  failed: (error: unknown) => void
}

export interface JournalOptions {
  folder: string
  /** A segment is closed once it is larger. */
  segmentBytes?: number
  /** Closed segments above which the oldest may be emptied by copying what is still needed to the newest. */
  maxSegments?: number
  /** Told of damage found at opening, in words. */
  onDamage?: (message: string) => void
  /** Told later on, in words, of what could not be done for now; nothing is lost by it. */
  onTrouble?: (message: string) => void
}

/**
 * On Linux a write returns when it is on disk (`O_DSYNC`, the same guarantee as `fdatasync` behind it): one trip
 * through the thread pool for a flush where there would be two. Elsewhere the flag is missing or means less.
 */
const WRITES_THROUGH = process.platform === 'linux'
const OPEN_FLAGS = WRITES_THROUGH
  ? constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC | constants.O_DSYNC
  : 'w+'
const DEFAULT_SEGMENT_BYTES = 64 << 20
const DEFAULT_MAX_SEGMENTS = 8
/** Farther behind the last whole entry of its room no damaged one is looked for. */
const MAX_LOST_ENTRIES = 10_000

/**
 * A journal for all rooms, and one snapshot file for each. See `journal-format.ts`.
 *
 * What arrives while the disk is flushing is written with the next flush: one `fdatasync` serves all
 * rooms, so the price of durability falls under load. Where each live entry lies is held in memory, found
 * by reading the segments once at opening; the entries themselves stay on disk. A segment is deleted when
 * snapshots cover all of it.
 *
 * One process at a time: `openStorage` holds the folder's lock.
 */
export class JournalLog implements DocumentLog {
  readonly #folder: string
  readonly #segmentBytes: number
  readonly #maxSegments: number
  readonly #onDamage: (message: string) => void
  readonly #onTrouble: (message: string) => void
  readonly #snapshots: SnapshotFiles
  readonly #aside: BytesAside
  readonly #rooms = new Map<string, RoomIndex>()
  #segments: Segment[] = []
  #waiting: Waiting[] = []
  #flushing: Promise<void> | null = null
  #tidying: Promise<void> = Promise.resolve()
  /** An expunging that has not begun yet, and so serves everybody who asks until then. */
  #expungingNext: Promise<void> | null = null
  readonly #snapshotting = new Map<string, Promise<void>>()
  readonly #reading = new Set<Promise<unknown>>()
  #closed = false

  private constructor(options: JournalOptions) {
    this.#folder = options.folder
    this.#segmentBytes = options.segmentBytes ?? DEFAULT_SEGMENT_BYTES
    this.#maxSegments = options.maxSegments ?? DEFAULT_MAX_SEGMENTS
    this.#onDamage = options.onDamage ?? (() => {})
    this.#onTrouble = options.onTrouble ?? (() => {})
    this.#snapshots = new SnapshotFiles(join(options.folder, 'snapshots'))
    this.#aside = new BytesAside(join(options.folder, 'damaged'))
  }

  static async open(options: JournalOptions): Promise<JournalLog> {
    const log = new JournalLog(options)
    await makeFolder(options.folder)
    await log.#snapshots.open()
    const { whole, damaged } = await log.#snapshots.list()
    for (const { path, room } of damaged) {
      if (room !== null) log.#index(room)
      const whose = room === null ? 'its room will not open' : `room "${room}" will not open`
      log.#onDamage(`snapshot ${path} is damaged: ${whose}. Restore this file from a copy, then start again.`)
    }
    for (const { room, seq, epoch } of whole) {
      const index = log.#index(room)
      index.snapshotSeq = seq
      index.last = seq
      index.epoch = epoch
    }
    const numbers = (await readdir(options.folder))
      .map((name) => /^(\d+)\.log$/.exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b)
    for (const number of numbers) await log.#readSegment(number)
    // Always a new segment: after a torn write, nothing must follow it in the same file.
    await log.#addSegment((numbers.at(-1) ?? 0) + 1)
    await log.#tidy()
    return log
  }

  // ---------------------------------------------------------------- opening

  #path(number: number): string {
    return join(this.#folder, `${String(number).padStart(8, '0')}.log`)
  }

  #index(room: string): RoomIndex {
    let index = this.#rooms.get(room)
    if (index === undefined) {
      index = {
        epoch: 0,
        last: 0,
        tail: 0,
        snapshotSeq: 0,
        removedUpTo: 0,
        ownedIn: null,
        ownedSnapshotSeq: 0,
        entries: [],
        damagedFrom: null,
        undoing: null,
      }
      this.#rooms.set(room, index)
    }
    return index
  }

  async #readSegment(number: number): Promise<void> {
    const path = this.#path(number)
    const bytes = await readFile(path)
    const { salt, records, damages } = scanSegment(bytes)
    const segment: Segment = {
      number,
      handle: await open(path, 'r'),
      bytes: bytes.byteLength,
      salt,
      lost: damages.reduce((sum, damage) => sum + damage.bytes, 0),
      entryBytes: 0,
      live: 0,
      broken: false,
    }
    this.#segments.push(segment)
    for (const record of records) {
      const index = this.#index(record.room)
      index.epoch = Math.max(index.epoch, record.epoch)
      if (record.kind === KIND.owned) {
        index.ownedIn = segment
        index.ownedSnapshotSeq = record.seq
      } else if (record.kind === KIND.entry) {
        const { seq, epoch, previous, offset, length } = record
        this.#place(index, { seq, epoch, previous, segment, offset, length })
      } else {
        const removed = record.kind === KIND.removed
        this.#forget(index, (place) => (removed ? place.seq <= record.seq : place.seq >= record.seq))
        index.damagedFrom = null
        if (removed) {
          index.last = Math.max(index.last, record.seq)
          index.removedUpTo = Math.max(index.removedUpTo, record.seq)
          index.ownedSnapshotSeq = 0
        }
        // One that is damaged cannot say which it is; where it came after the removal it is another's now, and stays.
        if (removed && index.snapshotSeq <= record.seq && !this.#snapshots.isDamaged(record.room)) {
          index.snapshotSeq = 0
          await this.#snapshots.remove(record.room)
        }
      }
    }
    for (const { offset, bytes: lost, guess } of damages) {
      const whose = guess !== null && this.#isLikely(guess) ? guess : null
      if (whose !== null) {
        const index = this.#index(whose.room)
        if (whose.seq > index.snapshotSeq && !index.entries.some((place) => place.seq === whose.seq)) {
          index.damagedFrom = Math.min(index.damagedFrom ?? whose.seq, whose.seq)
          index.last = Math.max(index.last, whose.seq)
        }
      }
      const what = `${number}-${offset}`
      const kept = await this.#aside.keep(what, whose?.room ?? null, bytes.subarray(offset, offset + lost))
      this.#onDamage(
        `journal ${path}: ${lost} bytes at ${offset} are damaged${whose === null ? '' : ` (room "${whose.room}", entry ${whose.seq})`}. Everything else was read; these bytes are kept as ${kept}.`,
      )
    }
  }

  /** Whether what a damaged record says of itself may be so: a seq out of bounds would end all counting. */
  #isLikely({ kind, room, seq }: RecordHeader): boolean {
    const last = this.#rooms.get(room)?.last
    return (
      kind === KIND.entry &&
      last !== undefined &&
      Number.isSafeInteger(seq) &&
      seq > 0 &&
      seq <= last + MAX_LOST_ENTRIES
    )
  }

  /**
   * Enters an entry where its seq belongs. A greater epoch at the same seq means that the earlier owner's
   * entry was never confirmed; the same epoch means a copy in a newer segment.
   */
  #place(index: RoomIndex, place: Place): void {
    place.segment.entryBytes += place.length
    if (place.seq <= index.snapshotSeq) return
    const { seq, segment, length } = place
    index.last = Math.max(index.last, seq)
    segment.live += length
    // Nearly always: it is the newest of its room, and there is nothing to compare it with.
    if (seq > (index.entries.at(-1)?.seq ?? 0)) {
      index.entries.push(place)
      return
    }
    this.#forget(
      index,
      (other) => other.seq >= place.seq && (other.epoch < place.epoch || other.seq === place.seq),
    )
    const at = index.entries.findLastIndex((other) => other.seq < seq) + 1
    index.entries.splice(at, 0, place)
  }

  #forget(index: RoomIndex, which: (place: Place) => boolean): void {
    index.entries = index.entries.filter((place) => {
      if (!which(place)) return true
      place.segment.live -= place.length
      return false
    })
  }

  // ---------------------------------------------------------------- the interface

  async own(room: string, _ttlMs: number): Promise<number> {
    this.#check(room)
    const index = this.#index(room)
    while (index.undoing !== null) await index.undoing
    // At once, in memory: whoever comes with the old epoch is refused from now on.
    index.epoch += 1
    index.tail = index.entries.at(-1)?.seq ?? index.snapshotSeq
    const { epoch } = index
    const seq = index.snapshotSeq
    const { segment } = await this.#write({ kind: KIND.owned, room, epoch, seq, previous: 0 })
    if (index.epoch === epoch) index.ownedIn = segment
    return epoch
  }

  async renew(room: string, epoch: number, _ttlMs: number): Promise<boolean> {
    this.#check(room)
    return this.#rooms.get(room)?.epoch === epoch
  }

  async release(room: string, _epoch: number): Promise<void> {
    this.#check(room)
  }

  async append(room: string, epoch: number, bytes: Uint8Array): Promise<number> {
    this.#check(room)
    const index = this.#owned(room, epoch)
    if (index.undoing !== null) {
      const kept = bytes.slice()
      await index.undoing
      return await this.append(room, epoch, kept)
    }
    const header = { kind: KIND.entry, room, epoch, seq: index.last + 1, previous: index.tail }
    const record = encodeRecord(header, bytes)
    index.last = header.seq
    index.tail = header.seq
    const { seq, previous } = header
    const stored = ({ segment, offset, length }: Position) =>
      this.#place(index, { seq, epoch, previous, segment, offset, length })
    await this.#writeRecord(record, stored, { index, epoch })
    return seq
  }

  async read(room: string, from: number): Promise<LogContent> {
    this.#check(room)
    const reading = this.#read(room, from)
    this.#reading.add(reading)
    try {
      return await reading
    } finally {
      this.#reading.delete(reading)
    }
  }

  async #read(room: string, from: number): Promise<LogContent> {
    const index = this.#rooms.get(room)
    while (index !== undefined && index.undoing !== null) await index.undoing
    const content: LogContent = { snapshot: null, entries: [], last: index?.last ?? 0 }
    if (index === undefined) return this.#snapshots.isDamaged(room) ? withoutSnapshot(room, content) : content
    const places = index.entries.slice()
    const { damagedFrom } = index
    let whole = 0
    if (this.#lacksSnapshot(room, index)) return withoutSnapshot(room, content)
    if (index.snapshotSeq > 0) {
      const snapshot = await this.#snapshots.read(room)
      if (snapshot.state !== 'whole') return withoutSnapshot(room, content)
      if (snapshot.seq > from) content.snapshot = { seq: snapshot.seq, bytes: snapshot.bytes }
      whole = snapshot.seq
    }
    const damagedAt = (seq: number): LogContent => {
      content.damaged = {
        seq,
        part: 'entry',
        message: `room "${room}": entry ${seq} of ${content.last} is damaged or missing. Everything before it was read.`,
      }
      return content
    }
    for (const place of places) {
      if (place.seq <= whole) continue
      if (place.previous > whole) return damagedAt(place.previous)
      const { salt } = place.segment
      const bytes = await recordAt(place)
      const record = decodeRecord(bytes, 0, salt)
      if (record === null || record.room !== room || record.seq !== place.seq) return damagedAt(place.seq)
      if (place.seq > from) {
        content.entries.push({ seq: place.seq, bytes: bytes.subarray(record.payloadOffset, record.length) })
      }
      whole = place.seq
    }
    return damagedFrom !== null && damagedFrom > whole ? damagedAt(damagedFrom) : content
  }

  /** Whether a snapshot was made of this room and cannot be read: its file is damaged, or gone though it is spoken of. */
  #lacksSnapshot(room: string, index: RoomIndex): boolean {
    if (this.#snapshots.isDamaged(room)) return true
    if (index.snapshotSeq > 0) return false
    if (index.ownedSnapshotSeq > 0) return true
    return index.damagedFrom === null && (index.entries[0]?.previous ?? 0) > index.removedUpTo
  }

  async snapshot(room: string, seq: number, bytes: Uint8Array): Promise<void> {
    this.#check(room)
    const index = this.#rooms.get(room)
    if (index === undefined || index.epoch === 0) throw neverOwned(room)
    await this.#inTurn(room, () => this.#putSnapshot(room, index, seq, bytes))
  }

  /** One after the other, what is done with the snapshot of a room. */
  async #inTurn(room: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#snapshotting.get(room) ?? Promise.resolve()).then(work)
    const settled = turn.catch(() => undefined)
    this.#snapshotting.set(room, settled)
    try {
      await turn
    } finally {
      if (this.#snapshotting.get(room) === settled) this.#snapshotting.delete(room)
    }
  }

  async #putSnapshot(room: string, index: RoomIndex, seq: number, bytes: Uint8Array): Promise<void> {
    if (index.snapshotSeq >= seq || seq <= index.removedUpTo) return
    if (this.#lacksSnapshot(room, index)) throw new StorageError('damaged', lacking(room))
    try {
      await this.#snapshots.write(room, index.epoch, seq, bytes)
    } catch (error) {
      throw refused(error)
    }
    index.snapshotSeq = seq
    index.last = Math.max(index.last, seq)
    this.#forget(index, (place) => place.seq <= seq)
    if (index.damagedFrom !== null && index.damagedFrom <= seq) index.damagedFrom = null
    this.#tidySoon()
  }

  async setAside(room: string, epoch: number, from: number): Promise<number> {
    this.#check(room)
    const index = this.#owned(room, epoch)
    let moved = 0
    await this.#undo(index, async () => {
      this.#owned(room, epoch)
      const going = index.entries.filter((place) => place.seq >= from)
      if (going.length > 0) await this.#keepAside(`aside-${epoch}-${from}`, room, going)
      await this.#write({ kind: KIND.aside, room, epoch, seq: from, previous: 0 }, undefined, () => {
        const before = index.entries.length
        this.#forget(index, (place) => place.seq >= from)
        moved = before - index.entries.length
        index.damagedFrom = null
        index.tail = index.entries.at(-1)?.seq ?? index.snapshotSeq
      })
    })
    return moved
  }

  async #keepAside(what: string, room: string, places: readonly Place[]): Promise<void> {
    try {
      await this.#aside.keep(what, room, Buffer.concat(await Promise.all(places.map(recordAt))))
    } catch (error) {
      throw refused(error)
    }
  }

  /** Takes back what is stored. Nobody reads, owns or copies the room until the record that says so is on disk. */
  async #undo(index: RoomIndex, work: () => Promise<void>): Promise<void> {
    const turn = (index.undoing ?? Promise.resolve()).then(work)
    const settled = turn.catch(() => undefined)
    index.undoing = settled
    try {
      await turn
    } finally {
      if (index.undoing === settled) index.undoing = null
    }
  }

  async list(): Promise<string[]> {
    this.#check('any')
    return [...this.#rooms]
      .filter(([room, index]) => this.#holds(room, index))
      .map(([room]) => room)
      .sort()
  }

  async has(room: string): Promise<boolean> {
    this.#check(room)
    return this.#holds(room, this.#rooms.get(room))
  }

  #holds(room: string, index: RoomIndex | undefined): boolean {
    if (this.#snapshots.isDamaged(room)) return true
    return index !== undefined && (index.snapshotSeq > 0 || index.entries.length > 0)
  }

  async remove(room: string): Promise<void> {
    this.#check(room)
    const index = this.#snapshots.isDamaged(room) ? this.#index(room) : this.#rooms.get(room)
    if (index === undefined) return
    index.epoch += 1
    await this.#undo(index, () => this.#inTurn(room, () => this.#remove(room, index)))
  }

  async #remove(room: string, index: RoomIndex): Promise<void> {
    const upTo = index.last
    const header = { kind: KIND.removed, room, epoch: index.epoch, seq: upTo, previous: 0 }
    await this.#write(header, undefined, () => {
      index.removedUpTo = upTo
      index.snapshotSeq = 0
      index.ownedSnapshotSeq = 0
      index.damagedFrom = null
      this.#forget(index, (place) => place.seq <= upTo)
    })
    await this.#snapshots.remove(room)
    await this.#aside.drop(room)
    this.#tidySoon()
  }

  async expunge(room?: string): Promise<void> {
    this.#check(room ?? 'any')
    await this.#expungeSoon()
    if (room !== undefined) await this.#aside.drop(room)
  }

  #expungeSoon(): Promise<void> {
    if (this.#expungingNext === null) {
      this.#expungingNext = this.#tidying.then(() => {
        this.#expungingNext = null
        return this.#expunge()
      })
      this.#tidying = this.#expungingNext.catch(() => undefined)
    }
    return this.#expungingNext
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    const undoing = [...this.#rooms.values()].map((index) => index.undoing)
    await Promise.allSettled([...this.#snapshotting.values(), ...this.#reading, ...undoing])
    await this.#flushing
    await this.#tidying
    await this.#flushing
    for (const segment of this.#segments) await segment.handle.close()
    this.#segments = []
  }

  #check(room: string): void {
    if (this.#closed) throw new StorageError('closed', 'the log is closed. Open the storage again.')
    checkRoomName(room)
  }

  #owned(room: string, epoch: number): RoomIndex {
    const index = this.#rooms.get(room)
    if (index === undefined || index.epoch !== epoch) throw fenced(room, epoch)
    return index
  }

  // ---------------------------------------------------------------- writing

  /** Queues a record; `stored` runs, in order, as soon as the record would survive a power cut. */
  #write(header: RecordHeader, payload?: Uint8Array, stored?: (at: Position) => void): Promise<Position> {
    return this.#writeRecord(encodeRecord(header, payload), stored)
  }

  #writeRecord(
    record: Buffer,
    stored?: (at: Position) => void,
    entryOf: Waiting['entryOf'] = null,
  ): Promise<Position> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        record,
        entryOf,
        stored(at) {
          stored?.(at)
          resolve(at)
        },
        failed: reject,
      })
      this.#flushing ??= this.#flush()
    })
  }

  async #flush(): Promise<void> {
    await Promise.resolve() // Everything queued in this turn of the event loop shares the first flush.
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      try {
        let segment = this.#active()
        if (segment.broken || segment.bytes >= this.#segmentBytes) {
          segment = await this.#addSegment(segment.number + 1)
          this.#tidySoon()
        }
        await this.#append(segment, batch)
      } catch (error) {
        this.#active().broken = true
        this.#fail(batch, refused(error))
      }
    }
    // Here and not in a `finally`: between the last look at the queue and this, nobody else has a turn.
    this.#flushing = null
  }

  /**
   * Stored or not, nobody knows: the owner of an entry must not go on as if it were, nor may what waits behind it be
   * stored, since a reader would stop at the hole.
   */
  #fail(batch: readonly Waiting[], error: StorageError): void {
    const lost = new Map<RoomIndex, number>()
    for (const { entryOf } of batch) {
      if (entryOf === null) continue
      const { index, epoch } = entryOf
      lost.set(index, Math.max(epoch, lost.get(index) ?? 0))
      if (index.epoch === epoch) index.epoch += 1
    }
    const isBehind = ({ entryOf }: Waiting) =>
      entryOf !== null && entryOf.epoch <= (lost.get(entryOf.index) ?? 0)
    const behind = this.#waiting.filter(isBehind)
    this.#waiting = this.#waiting.filter((waiting) => !isBehind(waiting))
    for (const waiting of [...batch, ...behind]) waiting.failed(error)
  }

  async #append(segment: Segment, batch: Waiting[]): Promise<void> {
    const records = batch.map(({ record }) => sealRecord(record, segment.salt))
    const bytes = records.length === 1 ? (records[0] as Buffer) : Buffer.concat(records)
    for (let written = 0; written < bytes.byteLength; ) {
      written += await writeAt(segment.handle, bytes, written, segment.bytes + written)
    }
    if (!WRITES_THROUGH) await segment.handle.datasync()
    let offset = segment.bytes
    segment.bytes += bytes.byteLength
    for (const waiting of batch) {
      waiting.stored({ segment, offset, length: waiting.record.byteLength })
      offset += waiting.record.byteLength
    }
  }

  #active(): Segment {
    const active = this.#segments.at(-1)
    if (active === undefined) throw new StorageError('closed', 'the log is closed. Open the storage again.')
    return active
  }

  async #addSegment(number: number): Promise<Segment> {
    const salt = randomInt(1, 2 ** 32)
    const handle = await open(this.#path(number), OPEN_FLAGS)
    try {
      await handle.write(encodeSegmentHeader(salt), 0, SEGMENT_HEADER_BYTES, 0)
      await handle.sync()
      await flushFolder(this.#folder)
    } catch (error) {
      await handle.close() // A full disk is tried again and again; each try must give its file back.
      throw error
    }
    const bytes = SEGMENT_HEADER_BYTES
    const segment: Segment = { number, handle, bytes, salt, lost: 0, entryBytes: 0, live: 0, broken: false }
    this.#segments.push(segment)
    return segment
  }

  // ---------------------------------------------------------------- giving space back

  #tidySoon(): void {
    this.#tidying = this.#tidying
      .then(() => this.#tidy())
      .catch((error: unknown) => {
        this.#onTrouble(
          `journal ${this.#folder} could not be tidied (${String(error)}). Nothing is lost; check disk space.`,
        )
      })
  }

  /** Deletes segments from the oldest on: what a record undoes always lies before it. */
  async #tidy(): Promise<void> {
    for (let left = this.#segments.length - 1; left > 0; left--) {
      const oldest = this.#segments[0]
      if (oldest === undefined || oldest === this.#active()) return
      if (oldest.live > 0 && !(this.#worthCopying(oldest) && (await this.#copyForward(oldest)))) return
      await this.#dropOldest(oldest)
    }
  }

  /** Copies everything that is needed into a new segment and deletes all others. */
  async #expunge(): Promise<void> {
    if (this.#segments.every(({ entryBytes, live, lost }) => entryBytes === live && lost === 0)) return
    const { number } = this.#active()
    try {
      await this.#roll()
      for (let oldest = this.#segments[0]; oldest && oldest.number <= number; oldest = this.#segments[0]) {
        if (oldest.live > 0 && !(await this.#copyForward(oldest)))
          throw new Error(`${this.#path(oldest.number)} holds an entry that cannot be read`)
        await this.#dropOldest(oldest)
      }
      await flushFolder(this.#folder)
    } catch (error) {
      throw refused(error)
    }
  }

  /** Begins a new segment, between two flushes. */
  async #roll(): Promise<void> {
    while (this.#flushing !== null) await this.#flushing
    const rolling = this.#addSegment(this.#active().number + 1)
    this.#flushing = rolling
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        this.#flushing = null
        if (this.#waiting.length > 0) this.#flushing = this.#flush()
      })
    await rolling
  }

  /** What it says of ownership goes along first. */
  async #dropOldest(oldest: Segment): Promise<void> {
    for (const [room, index] of this.#rooms) {
      if (index.ownedIn !== oldest) continue
      while (index.undoing !== null) await index.undoing
      const { epoch, snapshotSeq: seq } = index
      const { segment } = await this.#write({ kind: KIND.owned, room, epoch, seq, previous: 0 })
      index.ownedIn = segment
    }
    while (this.#reading.size > 0) await Promise.allSettled(this.#reading)
    this.#segments.shift()
    await oldest.handle.close()
    await rm(this.#path(oldest.number), { force: true })
  }

  /** Whether there are many segments, and either most of what they hold is covered or this one is a small one. */
  #worthCopying(segment: Segment): boolean {
    if (this.#segments.length - 1 <= this.#maxSegments) return false
    let bytes = 0
    let live = 0
    for (const each of this.#segments) {
      bytes += each.bytes
      live += each.live
    }
    return live < bytes / 2 || segment.bytes < this.#segmentBytes / 8
  }

  /** Writes what is still needed of a segment into the newest. `false`: something in it cannot be read. */
  async #copyForward(from: Segment): Promise<boolean> {
    for (const index of this.#rooms.values()) {
      for (const place of index.entries.filter((each) => each.segment === from)) {
        const record = await recordAt(place)
        while (index.undoing !== null) await index.undoing
        // Behind the record that takes it back, a copy would bring it back at the next start.
        if (!index.entries.includes(place)) continue
        if (decodeRecord(record, 0, from.salt) === null) return false
        await this.#writeRecord(record, ({ segment, offset }) => {
          segment.entryBytes += place.length
          if (!index.entries.includes(place)) return // A snapshot covers it by now.
          place.segment.live -= place.length
          segment.live += place.length
          place.segment = segment
          place.offset = offset
        })
      }
    }
    return from.live === 0
  }
}

/** The bytes of a record as they lie in its segment. */
async function recordAt({ segment, offset, length }: Position): Promise<Buffer> {
  const record = Buffer.alloc(length)
  await segment.handle.read(record, 0, length, offset)
  return record
}

const lacking = (room: string): string =>
  `room "${room}": its snapshot is damaged or missing. Restore the data folder from a copy.`

function withoutSnapshot(room: string, content: LogContent): LogContent {
  return { ...content, damaged: { seq: 1, part: 'snapshot', message: lacking(room) } }
}

/**
 * `handle.write` with one promise in the place of its several.
 * @returns bytes written
 */
function writeAt(handle: FileHandle, bytes: Buffer, from: number, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    write(handle.fd, bytes, from, bytes.byteLength - from, position, (error, written) => {
      if (error === null) resolve(written)
      else reject(error)
    })
  })
}

function refused(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  return new StorageError(
    'failed',
    `the store refused a write (${error instanceof Error ? error.message : String(error)}). Check disk space and the data folder.`,
    { cause: error },
  )
}
