import { cpus, loadavg, totalmem } from 'node:os'
import type { Browser, BrowserContextOptions } from '@playwright/test'
import { type Slowness, slowDown } from '../slow-phone.ts'

/** How one load of a screen went. Times in ms since the navigation, sizes in bytes as they came over the line. */
export interface ScreenLoad {
  /** First contentful paint. */
  fcp: number
  /** Largest contentful paint, until the network was quiet. */
  lcp: number
  /** What long tasks took above 50 ms each, after the first contentful paint. */
  blocked: number
  /** What one came for is there, and no long task is under way. */
  usable: number
  bytes: number
  scriptBytes: number
  requests: number
}

export const ROWS = ['fcp', 'lcp', 'blocked', 'usable', 'bytes', 'scriptBytes', 'requests'] as const

declare global {
  interface Window {
    seen: { lcp: number; tasks: { at: number; ms: number }[]; there: number }
  }
}

/**
 * Opens a screen in a browser that has nothing of it yet, and watches.
 *
 * @param goal selector of what makes the screen usable: a field, a button, the wall
 */
export async function loadScreen(
  browser: Browser,
  address: string,
  goal: string,
  device: BrowserContextOptions,
  slowness: Slowness | null,
): Promise<ScreenLoad> {
  const context = await browser.newContext(device)
  const page = await context.newPage()
  await page.addInitScript((selector) => {
    const seen: Window['seen'] = { lcp: 0, tasks: [], there: 0 }
    window.seen = seen
    const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) take(entry)
      }).observe({ type, buffered: true })
    watch('largest-contentful-paint', (entry) => {
      seen.lcp = entry.startTime
    })
    watch('longtask', (entry) => seen.tasks.push({ at: entry.startTime, ms: entry.duration }))
    const look = () => {
      const found = document.querySelector(selector)
      if (found && found.getClientRects().length > 0) seen.there = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, goal)
  const devtools = await slowDown(
    { page, context, language: 'fr', complaints: [] },
    slowness ?? { latencyMs: 0, bytesPerSecond: -1, cpu: 1 },
  )
  let [bytes, scriptBytes, requests] = [0, 0, 0]
  const scripts = new Set<string>()
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    requests++
    bytes += encodedDataLength
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  await page.goto(address, { waitUntil: 'commit' })
  await page
    .waitForFunction(() => window.seen.there > 0, null, { timeout: 90_000 })
    .catch(async (error) => {
      throw new Error(`"${goal}" did not come at ${address}:\n${await page.textContent('body')}`, {
        cause: error,
      })
    })
  await page.waitForLoadState('networkidle')
  const { seen, fcp } = await page.evaluate(() => ({
    seen: window.seen,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }))
  await context.close()
  const underWay = seen.tasks.find(({ at, ms }) => at <= seen.there && at + ms > seen.there)
  return {
    fcp,
    lcp: seen.lcp,
    blocked: seen.tasks
      .filter(({ at }) => at >= fcp)
      .reduce((total, { ms }) => total + Math.max(0, ms - 50), 0),
    usable: underWay ? underWay.at + underWay.ms : seen.there,
    bytes,
    scriptBytes,
    requests,
  }
}

/** The machine that figures come from; without it they say nothing. */
export function machine(browser: Browser): string {
  const [{ model = 'unknown processor' } = {}] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `${model.trim()}, ${cpus().length} cores, ${gigabytes} GB; Node ${process.version}, Chromium ${browser.version()}; load of the machine ${(loadavg()[0] ?? 0).toFixed(1)}.`
}
