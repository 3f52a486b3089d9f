import { type BoardDoc, clusterSize, NOTE_HEIGHT, NOTE_WIDTH, type Rect, zoneX } from '@atelier/board'
import { type Atom, atom, type Editor, getIndexAbove, type TLShape, type TLShapeId } from '@tldraw/tldraw'
import type { BoardBinding } from './board-binding.ts'
import { clusterPlace, contains, type Drop, decideDrop, freePlaceNear, placeIn } from './drop.ts'
import {
  type ClusterShape,
  isBoardShape,
  isClusterShape,
  isDrawing,
  isNoteShape,
  type NoteShape,
  shapeIdOf,
} from './shapes/board-shapes.ts'
import { DRAWING_FLOOR, HELD_CLUSTER, HELD_NOTE, PAGE_ID } from './wall.ts'

export interface HandOptions {
  editor: Editor
  board: BoardDoc
  binding: BoardBinding
  /** Called while notes are moved, with the place of each on the page; `null` when the hand is empty. */
  onMove(places: Record<string, [number, number]> | null): void
  /** Called when notes were brought together and the group wants a name. */
  onGroup(clusterId: string): void
  /** Called before and after a drop: one human step of undo. */
  onStep(): void
}

/** Notes that were pushed with the arrow keys count as let go of after that long, ms. */
const NUDGE_PAUSE_MS = 450

/**
 * The person's hand on the wall: what may be moved, what lights up below it, and what a drop writes.
 *
 * While notes move, the store alone knows; the document is written once, at the drop, in one transaction. A gesture
 * that is cancelled writes nothing.
 */
export class Hand {
  /** Ids of notes and clusters in the hand. */
  readonly held: Atom<ReadonlySet<string>> = atom('held', new Set())
  /** Note or cluster that would receive them. */
  readonly target: Atom<string | null> = atom('target', null)
  /** Where what is held would come to lie, on the page; `null` when a group would begin. */
  readonly landing: Atom<Rect | null> = atom('landing', null)

  readonly #options: HandOptions
  /** Board shapes that were moved and not yet let go of. */
  #moved = new Set<TLShapeId>()
  #grip: Grip | null = null
  /** Shapes that were made without the right to, on their way out again. */
  readonly #unwanted = new Set<TLShapeId>()
  #lastMove = 0
  readonly #stops: (() => void)[] = []

  constructor(options: HandOptions) {
    this.#options = options
    const { editor } = options
    editor.on('tick', this.#onTick)
    const { sideEffects } = editor
    this.#stops.push(
      () => editor.off('tick', this.#onTick),
      sideEffects.registerBeforeCreateHandler('shape', (shape, source) =>
        source === 'user' ? this.#beforeCreate(shape) : shape,
      ),
      sideEffects.registerAfterCreateHandler('shape', (shape, source) => {
        if (source !== 'user' || this.#mayCreate(shape)) return
        this.#unwanted.add(shape.id)
        editor.store.remove([shape.id])
        this.#unwanted.delete(shape.id)
      }),
      sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
        source === 'user' ? this.#beforeChange(before, after) : after,
      ),
      sideEffects.registerBeforeDeleteHandler('shape', (shape, source) =>
        source === 'user' && !this.#mayDelete(shape) ? false : undefined,
      ),
      // The eraser is for drawing: notes do not even fade under it.
      sideEffects.registerBeforeChangeHandler('instance_page_state', (_, after) => {
        const erasing = after.erasingShapeIds.filter((id) => !isBoardShape(editor.getShape(id)))
        return erasing.length === after.erasingShapeIds.length
          ? after
          : { ...after, erasingShapeIds: erasing }
      }),
    )
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#letGo()
  }

  /** Looks at once whether something was let go of; otherwise the next tick does. */
  settle(): void {
    this.#onTick()
  }

  /** Brings selected notes together in one group. */
  group(): void {
    const { editor, binding, onStep } = this.#options
    if (!binding.rights.get().cluster) return
    const notes = editor.getSelectedShapes().filter(isNoteShape)
    const first = notes[0] && binding.wall.note(notes[0].props.noteId)
    if (!first || notes.length < 2) return
    onStep()
    this.#makeGroup(
      first.id,
      notes.slice(1).map((shape) => shape.props.noteId),
    )
    onStep()
    editor.selectNone()
    binding.flush()
  }

  #beforeCreate(shape: TLShape): TLShape {
    if (!isDrawing(shape)) return shape
    let top = DRAWING_FLOOR
    for (const other of this.#options.editor.getCurrentPageShapes())
      if (isDrawing(other) && other.index > top) top = other.index
    return { ...shape, parentId: PAGE_ID, index: shape.index > top ? shape.index : getIndexAbove(top) }
  }

  #mayCreate(shape: TLShape): boolean {
    return isDrawing(shape) && this.#options.binding.rights.get().write
  }

  #mayDelete(shape: TLShape): boolean {
    // Notes and clusters leave by the document, so that it can say who may take them away.
    if (this.#unwanted.has(shape.id)) return true
    return !isBoardShape(shape) && this.#options.binding.rights.get().write
  }

  #beforeChange(before: TLShape, after: TLShape): TLShape {
    if (!isBoardShape(before)) return this.#options.binding.rights.get().write ? after : before
    if (before.x === after.x && before.y === after.y) return before
    if (!this.#mayMove(before)) return before
    this.#options.binding.hold([before.id])
    this.#moved.add(before.id)
    this.#lastMove = performance.now()
    return { ...before, x: after.x, y: after.y }
  }

  #mayMove(shape: TLShape): boolean {
    const { rights, wall } = this.#options.binding
    const { move, cluster } = rights.get()
    if (isClusterShape(shape)) return cluster
    if (!isNoteShape(shape)) return false
    // What one may write one may also put where one wants it.
    return wall.note(shape.props.noteId)?.clusterId ? cluster : move || shape.props.mayEdit
  }

  readonly #onTick = () => {
    if (this.#moved.size === 0) return
    const { editor } = this.#options
    this.#grip ??= this.#take()
    if (editor.isIn('select.translating')) {
      this.#carry(this.#grip)
      return
    }
    if (editor.inputs.isPointing) return
    const isNudge = !this.#grip.byPointer
    if (isNudge && performance.now() - this.#lastMove < NUDGE_PAUSE_MS) this.#carry(this.#grip)
    else this.#drop(this.#grip)
  }

  /** Closes the hand around what is being moved; notes of a cluster come along. */
  #take(): Grip {
    const { editor, binding } = this.#options
    const shapes = [...this.#moved].map((id) => editor.getShape(id))
    const clusters = shapes.filter(isClusterShape)
    const members = new Map<string, { clusterId: string; dx: number; dy: number }>()
    for (const { props } of clusters) {
      const home = binding.wall.records.get(shapeIdOf(props.clusterId))
      for (const noteId of binding.wall.cluster(props.clusterId)?.noteIds ?? []) {
        const record = binding.wall.records.get(shapeIdOf(noteId))
        if (home && record)
          members.set(noteId, { clusterId: props.clusterId, dx: record.x - home.x, dy: record.y - home.y })
      }
    }
    const notes = shapes.filter(isNoteShape).filter(({ props }) => !members.has(props.noteId))
    const { originPagePoint } = editor.inputs
    const under = notes.find(({ id }) => {
      const start = binding.wall.records.get(id)
      return start && contains({ x: start.x, y: start.y, w: NOTE_WIDTH, h: NOTE_HEIGHT }, originPagePoint)
    })
    const grip: Grip = {
      clusters: clusters.map((shape) => shape.props.clusterId),
      notes: notes.map((shape) => shape.props.noteId),
      members,
      lead: (under ?? notes[0])?.props.noteId ?? null,
      byPointer: editor.isIn('select.translating'),
    }
    const ids = [...grip.clusters, ...grip.notes, ...members.keys()]
    binding.hold(ids.map(shapeIdOf))
    this.held.set(new Set(ids))
    const raised = ids.flatMap((id) => {
      const shape = editor.getShape(shapeIdOf(id))
      return shape ? [{ ...shape, index: isClusterShape(shape) ? HELD_CLUSTER : HELD_NOTE }] : []
    })
    editor.store.mergeRemoteChanges(() => editor.store.put(raised))
    return grip
  }

  /** Notes of a cluster follow it, the target lights up, the others see it move. */
  #carry(grip: Grip): void {
    const { editor, binding, onMove } = this.#options
    const followers: TLShape[] = []
    for (const [noteId, { clusterId, dx, dy }] of grip.members) {
      const cluster = editor.getShape(shapeIdOf(clusterId))
      const note = editor.getShape(shapeIdOf(noteId))
      if (cluster && note && (note.x !== cluster.x + dx || note.y !== cluster.y + dy))
        followers.push({ ...note, x: cluster.x + dx, y: cluster.y + dy })
    }
    if (followers.length > 0) editor.store.mergeRemoteChanges(() => editor.store.put(followers))
    const drop = grip.byPointer ? this.#dropOf(grip) : null
    this.target.set(drop?.kind === 'join' ? drop.clusterId : drop?.kind === 'group' ? drop.noteId : null)
    this.landing.set(grip.byPointer ? this.#landingOf(grip, drop) : null)
    const places: Record<string, [number, number]> = {}
    for (const id of [...grip.clusters, ...grip.notes, ...grip.members.keys()]) {
      const shape = editor.getShape(shapeIdOf(id))
      if (shape) places[id] = [shape.x, shape.y]
    }
    onMove(Object.keys(places).length > 0 && binding.rights.get().appear ? places : null)
  }

  #dropOf(grip: Grip): Drop | null {
    const { editor, binding } = this.#options
    const lead = grip.lead && editor.getShape<NoteShape>(shapeIdOf(grip.lead))
    if (!lead) return null
    return decideDrop(rectOf(lead), this.held.get(), binding.wall.targets(), binding.rights.get().cluster)
  }

  /** Where the note under the pointer, or the group in the hand, would lie. */
  #landingOf(grip: Grip, drop: Drop | null): Rect | null {
    const { editor, binding } = this.#options
    if (drop?.kind === 'group') return null
    if (drop?.kind === 'join') return { x: drop.slot[0], y: drop.slot[1], w: NOTE_WIDTH, h: NOTE_HEIGHT }
    const id = grip.lead ?? grip.clusters[0]
    const shape = id && editor.getShape<NoteShape | ClusterShape>(shapeIdOf(id))
    const place = shape && placeIn(rectOf(shape), binding.wall.targets().questions)
    if (!shape || !place) return null
    const { w, h } = shape.props
    const [x, y] = freePlaceNear(place.xy, { w, h }, binding.wall.placed(place.questionId, this.held.get()))
    return { x: x + zoneX(binding.wall.zoneOf(place.questionId)), y, w, h }
  }

  #drop(grip: Grip): void {
    const { board, binding, onStep } = this.#options
    if (this.#hasMoved(grip)) {
      const drop = grip.byPointer ? this.#dropOf(grip) : null
      onStep()
      board.transact(() => {
        for (const id of grip.clusters) this.#placeCluster(id, grip)
        if (grip.notes.length === 0) return
        if (drop?.kind === 'join') board.joinCluster(grip.notes, drop.clusterId, drop.before)
        else if (drop?.kind === 'group') this.#makeGroup(drop.noteId, grip.notes)
        else this.#placeNotes(grip)
      })
      onStep()
    }
    this.#letGo()
    binding.flush()
  }

  #hasMoved(grip: Grip): boolean {
    const { editor, binding } = this.#options
    return [...grip.clusters, ...grip.notes].some((id) => {
      const shape = editor.getShape(shapeIdOf(id))
      const start = binding.wall.records.get(shapeIdOf(id))
      return shape && start && Math.hypot(shape.x - start.x, shape.y - start.y) >= 1
    })
  }

  #makeGroup(firstId: string, noteIds: readonly string[]): void {
    const { board, binding, onGroup } = this.#options
    const first = binding.wall.note(firstId)
    const shape = binding.wall.records.get(shapeIdOf(firstId))
    if (!first || !shape) return
    const all = new Set([firstId, ...noteIds])
    const wish = clusterPlace([shape.x - zoneX(binding.wall.zoneOf(first.questionId)), shape.y], all.size)
    const xy = freePlaceNear(wish, clusterSize(all.size), binding.wall.placed(first.questionId, all))
    board.transact(() => {
      const clusterId = board.makeCluster([], { questionId: first.questionId, xy })
      board.joinCluster([...all], clusterId)
      onGroup(clusterId)
    })
  }

  #placeNotes(grip: Grip): void {
    const { editor, board, binding } = this.#options
    const held = this.held.get()
    const taken = new Map<string, Rect[]>()
    for (const id of grip.notes) {
      const shape = editor.getShape<NoteShape>(shapeIdOf(id))
      const place = shape && placeIn(rectOf(shape), binding.wall.targets().questions)
      if (!place) continue
      const obstacles = taken.get(place.questionId) ?? binding.wall.placed(place.questionId, held)
      taken.set(place.questionId, obstacles)
      const [x, y] = freePlaceNear(place.xy, { w: NOTE_WIDTH, h: NOTE_HEIGHT }, obstacles)
      // Notes that are moved together keep their places among each other.
      board.placeNote(id, place.questionId, [x, y])
    }
  }

  #placeCluster(id: string, grip: Grip): void {
    const { editor, board, binding } = this.#options
    const shape = editor.getShape<ClusterShape>(shapeIdOf(id))
    const place = shape && placeIn(rectOf(shape), binding.wall.targets().questions)
    if (!shape || !place) return
    const own = new Set([...grip.clusters, ...grip.notes, ...grip.members.keys()])
    const { w, h } = shape.props
    board.moveCluster(
      id,
      place.questionId,
      freePlaceNear(place.xy, { w, h }, binding.wall.placed(place.questionId, own)),
    )
  }

  #letGo(): void {
    if (this.#moved.size === 0 && !this.#grip) return
    this.#moved = new Set()
    this.#grip = null
    this.held.set(new Set())
    this.target.set(null)
    this.landing.set(null)
    this.#options.onMove(null)
    this.#options.binding.release()
  }
}

/** What the hand holds. */
interface Grip {
  clusters: string[]
  notes: string[]
  /** Notes that come along with a cluster, and where they stand in it. */
  members: Map<string, { clusterId: string; dx: number; dy: number }>
  /** The note under the pointer: what it is dropped on decides. */
  lead: string | null
  byPointer: boolean
}

const rectOf = ({ x, y, props }: NoteShape | ClusterShape): Rect => ({ x, y, w: props.w, h: props.h })
