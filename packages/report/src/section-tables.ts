import type { Locale } from '@atelier/board'
import { actualTime, sayStepNature } from './note-words.ts'
import type { Report, ReportHub, ReportRound } from './report.ts'
import { entriesOf, sayOf, sayRefs, topNotes } from './report-reading.ts'
import { say, sayDue, sayDuration, sayNumber } from './wording.ts'

/** Text of a cell; with a language where it is somebody's wording. `short`: for a narrow column. */
export type Cell = string | { text: string; language?: Locale | null; short?: string }

export interface Column {
  /** What is in it, whatever its head says: several columns of one table may hold the same kind. */
  role: string
  head: string
  /** The head of a narrow column. */
  short?: string
  /** Share of the width of the table. */
  width: number
  /** Figures stand at the end of their column. */
  figures?: boolean
}

/** Which table it is: a format may give each its own look. */
export type TableId =
  | 'numbers'
  | 'commitments'
  | 'participation'
  | 'groups'
  | 'goals'
  | 'goalsByHub'
  | 'course'
  | 'settings'
  | 'round'
  | 'trail'

export interface TableBlock {
  kind: 'table'
  id: TableId
  caption: string
  columns: Column[]
  rows: Cell[][]
}

/** A HUB where its code is not needed. */
export const hubName = (hub: ReportHub): string => hub.name.trim() || hub.code || hub.id

export function numbersTable({ language, numbers }: Report): TableBlock {
  const n = (value: number) => sayNumber(language, value)
  return {
    kind: 'table',
    id: 'numbers',
    caption: say(language, 'inBrief'),
    columns: [
      { role: 'label', head: '', width: 3 },
      { role: 'value', head: say(language, 'numberOf'), width: 1, figures: true },
    ],
    rows: [
      numbers.hubs === null
        ? [say(language, 'hubsPresent'), sayOf(language, numbers.hubsJoined, numbers.hubsListed)]
        : [say(language, 'hubsContributing'), sayOf(language, numbers.hubs, numbers.hubsListed)],
      [say(language, 'peopleJoined'), n(numbers.people)],
      [say(language, 'notesWritten'), n(numbers.notes)],
      [say(language, 'groupsMade'), n(numbers.clusters)],
      [say(language, 'notesUngrouped'), n(numbers.ungrouped)],
      [say(language, 'stepsListed'), n(numbers.commitments)],
      ...(numbers.commitments === 0
        ? []
        : [
            [say(language, 'stepsAgreed'), n(numbers.agreed)],
            [say(language, 'stepsHalfAgreed'), n(numbers.halfAgreed)],
            [say(language, 'stepsIntended'), n(numbers.intentions)],
          ]),
    ],
  }
}

export function commitmentsTable({ language, commitments, attribution }: Report): TableBlock {
  const named = attribution !== 'none'
  // On boards made before cards said so, nobody did.
  const kinds = commitments.rows.some(({ step }) => sayStepNature(step, language))
  return {
    kind: 'table',
    id: 'commitments',
    caption: say(language, 'commitments'),
    columns: [
      { role: 'ref', head: say(language, 'columnRef'), width: 0.8 },
      ...(named ? [{ role: 'hub', head: say(language, 'hub'), width: 1.5 }] : []),
      { role: 'step', head: say(language, 'step'), width: 3 },
      ...(kinds ? [{ role: 'kind', head: say(language, 'stepKind'), width: 1.1 }] : []),
      ...(named ? [{ role: 'owner', head: say(language, 'owner'), width: 1.5 }] : []),
      { role: 'due', head: say(language, 'due'), width: 1.6 },
      { role: 'help', head: say(language, 'help'), width: 1.8 },
      { role: 'sdgs', head: say(language, 'sdgs'), width: 0.8 },
    ],
    rows: commitments.rows.map(({ ref, hub, text, language: written, step }) => [
      ref,
      ...(named ? [hub ? hubName(hub) : say(language, 'withoutHub')] : []),
      { text: text || say(language, 'noWording'), language: written },
      ...(kinds ? [sayStepNature(step, language)] : []),
      ...(named ? [{ text: step?.owner ?? '', language: written }] : []),
      step?.due ? sayDue(language, step.due) : '',
      { text: step?.help ?? '', language: written },
      step?.sdgs?.join(', ') ?? '',
    ]),
  }
}

export function participationTable({ language, participation, questions }: Report): TableBlock {
  const n = (value: number) => sayNumber(language, value)
  const counted = participation.rows.some(({ total }) => total !== null)
  return {
    kind: 'table',
    id: 'participation',
    caption: say(language, 'participation'),
    columns: [
      { role: 'hub', head: say(language, 'hub'), width: 4 },
      { role: 'joined', head: say(language, 'joined'), width: 1.2, figures: true },
      ...(counted
        ? [
            ...questions.map(({ number, short }) => ({
              role: 'question',
              head: `${number}. ${short}`,
              short: say(language, 'question', { n: number }),
              width: 1.5,
              figures: true,
            })),
            { role: 'total', head: say(language, 'total'), width: 1, figures: true },
          ]
        : []),
    ],
    rows: participation.rows.map(({ hub, joined, notes, total }) => [
      hub ? { text: `${hubName(hub)} (${hub.code})`, short: hubName(hub) } : say(language, 'noHub'),
      n(joined),
      ...(notes === null || total === null
        ? []
        : [...questions.map(({ id }) => n(notes[id] ?? 0)), n(total)]),
    ]),
  }
}

/** Participation by region or by language. */
export function groupsTable(report: Report, by: 'byRegion' | 'byLanguage'): TableBlock {
  const { language, participation } = report
  const rows = by === 'byRegion' ? participation.regions : participation.languages
  const joined = rows.some((row) => row.joined !== null)
  const hubs = rows.some((row) => row.hubs !== null)
  const notes = rows.some((row) => row.notes !== null)
  const column = (role: string, head: string) => ({ role, head, width: 1, figures: true })
  return {
    kind: 'table',
    id: 'groups',
    caption: say(language, by),
    columns: [
      { role: 'label', head: say(language, by === 'byRegion' ? 'region' : 'languageHeading'), width: 3 },
      ...(hubs ? [column('hubs', say(language, 'hubsHeading'))] : []),
      ...(joined ? [column('joined', say(language, 'joined'))] : []),
      ...(notes ? [column('notes', say(language, 'notesWritten'))] : []),
    ],
    rows: rows.map((row) => [
      row.label,
      ...(hubs ? [figure(language, row.hubs)] : []),
      ...(joined ? [figure(language, row.joined)] : []),
      ...(notes ? [figure(language, row.notes)] : []),
    ]),
  }
}

/** What is not known is no zero. */
const figure = (language: Locale, n: number | null): string => (n === null ? '–' : sayNumber(language, n))

export function goalsTable(report: Report): TableBlock {
  const { language, sdgs } = report
  const committed = sdgs.some(({ committedBy }) => committedBy !== null)
  const refs = new Map(
    report.questions.flatMap(topNotes).flatMap((note) => entriesOf(note).map(({ id, ref }) => [id, ref])),
  )
  const names = (hubs: readonly ReportHub[]) => hubs.map(hubName).join(', ')
  return {
    kind: 'table',
    id: 'goals',
    caption: say(language, 'sdgSection'),
    columns: [
      { role: 'goal', head: say(language, 'goal'), width: 2.4 },
      { role: 'hubs', head: say(language, 'sdgListed'), width: 2.4 },
      ...(committed ? [{ role: 'hubs', head: say(language, 'sdgCommitted'), width: 2.4 }] : []),
      { role: 'notes', head: say(language, 'notesWritten'), width: 1 },
    ],
    rows: sdgs.map(({ goal, name, listedBy, committedBy, noteIds }) => [
      `${goal}. ${name}`,
      names(listedBy),
      ...(committedBy === null ? [] : [names(committedBy)]),
      { text: sayRefs(report, noteIds), short: noteIds.map((id) => refs.get(id) ?? id).join(', ') },
    ]),
  }
}

/** @returns HUBs that some Goal names down, Goals across; `null` when no HUB is named */
export function goalsByHubTable({ language, sdgs, participation }: Report): TableBlock | null {
  const named = new Set(
    sdgs.flatMap(({ listedBy, committedBy }) => [...listedBy, ...(committedBy ?? [])].map(({ id }) => id)),
  )
  const hubs = [...participation.rows.flatMap(({ hub }) => hub ?? []), ...participation.absent].filter(
    ({ id }) => named.has(id),
  )
  if (hubs.length === 0) return null
  const marks = { listed: say(language, 'sdgMarkListed'), committed: say(language, 'sdgMarkCommitted') }
  const has = (list: readonly ReportHub[], hub: ReportHub) => list.some(({ id }) => id === hub.id)
  return {
    kind: 'table',
    id: 'goalsByHub',
    caption: say(language, 'sdgCrossTable'),
    columns: [
      { role: 'hub', head: say(language, 'hub'), width: 4 },
      ...sdgs.map(({ goal }) => ({ role: 'goal', head: String(goal), width: 0.8 })),
    ],
    rows: hubs.map((hub) => [
      hubName(hub),
      ...sdgs.map(
        ({ listedBy, committedBy }) =>
          `${has(listedBy, hub) ? marks.listed : ''}${has(committedBy ?? [], hub) ? marks.committed : ''}`,
      ),
    ]),
  }
}

export function courseTable({ language, course }: Report): TableBlock {
  return {
    kind: 'table',
    id: 'course',
    caption: say(language, 'course'),
    columns: [
      { role: 'phase', head: say(language, 'phase'), width: 3 },
      { role: 'agendaItem', head: say(language, 'agendaItem'), width: 3 },
      { role: 'planned', head: say(language, 'planned'), width: 1.3, figures: true },
      { role: 'actual', head: say(language, 'actual'), width: 1.6, figures: true },
    ],
    rows: course.map((phase) => [
      phase.name,
      phase.agendaItem,
      sayDuration(language, phase.plannedMs),
      actualTime(phase, language),
    ]),
  }
}

export function settingsTable({ language, method }: Report): TableBlock {
  return {
    kind: 'table',
    id: 'settings',
    caption: say(language, 'settings'),
    columns: [
      { role: 'setting', head: say(language, 'setting'), width: 1 },
      { role: 'value', head: say(language, 'value'), width: 1 },
    ],
    rows: method.settings.map(({ label, value }) => [label, value]),
  }
}

export function roundTable({ language, questions }: Report, { number, rows }: ReportRound): TableBlock {
  const byId = new Map(questions.map((question) => [question.id, question]))
  return {
    kind: 'table',
    id: 'round',
    caption: `${say(language, 'votesHeading')}, ${say(language, 'round', { n: number })}`,
    columns: [
      { role: 'question', head: say(language, 'columnQuestion'), width: 1.5 },
      { role: 'label', head: say(language, 'votedFor'), width: 3 },
      { role: 'votes', head: say(language, 'votesHeading'), width: 1, figures: true },
    ],
    rows: rows.map(({ questionId, label, votes }) => {
      const question = questionId === null ? undefined : byId.get(questionId)
      return [
        question ? { text: `${question.number}. ${question.short}`, short: String(question.number) } : '–',
        label,
        sayNumber(language, votes),
      ]
    }),
  }
}

export function trailTable({ language, trail, cover: { timeZone } }: Report): TableBlock {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium', timeZone })
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium', timeZone })
  return {
    kind: 'table',
    id: 'trail',
    caption: say(language, 'annexTrail'),
    columns: [
      { role: 'time', head: say(language, 'time'), width: 1.5 },
      { role: 'who', head: say(language, 'who'), width: 1.3 },
      { role: 'change', head: say(language, 'change'), width: 1.6 },
      { role: 'subject', head: say(language, 'subject'), width: 1.3 },
      { role: 'from', head: say(language, 'from'), width: 1.5 },
      { role: 'to', head: say(language, 'to'), width: 1.5 },
    ],
    rows: trail.map((line) => [
      { text: moment.format(line.at), short: clock.format(line.at) },
      line.who,
      line.undone ? `${line.action} (${say(language, 'undone')})` : line.action,
      line.subject,
      line.from,
      line.to,
    ]),
  }
}
