import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { PHONE } from './people.ts'
import type { Language } from './words.ts'

/** One folder a state, so that the same state stands side by side in every language and size. */
const pictures = fileURLToPath(new URL('../test-results/pictures', import.meta.url))
const LOCALES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' }
export const LANGUAGES = ['en', 'fr', 'es'] as const
export const DESK = [
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
] as const
const WALL = { width: 1920, height: 1080 }

export type State = Awaited<ReturnType<BrowserContext['storageState']>>
export type Theme = Pick<BrowserContextOptions, 'colorScheme' | 'contrast' | 'forcedColors'>

/** Takes pictures of one page: of a phone as it is, of a desk in both sizes. */
export async function shoot(page: Page, language: Language, state: string, onPhone: boolean): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  for (const size of onPhone ? [PHONE.viewport] : DESK) {
    if (!onPhone) await page.setViewportSize(size)
    // What follows the size of the window, or of its text, is drawn one frame later.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    await page.screenshot({
      path: `${pictures}/${state}/${size.width}-${language}.png`,
      animations: 'disabled',
    })
  }
}

/** A phone and a desk of somebody. */
export async function devices(
  browser: Browser,
  baseURL: string,
  language: Language,
  storageState?: State,
  theme: Theme = {},
) {
  const open = async (onPhone: boolean) => {
    const context = await browser.newContext({
      ...(onPhone ? PHONE : { viewport: DESK[1] }),
      locale: LOCALES[language],
      baseURL,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      ...theme,
      ...(storageState && { storageState }),
    })
    return { page: await context.newPage(), onPhone }
  }
  const both = [await open(true), await open(false)] as const
  return {
    both,
    /** Goes there on both, does what is asked, and takes pictures. */
    async show(state: string, address: string, ready: (page: Page) => Promise<unknown>) {
      await Promise.all(
        both.map(async ({ page }) => {
          await page.goto(address)
          await ready(page)
        }),
      )
      await this.shoot(state)
    },
    async shoot(state: string) {
      for (const { page, onPhone } of both) await shoot(page, language, state, onPhone)
    },
    async close() {
      for (const { page } of both) await page.context().close()
    },
  }
}

export const heading = (page: Page) => page.getByRole('heading').first().waitFor()
export const settled = async (page: Page) => {
  await heading(page)
  await page.waitForLoadState('networkidle')
}

/** Asks the server as whoever is on a page. */
export const ask = <T>(page: Page, address: string, body?: object): Promise<T> =>
  page.evaluate(
    async ([to, sent]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(to, sent ? { method: 'POST', headers, body: JSON.stringify(sent) } : {})
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`)
      return answer.json()
    },
    [address, body] as const,
  )

/** Takes a picture of what the room sees from far away. */
export async function shootWall(page: Page, language: Language, state: string): Promise<void> {
  await page.setViewportSize(WALL)
  await shootAsItIs(page, language, state)
}

/** Takes a picture of a page at the size that it has. */
export async function shootAsItIs(page: Page, language: Language, state: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  // What follows the size of the window, or of its text, is drawn one frame later.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.screenshot({
    path: `${pictures}/${state}/${page.viewportSize()?.width}-${language}.png`,
    animations: 'disabled',
  })
}
