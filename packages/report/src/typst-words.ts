import type { Locale } from '@atelier/board'
import { isRightToLeft } from './direction.ts'

/**
 * Text on its way to Typst: plain data that is never read as markup. A plain string where that is enough: a long
 * report is one of many thousand, and each of the others costs.
 */
export type Words = string | PartedWords

/**
 * Each line is a row of pieces; a line may also break between two of them, without a hyphen. Put together, the pieces
 * are the text.
 */
export interface PartedWords {
  lines: string[][]
  /** BCP 47, where it is not the report's language. */
  lang?: string
  /** The first strong letter runs from right to left. */
  rtl?: true
}

/** Longest row of signs without a place to break, in UTF-16 units, before it is parted. */
const MAX_UNBROKEN = 24
const MAX_UNBROKEN_NARROW = 15
const PIECE = 5

/** Languages that a script tells, for texts whose stated language is one of the room's three and cannot be true. */
const SCRIPT_LANGUAGES: readonly [script: RegExp, lang: string][] = [
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Cyrillic}/u, 'ru'],
]

const NOT_LATIN = /[^\P{L}\p{Script=Latin}]/u

/**
 * @param language of the text where it is known; its script decides when it is none of the Latin ones
 */
export function toWords(text: string, language: Locale | null = null): Words {
  return assemble(printable(text), MAX_UNBROKEN, {
    lang: scriptLanguage(text) ?? language,
    rtl: isRightToLeft(text),
  })
}

/** The same words for a narrow column, where a line holds some {@link MAX_UNBROKEN_NARROW} signs. */
export function narrowWords(words: Words): Words {
  if (typeof words === 'string') return assemble(words, MAX_UNBROKEN_NARROW, { lang: null, rtl: false })
  const { lines, lang = null, rtl = false } = words
  return assemble(lines.map((pieces) => pieces.join('')).join('\n'), MAX_UNBROKEN_NARROW, { lang, rtl })
}

function assemble(
  text: string,
  unbroken: number,
  { lang, rtl }: { lang: string | null; rtl: boolean },
): Words {
  const lines = text.split('\n').map((line) => toPieces(line, unbroken))
  const plain = lang === null && !rtl && lines.length === 1 && lines.every((pieces) => pieces.length <= 1)
  if (plain) return text
  return { lines, ...(lang === null ? {} : { lang }), ...(rtl ? { rtl: true as const } : {}) }
}

function scriptLanguage(text: string): string | undefined {
  if (!NOT_LATIN.test(text)) return undefined
  const letters = text.match(/\p{L}/gu) ?? []
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length
  if (latin * 2 >= letters.length) return undefined
  return SCRIPT_LANGUAGES.find(([script]) => script.test(text))?.[1]
}

/**
 * Letters and their marks as one sign where there is one, since fonts have those and readers find them. What no font can
 * show, made visible or taken out: control characters and halves of a pair become U+FFFD, tabs and
 * other line ends a space or a line.
 */
function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
}

/** Parts rows of signs in which nothing lets a line end: addresses, numbers, a key that was held down. */
function toPieces(line: string, unbroken: number): string[] {
  const pieces: string[] = []
  let whole = ''
  for (const word of line.split(/(?<=[ \u200b])/)) {
    if (word.trim().length <= unbroken || !canBeParted(word)) {
      whole += word
      continue
    }
    const letters = [...word]
    for (let at = 0; at < letters.length; at += PIECE) {
      pieces.push(whole + letters.slice(at, at + PIECE).join(''))
      whole = ''
    }
  }
  return whole === '' && pieces.length > 0 ? pieces : [...pieces, whole]
}

/** Letters that join, letters with marks of their own and pictures made of several signs stay together. */
const canBeParted = (word: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]+$/u.test(word) &&
  !/\p{M}|\p{Emoji_Presentation}|\p{Emoji_Modifier}|\u200d|\ufe0f/u.test(word)
