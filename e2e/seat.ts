import type { Locator, Page } from '@playwright/test'
import { expect } from './atelier.ts'
import type { Findings } from './axe.ts'
import type { Person } from './people.ts'

const LANGUAGES = ['fr', 'en', 'es'] as const

/** One place in the room with two pages: one whose language is switched, one from right to left. */
export class Seat {
  readonly name: string
  readonly who: Person
  readonly #rtl: Page
  readonly #found: Findings

  private constructor(name: string, who: Person, rtl: Page, found: Findings) {
    this.name = name
    this.who = who
    this.#rtl = rtl
    this.#found = found
  }

  /** @param who already on the page that is to be looked at */
  static async take(name: string, who: Person, found: Findings): Promise<Seat> {
    await calm(who.page)
    // A window of its own: a page behind another draws once a second.
    const context = await who.context.browser()?.newContext({
      baseURL: new URL(who.page.url()).origin,
      locale: 'fr-FR',
      viewport: who.page.viewportSize(),
      storageState: await who.context.storageState(),
    })
    if (!context) throw new Error('the browser is gone')
    const rtl = await context.newPage()
    await calm(rtl)
    const seat = new Seat(name, who, rtl, found)
    await seat.#mirror()
    return seat
  }

  get page(): Page {
    return this.who.page
  }

  get pages(): readonly Page[] {
    return [this.page, this.#rtl]
  }

  /** Opens another screen in both pages. */
  async go(path: string): Promise<void> {
    await this.page.goto(path)
    await this.#mirror()
  }

  async #mirror(): Promise<void> {
    const url = new URL(this.page.url())
    url.searchParams.set('pseudo', 'rtl')
    await this.#rtl.goto(url.href)
    await expect(this.#rtl.locator('html')).toHaveAttribute('dir', 'rtl')
    for (const page of this.pages) await expect(page.locator('h1').first()).toBeAttached()
  }

  /** Does what a press does, in both pages: on the nth thing of its kind, since words differ. */
  async press(what: string | RegExp | Locator): Promise<void> {
    const pressed = 'button, summary, a'
    const hand =
      typeof what === 'string' || what instanceof RegExp
        ? this.page
            .getByRole('button', { name: what, exact: true })
            .or(this.page.locator('summary').filter({ hasText: what }))
        : what
    const place = await hand
      .first()
      .evaluate((element, kinds) => [...document.querySelectorAll(kinds)].indexOf(element), pressed)
    for (const page of this.pages)
      await page.evaluate(([kinds, nth]) => document.querySelectorAll<HTMLElement>(kinds)[nth]?.click(), [
        pressed,
        place,
      ] as const)
  }

  /** Opens every drawer, and the drawers within. */
  async openDrawers(): Promise<void> {
    for (const page of this.pages) {
      const shut = page.locator('aside details:not([open]) > summary')
      while ((await shut.count()) > 0) await shut.first().evaluate((summary: HTMLElement) => summary.click())
    }
  }

  async goOffline(offline: boolean): Promise<void> {
    for (const page of this.pages) await page.context().setOffline(offline)
  }

  async escape(): Promise<void> {
    for (const page of this.pages) await page.keyboard.press('Escape')
  }

  /** Looks at the place in the three languages and from right to left. */
  async look(where: string): Promise<void> {
    for (const language of LANGUAGES) {
      await speak(this.page, language)
      await this.#found.look(this.page, `${this.name}, ${where}, ${language}`)
    }
    await this.#found.look(this.#rtl, `${this.name}, ${where}, rtl`)
    await speak(this.page, 'fr')
  }

  /** Looks at the place in the dark, and with more contrast in light and dark. */
  async lookAtThemes(where: string): Promise<void> {
    for (const [colorScheme, contrast] of [
      ['dark', 'no-preference'],
      ['light', 'more'],
      ['dark', 'more'],
    ] as const) {
      await this.page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' })
      await this.#found.look(this.page, `${this.name}, ${where}, ${colorScheme}, contrast ${contrast}`)
    }
    await calm(this.page)
  }
}

/** Nothing moves while it is looked at. */
export const calm = (page: Page) =>
  page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light', contrast: 'no-preference' })

/** Changes the language of a page by the switch that is on it, else as the next load would find it. */
export async function speak(page: Page, language: (typeof LANGUAGES)[number]): Promise<void> {
  const pressed = await page.evaluate((wanted) => {
    const hand =
      document.querySelector<HTMLElement>(`button[lang=${wanted}][aria-pressed]`) ??
      document.querySelector<HTMLElement>(`label[lang=${wanted}] input[type=radio]`)
    hand?.click()
    localStorage.setItem('atelier.language', wanted)
    return hand !== null
  }, language)
  if (!pressed) await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page.locator('h1').first()).toBeAttached()
}

/** A call to the server as the person of a page. */
export async function call({ page }: Person, method: string, path: string, body?: unknown): Promise<unknown> {
  const boardId = /board_[\w-]+/.exec(page.url())?.[0]
  const answer = await page.evaluate(
    async ([address, how, sent]) => {
      const { ok, status, ...rest } = await fetch(address, {
        method: how,
        ...(sent ? { body: sent, headers: { 'content-type': 'application/json' } } : {}),
      }).then(async (one) => ({ ok: one.ok, status: one.status, text: await one.text() }))
      return { ok, status, ...rest }
    },
    [`/api/boards/${boardId}${path}`, method, body === undefined ? null : JSON.stringify(body)] as const,
  )
  expect(answer.ok, `${method} ${path}: ${answer.status} ${answer.text}`).toBe(true)
  return JSON.parse(answer.text || 'null')
}
