import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_LIMITS, presenceTickFor, tickFor } from './limits.ts'
import { NO_TURN_DUE, type Paced, Pacer } from './pacer.ts'

class Turns implements Paced {
  lastTurnMs = Number.NEGATIVE_INFINITY
  dueBeat = NO_TURN_DUE
  at: number[] = []
  turn(): void {
    this.at.push(performance.now())
  }
}

let pacer: Pacer
beforeEach(() => {
  vi.useFakeTimers()
  pacer = new Pacer()
})
afterEach(() => {
  pacer.stop()
  vi.useRealTimers()
})

/** Times of turns, counted from `from`. */
const since = (from: number, { at }: Turns) => at.map((ms) => ms - from)

describe('the pace of turns', () => {
  it('[S2] who was quiet has a turn at once, the next one not before its tick is over', async () => {
    const from = performance.now()
    const room = new Turns()
    pacer.wake(room, 25)
    await vi.advanceTimersByTimeAsync(0)
    expect(since(from, room)).toEqual([0])
    pacer.wake(room, 25)
    pacer.wake(room, 25)
    await vi.advanceTimersByTimeAsync(200)
    expect(room.at).toHaveLength(2)
    expect(since(from, room)[1]).toBeGreaterThanOrEqual(25)
    expect(since(from, room)[1]).toBeLessThanOrEqual(25 + 12.5 + 1)
  })

  it('[S2] a busy room has its turns a tick apart, no more', async () => {
    const from = performance.now()
    const room = new Turns()
    for (let ms = 0; ms < 1000; ms++) {
      pacer.wake(room, 50)
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(since(from, room).length).toBeGreaterThanOrEqual(19)
    expect(since(from, room).length).toBeLessThanOrEqual(21)
  })

  it('[S2] what may not wait moves a turn forward, what may wait does not move it back', async () => {
    const room = new Turns()
    pacer.wake(room, 25)
    await vi.advanceTimersByTimeAsync(0)
    const from = performance.now()
    pacer.wake(room, 100)
    pacer.wake(room, 25)
    pacer.wake(room, 100)
    await vi.advanceTimersByTimeAsync(40)
    expect(room.at).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(200)
    expect(room.at).toHaveLength(2)
    expect(since(from, room)[1]).toBeLessThan(40)
  })

  it('[S2] turns of many rooms come in step', async () => {
    const rooms = Array.from({ length: 50 }, () => new Turns())
    for (let ms = 0; ms < 1000; ms++) {
      pacer.wake(rooms[(ms * 7) % 50] as Turns, 25)
      await vi.advanceTimersByTimeAsync(1)
    }
    const times = new Set(rooms.flatMap(({ at }) => at))
    expect(rooms.flatMap(({ at }) => at).length).toBeGreaterThan(900)
    expect(times.size).toBeLessThanOrEqual(2 * 81)
  })

  it('counts the turns of a second', async () => {
    const rooms = Array.from({ length: 10 }, () => new Turns())
    for (let ms = 0; ms < 2500; ms++) {
      for (const room of rooms) pacer.wake(room, 50)
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(pacer.turnsPerSecond).toBeGreaterThan(190)
    expect(pacer.turnsPerSecond).toBeLessThan(210)
  })

  it('[S2] on a server of many turns nobody has one at once, and all come at half the beats; after that, at once again', async () => {
    const rooms = Array.from({ length: 30 }, () => new Turns())
    const work = async (seconds: number) => {
      for (let ms = 0; ms < seconds * 1000; ms++) {
        for (const room of rooms) pacer.wake(room, 50)
        await vi.advanceTimersByTimeAsync(1)
      }
    }
    await work(2)
    expect(pacer.turnsPerSecond).toBeGreaterThan(400)
    const from = performance.now()
    await work(2)
    const times = new Set(rooms.flatMap(({ at }) => at).filter((ms) => ms >= from))
    expect(times.size).toBeLessThanOrEqual(81)
    const quiet = new Turns()
    const asked = performance.now()
    pacer.wake(quiet, 25)
    await vi.advanceTimersByTimeAsync(30)
    expect(quiet.at).toHaveLength(1)
    expect((quiet.at[0] as number) - asked).toBeLessThanOrEqual(25 + 1)
    await vi.advanceTimersByTimeAsync(5000)
    pacer.wake(rooms[0] as Turns, 25)
    await vi.advanceTimersByTimeAsync(1200)
    const later = performance.now()
    pacer.wake(quiet, 25)
    await vi.advanceTimersByTimeAsync(0)
    expect(quiet.at.at(-1)).toBe(later)
  })

  it('gives no turn after it was stopped', async () => {
    const room = new Turns()
    pacer.wake(room, 25)
    pacer.stop()
    await vi.advanceTimersByTimeAsync(100)
    expect(room.at).toEqual([])
  })
})

describe('the tick', () => {
  it('[S2] grows with the number of readers, from tickMs to crowdTickMs', () => {
    const ticks = [1, 10, 25, 40, 300].map((readers) => tickFor(readers, DEFAULT_LIMITS))
    expect(ticks).toEqual([25, 25, 50, 75, 75])
  })

  it('[S2] cursors wait longer on a server with much to do, and never less than a document', () => {
    expect(presenceTickFor(5, 0, DEFAULT_LIMITS)).toBe(50)
    expect(presenceTickFor(5, 500, DEFAULT_LIMITS)).toBe(50)
    expect(presenceTickFor(5, 875, DEFAULT_LIMITS)).toBe(150)
    expect(presenceTickFor(5, 9000, DEFAULT_LIMITS)).toBe(250)
    expect(presenceTickFor(300, 0, { ...DEFAULT_LIMITS, presenceTickMs: 10 })).toBe(75)
  })
})
