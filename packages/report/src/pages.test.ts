import { LOCALES, type Locale } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { type ReadPage, readPages } from './testing/read-pdf.ts'
import { sessionOfSize } from './testing/session-of-size.ts'
import { snapshotOf } from './testing/snapshots.ts'
import { workshopOf } from './testing/workshop.ts'
import { toPdf } from './to-pdf.ts'
import { say, sayCount } from './wording.ts'

const now = Date.UTC(2030, 1, 22, 11)
const MM = 72 / 25.4
/** Margins of the page; a letter may hang over by as much as a font does. */
const SIDE = 22 * MM - 2
const BOTTOM = 22 * MM
/** Sizes of headings, in points: sections, and groups. */
const HEADINGS = [20, 13.5]

const flat = (texts: readonly { text: string }[]) =>
  texts
    .map(({ text }) => text)
    .join('')
    .replace(/[\s\u00ad]/gu, '')
const isHeading = (size: number) => HEADINGS.some((one) => Math.abs(one - size) < 0.1)

/** What stands between the margins of a page, without its header and footer. */
const bodyOf = ({ texts, height }: ReadPage) =>
  texts.filter(({ y }) => y > BOTTOM - 6 && y < height - 20 * MM)

function expectSoundPages(pages: readonly ReadPage[]): void {
  for (const [at, page] of pages.entries()) {
    for (const { text, x, y, width, size } of page.texts) {
      const place = `page ${at + 1}: "${text}"`
      expect([place, x >= SIDE, x + width <= page.width - SIDE]).toEqual([place, true, true])
      expect([place, y > 0, y + size < page.height]).toEqual([place, true, true])
    }
    const lowest = bodyOf(page).reduce((low, one) => (one.y < low.y ? one : low), {
      y: Number.POSITIVE_INFINITY,
      size: 0,
      text: '',
    })
    expect([`page ${at + 1}`, lowest.text, isHeading(lowest.size)]).toEqual([
      `page ${at + 1}`,
      lowest.text,
      false,
    ])
  }
}

/** The pages from the one that begins with a heading up to the next one that does. */
function section(pages: readonly ReadPage[], title: string): ReadPage[] {
  const begins = (page: ReadPage) => {
    const large = page.texts.filter(({ size }) => Math.abs(size - 20) < 0.1)
    return large.length > 0 ? flat(large) : null
  }
  const from = pages.findIndex((page) => begins(page)?.startsWith(title.replace(/\s/g, '')))
  expect(from).toBeGreaterThan(0)
  const rest = pages.slice(from + 1).findIndex((page) => begins(page) !== null)
  return pages.slice(from, rest === -1 ? undefined : from + 1 + rest)
}

/** Eight questions with their groups, and as much editorial text as may be written. */
function longSummary(questions: number, characters: number) {
  const base = workshopOf({ notes: 160, clusters: 32 })
  const three = snapshotOf().questions
  const id = (n: number) => `q${(n % questions) + 1}`
  const text = 'Le financement et les données arrivent en tête dans toutes les régions. '
    .repeat(60)
    .slice(0, characters)
  return {
    ...base,
    questions: Array.from({ length: questions }, (_, n) => ({
      ...(three[n % 3] as (typeof three)[number]),
      id: id(n),
      order: n,
    })),
    clusters: base.clusters.map((cluster, n) => ({ ...cluster, questionId: id(n) })),
    notes: base.notes.map((note, n) => ({
      ...note,
      questionId: id(n),
      clusterId: `cluster_${n % 32}`,
      mergedInto: null,
    })),
    rounds: [],
    editorial: {
      ...base.editorial,
      texts: characters === 0 ? {} : { 'summary/fr': { text, by: 'Secrétariat', at: 1 } },
    },
  }
}

const pagesOf = async (snapshot: ReturnType<typeof snapshotOf>, language: Locale) =>
  readPages(await toPdf(buildReport(snapshot, { language, now })))

describe.each(LOCALES)('the pages of a report in %s', (language) => {
  it('keep every text between their margins and no heading as their last line, for an ordinary session', async () => {
    expectSoundPages(await pagesOf(workshopOf(), language))
  })

  it('do so for 600 notes in 60 groups', async () => {
    const pages = await pagesOf(sessionOfSize({ notes: 600, clusters: 60, people: 100 }), language)
    expect(pages.length).toBeGreaterThan(40)
    expectSoundPages(pages)
    expect(section(pages, say(language, 'inBrief'))).toHaveLength(1)
  }, 120_000)
})

describe('the summary', () => {
  it('is one page with three groups of each question for an ordinary session', async () => {
    const pages = await pagesOf(workshopOf(), 'fr')
    const [page, ...others] = section(pages, say('fr', 'inBrief'))
    expect(others).toEqual([])
    expect(flat(page?.texts ?? [])).not.toContain('Abrégé')
    const text = flat(page?.texts ?? [])
    expect(text).toContain('rédaction')
    // What it says of next steps has the numbers of their notes behind it.
    const { statements } = buildReport(workshopOf(), { language: 'fr', now }).commitments
    expect(statements.length).toBeGreaterThan(1)
    for (const { text: said } of statements) expect(text).toContain(`${said.replace(/\s/g, '')}(notes`)
  })

  it('stays one page with eight questions: it shows fewer groups, and says so', async () => {
    const pages = await pagesOf(longSummary(8, 300), 'fr')
    const [page, ...others] = section(pages, say('fr', 'inBrief'))
    expect(others).toEqual([])
    const text = flat(page?.texts ?? [])
    const said = [1, 2].filter((n) => text.includes(sayCount('fr', 'briefShortened', n).replace(/\s/g, '')))
    expect(said).toHaveLength(1)
    expectSoundPages(pages)
  })

  it('takes a second page for a long editorial text only: the figures come first, and say what follows', async () => {
    const pages = await pagesOf(longSummary(8, 4000), 'fr')
    const [first, ...others] = section(pages, say('fr', 'inBrief'))
    expect(others).toHaveLength(1)
    expect(flat(first?.texts ?? [])).toContain(say('fr', 'briefEditorialLater').replace(/\s/g, ''))
    expectSoundPages(pages)
  })
})
