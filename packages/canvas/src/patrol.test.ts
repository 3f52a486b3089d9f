import { GAP, NOTE_HEIGHT, ZONE_HEADING_HEIGHT } from '@atelier/board'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Patrol, stopsOf } from './patrol.ts'

const row = (n: number) => ZONE_HEADING_HEIGHT + n * (NOTE_HEIGHT + GAP)

describe('stopsOf', () => {
  it('shows a question that fits once, with its heading', () => {
    expect(stopsOf([{ zone: 1, foot: row(1) }], 500)).toEqual([{ zone: 1, top: 0 }])
  })

  it('shows every note whole on one of the screenfuls, wherever it stands', () => {
    for (const height of [320, 446, 700, 1100])
      for (let top = ZONE_HEADING_HEIGHT; top < 5000; top += 13) {
        const stops = stopsOf([{ zone: 0, foot: top + NOTE_HEIGHT }], height)
        const isWhole = stops.some((stop) => stop.top <= top && top + NOTE_HEIGHT <= stop.top + height)
        expect(isWhole, `a note at ${top}, ${height} at once`).toBe(true)
      }
  })
})

describe('a patrol', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('goes round and stops when told to', () => {
    vi.useFakeTimers()
    const patrol = new Patrol()
    const tops: number[] = []
    patrol.start(
      () => [
        { zone: 0, top: 0 },
        { zone: 0, top: 300 },
      ],
      ({ top }) => tops.push(top),
    )
    vi.advanceTimersByTime(20_000)
    expect(tops).toEqual([0, 300, 0])
    patrol.stop()
    vi.advanceTimersByTime(60_000)
    expect(tops).toEqual([0, 300, 0])
  })
})
