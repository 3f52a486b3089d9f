/** Text as it may stand in XML: no markup, no control characters, no half surrogate pair. */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML does not take
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

export interface TextStyle {
  /** Type size, board units. */
  size: number
  fill: string
  weight?: number
  /** Distance of lines, in type sizes. */
  leading?: number
  lang?: string
  anchor?: 'start' | 'end' | 'middle'
}

/** Share of the type size between the top of a line's box of 1 and the foot of its letters. */
const BASELINE = 0.8

/** Lines of text, the first one's box with its top left corner at a place. Right-to-left lines stand at the right. */
export function textLines(
  lines: readonly string[],
  { x, y, w }: { x: number; y: number; w: number },
  style: TextStyle,
): string {
  const { size, fill, weight = 400, leading = 1.25, lang, anchor = 'start' } = style
  const spans = lines.map((line, index) => {
    if (line === '') return ''
    const isRtl = isRightToLeft(line)
    const at = anchor === 'middle' ? x + w / 2 : isRtl !== (anchor === 'end') ? x + w : x
    const top = y + index * size * leading + (size * (leading - 1)) / 2 + size * BASELINE
    return `<tspan x="${round(at)}" y="${round(top)}"${isRtl ? ' direction="rtl"' : ''}>${escapeXml(line)}</tspan>`
  })
  const isAllRtl = lines.length > 0 && lines.every((line) => line === '' || isRightToLeft(line))
  return `<text font-size="${round(size)}" fill="${fill}"${weight === 400 ? '' : ` font-weight="${weight}"`}${
    anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  }${isAllRtl ? ' direction="rtl"' : ''}${lang ? ` xml:lang="${lang}"` : ''}>${spans.join('')}</text>`
}

/** Whether a line begins with a script that is written from the right: its first letter decides. */
const isRightToLeft = (line: string): boolean => {
  const first = /\p{L}/u.exec(line)?.[0]
  return first !== undefined && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(first)
}

export const round = (value: number): number => Math.round(value * 100) / 100
