import { crc32 } from 'node:zlib'
import { StorageError } from './errors.ts'

/**
 * How records lie in a journal segment. A segment is a header and records, one after the other; it is
 * only ever appended to. Numbers are little endian.
 *
 * | bytes | what |
 * |---|---|
 * | 0..8 | `ATELIER2`, once, at the start of the segment |
 * | 8..20 | the segment's salt, uint32, three times |
 * | then, for each record: | |
 * | 0..4 | length of the body, uint32 |
 * | 4..8 | CRC-32 of the body that begins with the salt in the place of 0, uint32 |
 * | body 0 | kind: 1 entry, 2 ownership, 3 set aside, 4 removed |
 * | body 1..3 | length of the room's name, uint16 |
 * | body 3..11 | epoch, float64 |
 * | body 11..19 | seq, float64: of the entry; of the snapshot that the owner found; the first set aside; the last removed |
 * | body 19..27 | previous, float64: seq of the entry before it in its room, 0 for none |
 * | then | name, UTF-8; then the payload |
 *
 * The salt is drawn for each segment and told to nobody: bytes inside a payload that look like a record are none, also
 * where the record around them is damaged. Segments of the first version begin with `ATELIER1` and have no salt (0).
 *
 * A process that dies in mid-write leaves a last record that is short or fails its checksum. Since every
 * entry names its predecessor, an entry missing in the middle shows in its room and in no other.
 */
const MAGIC = Buffer.from('ATELIER2')
const FIRST_MAGIC = Buffer.from('ATELIER1')
export const SEGMENT_HEADER_BYTES = 20
/** In a snapshot, which lies in a file of its own. */
export const NO_SALT = 0
export const KIND = { entry: 1, owned: 2, aside: 3, removed: 4 } as const
export type RecordKind = (typeof KIND)[keyof typeof KIND]

const FRAME_BYTES = 8
const BODY_HEADER_BYTES = 27
const MAX_BODY_BYTES = 256 << 20
const SALTS_AT = [8, 12, 16]

export interface RecordHeader {
  kind: RecordKind
  room: string
  epoch: number
  seq: number
  previous: number
}

/** A record in a segment: where its frame begins, and where its payload lies. */
export interface FoundRecord extends RecordHeader {
  offset: number
  length: number
  payloadOffset: number
}

export function encodeSegmentHeader(salt: number): Buffer {
  const header = Buffer.alloc(SEGMENT_HEADER_BYTES)
  MAGIC.copy(header)
  for (const at of SALTS_AT) header.writeUInt32LE(salt, at)
  return header
}

/**
 * A record without its checksum, which `sealRecord` adds.
 * @throws StorageError `failed` for one that nobody could read again
 */
export function encodeRecord(header: RecordHeader, payload: Uint8Array = new Uint8Array()): Buffer {
  const name = Buffer.from(header.room)
  const bodyBytes = BODY_HEADER_BYTES + name.byteLength + payload.byteLength
  if (bodyBytes > MAX_BODY_BYTES) {
    throw new StorageError(
      'failed',
      `${payload.byteLength} bytes for room "${header.room}" are too much for one record. Keep it to ${MAX_BODY_BYTES >> 20} MB.`,
    )
  }
  const record = Buffer.allocUnsafe(FRAME_BYTES + bodyBytes)
  record.writeUInt32LE(bodyBytes, 0)
  const body = record.subarray(FRAME_BYTES)
  body[0] = header.kind
  body.writeUInt16LE(name.byteLength, 1)
  body.writeDoubleLE(header.epoch, 3)
  body.writeDoubleLE(header.seq, 11)
  body.writeDoubleLE(header.previous, 19)
  name.copy(body, BODY_HEADER_BYTES)
  body.set(payload, BODY_HEADER_BYTES + name.byteLength)
  return record
}

/** @param salt of the segment that the record goes into */
export function sealRecord(record: Buffer, salt: number): Buffer {
  record.writeUInt32LE(crc32(record.subarray(FRAME_BYTES), salt), 4)
  return record
}

/** The record that begins at `offset`, or `null` when what lies there is none, or not whole. */
export function decodeRecord(bytes: Buffer, offset: number, salt: number): FoundRecord | null {
  if (offset + FRAME_BYTES > bytes.byteLength) return null
  const bodyBytes = bytes.readUInt32LE(offset)
  if (bodyBytes < BODY_HEADER_BYTES || bodyBytes > MAX_BODY_BYTES) return null
  const end = offset + FRAME_BYTES + bodyBytes
  if (end > bytes.byteLength) return null
  const body = bytes.subarray(offset + FRAME_BYTES, end)
  const header = decodeHeader(body)
  // Before the checksum, which may go over many bytes: a search after damage asks this at each of them.
  if (header === null || !isPossible(header)) return null
  if (crc32(body, salt) !== bytes.readUInt32LE(offset + 4)) return null
  return { ...header, offset, length: end - offset, payloadOffset: payloadAt(body, offset) }
}

/** The header of a record whose checksum may be wrong: whose record this *seems* to be. */
export function guessHeader(bytes: Buffer, offset: number): RecordHeader | null {
  return decodeHeader(bytes.subarray(Math.min(offset + FRAME_BYTES, bytes.byteLength)))
}

function decodeHeader(body: Buffer): RecordHeader | null {
  if (body.byteLength < BODY_HEADER_BYTES) return null
  const kind = body[0] as RecordKind
  const nameEnd = BODY_HEADER_BYTES + body.readUInt16LE(1)
  if (kind < KIND.entry || kind > KIND.removed || nameEnd > body.byteLength) return null
  return {
    kind,
    room: body.toString('utf8', BODY_HEADER_BYTES, nameEnd),
    epoch: body.readDoubleLE(3),
    seq: body.readDoubleLE(11),
    previous: body.readDoubleLE(19),
  }
}

const isPossible = ({ epoch, seq, previous }: RecordHeader): boolean =>
  [epoch, seq, previous].every((value) => Number.isSafeInteger(value) && value >= 0)

function payloadAt(body: Buffer, offset: number): number {
  return offset + FRAME_BYTES + BODY_HEADER_BYTES + body.readUInt16LE(1)
}

/** Where a segment could not be read: from `offset` up to the next whole record, or its end. */
export interface Damage {
  offset: number
  bytes: number
  /** Whose record it seems to have been. */
  guess: RecordHeader | null
}

export interface ScannedSegment {
  salt: number
  records: FoundRecord[]
  damages: Damage[]
}

/** Every whole record of a segment, and the places where there is none though there should be. */
export function scanSegment(bytes: Buffer): ScannedSegment {
  const scans = [...saltsOf(bytes)].map(([salt, start]) => scanFrom(bytes, start, salt))
  // One, unless the head itself is damaged.
  return scans.reduce((best, scan) => (scan.records.length > best.records.length ? scan : best))
}

/** What the salt may be, and where records begin then. */
function saltsOf(bytes: Buffer): Map<number, number> {
  const begins = (magic: Buffer) => bytes.subarray(0, magic.byteLength).equals(magic)
  if (begins(FIRST_MAGIC)) return new Map([[NO_SALT, FIRST_MAGIC.byteLength]])
  if (bytes.byteLength < SEGMENT_HEADER_BYTES) return new Map([[NO_SALT, 0]])
  const salts = new Set(SALTS_AT.map((at) => bytes.readUInt32LE(at)))
  if (begins(MAGIC) && salts.size === 1)
    return new Map([...salts].map((salt) => [salt, SEGMENT_HEADER_BYTES]))
  return new Map([...salts, NO_SALT].map((salt) => [salt, 0]))
}

function scanFrom(bytes: Buffer, start: number, salt: number): ScannedSegment {
  const records: FoundRecord[] = []
  const damages: Damage[] = []
  for (let offset = start; offset < bytes.byteLength; ) {
    const record = decodeRecord(bytes, offset, salt)
    if (record !== null) {
      records.push(record)
      offset += record.length
      continue
    }
    const from = offset
    do offset += 1
    while (offset < bytes.byteLength && decodeRecord(bytes, offset, salt) === null)
    damages.push({ offset: from, bytes: offset - from, guess: guessHeader(bytes, from) })
  }
  return { salt, records, damages }
}
