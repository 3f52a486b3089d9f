import { chartTitle, clusterMark } from './charts/index.ts'
import type { Report, ReportNote, ReportQuestion } from './report.ts'
import { type CommonBlock, type ReportBlock, reportBlocks } from './report-blocks.ts'
import { say } from './wording.ts'

/**
 * A part that a format only has to dress. `notes` lists notes in full, each once in the whole report, with those merged
 * into it; `quotes` repeats some of them. `figure` has a picture in the report.
 */
export type Block =
  | Exclude<CommonBlock, { kind: 'figure' }>
  | { kind: 'figure'; id: string; title: string }
  | { kind: 'notes'; notes: readonly ReportNote[] }

/** The parts of a report for formats of one column: words, tables and pictures below each other. */
export function plainBlocks(report: Report): Block[] {
  return reportBlocks(report).flatMap((block) => plain(block, report))
}

function plain(block: ReportBlock, report: Report): Block[] {
  switch (block.kind) {
    case 'brief':
      return [...block.editorial, ...block.statements, block.numbers].flatMap((part) => plain(part, report))
    case 'figure': {
      const title = chartTitle(report, block.id)
      return title === null ? [] : [{ kind: 'figure', id: block.id, title }]
    }
    case 'ungrouped':
      return [{ kind: 'quotes', items: block.question.ungrouped.map((note) => ({ note, remark: '' })) }]
    case 'notes':
      return annexed(block.question, report)
    default:
      return [block]
  }
}

/** Notes under the titles of their groups. */
function annexed({ number, clusters, ungrouped }: ReportQuestion, { language }: Report): Block[] {
  const heading = (text: string): Block => ({
    kind: 'heading',
    level: 3,
    text,
    section: 'annex',
    opens: false,
    question: null,
  })
  const grouped = clusters.flatMap((cluster, index): Block[] => [
    heading(`${clusterMark(number, index)}\u2002${cluster.title}`),
    { kind: 'notes', notes: cluster.notes },
  ])
  if (ungrouped.length === 0) return grouped
  return [
    ...grouped,
    ...(clusters.length > 0 ? [heading(say(language, 'ungrouped'))] : []),
    { kind: 'notes', notes: ungrouped },
  ]
}
