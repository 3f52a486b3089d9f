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
  type ZoneLayout,
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
  /** In reading order. */
  #clusters = new Map<string, Cluster>()
  readonly #records = new Map<TLShapeId, BoardShape>()
  #zones: Zone[] = []
  #height = 0
  #targets: Targets | null = null
  /** Shapes that were made, changed or taken away since somebody asked. */
  #changed = new Set<TLShapeId>()
  /** A note that stays although it was merged or hidden: somebody is writing in it. */
  kept: string | null = null

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
    return this.#clusters.get(id) ?? null
  }

  /** Its title. A group of one note that nobody named is called by that note; one of several has no name: empty. */
  nameOf(cluster: Cluster): string {
    const [only, ...others] = cluster.noteIds
    if (cluster.title !== '' || only === undefined || others.length > 0) return cluster.title
    return this.note(only)?.text ?? ''
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
    this.#targets = null
    const some = change ? this.#readSome(change) : null
    if (some) this.#rebuild(some)
    else {
      this.#readAll()
      this.#build()
    }
  }

  /** Ids of the shapes that are not as they were when this was asked before. */
  takeChanged(): ReadonlySet<TLShapeId> {
    const changed = this.#changed
    this.#changed = new Set()
    return changed
  }

  /** What can receive notes, for `decideDrop`. Coordinates are the page's. */
  targets(): Targets {
    this.#targets ??= this.#readTargets()
    return this.#targets
  }

  #readTargets(): Targets {
    const notes: (Rect & { id: string; clusterId: string | null })[] = []
    const clusters: (Rect & { id: string; noteIds: readonly string[] })[] = []
    for (const { type, x, y, props } of this.#records.values()) {
      const rect = { x, y, w: props.w, h: props.h }
      if (type === 'board-note')
        notes.push({ ...rect, id: props.noteId, clusterId: this.note(props.noteId)?.clusterId ?? null })
      else if (type === 'board-cluster')
        clusters.push({
          ...rect,
          id: props.clusterId,
          noteIds: this.cluster(props.clusterId)?.noteIds ?? [],
        })
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
    for (const note of this.#board.notes()) if (this.#isVisible(note)) this.#notes.set(note.id, note)
    this.#clusters = new Map(this.#board.clusters().map((cluster) => [cluster.id, cluster]))
  }

  /** Reads single notes and titles again; `null` when the change reaches further than these. */
  #readSome({ notes, clusters }: Pick<BoardChange, 'notes' | 'clusters'>): Some | null {
    const some: Some = { notes: [], clusters: [] }
    for (const id of notes) {
      const before = this.#notes.get(id)
      const after = this.#board.note(id)
      if (!before || !after || !this.#isVisible(after)) return null
      if (before.clusterId !== after.clusterId || before.questionId !== after.questionId) return null
      const home = after.clusterId === null ? null : this.cluster(after.clusterId)
      if (home && !this.#board.areInOrder(home.noteIds)) return null
      some.notes.push(after)
    }
    for (const id of clusters) {
      const before = this.cluster(id)
      const after = this.#board.cluster(id)
      // An empty group is shown as long as it has a title.
      if (!before || !after || before.noteIds.length === 0) return null
      const stays = before.xy?.[0] === after.xy?.[0] && before.xy?.[1] === after.xy?.[1]
      if (!stays || before.questionId !== after.questionId || before.order !== after.order) return null
      some.clusters.push({ ...before, ...after })
    }
    return some
  }

  #isVisible(note: Note): boolean {
    return note.id === this.kept || (!note.hidden && !note.mergedInto)
  }

  #build(): void {
    const zones = this.#questions.map(
      (): Zone => ({
        notes: [],
        clusters: [],
        layout: { notes: new Map(), clusters: new Map(), height: 0 },
        order: 0,
      }),
    )
    for (const note of this.#notes.values()) zones[this.zoneOf(note.questionId)]?.notes.push(note)
    // Nobody named it and nothing is in it: nothing to show.
    for (const cluster of this.#clusters.values())
      if (cluster.noteIds.length > 0 || cluster.title !== '')
        zones[this.zoneOf(cluster.questionId)]?.clusters.push(cluster)
    let order = 0
    for (const zone of zones) {
      zone.order = order
      order += zone.notes.length
      zone.layout = layoutZone(zone.notes, zone.clusters)
    }
    this.#zones = zones
    const stale = new Set(this.#records.keys())
    const put = (record: BoardShape) => {
      stale.delete(record.id)
      this.#put(record)
    }
    this.#buildZones(put)
    zones.forEach((_, zone) => {
      this.#buildZone(zone, put)
    })
    for (const id of stale) {
      this.#records.delete(id)
      this.#changed.add(id)
    }
  }

  /** Brings single notes and titles up to date; the others of a zone move only when places in it have changed. */
  #rebuild({ notes, clusters }: Some): void {
    const put = (record: BoardShape) => this.#put(record)
    for (const cluster of clusters) {
      const index = this.zoneOf(cluster.questionId)
      const zone = this.#zones[index]
      this.#clusters.set(cluster.id, cluster)
      if (!zone) continue
      zone.clusters = zone.clusters.map((one) => (one.id === cluster.id ? cluster : one))
      this.#putCluster(cluster, index, zone, put)
    }
    const moved = new Set<number>()
    for (const note of notes) {
      const index = this.zoneOf(note.questionId)
      const zone = this.#zones[index]
      const before = this.#notes.get(note.id)
      this.#notes.set(note.id, note)
      if (!zone) continue
      const at = zone.notes.findIndex(({ id }) => id === note.id)
      zone.notes[at] = note
      const stays = before?.xy?.[0] === note.xy?.[0] && before?.xy?.[1] === note.xy?.[1]
      if (!stays) {
        moved.add(index)
        continue
      }
      put(this.#noteShape(note, at, index, zone))
      const home = note.clusterId === null ? null : this.cluster(note.clusterId)
      if (home) this.#putCluster(home, index, zone, put)
    }
    for (const index of moved) {
      const zone = this.#zones[index]
      if (zone) zone.layout = layoutZone(zone.notes, zone.clusters)
    }
    for (const index of moved) this.#buildZone(index, put)
    if (moved.size > 0) this.#buildZones(put)
  }

  #put(record: BoardShape): void {
    const before = this.#records.get(record.id)
    if (before && sameShape(before, record)) return
    this.#records.set(record.id, record)
    this.#changed.add(record.id)
  }

  #buildZones(put: (record: BoardShape) => void): void {
    this.#height = Math.max(0, ...this.#zones.map(({ layout }) => layout.height))
    this.#questions.forEach((question, index) => {
      put({
        ...shape(shapeIdOf(question.id), zoneX(index), 0, 'a1' as IndexKey),
        type: 'board-zone',
        isLocked: true,
        props: { w: ZONE_WIDTH, h: this.#height, questionId: question.id, index },
      })
    })
  }

  #buildZone(index: number, put: (record: BoardShape) => void): void {
    const zone = this.#zones[index]
    if (!zone) return
    for (const cluster of zone.clusters) this.#putCluster(cluster, index, zone, put)
    zone.notes.forEach((note, at) => {
      put(this.#noteShape(note, at, index, zone))
    })
  }

  #putCluster(cluster: Cluster, index: number, { layout }: Zone, put: (record: BoardShape) => void): void {
    const rect = layout.clusters.get(cluster.id)
    if (!rect) return
    put({
      ...shape(shapeIdOf(cluster.id), zoneX(index) + rect.x, rect.y, 'b00' as IndexKey),
      type: 'board-cluster',
      props: {
        w: rect.w,
        h: rect.h,
        clusterId: cluster.id,
        title: cluster.title,
        name: this.nameOf(cluster),
        zone: index,
        notes: cluster.noteIds.length,
        mayEdit: this.#rights.cluster,
      },
    })
  }

  #noteShape(note: Note, at: number, zone: number, { layout, order }: Zone): BoardShape {
    const place: Place = layout.notes.get(note.id) ?? [0, 0]
    return {
      ...shape(shapeIdOf(note.id), zoneX(zone) + place[0], place[1], noteIndex(order + at)),
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
    }
  }
}

/** Notes and groups that read differently, and stand in the same order as before. */
interface Some {
  notes: Note[]
  clusters: Cluster[]
}

/** What stands under one question, and where. */
interface Zone {
  notes: Note[]
  clusters: Cluster[]
  layout: ZoneLayout
  /** So many notes stand under the questions before it. */
  order: number
}

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
