import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from './limits.ts'

const here = new URL('.', import.meta.url)
const tests = readdirSync(here)
  .filter((name) => name.endsWith('.test.ts') && name !== 'spec.test.ts')
  .map((name) => readFileSync(new URL(name, here), 'utf8'))
const spec = readFileSync(new URL('../SPEC.md', here), 'utf8')

const rulesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\[([A-Z]\d+)\]/g)].map(([, rule]) => rule as string))].sort()

describe('SPEC.md', () => {
  it('has no rule without a test that quotes it, and no test quotes a rule that it does not have', () => {
    expect(rulesIn(tests.join('\n'))).toEqual(rulesIn(spec))
  })

  it('leaves no limit without a test that sets it or goes by it', () => {
    const unnamed = Object.keys(DEFAULT_LIMITS).filter(
      (name) => !tests.some((text) => new RegExp(`\\b${name}\\b`).test(text)),
    )
    expect(unnamed).toEqual([])
  })
})
