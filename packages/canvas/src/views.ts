import type { FacilitationDoc } from '@atelier/board'
import { ZONE_WIDTH } from '@atelier/board'
import type { Editor, TLShape, TLShapeId } from '@tldraw/tldraw'
import type { BoardBinding } from './board-binding.ts'
import type { WallCamera } from './camera.ts'
import { Patrol, stopsOf } from './patrol.ts'
import { idOf, isClusterShape, isNoteShape, shapeIdOf } from './shapes/board-shapes.ts'

export interface ViewsOptions {
  facilitation: FacilitationDoc
  binding: BoardBinding
  mode: 'work' | 'projector'
  editor(): Editor | null
  camera(): WallCamera | null
  /** Called when the person chose another view themselves. */
  onChoose(): void
}

/** Where somebody is on the board, in words that hold in any view of it; `null` for what cannot be told. */
export interface Spot {
  questionId: string | null
  /** A note or a group. */
  recordId: string | null
}

/** Room around a group that everyone is shown, board units. */
const AROUND_GROUP = 60

/** Where this screen looks on the wall, by name: a question, all of them, a note, a place. */
export class Views {
  readonly #options: ViewsOptions
  readonly #patrol = new Patrol()
  #last: TLShapeId | null = null

  constructor(options: ViewsOptions) {
    this.#options = options
  }

  stop(): void {
    this.#patrol.stop()
  }

  fitAll(): void {
    const { facilitation, binding, mode, camera, onChoose } = this.#options
    onChoose()
    this.#patrol.stop()
    const isReading = facilitation.currentPhase()?.kind === 'read'
    if (mode === 'projector' && isReading) this.#tour(binding.questions.get().map((_, index) => index))
    else camera()?.fitAll()
  }

  fitQuestion(questionId: string): void {
    const zone = this.#zoneOf(questionId)
    if (zone < 0) return
    if (this.#options.mode === 'work') {
      this.fitZone(zone)
      return
    }
    this.#options.onChoose()
    this.#tour([zone])
  }

  fitZone(index: number): void {
    this.#options.onChoose()
    this.#options.camera()?.fitZone(index)
  }

  /** Brings the middle of the view to a place on the page. */
  lookAt(x: number, y: number): void {
    this.#options.onChoose()
    this.#options.camera()?.centreOn(x, y)
  }

  zoomIn(): void {
    this.#options.onChoose()
    this.#options.camera()?.zoomIn()
  }

  zoomOut(): void {
    this.#options.onChoose()
    this.#options.camera()?.zoomOut()
  }

  /** Selects a note and brings it into view. */
  focusNote(id: string): void {
    const { editor, camera } = this.#options
    const shape = editor()?.getShape(shapeIdOf(id))
    if (!isNoteShape(shape)) return
    camera()?.show(editor()?.getShapePageBounds(shape))
    editor()?.select(shape.id)
  }

  /** Keeps in mind which note or group was in hand last. */
  remember(selected: readonly TLShape[]): void {
    this.#last = selected.find((shape) => isNoteShape(shape) || isClusterShape(shape))?.id ?? this.#last
  }

  /**
   * The question and the note or group that this person is at: what was in hand last, as long as it is in view (by
   * keyboard one lets go of it to leave the canvas), else the question that fills the view.
   */
  spot(): Spot {
    const { editor, binding, camera } = this.#options
    const questions = binding.questions.get()
    const last = this.#last === null ? undefined : editor()?.getShape(this.#last)
    const bounds = last && editor()?.getShapePageBounds(last)
    const isInView = bounds && editor()?.getViewportPageBounds().collides(bounds)
    if (isInView && (isNoteShape(last) || isClusterShape(last)))
      return { recordId: idOf(last.id), questionId: questions[last.props.zone]?.id ?? null }
    const zone = camera()?.zoneInView() ?? null
    return { recordId: null, questionId: zone === null ? null : (questions[zone]?.id ?? null) }
  }

  /** Brings a note, a group or a question into the view; `false` when it is not on the wall. */
  show(id: string): boolean {
    const { binding, editor, camera } = this.#options
    this.#patrol.stop()
    binding.flush()
    const zone = this.#zoneOf(id)
    if (zone >= 0) {
      camera()?.fitZone(zone)
      return true
    }
    const shape = editor()?.getShape(shapeIdOf(id))
    const bounds = shape && editor()?.getShapePageBounds(shape)
    if (!bounds) return false
    // With what is around it: a note alone, as large as the screen, has lost its place.
    camera()?.showRect(bounds.clone().expandBy(isClusterShape(shape) ? AROUND_GROUP : ZONE_WIDTH / 4))
    return true
  }

  #zoneOf(questionId: string): number {
    return this.#options.binding.questions.get().findIndex((question) => question.id === questionId)
  }

  /** Nobody touches a projector: what does not fit at a size that is read from afar comes screenful by screenful. */
  #tour(zones: readonly number[]): void {
    const { binding, camera } = this.#options
    const footOf = (zone: number) => {
      const rects = [...binding.wall.records.values()].filter(
        (shape) => shape.type !== 'board-zone' && shape.props.zone === zone,
      )
      return Math.max(0, ...rects.map((shape) => shape.y + shape.props.h))
    }
    this.#patrol.start(
      () =>
        stopsOf(
          zones.map((zone) => ({ zone, foot: footOf(zone) })),
          camera()?.farViewHeight ?? 0,
        ),
      ({ zone, top }) => camera()?.showFar(zone, top),
    )
  }
}
