import {
  type BoardDoc,
  type Cluster,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Note,
  type Role,
  zoneX,
} from '@atelier/board'
import { type Atom, atom, type Editor, type TLShape } from '@tldraw/tldraw'
import type { BoardBinding } from './board-binding.ts'
import { freePlaceNear } from './drop.ts'
import type { Notices } from './notices.ts'
import { isClusterShape, isNoteShape, shapeIdOf } from './shapes/board-shapes.ts'
import type { Steps } from './steps.ts'

export interface ArrangingOptions {
  board: BoardDoc
  binding: BoardBinding
  notices: Notices
  me: { personId: string; role: Role }
  editor(): Editor | null
  steps: Steps
  /** Brings a shape into the view. */
  show(shape: TLShape): void
}

/** What can be done with the selected notes or the selected group without dragging: by key, by finger, by menu. */
export class Arranging {
  /** Whether the choice of where the selected notes go is open. */
  readonly isMoving: Atom<boolean> = atom('is moving', false)
  readonly #options: ArrangingOptions

  constructor(options: ArrangingOptions) {
    this.#options = options
  }

  /** Notes that are selected, as they read. */
  selectedNotes(): Note[] {
    const shapes = this.#options.editor()?.getSelectedShapes() ?? []
    return shapes
      .filter(isNoteShape)
      .flatMap(({ props }) => this.#options.binding.wall.note(props.noteId) ?? [])
  }

  /** Takes up what stands first in the view, for who came here by keyboard; `false` when something is selected. */
  selectFirst(): boolean {
    const editor = this.#options.editor()
    if (!editor?.isIn('select') || editor.getSelectedShapeIds().length > 0) return false
    const view = editor.getViewportPageBounds()
    const [first] = [...this.#options.binding.wall.records.values()]
      .filter((shape) => isNoteShape(shape) && view.containsPoint(shape))
      .sort((a, b) => a.y - b.y || a.x - b.x)
    if (first) editor.select(first.id)
    return first !== undefined
  }

  selectedCluster(): Cluster | null {
    const shape = this.#options.editor()?.getOnlySelectedShape() ?? undefined
    return isClusterShape(shape) ? this.#options.binding.wall.cluster(shape.props.clusterId) : null
  }

  /** Opens the choice of where the selected notes go; the keyboard's way of dragging. */
  openMoveMenu(): boolean {
    const { cluster, move } = this.#options.binding.rights.get()
    if ((!cluster && !move) || this.selectedNotes().length === 0) return false
    this.isMoving.set(true)
    return true
  }

  /** Takes the selected notes into a group, out of theirs, or below another question. */
  moveSelected(to: { clusterId: string } | { questionId: string } | 'out'): void {
    const notes = this.selectedNotes()
    this.isMoving.set(false)
    this.#options.steps.one(() => {
      if (to === 'out') for (const note of notes) this.#options.board.leaveCluster(note.id)
      else if ('clusterId' in to)
        this.#options.board.joinCluster(
          notes.filter((note) => note.clusterId !== to.clusterId).map((note) => note.id),
          to.clusterId,
          null,
        )
      else this.#carryTo(to.questionId, notes)
    })
    this.#options.binding.flush()
    const [first] = notes
    const shape = first && this.#options.editor()?.getShape(shapeIdOf(first.id))
    if (shape) this.#options.show(shape)
    this.#options.editor()?.getContainer().focus()
  }

  #carryTo(questionId: string, notes: readonly Note[]): void {
    const taken = this.#options.binding.wall.placed(questionId, new Set(notes.map((note) => note.id)))
    for (const note of notes) {
      const xy = freePlaceNear([0, 0], { w: NOTE_WIDTH, h: NOTE_HEIGHT }, taken)
      taken.push({ x: xy[0], y: xy[1], w: NOTE_WIDTH, h: NOTE_HEIGHT })
      this.#options.board.placeNote(note.id, questionId, xy)
    }
  }

  /** What the selected notes would be joined into: who may only join own notes joins them to somebody else's. */
  mergePlan(): { into: Note; notes: Note[] } | null {
    if (!this.#options.binding.rights.get().merge) return null
    const notes = [...this.selectedNotes()].sort((a, b) => a.createdAt - b.createdAt)
    const isAny = this.#options.me.role === 'facilitator'
    const isMine = (note: Note) => note.authorId === this.#options.me.personId
    const into = (isAny ? undefined : notes.find((note) => !isMine(note))) ?? notes[0]
    const others = notes.filter((note) => note !== into && (isAny || isMine(note)))
    return into && others.length > 0 ? { into, notes: others } : null
  }

  /** Joins notes that say the same; all wordings stay, and the note says by how many it was said. */
  merge(): boolean {
    const plan = this.mergePlan()
    if (!plan) return false
    this.#options.steps.one(() => {
      for (const note of plan.notes) this.#options.board.mergeInto(note.id, plan.into.id)
    })
    this.#options.notices.say([{ text: 'merged', values: { n: plan.notes.length + 1 } }], {
      text: 'undo',
      run: () => this.#options.steps.undo(),
    })
    this.#options.editor()?.select(shapeIdOf(plan.into.id))
    return true
  }

  /** Lets the selected group change places with the one before or after it under its question. */
  reorder(step: -1 | 1): boolean {
    const cluster = this.selectedCluster()
    if (!cluster) return this.reorderNote(step)
    if (!this.#options.binding.rights.get().cluster) return false
    const row = this.#options.board
      .clusters()
      .filter(
        ({ questionId, id }) => questionId === cluster.questionId && this.#options.binding.wall.cluster(id),
      )
    const other = row[row.findIndex(({ id }) => id === cluster.id) + step]
    if (!other) return true
    const places = [cluster, other].map(({ id }) => this.#options.binding.wall.records.get(shapeIdOf(id)))
    const left = zoneX(this.#options.binding.wall.zoneOf(cluster.questionId))
    this.#options.steps.one(() => {
      this.#options.board.setClusterOrder(cluster.id, other.order)
      this.#options.board.setClusterOrder(other.id, cluster.order)
      if (!cluster.xy && !other.xy) return
      const [mine, theirs] = places
      if (theirs) this.#options.board.moveCluster(cluster.id, cluster.questionId, [theirs.x - left, theirs.y])
      if (mine) this.#options.board.moveCluster(other.id, other.questionId, [mine.x - left, mine.y])
    })
    return true
  }

  /** Moves the selected note along the flow of its group; `false` when it is in none. */
  reorderNote(step: number): boolean {
    const [note, ...others] = this.selectedNotes()
    if (!note?.clusterId || others.length > 0 || !this.#options.binding.rights.get().cluster) return false
    const ids = this.#options.binding.wall.cluster(note.clusterId)?.noteIds ?? []
    const at = ids.indexOf(note.id)
    const before = step < 0 ? ids[at - 1] : (ids[at + 2] ?? null)
    if (before === undefined || (step > 0 && at === ids.length - 1)) return true
    this.#options.steps.one(() => this.#options.board.joinCluster([note.id], note.clusterId ?? '', before))
    return true
  }

  /** Puts the caret in the title of the selected group. */
  nameSelected(): boolean {
    const cluster = this.selectedCluster()
    const container = this.#options.editor()?.getContainer()
    const field = container?.querySelector<HTMLInputElement>(`[data-cluster-id="${cluster?.id}"] input`)
    field?.focus()
    field?.select()
    return field !== null && field !== undefined
  }
}
