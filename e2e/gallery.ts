/**
 * Pictures of every screen and state in three languages and three sizes, to be looked at: one folder a state in
 * `test-results/pictures`, so that the same state stands side by side.
 */
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { Demo } from './demo.ts'
import { createBoard, join, PHONE, person } from './people.ts'
import { type Language, words } from './words.ts'

const pictures = fileURLToPath(new URL('../test-results/pictures', import.meta.url))
const LOCALES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' }
const LANGUAGES = ['en', 'fr', 'es'] as const
const DESK = [
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
] as const

type State = Awaited<ReturnType<BrowserContext['storageState']>>

let demo: Demo
let path: string
let leads: State
let guests: State
let phases: { id: string; kind: string; name: Record<Language, string> }[]
let empty: { path: string; code: string; leads: State; guests: State }

/** Takes pictures of one page: of a phone as it is, of a desk in both sizes. */
async function shoot(page: Page, language: Language, state: string, onPhone: boolean): Promise<void> {
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
async function devices(browser: Browser, language: Language, storageState?: State, dark = false) {
  const open = async (onPhone: boolean) => {
    const context = await browser.newContext({
      ...(onPhone ? PHONE : { viewport: DESK[1] }),
      locale: LOCALES[language],
      baseURL: demo.atelier.url,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
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

const heading = (page: Page) => page.getByRole('heading').first().waitFor()
const settled = async (page: Page) => {
  await heading(page)
  await page.waitForLoadState('networkidle')
}

/** Asks the server as whoever is on a page. */
const ask = <T>(page: Page, address: string, body?: object): Promise<T> =>
  page.evaluate(
    async ([to, sent]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(to, sent ? { method: 'POST', headers, body: JSON.stringify(sent) } : {})
      if (!answer.ok) throw new Error(`${to}: ${await answer.text()}`)
      return answer.json()
    },
    [address, body] as const,
  )

const api = () => `/api${path.replace('/b/', '/boards/')}`

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  demo = await Demo.play()
  const { url } = demo.atelier
  const lead = await person(browser, url, 'fr')
  await lead.page.goto(demo.links.facilitator)
  await lead.page.getByRole('button', { name: words.fr.enter }).click()
  await lead.page.waitForURL(/\/b\/board_/)
  path = new URL(lead.page.url()).pathname
  phases = (await ask<{ phases: typeof phases }>(lead.page, `${api()}/snapshot`)).phases
  const guest = await person(browser, url, 'fr', PHONE)
  await guest.page.goto(`/j/${demo.code}`)
  await join(guest, 'HUB 07')
  for (const [number, text] of [
    [2, 'Une plateforme commune pour les données locales, ouverte aux villes qui commencent'],
    [3, 'Publier la feuille de route en mars'],
  ] as const) {
    const phase = phases.find(({ kind, name }) => kind === 'write' && name.fr.endsWith(String(number)))
    await ask(lead.page, `${api()}/phase`, { to: phase?.id })
    const field = guest.page.getByRole('textbox', { name: words.fr.writeUnder(number) })
    await field.fill(text)
    await field.press('Enter')
    await guest.page.getByText(words.fr.noteSaved).first().waitFor()
  }
  leads = await lead.context.storageState()
  guests = await guest.context.storageState()

  const maker = await person(browser, url, 'fr')
  const board = await createBoard(maker, 'Penser une stratégie commune')
  await board.open()
  const newcomer = await person(browser, url, 'fr', PHONE)
  await newcomer.page.goto(`/j/${board.code}`)
  await join(newcomer, 'Bilbao')
  empty = {
    path: new URL(maker.page.url()).pathname,
    code: board.code,
    leads: await maker.context.storageState(),
    guests: await newcomer.context.storageState(),
  }
  for (const someone of [lead, guest, maker, newcomer]) await someone.context.close()
})

test.afterAll(() => demo.stop())

for (const language of LANGUAGES) {
  const say = words[language]

  test(`the way in, ${language}`, async ({ browser }) => {
    const stranger = await devices(browser, language)
    await stranger.show('home', '/', heading)
    await stranger.show('about', '/about', heading)
    await stranger.show('join', `/j/${demo.code}`, (page) => page.getByRole('searchbox').waitFor())
    for (const { page } of stranger.both) {
      await page.getByRole('button', { name: say.enter }).click()
      await page.getByRole('alert').or(page.locator('[aria-invalid=true]')).first().waitFor()
    }
    await stranger.shoot('join-hub-missing')
    await stranger.show('join-refused', '/join#nothing-behind-this', settled)
    await stranger.show('not-found', '/no/such/page', heading)
    await stranger.show('board-no-access', path, heading)
    for (const { page } of stranger.both) await page.route('**/api/**', (route) => route.abort())
    await stranger.show('join-unreachable', `/j/${demo.code}`, settled)
    await stranger.show('board-unreachable', path, heading)
    for (const { page } of stranger.both) {
      await page.unroute('**/api/**')
      await page.route('**/api/**', () => undefined) // never answered
    }
    await stranger.show('board-loading', path, (page) => page.getByRole('status').first().waitFor())
    await stranger.close()
  })

  test(`what is prepared and taken away, ${language}`, async ({ browser }) => {
    const lead = await devices(browser, language, leads)
    for (const screen of ['setup', 'agenda', 'run-sheet', 'share', 'report'])
      await lead.show(screen, `${path}/${screen}`, settled)
    await lead.show('home-again', '/', settled)
    const [, { page }] = lead.both
    await page.goto(`${path}/setup`)
    const parts = page.locator('main nav button')
    await parts.first().waitFor()
    for (let n = 1; n < (await parts.count()); n++) {
      await parts.nth(n).click()
      await shoot(page, language, `setup-${n + 1}`, false)
    }
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${path}/run-sheet`)
    await settled(page)
    await shoot(page, language, 'run-sheet-printed', false)
    // The cards are on the page as long as the browser's dialog is open, which here never opens.
    await page.addInitScript(() => {
      window.print = () => undefined
    })
    await page.goto(`${path}/share`)
    await settled(page)
    await page.emulateMedia({ media: 'screen' })
    await page
      .getByRole('button', { name: /\b23\b/ })
      .first()
      .click()
    await page.emulateMedia({ media: 'print' })
    await shoot(page, language, 'share-printed', false)
    await lead.close()
  })

  test(`an empty board, ${language}`, async ({ browser }) => {
    const lead = await devices(browser, language, empty.leads)
    const guest = await devices(browser, language, empty.guests)
    await lead.show('empty-facilitator', empty.path, settled)
    await lead.show('empty-projector', `${empty.path}/projector`, settled)
    await lead.show('empty-share', `${empty.path}/share`, settled)
    await lead.show('empty-report', `${empty.path}/report`, settled)
    await guest.show('empty-list', `${empty.path}?view=list`, settled)
    const [, desk] = lead.both
    await desk.page.goto(empty.path)
    for (const kind of ['write', 'read', 'vote', 'commit', 'close']) {
      const phase = phases.find((one) => one.kind === kind)
      if (!phase) continue
      await ask(desk.page, `/api${empty.path.replace('/b/', '/boards/')}/phase`, { to: phase.id })
      for (const { page } of guest.both)
        await expect(page.locator('body')).toContainText(phase.name[language])
      await guest.shoot(`empty-list-${kind}`)
    }
    await ask(desk.page, `/api${empty.path.replace('/b/', '/boards/')}/phase`, { to: phases[0]?.id })
    for (const { page } of guest.both) {
      await page.context().setOffline(true)
      await page.getByText(say.offline).first().waitFor()
    }
    await guest.shoot('offline-list')
    await lead.close()
    await guest.close()
  })

  test(`a session, ${language}`, async ({ browser }) => {
    const guest = await devices(browser, language, guests)
    const onCanvas = await devices(browser, language, guests)
    const lead = await devices(browser, language, leads)
    const wall = await devices(browser, language, leads)
    await Promise.all([
      guest.both.map(({ page }) => page.goto(`${path}?view=list`)),
      lead.both.map(({ page }) => page.goto(path)),
      onCanvas.both[1].page.goto(`${path}?view=canvas`),
      wall.both[1].page.goto(`${path}/projector`),
    ])
    const desk = { guest: guest.both[1].page, lead: lead.both[1].page, wall: wall.both[1].page }
    await desk.lead.getByRole('complementary', { name: say.conduct }).waitFor()
    for (const phase of phases) {
      await ask(desk.lead, `${api()}/phase`, { to: phase.id })
      for (const page of [desk.guest, desk.wall, guest.both[0].page])
        await expect(page.locator('body')).toContainText(phase.name[language])
      const name = `${String(phases.indexOf(phase) + 1).padStart(2, '0')}-${phase.id}`
      await guest.shoot(`${name}-list`)
      if (phase.kind === 'vote') {
        for (const { page } of guest.both) await page.locator('[data-record] button').first().click()
        await guest.shoot(`${name}-list-voted`)
      }
      if (phase.kind === 'commit') {
        for (const { page } of guest.both)
          await page
            .getByRole('button', { name: /Publier la feuille de route en mars/ })
            .first()
            .click()
        await guest.shoot(`${name}-list-card`)
        for (const { page } of guest.both) await page.reload()
      }
      await shoot(onCanvas.both[1].page, language, `${name}-canvas`, false)
      await lead.shoot(`${name}-facilitator`)
      await shoot(desk.wall, language, `${name}-projector`, false)
    }
    const panel = lead.both[0].page.getByRole('complementary', { name: say.conduct })
    await panel.locator('button[aria-expanded=false]').click()
    await shoot(lead.both[0].page, language, 'facilitator-panel-open', true)
    const drawers = desk.lead.locator('aside details')
    for (let n = 0; n < (await drawers.count()); n++) {
      await drawers.nth(n).locator('summary').click()
      await drawers.nth(n).scrollIntoViewIfNeeded()
      await shoot(desk.lead, language, `drawer-${n + 1}`, false)
      await drawers.nth(n).locator('summary').click()
    }
    for (const { page } of guest.both) await page.locator('button[popovertarget]').last().click()
    await guest.shoot('menu')
    for (const { page } of guest.both) {
      await page.keyboard.press('Escape')
      await page.locator('body').press('?')
      await page.getByRole('dialog').waitFor()
    }
    await guest.shoot('help')
    for (const some of [guest, onCanvas, lead, wall]) await some.close()
  })
}

test('in the dark', async ({ browser }) => {
  const guest = await devices(browser, 'fr', guests, true)
  const lead = await devices(browser, 'fr', leads, true)
  const conductor = lead.both[1].page
  await conductor.goto(path)
  for (const kind of ['write', 'cluster', 'vote', 'commit', 'close']) {
    const phase = phases.find((one) => one.kind === kind)
    if (!phase) continue
    await ask(conductor, `${api()}/phase`, { to: phase.id })
    await guest.show(`dark-${kind}-list`, `${path}?view=list`, settled)
    await lead.show(`dark-${kind}-facilitator`, path, settled)
    await lead.show(`dark-${kind}-projector`, `${path}/projector`, settled)
  }
  for (const screen of ['setup', 'share', 'report', 'agenda'])
    await lead.show(`dark-${screen}`, `${path}/${screen}`, settled)
  await lead.show('dark-home', '/', settled)
  await guest.close()
  await lead.close()
})
