import type { Cluster } from './cluster.ts'
import type { Note, Place } from './note.ts'

/**
 * Geometry of the wall, in board units: three zones side by side, headings on top, notes on an even grid below.
 * Everything here is a pure function of what was written, so that every screen shows the same wall.
 */
export const NOTE_WIDTH = 200
export const NOTE_HEIGHT = 132
export const GAP = 24
export const ZONE_COLUMNS = 3
export const ZONE_PADDING = 24
export const ZONE_WIDTH = 2 * ZONE_PADDING + ZONE_COLUMNS * NOTE_WIDTH + (ZONE_COLUMNS - 1) * GAP
export const ZONE_GAP = 32
export const ZONE_HEADING_HEIGHT = 168
export const ZONE_MIN_HEIGHT = 1180
export const CLUSTER_PADDING = 8
export const CLUSTER_TITLE_HEIGHT = 48

export interface Rect {
  x: number
  y: number
  w: number
  h: number
}

/** Where a zone's corner stands on the board; zones follow each other from left to right. */
export function zoneX(index: number): number {
  return index * (ZONE_WIDTH + ZONE_GAP)
}

/** Where everything of one zone stands, relative to the zone's corner. */
export interface ZoneLayout {
  notes: Map<string, Place>
  clusters: Map<string, Rect>
  /** Grows with what is in it. */
  height: number
}

/** Size of a cluster with so many notes: a tidy flow, at most three abreast, two before it grows. */
export function clusterSize(notes: number): { columns: number; w: number; h: number } {
  const columns = Math.max(1, Math.min(ZONE_COLUMNS, notes <= 4 ? Math.min(2, notes) : ZONE_COLUMNS))
  const rows = Math.max(1, Math.ceil(notes / columns))
  return {
    columns,
    w: 2 * CLUSTER_PADDING + columns * NOTE_WIDTH + (columns - 1) * GAP,
    h: CLUSTER_TITLE_HEIGHT + CLUSTER_PADDING + rows * NOTE_HEIGHT + (rows - 1) * GAP,
  }
}

/** Where the n-th note of a cluster stands, relative to the cluster's corner. */
export function clusterSlot(index: number, notes: number): Place {
  const { columns } = clusterSize(notes)
  return [
    CLUSTER_PADDING + (index % columns) * (NOTE_WIDTH + GAP),
    CLUSTER_TITLE_HEIGHT + Math.floor(index / columns) * (NOTE_HEIGHT + GAP),
  ]
}

/**
 * Lays out one zone.
 *
 * What somebody placed stands where it was placed, and gives way downwards to what came before it: a cluster that has
 * grown covers nothing. Clusters without a place come next, then notes without one: each takes the highest free place,
 * in reading order. So nothing on the wall ever lies under something else.
 *
 * @param notes visible notes of the question, in reading order
 * @param clusters visible clusters of the question, in reading order
 * @example layoutZone(notesOf('q1'), clustersOf('q1')).notes.get(noteId) // [240, 316]
 */
export function layoutZone(
  notes: readonly Pick<Note, 'id' | 'xy' | 'clusterId'>[],
  clusters: readonly Pick<Cluster, 'id' | 'xy' | 'noteIds'>[],
): ZoneLayout {
  const columns = new Columns()
  const ground = new Ground()
  const layout: ZoneLayout = { notes: new Map(), clusters: new Map(), height: ZONE_MIN_HEIGHT }

  const lay = (cluster: Pick<Cluster, 'id' | 'noteIds'>, outline: Rect) => {
    const { x, y } = outline
    layout.clusters.set(cluster.id, outline)
    cluster.noteIds.forEach((id, index) => {
      const [dx, dy] = clusterSlot(index, cluster.noteIds.length)
      layout.notes.set(id, [x + dx, y + dy])
    })
  }
  for (const cluster of clusters)
    if (cluster.xy) {
      const { w, h } = clusterSize(cluster.noteIds.length)
      const outline = ground.take({ x: cluster.xy[0], y: cluster.xy[1], w, h })
      lay(cluster, outline)
      columns.take(widened(outline))
    }
  for (const note of notes)
    if (!note.clusterId && note.xy) {
      const place = ground.take({ x: note.xy[0], y: note.xy[1], w: NOTE_WIDTH, h: NOTE_HEIGHT })
      layout.notes.set(note.id, [place.x, place.y])
      columns.take(widened(place))
    }
  for (const cluster of clusters)
    if (!cluster.xy) {
      const { w, h } = clusterSize(cluster.noteIds.length)
      const [x, y] = outlineAt(columns.firstFree(w - 2 * CLUSTER_PADDING, h))
      lay(cluster, { x, y, w, h })
      columns.take({ x: x + CLUSTER_PADDING, y, w: w - 2 * CLUSTER_PADDING, h })
    }
  for (const note of notes)
    if (!note.clusterId && !note.xy) {
      const [x, y] = columns.firstFree(NOTE_WIDTH, NOTE_HEIGHT)
      columns.take({ x, y, w: NOTE_WIDTH, h: NOTE_HEIGHT })
      layout.notes.set(note.id, [x, y])
    }
  layout.height = Math.max(ZONE_MIN_HEIGHT, columns.bottom + ZONE_PADDING + NOTE_HEIGHT)
  return layout
}

/** With room beside it for the outline of a cluster, which is wider than its notes. */
const widened = ({ x, y, w, h }: Rect): Rect => ({
  x: x - CLUSTER_PADDING,
  y,
  w: w + 2 * CLUSTER_PADDING,
  h,
})

/** Space that what gives way leaves below what it gave way to. */
const GIVE_WAY = 8
const BAND = NOTE_HEIGHT + GAP

/** What stands where people put it; kept in bands from top to bottom, so that few are asked. */
class Ground {
  readonly #bands = new Map<number, Rect[]>()

  /** Takes the wished place, or the first free one straight below it. */
  take(wish: Rect): Rect {
    let rect = wish
    for (let other = this.#blocker(rect); other; other = this.#blocker(rect))
      rect = { ...rect, y: other.y + other.h + GIVE_WAY }
    for (const band of bandsOf(rect)) {
      const taken = this.#bands.get(band)
      if (taken) taken.push(rect)
      else this.#bands.set(band, [rect])
    }
    return rect
  }

  #blocker({ x, y, w, h }: Rect): Rect | undefined {
    for (const band of bandsOf({ x, y, w, h })) {
      const found = this.#bands
        .get(band)
        ?.find(
          (other) => x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h,
        )
      if (found) return found
    }
    return undefined
  }
}

const bandsOf = ({ y, h }: Rect): number[] => {
  const first = Math.floor(y / BAND)
  return Array.from({ length: Math.floor((y + h) / BAND) - first + 1 }, (_, n) => first + n)
}

/** Corner of an outline whose notes stand in line with the notes outside it. */
const outlineAt = ([x, y]: Place): Place => [x - CLUSTER_PADDING, y]

const COLUMN_STEP = NOTE_WIDTH + GAP
const TOP = ZONE_HEADING_HEIGHT
/** A hole lower than this takes no note, so it counts as taken. */
const SMALLEST_HOLE = NOTE_HEIGHT + 2 * GAP

/** What is taken in each column of a zone, as stretches from top to bottom that do not touch. */
class Columns {
  bottom = TOP
  readonly #taken: [top: number, bottom: number][][] = Array.from({ length: ZONE_COLUMNS }, () => [])

  take({ x, y, w, h }: Rect): void {
    this.bottom = Math.max(this.bottom, y + h)
    for (let column = 0; column < ZONE_COLUMNS; column++) {
      const left = ZONE_PADDING + column * COLUMN_STEP
      if (x < left + NOTE_WIDTH && left < x + w) this.#add(column, y, y + h)
    }
  }

  /** The highest free place for a thing of that size, the leftmost of several. */
  firstFree(w: number, h: number): Place {
    const columns = Math.min(ZONE_COLUMNS, Math.ceil((w + GAP) / COLUMN_STEP))
    let best: Place = [ZONE_PADDING, Number.POSITIVE_INFINITY]
    for (let column = 0; column + columns <= ZONE_COLUMNS; column++) {
      const y = this.#firstFreeBelow(column, columns, h)
      if (y < best[1]) best = [ZONE_PADDING + column * COLUMN_STEP, y]
    }
    return best
  }

  #firstFreeBelow(column: number, columns: number, h: number): number {
    let y = TOP
    for (let moved = true; moved; ) {
      moved = false
      for (let c = column; c < column + columns; c++)
        for (const [top, bottom] of this.#taken[c] ?? [])
          if (top < y + h + GAP && y < bottom + GAP) {
            y = bottom + GAP
            moved = true
          }
    }
    return y
  }

  #add(column: number, top: number, bottom: number): void {
    const before = this.#taken[column] ?? []
    const merged: [number, number] = [top, bottom]
    const after: [number, number][] = []
    for (const stretch of before)
      if (stretch[0] < merged[1] + SMALLEST_HOLE && merged[0] < stretch[1] + SMALLEST_HOLE) {
        merged[0] = Math.min(merged[0], stretch[0])
        merged[1] = Math.max(merged[1], stretch[1])
      } else after.push(stretch)
    after.push(merged)
    this.#taken[column] = after.sort((a, b) => a[0] - b[0])
  }
}
