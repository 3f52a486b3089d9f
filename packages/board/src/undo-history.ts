import type * as Y from 'yjs'

type StackEvent = 'stack-item-added' | 'stack-item-popped' | 'stack-item-updated' | 'stack-cleared'

/**
 * Undo and redo of one person's own changes over the documents they write: the board, and their draft if there is one.
 * The step made last goes first, wherever it was made.
 */
export class UndoHistory {
  readonly #managers: readonly Y.UndoManager[]
  readonly #stops: (() => void)[] = []
  #count = 0

  constructor(managers: readonly Y.UndoManager[]) {
    this.#managers = managers
    for (const manager of managers) {
      const number = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }) => {
        stackItem.meta.set(this, ++this.#count)
      }
      manager.on('stack-item-added', number)
      manager.on('stack-item-updated', number)
      this.#stops.push(() => {
        manager.off('stack-item-added', number)
        manager.off('stack-item-updated', number)
      })
    }
  }

  /** Changes within this time, in ms, are one step, unless `stopCapturing` parts them. */
  set captureTimeout(ms: number) {
    for (const manager of this.#managers) manager.captureTimeout = ms
  }

  /** Number of steps that can be undone. */
  get depth(): number {
    return this.#managers.reduce((sum, manager) => sum + manager.undoStack.length, 0)
  }

  canUndo(): boolean {
    return this.#managers.some((manager) => manager.canUndo())
  }

  canRedo(): boolean {
    return this.#managers.some((manager) => manager.canRedo())
  }

  /** @returns whether there was something to undo */
  undo(): boolean {
    const latest = this.#latest((manager) => manager.undoStack)
    return latest?.undo() != null
  }

  redo(): boolean {
    const latest = this.#latest((manager) => manager.redoStack)
    return latest?.redo() != null
  }

  /** The next change begins a new step. */
  stopCapturing(): void {
    for (const manager of this.#managers) manager.stopCapturing()
  }

  /** Forgets what could be redone. */
  clearRedo(): void {
    for (const manager of this.#managers) manager.clear(false, true)
  }

  /** From here on nothing new can be undone, only what was done before. */
  stopTracking(): void {
    for (const manager of this.#managers)
      for (const origin of [...manager.trackedOrigins]) manager.removeTrackedOrigin(origin)
  }

  /** @returns a function that stops it */
  on(event: StackEvent, listener: () => void): () => void {
    for (const manager of this.#managers) manager.on(event, listener)
    return () => {
      for (const manager of this.#managers) manager.off(event, listener)
    }
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    for (const manager of this.#managers) manager.destroy()
  }

  #latest(stackOf: (manager: Y.UndoManager) => { meta: Map<unknown, unknown> }[]): Y.UndoManager | null {
    let latest: Y.UndoManager | null = null
    let highest = -1
    for (const manager of this.#managers) {
      const top = stackOf(manager).at(-1)
      if (!top) continue
      const number = top.meta.get(this)
      const at = typeof number === 'number' ? number : 0
      if (at > highest) {
        highest = at
        latest = manager
      }
    }
    return latest
  }
}
