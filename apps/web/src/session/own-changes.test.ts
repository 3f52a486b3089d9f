import { describe, expect, it } from 'vitest'
import { OwnChanges } from './own-changes.ts'

const waiting = (own: OwnChanges) => [...own.waiting.get()].sort()

describe('OwnChanges', () => {
  it('holds a change as waiting until the server has stored its frame', () => {
    const own = new OwnChanges()
    own.connected()
    own.changed(['note_a'])
    own.sent('latest')
    expect(waiting(own)).toEqual(['note_a'])
    own.stored(1)
    expect(waiting(own)).toEqual([])
  })

  it('keeps a record waiting when it was changed again after the stored frame', () => {
    const own = new OwnChanges()
    own.connected()
    own.changed(['note_a'])
    own.sent('latest')
    own.changed(['note_a'])
    own.sent('latest')
    own.stored(1)
    expect(waiting(own)).toEqual(['note_a'])
    own.stored(2)
    expect(waiting(own)).toEqual([])
  })

  it('counts records, not keystrokes', () => {
    const own = new OwnChanges()
    own.connected()
    for (let letter = 0; letter < 40; letter++) {
      own.changed(['note_a'])
      own.sent('latest')
    }
    expect(own.waiting.get().size).toBe(1)
  })

  it('does not take a change made offline as stored by an acknowledgement of a later change alone', () => {
    const own = new OwnChanges()
    own.changed(['note_offline'])
    own.connected()
    own.changed(['note_online'])
    own.sent('latest')
    own.stored(1)
    expect(waiting(own)).toEqual(['note_offline'])
  })

  it('settles changes made offline with the frame that carries everything', () => {
    const own = new OwnChanges(['note_before_reload'])
    own.changed(['note_offline'])
    own.connected()
    own.sent('everything')
    own.stored(1)
    expect(waiting(own)).toEqual([])
  })

  it('forgets what went out on a lost connection without being stored', () => {
    const own = new OwnChanges()
    own.connected()
    own.changed(['note_a'])
    own.sent('latest')
    own.connected()
    own.stored(1)
    expect(waiting(own)).toEqual(['note_a'])
  })

  it('keeps a refused record waiting although the count of stored frames goes past it', () => {
    const own = new OwnChanges()
    own.connected()
    own.changed(['note_refused'])
    own.sent('latest')
    own.changed(['note_stored'])
    own.sent('latest')
    own.refused(1)
    own.stored(2)
    expect(waiting(own)).toEqual(['note_refused'])
  })

  it('answers another set only when one joins or leaves', () => {
    const own = new OwnChanges()
    own.connected()
    own.changed(['note_a'])
    const before = own.waiting.get()
    own.changed(['note_a'])
    expect(own.waiting.get()).toBe(before)
    own.changed(['note_b'])
    expect(own.waiting.get()).not.toBe(before)
  })
})
