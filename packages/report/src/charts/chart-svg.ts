import { actualTime } from '../note-words.ts'
import type { Report, ReportChart, ReportPhase, ReportQuestion } from '../report.ts'
import { sayCounts } from '../report-reading.ts'
import { say, sayCount, sayDuration, sayNumber } from '../wording.ts'
import { type Bar, barChart } from './bar-chart.ts'
import { chartTexts, fillIn } from './chart-texts.ts'
import { clusterMap, type MapTile } from './cluster-map.ts'
import { type Drawing, drawingSvg } from './drawing.ts'
import { CHART_WIDTH } from './look.ts'
import { phaseChart } from './phase-chart.ts'

/** A drawn chart. Its size is in CSS pixels; `alt` says in words what the picture shows. */
export interface Chart {
  id: string
  title: string
  alt: string
  /** The picture whole, with its words. */
  svg: string
  /** The same in two layers, for those who set the words themselves. */
  drawing: Drawing
  width: number
  height: number
}

export interface ChartOptions {
  /** CSS pixels; heights follow from what is shown. */
  width?: number
}

/** Bars a chart shows before the rest is added up in one: what fits on a page. */
export const MAX_BARS = 34

/**
 * Every picture a report can have, in the order of reading: a map a question (`map/<question id>`), the bar charts of
 * the model, and `phases`.
 */
export function chartIds(report: Report): string[] {
  return [
    ...report.questions.filter((question) => question.clusters.length > 0).map(({ id }) => `map/${id}`),
    ...report.charts.filter(({ bars }) => bars.length > 0).map(({ id }) => id),
    ...(heldPhases(report).length > 0 ? ['phases'] : []),
  ]
}

/**
 * Draws one of {@link chartIds}: by itself, without a browser, the same picture for the same report.
 *
 * Fonts are named, not embedded: Atkinson Hyperlegible Next, then Noto Sans, then any without serifs.
 *
 * @returns `null` when the report has nothing to show under this id
 * @example
 * for (const id of chartIds(report)) write(`${id}.svg`, chartSvg(report, id)?.svg)
 */
export function chartSvg(report: Report, id: string, options: ChartOptions = {}): Chart | null {
  const width = options.width ?? CHART_WIDTH
  if (id === 'phases') return phases(report, width)
  const question = id.startsWith('map/')
    ? report.questions.find((one) => one.id === id.slice('map/'.length))
    : undefined
  if (question) return map(report, question, width)
  const chart = report.charts.find((one) => one.id === id)
  return chart && chart.bars.length > 0 ? bars(report, chart, width) : null
}

/** What a picture is called, without drawing it; `null` when the report has nothing to show under this id. */
export function chartTitle(report: Report, id: string): string | null {
  if (!chartIds(report).includes(id)) return null
  const words = chartTexts[report.language]
  if (id === 'phases') return words.phasesTitle
  return id.startsWith('map/')
    ? words.mapTitle
    : (report.charts.find((chart) => chart.id === id)?.title ?? null)
}

/** How a picture and the text beside it name a cluster: `1A`, `1B`, ..., `1Z`, `1AA`. */
export function clusterMark(questionNumber: number, index: number): string {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return `${questionNumber}${letters}`
}

const clusterMarks = (report: Report): ReadonlyMap<string, string> =>
  new Map(
    report.questions.flatMap(({ number, clusters }) =>
      clusters.map(({ id }, index) => [id, clusterMark(number, index)] as const),
    ),
  )

function bars(report: Report, chart: ReportChart, width: number): Chart {
  const { language } = report
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  const shown = chart.bars.slice(0, chart.bars.length > MAX_BARS ? MAX_BARS - 1 : MAX_BARS)
  const rest = chart.bars.slice(shown.length)
  const marks = clusterMarks(report)
  const drawn: Bar[] = shown.map(({ id, label, values }) => ({
    label: marks.has(id) ? `${marks.get(id)}\u2002${label}` : label,
    parts: values,
    value: sayNumber(language, total(values)),
  }))
  if (rest.length > 0) {
    const parts = chart.series.map((_, at) => total(rest.map(({ values }) => values[at] ?? 0)))
    drawn.push({
      label: fillIn(chartTexts[language].others, { n: sayNumber(language, rest.length) }),
      parts,
      value: sayNumber(language, total(parts)),
    })
  }
  const numberOf = (seriesId: string, at: number) =>
    report.questions.find((question) => question.id === seriesId)?.number ?? at + 1
  const drawing = barChart({
    id: prefixOf(chart.id),
    bars: drawn,
    legend:
      chart.series.length > 1
        ? chart.series.map((series, at) => ({ label: series.label, number: numberOf(series.id, at) }))
        : [],
    width,
  })
  return toChart(chart.id, chart.title, chart.alt, drawing)
}

function map(report: Report, question: ReportQuestion, width: number): Chart | null {
  if (question.clusters.length === 0) return null
  const { language } = report
  const words = chartTexts[language]
  const tiles: MapTile[] = question.clusters.map((cluster, index) => ({
    mark: clusterMark(question.number, index),
    title: cluster.title,
    note: sayCounts(language, cluster.counts, cluster.votes),
    shortNote: sayCount(language, 'notes', cluster.counts.notes),
    weight: cluster.counts.notes,
  }))
  const loose = question.ungrouped.reduce((sum, note) => sum + 1 + note.alsoSaid.length, 0)
  if (loose > 0)
    tiles.push({
      mark: '–',
      title: say(language, 'ungrouped'),
      note: sayCount(language, 'notes', loose),
      shortNote: sayCount(language, 'notes', loose),
      weight: loose,
      loose: true,
    })
  const groups = tiles.map(({ title, note }) => `${title} (${note})`).join('; ')
  const alt = fillIn(words.mapAlt, { groups })
  const drawing = clusterMap({ tiles, number: question.number, width })
  return toChart(`map/${question.id}`, words.mapTitle, alt, drawing)
}

const heldPhases = ({ course }: Report): ReportPhase[] =>
  course.some(({ actualMs }) => actualMs !== null) ? course : []

function phases(report: Report, width: number): Chart | null {
  const { language } = report
  const words = chartTexts[language]
  const held = heldPhases(report)
  if (held.length === 0) return null
  const drawn = held.map((phase) => ({
    label: phase.name,
    plannedMs: phase.plannedMs,
    actualMs: phase.actualMs,
    planned: sayDuration(language, phase.plannedMs),
    actual: actualTime(phase, language),
  }))
  const alt = fillIn(words.phasesAlt, {
    phases: drawn.map((bar) => fillIn(words.phaseAlt, { ...bar, actualMs: '' })).join('; '),
  })
  const drawing = phaseChart({
    bars: drawn,
    words: { planned: say(language, 'planned'), actual: say(language, 'actual') },
    width,
  })
  return toChart('phases', words.phasesTitle, alt, drawing)
}

function toChart(id: string, title: string, alt: string, drawing: Drawing): Chart {
  const { width, height } = drawing
  return { id, title, alt, svg: drawingSvg(drawing, alt), drawing, width, height }
}

/** An id that may stand in an SVG. */
const prefixOf = (id: string): string => `chart-${id.replace(/[^\w-]+/g, '-')}`
