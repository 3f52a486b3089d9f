import { fileURLToPath } from 'node:url'

export interface Font {
  family: string
  files: readonly string[]
  /** Texts that ask for it; left out where it is always at hand. */
  for?: RegExp
}

const noto = (script: string, letters: RegExp): Font => ({
  family: `Noto Sans ${script}`,
  files: [`NotoSans${script.replace(' ', '')}-Regular.ttf`],
  for: letters,
})

/** The fonts of `fonts/`: the first that has a letter sets it. The emoji font stands behind those with figures. */
export const FONTS: readonly Font[] = [
  {
    family: 'Atkinson Hyperlegible Next',
    files: ['Regular', 'Italic', 'Bold'].map((style) => `AtkinsonHyperlegibleNext-${style}.ttf`),
  },
  { family: 'Noto Sans', files: ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'] },
  {
    family: 'Noto Sans Arabic',
    files: ['NotoSansArabic-Regular.ttf', 'NotoSansArabic-Bold.ttf'],
    for: /\p{Script=Arabic}/u,
  },
  noto('Hebrew', /\p{Script=Hebrew}/u),
  noto('Devanagari', /\p{Script=Devanagari}/u),
  noto('Bengali', /\p{Script=Bengali}/u),
  noto('Thai', /\p{Script=Thai}/u),
  noto('Ethiopic', /\p{Script=Ethiopic}/u),
  noto('Georgian', /\p{Script=Georgian}/u),
  noto('Armenian', /\p{Script=Armenian}/u),
  noto('Tamil', /\p{Script=Tamil}/u),
  noto('Telugu', /\p{Script=Telugu}/u),
  noto('Kannada', /\p{Script=Kannada}/u),
  noto('Malayalam', /\p{Script=Malayalam}/u),
  noto('Gujarati', /\p{Script=Gujarati}/u),
  noto('Gurmukhi', /\p{Script=Gurmukhi}/u),
  noto('Sinhala', /\p{Script=Sinhala}/u),
  noto('Khmer', /\p{Script=Khmer}/u),
  noto('Lao', /\p{Script=Lao}/u),
  noto('Myanmar', /\p{Script=Myanmar}/u),
  {
    family: 'Droid Sans Fallback',
    files: ['DroidSansFallback-Regular.ttf'],
    for: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u,
  },
  { family: 'Droid Sans Hangul', files: ['DroidSansHangul-Regular.ttf'], for: /\p{Script=Hangul}/u },
  {
    family: 'Noto Emoji',
    files: ['NotoEmoji-Regular.ttf'],
    for: /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u,
  },
  noto('Symbols', /(?![$+<=>^`|~])\p{S}/u),
  noto('Symbols 2', /(?![$+<=>^`|~])\p{S}/u),
  noto('Math', /(?![$+<=>^`|~])\p{S}|[\u{1d400}-\u{1d7ff}]/u),
]

/** The fonts that a text asks for, those at hand for every text first. */
export function fontsFor(text: string): readonly Font[] {
  const signs = [...new Set(text)].join('')
  return FONTS.filter((font) => font.for?.test(signs) ?? true)
}

const folder = fileURLToPath(new URL('../fonts/', import.meta.url))

export const fontPath = (file: string): string => `${folder}${file}`
