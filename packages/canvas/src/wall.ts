import {
  type BoardChange,
  type BoardDoc,
  type Cluster,
  layoutZone,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Note,
  type Place,
  type Question,
  type Rect,
  ZONE_WIDTH,
  zoneX,
} from '@atelier/board'
import type { IndexKey, TLPageId, TLShapeId } from '@tldraw/tldraw'
import type { Targets } from './drop.ts'
import type { Rights } from './rights.ts'
import { type BoardShape, shapeIdOf } from './shapes/board-shapes.ts'

/** The one page of the canvas: the same id for everybody, since drawing in the document names it. */
export const PAGE_ID = 'page:page' as TLPageId

/** Where what is in a hand stands: over all notes. */
export const HELD_NOTE = 'czzzV' as IndexKey
export const HELD_CLUSTER = 'czzzK' as IndexKey

/** Above this index stands what people draw: always over the notes. */
export const DRAWING_FLOOR = 'd0000' as IndexKey

/**
 * The wall as it stands: zones, clusters and notes of the document with their places on the page.
 *
 * Everything is derived by pure rules, so that two screens with the same document show the same wall. What did not
 * change keeps its object, so that a change of one note costs one note.
 */
export class Wall {
  readonly #board: BoardDoc
  readonly #personId: string
  #questions: Question[] = []
  #rights: Rights
  #notes = new Map<string, Note>()
  #clusters: Cluster[] = []
  #records = new Map<TLShapeId, BoardShape>()
  #height = 0

  constructor(board: BoardDoc, personId: string, rights: Rights) {
    this.#board = board
    this.#personId = personId
    this.#rights = rights
  }

  /** The shapes of the wall by id. A shape that stayed the same is the same object as before. */
  get records(): ReadonlyMap<TLShapeId, BoardShape> {
    return this.#records
  }

  get questions(): readonly Question[] {
    return this.#questions
  }

  /** Height of the zones, board units. */
  get height(): number {
    return this.#height
  }

  /** A visible note as it reads. */
  note(id: string): Note | null {
    return this.#notes.get(id) ?? null
  }

  cluster(id: string): Cluster | null {
    return this.#clusters.find((cluster) => cluster.id === id) ?? null
  }

  /** The zone a note stands in, from 0; -1 when the board has no question. */
  zoneOf(questionId: string): number {
    const index = this.#questions.findIndex((question) => question.id === questionId)
    return index < 0 && this.#questions.length > 0 ? 0 : index
  }

  /**
   * Reads the document again.
   *
   * @param change ids that changed since; everything is read when left out
   */
  read(
    questions: readonly Question[],
    rights: Rights,
    change?: Pick<BoardChange, 'notes' | 'clusters'>,
  ): void {
    this.#questions = [...questions]
    this.#rights = rights
    if (!change || change.clusters.size > 0 || !this.#readSome(change.notes)) this.#readAll()
    this.#build()
  }

  /** What can receive notes, for `decideDrop`. Coordinates are the page's. */
  targets(): Targets {
    const notes: (Rect & { id: string; clusterId: string | null })[] = []
    const clusters: (Rect & { id: string })[] = []
    for (const { type, x, y, props } of this.#records.values()) {
      const rect = { x, y, w: props.w, h: props.h }
      if (type === 'board-note')
        notes.push({ ...rect, id: props.noteId, clusterId: this.note(props.noteId)?.clusterId ?? null })
      else if (type === 'board-cluster') clusters.push({ ...rect, id: props.clusterId })
    }
    return { questions: this.#questions.map((question) => question.id), notes, clusters }
  }

  /** Notes and clusters of a zone that stand where somebody put them, relative to the zone. */
  placed(questionId: string, except: ReadonlySet<string>): Rect[] {
    const zone = this.zoneOf(questionId)
    const left = zoneX(zone)
    const rects: Rect[] = []
    for (const { type, x, y, props } of this.#records.values()) {
      if (type === 'board-zone' || props.zone !== zone) continue
      if (type === 'board-note') {
        const note = this.note(props.noteId)
        if (except.has(props.noteId) || !note?.xy || note.clusterId) continue
      } else if (except.has(props.clusterId)) continue
      rects.push({ x: x - left, y, w: props.w, h: props.h })
    }
    return rects
  }

  #readAll(): void {
    this.#notes.clear()
    for (const note of this.#board.notes()) if (isVisible(note)) this.#notes.set(note.id, note)
    this.#clusters = this.#board.clusters()
  }

  /** Reads single notes again; `false` when the change reaches further than these notes. */
  #readSome(ids: ReadonlySet<string>): boolean {
    const next: Note[] = []
    for (const id of ids) {
      const before = this.#notes.get(id)
      const after = this.#board.note(id)
      if (!before || !after || !isVisible(after)) return false
      if (before.clusterId !== after.clusterId || before.questionId !== after.questionId) return false
      next.push(after)
    }
    for (const note of next) this.#notes.set(note.id, note)
    return true
  }

  #build(): void {
    const next = new Map<TLShapeId, BoardShape>()
    const put = (record: BoardShape) => {
      const before = this.#records.get(record.id)
      next.set(record.id, before && sameShape(before, record) ? before : record)
    }
    const zones = this.#questions.map(() => ({ notes: [] as Note[], clusters: [] as Cluster[] }))
    for (const note of this.#notes.values()) zones[this.zoneOf(note.questionId)]?.notes.push(note)
    // Nobody named it and nothing is in it: nothing to show.
    for (const cluster of this.#clusters)
      if (cluster.noteIds.length > 0 || cluster.title !== '')
        zones[this.zoneOf(cluster.questionId)]?.clusters.push(cluster)
    const layouts = zones.map(({ notes, clusters }) => layoutZone(notes, clusters))
    this.#height = Math.max(0, ...layouts.map((layout) => layout.height))

    this.#questions.forEach((question, index) => {
      put({
        ...shape(shapeIdOf(question.id), zoneX(index), 0, 'a1' as IndexKey),
        type: 'board-zone',
        isLocked: true,
        props: { w: ZONE_WIDTH, h: this.#height, questionId: question.id, index },
      })
    })
    let order = 0
    zones.forEach(({ notes, clusters }, zone) => {
      const layout = layouts[zone]
      if (!layout) return
      const left = zoneX(zone)
      for (const cluster of clusters) {
        const rect = layout.clusters.get(cluster.id)
        if (!rect) continue
        put({
          ...shape(shapeIdOf(cluster.id), left + rect.x, rect.y, 'b00' as IndexKey),
          type: 'board-cluster',
          props: {
            w: rect.w,
            h: rect.h,
            clusterId: cluster.id,
            title: cluster.title,
            zone,
            notes: cluster.noteIds.length,
            mayEdit: this.#rights.cluster,
          },
        })
      }
      for (const note of notes) {
        const place: Place = layout.notes.get(note.id) ?? [0, 0]
        put({
          ...shape(shapeIdOf(note.id), left + place[0], place[1], noteIndex(order++)),
          type: 'board-note',
          props: {
            w: NOTE_WIDTH,
            h: NOTE_HEIGHT,
            noteId: note.id,
            text: note.text,
            zone,
            hubId: note.hubId ?? '',
            language: note.language ?? '',
            own: note.authorId !== null && note.authorId === this.#personId,
            mayEdit: this.#rights.mayEdit(note),
          },
        })
      }
    })
    this.#records = next
  }
}

const isVisible = (note: Note) => !note.hidden && !note.mergedInto

function shape(id: TLShapeId, x: number, y: number, index: IndexKey) {
  return {
    id,
    typeName: 'shape' as const,
    x,
    y,
    index,
    rotation: 0,
    parentId: PAGE_ID,
    isLocked: false,
    opacity: 1,
    meta: {},
  }
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The n-th key between clusters and drawing: `c` and three digits of base 62, which order as text. */
function noteIndex(n: number): IndexKey {
  const digit = (value: number) => DIGITS[value % 62] ?? '0'
  return `c${digit(Math.floor(n / 3844))}${digit(Math.floor(n / 62))}${digit(n)}` as IndexKey
}

/** Whether two derived shapes of one id are equal. */
export function sameShape(a: BoardShape, b: BoardShape): boolean {
  if (a.type !== b.type || a.x !== b.x || a.y !== b.y || a.index !== b.index || a.isLocked !== b.isLocked)
    return false
  const before: Record<string, unknown> = a.props
  const after: Record<string, unknown> = b.props
  for (const key of Object.keys(after)) if (before[key] !== after[key]) return false
  return true
}
