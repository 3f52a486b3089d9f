import { describe, expect, it } from 'vitest'
import { Budget } from './budget.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { PersonBudget } from './person-budgets.ts'

describe('a budget', () => {
  it('gives what is asked or nothing, and never more than its burst, however long nobody asks', () => {
    const budget = new Budget(10, 50, 0)
    expect([budget.take(51, 0), budget.take(50, 0), budget.take(1, 0)]).toEqual([false, true, false])
    expect([budget.take(1, 99), budget.take(1, 100)]).toEqual([false, true])
    expect([budget.take(51, 1e9), budget.take(50, 1e9), budget.take(1, 1e9)]).toEqual([false, true, false])
  })

  it('is full when nothing is owed any more', () => {
    const budget = new Budget(10, 50, 0)
    budget.take(20, 0)
    expect([budget.isFull(1999), budget.isFull(2000)]).toEqual([false, true])
  })
})

describe('what a person may send', () => {
  it.each([
    ['[Z3] messagesPerSecond, messageBurst', 'messages', 'messagesPerSecond', 'messageBurst'],
    ['[Z4] bytesPerSecond, byteBurst', 'bytes', 'bytesPerSecond', 'byteBurst'],
    ['[Z5] stepsPerSecond, stepBurst', 'steps', 'stepsPerSecond', 'stepBurst'],
    ['[Z12] partsPerSecond, partBurst', 'parts', 'partsPerSecond', 'partBurst'],
    ['[Z14] clientIdsPerSecond, clientIdBurst', 'clientIds', 'clientIdsPerSecond', 'clientIdBurst'],
    [
      '[Z16] awarenessBytesPerSecond, awarenessByteBurst',
      'awareness',
      'awarenessBytesPerSecond',
      'awarenessByteBurst',
    ],
  ] as const)('%s: the burst at once, then so much a second and no more', (_rule, kind, perSecond, burst) => {
    const budget = new PersonBudget(DEFAULT_LIMITS, 0)[kind]
    expect(budget.take(DEFAULT_LIMITS[burst], 0)).toBe(true)
    expect(budget.take(DEFAULT_LIMITS[perSecond], 999)).toBe(false)
    expect(budget.take(DEFAULT_LIMITS[perSecond], 1001)).toBe(true)
    expect(budget.take(DEFAULT_LIMITS[perSecond], 1002)).toBe(false)
  })

  it('is forgotten only when nothing of any kind is owed', () => {
    for (const kind of ['messages', 'bytes', 'steps', 'parts', 'clientIds', 'awareness'] as const) {
      const person = new PersonBudget(DEFAULT_LIMITS, 0)
      expect(person.isFull(0)).toBe(true)
      person[kind].take(1, 0)
      expect(person.isFull(0), kind).toBe(false)
      expect(person.isFull(10_000)).toBe(true)
    }
  })
})
