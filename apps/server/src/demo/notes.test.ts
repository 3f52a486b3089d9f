import { detectLanguage } from '@atelier/board/note-language'
import { describe, expect, it } from 'vitest'
import { scriptedNotes } from './notes.ts'

describe('[B13] the language of the notes of a session in three languages', () => {
  const told = scriptedNotes.map(({ language, text }) => ({ language, text, found: detectLanguage(text) }))
  const share = (part: readonly unknown[]) => part.length / told.length

  it('is told right for at least 95 in 100', () => {
    const right = told.filter(({ language, found }) => found === language)
    expect(share(right)).toBeGreaterThanOrEqual(0.95)
  })

  it('is told wrong for fewer than are left untold, and for no more than 1 in 100', () => {
    const wrong = told.filter(({ language, found }) => found !== null && found !== language)
    const untold = told.filter(({ found }) => found === null)
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThan(Math.max(1, untold.length))
    expect(share(wrong)).toBeLessThanOrEqual(0.01)
  })
})
