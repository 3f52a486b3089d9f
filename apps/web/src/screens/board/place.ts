import { createContext, useContext, useState } from 'react'
import type { BoardView } from './use-board-view.ts'

/** A question, and a note or group of it, in words that hold in either view; `null` for what cannot be told. */
export interface Spot {
  questionId: string | null
  recordId: string | null
}

/** A spot on the board, and the phase in which one came to it: a later phase may concern another question. */
export interface PlaceSpot extends Spot {
  phaseId: string
}

/**
 * Where a person is on the board, whichever view shows it: the question, and the note or group last looked at. The
 * view in sight writes it, the next one reads it and goes on from there.
 */
export class Place {
  #spot: PlaceSpot = { questionId: null, recordId: null, phaseId: '' }
  #isNewToCanvas = false
  #tell: (() => void) | null = null
  /** How the canvas was left, in its own words, which it alone reads; `null` before it was seen. */
  luggage: unknown = null
  /** How far each part of the list was scrolled, px by its name. */
  readonly scrolled = new Map<string, number>()

  get spot(): PlaceSpot {
    return this.#spot
  }

  /** The person went somewhere in a view. What that view cannot tell stays as it was. */
  go(by: BoardView, { questionId, recordId }: Spot, phaseId: string): void {
    const { questionId: before, recordId: held } = this.#spot
    if (questionId === null && recordId === null) return
    if (questionId === before && (recordId === held || recordId === null)) {
      this.#spot = { ...this.#spot, phaseId }
      return
    }
    this.#spot = { questionId, recordId, phaseId }
    this.#isNewToCanvas = by === 'list'
  }

  /** Where the person went since the canvas was left; `null` when they went nowhere. */
  get newToCanvas(): PlaceSpot | null {
    return this.#isNewToCanvas ? this.#spot : null
  }

  /** The canvas is about to go, and this is how it was. */
  leaveCanvas({ luggage, ...spot }: Spot & { luggage: unknown }, phaseId: string): void {
    this.luggage = luggage ?? this.luggage
    this.#isNewToCanvas = false
    this.go('canvas', spot, phaseId)
  }

  /**
   * Has the view in sight tell where the person is once another is about to take its place.
   *
   * @returns ends it
   */
  attend(tell: () => void): () => void {
    this.#tell = tell
    return () => {
      if (this.#tell === tell) this.#tell = null
    }
  }

  /** Another view is about to come up. */
  ask(): void {
    this.#tell?.()
  }
}

export const PlaceContext = createContext<Place | null>(null)

/** The place that the views of this board share; one of its own for a view that stands alone. */
export function usePlace(): Place {
  const shared = useContext(PlaceContext)
  const [own] = useState(() => shared ?? new Place())
  return shared ?? own
}
