import { type Measure, wrapLines } from '../fit-text.ts'
import { round, textLines } from './svg.ts'

/** Colours of drawing, by the names that records use. */
const INKS: Record<string, string> = {
  black: '#1d1d1d',
  grey: '#9fa8b2',
  'light-violet': '#e085f4',
  violet: '#ae3ec9',
  blue: '#4465e9',
  'light-blue': '#4ba1f1',
  yellow: '#f1ac4b',
  orange: '#e16919',
  green: '#099268',
  'light-green': '#4cb05e',
  'light-red': '#f87777',
  red: '#e03131',
  white: '#ffffff',
}
const MARKERS: Record<string, string> = { black: '#fddd00', yellow: '#fddd00', grey: '#cbe7f1' }
const STROKES: Record<string, number> = { s: 2, m: 3.5, l: 5, xl: 10 }
const TYPE: Record<string, number> = { s: 18, m: 24, l: 36, xl: 44 }

interface Point {
  x: number
  y: number
}

/** One drawn record, and the room it takes on the page. `null` when there is nothing that can be drawn. */
export interface DrawnRecord {
  svg: string
  box: { x: number; y: number; w: number; h: number }
}

/** Draws a record of the canvas: pen, highlighter, line, arrow or text. Records were judged before; what is odd is left out. */
export function drawRecord(record: Record<string, unknown>, measure: Measure): DrawnRecord | null {
  const props = asRecord(record.props)
  const [x, y] = [asNumber(record.x), asNumber(record.y)]
  if (!props || x === null || y === null) return null
  const scale = asNumber(props.scale) ?? 1
  const content =
    record.type === 'text' ? textOf(props, scale, measure) : strokeOf(String(record.type), props, scale)
  if (!content) return null
  const rotation = asNumber(record.rotation) ?? 0
  const turn = rotation === 0 ? '' : ` rotate(${round((rotation * 180) / Math.PI)})`
  const opacity = asNumber(record.opacity) ?? 1
  const reach = Math.max(...content.points.flatMap((point) => [Math.abs(point.x), Math.abs(point.y)]), 1)
  const box =
    rotation === 0
      ? boxOf(content.points, x, y)
      : { x: x - reach * 1.5, y: y - reach * 1.5, w: reach * 3, h: reach * 3 }
  return {
    svg: `<g transform="translate(${round(x)} ${round(y)})${turn}"${opacity < 1 ? ` opacity="${opacity}"` : ''}>${content.svg}</g>`,
    box,
  }
}

function strokeOf(type: string, props: Record<string, unknown>, scale: number) {
  const width = (STROKES[String(props.size)] ?? 3.5) * scale
  const ink = INKS[String(props.color)] ?? '#1d1d1d'
  if (type === 'highlight') {
    const points = segmentPoints(props)
    const marker = MARKERS[String(props.color)] ?? ink
    const path = `<path d="${smooth(points)}" fill="none" stroke="${marker}" stroke-width="${round(width * 6)}" stroke-opacity="0.45" stroke-linecap="round" stroke-linejoin="round"/>`
    return points.length > 0 ? { svg: path, points } : null
  }
  const stroke = `fill="none" stroke="${ink}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"${dashes(props.dash, width)}`
  if (type === 'draw') {
    const points = segmentPoints(props)
    return points.length > 0 ? { svg: `<path d="${smooth(points)}" ${stroke}/>`, points } : null
  }
  if (type === 'line') {
    const points = Object.values(asRecord(props.points) ?? {})
      .flatMap((value) => {
        const point = asRecord(value)
        return point
          ? [{ index: String(point.index), x: asNumber(point.x) ?? 0, y: asNumber(point.y) ?? 0 }]
          : []
      })
      .sort((a, b) => (a.index < b.index ? -1 : 1))
    const d = props.spline === 'cubic' ? smooth(points) : straight(points)
    return points.length > 1 ? { svg: `<path d="${d}" ${stroke}/>`, points } : null
  }
  if (type === 'arrow') return arrowOf(props, width, ink, stroke)
  return null
}

function arrowOf(props: Record<string, unknown>, width: number, ink: string, stroke: string) {
  const [start, end] = [asPoint(props.start), asPoint(props.end)]
  if (!start || !end) return null
  const bend = asNumber(props.bend) ?? 0
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1
  // The middle of the arrow stands aside by its bend; a curve through it has its handle twice as far.
  const normal = { x: (end.y - start.y) / length, y: -(end.x - start.x) / length }
  const handle = {
    x: (start.x + end.x) / 2 - normal.x * bend * 2,
    y: (start.y + end.y) / 2 - normal.y * bend * 2,
  }
  const head = (tip: Point, from: Point) => {
    const angle = Math.atan2(tip.y - from.y, tip.x - from.x)
    const size = Math.min(width * 5, length / 3)
    const wing = (turn: number) =>
      `${round(tip.x - size * Math.cos(angle + turn))} ${round(tip.y - size * Math.sin(angle + turn))}`
    return `<path d="M${wing(0.5)}L${round(tip.x)} ${round(tip.y)}L${wing(-0.5)}" fill="none" stroke="${ink}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"/>`
  }
  const heads = [
    props.arrowheadEnd === 'none' ? '' : head(end, handle),
    props.arrowheadStart === undefined || props.arrowheadStart === 'none' ? '' : head(start, handle),
  ]
  const d = `M${at(start)}Q${at(handle)} ${at(end)}`
  return { svg: `<path d="${d}" ${stroke}/>${heads.join('')}`, points: [start, end, handle] }
}

function textOf(props: Record<string, unknown>, scale: number, measure: Measure) {
  const size = (TYPE[String(props.size)] ?? 24) * scale
  const text = plainText(props.richText).join('\n')
  if (text.trim() === '') return null
  const width = props.autoSize === true ? Number.POSITIVE_INFINITY : (asNumber(props.w) ?? 200) * scale
  const lines = wrapLines(text, width / size, measure)
  const w = Number.isFinite(width) ? width : Math.max(...lines.map(measure)) * size
  const anchor = { middle: 'middle', end: 'end' }[String(props.textAlign)] as 'middle' | 'end' | undefined
  return {
    svg: textLines(
      lines,
      { x: 0, y: 0, w },
      {
        size,
        fill: INKS[String(props.color)] ?? '#1d1d1d',
        leading: 1.35,
        weight: 500,
        ...(anchor && { anchor }),
      },
    ),
    points: [
      { x: 0, y: 0 },
      { x: w, y: lines.length * size * 1.35 },
    ],
  }
}

/** Paragraphs and list items of a rich text, without its marks. */
function plainText(node: unknown): string[] {
  const record = asRecord(node)
  if (!record) return []
  const inside = Array.isArray(record.content) ? record.content : []
  if (record.type === 'paragraph' || record.type === 'heading')
    return [
      inside
        .map((child) => {
          const { type, text } = asRecord(child) ?? {}
          return type === 'hardBreak' ? '\n' : typeof text === 'string' ? text : ''
        })
        .join(''),
    ]
  const blocks = inside.flatMap(plainText)
  return record.type === 'listItem' ? blocks.map((line, n) => (n === 0 ? `• ${line}` : line)) : blocks
}

function segmentPoints(props: Record<string, unknown>): Point[] {
  const segments = Array.isArray(props.segments) ? props.segments : []
  const points = segments.flatMap((segment) => {
    const list = asRecord(segment)?.points
    return Array.isArray(list) ? list.flatMap((point) => asPoint(point) ?? []) : []
  })
  return props.isClosed === true && points[0] ? [...points, points[0]] : points
}

const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`

function straight(points: readonly Point[]): string {
  return points.map((point, n) => `${n === 0 ? 'M' : 'L'}${at(point)}`).join('')
}

/** A curve through the middles between points: a hand's line without its corners. */
function smooth(points: readonly Point[]): string {
  const [first, ...others] = points
  if (!first) return ''
  if (others.length === 0) return `M${at(first)}l0.01 0`
  if (others.length === 1) return straight(points)
  const curves = others.slice(0, -1).map((point, n) => {
    const next = others[n + 1] ?? point
    return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`
  })
  return `M${at(first)}${curves.join('')}L${at(others.at(-1) ?? first)}`
}

const dashes = (dash: unknown, width: number): string =>
  dash === 'dashed'
    ? ` stroke-dasharray="${round(width * 2)} ${round(width * 2)}"`
    : dash === 'dotted'
      ? ` stroke-dasharray="0.1 ${round(width * 2)}"`
      : ''

function boxOf(points: readonly Point[], x: number, y: number) {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { x: x + left, y: y + top, w: Math.max(...xs) - left, h: Math.max(...ys) - top }
}

const asRecord = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
const asNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
function asPoint(value: unknown): Point | null {
  const record = asRecord(value)
  const [x, y] = [asNumber(record?.x), asNumber(record?.y)]
  return x === null || y === null ? null : { x, y }
}
