import { describe, expect, it } from 'vitest'
import { pictureFileName } from './picture-file-name.ts'

const one = { format: 'png', page: 1, pages: 1, question: null }

describe('pictureFileName', () => {
  it('spells the title so that every system takes it', () => {
    expect(pictureFileName('Penser à une stratégie : « commune » / 2026', one)).toBe(
      'penser-a-une-strategie-commune-2026.png',
    )
    expect(pictureFileName('???', one)).toBe('atelier.png')
  })

  it('names question and page where there are several', () => {
    expect(pictureFileName('Session', { format: 'png', page: 2, pages: 3, question: 1 })).toBe(
      'session-1-p2.png',
    )
  })
})
