import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import { expect } from './atelier.ts'
import { type Language, words } from './words.ts'

/** A laptop as it stands on a facilitator's table, and a phone as it is held in a room. */
export const LAPTOP = { viewport: { width: 1440, height: 900 } }
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

const LOCALES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' }

export interface Person {
  page: Page
  context: BrowserContext
  language: Language
  /** What the page complained about so far: uncaught errors, and errors it logged. */
  complaints: string[]
}

/** Somebody with a browser of their own: no cookie, no memory in common with anybody else. */
export async function person(
  browser: Browser,
  url: string,
  language: Language,
  device: typeof LAPTOP | typeof PHONE = LAPTOP,
): Promise<Person> {
  const context = await browser.newContext({ ...device, locale: LOCALES[language], baseURL: url })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // A server that is away is told on the screen; the browser's own line about it is no fault of the page.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
      complaints.push(message.text())
  })
  return { page, context, language, complaints }
}

/**
 * Creates a board on the home page and reads the ways in.
 *
 * @param template `usual`: silent writing, question by question; `open`: everybody sees each note as it is written
 */
export async function createBoard(
  { page, language }: Person,
  title: string,
  template: 'usual' | 'open' = 'usual',
) {
  const say = words[language]
  await page.goto('/')
  if (template === 'open') {
    await page.getByText(say.otherWays).click()
    await page.getByRole('radio', { name: say.openWriting }).check()
  }
  await page.getByLabel(say.sessionTitle).fill(title)
  await page.getByRole('button', { name: say.create }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  const spelled = await page.getByText(/^([0-9A-Z] ){5}[0-9A-Z]$/).textContent()
  const link = (role: keyof typeof say.roles) =>
    page.getByRole('textbox', { name: say.roles[role] }).inputValue()
  return {
    code: (spelled ?? '').replaceAll(' ', ''),
    links: {
      facilitator: await link('facilitator'),
      secretariat: await link('secretariat'),
      viewer: await link('viewer'),
    },
    /** Into the board, as its facilitator. */
    async open() {
      await page.getByRole('link', { name: say.openBoard }).click()
      await expect(page.getByRole('complementary', { name: say.conduct })).toBeVisible()
    },
  }
}

/** Fills in the one screen between a link and the board. Who does not write is asked nothing and comes straight in. */
export async function join({ page, language }: Person, hub: string): Promise<void> {
  const say = words[language]
  await page.getByRole('searchbox', { name: say.searchHub }).fill(hub)
  await page.getByRole('button', { name: hub }).click()
  await page.getByRole('button', { name: say.enter }).click()
  await page.waitForURL(/\/b\/board_/)
}

/** What one does in the list: what a phone shows. */
export function list({ page, language }: Person) {
  const say = words[language]
  const composer = (number: number) => page.getByRole('textbox', { name: say.writeUnder(number) })
  return {
    composer,
    note: (text: string) => page.getByRole('listitem').filter({ hasText: text }),
    question: (number: number) => page.getByRole('tab', { name: say.question(number) }),
    async write(number: number, text: string) {
      await page.getByRole('tab', { name: say.question(number) }).click()
      await composer(number).fill(text)
      await composer(number).press('Enter')
      await expect(composer(number)).toHaveValue('')
    },
  }
}

/**
 * Where a hand or a mouse goes for something.
 *
 * @throws Error when it is not on the screen
 */
export async function centreOf(thing: Locator) {
  const box = await thing.boundingBox()
  if (!box) throw new Error(`${thing} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, box }
}

/** What one does on the canvas. */
export function canvas({ page, language }: Person) {
  const say = words[language]
  const note = (text: string) => page.locator('[data-note-id]').filter({ hasText: text })
  const centre = (text: string) => centreOf(note(text))
  return {
    note,
    wording: page.getByRole('textbox', { name: say.noteText }),
    groupTitle: page.getByRole('textbox', { name: say.groupTitle, exact: true }),
    /** Waits until the wall is there. */
    async ready() {
      await expect(page.locator('.tl-canvas')).toBeVisible()
      await expect(page.getByRole('toolbar', { name: say.tools })).toBeVisible()
    },
    /** `N`, the words, `Esc`: as one writes on paper. */
    async write(text: string) {
      await expect(page.getByRole('button', { name: say.newNote })).toBeVisible()
      await page.locator('.tl-container').focus()
      await page.keyboard.press('n')
      await expect(page.getByRole('textbox', { name: say.noteText })).toBeFocused()
      await page.keyboard.type(text)
      await page.keyboard.press('Escape')
      await expect(note(text)).toBeVisible()
    },
    /** Drags a note with the mouse and drops it on another. */
    async drop(text: string, onto: string) {
      const from = await centre(text)
      const to = await centre(onto)
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 8 })
      await page.mouse.move(to.x, to.y, { steps: 8 })
      await page.mouse.up()
    },
    centre,
  }
}

/** The facilitator's hands. */
export function conductor({ page, language }: Person) {
  const say = words[language]
  const panel = page.getByRole('complementary', { name: say.conduct })
  return {
    panel,
    goTo: (phase: string) => panel.getByRole('button', { name: say.goTo(phase) }).click(),
    pause: () => panel.getByRole('button', { name: say.pause }).click(),
    resume: () => panel.getByRole('button', { name: say.resume }).click(),
    next: (phase: string) => panel.getByRole('button', { name: say.next(phase) }),
    giveThirtySeconds: () => panel.getByRole('button', { name: say.moreTime }).click(),
    clock: panel.getByRole('timer'),
  }
}
