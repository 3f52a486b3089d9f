import { promisify } from 'node:util'
import { crc32, inflate } from 'node:zlib'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** Bytes of a pixel by colour type, at eight bits a channel: what a browser draws. */
const BYTES_OF_PIXEL: Record<number, number> = { 2: 3, 6: 4 }

/**
 * Looks a PNG through from its first to its last byte, so that nothing reaches a document that its readers would choke
 * on: every part with its checksum, and as many pixels as it says. Colours with eight bits a channel, not interlaced.
 *
 * @param maxSidePx longest side that is taken
 * @returns its size in pixels; `null` when it is not whole, or something else
 */
export async function readPng(
  bytes: Uint8Array,
  maxSidePx: number,
): Promise<{ width: number; height: number } | null> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!file.subarray(0, 8).equals(SIGNATURE)) return null
  const parts = partsOf(file)
  const head = parts?.[0]
  if (!parts || head?.type !== 'IHDR' || head.data.length !== 13 || parts.at(-1)?.type !== 'IEND') return null
  const width = head.data.readUInt32BE(0)
  const height = head.data.readUInt32BE(4)
  const pixel = BYTES_OF_PIXEL[head.data[9] ?? 0]
  const isPlain = head.data[8] === 8 && head.data[12] === 0
  if (!pixel || !isPlain || width === 0 || height === 0 || Math.max(width, height) > maxSidePx) return null
  const packed = Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const size = height * (1 + width * pixel)
  try {
    const pixels = await promisify(inflate)(packed, { maxOutputLength: size })
    return pixels.length === size ? { width, height } : null
  } catch {
    // Damaged, or more than it says.
    return null
  }
}

/** The parts in their order; `null` when one is cut short or its checksum is wrong. */
function partsOf(file: Buffer): { type: string; data: Buffer }[] | null {
  const parts: { type: string; data: Buffer }[] = []
  for (let at = SIGNATURE.length; at < file.length; ) {
    if (at + 12 > file.length) return null
    const end = at + 8 + file.readUInt32BE(at)
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return null
    parts.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, end) })
    at = end + 4
  }
  return parts
}
