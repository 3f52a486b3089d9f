import type { Locale } from '@atelier/board'
import { noteColumns } from './note-columns.ts'
import type { Report } from './report.ts'
import { allEntries } from './report-reading.ts'

export interface CsvOptions {
  /** Between cells; what a spreadsheet of the report's language expects when left out. */
  separator?: ',' | ';' | '\t'
}

/** What a spreadsheet expects between cells in a country of the language: a comma where decimals have a point. */
export const CSV_SEPARATORS: Record<Locale, ',' | ';'> = { en: ',', fr: ';', es: ';' }

const BYTE_ORDER_MARK = '\ufeff'

/**
 * The notes as CSV (RFC 4180 but for the separator), one row each: UTF-8 with a byte order mark, lines end in CR LF,
 * times in ISO 8601 (UTC).
 *
 * A `sep=` line is not written: it makes Excel forget the byte order mark, and accents with it.
 *
 * A cell that a spreadsheet would take for a formula has an apostrophe in front, see {@link withoutFormula}.
 */
export function toCsv(report: Report, options: CsvOptions = {}): string {
  const separator = options.separator ?? CSV_SEPARATORS[report.language]
  const columns = noteColumns(report)
  const cell = (value: string | number | Date) => {
    const text =
      value instanceof Date
        ? isoTime(value)
        : typeof value === 'number'
          ? String(value)
          : withoutFormula(value)
    return /["\r\n,;\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
  }
  const rows = [
    columns.map(({ head }) => cell(head)),
    ...allEntries(report).map((placed) => columns.map(({ value }) => cell(value(placed)))),
  ]
  return `${BYTE_ORDER_MARK}${rows.map((row) => `${row.join(separator)}\r\n`).join('')}`
}

/** What begins a formula or a command in a spreadsheet, apostrophes of our own before it included. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠|%]/

/**
 * Puts an apostrophe before a text that a spreadsheet would run: one that begins with `= + - @`, their full-width
 * forms, `|`, `%`, a tab or a line end (CWE-1236). A text that already has apostrophes there gets one more, so that
 * taking one away always gives the text back: see {@link withFormula}.
 */
export const withoutFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The text that {@link withoutFormula} was given. */
export const withFormula = (cell: string): string =>
  /^'/.test(cell) && FORMULA.test(cell) ? cell.slice(1) : cell

const isoTime = (time: Date) => (Number.isNaN(time.getTime()) ? '' : time.toISOString())
