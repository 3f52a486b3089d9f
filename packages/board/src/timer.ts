import * as z from 'zod/mini'

/**
 * The shared timer as a fact. Running: it ends at `endsAt` (epoch ms on the *server's* clock). Paused:
 * `pausedWithMs` were left. `totalMs` is the whole stretch, extensions included, for a bar of progress.
 * `null` stands for a phase that was not started.
 */
export const Timer = z.union([
  z.object({ endsAt: z.number(), totalMs: z.number().check(z.gte(0)) }),
  z.object({ pausedWithMs: z.number().check(z.gte(0)), totalMs: z.number().check(z.gte(0)) }),
  z.null(),
])
export type Timer = z.infer<typeof Timer>

/** The longest a phase can be extended to, in ms. */
export const MAX_TIMER_MS = 24 * 3600 * 1000

export function startTimer(seconds: number, nowMs: number): Timer {
  return { endsAt: nowMs + seconds * 1000, totalMs: seconds * 1000 }
}

export const isRunning = (timer: Timer): timer is { endsAt: number; totalMs: number } =>
  timer !== null && 'endsAt' in timer

/**
 * Time left on the shared timer.
 *
 * @param nowMs epoch ms on the *server's* clock
 * @returns ms, never below 0; `null` when no timer is set
 */
export function remainingMs(timer: Timer, nowMs: number): number | null {
  if (timer === null) return null
  return Math.max(0, 'endsAt' in timer ? timer.endsAt - nowMs : timer.pausedWithMs)
}

/** Stops the clock; a timer that is paused, or was never set, stays as it is. */
export function pauseTimer(timer: Timer, nowMs: number): Timer {
  return isRunning(timer)
    ? { pausedWithMs: Math.max(0, timer.endsAt - nowMs), totalMs: timer.totalMs }
    : timer
}

/** Lets the clock run on; a timer that runs, or was never set, stays as it is. */
export function resumeTimer(timer: Timer, nowMs: number): Timer {
  return timer !== null && 'pausedWithMs' in timer
    ? { endsAt: nowMs + timer.pausedWithMs, totalMs: timer.totalMs }
    : timer
}

/**
 * Gives time or takes it away. A timer that has run out begins again from now, so that "+30 s" after the end
 * gives thirty seconds and not thirty minus the overrun.
 *
 * @param ms may be negative; what is left never falls below 0
 */
export function extendTimer(timer: Timer, ms: number, nowMs: number): Timer {
  if (timer === null) return null
  const left = Math.min(MAX_TIMER_MS, Math.max(0, (remainingMs(timer, nowMs) ?? 0) + ms))
  const totalMs = Math.min(MAX_TIMER_MS, Math.max(left, timer.totalMs + ms))
  return isRunning(timer) ? { endsAt: nowMs + left, totalMs } : { pausedWithMs: left, totalMs }
}
