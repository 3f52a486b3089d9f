// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DocumentConnection } from './document-connection.ts'
import { FakeServer } from './testing/fake-server.ts'

let server: FakeServer
beforeEach(() => {
  server = new FakeServer()
  vi.stubGlobal('WebSocket', server.WebSocket)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** How long each pause between two attempts is, ms, when chance is always `chance`. */
async function pauses(chance: number, attempts: number): Promise<number[]> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.spyOn(Math, 'random').mockReturnValue(chance)
  server.up = false
  const at: number[] = []
  const connection = new DocumentConnection(
    { url: 'ws://host/sync', name: 'board_1/board', protocols: [], copy: null },
    { failed: () => at.push(Date.now()) },
  )
  while (at.length <= attempts) await vi.advanceTimersByTimeAsync(10)
  connection.close()
  return at.slice(1).map((time, index) => time - (at[index] ?? 0))
}

it('waits twice as long after each failure, and never longer than eight seconds', async () => {
  const longest = await pauses(1, 8)
  for (const [index, expected] of [200, 400, 800, 1600, 3200, 6400, 8000, 8000].entries()) {
    expect(longest[index]).toBeGreaterThanOrEqual(expected * 0.9)
    expect(longest[index]).toBeLessThanOrEqual(expected * 1.1 + 20)
  }
})

it('cuts each pause by chance down to half, so that a room does not come back all at once', async () => {
  const shortest = await pauses(0, 8)
  for (const [index, expected] of [100, 200, 400, 800, 1600, 3200, 4000, 4000].entries()) {
    expect(shortest[index]).toBeGreaterThanOrEqual(expected * 0.9)
    expect(shortest[index]).toBeLessThanOrEqual(expected * 1.1 + 20)
  }
})
