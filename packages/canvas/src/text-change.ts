/** One step of a `Y.Text` delta: exactly one of the three is set. */
export interface DeltaStep {
  retain?: number | undefined
  insert?: unknown
  delete?: number | undefined
}

/** Put `insert` at `at`, after taking out `remove` code units. */
export interface TextChange {
  at: number
  remove: number
  insert: string
}

/**
 * The change that turned one text into another, as the caret tells it.
 *
 * "aa" from "a" could be a letter before or after; what stands behind the caret is what was there before, so the
 * change ends at the caret. Letters that others type at the same time then stay on the right side of it. Surrogate
 * pairs are never cut in half.
 *
 * @param caret end of the selection in `after`
 * @returns `null` when both are equal
 */
export function textChange(before: string, after: string, caret: number): TextChange | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let tail = 0
  const behind = Math.min(most, after.length - Math.min(caret, after.length))
  while (tail < behind && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  let head = 0
  while (head < most - tail && before[head] === after[head]) head++
  // The caret may stand before what was put in, as after a drop: then more of the end is common.
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (head > 0 && isHigh(before.charCodeAt(head - 1))) head--
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail--
  return { at: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) }
}

/**
 * Where a place in a text is after a change made elsewhere.
 *
 * @param stay whether the place stays before what is put in exactly there, as a caret does
 */
export function mapIndex(index: number, delta: readonly DeltaStep[], stay = true): number {
  let at = 0
  let mapped = index
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain
    else if (step.delete !== undefined) {
      if (at < mapped) mapped = Math.max(at, mapped - step.delete)
    } else {
      const length = typeof step.insert === 'string' ? step.insert.length : 1
      if (at < mapped || (at === mapped && !stay)) mapped += length
      at += length
    }
  }
  return mapped
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff
