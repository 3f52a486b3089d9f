import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { dirname, extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Locale, Localized } from '@atelier/board'
import type { Handler } from 'hono'
import { type AppEnv, localeOf, type Request } from './request.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
}
const COMPRESSED = new Set([
  '.html',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.map',
  '.webmanifest',
  '.svg',
  '.ttf',
  '.txt',
  '.md',
])
const MIN_COMPRESSED_BYTES = 1000
/** Good ratio at some 30 MB/s; each file is compressed once, unless the build did it better. */
const BROTLI_QUALITY = 6

type Encoding = 'identity' | 'gzip' | 'br'

interface WebFile {
  mtimeMs: number
  type: string
  etag: string
  plain: Buffer
  path: string
  /** Whether compressing it is worth the while. */
  compressible: boolean
  compressed: Partial<Record<Encoding, Buffer>>
}

/**
 * Serves the built screens. A path without a file of that name is a screen: it gets the page that the build made for its
 * first word and the reader's language, `pages/<word>.<language>.html`, else `index.html`. Files under `/assets/` carry a hash in their name and are kept by browsers for good. Each file is read and compressed once,
 * and again when it was built anew.
 */
export function webFiles(webDir: string): Handler<AppEnv> {
  const root = resolve(webDir)
  const files = new Map<string, Promise<WebFile | null>>()

  const load = async (path: string): Promise<WebFile | null> => {
    const full = resolve(join(root, path))
    if (full !== root && !full.startsWith(root + sep)) return null
    const state = await stat(full).catch(() => null)
    if (!state?.isFile()) return null
    const known = await files.get(full)
    if (known && known.mtimeMs === state.mtimeMs) return known
    const reading = readWebFile(full, state.mtimeMs)
    files.set(full, reading)
    return reading
  }

  return async (c) => {
    const path = decodePath(c)
    if (path === null) return c.notFound()
    const file = path.endsWith('/') ? null : await load(path)
    if (file) return send(c, file, path.startsWith('/assets/'))
    if (extname(path) !== '' || path.startsWith('/assets/')) return c.notFound()
    c.header('vary', 'Accept-Language', { append: true })
    const page = (await load(pageOf(path, localeOf(c)))) ?? (await load('/index.html'))
    if (page) return send(c, page, false)
    return c.text(`${notBuilt[localeOf(c)]}\n`, 503)
  }
}

/** `/j/ABCDEF` in French: `/pages/j.fr.html`. There may be no such file. */
function pageOf(path: string, locale: Locale): string {
  const word = /^\/([a-z]+)(?:\/|$)/.exec(path)?.[1]
  return `/pages/${word ?? 'home'}.${locale}.html`
}

async function send(c: Request, file: WebFile, forGood: boolean): Promise<Response> {
  c.header('cache-control', forGood ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('etag', file.etag)
  c.header('vary', 'Accept-Encoding', { append: true })
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304)
  const encoding = encodingOf(c.req.header('accept-encoding') ?? '', file)
  const body = await bodyOf(file, encoding)
  c.header('content-type', file.type)
  if (encoding !== 'identity') c.header('content-encoding', encoding)
  return c.body(new Uint8Array(body))
}

async function readWebFile(full: string, mtimeMs: number): Promise<WebFile> {
  const plain = await readFile(full)
  const extension = extname(full)
  return {
    mtimeMs,
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    path: full,
    compressible: COMPRESSED.has(extension) && plain.length >= MIN_COMPRESSED_BYTES,
    compressed: {},
  }
}

function encodingOf(accepted: string, file: WebFile): Encoding {
  if (!file.compressible) return 'identity'
  const names = accepted
    .split(',')
    .map((entry) => entry.split(';').map((part) => part.trim()))
    .flatMap(([name = '', weight]) => (weight === 'q=0' ? [] : [name]))
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity'
}

async function bodyOf(file: WebFile, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return file.plain
  const known = file.compressed[encoding]
  if (known) return known
  const made =
    encoding === 'br'
      ? ((await madeByBuild(file)) ??
        (await promisify(brotliCompress)(file.plain, {
          params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
        })))
      : await promisify(gzip)(file.plain)
  file.compressed[encoding] = made
  return made
}

/** What the build laid beside a file that never changes: `<name>.br`, smaller than there is time for here. */
async function madeByBuild({ path }: WebFile): Promise<Buffer | null> {
  return dirname(path).endsWith(`${sep}assets`) ? readFile(`${path}.br`).catch(() => null) : null
}

function decodePath(c: Request): string | null {
  try {
    const path = decodeURIComponent(new URL(c.req.url).pathname)
    return path.includes('\0') ? null : path
  } catch {
    return null
  }
}

const notBuilt: Localized = {
  en: 'The server runs, but its screens have not been built. Start it by "npm start", which builds them first.',
  fr: 'Le serveur fonctionne, mais ses écrans n’ont pas été construits. Lancez-le par «\u00a0npm start\u00a0», qui les construit d’abord.',
  es: 'El servidor funciona, pero sus pantallas no se han construido. Inícielo con «npm start», que antes las construye.',
}
