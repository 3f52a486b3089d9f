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
 * What somebody placed stands where it was placed. Clusters without a place come next, then notes without one: each
 * takes the highest free place, in reading order.
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
  const layout: ZoneLayout = { notes: new Map(), clusters: new Map(), height: ZONE_MIN_HEIGHT }

  for (const note of notes)
    if (!note.clusterId && note.xy) {
      layout.notes.set(note.id, note.xy)
      columns.take({ x: note.xy[0], y: note.xy[1], w: NOTE_WIDTH, h: NOTE_HEIGHT })
    }
  for (const cluster of [...clusters.filter((c) => c.xy), ...clusters.filter((c) => !c.xy)]) {
    const { w, h } = clusterSize(cluster.noteIds.length)
    const [x, y] = cluster.xy ?? outlineAt(columns.firstFree(w - 2 * CLUSTER_PADDING, h))
    const outline = { x, y, w, h }
    columns.take({ x: x + CLUSTER_PADDING, y, w: w - 2 * CLUSTER_PADDING, h })
    layout.clusters.set(cluster.id, outline)
    cluster.noteIds.forEach((id, index) => {
      const [dx, dy] = clusterSlot(index, cluster.noteIds.length)
      layout.notes.set(id, [x + dx, y + dy])
    })
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
