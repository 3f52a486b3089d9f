import type { Locale } from '@atelier/board'
import type { Report, ReportQuestion, Statement } from './report.ts'
import { allEntries, entryIds, sayCounts } from './report-reading.ts'
import { say, sayCount } from './wording.ts'

/**
 * The first page in sentences, in this order: three numbers, what leads under each question, how many next steps and how
 * far they are agreed.
 */
export function summaryStatements(
  parts: Pick<Report, 'language' | 'questions' | 'numbers' | 'commitments'>,
): Statement[] {
  const { language, questions, numbers, commitments } = parts
  const words = {
    notes: sayCount(language, 'notes', numbers.notes),
    hubs: sayCount(language, 'hubs', numbers.hubs ?? 0),
    people: sayCount(language, 'people', numbers.people),
    steps: sayCount(language, 'steps', numbers.commitments),
  }
  const stepHubs = new Set(commitments.rows.flatMap(({ hub }) => hub?.id ?? [])).size
  return [
    {
      text: say(language, numbers.hubs ? 'summaryNumbers' : 'summaryNumbersOnly', words),
      noteIds: allEntries({ questions }).map(({ entry }) => entry.id),
    },
    ...questions.map((question) => leading(question, language)),
    ...(commitments.rows.length === 0
      ? []
      : [
          {
            text: say(language, stepHubs > 0 ? 'summarySteps' : 'summaryStepsOnly', {
              ...words,
              hubs: sayCount(language, 'hubs', stepHubs),
            }),
            noteIds: commitments.rows.map(({ noteId }) => noteId),
          },
          ...commitments.statements,
        ]),
  ]
}

function leading(question: ReportQuestion, language: Locale): Statement {
  const { number: n, short, counts, ungrouped } = question
  const clusters = question.leading.flatMap((id) => question.clusters.find((one) => one.id === id) ?? [])
  if (counts.notes === 0) return { text: say(language, 'summaryNoNotes', { n, short }), noteIds: [] }
  if (clusters.length === 0) {
    const notes = sayCount(language, 'notes', counts.notes)
    return { text: say(language, 'summaryNoGroups', { n, short, notes }), noteIds: entryIds(ungrouped) }
  }
  const groups = clusters
    .map(
      (cluster) =>
        `${say(language, 'quoted', { text: cluster.title })} (${sayCounts(language, cluster.counts, cluster.votes)})`,
    )
    .join(', ')
  return {
    text: say(language, 'summaryLeading', { n, short, groups }),
    noteIds: clusters.flatMap(({ notes }) => entryIds(notes)),
  }
}
