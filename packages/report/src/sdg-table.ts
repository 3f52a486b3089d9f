import { sdgName } from '@atelier/board'
import type { ReportContext } from './build-questions.ts'
import type { ReportHub, ReportQuestion, SdgRow } from './report.ts'
import { allEntries } from './report-reading.ts'

const GOALS = Array.from({ length: 17 }, (_, index) => index + 1)

/** Which HUBs and which next steps name a Goal. Goals that nobody names are left out. */
export function sdgTable(context: ReportContext, questions: readonly ReportQuestion[]): SdgRow[] {
  const { source, hubs, language, attribution } = context
  const entries = allEntries({ questions }).map(({ entry }) => entry)
  const inOrder = (ids: ReadonlySet<string>): ReportHub[] =>
    [...hubs.values()].filter(({ id }) => ids.has(id))
  return GOALS.flatMap((goal): SdgRow[] => {
    const listedBy = new Set(source.hubs.flatMap((hub) => (hub.sdgs.includes(goal) ? [hub.id] : [])))
    const naming = entries.filter((entry) => entry.step?.sdgs?.includes(goal))
    if (listedBy.size === 0 && naming.length === 0) return []
    return [
      {
        goal,
        name: sdgName(language, goal),
        listedBy: inOrder(listedBy),
        committedBy:
          attribution === 'none' ? null : inOrder(new Set(naming.flatMap(({ hub }) => hub?.id ?? []))),
        noteIds: naming.map(({ id }) => id),
      },
    ]
  })
}
