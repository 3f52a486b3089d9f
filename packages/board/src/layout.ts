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
 * takes the first free place, row by row, in reading order.
 *
 * @param notes visible notes of the question, in reading order
 * @param clusters visible clusters of the question, in reading order
 * @example layoutZone(notesOf('q1'), clustersOf('q1')).notes.get(noteId) // [240, 316]
 */
export function layoutZone(
  notes: readonly Pick<Note, 'id' | 'xy' | 'clusterId'>[],
  clusters: readonly Pick<Cluster, 'id' | 'xy' | 'noteIds'>[],
): ZoneLayout {
  const grid = new Grid()
  const layout: ZoneLayout = { notes: new Map(), clusters: new Map(), height: ZONE_MIN_HEIGHT }

  for (const note of notes)
    if (!note.clusterId && note.xy) {
      layout.notes.set(note.id, note.xy)
      grid.take({ x: note.xy[0], y: note.xy[1], w: NOTE_WIDTH, h: NOTE_HEIGHT })
    }
  for (const cluster of [...clusters.filter((c) => c.xy), ...clusters.filter((c) => !c.xy)]) {
    const { w, h } = clusterSize(cluster.noteIds.length)
    const [x, y] = cluster.xy ?? outlineAt(grid.firstFree(w - 2 * CLUSTER_PADDING, h))
    const outline = { x, y, w, h }
    grid.take({ x: x + CLUSTER_PADDING, y, w: w - 2 * CLUSTER_PADDING, h })
    layout.clusters.set(cluster.id, outline)
    cluster.noteIds.forEach((id, index) => {
      const [dx, dy] = clusterSlot(index, cluster.noteIds.length)
      layout.notes.set(id, [x + dx, y + dy])
    })
  }
  for (const note of notes)
    if (!note.clusterId && !note.xy) {
      const [x, y] = grid.firstFree(NOTE_WIDTH, NOTE_HEIGHT)
      grid.take({ x, y, w: NOTE_WIDTH, h: NOTE_HEIGHT })
      layout.notes.set(note.id, [x, y])
    }
  layout.height = Math.max(ZONE_MIN_HEIGHT, grid.bottom + ZONE_PADDING + NOTE_HEIGHT)
  return layout
}

/** Corner of an outline whose notes stand in line with the notes outside it. */
const outlineAt = ([x, y]: Place): Place => [x - CLUSTER_PADDING, y]

const CELL_W = NOTE_WIDTH + GAP
const CELL_H = NOTE_HEIGHT + GAP
const TOP = ZONE_HEADING_HEIGHT

/** Which cells of the zone's grid are taken. A cell is as large as a note and its gap. */
class Grid {
  bottom = TOP
  readonly #taken = new Set<string>()
  /** No cell before this row is free: keeps filling a long zone linear. */
  #row = 0

  take({ x, y, w, h }: Rect): void {
    // What merely touches a cell's gap leaves the cell free.
    const left = Math.max(0, Math.floor((x - ZONE_PADDING + GAP - 1) / CELL_W))
    const right = Math.min(ZONE_COLUMNS - 1, Math.floor((x + w - ZONE_PADDING - 1) / CELL_W))
    const top = Math.max(0, Math.floor((y - TOP + GAP - 1) / CELL_H))
    const bottom = Math.floor((y + h - TOP - 1) / CELL_H)
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) this.#taken.add(`${column},${row}`)
    this.bottom = Math.max(this.bottom, y + h)
  }

  firstFree(w: number, h: number): Place {
    const columns = Math.min(ZONE_COLUMNS, Math.ceil((w + GAP) / CELL_W))
    const rows = Math.ceil((h + GAP) / CELL_H)
    const single = columns === 1 && rows === 1
    for (let row = this.#row; ; row++) {
      for (let column = 0; column + columns <= ZONE_COLUMNS; column++)
        if (this.#free(column, row, columns, rows)) {
          if (single) this.#row = row
          return [ZONE_PADDING + column * CELL_W, TOP + row * CELL_H]
        }
    }
  }

  #free(column: number, row: number, columns: number, rows: number): boolean {
    for (let r = row; r < row + rows; r++)
      for (let c = column; c < column + columns; c++) if (this.#taken.has(`${c},${r}`)) return false
    return true
  }
}
