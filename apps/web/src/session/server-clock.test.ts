import { expect, it } from 'vitest'
import { ServerClock } from './server-clock.ts'

/** A device whose clock moves only when a request takes time; the server is `aheadMs` before it. */
function device(aheadMs: number) {
  let now = 1_000_000
  const clock = new ServerClock(() => now)
  const ask = (thereMs: number, backMs: number) =>
    clock.measure(async () => {
      now += thereMs
      const serverNow = now + aheadMs
      now += backMs
      return { serverNow }
    })
  return { clock, ask, now: () => now }
}

it('is right when the way there takes as long as the way back', async () => {
  const { clock, ask, now } = device(90_000)
  await ask(200, 200)
  expect(clock.serverNow() - now()).toBe(90_000)
})

it('believes the answer with the shortest round trip', async () => {
  const { clock, ask, now } = device(-5000)
  await ask(10, 10)
  await ask(900, 10)
  expect(clock.serverNow() - now()).toBe(-5000)
})

it('believes any answer after it was told to forget, and is wrong by half a one-way trip', async () => {
  const { clock, ask, now } = device(1000)
  await ask(1, 1)
  clock.forget()
  await ask(40, 0)
  expect(clock.serverNow() - now()).toBe(1020)
})
