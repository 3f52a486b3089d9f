import { AtelierError, type BoardSnapshot, Locale, REPORT_SECTIONS, type ReportSection } from '@atelier/board'
import { contentVersion, toBoardJson } from '@atelier/report'
import type { Hono } from 'hono'
import { boardSnapshot } from '../board-snapshot.ts'
import type { ReportFileStore } from '../report-files.ts'
import {
  isReportFormat,
  REPORT_FORMATS,
  REPORT_TYPES,
  type ReportFormat,
  type ReportRequest,
} from '../report-formats.ts'
import { ReportWriterError } from '../report-writer.ts'
import type { AppEnv } from '../request.ts'
import type { Services } from '../services.ts'

/** The report, at any moment of the session, and the board itself for another server. */
export function reportRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, now, reportFiles, reports } = services

  app.get('/api/boards/:id/:file{report\\.[^/]*}', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'takeReport')
    const format = c.req.param('file').slice('report.'.length)
    if (!isReportFormat(format))
      throw new AtelierError('unknownFormat', {
        value: format.slice(0, 20),
        known: REPORT_FORMATS.join(', '),
      })
    const wanted = c.req.query('lang')
    const language = wanted === undefined ? undefined : Locale.safeParse(wanted)
    if (language && !language.success)
      throw new AtelierError('unknownLanguage', { value: (wanted ?? '').slice(0, 20) })
    const timeZone = c.req.query('timeZone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!isTimeZone(timeZone)) throw new AtelierError('invalidBody', { field: 'timeZone' })
    const sections = readSections(c.req.query('sections'))
    const anonymous = readFlag('anonymous', c.req.query('anonymous'))

    const snapshot = await boardSnapshot(services, boardId)
    const request = {
      format,
      language: language?.data ?? snapshot.language,
      now: now(),
      timeZone,
      ...(sections && { sections }),
      ...(anonymous !== undefined && { anonymous }),
      ...(await filesFor(format, snapshot, reportFiles)),
    }
    const { version, tag, bytes } = await reports
      .write(snapshot, request, c.req.header('if-none-match') ?? null, c.req.raw.signal)
      .catch((error: unknown) => {
        if (!(error instanceof ReportWriterError)) throw error
        if (error.code === 'busy') throw new AtelierError('reportBusy')
        throw new AtelierError('reportFailed', { value: format })
      })
    c.header('etag', tag)
    // What the report is made of, by the name that stands on its cover.
    c.header('x-atelier-version', version)
    if (bytes === null) return c.body(null, 304)
    c.header('content-type', REPORT_TYPES[format])
    c.header('content-disposition', attachment(`${snapshot.title} - ${request.language}.${format}`))
    return c.body(new Uint8Array(bytes))
  })

  app.get('/api/boards/:id/board.json', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'takeReport')
    const snapshot = await boardSnapshot(services, boardId)
    c.header('content-disposition', attachment(`${snapshot.title}.atelier.json`))
    c.header('content-type', 'application/json; charset=utf-8')
    c.header('x-atelier-version', contentVersion(snapshot))
    return c.body(toBoardJson(snapshot))
  })
}

export type ReportFileParts = Pick<ReportRequest, 'reference' | 'picture'>

/** What is kept beside a board for a format: the house's Word file, and the picture of the wall where one is chosen. */
export async function filesFor(
  format: ReportFormat,
  { boardId, editorial }: BoardSnapshot,
  kept: ReportFileStore,
): Promise<ReportFileParts> {
  const shown = editorial.layout.picture && (format === 'docx' || format === 'pdf')
  const picture = shown ? await kept.read(boardId, 'picture') : null
  const reference = format === 'docx' ? await kept.read(boardId, 'reference') : null
  return {
    ...(reference && { reference: { mark: reference.mark, bytes: reference.bytes } }),
    ...(picture && {
      picture: {
        data: picture.bytes,
        type: 'png' as const,
        width: picture.width,
        height: picture.height,
        named: picture.named,
        mark: picture.mark,
        ...(picture.questionId !== null && { questionId: picture.questionId }),
      },
    }),
  }
}

/** `summary,annex`: these sections in this order and no others. */
function readSections(given: string | undefined): ReportSection[] | undefined {
  if (given === undefined) return undefined
  return given.split(',').map((name) => {
    const section = REPORT_SECTIONS.find((known) => known === name.trim())
    if (!section) throw new AtelierError('invalidBody', { field: 'sections' })
    return section
  })
}

function readFlag(field: string, given: string | undefined): boolean | undefined {
  if (given === undefined || given === '1' || given === '0')
    return given === undefined ? undefined : given === '1'
  throw new AtelierError('invalidBody', { field })
}

/** Name of the saved file: readable, and allowed on every system; accents travel in the second form. */
function attachment(name: string): string {
  const safe = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const plain = safe
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[%;]/g, ' ')
  const encoded = encodeURIComponent(safe.replace(/\p{Surrogate}/gu, '')).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
