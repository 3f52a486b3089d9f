import { type Drawing, type Label, label } from './drawing.ts'
import { ACCENT, fillRef, LINE, MUTED, patternDefs, SMALL_SIZE, SURFACE, TEXT_SIZE } from './look.ts'
import { svg } from './svg.ts'
import { cutToWidth, textWidth } from './text-width.ts'

export interface Bar {
  label: string
  /** Lengths of its segments, in the order of the legend; one segment without a legend. */
  parts: readonly number[]
  /** Written at its end. */
  value: string
}

export interface BarChart {
  /** Keeps the ids of several charts on one page apart. */
  id: string
  bars: readonly Bar[]
  /** What the segments are, with the number that chooses each one's filling. */
  legend: readonly { label: string; number: number }[]
  width: number
}

const ROW = 22
const BAR = 14
const GAP = 12
/** Segments narrower than this carry no number of their own. */
const LABELLED_SEGMENT = 18

/** Horizontal bars, one a row, each with its value in figures: no axis to read off. */
export function barChart({ id, bars, legend, width }: BarChart): Drawing {
  const longest = Math.max(0, ...bars.map((bar) => textWidth(bar.label, TEXT_SIZE)))
  const names = Math.min(width * 0.4, longest)
  const values = Math.max(20, ...bars.map(({ value }) => textWidth(value, TEXT_SIZE)))
  const room = width - names - values - 2 * GAP
  const most = Math.max(1, ...bars.map(({ parts }) => sum(parts)))
  const key = legendRows(id, legend, width)
  const shapes = [patternDefs(id), ...key.shapes]
  const labels = [...key.labels]
  for (const [index, bar] of bars.entries()) {
    const y = key.height + index * ROW
    const baseline = y + ROW / 2 + TEXT_SIZE * 0.36
    let x = names + GAP
    labels.push(
      label(cutToWidth(bar.label, TEXT_SIZE, names + 1), names, baseline, TEXT_SIZE, { anchor: 'end' }),
    )
    for (const [at, part] of bar.parts.entries()) {
      if (part <= 0) continue
      const length = (part / most) * room
      const fill = legend.length === 0 ? ACCENT : fillRef(id, legend[at]?.number ?? at + 1)
      const line = legend.length > 0 ? { stroke: SURFACE, 'stroke-width': 1 } : {}
      shapes.push(svg('rect', { x, y: y + (ROW - BAR) / 2, width: length, height: BAR, fill, ...line }))
      if (legend.length > 1 && length >= LABELLED_SEGMENT) {
        shapes.push(patch(part, x + length / 2, baseline))
        labels.push(label(String(part), x + length / 2, baseline - 0.8, SMALL_SIZE - 1, { anchor: 'middle' }))
      }
      x += length
    }
    labels.push(label(bar.value, x + 6, baseline, TEXT_SIZE, { bold: true }))
  }
  const end = key.height + bars.length * ROW
  const axis = `M${Math.round(names + GAP)} ${key.height} V${end}`
  shapes.push(svg('path', { d: axis, stroke: MUTED, 'stroke-width': 1 }))
  return { width, height: end + 4, shapes: shapes.join(''), labels }
}

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0)

/** Paper under the number of a segment, so that a pattern does not run through it. */
function patch(part: number, middle: number, baseline: number): string {
  const width = textWidth(String(part), SMALL_SIZE) + 4
  return svg('rect', {
    x: middle - width / 2,
    y: baseline - SMALL_SIZE + 1,
    width,
    height: SMALL_SIZE,
    rx: 2,
    fill: SURFACE,
  })
}

function legendRows(
  id: string,
  legend: BarChart['legend'],
  width: number,
): { shapes: string[]; labels: Label[]; height: number } {
  const shapes: string[] = []
  const labels: Label[] = []
  if (legend.length === 0) return { shapes, labels, height: 0 }
  const box = 12
  let x = 0
  let y = 0
  for (const entry of legend) {
    const shown = cutToWidth(entry.label, SMALL_SIZE, width - box - 8)
    const needed = box + 6 + textWidth(shown, SMALL_SIZE) + 16
    if (x > 0 && x + needed > width) {
      x = 0
      y += 18
    }
    shapes.push(
      svg('rect', { x, y: y + 2, width: box, height: box, fill: fillRef(id, entry.number), stroke: LINE }),
    )
    labels.push(label(shown, x + box + 6, y + 12, SMALL_SIZE, { colour: MUTED }))
    x += needed
  }
  return { shapes, labels, height: y + 26 }
}
