import type { Locale } from '@atelier/board'
import { type PluralText, texts } from './texts.ts'

/** Keys of the fixed words that stand alone, and of those that go with a number. */
export type TextKey = {
  [K in keyof typeof texts]: (typeof texts)[K]['en'] extends string ? K : never
}[keyof typeof texts]
export type PluralKey = Exclude<keyof typeof texts, TextKey>

/** A fixed text of the report in a language, with `{{name}}` replaced. */
export function say(language: Locale, key: TextKey, params: Record<string, string | number> = {}): string {
  return fill(texts[key][language], language, params)
}

/** A text that goes with a number: `sayCount('fr', 'notes', 3)` gives "3 notes". */
export function sayCount(language: Locale, key: PluralKey, n: number): string {
  const forms: PluralText[Locale] = texts[key][language]
  // French and Spanish have a third form, for whole millions, that no count here reaches.
  const form = plurals(language).select(n) === 'one' ? forms.one : forms.other
  return fill(form, language, { n })
}

/** Zones are in what is asked, so that there may be any number of them. */
const MAX_REMEMBERED = 100

/** What is made by name once: a formatter takes far longer to make than to use. */
function remembered<Name extends readonly string[], Made>(
  make: (...name: Name) => Made,
): (...name: Name) => Made {
  const all = new Map<string, Made>()
  return (...name) => {
    const key = name.join('\n')
    const known = all.get(key)
    if (known !== undefined) return known
    const made = make(...name)
    if (all.size >= MAX_REMEMBERED) all.clear()
    all.set(key, made)
    return made
  }
}

const plurals = remembered((language: Locale) => new Intl.PluralRules(language))
const numbers = remembered((language: Locale) => new Intl.NumberFormat(language))
const shares = remembered(
  (language: Locale) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }),
)
const units = remembered(
  (language: Locale, unit: 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }),
)
const days = remembered(
  (language: Locale, timeZone: string) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }),
)
const times = remembered(
  (language: Locale, timeZone: string) => new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }),
)
const lists = remembered((language: Locale) => new Intl.ListFormat(language, { type: 'conjunction' }))

function fill(text: string, language: Locale, params: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = params[name]
    return typeof value === 'number' ? sayNumber(language, value) : (value ?? '…')
  })
}

export function sayNumber(language: Locale, n: number): string {
  return numbers(language).format(n)
}

/** A share of a whole: "12 %". */
export function sayShare(language: Locale, part: number, whole: number): string {
  return shares(language).format(whole === 0 ? 0 : part / whole)
}

/** A day in words: "21 février 2026". */
export function sayDay(language: Locale, epochMs: number, timeZone: string): string {
  return days(language, timeZone).format(epochMs)
}

/** A moment in words, its zone named: "21 février 2026, 10:05 (UTC)". */
export function sayMoment(language: Locale, epochMs: number, timeZone: string): string {
  const time = times(language, timeZone).format(epochMs)
  return `${sayDay(language, epochMs, timeZone)}, ${time} (${timeZone})`
}

/** A date of a commitment card in words; what is not an ISO date stays as it was typed. */
export function sayDue(language: Locale, due: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(due)) return due
  const day = new Date(`${due}T00:00:00Z`)
  const real = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(due)
  return real ? sayDay(language, day.getTime(), 'UTC') : due
}

/** A stretch of time in whole minutes and seconds: "7 min 30 s". */
export function sayDuration(language: Locale, ms: number): string {
  const seconds = Math.round(ms / 1000)
  const unit = (value: number, name: 'minute' | 'second') => units(language, name).format(value)
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return unit(rest, 'second')
  return rest === 0 ? unit(minutes, 'minute') : `${unit(minutes, 'minute')} ${unit(rest, 'second')}`
}

/** Names in a row: "a, b et c". */
export function sayList(language: Locale, names: readonly string[]): string {
  return lists(language).format(names)
}
