import { LOCALES, type Locale, type Localized } from '@atelier/board'

/** A text in all languages with the missing ones taken from one of them, so that nobody meets an empty line. */
export function filledIn(text: Localized, from: Locale): Localized {
  const own = text[from].trim() || LOCALES.map((locale) => text[locale].trim()).find(Boolean) || ''
  return {
    en: text.en.trim() || own,
    fr: text.fr.trim() || own,
    es: text.es.trim() || own,
  }
}

export const isEmpty = (text: Localized): boolean => LOCALES.every((locale) => text[locale].trim() === '')

/** How many languages of these texts have no words yet. */
export const missingIn = (texts: readonly Localized[]): number =>
  texts.reduce((sum, text) => sum + LOCALES.filter((locale) => text[locale].trim() === '').length, 0)
