import { type BoardSnapshot, LOCALES, type Locale } from '@atelier/board'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { buildReport } from './build-report.ts'
import type { Report } from './report.ts'
import { parseMarkdown, readTables } from './testing/read-markdown.ts'
import { docxTables, paragraphs, readParts, readSheets } from './testing/read-office.ts'
import { readPdf, tableRows, textOf } from './testing/read-pdf.ts'
import { type Recount, recount } from './testing/recount.ts'
import { anySnapshot } from './testing/snapshots.ts'
import { workshopOf } from './testing/workshop.ts'
import { toDocx } from './to-docx.ts'
import { toJson } from './to-json.ts'
import { toMarkdown } from './to-markdown.ts'
import { toPdf } from './to-pdf.ts'
import { toPptx } from './to-pptx.ts'
import { toXlsx } from './to-xlsx.ts'
import { type PluralKey, say, sayCount, type TextKey } from './wording.ts'
import { xmlText } from './xml-text.ts'

const now = Date.UTC(2030, 1, 22, 11)
// Whole files are written and read back, several a test.
vi.setConfig({ testTimeout: 120_000 })

interface Case {
  snapshot: BoardSnapshot
  report: Report
  counted: Recount
}

/** Every section, since tables are read by their place; half of the reports name nobody. */
function caseOf(snapshot: BoardSnapshot, language: Locale, anonymous: boolean): Case {
  const sections = snapshot.editorial.layout.sections.map(({ id }) => ({ id, shown: true }))
  const report = buildReport(snapshot, {
    language,
    now,
    sections,
    ...(anonymous && { attribution: 'none' as const }),
  })
  return { snapshot, report, counted: recount(toJson(report), JSON.stringify(snapshot)) }
}

const anyCase = fc
  .tuple(anySnapshot, fc.constantFrom(...LOCALES), fc.boolean())
  .map(([snapshot, language, anonymous]) => caseOf(snapshot, language, anonymous))

const ordinary = LOCALES.flatMap((language) =>
  [false, true].map(
    (anonymous) => [language, anonymous ? 'naming nobody' : 'naming HUBs', anonymous] as const,
  ),
)

/** Text without what line ends, wide spaces and readers add. */
const flat = (cell: unknown): string =>
  xmlText(String(cell ?? ''))
    .normalize('NFC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '')
const flatRows = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(flat))

/** "12–14, 7.1" as 12, 13, 14, 7: the numbers of the notes at the top of a merge. */
function topRefs(text: string): number[] {
  const found = [...text.matchAll(/(\d+)(?:\.\d+)?(?:–(\d+))?/g)].flatMap(([, from, to]) =>
    Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, at) => Number(from) + at),
  )
  return [...new Set(found)].sort((a, b) => a - b)
}

/** Rows of each table of figures, as they must be read. `hub`: how the format writes a HUB in its own column. */
function expectedTables({ snapshot, report: { language }, counted }: Case, withCode: boolean) {
  const byId = new Map(snapshot.hubs.map((hub) => [hub.id, hub]))
  const plain = (id: string) => byId.get(id)?.name.trim() || byId.get(id)?.code || ''
  const named = (id: string) => (withCode ? `${plain(id)} (${byId.get(id)?.code})` : plain(id))
  const words: [TextKey, string | null][] = [
    ['languageEn', 'en'],
    ['languageFr', 'fr'],
    ['languageEs', 'es'],
    ['notGiven', null],
  ]
  return {
    participation: counted.participation.map(({ hub, joined, byQuestion, total }) => [
      hub === null ? say(language, 'noHub') : named(hub),
      joined,
      ...(byQuestion ? [...byQuestion, total] : []),
    ]),
    regions: counted.regions.map(({ name, hubs, joined, notes }) => [
      name ?? say(language, 'notGiven'),
      hubs,
      joined,
      ...(notes === null ? [] : [notes]),
    ]),
    languages: words.flatMap(([key, id]) => {
      const row = counted.languages.find((one) => one.language === id)
      return row ? [[say(language, key), ...(row.hubs === null ? [] : [row.hubs]), row.notes]] : []
    }),
    /** Without the first and the last column: the name of the Goal, and numbers of notes. */
    goals: counted.sdgs.map(({ listed, committed }) => [
      listed.map(plain).join(', '),
      ...(committed ? [committed.map(plain).join(', ')] : []),
    ]),
  }
}

const numbersOf = ({
  report: { language },
  counted: { numbers },
}: Case): [label: string, value: string][] => {
  const of = (n: number) => say(language, 'ofListed', { n, all: numbers.hubsListed })
  const figures: [TextKey, string | number][] = [
    numbers.hubs === null ? ['hubsPresent', of(numbers.hubsJoined)] : ['hubsContributing', of(numbers.hubs)],
    ['peopleJoined', numbers.people],
    ['notesWritten', numbers.notes],
    ['groupsMade', numbers.clusters],
    ['notesUngrouped', numbers.ungrouped],
    ['stepsListed', numbers.commitments],
    ...(numbers.commitments === 0
      ? []
      : ([
          ['stepsAgreed', numbers.agreed],
          ['stepsHalfAgreed', numbers.halfAgreed],
          ['stepsIntended', numbers.intentions],
        ] as [TextKey, number][])),
  ]
  return figures.map(([key, value]) => [say(language, key), String(value)])
}

/** "12 notes · 5 HUBs · 9 votes", from the recount. */
function countsOf({ report: { language } }: Case, notes: number, hubs: number | null, votes: number | null) {
  const parts: [PluralKey, number | null][] = [
    ['notes', notes],
    ['hubs', hubs || null],
    ['votesCast', votes],
  ]
  return parts.flatMap(([key, n]) => (n === null ? [] : [sayCount(language, key, n)])).join(' · ')
}

/** Tables with their heads, as Markdown and Word have them. */
function expectPlainTables(one: Case, tables: readonly string[][][]): void {
  const { report, counted } = one
  const { language } = report
  const wanted = expectedTables(one, true)
  const table = (...heads: TextKey[]) => {
    const found = tables.find(([head]) =>
      heads.every((key, at) => flat(head?.[at]) === flat(say(language, key))),
    )
    return found?.slice(1) ?? []
  }
  expect(flatRows(tables[0]?.slice(1) ?? [])).toEqual(flatRows(numbersOf(one)))
  expect(flatRows(table('hub', 'joined'))).toEqual(flatRows(wanted.participation))
  expect(flatRows(table('region')).sort()).toEqual(flatRows(wanted.regions).sort())
  expect(flatRows(table('languageHeading'))).toEqual(flatRows(wanted.languages))
  const goals = table('goal', 'sdgListed')
  expect(flatRows(goals.map((row) => row.slice(1, -1)))).toEqual(flatRows(wanted.goals))
  expect(goals.map(([goal = '']) => Number.parseInt(goal, 10))).toEqual(counted.sdgs.map(({ goal }) => goal))
  expect(goals.map((row) => topRefs(row.at(-1) ?? ''))).toEqual(
    counted.sdgs.map(({ refs }) => topRefs(refs.join(', '))),
  )
  const steps = tables.find(([head]) => head?.some((cell) => flat(cell) === flat(say(language, 'help'))))
  expect((steps?.slice(1) ?? []).map(([ref]) => ref).sort()).toEqual([...counted.commitments].sort())
  const rounds = tables.filter(([head]) => flat(head?.[1]) === flat(say(language, 'votedFor')))
  expect(rounds.map((round) => round.slice(1).map((row) => Number(row[2])))).toEqual(
    counted.rounds.map(({ votes }) => votes).filter((votes) => votes.length > 0),
  )
}

async function expectSheets(one: Case): Promise<void> {
  const { report, counted, snapshot } = one
  const { language, questions } = report
  const sheets = await readSheets(await toXlsx(report))
  const rows = (key: TextKey) => (sheets.get(say(language, key)) ?? []).slice(1)
  const nothing = (value: unknown) => value ?? null
  const summary = new Map((sheets.get(say(language, 'sheetSummary')) ?? []).map((row) => [row[0], row[1]]))
  const { numbers } = counted
  const labels = {
    hubsListed: 'hubsListed',
    hubsPresent: 'hubsJoined',
    peopleJoined: 'people',
    notesWritten: 'notes',
    groupsMade: 'clusters',
    notesUngrouped: 'ungrouped',
    stepsListed: 'commitments',
    stepsAgreed: 'agreed',
    stepsHalfAgreed: 'halfAgreed',
    stepsIntended: 'intentions',
  } as const
  for (const [key, name] of Object.entries(labels))
    expect([key, summary.get(say(language, key as TextKey))]).toEqual([key, numbers[name]])
  expect(nothing(summary.get(say(language, 'hubsContributing')))).toBe(numbers.hubs)

  expect(rows('sheetGroups').map((row) => [row[0], row[2], nothing(row[3]), nothing(row[4])])).toEqual(
    counted.groups.map(({ question, notes, hubs, votes }) => [question, notes, hubs, votes]),
  )
  const people = rows('sheetParticipation')
  const total = (report.attribution === 'none' ? 0 : questions.length) + 3
  expect(
    people.slice(0, counted.participation.length).map((row) => row.slice(2, total + 1).map(nothing)),
  ).toEqual(
    counted.participation.map(({ joined, byQuestion, total: all }) => [joined, ...(byQuestion ?? []), all]),
  )
  const absent = snapshot.hubs.length - counted.participation.filter(({ hub }) => hub !== null).length
  const groups = people
    .slice(counted.participation.length + absent)
    .map((row) => [row[0], nothing(row[total])])
  for (const { name, notes } of counted.regions)
    expect(groups).toContainEqual([name ?? say(language, 'notGiven'), notes])
  for (const row of expectedTables(one, true).languages) expect(groups).toContainEqual([row[0], row.at(-1)])
  expect(rows('sheetSdgs').map((row) => [row[0], row[report.attribution === 'none' ? 3 : 4]])).toEqual(
    counted.sdgs.map(({ goal, refs }) => [goal, refs.length]),
  )
  const steps = rows('sheetSteps').flatMap((row) => (row[1] ? [String(row[1])] : []))
  expect(steps.sort()).toEqual([...counted.commitments].sort())
  expect(rows('sheetVotes').map((row) => [row[0], row[3]])).toEqual(
    counted.rounds.flatMap(({ number, votes }) => votes.map((cast) => [number, cast])),
  )
}

async function expectSlides(one: Case): Promise<void> {
  const { report, counted } = one
  const { language } = report
  const parts = readParts(await toPptx(report))
  const slide = (number: number) =>
    paragraphs(parts.get(`ppt/slides/slide${number}.xml`) ?? '<x/>', 'a').map(({ text }) => flat(text))
  const { hubs, people, notes } = counted.numbers
  expect(slide(1)).toContain(
    flat(
      [
        ...(hubs ? [sayCount(language, 'hubs', hubs)] : []),
        sayCount(language, 'people', people),
        sayCount(language, 'notes', notes),
      ].join('·'),
    ),
  )
  for (const [at, question] of counted.questions.entries()) {
    if (question.notes === 0) continue
    const lines = slide(at + 2)
    const counts = countsOf(one, question.notes, question.hubs, null)
    expect(lines).toContain(flat(`${counts} · ${sayCount(language, 'groups', question.groups)}`))
    for (const id of report.questions[at]?.leading ?? []) {
      const index = report.questions[at]?.clusters.findIndex((cluster) => cluster.id === id) ?? -1
      const group = counted.groups.filter((other) => other.question === question.number)[index]
      if (group) expect(lines).toContain(flat(countsOf(one, group.notes, group.hubs, group.votes)))
    }
  }
}

async function expectPages(one: Case): Promise<void> {
  const { report, counted } = one
  const { language } = report
  const { tree } = await readPdf(await toPdf(report))
  const rows = flatRows(tableRows(tree))
  const text = flat(tree.map(textOf).join('\n'))
  const wanted = expectedTables(one, false)
  for (const [name, table] of Object.entries(wanted))
    for (const row of flatRows(table)) {
      const found = rows.filter((read) =>
        name === 'goals'
          ? JSON.stringify(read.slice(1, -1)) === JSON.stringify(row)
          : JSON.stringify(read) === JSON.stringify(row),
      )
      expect([name, row, found.length > 0]).toEqual([name, row, true])
    }
  const numbers: [TextKey, number][] = [
    counted.numbers.hubs === null
      ? ['hubsPresent', counted.numbers.hubsJoined]
      : ['hubsContributing', counted.numbers.hubs],
    ['joined', counted.numbers.people],
    ['notesWritten', counted.numbers.notes],
    ['stepsListed', counted.numbers.commitments],
  ]
  for (const [key, n] of numbers) expect(text).toContain(flat(`${n}${say(language, key)}`))
  for (const { notes, hubs, votes } of counted.groups)
    expect(text).toContain(flat(countsOf(one, notes, hubs, votes)))
  for (const { notes, hubs } of counted.questions)
    if (notes > 0) expect(text).toContain(flat(countsOf(one, notes, hubs, null)))
}

describe('every figure is the one counted again from the files of the report and of the board', () => {
  it('in the model, of any board', () => {
    fc.assert(
      fc.property(anyCase, ({ report, counted }) => {
        expect(report.numbers).toMatchObject(counted.numbers)
        expect(report.commitments.rows.map(({ ref }) => ref).sort()).toEqual([...counted.commitments].sort())
        expect(report.questions.map(({ counts }) => counts)).toEqual(
          counted.questions.map(({ notes, hubs }) => ({ notes, hubs })),
        )
        expect(
          report.questions.flatMap(({ clusters }) =>
            clusters.map(({ counts, votes }) => ({ ...counts, votes })),
          ),
        ).toEqual(counted.groups.map(({ notes, hubs, votes }) => ({ notes, hubs, votes })))
      }),
    )
  })

  it('in the workbook, of any board', () =>
    fc.assert(fc.asyncProperty(anyCase, expectSheets), { numRuns: 20 }))

  it('in Markdown, of any board', () =>
    fc.assert(
      fc.property(anyCase, (one) =>
        expectPlainTables(one, readTables(parseMarkdown(toMarkdown(one.report)))),
      ),
      { numRuns: 25 },
    ))

  it('in the Word document, of any board', () =>
    fc.assert(
      fc.asyncProperty(anyCase, async (one) => {
        const parts = readParts(await toDocx(one.report))
        expectPlainTables(one, docxTables(parts.get('word/document.xml') ?? ''))
      }),
      { numRuns: 15 },
    ))

  it('on the slides, of any board', () => fc.assert(fc.asyncProperty(anyCase, expectSlides), { numRuns: 15 }))

  it.each(ordinary)('on the pages (%s, %s)', async (language, _, anonymous) => {
    const one = caseOf(workshopOf(), language, anonymous)
    expect(one.counted.numbers.notes).toBeGreaterThan(80)
    await expectPages(one)
    await expectSheets(one)
    await expectSlides(one)
    expectPlainTables(one, readTables(parseMarkdown(toMarkdown(one.report))))
  })
})
