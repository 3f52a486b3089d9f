import { remainingMs, type Timer } from '@atelier/board'

/** What is told of the time in a phase, in the order in which it comes. */
export const TIME_MARKS = ['halfTime', 'fiveMinutesLeft', 'oneMinuteLeft', 'timeUp'] as const
export type TimeMark = (typeof TIME_MARKS)[number]

const MINUTE_MS = 60_000
/** Shorter phases are over before half of them is news. */
const HALF_FROM_MS = 4 * MINUTE_MS
/** Of ten minutes and less, five are the half or more. */
const FIVE_OVER_MS = 10 * MINUTE_MS
const ONE_OVER_MS = 1.5 * MINUTE_MS

/** The mark that a clock has come to; `null` before the first, and before it was started. */
export function timeMark(timer: Timer, nowMs: number): TimeMark | null {
  const left = remainingMs(timer, nowMs)
  if (timer === null || left === null) return null
  if (left === 0) return 'timeUp'
  if (timer.totalMs > ONE_OVER_MS && left <= MINUTE_MS) return 'oneMinuteLeft'
  if (timer.totalMs > FIVE_OVER_MS && left <= 5 * MINUTE_MS) return 'fiveMinutesLeft'
  return timer.totalMs >= HALF_FROM_MS && left <= timer.totalMs / 2 ? 'halfTime' : null
}

/** What a screen reader was told of a phase. */
export interface Told {
  phaseId: string
  mark: TimeMark | null
  before: readonly TimeMark[]
  /** What is being said: the phase itself, a mark, or nothing. */
  now: 'phase' | TimeMark | null
}

export const NOTHING_TOLD: Told = { phaseId: '', mark: null, before: [], now: null }

/**
 * What is to be said next: a phase as it begins, then each mark as the clock comes to it. Who joins later hears the
 * phase, not what has passed. Time that is added takes a mark back in silence; its last minute and its end are said
 * again then, the half and the five minutes are not.
 */
export function tellNext(told: Told, phaseId: string, mark: TimeMark | null): Told {
  if (phaseId !== told.phaseId) return { phaseId, mark, before: mark ? [mark] : [], now: 'phase' }
  if (mark === told.mark) return told
  const isOnwards = mark !== null && rank(mark) > rank(told.mark)
  const isKnown = mark === 'halfTime' || mark === 'fiveMinutesLeft' ? told.before.includes(mark) : false
  return {
    phaseId,
    mark,
    before: mark ? [...told.before, mark] : told.before,
    now: isOnwards && !isKnown ? mark : null,
  }
}

const rank = (mark: TimeMark | null) => (mark ? TIME_MARKS.indexOf(mark) : -1)
