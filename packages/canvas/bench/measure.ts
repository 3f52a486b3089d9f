import type { Page } from 'playwright-core'
import type {} from './pages/stand.ts'

/** What loading a page cost. */
export interface Loaded {
  /** From the start of the navigation until the first note's field takes letters, ms. */
  editableMs: number
  /** JavaScript heap after a collection, MB. */
  heapMb: number
  /** Elements of the page. */
  elements: number
}

/** What goes on while frames are counted: one for each `requestAnimationFrame`. */
export const ROWS = ['panAll', 'panNear', 'drag', 'receive', 'receiveAll'] as const
export type Row = (typeof ROWS)[number]

/** Each motion is watched that long, ms. */
const WATCH_MS = 3000

/**
 * Loads a page and opens its first note for writing.
 *
 * @param url address of the page
 */
export async function load(page: Page, url: string): Promise<Loaded> {
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.stand !== undefined, undefined, { polling: 'raf' })
  const editableMs = await page.evaluate(() => window.stand?.openFirst() ?? Number.NaN)
  await page.evaluate(() => {
    window.stand?.close()
    dispatchEvent(new Event('bench:moves'))
  })
  await page.waitForFunction(() => document.documentElement.dataset.moves === 'here')
  await page.evaluate(() => window.stand?.settled())
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  return { editableMs, heapMb: await heap(page), elements }
}

/** Frames a second of one motion. */
export function framesOf(page: Page, row: Row): Promise<number> {
  switch (row) {
    case 'drag':
      return drag(page)
    case 'panAll':
      return watch(page, 'all', 'panAll')
    case 'panNear':
      return watch(page, 'near', 'panNear')
    case 'receive':
      return watch(page, 'near', 'receive')
    case 'receiveAll':
      return watch(page, 'all', 'receive')
  }
}

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 2 ** 20
}

function watch(page: Page, view: 'all' | 'near', motion: 'panAll' | 'panNear' | 'receive'): Promise<number> {
  return page.evaluate(
    async ({ view, motion, watchMs }) => {
      const stand = window.stand
      if (!stand) throw new Error('the page has no editor')
      await stand.view(view)
      return stand.watch(motion, watchMs)
    },
    { view, motion, watchMs: WATCH_MS },
  )
}

/** Frames a second while the mouse drags one note round and round at 100 %. */
async function drag(page: Page): Promise<number> {
  await page.evaluate(() => window.stand?.view('near'))
  const at = await page.evaluate(() => window.stand?.takeAim())
  if (!at) throw new Error('the page has no editor')
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 12, at.y + 12, { steps: 4 })
  const watched = page.evaluate((watchMs) => window.stand?.watch('nothing', watchMs), WATCH_MS)
  let isOver = false
  const end = () => {
    isOver = true
  }
  watched.then(end, end)
  const start = performance.now()
  while (!isOver) {
    const t = (performance.now() - start) / 1000
    await page.mouse.move(at.x + 120 * Math.sin(t * 4), at.y + 90 * Math.sin(t * 6))
  }
  const hasMoved = await page.evaluate(() => window.stand?.hasMoved())
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await page.evaluate(() => window.stand?.close())
  if (!hasMoved) throw new Error('the note did not follow the mouse: nothing was measured')
  return (await watched) ?? Number.NaN
}
