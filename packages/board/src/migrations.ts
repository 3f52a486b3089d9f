import type { BoardDoc } from './board-doc.ts'
import { type FacilitationDoc, LAYOUT } from './facilitation-doc.ts'

/** Raises both documents of a board by one layout. Runs on the server, once, before anybody reads them. */
export interface Migration {
  /** The layout it starts from. */
  from: number
  up(board: BoardDoc, facilitation: FacilitationDoc): void
}

/** One step for each layout that was ever in use, oldest first. Each has its test. */
export const migrations: readonly Migration[] = [
  {
    // Layout 0: boards written before the version was stored in the document. The maps are the same.
    from: 0,
    up() {},
  },
]

/**
 * Brings a board to the present layout.
 *
 * @returns the layouts it passed through; empty when nothing was to do
 * @throws Error when the board was written by a newer version
 */
export function migrate(
  board: BoardDoc,
  facilitation: FacilitationDoc,
  steps: readonly Migration[] = migrations,
  target: number = LAYOUT,
): number[] {
  if (facilitation.layout > target)
    throw new Error(
      `this board has layout ${facilitation.layout}, newer than ${target}, the newest known here. Update the server.`,
    )
  const passed: number[] = []
  for (let layout = facilitation.layout; layout < target; layout = facilitation.layout) {
    const step = steps.find((candidate) => candidate.from === layout)
    if (!step) throw new Error(`no migration leads on from layout ${layout}. Add it in migrations.ts.`)
    step.up(board, facilitation)
    facilitation.layout = layout + 1
    passed.push(layout)
  }
  return passed
}
