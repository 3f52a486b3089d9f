import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as path } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Page, test } from '@playwright/test'
import { canvas, createBoard, join, LAPTOP, PHONE, person } from './people.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const PORT = 4790
const URL_OF_DEMO = `http://127.0.0.1:${PORT}`
const PROJECTOR = { viewport: { width: 1920, height: 1080 } }

/** The README's pictures go to `docs/screenshots`, the others to `test-results/pictures`. */
const shot = (page: Page, name: string) =>
  page.screenshot({ path: path(root, 'test-results/pictures', `${name}.png`) })
const readmeShot = (page: Page, name: string) =>
  page.screenshot({ path: path(root, 'docs/screenshots', `${name}.png`) })

let demo: ChildProcess
let dataDir: string
let said = ''

/** Waits until the demo has said something. */
async function told(pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(said)
    if (found) return found
    if (demo.exitCode !== null) throw new Error(`The demo ended:\n${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

test.beforeAll(async () => {
  dataDir = await mkdtemp(path(tmpdir(), 'atelier-pictures-'))
  demo = spawn(
    process.execPath,
    ['apps/server/dist/demo.js', '--minutes', '0.4', '--lang', 'fr', '--seed', '7'],
    {
      cwd: root,
      env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1', DATA_DIR: dataDir },
    },
  )
  demo.stdout?.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  await told(/report-es\.json/)
})

test.afterAll(async () => {
  demo.kill('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

test('the way in', async ({ browser }) => {
  for (const [device, name] of [
    [LAPTOP, 'laptop'],
    [PHONE, 'phone'],
  ] as const) {
    const newcomer = await person(browser, URL_OF_DEMO, 'fr', device)
    await newcomer.page.goto('/')
    await newcomer.page.getByRole('heading', { level: 1 }).waitFor()
    await shot(newcomer.page, `home-${name}`)
    const board = await createBoard(newcomer, 'Penser une stratégie commune')
    await shot(newcomer.page, `share-${name}`)
    const guest = await person(browser, URL_OF_DEMO, 'fr', device)
    await guest.page.goto(`/j/${board.code}`)
    await guest.page.getByRole('searchbox').waitFor()
    await shot(guest.page, `join-${name}`)
    await join(guest, 'Bilbao')
    if (device === LAPTOP) await canvas(guest).ready()
    else await guest.page.getByRole('tab').first().waitFor()
    await shot(guest.page, `empty-board-${name}`)
    const screen = await person(browser, URL_OF_DEMO, 'fr', PROJECTOR)
    await screen.page.goto(board.links.viewer)
    await screen.page.getByText(board.code.slice(0, 3), { exact: false }).first().waitFor()
    await shot(screen.page, `projector-lobby-${name}`)
  }
})

test('the demo', async ({ browser }) => {
  const link = async (role: RegExp) => ((await told(role))[1] ?? '').replace(/^https?:\/\/[^/]+/, '')
  const code = (await told(/saisissez (\w{6})/))[1]

  const facilitator = await person(browser, URL_OF_DEMO, 'fr')
  await facilitator.page.goto(await link(/Facilitation\s+(\S+)/))
  await facilitator.page.getByRole('button', { name: 'Entrer dans la session' }).click()
  await canvas(facilitator).ready()
  await facilitator.page.mouse.move(700, 500)
  await facilitator.page.waitForFunction(() => document.querySelectorAll('[data-note-id]').length > 20)
  await shot(facilitator.page, 'canvas-facilitator')

  const phone = await person(browser, URL_OF_DEMO, 'fr', PHONE)
  await phone.page.goto(`/j/${code}`)
  await join(phone, 'HUB 07')
  await phone.page.getByRole('tab').first().waitFor()
  await facilitator.page.getByRole('button', { name: /^Aller à\s: Écriture/ }).click()
  await phone.page.getByRole('textbox').waitFor()
  await phone.page.getByRole('textbox').fill('Une plateforme commune pour les données locales')
  await phone.page.keyboard.press('Enter')
  await phone.page.getByText('Enregistrée').first().waitFor()
  await readmeShot(phone.page, 'phone')

  const laptop = await person(browser, URL_OF_DEMO, 'fr')
  await laptop.page.goto(`/j/${code}`)
  await join(laptop, 'Bilbao')
  await canvas(laptop).ready()
  await laptop.page.waitForFunction(() => document.querySelectorAll('[data-note-id]').length > 20)
  // Pointers that rest are put away; a few at work are enough for a picture.
  await laptop.page.waitForFunction(() => document.querySelectorAll('[class*=_cursor_]').length < 5, null, {
    timeout: 60_000,
  })
  await readmeShot(laptop.page, 'canvas')
  await laptop.page.goto(`${laptop.page.url().split('?')[0]}?view=list`)
  await laptop.page.getByRole('textbox').first().waitFor()
  await shot(laptop.page, 'list-laptop')

  await facilitator.page.goto(`${facilitator.page.url().split('?')[0]}?view=list`)
  await facilitator.page.getByRole('textbox').first().waitFor()
  await shot(facilitator.page, 'list-facilitator')
  await facilitator.page.goto(`${facilitator.page.url().split('?')[0]}/report`)
  await facilitator.page.getByRole('link', { name: /Markdown/ }).waitFor()
  await readmeShot(facilitator.page, 'report')

  const screen = await person(browser, URL_OF_DEMO, 'fr', PROJECTOR)
  await screen.page.goto(await link(/Projection.*?(http\S+)/))
  await screen.page.getByText('Quels sont les principaux défis', { exact: false }).first().waitFor()
  await shot(screen.page, 'projector-writing')
})
