import { fileURLToPath } from 'node:url'
import { type Page, test } from '@playwright/test'
import { Demo } from './demo.ts'
import { canvas, join, PHONE, person } from './people.ts'

/** The README's pictures, from the demo. Those of every screen and state are taken by `gallery.ts`. */
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url))
const readmeShot = (page: Page, name: string) => page.screenshot({ path: `${folder}/${name}.png` })

let demo: Demo

test.beforeAll(async () => {
  demo = await Demo.play()
})

test.afterAll(() => demo.stop())

test('the demo', async ({ browser }) => {
  const facilitator = await person(browser, demo.atelier.url, 'fr')
  await facilitator.page.goto(demo.links.facilitator)
  await facilitator.page.getByRole('button', { name: 'Entrer dans la session' }).click()
  await canvas(facilitator).ready()
  await facilitator.page.mouse.move(700, 500)
  await facilitator.page.waitForFunction(() => document.querySelectorAll('[data-note-id]').length > 20)

  const phone = await person(browser, demo.atelier.url, 'fr', PHONE)
  await phone.page.goto(`/j/${demo.code}`)
  await join(phone, 'HUB 07')
  await phone.page.getByRole('tab').first().waitFor()
  await facilitator.page.getByRole('button', { name: /^Aller à\s: Écriture/ }).click()
  await phone.page.getByRole('textbox').waitFor()
  await phone.page.getByRole('textbox').fill('Une plateforme commune pour les données locales')
  await phone.page.keyboard.press('Enter')
  await phone.page.getByText('Enregistrée').first().waitFor()
  await readmeShot(phone.page, 'phone')

  const laptop = await person(browser, demo.atelier.url, 'fr')
  await laptop.page.goto(`/j/${demo.code}`)
  await join(laptop, 'Bilbao')
  await canvas(laptop).ready()
  await laptop.page.waitForFunction(() => document.querySelectorAll('[data-note-id]').length > 20)
  // Pointers that rest are put away; a few at work are enough for a picture.
  await laptop.page.waitForFunction(() => document.querySelectorAll('[class*=_cursor_]').length < 5, null, {
    timeout: 60_000,
  })
  await readmeShot(laptop.page, 'canvas')
  await facilitator.page.goto(`${facilitator.page.url().split('?')[0]}/report`)
  await facilitator.page.getByRole('button', { name: /Markdown/ }).waitFor()
  await readmeShot(facilitator.page, 'report')
})
