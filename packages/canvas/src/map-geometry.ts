import type { Rect } from '@atelier/board'

/** Room for the map, px. */
export const MAP = { w: 144, least: 64, most: 144 }

/**
 * How the wall is drawn small. A wall grows downwards without end, so that a true scale would leave a thread: width
 * and height have scales of their own.
 */
export interface MapScale {
  x: number
  y: number
  /** Size of the map, px. */
  w: number
  h: number
}

export function mapScale(wall: { w: number; h: number }): MapScale {
  const w = MAP.w
  const h = Math.round(Math.max(MAP.least, Math.min(MAP.most, (wall.h / Math.max(1, wall.w)) * w)))
  return { x: w / Math.max(1, wall.w), y: h / Math.max(1, wall.h), w, h }
}

/** What is seen of the wall, on the map; never outside of it, and never too thin to see. */
export function mapView(view: Rect, { x, y, w, h }: MapScale): Rect {
  const left = clamp(view.x * x, 0, w - 8)
  const top = clamp(view.y * y, 0, h - 6)
  return {
    x: left,
    y: top,
    w: Math.max(8, clamp((view.x + view.w) * x, 0, w) - left),
    h: Math.max(6, clamp((view.y + view.h) * y, 0, h) - top),
  }
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
