import type * as Y from 'yjs'

/** One replacement in a text: `text` in the place of what stands from `from` to before `until`. */
export interface Splice {
  from: number
  until: number
  text: string
}

/** The replacement between the common ends that leads from one text to another. Surrogate pairs are never cut in half. */
export function spliceOf(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  if (head > 0 && isHighSurrogate(before.charCodeAt(head - 1))) head--
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--
  return { from: head, until: before.length - tail, text: after.slice(head, after.length - tail) }
}

/** Turns a shared text into another by one deletion and one insertion. */
export function rewrite(shared: Y.Text, text: string): void {
  const old = shared.toString()
  if (old === text) return
  const change = spliceOf(old, text)
  if (change.until > change.from) shared.delete(change.from, change.until - change.from)
  if (change.text !== '') shared.insert(change.from, change.text)
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff
