import {
  CLUSTER_PADDING,
  CLUSTER_TITLE_HEIGHT,
  clusterSize,
  clusterSlot,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Place,
  type Rect,
  ZONE_HEADING_HEIGHT,
  ZONE_WIDTH,
  zoneX,
} from '@atelier/board'

/**
 * What happens when notes are let go of. Pure geometry in board units, from the corner of the first zone; the
 * same answer lights the target up while the notes are in the hand.
 */

/** What stands on the wall and can receive notes. */
export interface Targets {
  /** Ids of the questions, from left to right. */
  questions: readonly string[]
  notes: readonly (Rect & { id: string; clusterId: string | null })[]
  /** `noteIds` in the order in which they lie. */
  clusters: readonly (Rect & { id: string; noteIds: readonly string[] })[]
}

/**
 * `join` and `group` name what lies under the middle of the note in the hand. Who joins comes to lie before a member,
 * or at the end for `null`; `slot` is where that will be on the wall.
 */
export type Drop =
  | { kind: 'join'; clusterId: string; before: string | null; slot: Place }
  | { kind: 'group'; noteId: string }
  | { kind: 'place'; questionId: string; xy: Place }

/** Least distance of a note or outline from the sides of its zone. */
const EDGE = 8

/**
 * Where a note that is let go of lands.
 *
 * @param note place of the note that the hand holds
 * @param held ids of everything in the hand: no target
 * @param mayCluster without it a note lands beside, never in a group
 */
export function decideDrop(
  note: Rect,
  held: ReadonlySet<string>,
  targets: Targets,
  mayCluster: boolean,
): Drop | null {
  const middle = { x: note.x + note.w / 2, y: note.y + note.h / 2 }
  if (mayCluster) {
    const cluster = targets.clusters.find((target) => !held.has(target.id) && contains(target, middle))
    if (cluster) return { kind: 'join', clusterId: cluster.id, ...slotNear(note, cluster, held) }
    const under = targets.notes.findLast(
      (target) => !held.has(target.id) && !target.clusterId && contains(target, middle),
    )
    if (under) return { kind: 'group', noteId: under.id }
  }
  return placeIn(note, targets.questions)
}

/** The place in a cluster's flow that a note is held over: after those whose middle it has passed, in reading order. */
function slotNear(
  note: Rect,
  cluster: Targets['clusters'][number],
  held: ReadonlySet<string>,
): { before: string | null; slot: Place } {
  const middle = { x: note.x + note.w / 2 - cluster.x, y: note.y + note.h / 2 - cluster.y }
  const { noteIds } = cluster
  const isPassed = (index: number) => {
    const [x, y] = clusterSlot(index, noteIds.length)
    return middle.y > y + NOTE_HEIGHT || (middle.y > y && middle.x > x + NOTE_WIDTH / 2)
  }
  const at = noteIds.findIndex((id, index) => !held.has(id) && !isPassed(index))
  const before = noteIds[at] ?? null
  const staying = noteIds.filter((id) => !held.has(id))
  const [dx, dy] = clusterSlot(before === null ? staying.length : staying.indexOf(before), staying.length + 1)
  return { before, slot: [cluster.x + dx, cluster.y + dy] }
}

/** The nearest allowed place under the nearest question; `null` when the board has no question. */
export function placeIn(
  { x, y, w }: Rect,
  questions: readonly string[],
): { kind: 'place'; questionId: string; xy: Place } | null {
  const index = nearestZone(x + w / 2, questions.length)
  const questionId = questions[index]
  if (questionId === undefined) return null
  return { kind: 'place', questionId, xy: within(x - zoneX(index), y, w) }
}

/** Index of the zone whose middle is nearest; -1 without zones. */
export function nearestZone(x: number, zones: number): number {
  if (zones === 0) return -1
  const step = zoneX(1) - zoneX(0)
  return Math.max(0, Math.min(zones - 1, Math.round((x - ZONE_WIDTH / 2) / step)))
}

/** The same place, moved so that it lies beside the heading and between the sides of its zone. */
export function within(x: number, y: number, w: number): Place {
  const right = Math.max(EDGE, ZONE_WIDTH - EDGE - w)
  return [Math.round(Math.max(EDGE, Math.min(right, x))), Math.round(Math.max(ZONE_HEADING_HEIGHT, y))]
}

/** Corner of a new cluster's outline that keeps its first note where the note stands, if the zone has the room. */
export function clusterPlace(first: Place, notes: number): Place {
  const { w } = clusterSize(notes)
  return within(first[0] - CLUSTER_PADDING, first[1] - CLUSTER_TITLE_HEIGHT, w)
}

/** How far one looks for room around a wish, in steps of a third of a note. */
const REACH = 24

/**
 * The place nearest to the wish where something of that size covers none of the obstacles, inside the zone.
 *
 * @param wish relative to the zone, like the obstacles and the answer
 * @returns the wish itself when it is free, or when no room is found nearby
 */
export function freePlaceNear(
  wish: Place,
  size: { w: number; h: number },
  obstacles: readonly Rect[],
): Place {
  const free = ([x, y]: Place) => obstacles.every((other) => !overlap({ x, y, ...size }, other))
  const start = within(wish[0], wish[1], size.w)
  if (free(start)) return start
  // From near to far: the first free one is it.
  for (const [dx, dy] of STEPS) {
    const place = within(start[0] + dx, start[1] + dy, size.w)
    if (free(place)) return place
  }
  return start
}

/** Steps from a wish, the nearest first. */
const STEPS: readonly Place[] = Array.from({ length: (2 * REACH + 1) ** 2 }, (_, n): Place => {
  const column = (n % (2 * REACH + 1)) - REACH
  const row = Math.floor(n / (2 * REACH + 1)) - REACH
  return [(column * (NOTE_WIDTH + EDGE)) / 3, (row * (NOTE_HEIGHT + EDGE)) / 3]
}).sort((a, b) => Math.hypot(...a) - Math.hypot(...b))

export function contains(rect: Rect, point: { x: number; y: number }): boolean {
  return point.x >= rect.x && point.x <= rect.x + rect.w && point.y >= rect.y && point.y <= rect.y + rect.h
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
