import * as z from 'zod/mini'

/** The working languages of the network, in the order the interface offers them. */
export const LOCALES = ['en', 'fr', 'es'] as const

export const Locale = z.enum(LOCALES)
export type Locale = z.infer<typeof Locale>

/** One text in every working language: `{ en, fr, es }`. */
export const Localized = z.object({ en: z.string(), fr: z.string(), es: z.string() })
export type Localized = z.infer<typeof Localized>

/**
 * The working language that fits a list of language tags best.
 *
 * @param tags BCP 47 tags in order of preference, or the value of an `Accept-Language` header
 * @returns `en` when none fits
 */
export function localeFrom(tags: string | readonly string[] | null | undefined): Locale {
  const wanted = typeof tags === 'string' ? tags.split(',') : (tags ?? [])
  for (const tag of wanted) {
    const language = tag.trim().slice(0, 2).toLowerCase()
    const found = LOCALES.find((locale) => locale === language)
    if (found) return found
  }
  return 'en'
}

/** Keeps words with a hyphen, such as "spin-offs", on one line: a word joiner (U+2060) follows each hyphen. */
export const unbroken = (text: string): string => text.replace(/(?<=\p{L})-(?=\p{L})/gu, '-\u2060')
