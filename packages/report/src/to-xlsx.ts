import writeExcelFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node'
import { noteColumns } from './note-columns.ts'
import { actualTime, sayStepNature } from './note-words.ts'
import type { Report } from './report.ts'
import { coverFacts } from './report-blocks.ts'
import { allEntries, findNotes } from './report-reading.ts'
import { say } from './wording.ts'
import { xmlText } from './xml-text.ts'

type Value = string | number | Date

/** The most characters that a cell can hold. */
export const MAX_CELL_CHARS = 32_767

/**
 * The report as a workbook: a summary, the notes with one row each, groups, next steps, participation, Goals, votes,
 * audit trail and method, a sheet each.
 *
 * Figures are numbers and times are times (UTC), so that they can be calculated with; every other cell is text and
 * can never be a formula, whatever it begins with. Every table has its headings in a row that stays in view.
 */
export async function toXlsx(report: Report): Promise<Uint8Array> {
  const sheets = [
    summarySheet(report),
    notesSheet(report),
    groupsSheet(report),
    stepsSheet(report),
    participationSheet(report),
    goalsSheet(report),
    votesSheet(report),
    trailSheet(report),
    methodSheet(report),
  ]
  const buffer = await writeExcelFile(sheets, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [{ files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: withFilter } } } }],
  }).toBuffer()
  return new Uint8Array(buffer)
}

const DATE_FORMAT = 'yyyy-mm-dd hh:mm'

/**
 * Text as a cell stores it. `_x0041_` would be read as a letter, so its `_` is written out; so is the first letter of a
 * word such as `toString`, under which the library would find a method in its list of texts instead of a number.
 */
function cellText(value: string): string {
  const text = xmlText(value)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .slice(0, MAX_CELL_CHARS)
  return text in Object.prototype
    ? `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${text.slice(1)}`
    : text
}

/** A cell as text, number or time; `null` for nothing. */
function cell(value: Value, style: CellObject = {}): CellObject | null {
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? null
      : { value, type: Date, format: DATE_FORMAT, alignVertical: 'top', ...style }
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top', ...style }
  const text = cellText(value)
  if (text.trim() === '') return null
  return { value: text, type: String, wrap: true, alignVertical: 'top', ...style }
}

const heading = (text: string) =>
  cell(text, { fontWeight: 'bold', backgroundColor: '#E7E9EE', alignVertical: 'center' })

interface Table {
  columns: { head: string; width: number }[]
  rows: Value[][]
}

function tableSheet(name: string, { columns, rows }: Table): Sheet<Buffer> {
  const data: Row[] = [
    columns.map(({ head }) => heading(head)),
    ...rows.map((row) => row.map((value) => cell(value))),
  ]
  return {
    sheet: name,
    data,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  } as Sheet<Buffer>
}

/** Lets the reader filter each table by its headings. */
function withFilter(content: string, options: { stickyRowsCount?: number }): string {
  if (options.stickyRowsCount !== 1) return content
  const range = /<dimension ref="([A-Z]+\d+:[A-Z]+\d+)"/.exec(content)?.[1] ?? usedRange(content)
  return range === null || content.includes('<autoFilter')
    ? content
    : content.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`)
}

function usedRange(content: string): string | null {
  const rows = content.match(/<row /g)?.length ?? 0
  const first = /<row [^>]*>(.*?)<\/row>/s.exec(content)?.[1] ?? ''
  const last = [...first.matchAll(/<c r="([A-Z]+)1"/g)].at(-1)?.[1]
  return rows === 0 || last === undefined ? null : `A1:${last}${rows}`
}

function summarySheet(report: Report): Sheet<Buffer> {
  const { language, numbers, cover, summary, questions } = report
  const line = (...values: Value[]): Row => values.map((value) => cell(value))
  const data: Row[] = [
    [cell(cover.title, { fontWeight: 'bold', fontSize: 16 })],
    line(say(language, 'synthesis')),
    [],
    ...coverFacts(report).map(({ label, value }) => line(label, value)),
    [],
    [heading(say(language, 'inBrief')), heading(say(language, 'numberOf'))],
    line(say(language, 'hubsListed'), numbers.hubsListed),
    line(say(language, 'hubsPresent'), numbers.hubsJoined),
    ...(numbers.hubs === null ? [] : [line(say(language, 'hubsContributing'), numbers.hubs)]),
    line(say(language, 'peopleJoined'), numbers.people),
    line(say(language, 'notesWritten'), numbers.notes),
    line(say(language, 'groupsMade'), numbers.clusters),
    line(say(language, 'notesUngrouped'), numbers.ungrouped),
    line(say(language, 'stepsListed'), numbers.commitments),
    line(say(language, 'stepsAgreed'), numbers.agreed),
    line(say(language, 'stepsHalfAgreed'), numbers.halfAgreed),
    line(say(language, 'stepsIntended'), numbers.intentions),
    [],
    ...(summary.editorial
      ? [[heading(say(language, 'editorialMark'))], line(summary.editorial.text), []]
      : []),
    ...summary.statements.map(({ text }) => line(text)),
    [],
    [heading(say(language, 'leadingGroups'))],
    ...questions.flatMap((question) => [
      line(`${question.number}. ${question.text}`),
      ...question.leading.flatMap((id) => {
        const cluster = question.clusters.find((one) => one.id === id)
        return cluster
          ? [line(cluster.title, cluster.counts.notes, cluster.counts.hubs ?? '', cluster.votes ?? '')]
          : []
      }),
    ]),
  ]
  return {
    sheet: say(language, 'sheetSummary'),
    data,
    columns: [{ width: 70 }, { width: 30 }, { width: 10 }, { width: 10 }],
  } as Sheet<Buffer>
}

function notesSheet(report: Report): Sheet<Buffer> {
  const columns = noteColumns(report)
  return tableSheet(say(report.language, 'sheetNotes'), {
    columns,
    rows: allEntries(report).map((placed) => columns.map(({ value }) => value(placed))),
  })
}

function groupsSheet({ language, questions }: Report): Sheet<Buffer> {
  return tableSheet(say(language, 'sheetGroups'), {
    columns: [
      { head: say(language, 'columnQuestionNumber'), width: 8 },
      { head: say(language, 'columnGroup'), width: 40 },
      { head: say(language, 'notesWritten'), width: 9 },
      { head: say(language, 'hubsHeading'), width: 9 },
      { head: say(language, 'votesHeading'), width: 9 },
      { head: say(language, 'quotedNotes'), width: 14 },
      { head: say(language, 'description'), width: 60 },
    ],
    rows: questions.flatMap((question) =>
      question.clusters.map((cluster) => [
        question.number,
        cluster.title,
        cluster.counts.notes,
        cluster.counts.hubs ?? '',
        cluster.votes ?? '',
        findNotes(question, cluster.quotes)
          .map(({ ref }) => ref)
          .join(', '),
        cluster.description?.text ?? '',
      ]),
    ),
  })
}

function stepsSheet({ language, commitments }: Report): Sheet<Buffer> {
  return tableSheet(say(language, 'sheetSteps'), {
    columns: [
      { head: say(language, 'hub'), width: 24 },
      { head: say(language, 'columnRef'), width: 6 },
      { head: say(language, 'step'), width: 60 },
      { head: say(language, 'columnStepKind'), width: 16 },
      { head: say(language, 'owner'), width: 20 },
      { head: say(language, 'due'), width: 14 },
      { head: say(language, 'help'), width: 40 },
      { head: say(language, 'sdgs'), width: 10 },
    ],
    rows: [
      ...commitments.rows.map(({ hub, ref, text, step }) => [
        hub?.name ?? '',
        ref,
        text || say(language, 'noWording'),
        sayStepNature(step, language),
        step?.owner ?? '',
        step?.due ?? '',
        step?.help ?? '',
        step?.sdgs?.join(', ') ?? '',
      ]),
      ...commitments.hubsWithout.map(({ name }) => [name, '', say(language, 'noStepOfHub')]),
    ],
  })
}

function participationSheet({ language, participation, questions }: Report): Sheet<Buffer> {
  const groups = (head: 'region' | 'languageHeading', rows: Report['participation']['regions']): Value[][] =>
    rows.length === 0
      ? []
      : [
          [],
          [say(language, head)],
          ...rows.map((row) => [
            row.label,
            '',
            row.joined ?? '',
            ...(counted ? questions.map(() => '') : []),
            row.notes ?? '',
          ]),
        ]
  // Where notes are not counted by HUB, the last column is left for the languages.
  const counted = participation.rows.some(({ total }) => total !== null)
  return tableSheet(say(language, 'sheetParticipation'), {
    columns: [
      { head: say(language, 'hub'), width: 34 },
      { head: say(language, 'columnHubCode'), width: 10 },
      { head: say(language, 'joined'), width: 10 },
      ...(counted ? questions : []).map(({ number, short }) => ({ head: `${number}. ${short}`, width: 16 })),
      { head: say(language, counted ? 'total' : 'notesWritten'), width: 10 },
    ],
    rows: [
      ...participation.rows.map(({ hub, joined, notes, total }) => [
        hub?.name ?? say(language, 'noHub'),
        hub?.code ?? '',
        joined,
        ...(notes === null ? [] : questions.map(({ id }) => notes[id] ?? 0)),
        total ?? '',
      ]),
      ...participation.absent.map(({ name, code }) => [
        name,
        code,
        0,
        ...(counted ? [...questions.map(() => 0), 0] : []),
      ]),
      ...groups('region', participation.regions),
      ...groups('languageHeading', participation.languages),
    ],
  })
}

function goalsSheet({ language, sdgs }: Report): Sheet<Buffer> {
  const names = (hubs: readonly { name: string }[]) => hubs.map(({ name }) => name).join(', ')
  const committed = sdgs.some(({ committedBy }) => committedBy !== null)
  return tableSheet(say(language, 'sheetSdgs'), {
    columns: [
      { head: say(language, 'goal'), width: 8 },
      { head: '', width: 40 },
      { head: say(language, 'sdgListed'), width: 50 },
      ...(committed ? [{ head: say(language, 'sdgCommitted'), width: 50 }] : []),
      { head: say(language, 'notesWritten'), width: 10 },
    ],
    rows: sdgs.map(({ goal, name, listedBy, committedBy, noteIds }) => [
      goal,
      name,
      names(listedBy),
      ...(committedBy === null ? [] : [names(committedBy)]),
      noteIds.length,
    ]),
  })
}

function votesSheet({ language, votes, questions }: Report): Sheet<Buffer> {
  const number = new Map(questions.map((question) => [question.id, question.number]))
  return tableSheet(say(language, 'sheetVotes'), {
    columns: [
      { head: say(language, 'roundHeading'), width: 8 },
      { head: say(language, 'columnQuestionNumber'), width: 10 },
      { head: say(language, 'votedFor'), width: 50 },
      { head: say(language, 'votesHeading'), width: 10 },
    ],
    rows: votes.flatMap((round) =>
      round.rows.map(({ questionId, label, votes: cast }) => [
        round.number,
        (questionId === null ? undefined : number.get(questionId)) ?? '',
        label,
        cast,
      ]),
    ),
  })
}

function trailSheet({ language, trail }: Report): Sheet<Buffer> {
  return tableSheet(say(language, 'sheetTrail'), {
    columns: [
      { head: say(language, 'columnRef'), width: 6 },
      { head: say(language, 'time'), width: 18 },
      { head: say(language, 'who'), width: 20 },
      { head: say(language, 'change'), width: 24 },
      { head: say(language, 'subject'), width: 30 },
      { head: say(language, 'from'), width: 30 },
      { head: say(language, 'to'), width: 30 },
      { head: say(language, 'undone'), width: 10 },
    ],
    rows: trail.map((line) => [
      line.seq,
      new Date(line.at),
      line.who,
      line.action,
      line.subject,
      line.from,
      line.to,
      line.undone ? say(language, 'yes') : '',
    ]),
  })
}

function methodSheet({ language, method, course }: Report): Sheet<Buffer> {
  const minutes = (ms: number | null) => (ms === null ? '' : Math.round(ms / 6000) / 10)
  return tableSheet(say(language, 'sheetMethod'), {
    columns: [
      { head: say(language, 'method'), width: 90 },
      { head: say(language, 'value'), width: 24 },
      { head: say(language, 'actual'), width: 18 },
    ],
    rows: [
      ...[...method.statements, ...method.limits].map(({ text }) => [text]),
      [],
      ...method.settings.map(({ label, value }) => [label, value]),
      [],
      [say(language, 'phase'), `${say(language, 'planned')} (min)`, `${say(language, 'actual')} (min)`],
      ...course.map((phase) => [
        phase.name,
        minutes(phase.plannedMs),
        phase.actualMs === null ? actualTime(phase, language) : minutes(phase.actualMs),
      ]),
    ],
  })
}
