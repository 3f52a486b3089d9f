import type { BoardDoc, UndoHistory } from '@atelier/board'
import { type Observable, Value } from '../../../session/observable.ts'
import type { NoteActions, Place } from '../note-actions.ts'

/** Notes that one person has chosen to move, and the drag that is under way. */
export class SortingDesk {
  readonly #board: BoardDoc
  readonly #actions: NoteActions
  readonly #chosen = new Value<ReadonlySet<string>>(new Set())
  readonly #dragging = new Value(false)
  #history: UndoHistory | null = null

  constructor(board: BoardDoc, actions: NoteActions) {
    this.#board = board
    this.#actions = actions
  }

  /** Ids of the notes that move together; some may be gone meanwhile. */
  get chosen(): Observable<ReadonlySet<string>> {
    return this.#chosen
  }

  get dragging(): Observable<boolean> {
    return this.#dragging
  }

  /**
   * From here on what this person does on the board can be undone.
   *
   * @returns a function that ends it
   */
  open(): () => void {
    const history = this.#board.history()
    this.#history = history
    return () => {
      history.destroy()
      this.#history = null
    }
  }

  toggle(noteId: string): void {
    const chosen = new Set(this.#chosen.get())
    if (!chosen.delete(noteId)) chosen.add(noteId)
    this.#chosen.set(chosen)
  }

  clear(): void {
    if (this.#chosen.get().size > 0) this.#chosen.set(new Set())
  }

  /** What moves when this note is taken: all that are chosen if it is one of them, else it alone. */
  takenWith(noteId: string): string[] {
    const present = this.present()
    return present.includes(noteId) ? present : [noteId]
  }

  /** The chosen notes that can still be seen, oldest first. */
  present(): string[] {
    const chosen = this.#chosen.get()
    if (chosen.size === 0) return []
    return this.#board
      .notes()
      .filter(({ id, hidden, mergedInto }) => chosen.has(id) && !hidden && mergedInto === null)
      .map(({ id }) => id)
  }

  dragged(under: boolean): void {
    this.#dragging.set(under)
  }

  /**
   * Moves notes, as a step of their own; those that were chosen are so no longer.
   *
   * @returns id of the group that was begun for them, if one was
   */
  put(noteIds: readonly string[], to: Place): string | null {
    this.#history?.stopCapturing()
    const begun = this.#actions.move(noteIds, to)
    this.#history?.stopCapturing()
    this.clear()
    return begun
  }

  /** Joins the chosen notes to the oldest of them. */
  join(): void {
    const [first, ...others] = this.present()
    if (!first || others.length === 0) return
    this.#history?.stopCapturing()
    this.#actions.merge(others, first)
    this.#history?.stopCapturing()
    this.clear()
  }

  hide(): void {
    this.#history?.stopCapturing()
    this.#actions.hide(this.present())
    this.#history?.stopCapturing()
    this.clear()
  }

  /** @returns whether there was something to undo */
  undo(): boolean {
    return this.#history?.undo() ?? false
  }

  redo(): boolean {
    return this.#history?.redo() ?? false
  }
}
