import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { BoardPicture } from './board-picture.ts'
import { FONTS, fontPath, fontsFor } from './fonts.ts'
import type { Report } from './report.ts'
import { type TypstReport, toTypst } from './typst-blocks.ts'

/** What could not be made into a PDF, in the words of the typesetter. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
}

export interface PdfOptions {
  /** A picture of the wall, before the first section. */
  picture?: BoardPicture | undefined
}

const template = new URL('../typst/report.typ', import.meta.url)
/** The typesetter sees these files only, under a root that need not exist. */
const ROOT = process.platform === 'win32' ? 'C:\\atelier-report' : '/atelier-report'

/** Rounds of naming letters that no font has; each can uncover more of them. */
const MAX_ROUNDS = 6

/**
 * Lays a report out as PDF: tagged, PDF/UA-1, with bookmarks, language, title and embedded fonts. The same report
 * gives the same bytes.
 *
 * Notes reach the typesetter as data, never as markup. A letter that no font of `fonts/` has is written as its code
 * point, `[U+1B83]`, since a document that shows an empty box is not PDF/UA.
 *
 * @throws PdfError when the typesetter refuses; that is a fault of the program, not of the notes
 * @example
 * await writeFile('report.pdf', await toPdf(buildReport(snapshot, { language: 'fr', now: Date.now() })))
 */
export async function toPdf(report: Report, { picture }: PdfOptions = {}): Promise<Uint8Array> {
  const { document, pictures } = toTypst(report, picture)
  const source = readFileSync(template, 'utf8')
  let fonts = fontsFor(JSON.stringify(document))
  let unknown: ReadonlySet<string> = new Set()
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const compiler = NodeCompiler.create({
      workspace: ROOT,
      // Given as bytes, so that no font of the machine comes in.
      fontArgs: [{ fontBlobs: fonts.flatMap(({ files }) => files.map(readFont)) }],
    })
    const file = (path: string, content: string | Uint8Array) =>
      compiler.mapShadow(
        `${ROOT}${path}`,
        typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content),
      )
    const families = fonts.map(({ family }) => family)
    file('/main.typ', source)
    file('/report.json', JSON.stringify(withCodePoints({ ...document, fonts: families }, unknown)))
    for (const [path, picture] of pictures) file(path, picture)
    const outcome = typeset(compiler, document)
    compiler.evictCache(0)
    if (outcome instanceof Uint8Array) return outcome
    // A letter that was not expected may still be in a font that was not loaded.
    if (fonts.length < FONTS.length) fonts = FONTS
    else unknown = new Set([...unknown, ...outcome])
  }
  throw new PdfError(
    `the PDF still had letters without a font after ${MAX_ROUNDS} rounds: ${[...unknown].join(' ')}`,
  )
}

const readFont = (file: string): Buffer => readFileSync(fontPath(file))

/** @returns the bytes, or the letters that no font has */
function typeset(compiler: NodeCompiler, { made }: TypstReport): Uint8Array | string[] {
  const compiled = compiler.compile({ mainFilePath: `${ROOT}/main.typ` })
  // What was remembered for the layout makes room for the writing.
  compiler.evictCache(0)
  const faults = compiled.takeError()
  if (compiled.result === null)
    throw new PdfError(
      `the PDF could not be typeset: ${JSON.stringify(faults?.shortDiagnostics ?? 'no reason given')}`,
    )
  try {
    return compiler.pdf(compiled.result, {
      pdfStandard: 'ua-1',
      creationTimestamp: Date.UTC(made[0], made[1] - 1, made[2]) / 1000,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const unknown = unshown(message)
    if (unknown.length === 0) throw new PdfError(`the PDF could not be written: ${message}`, { cause: error })
    return unknown
  }
}

/** Reads the letters out of the typesetter's complaints, which quote them twice. */
function unshown(message: string): string[] {
  return [...message.matchAll(/the text `\\"(.+?)\\"` could not be displayed/gsu)].map(([, quoted = '']) =>
    quoted.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
  )
}

/** Every text in plain data, with the letters that no font has written as code points. */
function withCodePoints(data: unknown, unknown: ReadonlySet<string>): unknown {
  if (unknown.size === 0) return data
  if (typeof data === 'string') return spellOut(data, unknown)
  if (Array.isArray(data)) return data.map((part) => withCodePoints(part, unknown))
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, withCodePoints(part, unknown)]))
}

function spellOut(text: string, unknown: ReadonlySet<string>): string {
  let spelled = text
  for (const letters of unknown) spelled = spelled.replaceAll(letters, codePoints(letters))
  return spelled
}

/** `[U+1B83]` for each code point, so that it can be looked up. */
const codePoints = (letters: string): string =>
  [...letters]
    .map((letter) => `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .join('')
