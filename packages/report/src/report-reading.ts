import type { Locale, ReportSection } from '@atelier/board'
import type { Counts, Report, ReportCluster, ReportEntry, ReportNote, ReportQuestion } from './report.ts'
import { say, sayCount, sayNumber } from './wording.ts'

/** A note with everything that says the same, in a row. */
export function entriesOf(note: ReportNote): ReportEntry[] {
  const { alsoSaid, ...entry } = note
  return [entry, ...alsoSaid]
}

/** A question's notes in reading order, those merged into others left under them. */
export function topNotes(question: ReportQuestion): ReportNote[] {
  return [...question.clusters.flatMap((cluster) => cluster.notes), ...question.ungrouped]
}

/** An entry where the report shows it. `under`: the note it was merged into. */
export interface PlacedEntry {
  entry: ReportEntry
  question: ReportQuestion
  cluster: ReportCluster | null
  under: ReportNote | null
}

/** Every note of the report once, in the order of reading: what the annex lists. */
export function allEntries(report: { questions: readonly ReportQuestion[] }): PlacedEntry[] {
  return report.questions.flatMap((question) => {
    const places: [ReportCluster | null, readonly ReportNote[]][] = [
      ...question.clusters.map((cluster): [ReportCluster, ReportNote[]] => [cluster, cluster.notes]),
      [null, question.ungrouped],
    ]
    return places.flatMap(([cluster, notes]) =>
      notes.flatMap((note) =>
        entriesOf(note).map((entry) => ({
          entry,
          question,
          cluster,
          under: entry.id === note.id ? null : note,
        })),
      ),
    )
  })
}

export const entryIds = (notes: readonly ReportNote[]): string[] =>
  notes.flatMap(entriesOf).map((entry) => entry.id)

/** The notes of the given ids, in the given order; ids of notes that the report does not show are passed over. */
export function findNotes(question: ReportQuestion, ids: readonly string[]): ReportNote[] {
  const byId = new Map(topNotes(question).map((note) => [note.id, note]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Ids of the sections that are shown, in the order chosen. */
export const shownSections = (report: Pick<Report, 'sections'>): ReportSection[] =>
  report.sections.filter((section) => section.shown).map((section) => section.id)

/** "12 notes · 5 HUBs · 9 votes"; HUBs are left out when none is known, votes when nobody voted on it. */
export function sayCounts(language: Locale, counts: Counts, votes: number | null = null): string {
  return [
    sayCount(language, 'notes', counts.notes),
    ...(counts.hubs ? [sayCount(language, 'hubs', counts.hubs)] : []),
    ...(votes === null ? [] : [sayCount(language, 'votesCast', votes)]),
  ].join(' · ')
}

/** Printed numbers of the notes of a report by id: a report refers to its notes hundreds of times. */
const numbersOfReports = new WeakMap<readonly ReportQuestion[], ReadonlyMap<string, number>>()

function numbersIn(questions: readonly ReportQuestion[]): ReadonlyMap<string, number> {
  const known = numbersOfReports.get(questions)
  if (known) return known
  const numbers = new Map(
    allEntries({ questions }).map(({ entry, under }) => [entry.id, Number(under?.ref ?? entry.ref)]),
  )
  numbersOfReports.set(questions, numbers)
  return numbers
}

/**
 * Numbers of notes as they are printed behind a sentence: "notes 1–12, 15". Whole numbers in a row become a range;
 * notes merged into others are covered by the number of the note they stand under.
 *
 * @param most ranges to print; the rest is counted: "notes 1–3, 7 and 12 more"
 * @returns empty when none of the ids is shown in the report
 */
export function sayRefs(
  report: Pick<Report, 'questions' | 'language'>,
  noteIds: readonly string[],
  most: number = Number.POSITIVE_INFINITY,
): string {
  const printedAt = numbersIn(report.questions)
  const numbers = [...new Set(noteIds.flatMap((id) => printedAt.get(id) ?? []))].sort((a, b) => a - b)
  if (numbers.length === 0) return ''
  const ranges: [from: number, to: number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  const printed = ranges.slice(0, most)
  const refs = printed.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
  const left = numbers.length - printed.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  if (left > 0) return say(report.language, 'noteRefsMore', { refs, n: left })
  return say(report.language, numbers.length === 1 ? 'noteRef' : 'noteRefs', { refs })
}

/** The name of a working language in the report's language: "français". */
export function sayLanguage(language: Locale, named: Locale): string {
  return say(language, ({ en: 'languageEn', fr: 'languageFr', es: 'languageEs' } as const)[named])
}

/** "5 of 13". */
export const sayOf = (language: Locale, part: number, whole: number): string =>
  say(language, 'ofListed', { n: sayNumber(language, part), all: sayNumber(language, whole) })
