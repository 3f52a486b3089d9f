import { expect, it } from 'vitest'
import { plainCode } from './code-form.tsx'

it('reads a code whatever spaces, dashes and small letters it was typed with', () => {
  expect(plainCode(' k7m 2xp ')).toBe('K7M2XP')
  expect(plainCode('K7M-2XP')).toBe('K7M2XP')
  expect(plainCode('k7m\u20132xp')).toBe('K7M2XP')
})
