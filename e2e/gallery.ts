/**
 * Pictures of every screen and state in three languages and three sizes, to be looked at: one folder a state in
 * `test-results/pictures`, so that the same state stands side by side.
 */
import { type Browser, expect, test } from '@playwright/test'
import { Demo } from './demo.ts'
import { createBoard, join, PHONE, person } from './people.ts'
import {
  ask,
  devices as devicesAt,
  heading,
  LANGUAGES,
  type State,
  settled,
  shoot,
  shootWall,
  type Theme,
} from './pictures.ts'
import { type Language, words } from './words.ts'

let demo: Demo
let path: string
let leads: State
let guests: State
let phases: { id: string; kind: string; name: Record<Language, string> }[]
let empty: { path: string; code: string; leads: State; guests: State }

const devices = (browser: Browser, language: Language, who?: State, theme?: Theme) =>
  devicesAt(browser, demo.atelier.url, language, who, theme)

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
      await shootWall(desk.wall, language, `${name}-projector`)
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

const THEMES = {
  dark: { colorScheme: 'dark' },
  contrast: { contrast: 'more' },
  'system-colours': { forcedColors: 'active', colorScheme: 'dark' },
} satisfies Record<string, Theme>

for (const [theme, options] of Object.entries(THEMES))
  test(`in other colours, ${theme}, fr`, async ({ browser }) => {
    const guest = await devices(browser, 'fr', guests, options)
    const lead = await devices(browser, 'fr', leads, options)
    const conductor = lead.both[1].page
    await conductor.goto(path)
    for (const kind of ['write', 'cluster', 'vote', 'commit', 'close']) {
      const phase = phases.find((one) => one.kind === kind)
      if (!phase) continue
      await ask(conductor, `${api()}/phase`, { to: phase.id })
      await guest.show(`${theme}-${kind}-list`, `${path}?view=list`, settled)
      await lead.show(`${theme}-${kind}-facilitator`, path, settled)
      await lead.show(`${theme}-${kind}-projector`, `${path}/projector`, settled)
    }
    for (const screen of ['setup', 'share', 'report', 'agenda'])
      await lead.show(`${theme}-${screen}`, `${path}/${screen}`, settled)
    await lead.show(`${theme}-home`, '/', settled)
    await guest.close()
    await lead.close()
  })

for (const kind of ['rtl', 'long'] as const)
  test(`in another writing, ${kind}, fr`, async ({ browser }) => {
    const guest = await devices(browser, 'fr', guests)
    const lead = await devices(browser, 'fr', leads)
    const conductor = lead.both[1].page
    await conductor.goto(path)
    for (const phaseKind of ['write', 'cluster', 'vote', 'commit']) {
      const phase = phases.find((one) => one.kind === phaseKind)
      if (!phase) continue
      await ask(conductor, `${api()}/phase`, { to: phase.id })
      await guest.show(`${kind}-${phaseKind}-list`, `${path}?view=list&pseudo=${kind}`, settled)
      await lead.show(`${kind}-${phaseKind}-facilitator`, `${path}?pseudo=${kind}`, settled)
      await lead.show(`${kind}-${phaseKind}-projector`, `${path}/projector`, settled)
    }
    for (const screen of ['setup', 'share', 'report', 'agenda', 'run-sheet'])
      await lead.show(`${kind}-${screen}`, `${path}/${screen}`, settled)
    await lead.show(`${kind}-home`, '/', settled)
    await lead.show(`${kind}-join`, `/j/${demo.code}`, settled)
    await guest.close()
    await lead.close()
  })
