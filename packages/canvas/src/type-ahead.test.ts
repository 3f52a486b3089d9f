import { afterEach, describe, expect, it, vi } from 'vitest'
import { TypeAhead } from './type-ahead.ts'

const key = (name: string, more: { ctrlKey?: boolean } = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
})

function awaiting(maxChars = 80) {
  let text = ''
  const ahead = new TypeAhead()
  ahead.await({
    read: () => text,
    write: (next) => {
      text = next
    },
    maxChars,
  })
  return { ahead, text: () => text }
}

describe('letters typed before a field has opened', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('go into the field, and are no shortcuts', () => {
    const { ahead, text } = awaiting()
    for (const letter of ['D', 'é', '😀', 'x', 'Backspace']) expect(ahead.take(key(letter))).toBe(true)
    expect(text()).toBe('Dé😀')
  })

  it('are as many as the field takes', () => {
    const { ahead, text } = awaiting(3)
    for (const letter of 'abcdef') ahead.take(key(letter))
    expect(text()).toBe('abc')
  })

  it('are left to others once the field is open, or when it never opens', () => {
    vi.useFakeTimers()
    const { ahead } = awaiting()
    expect(ahead.take(key('z', { ctrlKey: true }))).toBe(false)
    vi.advanceTimersByTime(5000)
    expect(ahead.take(key('a'))).toBe(false)
    const second = awaiting()
    second.ahead.done()
    expect(second.ahead.take(key('a'))).toBe(false)
  })
})
