import { LOCALES, type Localized } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { Language, sayIn } from './i18n.ts'

const modules = import.meta.glob<Record<string, Record<string, Localized>>>(
  ['./**/texts.ts', './**/*-texts.ts'],
  {
    eager: true,
  },
)
const texts = Object.entries(modules).flatMap(([path, exported]) =>
  Object.values(exported).flatMap((entries) =>
    Object.entries(entries)
      .filter(([, text]) => LOCALES.some((locale) => typeof text?.[locale] === 'string'))
      .map(([key, text]) => ({ name: `${path} ${key}`, text })),
  ),
)
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort()

describe('every text of every screen', () => {
  it('has words in each language', () => {
    expect(texts.length).toBeGreaterThan(50)
    for (const { name, text } of texts)
      for (const locale of LOCALES) expect(text[locale]?.trim(), `${name} in ${locale}`).toBeTruthy()
  })

  it('names the same values in each language', () => {
    for (const { name, text } of texts) {
      // A singular may say "one" in words in one language and by number in another.
      if (name.endsWith('_one')) continue
      for (const locale of LOCALES)
        expect(placeholders(text[locale]), `${name} in ${locale}`).toEqual(placeholders(text.en))
    }
  })

  it('has the plural forms of each language where it counts', () => {
    const names = new Set(texts.map(({ name }) => name))
    for (const name of names) {
      if (!name.endsWith('_one')) continue
      const base = name.slice(0, -'_one'.length)
      for (const form of ['many', 'other']) expect(names.has(`${base}_${form}`), `${base}_${form}`).toBe(true)
    }
  })
})

describe('saying', () => {
  const words = {
    hello: { en: 'Hello {{name}}', fr: 'Bonjour {{name}}', es: 'Hola {{name}}' },
    notes_one: { en: '{{count}} note', fr: '{{count}} note', es: '{{count}} nota' },
    notes_many: { en: '{{count}} notes', fr: '{{count}} de notes', es: '{{count}} de notas' },
    notes_other: { en: '{{count}} notes', fr: '{{count}} notes', es: '{{count}} notas' },
  }

  it('fills in values, as they are', () => {
    expect(sayIn('es', words)('hello', { name: '<b>{{count}}</b>' })).toBe('Hola <b>{{count}}</b>')
  })

  it('counts by the rules of the language: zero is singular in French', () => {
    expect(sayIn('fr', words)('notes', { count: 0 })).toBe('0 note')
    expect(sayIn('en', words)('notes', { count: 0 })).toBe('0 notes')
    expect(sayIn('es', words)('notes', { count: 1 })).toBe('1 nota')
    expect(sayIn('es', words)('notes', { count: 1_000_000 })).toBe('1.000.000 de notas')
  })
})

describe('the language', () => {
  const shelf = (stored: string | null) => ({
    stored,
    getItem() {
      return this.stored
    },
    setItem(_: string, value: string) {
      this.stored = value
    },
  })

  it('is the one chosen on this device before the browser’s, and English when neither is known', () => {
    expect(new Language(shelf('es'), ['fr-CA']).get()).toBe('es')
    expect(new Language(shelf(null), ['fr-CA']).get()).toBe('fr')
    expect(new Language(shelf('tlh'), ['eu']).get()).toBe('en')
  })

  it('is remembered once chosen', () => {
    const storage = shelf(null)
    new Language(storage, ['en']).choose('fr')
    expect(new Language(storage, ['en']).get()).toBe('fr')
  })
})
