import { type Drawing, type Label, label } from './drawing.ts'
import { ACCENT, INK, LINE, MUTED, SMALL_SIZE, SURFACE, TEXT_SIZE } from './look.ts'
import { svg } from './svg.ts'
import { cutToWidth, textWidth } from './text-width.ts'

export interface PhaseBar {
  label: string
  plannedMs: number
  /** `null`: not held, or still going on. */
  actualMs: number | null
  /** Written at the end of each bar. */
  planned: string
  actual: string
}

export interface PhaseChart {
  bars: readonly PhaseBar[]
  words: { planned: string; actual: string }
  width: number
}

const ROW = 36
const BAR = 11
const GAP = 12

/** Planned and real length of each phase, one above the other: hollow and full. */
export function phaseChart({ bars, words, width }: PhaseChart): Drawing {
  const longest = Math.max(0, ...bars.map((bar) => textWidth(bar.label, TEXT_SIZE)))
  const names = Math.min(width * 0.36, longest)
  const values = Math.max(
    20,
    ...bars.flatMap(({ planned, actual }) => [textWidth(planned, SMALL_SIZE), textWidth(actual, SMALL_SIZE)]),
  )
  const room = width - names - values - 2 * GAP
  const most = Math.max(1, ...bars.flatMap(({ plannedMs, actualMs }) => [plannedMs, actualMs ?? 0]))
  const left = names + GAP
  const top = 26
  const second = 28 + textWidth(words.planned, SMALL_SIZE) + 16
  const shapes = [hollow(0, 4, 22), full(second, 4, 22)]
  const labels: Label[] = [
    label(words.planned, 28, 14, SMALL_SIZE, { colour: MUTED }),
    label(words.actual, second + 28, 14, SMALL_SIZE, { colour: MUTED }),
  ]
  for (const [index, bar] of bars.entries()) {
    const y = top + index * ROW + 5
    const planned = (bar.plannedMs / most) * room
    const actual = ((bar.actualMs ?? 0) / most) * room
    shapes.push(hollow(left, y, planned))
    if (actual > 0) shapes.push(full(left, y + BAR + 2, actual))
    labels.push(
      label(cutToWidth(bar.label, TEXT_SIZE, names + 1), names, y + BAR + 5, TEXT_SIZE, { anchor: 'end' }),
      label(bar.planned, left + planned + 6, y + BAR - 1.5, SMALL_SIZE, { colour: MUTED }),
      label(bar.actual, left + actual + 6, y + 2 * BAR + 1, SMALL_SIZE, { bold: bar.actualMs !== null }),
    )
  }
  const end = top + bars.length * ROW
  shapes.push(svg('path', { d: `M${Math.round(left)} ${top} V${end}`, stroke: LINE, 'stroke-width': 1 }))
  return { width, height: end + 4, shapes: shapes.join(''), labels }
}

const hollow = (x: number, y: number, length: number) =>
  svg('rect', {
    x: x + 0.75,
    y: y + 0.75,
    width: Math.max(1, length - 1.5),
    height: BAR - 1.5,
    fill: SURFACE,
    stroke: INK,
    'stroke-width': 1.2,
  })

const full = (x: number, y: number, length: number) =>
  svg('rect', { x, y, width: length, height: BAR, fill: ACCENT })
