/** Pictures of what happens at the edges of a session: few notes and very many, no network, a door that shuts, a keyboard. */
import { expect, test } from '@playwright/test'
import { Atelier } from './atelier.ts'
import { withKeyboard } from './on-screen-keyboard.ts'
import { canvas, createBoard, join, LAPTOP, list, PHONE, person } from './people.ts'
import { LANGUAGES, settled, shoot, shootAsItIs, shootWall } from './pictures.ts'
import { call } from './seat.ts'
import { words } from './words.ts'

/** How many notes; the last is three times what a room of a hundred people writes. */
const AMOUNTS = [0, 5, 60, 600]

const IDEAS = [
  'Les budgets se décident ailleurs, et trop tard',
  'Il manque des données à l’échelle des quartiers',
  'Una red de ciudades que comparten sus datos',
  'Too many indicators, too few people to keep them',
  'Le financement s’arrête après le pilote\u00a0: personne ne le prolonge, et les équipes se défont',
]

let atelier: Atelier
test.beforeAll(async () => {
  atelier = await Atelier.start()
})
test.afterAll(() => atelier.dispose())

for (const language of LANGUAGES) {
  const say = words[language]

  test(`few notes and many, ${language}`, async ({ browser }) => {
    test.setTimeout(600_000)
    const lead = await person(browser, atelier.url, language)
    const board = await createBoard(lead, 'Penser une stratégie commune', 'open')
    await board.open()
    const path = new URL(lead.page.url()).pathname
    await call(lead, 'POST', '/phase', { to: 'writing' })
    const people = await Promise.all(
      ['Bilbao', 'HUB 03', 'HUB 07', 'HUB 11'].map(async (hub, index) => {
        const who = await person(browser, atelier.url, language, index === 0 ? PHONE : LAPTOP)
        await who.page.goto(`/j/${board.code}`)
        await join(who, hub)
        await who.page.goto(`${path}?view=list`)
        await expect(list(who).question(1).or(list(who).composer(1)).first()).toBeVisible()
        return who
      }),
    )
    const [phone, laptop] = people as [(typeof people)[0], (typeof people)[0]]
    let there = 0
    for (const amount of AMOUNTS) {
      for (; there < amount; there++)
        await call(people[there % people.length] ?? phone, 'POST', '/notes', {
          questionId: `q${(there % 3) + 1}`,
          text: `${IDEAS[there % IDEAS.length]} (${there + 1})`,
          language: 'fr',
        })
      await phone.page.goto(`${path}?view=list`)
      await settled(phone.page)
      await shoot(phone.page, language, `notes-${amount}-list`, true)
      await laptop.page.goto(`${path}?view=list`)
      await settled(laptop.page)
      await shoot(laptop.page, language, `notes-${amount}-list`, false)
      await laptop.page.goto(`${path}?view=canvas`)
      await canvas(laptop).ready()
      await settled(laptop.page)
      await shoot(laptop.page, language, `notes-${amount}-canvas`, false)
      await lead.page.goto(`${path}/projector`)
      await settled(lead.page)
      await shootWall(lead.page, language, `notes-${amount}-projector`)
      await lead.page.goto(path)
      await settled(lead.page)
      await shoot(lead.page, language, `notes-${amount}-facilitator`, false)
    }
    for (const someone of [lead, ...people]) await someone.context.close()
  })

  test(`no network, a note that came too late, a door that shuts, ${language}`, async ({ browser }) => {
    test.setTimeout(300_000)
    const lead = await person(browser, atelier.url, language)
    const board = await createBoard(lead, 'Penser une stratégie commune')
    await board.open()
    const path = new URL(lead.page.url()).pathname
    await call(lead, 'POST', '/phase', { to: 'write-q1' })
    const phone = await person(browser, atelier.url, language, PHONE)
    const keyboard = await withKeyboard(phone.page)
    await phone.page.goto(`/j/${board.code}`)
    await join(phone, 'HUB 03')
    const laptop = await person(browser, atelier.url, language)
    await laptop.page.goto(`/j/${board.code}`)
    await join(laptop, 'Bilbao')
    await canvas(laptop).ready()
    await canvas(laptop).write('Les données des quartiers manquent')

    const field = list(phone).composer(1)
    await field.tap()
    await field.fill('Les budgets se décident ailleurs, et')
    for (const [device, seen] of [
      [{ width: 320, height: 568 }, 300],
      [PHONE.viewport, 400],
    ] as const) {
      await phone.page.setViewportSize(device)
      await keyboard.open({ height: seen, top: 0 })
      await shootAsItIs(phone.page, language, 'keyboard-open')
    }
    await keyboard.close()
    await field.fill('')

    await Promise.all([phone, laptop].map(({ context }) => context.setOffline(true)))
    for (const { page } of [phone, laptop]) await expect(page.getByText(say.offline).first()).toBeVisible()
    await list(phone).write(1, 'Une école des données, ouverte aux villes qui commencent')
    await canvas(laptop).write('Une bibliothèque de cas, tenue à jour par les HUBs')
    await shoot(phone.page, language, 'offline-waiting-list', true)
    await shoot(laptop.page, language, 'offline-waiting-canvas', false)
    // Not merely over: notes that were written in time are still taken then.
    await call(lead, 'POST', '/settings', { frozen: true })
    await Promise.all([phone, laptop].map(({ context }) => context.setOffline(false)))
    for (const { page } of [phone, laptop]) await expect(page.getByText(say.offline)).toHaveCount(0)
    await phone.page.getByRole('alert').first().waitFor()
    await shoot(phone.page, language, 'refused-list', true)
    await shoot(laptop.page, language, 'refused-canvas', false)

    for (const [who, onPhone] of [
      [phone, true],
      [laptop, false],
    ] as const) {
      await who.page.locator('button[popovertarget]').last().click()
      await who.page.getByRole('button', { name: say.myPlace, exact: true }).click()
      await who.page.getByRole('button', { name: say.showCode }).click()
      await who.page.getByRole('dialog').getByRole('img').waitFor()
      await shoot(who.page, language, 'another-device', onPhone)
      await who.page.keyboard.press('Escape')
    }

    await lead.page.goto(`${path}/setup?part=hubs`)
    await lead.page.locator('input[type=file]').setInputFiles({
      name: 'hubs.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Nom;Ville;Région;Section;Langue;ODD\nBilbao;Bilbao;Pays basque;;es;11,13\nDakar;Dakar;Sénégal;Afrique;fr;4\nDakar;Dakar;Sénégal;Afrique;fr;4\n;Lyon;;;fr;\nQuito;Quito;;;xx;99\n',
      ),
    })
    await lead.page.getByRole('dialog').getByRole('table').waitFor()
    await shoot(lead.page, language, 'hub-import', false)
    await lead.page.setViewportSize(PHONE.viewport)
    await shootAsItIs(lead.page, language, 'hub-import')

    await lead.page.goto(path)
    const { people } = (await call(lead, 'GET', '/people')) as { people: { id: string; role: string }[] }
    for (const { id } of people.filter(({ role }) => role === 'participant'))
      await call(lead, 'POST', `/people/${id}`, { access: 'closed' })
    for (const { page } of [phone, laptop]) await page.locator('h1:focus').waitFor()
    await shoot(phone.page, language, 'access-ended', true)
    await shoot(laptop.page, language, 'access-ended', false)
    for (const someone of [lead, phone, laptop]) await someone.context.close()
  })
}
