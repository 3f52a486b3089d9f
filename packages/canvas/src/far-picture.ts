/** A note or group to be drawn: a group has a title. Board units. */
export interface FarThing {
  /** Id of its shape. */
  id: string
  /** Id of the note or cluster. */
  key: string
  x: number
  y: number
  w: number
  h: number
  /** Index of its question, from 0. */
  zone: number
  title?: string
  /** A note that lies in a group. */
  grouped?: boolean
}

export interface FarView {
  /** The place of the page at the view's corner is (-x, -y); `z` is its scale. */
  camera: { x: number; y: number; z: number }
  /** Px. */
  view: { w: number; h: number }
  paint: Paint
  /** Groups as outlines round their notes, or as one block each. */
  groups: 'outlines' | 'blocks'
  /** The shape that has an element of its own because somebody writes in it. */
  open: string | null
  /** The note or group that would receive what is in the hand. */
  target: string | null
  held: ReadonlySet<string>
  /** Ids of shapes. */
  selected: ReadonlySet<string>
}

/** Colours of the three questions and of what lies on them, as CSS. */
export interface Paint {
  notes: readonly string[]
  groups: readonly string[]
  edges: readonly string[]
  ink: string
  paper: string
  accent: string
  font: string
}

/** Type of a group's title, px on the screen however far the wall is. */
const TITLE_PX = 13
/** A title needs that much room to say anything, px. */
const LEAST_TITLE_PX = 44
/** Notes that are nearer to each other than this on the screen are drawn without a gap between, px. */
const HAIR = 1

/** Draws what is in the view, in board order; the context counts in px of the view. */
export function drawFarWall(
  context: CanvasRenderingContext2D,
  things: readonly FarThing[],
  { camera, view, paint, groups, open, target, held, selected }: FarView,
): void {
  const { x: cx, y: cy, z } = camera
  const titles: { thing: FarThing; left: number; top: number; w: number; h: number }[] = []
  const outlined: [left: number, top: number, w: number, h: number, width: number][] = []
  let fill = ''
  for (const thing of things) {
    if (thing.id === open) continue
    const [left, top, w, h] = [(thing.x + cx) * z, (thing.y + cy) * z, thing.w * z, thing.h * z]
    if (left > view.w || top > view.h || left + w < 0 || top + h < 0) continue
    const isGroup = thing.title !== undefined
    if (thing.grouped && groups === 'blocks' && !held.has(thing.key)) continue
    const colour = (isGroup ? paint.groups : paint.notes)[thing.zone % 3] ?? paint.ink
    if (colour !== fill) {
      fill = colour
      context.fillStyle = colour
    }
    context.fillRect(left, top, Math.max(HAIR, w), Math.max(HAIR, h))
    if (isGroup) {
      titles.push({ thing, left, top, w, h })
      context.strokeStyle = paint.edges[thing.zone % 3] ?? paint.ink
      context.lineWidth = 1
      context.strokeRect(left, top, w, h)
    }
    if (target === thing.key) outlined.push([left, top, w, h, 3])
    else if (held.has(thing.key) || selected.has(thing.id)) outlined.push([left, top, w, h, 1.5])
  }
  drawTitles(context, titles, paint, groups)
  context.strokeStyle = paint.accent
  for (const [left, top, w, h, width] of outlined) {
    context.lineWidth = width
    context.strokeRect(left - width / 2, top - width / 2, w + width, h + width)
  }
}

function drawTitles(
  context: CanvasRenderingContext2D,
  titles: readonly { thing: FarThing; left: number; top: number; w: number; h: number }[],
  paint: Paint,
  groups: 'outlines' | 'blocks',
): void {
  context.font = `650 ${TITLE_PX}px ${paint.font}`
  context.textBaseline = 'middle'
  let bottom = Number.NEGATIVE_INFINITY
  let side = Number.NaN
  const inColumns = [...titles].sort((a, b) => a.left - b.left || a.top - b.top)
  // From the top of each column: what is left out is what would lie over the title above it.
  for (const { thing, left, top, w, h } of inColumns) {
    const title = thing.title?.trim()
    if (!title || w < LEAST_TITLE_PX) continue
    const middle = groups === 'blocks' ? top + h / 2 : top + TITLE_PX
    if (left === side && middle - TITLE_PX / 2 < bottom) continue
    const text = shorten(context, title, w - 8)
    if (text === '') continue
    if (groups === 'outlines') {
      context.fillStyle = paint.paper
      context.fillRect(
        left + 1,
        middle - TITLE_PX * 0.75,
        context.measureText(text).width + 8,
        TITLE_PX * 1.5,
      )
    }
    context.fillStyle = paint.ink
    context.fillText(text, left + 4, middle)
    side = left
    bottom = middle + TITLE_PX / 2
  }
}

/** As much of a title as fits, with an ellipsis when it is not all; empty when not even a letter fits. */
export function shorten(
  context: Pick<CanvasRenderingContext2D, 'measureText'>,
  title: string,
  width: number,
): string {
  if (context.measureText(title).width <= width) return title
  const letters = [...title]
  let [fits, not] = [0, letters.length]
  while (not - fits > 1) {
    const middle = (fits + not) >> 1
    if (context.measureText(`${letters.slice(0, middle).join('')}…`).width <= width) fits = middle
    else not = middle
  }
  return fits > 0 ? `${letters.slice(0, fits).join('').trimEnd()}…` : ''
}

/** Reads the colours of the page around; what it does not set has the same fallback as in the style sheets. */
export function readPaint(element: Element): Paint {
  const style = getComputedStyle(element)
  const read = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback
  const zones = [read('--q1', '#b7791f'), read('--q2', '#0f766e'), read('--q3', '#7b3f8c')]
  const tints = [read('--q1-tint', '#fbf0db'), read('--q2-tint', '#dcf0ec'), read('--q3-tint', '#f2e5f5')]
  const paper = read('--surface', '#fff')
  return {
    notes: zones.map((zone, n) => `color-mix(in srgb, ${zone} 35%, ${tints[n] ?? paper})`),
    groups: zones.map((zone) => `color-mix(in srgb, ${zone} 14%, ${paper})`),
    edges: zones.map((zone) => `color-mix(in srgb, ${zone} 55%, ${paper})`),
    ink: read('--ink', '#1b2430'),
    paper,
    accent: read('--accent', '#1e5aa8'),
    font: read('--font', 'sans-serif'),
  }
}
