import { FONTS, INK } from './look.ts'
import { svg, svgText } from './svg.ts'

/** A line of text in a picture. Lengths are CSS pixels. */
export interface Label {
  x: number
  /** Of the baseline. */
  y: number
  text: string
  size: number
  bold: boolean
  colour: string
  anchor: 'start' | 'middle' | 'end'
}

/** A picture in two layers: who draws it sets the words with the fonts and the care it has. */
export interface Drawing {
  width: number
  height: number
  /** SVG elements without any text. */
  shapes: string
  labels: Label[]
}

/** A line of text, with the usual choices made. */
export function label(
  text: string,
  x: number,
  y: number,
  size: number,
  { bold = false, colour = INK, anchor = 'start' }: Partial<Pick<Label, 'bold' | 'colour' | 'anchor'>> = {},
): Label {
  return { text, x, y, size, bold, colour, anchor }
}

/** The whole picture as SVG; `alt` is what a screen reader says in place of it. */
export function drawingSvg({ width, height, shapes, labels }: Drawing, alt: string): string {
  const words = labels.map(({ x, y, text, size, bold, colour, anchor }) =>
    svg(
      'text',
      {
        x,
        y,
        'font-size': size,
        'font-weight': bold ? 700 : undefined,
        fill: colour,
        'text-anchor': anchor === 'start' ? undefined : anchor,
      },
      svgText(plainLabel(text)),
    ),
  )
  return outer(width, height, { role: 'img', 'aria-label': alt, 'font-family': FONTS }, shapes, ...words)
}

/** The layer of shapes alone as SVG. */
export const shapesSvg = ({ width, height, shapes }: Drawing): string => outer(width, height, {}, shapes)

function outer(width: number, height: number, attributes: Record<string, string>, ...children: string[]) {
  return svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, ...attributes },
    ...children,
  )
}

/**
 * A label without what sets small SVG renderers wrong, of which one looks for a font for ever: signs made of several
 * code points are reduced to their first, flags to their letters, and marks stay only with letters of their own
 * script. The full wording stands in the text beside the picture.
 */
export function plainLabel(text: string): string {
  return text
    .normalize('NFC')
    .replace(
      /(\p{Extended_Pictographic})(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})+/gu,
      '$1',
    )
    .replace(/\p{Regional_Indicator}/gu, (letter) =>
      String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65),
    )
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Me}\p{Co}\p{Cn}]/gu, '')
    .replace(/(\P{M})(\p{M}+)/gu, (_, letter: string, marks: string) =>
      SCRIPTS_WITH_MARKS.some(
        (script) => script.test(letter) && [...marks].every((mark) => script.test(mark)),
      )
        ? letter + marks
        : letter,
    )
    .replace(/^\p{M}+/u, '')
}

const SCRIPTS_WITH_MARKS = [
  /\p{Script=Arabic}|[\u064b-\u0655\u0670]/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Bengali}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Tamil}/u,
  /\p{Script=Telugu}/u,
  /\p{Script=Kannada}/u,
  /\p{Script=Malayalam}/u,
  /\p{Script=Gujarati}/u,
  /\p{Script=Gurmukhi}/u,
  /\p{Script=Sinhala}/u,
  /\p{Script=Khmer}/u,
  /\p{Script=Lao}/u,
  /\p{Script=Myanmar}/u,
] as const
