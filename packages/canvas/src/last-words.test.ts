import { afterEach, expect, it, vi } from 'vitest'
import { LAST_WORDS_MS, LastWords } from './last-words.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('lets a sentence be finished, closes once, and not when writing opened again', () => {
  vi.useFakeTimers()
  const close = vi.fn()
  const words = new LastWords()
  expect([words.begin(close), words.begin(close)]).toEqual([true, false])
  vi.advanceTimersByTime(LAST_WORDS_MS - 1)
  expect(close).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(close).toHaveBeenCalledTimes(1)
  words.begin(close)
  words.stop()
  vi.advanceTimersByTime(LAST_WORDS_MS)
  expect(close).toHaveBeenCalledTimes(1)
})
