import { describe, expect, it } from 'vitest'
import { ROOM_ENOUGH, tellRoom } from './room-left.ts'

/** What is heard while the characters left go through some numbers. */
function heard(...lefts: number[]): number[] {
  const told: number[] = []
  let room = ROOM_ENOUGH
  for (const left of lefts) {
    const next = tellRoom(room, left)
    if (next !== room && next.told !== null) told.push(next.told)
    room = next
  }
  return told
}

describe('room left in a note', () => {
  it('is told five times on the way to the last character, not at each of two hundred and eighty', () => {
    expect(heard(...Array.from({ length: 281 }, (_, n) => 280 - n))).toEqual([40, 20, 10, 5, 0])
  })

  it('is told as it is when much comes at once', () => {
    expect(heard(200, 13)).toEqual([13])
    expect(heard(200, 0)).toEqual([0])
  })

  it('is not told while words are taken away, and again when they come back', () => {
    expect(heard(20, 21, 30, 100)).toEqual([20])
    expect(heard(20, 100, 40)).toEqual([20, 40])
  })
})
