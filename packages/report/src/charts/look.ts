import { svg } from './svg.ts'

/** Colours, type and fillings of every chart. Each filling also differs by pattern, so that grey print keeps it. */
export const INK = '#1B2430'
export const MUTED = '#566173'
export const LINE = '#E4DFD5'
export const PAPER = '#FAF8F4'
export const SURFACE = '#FFFFFF'
export const ACCENT = '#1E5AA8'

export const FONTS = "'Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Arabic', sans-serif"
export const TEXT_SIZE = 13
export const SMALL_SIZE = 11.5

/** Width of a chart when none is asked for; heights follow from what is in it. Unit: CSS pixels. */
export const CHART_WIDTH = 640

interface Filling {
  colour: string
  tint: string
  pattern: 'plain' | 'stripes' | 'dots' | 'cross'
}

const FILLINGS: readonly Filling[] = [
  { colour: '#B7791F', tint: '#F8EFDF', pattern: 'plain' },
  { colour: '#0F766E', tint: '#E1F0EE', pattern: 'stripes' },
  { colour: '#7B3F8C', tint: '#F1E7F4', pattern: 'dots' },
  { colour: '#1E5AA8', tint: '#E4ECF6', pattern: 'cross' },
]

/** The filling of question 1, 2, 3, ...; after the last they begin again. */
export function fillingOf(number: number): Filling {
  return FILLINGS[(number - 1) % FILLINGS.length] as Filling
}

/** `fill` value of a question's segments; needs {@link patternDefs} of the same prefix. */
export const fillRef = (prefix: string, number: number): string =>
  fillingOf(number).pattern === 'plain'
    ? fillingOf(number).colour
    : `url(#${prefix}-${((number - 1) % FILLINGS.length) + 1})`

/** @param prefix keeps the ids of several charts on one page apart */
export function patternDefs(prefix: string): string {
  const patterns = FILLINGS.map(({ colour, pattern }, index) => {
    if (pattern === 'plain') return ''
    const ground = svg('rect', { width: 8, height: 8, fill: colour })
    const stroke = { stroke: SURFACE, 'stroke-width': 1.2, 'stroke-opacity': 0.55, fill: 'none' }
    const marks = {
      stripes: svg('path', { d: 'M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6', ...stroke }),
      dots: svg('circle', { cx: 4, cy: 4, r: 1.2, fill: SURFACE, 'fill-opacity': 0.7 }),
      cross: svg('path', { d: 'M0 4 H8 M4 0 V8', ...stroke }),
    }
    return svg(
      'pattern',
      { id: `${prefix}-${index + 1}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
      ground,
      marks[pattern],
    )
  })
  return svg('defs', {}, ...patterns)
}
