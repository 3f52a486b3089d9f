/**
 * Widths of text without a browser: shares of the font size, taken a little wide from Atkinson Hyperlegible Next, so
 * that what is cut to fit does fit.
 */
const WIDTHS: readonly [letters: RegExp, em: number][] = [
  [/^(?:\p{M}|\p{Default_Ignorable_Code_Point})/u, 0],
  [/^[iíìîïjl|!'’.,:;·\u00a0 ]/u, 0.3],
  [/^[frtI()[\]/\\"“”«»-]/u, 0.42],
  [/^[mwMWÆŒ@%&…—]/u, 0.92],
  [/^\p{Lu}/u, 0.7],
  [/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1.02],
  [/^\p{Extended_Pictographic}|^\p{Regional_Indicator}/u, 1.3],
  [/^[\p{Script=Latin}\p{N}]/u, 0.59],
]
const ANY_OTHER = 0.75

let segmenter: Intl.Segmenter | undefined

/** Letters as people see them: an emoji with its parts is one. */
export function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** @returns an upper estimate, in the unit of `size` */
export function textWidth(text: string, size: number): number {
  return graphemes(text).reduce((sum, letter) => sum + widthOf(letter), 0) * size
}

const widthOf = (letter: string): number =>
  letter === '1' ? 0.59 : (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? ANY_OTHER)

/** The text, or as much of its beginning as fits with an ellipsis. */
export function cutToWidth(text: string, size: number, maxWidth: number): string {
  if (textWidth(text, size) <= maxWidth) return text
  const room = maxWidth / size - 0.92
  let used = 0
  let kept = ''
  for (const letter of graphemes(text)) {
    used += widthOf(letter)
    if (used > room) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

/** Breaks text at spaces into lines that fit; the last line is cut when there is more. A long word is cut too. */
export function wrapToWidth(text: string, size: number, maxWidth: number, maxLines: number): string[] {
  const lines: string[] = []
  const words = text.split(/[ \t\n\r]+/).filter(Boolean)
  let line = ''
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || textWidth(longer, size) <= maxWidth) {
      line = longer
      continue
    }
    if (lines.length === maxLines - 1) {
      line = [line, ...words.slice(index)].join(' ')
      break
    }
    lines.push(line)
    line = word
  }
  if (line !== '') lines.push(line)
  return lines.map((one) => cutToWidth(one, size, maxWidth))
}
