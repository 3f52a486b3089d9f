import { type BoardSnapshot, LOCALES, type Locale } from '@atelier/board'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import type { Report, ReportEntry } from './report.ts'
import { allEntries } from './report-reading.ts'
import { type ReadPdf, readPdf, type TaggedNode, tableRows, textOf, walk } from './testing/read-pdf.ts'
import { sessionOfSize } from './testing/session-of-size.ts'
import { anySnapshot, clusterOf, NASTY_TEXTS, noteOf, snapshotOf } from './testing/snapshots.ts'
import { toPdf } from './to-pdf.ts'
import { say } from './wording.ts'

/** Tables of translations have so many columns, those of notes more. */
const TRANSLATION_COLUMNS = 3

const now = Date.UTC(2030, 1, 21, 12)

function reportOf(snapshot: ReturnType<typeof snapshotOf>, language: Locale = 'en'): Report {
  return buildReport(snapshot, {
    language,
    now,
    sections: snapshot.editorial.layout.sections.map(({ id }) => ({ id, shown: true })),
  })
}

async function read(report: Report): Promise<ReadPdf> {
  return readPdf(await toPdf(report))
}

/** Rows of the annex of notes: number and wording. A row that runs over a page's end is one. */
function annexRows({ tree }: ReadPdf, language: Locale): { ref: string; text: string }[] {
  const nodes = tree.flatMap(walk)
  const begins = (title: string) => (node: TaggedNode) =>
    node.role === 'H1' && flat(textOf(node)) === flat(title)
  const from = nodes.findIndex(begins(say(language, 'annexNotes')))
  const to = nodes.findIndex(begins(say(language, 'annexVotes')))
  expect(from).toBeGreaterThan(-1)
  expect(to).toBeGreaterThan(from)
  const rows: { ref: string; text: string }[] = []
  const cells = tableRows(nodes.slice(from, to).filter(({ role }) => role === 'TR'))
  for (const [ref = '', text = ''] of cells.filter(({ length }) => length > TRANSLATION_COLUMNS)) {
    const last = rows.at(-1)
    if (flat(ref) === '' && last) last.text += text
    else rows.push({ ref: flat(ref), text })
  }
  return rows
}

/** Text without what line ends and invisible signs add. */
const flat = (text: string): string =>
  text.normalize('NFC').replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Surrogate}\ufffd]/gu, '')

/** What is to be read for a text: a letter that does not appear at all must be there as its code point. */
const spelled = (text: string, read: string): string =>
  [...flat(text)].map((letter) => (flat(read).includes(letter) ? letter : codePointOf(letter))).join('')

const codePointOf = (letter: string): string =>
  `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/**
 * What two readings of one text must share. Readers put letters of other scripts in the order they are drawn in, so
 * for those it is every letter as often as it is there.
 */
function gist(text: string): string {
  const plain = flat(text)
  return /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(plain)
    ? plain
    : [...plain.normalize('NFKD').replace(/\p{M}/gu, '')].sort().join('')
}

const wordingOf = (entry: ReportEntry, language: Locale) => entry.text || say(language, 'noWording')

/**
 * The same board in the Latin letters of every European language, other signs as `x`: readers put letters of other
 * scripts in their own order and double some. Those have examples of their own below.
 */
function western(snapshot: BoardSnapshot): BoardSnapshot {
  const text = (value: string) =>
    value.normalize('NFC').replace(/[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u01f7\u01fa-\u024f]/gu, 'x')
  return JSON.parse(JSON.stringify(snapshot), (_, value: unknown) =>
    typeof value === 'string' ? text(value) : value,
  )
}

function expectEveryNoteOnce(report: Report, pdf: ReadPdf): void {
  const rows = annexRows(pdf, report.language)
  const entries = allEntries(report).map(({ entry }) => entry)
  expect(rows.map(({ ref }) => ref)).toEqual(entries.map(({ ref }) => ref))
  for (const [at, entry] of entries.entries()) {
    const read = rows[at]?.text ?? ''
    expect(gist(read), entry.ref).toBe(gist(spelled(wordingOf(entry, report.language), read)))
  }
}

describe('toPdf', () => {
  it.each(LOCALES)('is tagged PDF/UA-1 with language, title and bookmarks (%s)', async (language) => {
    const report = reportOf(sessionOfSize({ notes: 30, clusters: 6, people: 12 }), language)
    const pdf = await read(report)
    expect(pdf.metadata).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
    expect(pdf.marked).toBe(true)
    expect(pdf.language).toBe(language)
    expect(pdf.title).toBe(report.cover.title)
    expect(pdf.bookmarks.filter(({ level }) => level === 1).map(({ title }) => title)).toEqual([
      say(language, 'inBrief'),
      ...report.questions.map(({ text }) => text),
      say(language, 'commitments'),
      say(language, 'participationSection'),
      say(language, 'sdgSection'),
      say(language, 'ungroupedSection'),
      say(language, 'method'),
      say(language, 'annexNotes'),
      say(language, 'annexVotes'),
      say(language, 'annexTrail'),
    ])
  })

  it('describes every picture in words and gives every table a head', async () => {
    const pdf = await read(reportOf(sessionOfSize({ notes: 30, clusters: 6, people: 12 }), 'fr'))
    const nodes = pdf.tree.flatMap(walk)
    const figures = nodes.filter(({ role }) => role === 'Figure')
    expect(figures.length).toBeGreaterThanOrEqual(3)
    for (const figure of figures) expect(figure.alt ?? '').not.toBe('')
    for (const table of nodes.filter(({ role }) => role === 'Table'))
      expect(walk(table).some(({ role }) => role === 'TH')).toBe(true)
  })

  it('marks the language of a note that is not in the language of the report', async () => {
    const note = noteOf({ id: 'note_1', text: 'Faltan datos locales', language: 'es' })
    const pdf = await read(reportOf(snapshotOf({ notes: [note] }), 'fr'))
    const spanish = pdf.tree.flatMap(walk).filter(({ lang }) => lang === 'es')
    expect(spanish.map(textOf).join()).toContain('Faltan datos locales')
  })

  it('has every note of any board exactly once in its annex, read back by another program', async () => {
    await fc.assert(
      fc.asyncProperty(anySnapshot, fc.constantFrom(...LOCALES), async (snapshot, language) => {
        const report = reportOf(western(snapshot), language)
        expectEveryNoteOnce(report, await read(report))
      }),
      // The same boards each time: what a reader makes of a rare letter is its affair, not that of the report.
      { numRuns: 25, seed: 20260221 },
    )
  }, 240_000)

  it('gives Latin letters with marks back, typed whole or in parts', async () => {
    // Without those that the font puts together from parts of others, which readers then take for one another.
    const letters = [
      [0x100, 0x1f7],
      [0x1fa, 0x24f],
    ].flatMap(([from = 0, to = 0]) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
    )
    const vietnamese = 'ảẻỉỏủếềểễốồổỗứừửữẳẵẩẫ'
    const latin = fc.string({
      unit: fc.constantFrom(...letters, ...vietnamese, ...'aeiou '),
      minLength: 1,
      maxLength: 60,
    })
    const wording = fc
      .tuple(latin, fc.constantFrom('NFC', 'NFD'))
      .map(([text, form]) => `a ${text.normalize(form)}`)
    await fc.assert(
      fc.asyncProperty(fc.array(wording, { minLength: 12, maxLength: 24 }), async (texts) => {
        const notes = texts.map((text, n) => noteOf({ id: `note_${n}`, text, createdAt: n }))
        const report = reportOf(snapshotOf({ notes }))
        expectEveryNoteOnce(report, await read(report))
      }),
      { numRuns: 8, seed: 20260221 },
    )
  }, 120_000)

  it('shows what looks like markup as it was typed', async () => {
    const texts = [
      ...NASTY_TEXTS,
      '#strong[x] #import "x.typ" #read("/etc/passwd")',
      '= Heading\n- item\n+ step\n/ Term: x',
      '$ sum_(i=0)^n x_i $ `code` @label <label> // comment /* gone */',
      '\\u{41} \\# ~ -- --- ... "quotes"',
      '#let x = 1; #panic("no")',
    ]
    const notes = texts.map((text, n) =>
      noteOf({ id: `note_${String(n).padStart(2, '0')}`, text, createdAt: n }),
    )
    const report = reportOf(snapshotOf({ notes }))
    expectEveryNoteOnce(report, await read(report))
  })

  it('writes a letter that no font has as its code point', async () => {
    const note = noteOf({ id: 'note_1', text: 'before \u{1b83}\u{1b84} after \u{10380}' })
    const pdf = await read(reportOf(snapshotOf({ notes: [note] })))
    const [row] = annexRows(pdf, 'en')
    expect(row?.text.trim()).toBe('before [U+1B83][U+1B84] after [U+10380]')
  })

  it.each([
    ['Arabic', 'نحتاج إلى تمويل مستدام للمدن الصغيرة (2030)'],
    ['Hebrew', 'שלום לכל הערים'],
    ['Chinese', '西安：青年教育与对话需要长期资金'],
    ['Japanese', 'まちづくりのデータ'],
    ['Korean', '도시 간 학습'],
    ['Russian', 'Устойчивое финансирование'],
    ['Greek', 'Τοπικά δεδομένα'],
    ['Vietnamese', 'Tài chính bền vững cho thành phố'],
    ['Amharic', 'ዘላቂ ፋይናንስ'],
    ['emoji', '👩🏽‍🌾🇪🇸 ❤️‍🔥 1️⃣'],
  ])('has letters for %s', async (_, text) => {
    const report = reportOf(
      snapshotOf({
        title: text,
        notes: [noteOf({ id: 'note_1', text, clusterId: 'cluster_1' })],
        clusters: [clusterOf({ id: 'cluster_1', title: text })],
      }),
    )
    const pdf = await read(report)
    expectEveryNoteOnce(report, pdf)
    expect(pdf.tree.map(textOf).join()).not.toContain('U+')
  })

  it.each([
    ['an empty board', snapshotOf()],
    ['a board without questions', snapshotOf({ questions: [], hubs: [] })],
    ['a note of 280 emoji', snapshotOf({ notes: [noteOf({ id: 'note_1', text: '🌍'.repeat(280) })] })],
    [
      'a note without a place to break',
      snapshotOf({ notes: [noteOf({ id: 'note_1', text: 'x'.repeat(280) })] }),
    ],
    ['a note of 280 lines', snapshotOf({ notes: [noteOf({ id: 'note_1', text: 'x\n'.repeat(140) })] })],
    ['a title of 300 characters', snapshotOf({ title: `${'Localization '.repeat(23)}2` })],
    ['a title without a place to break', snapshotOf({ title: 'W'.repeat(300) })],
    ['a title from right to left', snapshotOf({ title: 'استراتيجية مشتركة' })],
  ])('makes a whole document of %s', async (_, snapshot) => {
    const report = reportOf(snapshot)
    const pdf = await read(report)
    expect(pdf.title).toBe(report.cover.title)
    expectEveryNoteOnce(report, pdf)
  })

  it('lays out 600 notes in one cluster', async () => {
    const notes = Array.from({ length: 600 }, (_, n) =>
      noteOf({ id: `note_${String(n).padStart(3, '0')}`, clusterId: 'cluster_1', text: `Idea number ${n}` }),
    )
    const report = reportOf(snapshotOf({ notes, clusters: [clusterOf({ id: 'cluster_1' })] }))
    expectEveryNoteOnce(report, await read(report))
  }, 120_000)

  it('gives the same bytes for the same report', async () => {
    const report = reportOf(sessionOfSize({ notes: 12, clusters: 3, people: 5 }))
    expect(Buffer.from(await toPdf(report)).equals(Buffer.from(await toPdf(report)))).toBe(true)
  })

  it('leaves out sections that are not chosen, and keeps the order chosen', async () => {
    const snapshot = sessionOfSize({ notes: 12, clusters: 3, people: 5 })
    const report = buildReport(snapshot, {
      language: 'en',
      now,
      sections: [
        { id: 'method', shown: true },
        { id: 'summary', shown: true },
        ...['questions', 'commitments', 'participation', 'goals', 'unclustered', 'annex'].map((id) => ({
          id,
          shown: false,
        })),
      ],
    })
    const { bookmarks } = await read(report)
    expect(bookmarks.filter(({ level }) => level === 1).map(({ title }) => title)).toEqual([
      say('en', 'method'),
      say('en', 'inBrief'),
    ])
  })
})
