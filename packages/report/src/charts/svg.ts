/** Attributes of an SVG element; numbers are rounded to a hundredth, `undefined` leaves one out. */
export type Attributes = Record<string, string | number | undefined>

/** One SVG element as text. `children` is markup already; plain text goes through {@link svgText} first. */
export function svg(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${typeof value === 'number' ? round(value) : svgText(value)}"`,
  )
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`
}

/** Plain text as XML text; what XML 1.0 cannot carry (control characters, halves of a pair) becomes U+FFFD. */
export function svgText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  )
}

const round = (n: number): number => Math.round(n * 100) / 100
