import type { BoardChange, BoardDoc, FacilitationDoc, Question } from '@atelier/board'
import { type Atom, atom, type TLRecord, type TLShape, type TLShapeId, type TLStore } from '@tldraw/tldraw'
import { MAX_DRAWING_CHARS, type Refused, readDrawing } from './drawing-records.ts'
import { type Rights, readRights } from './rights.ts'
import { type BoardShape, isBoardShape, isDrawing, shapeIdOf } from './shapes/board-shapes.ts'
import { HELD_CLUSTER, HELD_NOTE, sameShape, Wall } from './wall.ts'

export interface BindingOptions {
  store: TLStore
  board: BoardDoc
  facilitation: FacilitationDoc
  me: Parameters<typeof readRights>[1]
  mode?: 'work' | 'projector'
  /** Runs a function once, with the next frame. */
  nextFrame(run: () => void): void
  /** Whether a stroke or a drag is under way: drawing is stored when it has ended. */
  isBusy?(): boolean
  /** Drawing whose text is being typed; it is stored now and then, not at each letter. */
  isTyping?(id: TLShapeId): boolean
}

/** What is wrong with a record is worth one line, and lists must end somewhere. */
const MAX_REFUSED = 200
/** A drawn text that is being typed is stored that often, ms. */
const TYPING_INTERVAL_MS = 2000
/** Share of the way that a note in somebody else's hand goes at each frame. */
const GLIDE = 0.4

/**
 * Keeps the store of the canvas equal to a board.
 *
 * Document to store: zones, clusters and notes are derived by {@link Wall} and put as changes of others, so that the
 * editor's own history never holds them; once a frame, whatever number of updates came. Drawing records are judged
 * one by one; one that cannot be shown is set aside in `refused`, and the others go on.
 *
 * Store to document: drawing only, when the hand rests. Notes and clusters are written by the gestures that move
 * them, at the drop.
 *
 * It is never called back from within a transaction of the store, and never throws from an observer of the document.
 */
export class BoardBinding {
  readonly wall: Wall
  readonly rights: Atom<Rights>
  readonly questions: Atom<readonly Question[]>
  /** Drawing records that were set aside, newest last. */
  readonly refused: Atom<readonly Refused[]> = atom('refused', [])
  /** Height of the wall, board units: what the camera keeps in reach. */
  readonly height: Atom<number> = atom('height', 0)

  readonly #options: BindingOptions
  readonly #store: TLStore
  readonly #board: BoardDoc
  /** What changed since the last frame. `null`: read everything. */
  #notes: Set<string> | null = null
  readonly #clusters = new Set<string>()
  readonly #drawing = new Set<string>()
  #wallStale = true
  #scheduled = false
  #stopped = false
  /** Drawing changed here and not yet stored: what arrives for it waits. */
  readonly #unsent = new Set<TLShapeId>()
  #storedAt = 0
  /** In this person's hand: the store holds their place, not the document. */
  readonly #held = new Set<TLShapeId>()
  /** In somebody else's hand: where it is and where it goes, on the page. */
  readonly #afloat = new Map<TLShapeId, { x: number; y: number }>()
  /** Shapes of the wall that may stand elsewhere in the store than the document says. */
  readonly #touched = new Set<TLShapeId>()
  readonly #stops: (() => void)[] = []

  constructor(options: BindingOptions) {
    this.#options = options
    this.#store = options.store
    this.#board = options.board
    const { facilitation, me, mode } = options
    this.rights = atom('rights', readRights(facilitation, me, mode))
    this.questions = atom('questions', facilitation.questions())
    this.wall = new Wall(options.board, me.personId, this.rights.get())
    for (const id of options.board.drawing().keys()) this.#drawing.add(id)
    this.flush()
    this.#stops.push(
      options.board.observe((change) => this.#onBoard(change)),
      facilitation.observe(() => this.#onFacilitation()),
      this.#store.listen(({ changes }) => this.#onStore(changes), { source: 'user', scope: 'document' }),
    )
  }

  /** Stores what was drawn and lets go of both documents. */
  stop(): void {
    if (this.#stopped) return
    this.storeDrawing()
    this.#stopped = true
    for (const stop of this.#stops) stop()
  }

  /** Brings the store up to date now. */
  flush(): void {
    if (this.#stopped) return
    // The store tells of local changes with the next frame; without this they would be taken for old ones.
    this.#store._flushHistory()
    if (this.#wallStale) {
      const change = this.#notes && { notes: this.#notes, clusters: this.#clusters }
      this.wall.read(this.questions.get(), this.rights.get(), change ?? undefined)
      this.height.set(this.wall.height)
    }
    this.#wallStale = false
    this.#notes = new Set()
    this.#clusters.clear()
    const puts: TLRecord[] = []
    const gone: TLShapeId[] = []
    this.#diffWall(puts, gone)
    this.#diffDrawing(puts, gone)
    this.#apply(puts, gone)
  }

  /** Takes shapes in the hand: until `release` their places come from the store. */
  hold(ids: Iterable<TLShapeId>): void {
    for (const id of ids) this.#held.add(id)
  }

  release(): void {
    for (const id of this.#held) this.#touched.add(id)
    this.#held.clear()
    this.flush()
  }

  /** Keeps a note on this wall while it is being written here, even when others merge or hide it. */
  keep(noteId: string | null): void {
    if (this.wall.kept === noteId) return
    this.wall.kept = noteId
    this.#notes = null
    this.#wallStale = true
    this.#schedule()
  }

  isHeld(id: TLShapeId): boolean {
    return this.#held.has(id)
  }

  /**
   * Says which notes and clusters are in other people's hands, and where on the page. They glide there, and stand again where the
   * document says when they are no longer named.
   */
  float(places: ReadonlyMap<string, { x: number; y: number }>): void {
    if (places.size === 0 && this.#afloat.size === 0) return
    const left = new Set(this.#afloat.keys())
    for (const [id, place] of places) {
      this.#afloat.set(shapeIdOf(id), place)
      left.delete(shapeIdOf(id))
    }
    for (const id of left) {
      this.#afloat.delete(id)
      this.#touched.add(id)
    }
    this.#schedule()
  }

  /** Writes changed drawing unless a stroke is under way; of a text that is being typed, every so often. */
  storeAtRest(): void {
    if (this.#unsent.size === 0) return
    const { isBusy, isTyping } = this.#options
    if (isBusy?.()) return
    const typing = [...this.#unsent].some((id) => isTyping?.(id))
    if (!typing || performance.now() - this.#storedAt > TYPING_INTERVAL_MS) this.storeDrawing()
  }

  /** Writes changed drawing to the document, as one step. */
  storeDrawing(): void {
    if (this.#stopped) return
    this.#store._flushHistory()
    if (this.#unsent.size === 0) return
    const ids = [...this.#unsent]
    this.#unsent.clear()
    this.#storedAt = performance.now()
    if (this.rights.get().write)
      this.#board.transact(() => {
        for (const id of ids) this.#storeOne(id)
      })
    for (const id of ids) this.#drawing.add(id)
    this.#schedule()
  }

  #storeOne(id: TLShapeId): void {
    const shape = this.#store.unsafeGetWithoutCapture(id) as TLShape | undefined
    const before = this.#board.drawingRecord(id)
    if (!shape) {
      if (before) this.#board.removeDrawing(id)
      return
    }
    const json = JSON.stringify(shape)
    if (json === JSON.stringify(before)) return
    if (json.length > MAX_DRAWING_CHARS) this.#refuse(id, 'it is too large')
    else this.#board.setDrawing(id, JSON.parse(json))
  }

  #onBoard(change: BoardChange): void {
    for (const id of change.drawing) this.#drawing.add(id)
    for (const id of change.clusters) this.#clusters.add(id)
    if (this.#notes) for (const id of change.notes) this.#notes.add(id)
    if (change.notes.size + change.clusters.size > 0) this.#wallStale = true
    this.#schedule()
  }

  #onFacilitation(): void {
    const { facilitation, me, mode } = this.#options
    this.rights.set(readRights(facilitation, me, mode))
    for (const { id } of this.questions.get()) this.#drawing.add(shapeIdOf(id))
    this.questions.set(facilitation.questions())
    for (const { id } of this.questions.get()) this.#drawing.add(shapeIdOf(id))
    this.#notes = null
    this.#wallStale = true
    this.#schedule()
  }

  #onStore(changes: {
    added: Record<string, TLRecord>
    updated: Record<string, [TLRecord, TLRecord]>
    removed: Record<string, TLRecord>
  }): void {
    const touched = [
      ...Object.values(changes.added),
      ...Object.values(changes.updated).map(([, after]) => after),
      ...Object.values(changes.removed),
    ]
    for (const record of touched) {
      if (record.typeName !== 'shape') continue
      if (isDrawing(record)) this.#unsent.add(record.id)
      else if (isBoardShape(record)) this.#touched.add(record.id)
    }
    if (this.#unsent.size + this.#touched.size > 0) this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled || this.#stopped) return
    this.#scheduled = true
    this.#options.nextFrame(() => {
      this.#scheduled = false
      if (this.#stopped) return
      this.storeAtRest()
      this.flush()
    })
  }

  #diffWall(puts: TLRecord[], gone: TLShapeId[]): void {
    const { records } = this.wall
    const ids = new Set([...this.wall.takeChanged(), ...this.#touched, ...this.#held, ...this.#afloat.keys()])
    this.#touched.clear()
    for (const id of ids) {
      const record = records.get(id)
      const before = this.#store.unsafeGetWithoutCapture(id) as BoardShape | undefined
      if (record) {
        const wanted = before && isBoardShape(before) ? this.#placed(record, before) : record
        if (!before || !sameShape(before, wanted)) puts.push(wanted)
      } else if (before && isBoardShape(before)) gone.push(id)
    }
  }

  /** The shape with the place of the hand that holds it, if one does. */
  #placed(record: BoardShape, before: BoardShape): BoardShape {
    if (this.#held.has(record.id)) return { ...record, x: before.x, y: before.y, index: before.index }
    const goal = this.#afloat.get(record.id)
    if (!goal) return record
    const index = record.type === 'board-cluster' ? HELD_CLUSTER : HELD_NOTE
    const [dx, dy] = [goal.x - before.x, goal.y - before.y]
    if (Math.hypot(dx, dy) < 1) return { ...record, x: goal.x, y: goal.y, index }
    this.#schedule()
    return { ...record, x: before.x + dx * GLIDE, y: before.y + dy * GLIDE, index }
  }

  #diffDrawing(puts: TLRecord[], gone: TLShapeId[]): void {
    for (const key of this.#drawing) {
      const id = key as TLShapeId
      if (this.#unsent.has(id)) continue
      this.#drawing.delete(key)
      const value = this.#board.drawingRecord(key)
      const before = this.#store.unsafeGetWithoutCapture(id) as TLShape | undefined
      if (!value) {
        this.#accept(key)
        if (before && isDrawing(before)) gone.push(id)
        continue
      }
      const isZone = this.wall.questions.some((question) => shapeIdOf(question.id) === id)
      const read = isZone ? { why: 'its id is that of a question' } : readDrawing(this.#store, key, value)
      if (read.shape) {
        this.#accept(key)
        if (!before || JSON.stringify(before) !== JSON.stringify(read.shape)) puts.push(read.shape)
      } else {
        this.#refuse(key, read.why)
        if (before && isDrawing(before)) gone.push(id)
      }
    }
  }

  #apply(puts: TLRecord[], gone: TLShapeId[]): void {
    if (puts.length + gone.length === 0) return
    const all = () => {
      if (gone.length > 0) this.#store.remove(gone)
      if (puts.length > 0) this.#store.put(puts)
    }
    try {
      this.#store.mergeRemoteChanges(all)
    } catch {
      // One of them is bad although it was judged: find it, so that the others are shown.
      for (const record of puts) {
        try {
          this.#store.mergeRemoteChanges(() => this.#store.put([record]))
        } catch (error) {
          this.#refuse(record.id, error instanceof Error ? error.message : 'it cannot be shown')
        }
      }
      for (const id of gone)
        if (this.#store.has(id)) this.#store.mergeRemoteChanges(() => this.#store.remove([id]))
    }
  }

  /** The record is good now, or gone: there is nothing to list any more. */
  #accept(id: string): void {
    const refused = this.refused.get()
    if (refused.some((one) => one.id === id)) this.refused.set(refused.filter((one) => one.id !== id))
  }

  #refuse(id: string, why: string): void {
    const others = this.refused.get().filter((refused) => refused.id !== id)
    this.refused.set([...others, { id, why }].slice(-MAX_REFUSED))
  }
}
