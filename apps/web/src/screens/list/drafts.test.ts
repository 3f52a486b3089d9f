import { describe, expect, it } from 'vitest'
import { type DraftStorage, Drafts } from './drafts.ts'

function memoryStorage(): DraftStorage & { keys(): string[] } {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  }
}

describe('drafts', () => {
  it('gives a text back after a reload', () => {
    const storage = memoryStorage()
    new Drafts('board_1', 'person_1', storage).write('q1', 'Le financement s’arrête')
    expect(new Drafts('board_1', 'person_1', storage).read('q1')).toBe('Le financement s’arrête')
  })

  it('keeps boards, people and questions apart', () => {
    const storage = memoryStorage()
    new Drafts('board_1', 'person_1', storage).write('q1', 'one')
    expect(new Drafts('board_1', 'person_2', storage).read('q1')).toBe('')
    expect(new Drafts('board_2', 'person_1', storage).read('q1')).toBe('')
    expect(new Drafts('board_1', 'person_1', storage).read('q2')).toBe('')
  })

  it('leaves nothing behind once a draft is sent', () => {
    const storage = memoryStorage()
    const drafts = new Drafts('board_1', 'person_1', storage)
    drafts.write('q1', 'one')
    drafts.write('q1', '')
    expect(drafts.read('q1')).toBe('')
    expect(storage.keys()).toEqual([])
  })

  it('keeps the text in memory when the device has no room', () => {
    const full: DraftStorage = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
      removeItem: () => {},
    }
    const drafts = new Drafts('board_1', 'person_1', full)
    drafts.write('q1', 'still here')
    expect(drafts.read('q1')).toBe('still here')
  })
})
