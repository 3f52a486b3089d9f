import type { Locale } from '@atelier/board'
import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableOfContents,
  TextRun,
  WidthType,
} from 'docx'
import { type BoardPicture, pictureWords } from './board-picture.ts'
import { svgToPng } from './chart-png.ts'
import { chartSvg } from './charts/index.ts'
import { hasRightToLeft, isRightToLeft, stretches } from './direction.ts'
import { type PlainCell, TextRow } from './docx-rows.ts'
import { docxStyles, STYLE, TABLE_STYLE_XML } from './docx-styles.ts'
import { applyTemplate } from './docx-template.ts'
import { cardLine, quoteLine, sayTranslation, sourceLine } from './note-words.ts'
import { type Parts, textOf, zipParts } from './office-zip.ts'
import { type Block, plainBlocks } from './plain-blocks.ts'
import type { Report, ReportEntry, ReportNote } from './report.ts'
import { coverFacts } from './report-blocks.ts'
import type { Cell } from './section-tables.ts'
import { say } from './wording.ts'
import { xmlText } from './xml-text.ts'

export interface DocxOptions {
  /** A Word file whose styles are used: see `applyTemplate`. */
  template?: Uint8Array | undefined
  /** A picture of the wall, behind the contents. */
  picture?: BoardPicture | undefined
}

/** Word's names of the working languages. */
export const OFFICE_LANGUAGES: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' }

/** Width of the text of an A4 page with our margins, in twentieths of a point. */
const TEXT_WIDTH = 11_906 - 2 * 1_247
/** The same in pixels of 1/96 inch, as pictures are measured. */
const TEXT_WIDTH_PX = Math.floor(TEXT_WIDTH / 15)
const MAX_PICTURE_HEIGHT_PX = 800
const MAX_RUNNING_TITLE = 70

/**
 * The report as a Word document that can be edited and dressed by a house template: everything has a named style,
 * headings and captions are real ones, the contents are links, pictures are SVG with a PNG beside it
 * and alternative text, the language is set for the document and for each wording in another language, and texts from
 * right to left run that way.
 *
 * The contents get page numbers when a reader brings them up to date in Word (F9). Worked out here they would be guesses,
 * since the pages are Word's to lay out, and take ten times as long as the rest.
 *
 * @throws TemplateError when the reference file is not a Word document
 */
export async function toDocx(report: Report, options: DocxOptions = {}): Promise<Uint8Array> {
  const { cover, language } = report
  const writer = new DocxWriter(report, options.picture ?? null)
  const document = new Document({
    title: xmlText(cover.title).slice(0, 250),
    subject: say(language, 'synthesis'),
    creator: xmlText(cover.organiser ?? 'Atelier'),
    description: `${say(language, 'version')} ${cover.version}`,
    styles: docxStyles(OFFICE_LANGUAGES[language]),
    features: { updateFields: false },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_361, bottom: 1_247, left: 1_247, right: 1_247, header: 624, footer: 624 },
          },
        },
        headers: {
          default: new Header({ children: [writer.runningTitle()] }),
          first: new Header({ children: [new Paragraph({ style: STYLE.header, children: [] })] }),
        },
        footers: {
          default: new Footer({ children: [writer.pageNumber()] }),
          first: new Footer({ children: [new Paragraph({ style: STYLE.footer, children: [] })] }),
        },
        children: [...writer.cover(), ...plainBlocks(report).flatMap((block) => writer.block(block))],
      },
    ],
  })
  const parts = compile(document)
  await writer.fillIn(parts)
  finish(parts, OFFICE_LANGUAGES[language])
  if (options.template) applyTemplate(parts, options.template)
  return zipParts(parts)
}

/**
 * The parts of a document before they are packed. The library packs at once what is changed here afterwards: to unpack
 * and pack it again would take longer than all of the layout. Its packer holds the compiler as private.
 */
function compile(document: Document): Parts {
  const { compiler } = Packer as unknown as { compiler: { compile(document: Document): Parts } }
  return compiler.compile(document)
}

/** A number of a page in the contents that is left for Word to find out, which makes it ask when it opens the file. */
const UNKNOWN_PAGE =
  /<w:r><w:tab\/><\/w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"\/><w:instrText[^>]*>PAGEREF [^<]*<\/w:instrText>(?:(?!<\/w:r>).)*<\/w:r>/gs

/**
 * What the library has no words for: contents without numbers of pages, the style of tables, and the language in the
 * properties of the file.
 */
function finish(parts: Parts, language: string): void {
  const change = (path: string, edit: (xml: string) => string) => {
    const xml = textOf(parts, path)
    if (xml !== null) parts.set(path, edit(xml))
  }
  change('word/document.xml', (xml) => xml.replace(UNKNOWN_PAGE, ''))
  change('word/styles.xml', (xml) => xml.replace('</w:styles>', `${TABLE_STYLE_XML}</w:styles>`))
  change('docProps/core.xml', (xml) =>
    xml.replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`),
  )
}

const TEXT_STYLES = { plain: STYLE.text, muted: STYLE.meta, counts: STYLE.counts } as const

type Child = Paragraph | Table | TableOfContents

class DocxWriter {
  readonly #report: Report
  readonly #language: Locale
  readonly #picture: BoardPicture | null
  /** Pictures that are drawn while the rest is laid out, by what holds their places. */
  readonly #drawings = new Map<Uint8Array | string, Promise<Uint8Array>>()
  #tables = 0
  #figures = 0
  #headings = 0

  constructor(report: Report, picture: BoardPicture | null) {
    this.#report = report
    this.#language = report.language
    this.#picture = report.picture ? picture : null
  }

  /** Puts the pictures in their places. */
  async fillIn(parts: Parts): Promise<void> {
    await Promise.all(this.#drawings.values())
    for (const [path, content] of parts) {
      const drawing = await this.#drawings.get(content)
      if (drawing) parts.set(path, drawing)
    }
  }

  cover(): Child[] {
    const { cover } = this.#report
    const language = this.#language
    return [
      new Paragraph({ style: STYLE.kicker, children: [new TextRun(say(language, 'synthesis'))] }),
      this.#paragraph(STYLE.title, cover.title),
      ...coverFacts(this.#report).map(
        ({ label, value }) =>
          new Paragraph({
            style: STYLE.fact,
            children: [
              new TextRun({ text: say(language, 'labelled', { label, value: '' }).trimEnd(), bold: true }),
              new TextRun(' '),
              ...this.#runs(value),
            ],
          }),
      ),
      new Paragraph({ style: STYLE.contentsHeading, children: [new TextRun(say(language, 'contents'))] }),
      new TableOfContents(say(language, 'contents'), {
        hyperlink: true,
        headingStyleRange: '1-2',
        // Complete as it is but for page numbers: Word need not ask whether to bring it up to date.
        beginDirty: false,
        tabLeader: LeaderType.NONE,
      }),
      ...this.#wall(),
    ]
  }

  runningTitle(): Paragraph {
    const letters = [...xmlText(this.#report.cover.title)]
    const title =
      letters.length > MAX_RUNNING_TITLE
        ? `${letters.slice(0, MAX_RUNNING_TITLE).join('')}…`
        : letters.join('')
    return this.#paragraph(STYLE.header, title)
  }

  pageNumber(): Paragraph {
    const language = this.#language
    const [before = '', between = '', after = ''] = say(language, 'pageOf', { n: '\t', all: '\t' }).split(
      '\t',
    )
    return new Paragraph({
      style: STYLE.footer,
      children: [
        new TextRun(`${say(language, 'version')} ${this.#report.cover.version} · `),
        new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] }),
      ],
    })
  }

  block(block: Block): Child[] {
    const language = this.#language
    switch (block.kind) {
      case 'heading':
        return this.#heading(block)
      case 'text':
        return [this.#paragraph(TEXT_STYLES[block.look], block.text)]
      case 'statements':
        return block.items.map(
          ({ text, refs }) =>
            new Paragraph({
              style: STYLE.list,
              bullet: { level: 0 },
              ...direction(text),
              children: [
                ...this.#runs(text),
                ...(refs ? [new TextRun({ text: ` (${refs})`, style: STYLE.refs })] : []),
              ],
            }),
        )
      case 'editorial':
        return [
          this.#paragraph(STYLE.editorial, block.text, block.language, true),
          this.#paragraph(STYLE.editorialSource, block.by),
        ]
      case 'quotes':
        return block.items.flatMap(({ note, remark }) => [
          this.#paragraph(STYLE.quote, note.text || say(language, 'noWording'), note.language, true),
          this.#paragraph(STYLE.source, [quoteLine(this.#report, note), remark].filter(Boolean).join(' · ')),
        ])
      case 'notes':
        return block.notes.flatMap((note) => this.#note(note))
      case 'figure':
        return this.#figure(block.id)
      case 'table':
        return this.#table(block)
    }
  }

  #heading({ level, text, section, opens }: Extract<Block, { kind: 'heading' }>): Child[] {
    const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
    this.#headings++
    // The first page after the cover, each question, and the annex begin on a new page.
    return [
      new Paragraph({
        heading: levels[level - 1] ?? HeadingLevel.HEADING_3,
        pageBreakBefore:
          opens && ['summary', 'questions', 'commitments', 'participation', 'annex'].includes(section),
        ...direction(text),
        children: [new Bookmark({ id: `heading_${this.#headings}`, children: this.#runs(text) })],
      }),
    ]
  }

  /** A note of the annex: its number and wording, then a line on where it comes from, then those merged into it. */
  #note(note: ReportNote): Child[] {
    const { alsoSaid, ...top } = note
    return [
      ...this.#entry(top, STYLE.note, alsoSaid.length > 0),
      ...(alsoSaid.length > 0 ? [this.#paragraph(STYLE.also, say(this.#language, 'alsoSaidAs'))] : []),
      ...alsoSaid.flatMap((entry) => this.#entry(entry, STYLE.merged, false)),
    ]
  }

  #entry(entry: ReportEntry, style: string, keepNext: boolean): Child[] {
    const language = this.#language
    const source = sourceLine(this.#report, entry)
    const card = cardLine(entry.step, language)
    const details = [
      ...(source ? [{ text: source, language: null as Locale | null }] : []),
      ...(card ? [{ text: card, language: null }] : []),
      ...entry.translations.map((one) => ({
        text: `${sayTranslation(language, one)} ${one.text}`,
        language: one.language as Locale | null,
      })),
    ]
    const text = entry.text || say(language, 'noWording')
    return [
      new Paragraph({
        style,
        keepNext: keepNext || details.length > 0,
        ...direction(text),
        children: [
          new TextRun({ text: entry.ref, style: STYLE.refs }),
          new TextRun({ children: ['\t'] }),
          ...this.#runs(text, entry.language, true),
        ],
      }),
      ...details.map((detail) =>
        this.#paragraph(
          style === STYLE.note ? STYLE.noteSource : STYLE.mergedSource,
          detail.text,
          detail.language,
        ),
      ),
    ]
  }

  #figure(id: string): Child[] {
    const chart = chartSvg(this.#report, id)
    if (chart === null) return []
    const scale = Math.min(1, TEXT_WIDTH_PX / chart.width, MAX_PICTURE_HEIGHT_PX / chart.height)
    const transformation = {
      width: Math.round(chart.width * scale),
      height: Math.round(chart.height * scale),
    }
    const place = Buffer.from(chart.svg, 'utf8')
    this.#drawings.set(place, svgToPng(chart.svg))
    return [
      new Paragraph({
        style: STYLE.figure,
        children: [
          new ImageRun({
            type: 'svg',
            data: Buffer.from(chart.svg, 'utf8'),
            fallback: { type: 'png', data: place },
            transformation,
            altText: {
              name: xmlText(chart.title),
              title: xmlText(chart.title),
              description: xmlText(chart.alt),
            },
          }),
        ],
      }),
      this.#caption('figure', ++this.#figures, chart.title, false),
    ]
  }

  #wall(): Child[] {
    const picture = this.#picture
    if (picture === null) return []
    const words = pictureWords(this.#report, picture)
    if ('leftOut' in words) return [this.#paragraph(STYLE.meta, words.leftOut)]
    const { title, alt } = words
    const scale = Math.min(TEXT_WIDTH_PX / picture.width, MAX_PICTURE_HEIGHT_PX / picture.height)
    return [
      new Paragraph({
        style: STYLE.figure,
        children: [
          new ImageRun({
            type: picture.type,
            data: Buffer.from(picture.data),
            transformation: {
              width: Math.round(picture.width * scale),
              height: Math.round(picture.height * scale),
            },
            altText: { name: title, title, description: alt },
          }),
        ],
      }),
      this.#caption('figure', ++this.#figures, title, false),
    ]
  }

  #table({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): Child[] {
    const whole = columns.reduce((sum, { width }) => sum + width, 0)
    const widths = columns.map(({ width }) => Math.floor((width / whole) * TEXT_WIDTH))
    const row = (cells: readonly Cell[], style: string, isHead = false) =>
      new TextRow(
        cells.map((content, index) =>
          this.#cell(content, widths[index] ?? 0, style, columns[index]?.figures ?? false),
        ),
        isHead,
      )
    const head = row(
      columns.map((column) => column.head),
      STYLE.tableHead,
      true,
    )
    const body = rows.map((cells) => row(cells, STYLE.tableText))
    return [
      this.#caption('table', ++this.#tables, caption, true),
      new Table({
        style: STYLE.table,
        width: { size: TEXT_WIDTH, type: WidthType.DXA },
        columnWidths: widths,
        tableLook: { firstRow: true, noVBand: true, noHBand: true },
        rows: [head, ...body],
      }),
      new Paragraph({ style: STYLE.afterTable, children: [] }),
    ]
  }

  /** @param atEnd whether it stands at the end of its column */
  #cell(content: Cell, width: number, style: string, atEnd: boolean): PlainCell | TableCell {
    const { text, language = null } = typeof content === 'string' ? { text: content } : content
    if (!this.#isForeign(language) && !hasRightToLeft(text))
      return { width, style, atEnd, text: oneLine(text) }
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      children: [
        new Paragraph({
          style,
          ...(atEnd && { alignment: AlignmentType.END }),
          ...direction(text),
          children: this.#runs(text, language),
        }),
      ],
    })
  }

  #caption(kind: 'table' | 'figure', number: number, text: string, keepNext: boolean): Paragraph {
    const label = say(this.#language, kind)
    return new Paragraph({
      style: STYLE.caption,
      keepNext,
      children: [
        new TextRun(`${label} `),
        new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
        new TextRun(` – `),
        ...this.#runs(text),
      ],
    })
  }

  /** @param verbatim somebody's wording, which keeps its line ends */
  #paragraph(style: string, text: string, language: Locale | null = null, verbatim = false): Paragraph {
    return new Paragraph({ style, ...direction(text), children: this.#runs(text, language, verbatim) })
  }

  #isForeign(language: Locale | null): boolean {
    return language !== null && language !== this.#language
  }

  /** Runs of one text, split where its direction changes; in another language than the report's, marked so. */
  #runs(text: string, language: Locale | null = null, verbatim = false): TextRun[] {
    const lines = verbatim ? xmlText(text).split('\n') : [oneLine(text)]
    const foreign = this.#isForeign(language)
    return lines.flatMap((line, at) => {
      const parts = stretches(line)
      const runs = parts.map(
        ({ text: part, rightToLeft }, index) =>
          new TextRun({
            text: part,
            ...(at > 0 && index === 0 && { break: 1 }),
            ...(rightToLeft && { rightToLeft: true }),
            ...(foreign && language && { language: { value: OFFICE_LANGUAGES[language] } }),
            ...(rightToLeft && {
              language: {
                value: OFFICE_LANGUAGES[this.#language],
                bidirectional: /\p{Script=Hebrew}/u.test(part) ? 'he-IL' : 'ar-SA',
              },
            }),
          }),
      )
      return runs.length === 0 && at > 0 ? [new TextRun({ text: '', break: 1 })] : runs
    })
  }
}

const oneLine = (text: string) => xmlText(text).replace(/\s*\n\s*/g, ' ')

const direction = (text: string) => (isRightToLeft(text) ? { bidirectional: true } : {})
