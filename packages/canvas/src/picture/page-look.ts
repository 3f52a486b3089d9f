import { HUB_HUES } from '@atelier/board'
import type { PicturePalette } from './wall-picture.ts'

/**
 * The light colours of the page's tokens, whatever theme is shown: a picture is for paper and for slides. They are
 * read from the `:root` rule that stands outside of any media query.
 */
export function pagePalette(page: Document): PicturePalette {
  const token = (name: string, otherwise: string) => {
    for (const rule of rulesOf(page))
      if (rule instanceof CSSStyleRule && rule.selectorText === ':root') {
        const value = rule.style.getPropertyValue(name).trim()
        if (value) return value
      }
    return otherwise
  }
  return {
    paper: token('--paper', '#ffffff'),
    surface: token('--surface', '#ffffff'),
    line: token('--line', '#dddddd'),
    ink: token('--ink', '#111111'),
    muted: token('--ink-muted', '#555555'),
    questions: [1, 2, 3].map((n) => ({
      mark: token(`--q${n}`, '#555555'),
      tint: token(`--q${n}-tint`, '#eeeeee'),
    })),
    hubs: Array.from({ length: HUB_HUES }, (_, n) => token(`--hub-${n + 1}`, '#555555')),
  }
}

/** The family in which the page is set. */
export const pageFont = (page: Document): string =>
  getComputedStyle(page.documentElement).getPropertyValue('--font').trim() || 'sans-serif'

/**
 * The page's own fonts as `@font-face` rules with the files in them, as far as a text needs them: a picture that is
 * opened elsewhere, or drawn in pixels, cannot ask for files.
 *
 * A font that cannot be fetched is left out; the text is then set in a font of the system.
 */
export async function embedFonts(page: Document, family: string, text: string): Promise<string> {
  const wanted = family.split(',').map(unquote)
  const codes = new Set([...text].map((character) => character.codePointAt(0) ?? 0))
  const faces = rulesOf(page).filter(
    (rule): rule is CSSFontFaceRule =>
      rule instanceof CSSFontFaceRule &&
      wanted.includes(unquote(rule.style.getPropertyValue('font-family'))) &&
      rule.style.getPropertyValue('font-style') !== 'italic' &&
      isNeeded(rule.style.getPropertyValue('unicode-range'), codes),
  )
  const embedded = await Promise.all(faces.map(embedFace))
  return embedded.join('')
}

async function embedFace(rule: CSSFontFaceRule): Promise<string> {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
  if (!address) return ''
  const base = rule.parentStyleSheet?.href ?? document.baseURI
  try {
    const answer = await fetch(new URL(address, base))
    if (!answer.ok) return ''
    const data = await asDataUrl(await answer.blob())
    const { style } = rule
    const range = style.getPropertyValue('unicode-range')
    return `@font-face{font-family:${style.getPropertyValue('font-family')};font-weight:${style.getPropertyValue('font-weight') || '400'};src:url(${data}) format("woff2");${range ? `unicode-range:${range};` : ''}}`
  } catch {
    return ''
  }
}

const asDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(new Blob([blob], { type: 'font/woff2' }))
  })

/** Whether a `unicode-range` such as "U+0000-00FF, U+0131" holds one of these characters. */
export function isNeeded(range: string, codes: ReadonlySet<number>): boolean {
  if (range.trim() === '') return true
  const spans = range.split(',').map((part) => {
    const [first = '', last] = part.trim().replace(/^u\+/i, '').split('-')
    const from = Number.parseInt(first.replaceAll('?', '0'), 16)
    return [from, last ? Number.parseInt(last, 16) : Number.parseInt(first.replaceAll('?', 'F'), 16)] as const
  })
  return [...codes].some((code) => spans.some(([from, to]) => code >= from && code <= to))
}

function rulesOf(page: Document): CSSRule[] {
  return [...page.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules]
    } catch {
      // A style sheet of a browser extension, which may not be read.
      return []
    }
  })
}

const unquote = (name: string) => name.trim().replace(/^["']|["']$/g, '')
