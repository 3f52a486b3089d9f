import { unzipSync } from 'fflate'
import { type Parts, textOf } from './office-zip.ts'

/** A reference file whose styles cannot be used. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}

/**
 * Dresses a Word document in the styles of a reference file (`.docx`, `.dotx`, `.docm` or `.dotm`).
 *
 * Taken over: every style, the document's defaults, the theme with its fonts and colours, size and margins of the
 * page. A style of ours is matched to one of the file by its name, since ids are translated in files made with another
 * language of Word ("heading 1" is `Heading1`, `Titre1` or `Ttulo1`); styles that the file does not have are kept.
 * Headers, footers, numbering and contents of the file are not taken over.
 *
 * @param parts of the document, which are changed
 * @throws TemplateError when the file is not a Word document
 */
export function applyTemplate(parts: Parts, template: Uint8Array): void {
  const theirs = openTemplate(template)
  const ourStyles = read(parts, 'word/styles.xml')
  const theirStyles = read(theirs, 'word/styles.xml')
  const renamed = matchStyles(stylesOf(ourStyles), stylesOf(theirStyles))

  parts.set('word/styles.xml', mergeStyles(ourStyles, theirStyles, renamed))
  const theme = theirs.get('word/theme/theme1.xml')
  if (theme !== undefined && parts.has('word/theme/theme1.xml')) parts.set('word/theme/theme1.xml', theme)
  for (const path of [...parts.keys()])
    if (/^word\/(document|header\d*|footer\d*|numbering)\.xml$/.test(path))
      parts.set(path, renameStyles(read(parts, path), renamed))
  parts.set(
    'word/document.xml',
    withPageOf(read(parts, 'word/document.xml'), read(theirs, 'word/document.xml', '')),
  )
}

function openTemplate(template: Uint8Array): Parts {
  try {
    const files = unzipSync(template, {
      filter: ({ name, originalSize }) => isWanted(name) && originalSize < MAX_PART_BYTES,
    })
    if (files['word/styles.xml']) return new Map(Object.entries(files))
  } catch {
    // Not a ZIP file at all: told below, in the same words.
  }
  throw new TemplateError(
    'the reference file has no word/styles.xml. Pass a .docx or .dotx that Word has saved.',
  )
}

/** Most bytes of one part of a reference file, unpacked. */
const MAX_PART_BYTES = 20_000_000

const isWanted = (name: string) =>
  ['word/styles.xml', 'word/theme/theme1.xml', 'word/document.xml'].includes(name)

function read(parts: Parts, path: string, otherwise?: string): string {
  const part = textOf(parts, path) ?? otherwise
  if (part !== undefined) return part
  throw new TemplateError(`${path} is missing. Pass a .docx or .dotx that Word has saved.`)
}

interface Style {
  id: string
  type: string
  name: string
  xml: string
}

function stylesOf(xml: string): Style[] {
  return [...xml.matchAll(/<w:style\b[^>]*>[\s\S]*?<\/w:style>/g)].map(([style]) => ({
    id: /w:styleId="([^"]*)"/.exec(style)?.[1] ?? '',
    type: /w:type="([^"]*)"/.exec(style)?.[1] ?? 'paragraph',
    name: /<w:name\b[^>]*w:val="([^"]*)"/.exec(style)?.[1]?.toLowerCase() ?? '',
    xml: style,
  }))
}

/** Ids of our styles that the reference has under the same name, with its ids. */
function matchStyles(ours: readonly Style[], theirs: readonly Style[]): Map<string, string> {
  const key = ({ type, name }: Style) => `${type}/${name}`
  const byName = new Map(theirs.map((style) => [key(style), style.id]))
  return new Map(
    ours.flatMap((style) => {
      const id = byName.get(key(style))
      return id === undefined ? [] : [[style.id, id] as const]
    }),
  )
}

function mergeStyles(ours: string, theirs: string, renamed: ReadonlyMap<string, string>): string {
  const kept = stylesOf(ours)
    .filter(({ id }) => !renamed.has(id))
    .map(({ xml }) => renameStyles(xml, renamed).replace(/ w:default="(1|true)"/, ''))
  const language = /<w:lang\b[^>]*\/>/.exec(ours)?.[0]
  // Lists of the reference are in a file of their own, which is not taken over.
  const plain = theirs.replace(/<w:numPr>[\s\S]*?<\/w:numPr>/g, '')
  return withLanguage(plain, language).replace('</w:styles>', `${kept.join('')}</w:styles>`)
}

/** The defaults of the reference in the report's language. */
function withLanguage(styles: string, language: string | undefined): string {
  if (language === undefined) return styles
  const defaults = /<w:docDefaults>[\s\S]*?<\/w:docDefaults>/.exec(styles)?.[0]
  const fresh = `<w:docDefaults><w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault></w:docDefaults>`
  if (defaults === undefined) return styles.replace(/(<w:styles\b[^>]*>)/, `$1${fresh}`)
  const changed = /<w:lang\b[^>]*\/>/.test(defaults)
    ? defaults.replace(/<w:lang\b[^>]*\/>/, language)
    : /<w:rPrDefault>\s*<w:rPr>/.test(defaults)
      ? defaults.replace(/(<w:rPrDefault>\s*<w:rPr>[\s\S]*?)(<\/w:rPr>)/, `$1${language}$2`)
      : fresh
  return styles.replace(defaults, () => changed)
}

const renameStyles = (xml: string, renamed: ReadonlyMap<string, string>) =>
  xml.replace(
    /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link)\b[^>]*w:val=")([^"]*)"/g,
    (_, start: string, id: string) => `${start}${renamed.get(id) ?? id}"`,
  )

/** Size and margins of the page as in the reference; headers and footers stay ours. */
function withPageOf(document: string, reference: string): string {
  let changed = document
  for (const tag of ['pgSz', 'pgMar']) {
    const theirs = [...reference.matchAll(new RegExp(`<w:${tag}\\b[^>]*/>`, 'g'))].at(-1)?.[0]
    if (theirs) changed = changed.replace(new RegExp(`<w:${tag}\\b[^>]*/>`, 'g'), () => theirs)
  }
  return changed
}
