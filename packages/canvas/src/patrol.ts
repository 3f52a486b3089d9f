import { GAP, NOTE_HEIGHT } from '@atelier/board'

/** A screenful of a question: its zone from 0, and the top of the view, board units. */
export interface Stop {
  zone: number
  top: number
}

/** Rows of notes stand that far apart. */
const ROW = NOTE_HEIGHT + GAP

/**
 * The screenfuls in which a wall is read that is too tall for a screen nobody touches. Each shows the last row of the
 * one before again, so that every note is whole on one of them, wherever it stands.
 *
 * @param zones from left to right, each with the foot of what stands in it, board units
 * @param viewHeight what the screen shows at once, board units
 */
export function stopsOf(zones: readonly { zone: number; foot: number }[], viewHeight: number): Stop[] {
  const step = Math.max(ROW, viewHeight - ROW)
  return zones.flatMap(({ zone, foot }) => {
    const more = Math.max(0, Math.ceil((foot + GAP - viewHeight) / step))
    return Array.from({ length: more + 1 }, (_, n) => ({ zone, top: n * step }))
  })
}

/** A screenful stays that long, ms: two rows of notes can be read aloud in it. */
const STAY_MS = 9000

/** Goes from screenful to screenful and begins again at the end. What is asked for anew each time may have grown. */
export class Patrol {
  #timer: ReturnType<typeof setInterval> | null = null
  #at = 0

  start(stops: () => readonly Stop[], go: (stop: Stop) => void): void {
    this.stop()
    this.#at = 0
    const next = () => {
      const all = stops()
      const stop = all[this.#at % Math.max(1, all.length)]
      if (stop) go(stop)
      this.#at = (this.#at + 1) % Math.max(1, all.length)
    }
    next()
    this.#timer = setInterval(next, STAY_MS)
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
