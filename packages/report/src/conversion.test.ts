import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LOCALES } from '@atelier/board'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import type { Report } from './report.ts'
import { allEntries } from './report-reading.ts'
import { snapshotOf } from './testing/snapshots.ts'
import { workshopOf } from './testing/workshop.ts'
import { toDocx } from './to-docx.ts'
import { toPdf } from './to-pdf.ts'
import { toPptx } from './to-pptx.ts'
import { say } from './wording.ts'

const isThere = (program: string, question: string) =>
  spawnSync(program, [question], { timeout: 30_000 }).error === undefined
const missing = [
  ...(isThere('soffice', '--version') ? [] : ['soffice (LibreOffice Writer and Impress)']),
  ...(isThere('pdftotext', '-v') ? [] : ['pdftotext (poppler-utils)']),
]
if (missing.length > 0)
  console.warn(
    `\nNOT CHECKED: no ${missing.join(' and no ')} on this machine, so the reports were not read by other programs. ` +
      'Install: apt-get install libreoffice-writer-nogui libreoffice-impress-nogui poppler-utils\n',
  )

const now = Date.UTC(2030, 1, 22, 11)
const CONVERSION_MS = 170_000

describe.skipIf(missing.length > 0)('other programs', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-report-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** @returns the path of the PDF that LibreOffice makes, without asking anybody whether to repair it */
  function converted(name: string, bytes: Uint8Array): string {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        file,
      ],
      { timeout: CONVERSION_MS, stdio: 'pipe' },
    )
    return file.replace(/\.\w+$/, '.pdf')
  }

  const textOf = (pdf: string) =>
    execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  const pagesOf = (pdf: string) => textOf(pdf).split('\f').length - 1

  it.each(LOCALES)('read every note from the PDF (%s)', async (language) => {
    const report = buildReport(workshopOf(), { language, now })
    const pdf = join(folder, `report-${language}.pdf`)
    writeFileSync(pdf, await toPdf(report))
    expectEveryNote(report, textOf(pdf))
  })

  it(
    'convert the Word document, and read every note from it',
    async () => {
      // One language: what differs between them is letters, which the PDF has too, and a conversion takes long.
      const report = buildReport(workshopOf(), { language: 'fr', now })
      const pdf = converted('word.docx', await toDocx(report))
      expectEveryNote(report, textOf(pdf))
    },
    CONVERSION_MS,
  )

  it(
    'convert the slides: a title and one a question, each with its own words',
    async () => {
      const report = buildReport(workshopOf(), { language: 'es', now })
      const pdf = converted('slides.pptx', await toPptx(report))
      expect(pagesOf(pdf)).toBe(1 + report.questions.length)
      const text = flat(textOf(pdf))
      for (const { text: question } of report.questions) expect(text).toContain(flat(question))
    },
    CONVERSION_MS,
  )

  it(
    'convert the documents of an empty board',
    async () => {
      const report = buildReport(snapshotOf(), { language: 'en', now })
      expect(textOf(converted('empty.docx', await toDocx(report)))).toContain(
        say('en', 'noNotes').slice(0, 20),
      )
      expect(pagesOf(converted('empty-slides.pptx', await toPptx(report)))).toBe(4)
      expect(readFileSync(join(folder, 'empty.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    },
    CONVERSION_MS,
  )
})

/** Letters without what line ends, page ends and hyphens add. */
const flat = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '')

/** Arabic words by their letters, which readers put in the order in which a font joins them. */
const arabicWords = (text: string): string[] =>
  (text.normalize('NFKC').match(/\p{Script=Arabic}{2,}/gu) ?? []).map((word) => [...word].sort().join(''))

/** Each wording in one piece; of one in Arabic, each word. */
function expectEveryNote(report: Report, read: string): void {
  const body = withoutEdges(read, report)
  const text = flat(body)
  const arabic = new Set(arabicWords(body))
  const entries = allEntries(report).map(({ entry }) => entry)
  expect(entries.length).toBeGreaterThan(80)
  for (const { ref, text: wording } of entries) {
    const words = arabicWords(wording)
    if (words.length === 0) expect([ref, wording, text.includes(flat(wording))]).toEqual([ref, wording, true])
    for (const word of words) expect([ref, word, arabic.has(word)]).toEqual([ref, word, true])
  }
}

/** The running title, the version and the number of a page may stand in the middle of a note. */
function withoutEdges(read: string, { cover, language }: Report): string {
  const version = `${say(language, 'version')} ${cover.version}`
  const edges = [cover.title, version].map(flat)
  return read
    .split(/[\n\f]/)
    .filter((line) => !edges.some((edge) => flat(line).startsWith(edge)) && !/^\s*\d+ \/ \d+\s*$/.test(line))
    .join('\n')
}
