import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlainJson } from './plain-json.ts'

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
const bytesOf = (text: string): Uint8Array => Buffer.from(text)

describe('JSON that needs no parsing', () => {
  it('knows what clients send', () => {
    const state = { name: 'Ana', cursor: { x: -12.5, y: 1e21 }, list: [1, true, null, 'a"b\\'], none: {} }
    expect(isPlainJson(bytesOf(JSON.stringify(state)))).toBe(true)
    expect(isPlainJson(bytesOf(JSON.stringify(state, null, 2)))).toBe(true)
    expect(isPlainJson(bytesOf('null'))).toBe(true)
  })

  it('never says yes to what JSON.parse refuses: values, changed at one place', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(), fc.nat(127), (json, where, byte) => {
        const bytes = bytesOf(json)
        bytes[where % bytes.length] = byte
        if (isPlainJson(bytes)) expect(parses(Buffer.from(bytes).toString())).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('never says yes to what JSON.parse refuses: any words of its alphabet', () => {
    const word = fc.constantFrom(...'{}[],:" \n-+.eE0123'.split(''), 'true', 'null', '\\u00', '"a"', '1e5')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const text = words.join('')
        if (isPlainJson(bytesOf(text))) expect(parses(text)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('leaves to JSON.parse what is not ASCII, escaped, or deeply nested, and ends on it', () => {
    expect(isPlainJson(bytesOf('"é"'))).toBe(false)
    expect(isPlainJson(bytesOf('"\\u00e9"'))).toBe(false)
    expect(isPlainJson(bytesOf('['.repeat(100_000)))).toBe(false)
    expect(isPlainJson(new Uint8Array())).toBe(false)
  })
})
