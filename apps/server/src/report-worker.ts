import type { BoardSnapshot } from '@atelier/board'
import { contentVersion } from '@atelier/report'
import { layReport, loadFormats, type ReportRequest, reportTag } from './report-formats.ts'

/**
 * The process that makes reports, one after the other. Started by `report-writer.ts`; everything it needs comes in
 * messages, so it knows neither the data folder nor any secret.
 */

/** A report to be made. */
export interface ReportTask {
  id: number
  snapshot: BoardSnapshot
  request: ReportRequest
  /** The caller has the report of this tag already. */
  unlessTag: string | null
}

/** What the maker is told: a report to make, or to get ready for one. */
export type MakerOrder = ReportTask | 'prepare'

/** What became of it. `bytes` is `null` when the caller has it already. */
export type ReportOutcome = { id: number; rss: number } & (
  | { version: string; tag: string; bytes: Uint8Array | null }
  /** `wrongReference`: the Word file that was given cannot be used. */
  | { error: string; wrongReference?: boolean }
)

process.on('message', (order: MakerOrder) => void (order === 'prepare' ? loadFormats() : make(order)))
// The server is gone.
process.on('disconnect', () => process.exit(0))

async function make({ id, snapshot, request, unlessTag }: ReportTask): Promise<void> {
  const rss = () => process.memoryUsage.rss()
  try {
    const version = contentVersion(snapshot)
    const tag = reportTag(version, request)
    const bytes = tag === unlessTag ? null : await layReport(snapshot, request, version)
    send({ id, version, tag, bytes, rss: rss() })
  } catch (error) {
    const wrongReference = error instanceof Error && error.name === 'TemplateError'
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
    send({ id, error: words, wrongReference, rss: rss() })
  }
}

function send(outcome: ReportOutcome): void {
  process.send?.(outcome)
}
