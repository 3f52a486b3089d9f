import { ZipFile } from 'yazl'

/** Files of an office document by their paths, in the order they are packed. */
export type Parts = Map<string, Uint8Array | string>

/** Nothing is gained by packing what is packed. */
const PACKED = /\.(png|jpe?g)$/i
/** The earliest time that the format knows: the same parts give the same bytes. */
const NO_TIME = new Date(1980, 0, 1)

/** Packs an office document once; the work is done outside the event loop. */
export async function zipParts(parts: Parts): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [path, content] of parts) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content)
    zip.addBuffer(bytes, path, { mtime: NO_TIME, compress: !PACKED.test(path) })
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

/** A part as text. */
export function textOf(parts: Parts, path: string): string | null {
  const part = parts.get(path)
  if (part === undefined) return null
  return typeof part === 'string' ? part : Buffer.from(part).toString('utf8')
}
