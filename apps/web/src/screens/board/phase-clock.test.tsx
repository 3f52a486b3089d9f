// @vitest-environment jsdom
import { extendTimer, pauseTimer, resumeTimer, startTimer, type Timer } from '@atelier/board'
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PhaseAnnouncer } from './phase-clock.tsx'
import { sessionOf } from './testing/session-without-server.ts'
import { testPage } from './testing/test-page.tsx'

const screen = testPage()
const noServer = async () => Response.json({})

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Shows the announcer on the page, with a clock that the test moves; hears each sentence once as it comes. */
async function listen(seconds: number, startedMinutesAgo = 0) {
  const { session, facilitation } = sessionOf('participant')
  const [first, second] = facilitation.phases()
  if (!first || !second) throw new Error('the template has phases')
  vi.setSystemTime(startedMinutesAgo * 60_000)
  let timer: Timer = startTimer(seconds, 0)
  const set = (next: Timer, phaseId = first.id) =>
    act(async () => {
      timer = next
      facilitation.setSession({ phaseId, timer }, Date.now())
    })
  await set(timer)
  await screen.show(<PhaseAnnouncer />, {
    session: { ...session, serverNow: () => Date.now() },
    fetch: noServer,
  })
  const region = screen.page.querySelector('[role=status]')
  const heard: string[] = []
  let last = ''
  const hear = () => {
    const words = region?.textContent ?? ''
    if (words !== '' && words !== last) heard.push(words)
    last = words
    return words
  }
  hear()
  return {
    heard,
    second,
    async wait(minutes: number) {
      for (let second = 0; second < minutes * 60; second++) {
        await act(async () => vi.advanceTimersByTimeAsync(1000))
        hear()
      }
    },
    pause: () => set(pauseTimer(timer, Date.now())),
    resume: () => set(resumeTimer(timer, Date.now())),
    extend: (ms: number) => set(extendTimer(timer, ms, Date.now())),
    enter: (phaseId: string) => set(startTimer(seconds, Date.now()), phaseId),
    hear,
  }
}

const PHASE = /^Now: /

describe('time, told to a screen reader', () => {
  it('is told at half, five minutes, one minute and the end of a long phase, each once', async () => {
    const { heard, wait } = await listen(15 * 60)
    await wait(16)
    expect(heard).toEqual([
      expect.stringMatching(PHASE),
      'Half of the time is left',
      'Five minutes left',
      'One minute left',
      'time is up',
    ])
  })

  it('is not told at five minutes in a phase of ten, where that is the half', async () => {
    const { heard, wait } = await listen(10 * 60)
    await wait(11)
    expect(heard.slice(1)).toEqual(['Half of the time is left', 'One minute left', 'time is up'])
  })

  it('is told at half from four minutes on, and not in a shorter phase', async () => {
    const four = await listen(4 * 60)
    await four.wait(5)
    expect(four.heard.slice(1)).toEqual(['Half of the time is left', 'One minute left', 'time is up'])
  })

  it('has only a last minute in a phase of three', async () => {
    const three = await listen(3 * 60 + 59)
    await three.wait(5)
    expect(three.heard.slice(1)).toEqual(['One minute left', 'time is up'])
  })

  it('is not told again when the clock is stopped and goes on', async () => {
    const { heard, wait, pause, resume } = await listen(6 * 60)
    await wait(3.5)
    await pause()
    await wait(1)
    await resume()
    await wait(1)
    expect(heard.slice(1)).toEqual(['Half of the time is left'])
  })

  it('falls silent when time is given, and tells of the new last minute', async () => {
    const { heard, wait, extend, hear } = await listen(6 * 60)
    await wait(5.2)
    expect(heard.at(-1)).toBe('One minute left')
    await extend(120_000)
    expect(hear()).toBe('')
    await wait(3)
    expect(heard.slice(1)).toEqual([
      'Half of the time is left',
      'One minute left',
      'One minute left',
      'time is up',
    ])
  })

  it('begins with the phase for who comes later, and for each new phase', async () => {
    const { heard, wait, enter, second } = await listen(10 * 60, 7)
    await wait(1)
    expect(heard).toEqual([expect.stringMatching(PHASE)])
    await enter(second.id)
    await wait(1)
    expect(heard).toEqual([expect.stringMatching(PHASE), `Now: ${second.name.en}. ${second.instruction.en}`])
  })
})
