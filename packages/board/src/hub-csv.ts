import { type HubDraft, hubKey, MAX_HUB_NAME_CHARS, MAX_HUBS, MAX_PLACE_CHARS } from './hub.ts'
import type { Locale } from './locale.ts'

/** Columns of a directory, in the order of the file that is offered for filling in. */
export const HUB_COLUMNS = ['name', 'city', 'region', 'section', 'language', 'sdgs'] as const
export type HubColumn = (typeof HUB_COLUMNS)[number]

/** Headings by which a column is known, besides its own name: as people write them in the three languages. */
const HEADINGS: Record<HubColumn, readonly string[]> = {
  name: ['hub', 'initiative', 'iniciativa', 'nom', 'nombre', 'nom du hub', 'nombre del hub', 'title'],
  city: ['ville', 'ciudad', 'city or region', 'ville ou region', 'ciudad o region', 'municipio', 'commune'],
  region: ['province', 'provincia', 'territoire', 'territorio'],
  section: ['seccion', 'uclg section', 'section cglu', 'section de cglu', 'seccion de cglu', 'seccion cglu'],
  language: ['langue', 'idioma', 'lengua', 'lang'],
  sdgs: ['sdg', 'odd', 'ods', 'goals', 'objectifs', 'objetivos'],
}

const LANGUAGES: Record<Locale, readonly string[]> = {
  en: ['en', 'english', 'anglais', 'ingles'],
  fr: ['fr', 'french', 'francais', 'frances'],
  es: ['es', 'spanish', 'espagnol', 'espanol', 'castellano'],
}

/** What is wrong with a cell. `value` is the cell as it stands, cut to a length that can be shown. */
export interface HubProblem {
  kind: 'nameMissing' | 'tooLong' | 'duplicate' | 'unknownLanguage' | 'badSdg' | 'tooMany'
  column: HubColumn
  value: string
  /** The line of the same HUB above, for `duplicate`; the limit, for `tooLong` and `tooMany`. */
  number?: number
}

/** A line of the file. `line` counts from 1, the heading included, as a spreadsheet numbers its rows. */
export interface HubRow {
  line: number
  hub: HubDraft
  problems: HubProblem[]
}

export interface HubSheet {
  rows: HubRow[]
  /** Headings that no column is known by; what stands below them is left out. */
  unknownColumns: string[]
  /** Whether there is a column of names: without one nothing can be read. */
  hasNames: boolean
}

/**
 * Text of a file as spreadsheets write it: UTF-8 and UTF-16 by their mark, UTF-16 without one by its zero bytes,
 * UTF-8 when it is valid, else Windows-1252, in which Excel saves CSV in France and Spain.
 */
export function decodeSheet(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const sample = bytes.subarray(0, 512)
  const zeros = (parity: number) => sample.filter((byte, at) => at % 2 === parity && byte === 0).length
  if (zeros(1) > sample.length / 8) return new TextDecoder('utf-16le').decode(bytes)
  if (zeros(0) > sample.length / 8) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}

/** What the bytes 80 to 9f mean in Windows-1252; all others are Latin-1. Node 20 takes these for Latin-1, too. */
const WINDOWS_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function windows1252(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes)
    text += byte >= 0x80 && byte <= 0x9f ? WINDOWS_80[byte - 0x80] : String.fromCharCode(byte)
  return text
}

/**
 * Reads a directory from the cells of a sheet, heading first.
 *
 * Empty lines are passed over. A row with problems is told line by line and column by column; what can be read of it
 * stands in its `hub` all the same.
 */
export function readHubSheet(cells: readonly (readonly string[])[]): HubSheet {
  const [heading = [], ...lines] = cells
  const columns = heading.map(columnOf)
  const unknownColumns = heading.filter((text, index) => columns[index] === null && text.trim() !== '')
  const hasNames = columns.includes('name')
  const rows: HubRow[] = []
  const lineOf = new Map<string, number>()
  lines.forEach((line, index) => {
    if (!hasNames || line.every((cell) => cell.trim() === '')) return
    const cell = (column: HubColumn) => tidy(line[columns.indexOf(column)] ?? '')
    const row = readRow(cell, index + 2)
    const key = hubKey(row.hub.name)
    const above = lineOf.get(key)
    if (key && above !== undefined)
      row.problems.push({ kind: 'duplicate', column: 'name', value: shown(row.hub.name), number: above })
    else if (key) lineOf.set(key, row.line)
    if (rows.length >= MAX_HUBS)
      row.problems.push({ kind: 'tooMany', column: 'name', value: shown(row.hub.name), number: MAX_HUBS })
    rows.push(row)
  })
  return { rows, unknownColumns, hasNames }
}

function readRow(cell: (column: HubColumn) => string, line: number): HubRow {
  const problems: HubProblem[] = []
  const text = (column: HubColumn, max: number) => {
    const value = cell(column)
    if (value.length > max) problems.push({ kind: 'tooLong', column, value: shown(value), number: max })
    return value.slice(0, max)
  }
  const name = text('name', MAX_HUB_NAME_CHARS)
  if (name === '') problems.push({ kind: 'nameMissing', column: 'name', value: '' })
  const spoken = cell('language')
  const language = spoken === '' ? null : languageOf(spoken)
  if (language === undefined)
    problems.push({ kind: 'unknownLanguage', column: 'language', value: shown(spoken) })
  const goals = goalsOf(cell('sdgs'))
  for (const value of goals.wrong) problems.push({ kind: 'badSdg', column: 'sdgs', value: shown(value) })
  return {
    line,
    hub: {
      name,
      city: text('city', MAX_PLACE_CHARS),
      region: text('region', MAX_PLACE_CHARS),
      section: text('section', MAX_PLACE_CHARS),
      language: language ?? null,
      sdgs: goals.sdgs,
    },
    problems,
  }
}

/**
 * A directory as a file for Excel in any of the three countries: semicolons, UTF-8 with its mark, lines ended by CR LF.
 * A cell that a spreadsheet would take for a formula is led by an apostrophe, which {@link readHubSheet} takes away.
 */
export function hubsToCsv(hubs: readonly Omit<HubDraft, 'id'>[]): string {
  const lines = hubs.map((hub) =>
    [hub.name, hub.city, hub.region, hub.section, hub.language ?? '', hub.sdgs.join(' ')]
      .map(quoted)
      .join(';'),
  )
  return `\ufeff${[HUB_COLUMNS.join(';'), ...lines].join('\r\n')}\r\n`
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[";,\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function columnOf(heading: string): HubColumn | null {
  const key = hubKey(heading)
  return HUB_COLUMNS.find((column) => column === key || HEADINGS[column].includes(key)) ?? null
}

/** `undefined` for a language that is none of ours. A tag such as "fr-CA" counts for its language. */
function languageOf(text: string): Locale | undefined {
  const key = hubKey(text)
  const [first] = key.split(' ')
  return (Object.keys(LANGUAGES) as Locale[]).find(
    (locale) => LANGUAGES[locale].includes(key) || (first === locale && /^\p{L}{2}[-_]/u.test(text)),
  )
}

/** Goal numbers, however they are set apart: "4; 5", "4,5", "ODD 4 et ODD 5", "SDG11". */
function goalsOf(text: string): { sdgs: number[]; wrong: string[] } {
  const parts = text
    .replace(/\b(?:SDGs?|ODD|ODS|goals?|and|et|y)(?=\s*\d|\s)/giu, ' ')
    .split(/[\s;,/|+&]+/)
    .filter(Boolean)
  const wrong = parts.filter((part) => !/^\d{1,2}$/.test(part) || Number(part) < 1 || Number(part) > 17)
  const sdgs = parts.filter((part) => !wrong.includes(part)).map(Number)
  return { sdgs: [...new Set(sdgs)].sort((a, b) => a - b), wrong }
}

/** A cell without the spaces around it, hard spaces within it, and the apostrophe of {@link hubsToCsv}. */
function tidy(cell: string): string {
  const plain = cell.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  return /^'[=+\-@]/.test(plain) ? plain.slice(1) : plain
}

const shown = (value: string) => (value.length > 60 ? `${value.slice(0, 59)}…` : value)
