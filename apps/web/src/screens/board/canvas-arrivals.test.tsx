// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CanvasArrivals } from './canvas-arrivals.tsx'
import { ME, sessionOf } from './testing/session-without-server.ts'
import { testPage } from './testing/test-page.tsx'

const screen = testPage()

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

const wait = (seconds: number) => act(async () => vi.advanceTimersByTimeAsync(seconds * 1000))

describe('notes that arrive on the canvas', () => {
  it('are told together after eight seconds, those of others alone', async () => {
    const { session, board } = sessionOf('participant', 'open')
    board.addNote({ questionId: 'q1', text: 'was here' })
    await screen.show(<CanvasArrivals />, { session, fetch: async () => Response.json({}) })
    const heard: string[] = []
    const region = screen.page.querySelector('[role=status]')
    if (!region) throw new Error('there is no live region')
    new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    board.addNote({ questionId: 'q2', text: 'mine', authorId: ME })
    await wait(12)
    expect(heard).toEqual([])
    for (let n = 0; n < 6; n++) {
      board.addNote({ questionId: n % 2 ? 'q3' : 'q1', text: `idea ${n}` })
      await wait(1)
    }
    await wait(8)
    expect(heard).toEqual(['3 new notes on question 1. 3 new notes on question 3.'])
  })

  it('say nothing when they are hidden, or joined to another', async () => {
    const { session, board } = sessionOf('participant', 'open')
    const first = board.addNote({ questionId: 'q1', text: 'a' })
    await screen.show(<CanvasArrivals />, { session, fetch: async () => Response.json({}) })
    board.transact(() => board.mergeInto(board.addNote({ questionId: 'q1', text: 'b' }), first))
    await wait(12)
    expect(screen.page.textContent).toBe('')
  })
})
