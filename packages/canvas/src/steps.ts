import type { BoardDoc, UndoHistory } from '@atelier/board'
import { type Atom, atom } from '@tldraw/tldraw'

export interface StepsOptions {
  board: BoardDoc
  /** Called before a step is taken back: what is not in the document yet comes first. */
  beforeUndo(): void
  /** Whether what stands now is half of a step: the other half goes with it. */
  isHalfway(): boolean
}

/** Letters typed with shorter pauses than that are taken back together, ms. */
const TYPING_PAUSE_MS = 1500

/** What this person did, step by step, and taking it back. What others did is never taken back by it. */
export class Steps {
  /** Whether there is something to undo, to redo. */
  readonly left: Atom<{ undo: boolean; redo: boolean }> = atom('steps left', { undo: false, redo: false })
  readonly #options: StepsOptions
  readonly #history: UndoHistory

  constructor(options: StepsOptions) {
    this.#options = options
    this.#history = options.board.history()
    this.#history.captureTimeout = TYPING_PAUSE_MS
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.#history.on(event, () =>
        this.left.set({ undo: this.#history.canUndo(), redo: this.#history.canRedo() }),
      )
  }

  stop(): void {
    this.#history.destroy()
  }

  /** Number of steps that can be undone. */
  get depth(): number {
    return this.#history.depth
  }

  /** The next change begins a new step. */
  part(): void {
    this.#history.stopCapturing()
  }

  /** One human step: what happens in it is taken back together, and with nothing else. */
  one<T>(change: () => T): T {
    this.part()
    const result = this.#options.board.transact(change)
    this.part()
    return result
  }

  /** Takes back this person's last step. A note and its first words are one step once the note is closed. */
  undo(): void {
    this.#options.beforeUndo()
    this.#history.undo()
    if (this.#options.isHalfway()) this.#history.undo()
  }

  redo(): void {
    this.#history.redo()
    if (this.#options.isHalfway()) this.#history.redo()
  }

  /**
   * Takes back all steps down to a depth.
   *
   * @returns how many were taken back
   */
  backTo(depth: number): number {
    let steps = 0
    while (this.#history.depth > depth && this.#history.undo()) steps++
    return steps
  }

  /** Forgets what could be done again. */
  clearRedo(): void {
    this.#history.clearRedo()
  }

  /** Answers undo and redo keys, in fields too: a browser's own undo would take back other people's letters. */
  takeKey(event: KeyboardEvent): boolean {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return false
    event.preventDefault()
    if (key === 'y' || event.shiftKey) this.redo()
    else this.undo()
    return true
  }
}
