import { LOCALES } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { texts } from './texts.ts'
import { sayCount, sayDue, sayDuration, sayList } from './wording.ts'

const forms = (entry: string | { one: string; other: string }) =>
  typeof entry === 'string' ? [entry] : [entry.one, entry.other]
const holes = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()

describe('texts', () => {
  it('has the same parameters in every language', () => {
    for (const [key, entry] of Object.entries(texts))
      for (const language of LOCALES)
        for (const text of forms(entry[language]))
          expect(holes(text), `${key}.${language}`).toEqual(holes(forms(entry.en)[0] as string))
  })

  it('keeps French punctuation with the word before it', () => {
    for (const [key, entry] of Object.entries(texts))
      for (const text of forms(entry.fr)) {
        expect(text, key).not.toMatch(/(?<!\u00a0)[;:?!»]/)
        expect(text, key).not.toMatch(/«(?!\u00a0)/)
      }
  })

  it('opens Spanish questions and exclamations', () => {
    for (const [key, entry] of Object.entries(texts))
      for (const text of forms(entry.es)) expect(/[?!]/.test(text) && !/[¿¡]/.test(text), key).toBe(false)
  })
})

describe('wording', () => {
  it('puts none of something in the form of its language', () => {
    expect(LOCALES.map((language) => sayCount(language, 'notes', 0))).toEqual([
      '0 notes',
      '0 note',
      '0 notas',
    ])
    expect(LOCALES.map((language) => sayCount(language, 'hubs', 2))).toEqual(['2 HUBs', '2 HUB', '2 HUB'])
  })

  it('leaves a date as it was typed when it is none', () => {
    expect(sayDue('fr', '2030-02-31')).toBe('2030-02-31')
    expect(sayDue('fr', 'au printemps')).toBe('au printemps')
    expect(sayDue('es', '2030-02-28')).toBe('28 de febrero de 2030')
  })

  it('rounds a stretch of time to whole seconds', () => {
    expect(sayDuration('en', 450_400)).toBe('7 min 30 sec')
    expect(sayDuration('en', 0)).toBe('0 sec')
    expect(sayDuration('fr', 119_600)).toMatch(/^2\smin$/)
  })

  it('joins names by the language’s own "and"', () => {
    expect(LOCALES.map((language) => sayList(language, ['A', 'B']))).toEqual(['A and B', 'A et B', 'A y B'])
  })
})
