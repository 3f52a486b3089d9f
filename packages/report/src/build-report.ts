import { type BoardSnapshot, byOrder, type Locale, ReportLayout } from '@atelier/board'
import { buildQuestions, type ReportContext } from './build-questions.ts'
import { chartData } from './chart-data.ts'
import { commitments } from './commitments.ts'
import { contentVersion } from './content-version.ts'
import { closedAt, correctionUntil, course, sayState } from './course.ts'
import { attributionOf, editorialText } from './editorial-choices.ts'
import { method } from './method.ts'
import { participation } from './participation.ts'
import { sortNotes } from './placed-notes.ts'
import type { Attribution, Report, ReportHub } from './report.ts'
import { allEntries } from './report-reading.ts'
import { reportRounds } from './round-votes.ts'
import { sdgTable } from './sdg-table.ts'
import { summaryStatements } from './summary.ts'
import { trailLines } from './trail-lines.ts'

export interface ReportOptions {
  /** Of the report's own words and of questions and phases; notes keep theirs. */
  language: Locale
  /** Epoch ms at which the report is made. */
  now: number
  /** IANA name of the zone in which times are written; UTC when left out. */
  timeZone?: string
  /** The most that is named beside a note; what was chosen for the report on the board when left out. */
  attribution?: Attribution
  /** Sections in their order; as chosen for the report on the board when left out. */
  sections?: readonly { id: string; shown: boolean }[]
  /** Name of the snapshot's content, where it is known: {@link contentVersion} works it out when left out. */
  version?: string
}

/**
 * Builds the one report model from a snapshot.
 *
 * Which notes are in it, and where:
 * - a note that is hidden is left out and counted under `removed`; one without wording, card or merged notes is left
 *   out and counted under `blank`;
 * - a note merged into another stands under it, once, wherever it lay before; when that other is left out, it stands
 *   by itself again;
 * - every other note stands in its cluster, else ungrouped under its question; under the first question when the
 *   board does not know its question.
 *
 * @example
 * const report = buildReport(takeSnapshot(board, facilitation, now), { language: 'fr', now })
 * toMarkdown(report)
 */
export function buildReport(source: BoardSnapshot, options: ReportOptions): Report {
  const { language, now, timeZone = 'UTC' } = options
  const layout = source.editorial.layout
  const attribution = attributionOf(source, options.attribution ?? (layout.anonymous ? 'none' : 'name'))
  const anonymised = attribution !== attributionOf(source, 'name')
  const context = contextOf(source, language, attribution)
  const { hubs, hubOf, storesHubs } = context
  const sorted = sortNotes(source.notes)
  const questions = buildQuestions(context, sorted.placed)
  const entries = allEntries({ questions }).map(({ entry }) => entry)
  const { counts, ...steps } = commitments(context, questions)
  const joinedHubs = [...hubs.keys()].filter((id) => (source.joined[id] ?? 0) > 0)
  const parts = {
    language,
    numbers: {
      hubsListed: hubs.size,
      hubsJoined: joinedHubs.length,
      hubs: storesHubs ? new Set(entries.flatMap(({ id }) => hubOf(id) ?? [])).size : null,
      people: Object.values(source.joined).reduce((sum, people) => sum + people, 0),
      notes: entries.length,
      clusters: questions.reduce((sum, question) => sum + question.clusters.length, 0),
      ungrouped: allEntries({ questions }).filter(({ cluster }) => cluster === null).length,
      ...counts,
      removed: sorted.removed.length,
      blank: sorted.blank.length,
    },
    questions,
    commitments: steps,
    participation: participation(context, questions),
    sdgs: sdgTable(context, questions),
  }
  return {
    format: 'atelier-report',
    formatVersion: 3,
    attribution,
    anonymised,
    cover: {
      title: source.title,
      boardId: source.boardId,
      boardLanguage: source.language,
      place: layout.place.trim() || null,
      organiser: layout.organiser.trim() || null,
      version: options.version ?? contentVersion(source),
      heldAt: source.session.course[0]?.at ?? source.createdAt,
      closedAt: closedAt(source),
      correctionUntil: correctionUntil(source),
      state: sayState(source, language, now, timeZone),
      madeAt: now,
      timeZone,
    },
    sections: options.sections
      ? ReportLayout.parse({ sections: options.sections }).sections
      : layout.sections,
    summary: {
      editorial: editorialText(source, 'summary', language),
      statements: summaryStatements(parts),
    },
    ...parts,
    course: course(source, language),
    method: method(context, sorted, anonymised),
    votes: reportRounds(source.rounds, questions, language),
    trail: trailLines(context, questions),
    charts: chartData(parts),
    picture: layout.picture,
  }
}

function contextOf(source: BoardSnapshot, language: Locale, attribution: Attribution): ReportContext {
  const hubs = new Map(
    [...source.hubs].sort(byOrder).map(({ id, name, code }): [string, ReportHub] => [id, { id, name, code }]),
  )
  const hubByNote = new Map(
    source.notes.flatMap(({ id, hubId }) =>
      hubId !== null && hubs.has(hubId) ? [[id, hubId] as const] : [],
    ),
  )
  const storesHubs = attributionOf(source, 'name') !== 'none'
  return {
    source,
    language,
    attribution,
    hubs,
    hubOf: (noteId) => (storesHubs ? (hubByNote.get(noteId) ?? null) : null),
    storesHubs,
  }
}
