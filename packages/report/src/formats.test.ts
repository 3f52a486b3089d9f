import { type BoardSnapshot, LOCALES, type Locale, ReportLayout } from '@atelier/board'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { chartIds } from './charts/index.ts'
import type { Report } from './report.ts'
import { allEntries } from './report-reading.ts'
import { packageFaults } from './testing/check-office.ts'
import { parseMarkdown, readNotes } from './testing/read-markdown.ts'
import { docxNotes, paragraphs, pptxNotes, readParts, readSheets } from './testing/read-office.ts'
import { anySnapshot, clusterOf, NASTY_TEXTS, noteOf, snapshotOf } from './testing/snapshots.ts'
import { workshopOf } from './testing/workshop.ts'
import { CSV_SEPARATORS, toCsv, withFormula, withoutFormula } from './to-csv.ts'
import { toDocx } from './to-docx.ts'
import { toJson } from './to-json.ts'
import { toMarkdown } from './to-markdown.ts'
import { toPptx } from './to-pptx.ts'
import { toXlsx } from './to-xlsx.ts'
import { say } from './wording.ts'
import { xmlText } from './xml-text.ts'

const now = Date.UTC(2030, 1, 22, 11)
const build = (snapshot: BoardSnapshot, language: Locale = 'fr') => buildReport(snapshot, { language, now })

/** With every section, whatever was chosen for the board. */
const anyReport = fc
  .tuple(anySnapshot, fc.constantFrom(...LOCALES))
  .map(([snapshot, language]) => build(snapshot, language))

/** Number and wording of every note, from the JSON alone. */
function expectedNotes(report: Report): { ref: string; text: string }[] {
  const json = JSON.parse(toJson(report)) as Report
  return json.questions.flatMap((question) =>
    [...question.clusters.flatMap((cluster) => cluster.notes), ...question.ungrouped].flatMap((note) =>
      [note, ...note.alsoSaid].map(({ ref, text }) => ({ ref, text })),
    ),
  )
}

const readCsv = (csv: string, language: Locale): string[][] =>
  parseCsv(csv, { bom: true, delimiter: CSV_SEPARATORS[language], record_delimiter: '\r\n' })

const cellText = (cell: unknown) => cell ?? ''

it('every format says whether a commitment is a spin-off or a next step', async () => {
  const notes = (['spinOff', 'step'] as const).map((kind) =>
    noteOf({ id: `note_${kind}`, questionId: 'q3', kind: 'commitment', step: { kind } }),
  )
  const report = build(snapshotOf({ notes }), 'es')
  const sheets = await readSheets(await toXlsx(report))
  const laidOut = {
    csv: toCsv(report),
    markdown: toMarkdown(report),
    docx: readParts(await toDocx(report)).get('word/document.xml') ?? '',
    xlsx: JSON.stringify([...sheets.values()]),
  }
  for (const [format, text] of Object.entries(laidOut))
    for (const words of ['spin-off', 'próximo paso'])
      expect([format, text.includes(words)]).toEqual([format, true])
  expect(JSON.parse(toJson(report)).commitments.rows.map(({ step }: { step: unknown }) => step)).toEqual([
    { kind: 'spinOff' },
    { kind: 'step' },
  ])
})

describe('every note is in the annex exactly once', () => {
  it('of CSV, to a strict parser', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const [head, ...rows] = readCsv(toCsv(report), report.language)
        expect(head?.slice(0, 2)).toEqual([
          say(report.language, 'columnRef'),
          say(report.language, 'columnText'),
        ])
        expect(rows.map(([ref, text]) => ({ ref, text: withFormula(text ?? '') }))).toEqual(
          expectedNotes(report),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('of the workbook, to another reader than its writer', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const sheets = await readSheets(await toXlsx(report))
        const [, ...rows] = sheets.get(say(report.language, 'sheetNotes')) ?? []
        expect(rows.map(([ref, text]) => ({ ref: cellText(ref), text: cellText(text) }))).toEqual(
          expectedNotes(report).map(({ ref, text }) => ({ ref, text: xmlText(text) })),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('of the Word document, read through its XML', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const shown = { ...report, sections: ReportLayout.parse({}).sections }
        const wording = (text: string) => xmlText(text) || say(report.language, 'noWording')
        expect(docxNotes(await toDocx(shown))).toEqual(
          expectedNotes(report).map(({ ref, text }) => ({ ref, text: wording(text) })),
        )
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  it('of the slides, in the notes of the speaker', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const read = pptxNotes(await toPptx(report))
        const expected = expectedNotes(report)
        expect(read.map(({ ref }) => ref)).toEqual(expected.map(({ ref }) => ref))
        for (const [at, { text }] of expected.entries()) {
          const wording = xmlText(text) || say(report.language, 'noWording')
          const found = read[at]?.text ?? ''
          expect(found === wording || found.startsWith(`${wording}\n`)).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('CSV', () => {
  it('begins with a byte order mark and separates as a spreadsheet of its language expects', () => {
    const lines = LOCALES.map(
      (language) => toCsv(build(workshopOf({ notes: 3 }), language)).split('\r\n')[0] ?? '',
    )
    expect(lines.every((line) => line.startsWith('\ufeff'))).toBe(true)
    expect(lines.map((line) => line.match(/[,;]/)?.[0])).toEqual([',', ';', ';'])
    expect(toCsv(build(workshopOf({ notes: 3 })), { separator: '\t' }).split('\r\n')[0]).toContain('\t')
  })

  it('lets no cell begin a formula, and gives every text back', () => {
    const dangerous = ['=1+1', '+33', '-2', '@SUM(A1)', '\tcmd', '＝1', '|calc', "'=1", "''@x"]
    for (const text of dangerous) {
      expect(withoutFormula(text)).toMatch(/^'/)
      expect(withFormula(withoutFormula(text))).toBe(text)
    }
    fc.assert(fc.property(fc.string(), (text) => withFormula(withoutFormula(text)) === text))
    const csv = toCsv(
      build(snapshotOf({ notes: dangerous.map((text, n) => noteOf({ id: `note_${n}`, text })) })),
    )
    for (const row of readCsv(csv, 'fr').slice(1))
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t＝|]/)
  })
})

describe('Word document', () => {
  const report = build(workshopOf({ notes: 40, clusters: 6, hubs: 8 }), 'fr')
  let written: Uint8Array
  beforeAll(async () => {
    written = await toDocx(report)
  })

  it('has real headings, captions with fields, a table of contents and a language', async () => {
    const parts = readParts(written)
    const xml = parts.get('word/document.xml') ?? ''
    const styles = new Set(paragraphs(xml, 'w').map(({ style }) => style))
    for (const style of [
      'Title',
      'Heading1',
      'Heading2',
      'Heading3',
      'Caption',
      'Quote',
      'AtelierNote',
      'TOC1',
    ])
      expect(styles).toContain(style)
    expect(xml).toMatch(/TOC \\h? ?\\?o?/)
    expect(xml).toMatch(/SEQ Tableau/)
    expect(xml).toMatch(/SEQ Figure/)
    expect(parts.get('word/styles.xml')).toMatch(/<w:lang [^>]*w:val="fr-FR"/)
    expect(parts.get('docProps/core.xml')).toContain('<dc:language>fr-FR</dc:language>')
    const declared = new Set(
      [...(parts.get('word/styles.xml') ?? '').matchAll(/w:styleId="([^"]*)"/g)].map(([, id]) => id),
    )
    for (const style of styles) if (style) expect(declared).toContain(style)
  })

  it('does not make Word ask, and lists its contents as links without numbers of pages', async () => {
    const xml = readParts(written).get('word/document.xml') ?? ''
    expect(xml).not.toMatch(/w:dirty="(?:true|1|on)"/)
    expect(paragraphs(xml, 'w').filter(({ style }) => style === 'TOC1').length).toBeGreaterThan(8)
    expect(xml).not.toMatch(/w:leader="dot"|PAGEREF/)
    const marks = new Set(
      [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map(([, name]) => name),
    )
    const links = [...xml.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]*)"/g)].map(([, anchor]) => anchor)
    expect(links.length).toBeGreaterThan(8)
    for (const anchor of links) expect(marks).toContain(anchor)
  })

  it('describes every picture in words and has a PNG beside each SVG', async () => {
    const xml = readParts(written).get('word/document.xml') ?? ''
    const pictures = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words ?? '')
    expect(chartIds(report).filter((id) => id.startsWith('map/') || id === 'phases')).toHaveLength(4)
    expect(pictures).toHaveLength(chartIds(report).length)
    expect(pictures.every((words) => words.length > 10)).toBe(true)
    expect(xml.match(/svgBlip/g)?.length).toBeGreaterThanOrEqual(pictures.length)
  })

  it('repeats the headings of its tables and numbers its pages', async () => {
    const parts = readParts(written)
    const xml = parts.get('word/document.xml') ?? ''
    expect(xml.match(/<w:tblHeader\b/g)?.length).toBe(xml.match(/<w:tbl>/g)?.length)
    const footers = [...parts]
      .filter(([path]) => /word\/footer\d+\.xml/.test(path))
      .map(([, footer]) => footer)
    expect(footers.some((footer) => footer.includes('NUMPAGES') && footer.includes('PAGE'))).toBe(true)
  })

  it('runs Arabic from right to left and marks the language of a wording', async () => {
    const all = paragraphs(readParts(written).get('word/document.xml') ?? '', 'w')
    const arabic = all.filter(({ text, style }) => text.includes('تمويل') && style === 'AtelierNote')
    expect(arabic.map(({ rightToLeft }) => rightToLeft)).toEqual([true])
    const spanish = all.find(
      ({ text, style }) => style === 'AtelierNote' && text.includes('Falta coordinación'),
    )
    expect(spanish?.languages).toContain('es-ES')
  })
})

describe('slides', () => {
  it('are a title and one a question, each with a title of its own and its picture in words', async () => {
    const parts = readParts(await toPptx(build(workshopOf(), 'es')))
    const slides = [...parts]
      .filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
      .map(([, xml]) => xml)
    expect(slides).toHaveLength(4)
    for (const xml of slides) {
      expect(xml).toMatch(/<p:ph\s[^>]*type="title"/)
      for (const [, words] of xml.matchAll(/<p:pic>.*?descr="([^"]*)"/gs))
        expect(words?.length).toBeGreaterThan(20)
      expect(new Set([...xml.matchAll(/lang="([^"]*)"/g)].map(([, lang]) => lang))).toContain('es-ES')
    }
    expect(slides.slice(1).every((xml) => xml.includes('svgBlip'))).toBe(true)
  })
})

describe('what is hard to print', () => {
  const formats = { toDocx, toPptx, toXlsx }
  const boards: Record<string, BoardSnapshot> = {
    'an empty board': snapshotOf(),
    'a board without questions and HUBs': snapshotOf({ questions: [], hubs: [] }),
    '280 emoji': snapshotOf({ notes: [noteOf({ id: 'note_1', text: '😀'.repeat(140) })] }),
    'an ordinary session': workshopOf(),
    'six hundred notes in one cluster': snapshotOf({
      clusters: [clusterOf({ id: 'cluster_1' })],
      notes: Array.from({ length: 600 }, (_, n) =>
        noteOf({ id: `note_${n}`, text: `Idea ${n}`, clusterId: 'cluster_1' }),
      ),
    }),
    'wordings that mean something elsewhere': snapshotOf({
      clusters: NASTY_TEXTS.map((title, n) => clusterOf({ id: `cluster_${n}`, title, order: n })),
      notes: NASTY_TEXTS.map((text, n) => noteOf({ id: `note_${n}`, text, clusterId: `cluster_${n}` })),
    }),
    'a title of 300 characters': snapshotOf({ title: 'Supercalifragilístico '.repeat(14).slice(0, 300) }),
    'words of the language the program is written in': snapshotOf({
      notes: ['__proto__', 'toString', 'constructor', 'null', 'TRUE', '#N/A'].map((text, n) =>
        noteOf({ id: `note_${n}`, text, createdAt: n }),
      ),
    }),
    'control characters and halves of letters': snapshotOf({
      title: 'a\u0000b\u000bc\ud800d\uffffe',
      notes: [noteOf({ id: 'note_1', text: 'x\u0001\ud83dy _x0041_ ]]> &amp; <a:t>' })],
    }),
  }
  const cases = Object.keys(boards).flatMap((board) =>
    Object.keys(formats).map((format) => [board, format] as const),
  )

  it.each(cases)('%s: %s writes a file that no program offers to repair', async (board, format) => {
    const report = build(boards[board] as BoardSnapshot, 'en')
    const bytes = await formats[format as keyof typeof formats](report)
    expect(packageFaults(bytes)).toEqual([])
    const parts = readParts(bytes)
    expect(parts.size).toBeGreaterThan(5)
    for (const xml of parts.values()) expect(xml).not.toMatch(/undefined|NaN|\[object/)
  })

  it('keeps a wording that is a word of the program', async () => {
    const report = build(boards['words of the language the program is written in'] as BoardSnapshot, 'en')
    const sheets = await readSheets(await toXlsx(report))
    expect(
      sheets
        .get('Notes')
        ?.slice(1)
        .map((row) => row[1]),
    ).toEqual(expectedNotes(report).map(({ text }) => text))
  })

  it('keeps what XML can hold of such a wording', async () => {
    const report = build(boards['control characters and halves of letters'] as BoardSnapshot, 'en')
    expect(docxNotes(await toDocx(report))).toEqual([{ ref: '1', text: 'xy _x0041_ ]]> &amp; <a:t>' }])
    const sheets = await readSheets(await toXlsx(report))
    expect(cellText(sheets.get('Notes')?.[1]?.[1])).toBe('xy _x0041_ ]]> &amp; <a:t>')
    expect(readNotes(parseMarkdown(toMarkdown(report)))).toHaveLength(allEntries(report).length)
  })
})
