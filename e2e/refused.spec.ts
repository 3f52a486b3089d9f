import type { Page, WebSocketRoute } from '@playwright/test'
import { expect, test } from './atelier.ts'
import { conductor, createBoard, join, list, PHONE, person } from './people.ts'

const LATE = 'Une idée qui arrive trop tard'
const ON_ITS_WAY = 'Une idée encore en route'

test('what is refused is offered back in the list and on the canvas, and takes nothing from another tab', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Penser une stratégie commune', 'open')
  await board.open()
  await conductor(lead).goTo('Écriture')
  const phone = await person(browser, atelier.url, 'fr', PHONE)
  const slow = await slowLine(phone.page, /\/sync\/[^/]+\/facilitation/, 'fromServer')
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'HUB 03')
  await expect(list(phone).composer(1)).toBeVisible()

  const second = await phone.context.newPage()
  const complaints: string[] = []
  second.on('pageerror', (error) => complaints.push(String(error)))
  const cut = await slowLine(second, /\/sync\/[^/]+\/board/, 'fromPage')
  await second.goto(phone.page.url())
  const other = { ...phone, page: second }
  await expect(list(other).composer(1)).toBeVisible()

  await test.step('a tab whose line is slow writes, and waits', async () => {
    cut.hold()
    await list(other).write(1, ON_ITS_WAY)
    await expect(list(other).note(ON_ITS_WAY)).toBeVisible()
  })

  await test.step('the other did not hear yet that writing is over', async () => {
    slow.hold()
    await conductor(lead).goTo('Regroupement')
    await expect(second.getByRole('textbox', { name: 'Votre idée pour la question 1' })).toHaveCount(0)
    await list(phone).write(1, LATE)
    const offered = phone.page.getByText('Votre texte est ici')
    await expect(offered).toContainText(LATE)
  })

  await test.step('on the canvas it is offered too', async () => {
    await phone.page.goto(`${phone.page.url().split('?')[0]}?view=canvas`)
    const panel = phone.page.getByRole('region', { name: 'Non accepté, mais gardé ici pour vous' })
    await expect(panel).toContainText(LATE)
    await expect(panel.getByRole('button', { name: 'Copier' })).toBeVisible()
    await panel.getByRole('button', { name: 'Abandonner' }).click()
    await expect(panel).toHaveCount(0)
  })

  await test.step('the slow tab still has a copy on the device', async () => {
    await second.reload()
    await expect(second.getByText(ON_ITS_WAY).first()).toBeVisible()
  })

  expect([...lead.complaints, ...phone.complaints, ...complaints]).toEqual([])
})

/** A socket of the page that lets nothing through in one direction once it is told to hold. */
async function slowLine(page: Page, url: RegExp, direction: 'fromServer' | 'fromPage') {
  let held = false
  await page.routeWebSocket(url, (line: WebSocketRoute) => {
    const server = line.connectToServer()
    server.onMessage((message) => {
      if (direction === 'fromPage' || !held) line.send(message)
    })
    line.onMessage((message) => {
      if (direction === 'fromServer' || !held) server.send(message)
    })
  })
  return {
    hold: () => {
      held = true
    },
  }
}
