import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { BoardPicture } from './board-picture.ts'
import type { Report } from './report.ts'
import { type TypstReport, toTypst } from './typst-blocks.ts'

interface Font {
  family: string
  files: readonly string[]
  /** Texts that ask for it; left out where it is always at hand. */
  for?: RegExp
}

const noto = (script: string, letters: RegExp): Font => ({
  family: `Noto Sans ${script}`,
  files: [`NotoSans${script.replace(' ', '')}-Regular.ttf`],
  for: letters,
})

/** The fonts of `fonts/`: the first that has a letter sets it. The emoji font stands behind those with figures. */
const FONTS: readonly Font[] = [
  {
    family: 'Atkinson Hyperlegible Next',
    files: ['Regular', 'Italic', 'Bold'].map((style) => `AtkinsonHyperlegibleNext-${style}.ttf`),
  },
  { family: 'Noto Sans', files: ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'] },
  {
    family: 'Noto Sans Arabic',
    files: ['NotoSansArabic-Regular.ttf', 'NotoSansArabic-Bold.ttf'],
    for: /\p{Script=Arabic}/u,
  },
  noto('Hebrew', /\p{Script=Hebrew}/u),
  noto('Devanagari', /\p{Script=Devanagari}/u),
  noto('Bengali', /\p{Script=Bengali}/u),
  noto('Thai', /\p{Script=Thai}/u),
  noto('Ethiopic', /\p{Script=Ethiopic}/u),
  noto('Georgian', /\p{Script=Georgian}/u),
  noto('Armenian', /\p{Script=Armenian}/u),
  noto('Tamil', /\p{Script=Tamil}/u),
  noto('Telugu', /\p{Script=Telugu}/u),
  noto('Kannada', /\p{Script=Kannada}/u),
  noto('Malayalam', /\p{Script=Malayalam}/u),
  noto('Gujarati', /\p{Script=Gujarati}/u),
  noto('Gurmukhi', /\p{Script=Gurmukhi}/u),
  noto('Sinhala', /\p{Script=Sinhala}/u),
  noto('Khmer', /\p{Script=Khmer}/u),
  noto('Lao', /\p{Script=Lao}/u),
  noto('Myanmar', /\p{Script=Myanmar}/u),
  {
    family: 'Droid Sans Fallback',
    files: ['DroidSansFallback-Regular.ttf'],
    for: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
  },
  { family: 'Droid Sans Hangul', files: ['DroidSansHangul-Regular.ttf'], for: /\p{Script=Hangul}/u },
  {
    family: 'Noto Emoji',
    files: ['NotoEmoji-Regular.ttf'],
    for: /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u,
  },
  noto('Symbols', /(?![$+<=>^`|~])\p{S}/u),
  noto('Symbols 2', /(?![$+<=>^`|~])\p{S}/u),
  noto('Math', /(?![$+<=>^`|~])\p{S}|[\u{1d400}-\u{1d7ff}]/u),
]

/** What could not be made into a PDF, in the words of the typesetter. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
}

export interface PdfOptions {
  /** A picture of the wall, before the first section. */
  picture?: BoardPicture | undefined
}

const fontFolder = new URL('../fonts/', import.meta.url)
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
  const signs = [...new Set(JSON.stringify(document))].join('')
  let fonts = FONTS.filter((font) => font.for?.test(signs) ?? true)
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
    if (fonts.length < FONTS.length) fonts = [...FONTS]
    else unknown = new Set([...unknown, ...outcome])
  }
  throw new PdfError(
    `the PDF still had letters without a font after ${MAX_ROUNDS} rounds: ${[...unknown].join(' ')}`,
  )
}

const readFont = (name: string): Buffer => readFileSync(new URL(name, fontFolder))

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
