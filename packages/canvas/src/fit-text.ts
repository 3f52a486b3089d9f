/** Type sizes of a note's wording, in board units: the largest that fits is taken, so a short idea reads from afar. */
export const NOTE_TYPE = [26, 23, 20, 18, 16, 14.5, 13, 11.5, 10, 9] as const
export const NOTE_LINE_HEIGHT = 1.25

/** Bold letters are that much wider than the plain ones that are measured. */
export const BOLD = 1.08

/** Width of a run of text at a type size of 1. */
export type Measure = (run: string) => number

/**
 * The largest type size at which a text fits a box; the smallest when none does, and then the box scrolls.
 *
 * @param measure widths grow in proportion to the type size
 */
export function fitText(
  text: string,
  box: { w: number; h: number },
  measure: Measure,
  sizes: readonly number[] = NOTE_TYPE,
  lineHeight: number = NOTE_LINE_HEIGHT,
): { size: number; fits: boolean } {
  for (const size of sizes) {
    const lines = Math.floor(box.h / (size * lineHeight))
    if (countLines(text, box.w / size, measure, lines) <= lines) return { size, fits: true }
  }
  return { size: sizes.at(-1) ?? 13, fits: false }
}

/** Lines that a text takes at a width; stops counting above `most`. A word that is too long is broken. */
function countLines(text: string, width: number, measure: Measure, most: number): number {
  const space = measure(' ')
  let lines = 0
  for (const paragraph of text.split('\n')) {
    lines++
    let used = 0
    for (const word of paragraph.split(' ')) {
      const w = measure(word)
      if (used > 0 && used + space + w > width) {
        lines++
        used = 0
      }
      if (w > width) {
        lines += Math.ceil(w / width) - 1
        used = w % width
      } else used += (used > 0 ? space : 0) + w
      if (lines > most) return lines
    }
  }
  return lines
}

/**
 * The lines in which a text stands at a width; a word that is too long is broken between characters.
 *
 * @param width in units of the type size
 */
export function wrapLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    let used = 0
    for (const word of paragraph.split(' ')) {
      const joined = line === '' ? word : `${line} ${word}`
      const w = measure(word)
      const all = line === '' ? w : used + measure(' ') + w
      if (all <= width) {
        line = joined
        used = all
        continue
      }
      if (line !== '') lines.push(line)
      line = ''
      used = 0
      for (const piece of w <= width ? [word] : characters(word)) {
        const wide = measure(piece)
        if (line !== '' && used + wide > width) {
          lines.push(line)
          line = ''
          used = 0
        }
        line += piece
        used += wide
      }
    }
    lines.push(line)
  }
  return lines
}

/** What a reader takes for one character: an emoji with its skin tone, a letter with its accents. */
const characters = (word: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)].map(({ segment }) => segment)

/** Widths without a browser: by kind of character, a little generous. */
export const roughMeasure: Measure = (run) => {
  let width = 0
  for (const character of run) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0x1f000 || (code >= 0x2600 && code < 0x2800)) width += 1.4
    else if (code >= 0x2e80 && code < 0xffe0) width += 1.02
    else if ('mwMW@%—'.includes(character)) width += 0.9
    else if ("ijlt.,:;'|!() ".includes(character)) width += 0.34
    else width += character === character.toLowerCase() ? 0.56 : 0.7
  }
  return width
}

/** Measures with the browser's own type, remembering words. Widths are a little generous: type is not exact. */
export function browserMeasure(fontFamily: string): Measure {
  const context = document.createElement('canvas').getContext('2d')
  const known = new Map<string, number>()
  const REFERENCE = 32
  if (context) context.font = `${REFERENCE}px ${fontFamily}`
  return (run) => {
    let width = known.get(run)
    if (width === undefined) {
      width = context ? (context.measureText(run).width / REFERENCE) * 1.03 : run.length * 0.55
      if (known.size > 20_000) known.clear()
      known.set(run, width)
    }
    return width
  }
}
