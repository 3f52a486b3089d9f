import { describe, expect, it } from 'vitest'
import { filledIn, missingIn } from './localized-draft.ts'
import { fileNameOf } from './save-file.ts'

describe('a text under way', () => {
  it('takes the missing languages from the one that was written in', () => {
    expect(filledIn({ en: 'A', fr: ' B ', es: ' ' }, 'fr')).toEqual({ en: 'A', fr: 'B', es: 'B' })
    expect(filledIn({ en: 'A', fr: '', es: '' }, 'es')).toEqual({ en: 'A', fr: 'A', es: 'A' })
  })

  it('counts what is missing', () => {
    expect(
      missingIn([
        { en: 'A', fr: '', es: ' ' },
        { en: 'A', fr: 'A', es: 'A' },
      ]),
    ).toBe(2)
  })
})

it('a file is named after its title', () => {
  expect(fileNameOf('Penser une stratégie commune : 2027 !')).toBe('penser-une-strategie-commune-2027')
  expect(fileNameOf('???')).toBe('atelier')
})
