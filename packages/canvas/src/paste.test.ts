import { MAX_NOTE_CHARS } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { cutTo, MAX_PASTED_NOTES, readLines } from './paste.ts'

describe('readLines', () => {
  it('makes one wording of each line with words, without the marks of a list', () => {
    expect(readLines('- Funding\r\n\r\n  • Data \n3. Visits\n-5 degrees\n2030 agenda').lines).toEqual([
      'Funding',
      'Data',
      'Visits',
      '-5 degrees',
      '2030 agenda',
    ])
  })

  it('cuts a line to the length of a note, never through an emoji, and counts it', () => {
    const { lines, shortened } = readLines(`${'x'.repeat(MAX_NOTE_CHARS - 1)}😀\nshort`)
    expect(lines[0]).toBe('x'.repeat(MAX_NOTE_CHARS - 1))
    expect(shortened).toBe(1)
  })

  it('makes a bounded number of notes and counts what it left out', () => {
    const { lines, leftOut } = readLines(
      Array.from({ length: MAX_PASTED_NOTES + 7 }, (_, n) => `l${n}`).join('\n'),
    )
    expect([lines.length, leftOut]).toEqual([MAX_PASTED_NOTES, 7])
  })
})

describe('cutTo', () => {
  it('keeps what fits and no half of a pair', () => {
    expect(cutTo('a😀b', 2)).toBe('a')
    expect(cutTo('a😀b', 3)).toBe('a😀')
    expect(cutTo('abc', 0)).toBe('')
  })
})
