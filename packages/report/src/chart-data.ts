import type { Locale } from '@atelier/board'
import type { Report, ReportChart } from './report.ts'
import { say, sayNumber } from './wording.ts'

type Parts = Pick<Report, 'language' | 'questions' | 'participation' | 'sdgs'>
type Bar = ReportChart['bars'][number]

/** Figures of every chart of a report. A chart without a bar is left out. */
export function chartData(parts: Parts): ReportChart[] {
  const { language, questions, participation, sdgs } = parts
  const notes = [{ id: 'notes', label: say(language, 'notesWritten') }]
  const charts = [
    chart(language, 'notesByHub', say(language, 'chartNotesByHub'), {
      unit: say(language, 'notesWritten'),
      series: questions.map(({ id, number, short }) => ({ id, label: `${number}. ${short}` })),
      bars: participation.rows
        .filter(({ total }) => (total ?? 0) > 0)
        .map(({ hub, notes: byQuestion }) => ({
          id: hub?.id ?? '-',
          label: hub?.name ?? say(language, 'noHub'),
          short: hub?.code ?? '–',
          values: questions.map(({ id }) => byQuestion?.[id] ?? 0),
        })),
    }),
    ...(['notesByRegion', 'notesByLanguage'] as const).map((id) => {
      const groups = id === 'notesByRegion' ? participation.regions : participation.languages
      return chart(
        language,
        id,
        say(language, id === 'notesByRegion' ? 'chartNotesByRegion' : 'chartNotesByLanguage'),
        {
          unit: say(language, 'notesWritten'),
          series: notes,
          bars: groups
            .filter((group) => (group.notes ?? 0) > 0)
            .map(({ id: key, label, notes: n }) => ({ id: key, label, short: label, values: [n ?? 0] })),
        },
      )
    }),
    ...questions.flatMap((question) => {
      const bars = (value: (cluster: (typeof question.clusters)[number]) => number): Bar[] =>
        question.clusters.map((cluster, index) => ({
          id: cluster.id,
          label: cluster.title,
          short: `${question.number}.${index + 1}`,
          values: [value(cluster)],
        }))
      const groups = chart(
        language,
        `groups/${question.id}`,
        say(language, 'chartGroups', { n: question.number }),
        { unit: say(language, 'notesWritten'), series: notes, bars: bars(({ counts }) => counts.notes) },
      )
      if (question.votedOn === null) return [groups]
      const votes = chart(
        language,
        `votes/${question.id}`,
        say(language, 'chartVotes', { n: question.number }),
        {
          unit: say(language, 'votesHeading'),
          series: [{ id: 'votes', label: say(language, 'votesHeading') }],
          bars: bars((cluster) => cluster.votes ?? 0),
        },
      )
      return [groups, votes]
    }),
    chart(language, 'sdgs', say(language, 'chartSdgs'), {
      unit: say(language, 'sdgs'),
      series: [
        { id: 'listed', label: say(language, 'sdgListed') },
        { id: 'committed', label: say(language, 'sdgCommitted') },
      ],
      bars: sdgs.map(({ goal, name, listedBy, noteIds }) => ({
        id: String(goal),
        label: `${goal}. ${name}`,
        short: String(goal),
        values: [listedBy.length, noteIds.length],
      })),
    }),
  ]
  return charts.filter(({ bars }) => bars.length > 0)
}

function chart(
  language: Locale,
  id: string,
  title: string,
  content: Pick<ReportChart, 'unit' | 'series' | 'bars'>,
): ReportChart {
  const figures = content.bars
    .map(({ label, values }) => `${label} ${values.map((n) => sayNumber(language, n)).join(' + ')}`)
    .join(', ')
  return { id, title, alt: say(language, 'chartAlt', { title, figures }), ...content }
}
