import { AtelierError, Locale } from '@atelier/board'
import { buildReport, type Report, toJson, toMarkdown } from '@atelier/report'
import type { Hono } from 'hono'
import type { AppEnv } from '../request.ts'
import type { Services } from '../services.ts'
import { snapshotOf } from './board-routes.ts'

interface Format {
  type: string
  lay: (report: Report) => string
}

const formats: Record<string, Format> = {
  json: { type: 'application/json; charset=utf-8', lay: toJson },
  md: { type: 'text/markdown; charset=utf-8', lay: toMarkdown },
}
export const REPORT_FORMATS = Object.keys(formats)

/** The report, at any moment of the session. */
export function reportRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, now } = services

  app.get('/api/boards/:id/:file{report\\.[^/]*}', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'takeReport')
    const extension = c.req.param('file').slice('report.'.length)
    const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined
    if (!format)
      throw new AtelierError('unknownFormat', { value: extension, known: REPORT_FORMATS.join(', ') })
    const wanted = c.req.query('lang')
    const language = wanted === undefined ? undefined : Locale.safeParse(wanted)
    if (language && !language.success)
      throw new AtelierError('unknownLanguage', { value: (wanted ?? '').slice(0, 20) })
    const timeZone = c.req.query('timeZone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!isTimeZone(timeZone)) throw new AtelierError('invalidBody', { field: 'timeZone' })

    const snapshot = await snapshotOf(services, boardId)
    const report = buildReport(snapshot, {
      language: language?.data ?? snapshot.language,
      now: now(),
      timeZone,
    })
    c.header('content-type', format.type)
    c.header('content-disposition', attachment(`${snapshot.title} - ${report.language}.${extension}`))
    return c.body(format.lay(report))
  })
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
