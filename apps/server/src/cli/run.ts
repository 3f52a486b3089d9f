import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { LOCALES, type Locale, REPORT_SECTIONS } from '@atelier/board'
import { contentVersion } from '@atelier/report'
import type { BoardEntry } from '../board-catalogue.ts'
import { isReportFormat, layReport, REPORT_FORMATS, type ReportFormat } from '../report-formats.ts'
import {
  boardFromFile,
  boardFromFolder,
  boardsOfFolder,
  CommandError,
  reasonOf,
  referenceFromFile,
} from './read-board.ts'
import { texts } from './texts.ts'

/** Where a command writes and what it knows of its surroundings. */
export interface Terminal {
  locale: Locale
  env: Record<string, string | undefined>
  out: (line: string) => void
  err: (line: string) => void
  /** Epoch ms. */
  now: () => number
}

const OPTIONS = {
  format: { type: 'string', short: 'f', default: 'docx' },
  lang: { type: 'string', short: 'l' },
  data: { type: 'string', short: 'd' },
  json: { type: 'string' },
  out: { type: 'string', short: 'o' },
  sections: { type: 'string' },
  anonymous: { type: 'boolean' },
  reference: { type: 'string' },
  'time-zone': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * The commands for those who run a server: `report` and `boards`.
 *
 * @param args what follows the name of the program
 * @returns the exit code: 0 done, 1 not done, 2 asked in a way that cannot be understood
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const say = sayIn(terminal.locale)
  const usage = () => say('usage', { formats: REPORT_FORMATS.join('|'), sections: REPORT_SECTIONS.join(',') })
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    terminal.err(`${say('unknownOption', { value: reasonOf(error) })}\n\n${usage()}`)
    return 2
  }
  const [command, board] = parsed.positionals
  if (parsed.values.help || command === undefined) {
    terminal.out(usage())
    return command === undefined && !parsed.values.help ? 2 : 0
  }
  try {
    if (command === 'report') await report(board, parsed.values, terminal)
    else if (command === 'boards')
      terminal.out(listed(await boardsOfFolder(dataDir(parsed.values, terminal)), say))
    else throw new CommandError('unknownCommand', { value: command })
    return 0
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    terminal.err(say(error.key, error.params))
    if (error.boards) terminal.err(listed(error.boards, say))
    return error.key === 'unknownCommand' || error.key === 'unknownChoice' || error.key === 'onlyWithDocx'
      ? 2
      : 1
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true })
type Values = ReturnType<typeof parse>['values']

const dataDir = (values: Values, { env }: Terminal): string => values.data || env.DATA_DIR || './data'

async function report(named: string | undefined, values: Values, terminal: Terminal): Promise<void> {
  const { format } = values
  if (!isReportFormat(format))
    throw new CommandError('unknownChoice', {
      option: '--format',
      value: format,
      known: REPORT_FORMATS.join(', '),
    })
  const language = LOCALES.find((locale) => locale === values.lang)
  if (values.lang !== undefined && !language)
    throw new CommandError('unknownChoice', {
      option: '--lang',
      value: values.lang,
      known: LOCALES.join(', '),
    })
  const sections = values.sections?.split(',').map((name) => {
    const section = REPORT_SECTIONS.find((known) => known === name.trim())
    if (section) return section
    throw new CommandError('unknownChoice', {
      option: '--sections',
      value: name,
      known: REPORT_SECTIONS.join(', '),
    })
  })
  const timeZone = values['time-zone'] ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!isTimeZone(timeZone))
    throw new CommandError('unknownChoice', {
      option: '--time-zone',
      value: timeZone,
      known: 'UTC, Europe/Madrid, America/Bogota, Asia/Shanghai, …',
    })
  if (values.reference !== undefined && format !== 'docx')
    throw new CommandError('onlyWithDocx', { option: '--reference', value: format })
  const reference = values.reference === undefined ? null : await referenceFromFile(values.reference)
  const { snapshot, files } = await readBoard(named, format, values, terminal)
  const version = contentVersion(snapshot)
  const request = {
    format,
    language: language ?? snapshot.language,
    now: terminal.now(),
    timeZone,
    ...(sections && { sections }),
    ...(values.anonymous && { anonymous: true }),
    ...files,
    ...(reference && { reference: { mark: '', bytes: reference } }),
  }
  const made = await layReport(snapshot, request, version).catch((error: unknown) => {
    if (reference && error instanceof Error && error.name === 'TemplateError')
      throw new CommandError('badReference', { file: values.reference ?? '' })
    throw error
  })
  const file = values.out ?? `report-${fileName(snapshot.title)}-${language ?? snapshot.language}.${format}`
  await writeFile(file, made).catch((error: unknown) => {
    throw new CommandError('notWritten', { file, reason: reasonOf(error) })
  })
  const kb = String(Math.ceil(made.byteLength / 1024))
  terminal.out(sayIn(terminal.locale)('written', { file, kb, version }))
}

async function readBoard(
  named: string | undefined,
  format: ReportFormat,
  values: Values,
  terminal: Terminal,
) {
  if (values.json !== undefined) return { snapshot: await boardFromFile(values.json), files: {} }
  const folder = dataDir(values, terminal)
  if (named !== undefined) return boardFromFolder(folder, named, format)
  throw new CommandError('noBoardNamed', {}, await boardsOfFolder(folder))
}

type Say = (key: keyof typeof texts, params?: Record<string, string>) => string

const sayIn =
  (locale: Locale): Say =>
  (key, params = {}) =>
    texts[key][locale].replace(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '…')

const listed = (boards: readonly BoardEntry[], say: Say): string =>
  boards.length === 0
    ? `  ${say('noBoards')}`
    : boards.map(({ id, code, title }) => `  ${id}  ${code}  ${title}`).join('\n')

/** A title as part of a file name on any system. */
const fileName = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60) || 'board'

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
