import { describe, expect, it } from 'vitest'
import { fitText, NOTE_TYPE } from './fit-text.ts'

const measure = (run: string) => run.length * 0.5
const box = { w: 170, h: 97 }

describe('fitText', () => {
  it('gives a short idea the largest type', () => {
    expect(fitText('Measure impact', box, measure)).toEqual({ size: NOTE_TYPE[0], fits: true })
  })

  it('never takes larger type for a longer text', () => {
    let last = Number.POSITIVE_INFINITY
    for (let n = 1; n <= 60; n++) {
      const { size } = fitText('word '.repeat(n).trim(), box, measure)
      expect(size).toBeLessThanOrEqual(last)
      last = size
    }
  })

  it('scrolls rather than spills when the smallest type does not fit', () => {
    expect(fitText('word '.repeat(90), box, measure)).toEqual({ size: NOTE_TYPE.at(-1), fits: false })
  })

  it('counts the lines of a word that is longer than the box', () => {
    expect(fitText('w'.repeat(400), box, measure).fits).toBe(false)
    expect(fitText('w'.repeat(40), box, measure).fits).toBe(true)
  })

  it('counts empty lines', () => {
    expect(fitText('a\n\n\n\n\n\n\n\n\nb', box, measure).fits).toBe(false)
  })
})
