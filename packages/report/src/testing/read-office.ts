import { strFromU8, unzipSync } from 'fflate'
import readExcel from 'read-excel-file/node'
import { SaxesParser } from 'saxes'

/** A paragraph as an independent reader finds it: tabs as `\t`, breaks as `\n`. */
export interface ReadParagraph {
  style: string
  text: string
  /** Some run of it is bold. */
  bold: boolean
  rightToLeft: boolean
  languages: string[]
}

export interface ReadElement {
  name: string
  attributes: Record<string, string>
}

/** Every part of an office file that is XML, read strictly: a part that is not well-formed throws. */
export function readParts(bytes: Uint8Array): Map<string, string> {
  const parts = new Map<string, string>()
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels|svg)$/.test(path)) continue
    const xml = strFromU8(content)
    elements(xml)
    parts.set(path, xml)
  }
  return parts
}

/** Start tags in order. */
export function elements(xml: string): ReadElement[] {
  const found: ReadElement[] = []
  parse(xml, { open: (name, attributes) => found.push({ name, attributes }) })
  return found
}

/** Paragraphs of WordprocessingML (`w`) or DrawingML (`a`), those in tables too. */
export function paragraphs(xml: string, prefix: 'w' | 'a'): ReadParagraph[] {
  const found: ReadParagraph[] = []
  const open: ReadParagraph[] = []
  let inText = false
  const on = (attributes: Record<string, string>) =>
    !['0', 'false', 'none'].includes(attributes['w:val'] ?? '1')
  parse(xml, {
    open(name, attributes) {
      const current = open.at(-1)
      if (name === `${prefix}:p`)
        open.push({ style: '', text: '', bold: false, rightToLeft: false, languages: [] })
      else if (!current) return
      else if (name === `${prefix}:t`) inText = true
      else if (name === `${prefix}:br`) current.text += '\n'
      else if (name === 'w:tab' && attributes['w:val'] === undefined) current.text += '\t'
      else if (name === 'w:pStyle') current.style = attributes['w:val'] ?? ''
      else if (name === 'w:bidi' && on(attributes)) current.rightToLeft = true
      else if (name === 'w:lang') current.languages.push(attributes['w:val'] ?? '')
      else if (name === 'a:pPr' && attributes.rtl === '1') current.rightToLeft = true
      else if (name === 'a:rPr') {
        if (attributes.b === '1') current.bold = true
        if (attributes.lang) current.languages.push(attributes.lang)
      }
    },
    text(text) {
      const current = open.at(-1)
      if (inText && current) current.text += text
    },
    close(name) {
      if (name === `${prefix}:t`) inText = false
      const last = name === `${prefix}:p` ? open.pop() : undefined
      if (last) found.push(last)
    },
  })
  return found
}

/** Cells of every table of a Word document, headings first. */
export function docxTables(xml: string): string[][][] {
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr\b.*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
        paragraphs(`<x xmlns:w="w">${cell}</x>`, 'w')
          .map(({ text }) => text)
          .join('\n'),
      ),
    ),
  )
}

/** Cells of every sheet of a workbook by its name, headings first, to another reader than its writer. */
export async function readSheets(bytes: Uint8Array): Promise<Map<string, unknown[][]>> {
  const sheets = await readExcel(Buffer.from(bytes), { trim: false })
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as unknown[][]]))
}

/** Notes in the annex of a Word document: number and wording. */
export function docxNotes(bytes: Uint8Array): { ref: string; text: string }[] {
  const xml = readParts(bytes).get('word/document.xml') ?? ''
  return paragraphs(xml, 'w')
    .filter(({ style }) => style === 'AtelierNote' || style === 'AtelierMergedNote')
    .map(({ text }) => ({ ref: text.slice(0, text.indexOf('\t')), text: text.slice(text.indexOf('\t') + 1) }))
}

/** Notes of the speaker that list notes: number, then wording and the line on its source. */
export function pptxNotes(bytes: Uint8Array): { ref: string; text: string }[] {
  return [...readParts(bytes)]
    .filter(([path]) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(path))
    .sort(([a], [b]) => numberOf(a) - numberOf(b))
    .flatMap(([, xml]) => paragraphs(xml, 'a'))
    .filter(({ text, bold }) => !bold && /^\d+(\.\d+)?\u2003/.test(text))
    .map(({ text }) => ({
      ref: text.slice(0, text.indexOf('\u2003')),
      text: text.slice(text.indexOf('\u2003') + 1),
    }))
}

const numberOf = (path: string) => Number(/(\d+)\.xml$/.exec(path)?.[1])

function parse(
  xml: string,
  on: {
    open?: (name: string, attributes: Record<string, string>) => void
    text?: (text: string) => void
    close?: (name: string) => void
  },
): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => on.open?.(name, attributes as Record<string, string>))
  parser.on('text', (text) => on.text?.(text))
  parser.on('closetag', ({ name }) => on.close?.(name))
  parser.write(xml).close()
}
