import type { Cell, Column, TableBlock, TableId } from './section-tables.ts'
import { narrowWords, toWords, type Words } from './typst-words.ts'

/** A table as `typst/report.typ` sets it. */
export interface TypstTable {
  type: 'table'
  /** Of its letters, in points. */
  size: number
  columns: TypstColumn[]
  rows: Words[][]
  /** Short enough not to be parted between pages. */
  whole: boolean
}

export interface TypstColumn {
  head: Words
  /** A share of what is left; `null`: as wide as its content; negative: millimetres. */
  width: number | null
  /** Figures stand at the end of their column. */
  end: boolean
  hyphenate: boolean
  muted: boolean
}

/** A column before it is filled: what is left out is as it is in most columns. */
export interface ColumnLook {
  width: number | null
  end?: boolean
  hyphenate?: boolean
  muted?: boolean
  /** Long words are parted early. */
  narrow?: boolean
}

/** Tables of so few rows, each cell of so few signs, are not parted between pages. */
const WHOLE_ROWS = 14
const WHOLE_CELL = 150

/** @param rows one cell for each column */
export function typstTable(
  size: number,
  columns: readonly (ColumnLook & { head: string })[],
  rows: Words[][],
): TypstTable {
  return {
    type: 'table',
    size,
    columns: columns.map(({ head, width, end = false, hyphenate = false, muted = false }) => ({
      head: toWords(head),
      width,
      end,
      hyphenate,
      muted,
    })),
    whole: rows.length <= WHOLE_ROWS && rows.flat().every((cell) => plainLength(cell) <= WHOLE_CELL),
    rows: rows.map((row) => row.map((cell, x) => (columns[x]?.narrow ? narrowWords(cell) : cell))),
  }
}

/** Signs of a text; a line end counts as a line of them. */
const plainLength = (words: Words): number =>
  typeof words === 'string'
    ? words.length
    : words.lines.reduce((sum, line) => sum + line.join('').length + 30, -30)

/** One column of the page out of one or several of the table, found by their roles. */
interface PageColumn extends ColumnLook {
  of: string | readonly [string, string]
  /** Between the two. */
  between?: string
  /** For one of the two that is empty, where the other is not; the other alone, and the head of the first, without. */
  empty?: string
}

const figure = (of: string, width: number | null): PageColumn => ({ of, width, end: true })

/** How each table stands on an A4 page, in the order of its columns there. */
const LOOKS: Record<Exclude<TableId, 'numbers'>, { size: number; columns: PageColumn[] }> = {
  commitments: {
    size: 9,
    columns: [
      { of: 'ref', width: null },
      { of: 'hub', width: 1.25, narrow: true },
      { of: 'step', width: 2.4 },
      { of: 'kind', width: -18 },
      { of: 'owner', width: 1.15, hyphenate: true, narrow: true },
      { of: 'due', width: -23, narrow: true },
      { of: 'help', width: 1.5, hyphenate: true, narrow: true },
      { of: 'sdgs', width: -12 },
    ],
  },
  participation: {
    size: 9,
    columns: [
      { of: 'hub', width: 3, narrow: true },
      figure('joined', null),
      figure('question', 1),
      figure('total', null),
    ],
  },
  groups: {
    size: 9,
    columns: [{ of: 'label', width: 3 }, figure('hubs', 1), figure('joined', 1), figure('notes', 1)],
  },
  goals: {
    size: 9,
    columns: [
      { of: 'goal', width: 1.3 },
      { of: 'hubs', width: 1.7, narrow: true },
      { of: 'notes', width: -20 },
    ],
  },
  goalsByHub: { size: 8, columns: [{ of: 'hub', width: 1, narrow: true }, figure('goal', -7)] },
  course: {
    size: 9,
    columns: [
      { of: 'agendaItem', width: 1.2 },
      { of: 'phase', width: 1.4 },
      figure('planned', 0.8),
      figure('actual', 0.8),
    ],
  },
  settings: {
    size: 9,
    columns: [
      { of: 'setting', width: 1 },
      { of: 'value', width: 1 },
    ],
  },
  round: {
    size: 9,
    columns: [{ of: 'question', width: -24 }, { of: 'label', width: 1 }, figure('votes', -18)],
  },
  trail: {
    size: 8,
    columns: [
      { of: 'time', width: -18, muted: true },
      { of: 'who', width: 0.8, narrow: true },
      { of: ['change', 'subject'], between: ' · ', width: 1.6, narrow: true },
      { of: ['from', 'to'], between: ' → ', empty: '–', width: 2, narrow: true },
    ],
  },
}

/** Sets a table of the report on the page. Columns that it does not have are passed over. */
export function pageTable({ id, columns, rows }: TableBlock): TypstTable {
  if (id === 'numbers') throw new TypeError('the numbers of the summary are no table on a page.')
  const { size, columns: looks } = LOOKS[id]
  const placed = looks.flatMap((look) => placesOf(look, columns).map((at) => ({ look, at })))
  return typstTable(
    size,
    placed.map(({ look, at }) => ({
      ...look,
      head: headOf(
        look,
        at.map((x) => columns[x]),
      ),
    })),
    rows.map((row) =>
      placed.map(({ look, at }) =>
        wordsOf(
          look,
          at.map((x) => row[x] ?? ''),
        ),
      ),
    ),
  )
}

/** Columns of the table that a column of the page shows: one after the other, or two in one. */
function placesOf({ of }: PageColumn, columns: readonly Column[]): number[][] {
  const withRole = (role: string) => columns.flatMap((column, x) => (column.role === role ? [x] : []))
  if (typeof of === 'string') return withRole(of).map((x) => [x])
  return [of.flatMap(withRole)]
}

function headOf({ between, empty }: PageColumn, columns: readonly (Column | undefined)[]): string {
  const heads = columns.map((column) => column?.short ?? column?.head ?? '')
  return empty === undefined ? (heads[0] ?? '') : heads.join(between)
}

const shortOf = (cell: Cell): string => (typeof cell === 'string' ? cell : (cell.short ?? cell.text))

function wordsOf({ of, between = '', empty }: PageColumn, cells: readonly Cell[]): Words {
  const [first = ''] = cells
  if (typeof of === 'string')
    return toWords(shortOf(first), typeof first === 'string' ? null : (first.language ?? null))
  const texts = cells.map(shortOf)
  if (texts.every((text) => text === '')) return ''
  return toWords(
    (empty === undefined ? texts.filter(Boolean) : texts.map((text) => text || empty)).join(between),
  )
}
