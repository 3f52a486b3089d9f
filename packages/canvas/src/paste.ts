import { MAX_NOTE_CHARS, tidyText } from '@atelier/board'

/** Most notes that one paste makes. */
export const MAX_PASTED_NOTES = 60
/** More than that is not looked at: what people paste by accident can be a whole book. */
const MAX_PASTED_CHARS = 400_000

/** What a pasted text would be as notes. */
export interface PastedLines {
  /** One wording for each line with words in it, as long as a note may be. */
  lines: string[]
  /** Lines that were cut to the length of a note. */
  shortened: number
  /** Lines past the most that one paste makes. */
  leftOut: number
}

/** Reads a pasted text line by line. List marks in front of a line ("- ", "• ", "3. ") are not part of the idea. */
export function readLines(text: string): PastedLines {
  const all = text
    .slice(0, MAX_PASTED_CHARS)
    .split(/\r\n?|\n/)
    .map((line) => tidyText(line).replace(/^(?:[-*•–·▪]|\d{1,2}[.)])\s+/u, ''))
    .filter((line) => line !== '')
  const taken = all.slice(0, MAX_PASTED_NOTES)
  return {
    lines: taken.map((line) => cutTo(line, MAX_NOTE_CHARS)),
    shortened: taken.filter((line) => line.length > MAX_NOTE_CHARS).length,
    leftOut: all.length - taken.length,
  }
}

/** The first `room` code units, never half a surrogate pair at the end. */
export function cutTo(text: string, room: number): string {
  if (text.length <= room) return text
  const code = text.charCodeAt(room - 1)
  return text.slice(0, Math.max(0, code >= 0xd800 && code <= 0xdbff ? room - 1 : room))
}
