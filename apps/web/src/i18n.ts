import { LOCALES, type Locale, type Localized, localeFrom } from '@atelier/board'
import { createContext, use, useContext, useMemo, useSyncExternalStore } from 'react'
import { type Observable, Value } from './session/observable.ts'
import { fetchAllWords, fetchWords, packOf } from './words.ts'

/**
 * Words of one folder: key to wording in every language, so that a missing language is a type error, and words travel
 * in the bundle of the screen that says them.
 *
 * `{{name}}` stands for a value. A key that counts has `_one`, `_many` and `_other` after it and is asked for without,
 * with `count`; which form fits is the browser's knowledge (CLDR plural rules).
 *
 * @example
 * export const boardTexts = {
 *   saved: { en: 'Saved', fr: 'Enregistré', es: 'Guardado' },
 *   notes_one: { en: '{{count}} note', fr: '{{count}} note', es: '{{count}} nota' },
 *   notes_many: …, notes_other: …
 * } satisfies Texts
 *
 * const t = useTexts(boardTexts)
 * t('notes', { count: 3 })
 */
export type Texts = Record<string, Localized>

type Key<T> = keyof T & string
/** What can be asked for: a key that counts goes without its ending. */
export type TextKey<T> = {
  [K in Key<T>]: K extends `${infer Base}_${'one' | 'many' | 'other'}` ? Base : K
}[Key<T>]
export type Say<T> = (key: TextKey<T>, values?: Record<string, string | number>) => string

const LANGUAGE_KEY = 'atelier.language'

/** The language of the interface, and the hand that changes it. */
export class Language implements Observable<Locale> {
  readonly #locale: Value<Locale>
  readonly #storage: Pick<Storage, 'setItem'> | null
  /** Rewrites all words, see `pseudo-locale.ts`; `null` but in a test of the layout. Set before anything is shown. */
  disguise: ((text: string) => string) | null = null
  /** The same for a table of texts that is not read by `useTexts`, where it lies. */
  disguiseTable: ((texts: Record<string, Localized>) => void) | null = null

  /**
   * Begins with the language chosen on this device, else the browser's, else English.
   *
   * @param storage `null` in a browser that keeps nothing
   * @param wanted BCP 47 tags in order of preference
   */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | null, wanted: readonly string[]) {
    const chosen = storage?.getItem(LANGUAGE_KEY)
    this.#storage = storage
    this.#locale = new Value(LOCALES.find((locale) => locale === chosen) ?? localeFrom(wanted))
  }

  readonly get = (): Locale => this.#locale.get()
  readonly subscribe = (listener: () => void): (() => void) => this.#locale.subscribe(listener)

  /**
   * Changes the language, here and the next time; at once where its words are here, else when they have come.
   *
   * @returns `null` when it is done, else a promise that is rejected when the words cannot be fetched: then the
   *   language stays as it was
   */
  choose(locale: Locale): Promise<void> | null {
    const coming = fetchAllWords(locale)
    if (coming) return coming.then(() => this.#change(locale))
    this.#change(locale)
    return null
  }

  #change(locale: Locale): void {
    try {
      this.#storage?.setItem(LANGUAGE_KEY, locale)
    } catch {
      // A full storage: the choice lasts as long as the page.
    }
    this.#locale.set(locale)
  }
}

export const LanguageContext = createContext<Language | null>(null)

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('there is no language here. Put the screen inside <LanguageContext value>.')
  return language
}

/** The language of the interface. */
export function useLocale(): Locale {
  const language = useLanguage()
  return useSyncExternalStore(language.subscribe, language.get)
}

/** The words of a folder in the language of the interface. Waits (by Suspense) where they have yet to come. */
export function useTexts<T extends Texts>(texts: T): Say<T> {
  const locale = useLocale()
  const pack = packOf(texts)
  const coming = pack === null ? null : fetchWords(pack, locale)
  if (coming) use(coming)
  const { disguise } = useLanguage()
  return useMemo(() => {
    const say = sayIn(locale, texts)
    return disguise ? (key, values) => disguise(say(key, values)) : say
  }, [locale, texts, disguise])
}

/** The words of a folder in one language. Numbers are written as that language writes them. */
export function sayIn<T extends Texts>(locale: Locale, texts: T): Say<T> {
  const plural = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const written = (value: string | number | undefined) =>
    typeof value === 'number' ? numbers.format(value) : (value ?? '…')
  return (key, values = {}) => {
    const { count } = values
    const form = typeof count === 'number' ? plural.select(count) : null
    const text = texts[`${key}_${form}`] ?? texts[`${key}_other`] ?? texts[key]
    return (text?.[locale] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => written(values[name]))
  }
}
