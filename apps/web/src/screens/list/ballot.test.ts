import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RequestError } from '../../api.ts'
import type { DeviceStorage } from '../../session/device-storage.ts'
import { BallotBox, votesLeft } from './ballot.ts'

let counted: Record<string, number>
let failure: RequestError | null
let casts: number
let shelf: Map<string, string>
let boxes: BallotBox[]

beforeEach(() => {
  vi.useFakeTimers()
  counted = {}
  failure = null
  casts = 0
  shelf = new Map()
  boxes = []
})

afterEach(() => {
  for (const box of boxes) box.close()
  vi.useRealTimers()
})

/** A page as it was just loaded; what an earlier one kept is on the shelf. */
function load(): DeviceStorage {
  const local: DeviceStorage['local'] = {
    getItem: (key) => shelf.get(key) ?? null,
    setItem: (key, value) => void shelf.set(key, value),
    removeItem: (key) => void shelf.delete(key),
  }
  return { local, session: null }
}

function open(storage = load()): BallotBox {
  const api = {
    ballot: async () => ({ votes: counted }),
    castBallot: async (_board: string, _round: string, votes: Record<string, number>) => {
      casts++
      if (failure) throw failure
      counted = votes
      return undefined
    },
  }
  const box = BallotBox.open({ api, storage, boardId: 'b', personId: 'p', roundId: 'r' })
  boxes.push(box)
  return box
}

describe('a ballot', () => {
  it('shows what was cast before, in another tab too', async () => {
    counted = { a: 2 }
    const box = open()
    await vi.advanceTimersByTimeAsync(0)
    expect(box.state.get()).toEqual({ votes: { a: 2 }, mark: 'saved', refused: null })
  })

  it('is sent once for several presses, as a whole', async () => {
    const box = open()
    box.vote('a', 1)
    box.vote('b', 1)
    box.vote('a', 0)
    expect(box.state.get().mark).toBe('saving')
    await vi.advanceTimersByTimeAsync(1000)
    expect([counted, casts]).toEqual([{ b: 1 }, 1])
    expect(box.state.get().mark).toBe('saved')
  })

  it('is sent though the list was left right after the press', async () => {
    const box = open()
    box.vote('a', 1)
    box.close()
    await vi.advanceTimersByTimeAsync(0)
    expect(counted).toEqual({ a: 1 })
  })

  it('goes on trying out of sight, and is the same ballot when one comes back', async () => {
    failure = new RequestError('unreachable', 0)
    const page = load()
    const box = open(page)
    box.vote('a', 1)
    box.close()
    await vi.advanceTimersByTimeAsync(1000)
    expect(open(page)).toBe(box)
    box.vote('b', 1)
    failure = null
    await vi.advanceTimersByTimeAsync(10_000)
    expect(counted).toEqual({ a: 1, b: 1 })
    expect(open(page)).not.toBe(box)
  })

  it('waits on the device while the server is away, over a reload too, and is sent then', async () => {
    failure = new RequestError('unreachable', 0)
    open().vote('a', 1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(boxes[0]?.state.get().mark).toBe('waiting')
    boxes[0]?.close()
    const again = open()
    expect(again.state.get()).toMatchObject({ votes: { a: 1 }, mark: 'waiting' })
    failure = null
    await vi.advanceTimersByTimeAsync(10_000)
    expect(counted).toEqual({ a: 1 })
    expect(again.state.get().mark).toBe('saved')
  })

  it('goes back to what is counted when the server refuses, and says why', async () => {
    counted = { a: 1 }
    const box = open()
    failure = new RequestError('roundClosed', 409)
    box.vote('b', 1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(box.state.get()).toEqual({ votes: { a: 1 }, mark: 'saved', refused: failure })
    expect(casts).toBe(1)
  })

  it('has its budget for each question apart', () => {
    const questionOf = (id: string) => ({ a: 'q1', b: 'q1', c: 'q2' })[id]
    expect(votesLeft({ budget: 3 }, { a: 1, b: 1, c: 3 }, questionOf, 'q1')).toBe(1)
    expect(votesLeft({ budget: 3 }, { a: 1, b: 1, c: 3 }, questionOf, 'q2')).toBe(0)
  })
})
