import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { mapIndex, textChange } from './text-change.ts'

const apply = (text: string, change: ReturnType<typeof textChange>) =>
  change ? text.slice(0, change.at) + change.insert + text.slice(change.at + change.remove) : text

describe('textChange', () => {
  it('leads from any text to any other, wherever the caret is said to be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.nat(30),
        (a, b, caret) => {
          expect(apply(a, textChange(a, b, caret))).toBe(b)
        },
      ),
    )
  })

  it('puts a repeated letter where the caret says it was typed', () => {
    expect(textChange('aaa', 'aaaa', 2)).toEqual({ at: 1, remove: 0, insert: 'a' })
    expect(textChange('aaa', 'aaaa', 4)).toEqual({ at: 3, remove: 0, insert: 'a' })
  })

  it('takes one letter of a run away before the caret', () => {
    expect(textChange('aaa', 'aa', 1)).toEqual({ at: 1, remove: 1, insert: '' })
  })

  it('never cuts an emoji in half', () => {
    const change = textChange('a😀b', 'a😃b', 3)
    expect(change).toEqual({ at: 1, remove: 2, insert: '😃' })
  })

  it('is nothing between equal texts', () => {
    expect(textChange('x', 'x', 0)).toBeNull()
  })
})

describe('mapIndex', () => {
  it('follows the same letter through any change of others', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.nat(40),
        fc.nat(10),
        fc.string(),
        (text, at, remove, insert) => {
          const shared = new Y.Doc().getText('t')
          shared.insert(0, `${text}|${text}`)
          let mapped = -1
          shared.observe((event) => {
            mapped = mapIndex(text.length, event.delta)
          })
          const start = Math.min(at, text.length)
          shared.doc?.transact(() => {
            shared.delete(start, Math.min(remove, text.length - start))
            shared.insert(start, insert.replaceAll('|', ''))
          })
          if (mapped < 0) return
          // What is put in exactly at the place stays behind it.
          const bar = shared.toString().length - text.length - 1
          const isAtPlace = start + Math.min(remove, text.length - start) === text.length
          expect(mapped).toBe(isAtPlace ? start : bar)
        },
      ),
    )
  })
})
