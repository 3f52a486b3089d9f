import { type Drawing, type Label, label } from './drawing.ts'
import { fillingOf, MUTED, SMALL_SIZE, SURFACE, TEXT_SIZE } from './look.ts'
import { svg } from './svg.ts'
import { textWidth, wrapToWidth } from './text-width.ts'

export interface MapTile {
  /** Stands on every tile, however small: `A`, `B`, ... */
  mark: string
  title: string
  /** Its counts in words, under the title: all of them, and the first alone for a smaller tile. */
  note: string
  shortNote: string
  /** Its area is in proportion to this. */
  weight: number
  /** Drawn as a dashed outline: notes that are in no cluster. */
  loose?: boolean
}

export interface ClusterMap {
  tiles: readonly MapTile[]
  /** Number of the question: chooses the colour. */
  number: number
  width: number
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

const SPACE = 5
const PAD = 8

/**
 * A question at a glance: a card for each cluster, its area in proportion to its notes, the largest first.
 *
 * Squarified treemap (Bruls, Huizing, van Wijk 2000). The same clusters always give the same picture.
 */
export function clusterMap({ tiles, number, width }: ClusterMap): Drawing {
  const shown = tiles.filter(({ weight }) => weight > 0)
  const sorted = [
    ...shown.filter(({ loose }) => !loose).sort((a, b) => b.weight - a.weight),
    ...shown.filter(({ loose }) => loose),
  ]
  const height = Math.min(430, 110 + 40 * Math.ceil(sorted.length / 1.6))
  const boxes = squarify(
    sorted.map(({ weight }) => weight),
    { x: 0, y: 0, width, height },
  )
  const cards = sorted.map((tile, index) => card(tile, boxes[index] as Box, number))
  return {
    width,
    height,
    shapes: cards.map(({ face }) => face).join(''),
    labels: cards.flatMap(({ labels }) => labels),
  }
}

function card(
  { mark, title, note, shortNote, loose = false }: MapTile,
  box: Box,
  number: number,
): { face: string; labels: Label[] } {
  const { colour, tint } = fillingOf(number)
  const x = box.x + SPACE / 2
  const y = box.y + SPACE / 2
  const width = Math.max(1, box.width - SPACE)
  const height = Math.max(1, box.height - SPACE)
  const face = svg('rect', {
    x: x + 0.6,
    y: y + 0.6,
    width: Math.max(0.5, width - 1.2),
    height: Math.max(0.5, height - 1.2),
    rx: Math.min(4, width / 4, height / 4),
    fill: loose ? SURFACE : tint,
    stroke: loose ? MUTED : colour,
    'stroke-width': 1.2,
    'stroke-dasharray': loose ? '4 3' : undefined,
  })
  const inner = width - 2 * PAD
  const markSize = Math.min(TEXT_SIZE, height * 0.7, (width * 1.1) / Math.max(1, mark.length))
  const roomy = inner >= 62 && height >= 2 * PAD + TEXT_SIZE
  if (!roomy) {
    const middle = y + height / 2 + markSize * 0.36
    return { face, labels: [label(mark, x + width / 2, middle, markSize, { bold: true, anchor: 'middle' })] }
  }
  const line = TEXT_SIZE * 1.25
  const tall = height >= 2 * PAD + line + SMALL_SIZE + 2
  const under = tall ? [note, shortNote].find((text) => textWidth(text, SMALL_SIZE) <= inner) : undefined
  const noteRoom = under === undefined ? 0 : SMALL_SIZE + 6
  const maxLines = Math.max(1, Math.floor((height - 2 * PAD - noteRoom + 3) / line))
  const head = loose ? title : `${mark} ${title}`
  const lines = wrapToWidth(head, TEXT_SIZE, inner, maxLines)
  const first = y + PAD + TEXT_SIZE * 0.85
  const labels = lines.map((text, index) =>
    label(text, x + PAD, first + index * line, TEXT_SIZE, { bold: true }),
  )
  if (under !== undefined)
    labels.push(label(under, x + PAD, first + lines.length * line, SMALL_SIZE, { colour: MUTED }))
  return { face, labels }
}

/** Boxes in the order of the weights, which are sorted, the largest first. */
function squarify(weights: readonly number[], space: Box): Box[] {
  const boxes: Box[] = []
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const scale = (space.width * space.height) / Math.max(total, 1)
  let rest = { ...space }
  let row: number[] = []
  const worst = (areas: readonly number[], side: number): number => {
    const sum = areas.reduce((all, area) => all + area, 0)
    const thickness = sum / side
    return Math.max(
      ...areas.map((area) => Math.max((thickness * thickness) / area, area / (thickness * thickness))),
    )
  }
  const place = () => {
    const sum = row.reduce((all, area) => all + area, 0)
    const across = rest.width >= rest.height
    const side = across ? rest.height : rest.width
    const thickness = side === 0 ? 0 : sum / side
    let along = 0
    for (const area of row) {
      const length = thickness === 0 ? 0 : area / thickness
      boxes.push(
        across
          ? { x: rest.x, y: rest.y + along, width: thickness, height: length }
          : { x: rest.x + along, y: rest.y, width: length, height: thickness },
      )
      along += length
    }
    rest = across
      ? { ...rest, x: rest.x + thickness, width: rest.width - thickness }
      : { ...rest, y: rest.y + thickness, height: rest.height - thickness }
    row = []
  }
  for (const weight of weights) {
    const area = weight * scale
    const side = Math.min(rest.width, rest.height)
    if (row.length > 0 && worst([...row, area], side) > worst(row, side)) place()
    row.push(area)
  }
  if (row.length > 0) place()
  return boxes
}
