import type { BoardSnapshot, Locale, ReportSection } from '@atelier/board'
import { type BoardPicture, buildReport, type Report, toCsv, toJson, toMarkdown } from '@atelier/report'

/** What is asked of a report. Only plain data: it travels to another process. */
export interface ReportRequest {
  format: ReportFormat
  language: Locale
  /** Epoch ms at which the report is made. */
  now: number
  /** IANA name of the zone in which times are written. */
  timeZone: string
  /** Sections in their order, the others left out; as chosen on the board when left out. */
  sections?: readonly ReportSection[]
  /** Whether no HUB and no person is named beside a note; as chosen on the board when left out. */
  anonymous?: boolean
  /** A Word file to be dressed like; a `mark` differs where the bytes do. */
  reference?: { mark: string; bytes: Uint8Array }
  /** A picture of the wall, for the formats that show it. */
  picture?: BoardPicture & { mark: string }
}

export const REPORT_FORMATS = ['json', 'md', 'csv', 'docx', 'pdf', 'xlsx', 'pptx'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export const isReportFormat = (name: string): name is ReportFormat =>
  (REPORT_FORMATS as readonly string[]).includes(name)

const OFFICE = 'application/vnd.openxmlformats-officedocument'

export const REPORT_TYPES: Record<ReportFormat, string> = {
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  docx: `${OFFICE}.wordprocessingml.document`,
  pdf: 'application/pdf',
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
}

/**
 * Makes a report from a snapshot: heavy work for the larger formats, whose writers are loaded when they are needed.
 *
 * @param version of the snapshot's content
 */
export async function layReport(
  snapshot: BoardSnapshot,
  request: ReportRequest,
  version: string,
): Promise<Uint8Array> {
  const { language, now, timeZone, sections, anonymous } = request
  const report = buildReport(snapshot, {
    language,
    now,
    timeZone,
    version,
    ...(sections && { sections: withOthersHidden(sections, snapshot) }),
    ...(anonymous && { attribution: 'none' as const }),
  })
  return lay(report, request)
}

/**
 * Names what a report of a board would say: equal for equal content and equal wishes, whatever the moment. The hour is
 * part of it, since a report says whether the time for corrections is over.
 *
 * @param version of the board's content
 * @returns a weak HTTP entity tag
 */
export function reportTag(version: string, request: ReportRequest): string {
  const { format, language, now, timeZone, sections, anonymous } = request
  const wishes = [
    version,
    format,
    language,
    timeZone,
    sections?.join('.') ?? '',
    anonymous === undefined ? '' : Number(anonymous),
    Math.floor(now / 3_600_000),
    request.reference?.mark ?? '',
    request.picture ? `${request.picture.mark}${Number(request.picture.named)}` : '',
  ]
  return `W/"${wishes.join('-').replace(/[^\w.-]/g, '_')}"`
}

function withOthersHidden(shown: readonly ReportSection[], snapshot: BoardSnapshot) {
  const all = snapshot.editorial.layout.sections.map(({ id }) => id)
  return [
    ...shown.map((id) => ({ id, shown: true })),
    ...all.filter((id) => !shown.includes(id)).map((id) => ({ id, shown: false })),
  ]
}

/** Loads what reports are laid out with, before there is one to lay out; first what is there at once. */
export async function loadFormats(): Promise<void> {
  await import('@atelier/report/pdf')
  await import('@atelier/report/office')
}

async function lay(
  report: Report,
  { format, reference, picture }: Pick<ReportRequest, 'format' | 'reference' | 'picture'>,
): Promise<Uint8Array> {
  const utf8 = (text: string) => new TextEncoder().encode(text)
  if (format === 'json') return utf8(toJson(report))
  if (format === 'md') return utf8(toMarkdown(report))
  if (format === 'csv') return utf8(toCsv(report))
  if (format === 'pdf') return (await import('@atelier/report/pdf')).toPdf(report, { picture })
  const { toDocx, toPptx, toXlsx } = await import('@atelier/report/office')
  if (format === 'docx') return toDocx(report, { template: reference?.bytes, picture })
  return { pptx: toPptx, xlsx: toXlsx }[format](report)
}
