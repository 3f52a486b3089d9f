import { readFile } from 'node:fs/promises'
import { expect, test } from './atelier.ts'
import { canvas, conductor, createBoard, join, list, PHONE, person } from './people.ts'

const TITLE = 'Penser une stratégie commune'

test('a facilitator, a laptop and a phone go from the creation of a board to its synthesis, over a server that dies', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(300_000)
  const facilitator = await person(browser, atelier.url, 'fr')
  const laptop = await person(browser, atelier.url, 'en')
  const phone = await person(browser, atelier.url, 'es', PHONE)

  const board = await createBoard(facilitator, TITLE, 'open')
  expect(board.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/)
  await board.open()
  await canvas(facilitator).ready()

  await test.step('a laptop comes in by the code, typed in lower case; a phone by its address', async () => {
    await laptop.page.goto('/')
    await laptop.page.getByRole('textbox', { name: 'Code shown in the room' }).fill(board.code.toLowerCase())
    await laptop.page.getByRole('button', { name: 'Join', exact: true }).click()
    await join(laptop, 'Bilbao')
    await canvas(laptop).ready()
    await phone.page.goto(`/j/${board.code}`)
    await join(phone, 'HUB 03')
    await expect(phone.page.getByText('¿Cuáles son los principales desafíos', { exact: false })).toBeVisible()
    await expect(list(phone).composer(1)).toBeHidden()
  })

  await test.step('writing opens for everyone when the facilitator opens it', async () => {
    await conductor(facilitator).goTo('Écriture')
    await canvas(laptop).write('Funding stops after the pilot')
    await canvas(laptop).write('Budgets are decided elsewhere')
    await list(phone).write(1, 'Faltan datos por barrio')
    await list(phone).write(3, 'Publicar la hoja de ruta en marzo')
    for (const text of ['Funding stops', 'Budgets are decided', 'Faltan datos', 'Publicar la hoja'])
      await expect(canvas(facilitator).note(text)).toBeVisible()
    await expect(canvas(laptop).note('Faltan datos')).toBeVisible()
  })

  await test.step('everybody sees the same clock, and how it is stopped and stretched', async () => {
    await conductor(facilitator).pause()
    await expect(phone.page.getByText('en pausa').first()).toBeVisible()
    const left = await conductor(facilitator).clock.textContent()
    await conductor(facilitator).giveThirtySeconds()
    await expect(conductor(facilitator).clock).not.toHaveText(left ?? '')
    const stretched =
      /\d+:\d\d/.exec((await conductor(facilitator).clock.textContent()) ?? '')?.[0] ?? 'no time'
    await expect(phone.page.getByText(stretched).first()).toBeVisible()
    await conductor(facilitator).resume()
  })

  await test.step('the server dies in the middle; what is written meanwhile arrives once', async () => {
    await expect(laptop.page.getByText('Saved', { exact: true }).first()).toBeVisible()
    await atelier.stop('SIGKILL')
    await list(phone).write(2, 'Una biblioteca de casos')
    await expect(phone.page.getByText('Sin conexión', { exact: false }).first()).toBeVisible()
    await atelier.launch()
    await expect(canvas(facilitator).note('Una biblioteca de casos')).toHaveCount(1)
    await expect(canvas(laptop).note('Funding stops')).toBeVisible()
    await expect(list(phone).note('Una biblioteca de casos').getByText('Guardada')).toBeVisible()
  })

  await test.step('the phase ends writing at once, and the screen says so', async () => {
    await list(phone).question(1).click()
    await list(phone).composer(1).fill('Una idea a medio')
    await conductor(facilitator).goTo('Regroupement')
    await expect(list(phone).composer(1)).toBeHidden()
    await expect(phone.page.getByText('Una idea a medio')).toBeVisible()
    await expect(laptop.page.getByRole('button', { name: 'New note' })).toBeHidden()
    await laptop.page.locator('.tl-container').focus()
    await laptop.page.keyboard.press('n')
    await expect(canvas(laptop).wording).toBeHidden()
  })

  await test.step('the facilitator groups two notes and names the group', async () => {
    await canvas(facilitator).drop('Budgets are decided', 'Funding stops')
    await expect(canvas(facilitator).groupTitle).toBeFocused()
    await facilitator.page.keyboard.type('Financement')
    await facilitator.page.keyboard.press('Enter')
    await expect(phone.page.getByRole('heading', { name: 'Financement' })).toBeVisible()
    await canvas(facilitator).drop('Faltan datos', 'Funding stops')
    await expect(phone.page.getByRole('region', { name: 'Financement' }).getByRole('listitem')).toHaveCount(3)
  })

  await test.step('the Secretariat downloads the synthesis, in French, with every note once', async () => {
    const secretariat = await person(browser, atelier.url, 'fr')
    await secretariat.page.goto(board.links.secretariat)
    await secretariat.page.waitForURL(/\/b\/board_/)
    await secretariat.page.getByRole('link', { name: 'Synthèse' }).first().click()
    const download = secretariat.page.waitForEvent('download')
    await secretariat.page.getByRole('button', { name: /Markdown/ }).click()
    const markdown = await readFile(await (await download).path(), 'utf8')
    const annex = markdown.slice(markdown.indexOf('\n## Annexe'))
    expect(markdown).toContain(TITLE)
    expect(markdown).toContain('Financement')
    expect(markdown).toContain('Quels sont les principaux défis')
    for (const text of [
      'Funding stops after the pilot',
      'Budgets are decided elsewhere',
      'Faltan datos por barrio',
      'Publicar la hoja de ruta en marzo',
      'Una biblioteca de casos',
    ])
      expect(annex.split(text), `"${text}" in the annex`).toHaveLength(2)
    expect(secretariat.complaints).toEqual([])
  })

  for (const who of [facilitator, laptop, phone]) expect(who.complaints).toEqual([])
})

test('the board asks nobody but its own server, and the canvas still stands after eight seconds', async ({
  atelier,
  browser,
}) => {
  const facilitator = await person(browser, atelier.url, 'fr')
  const elsewhere: string[] = []
  facilitator.page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(http|ws)s?:$/.test(url.protocol) && url.host !== new URL(atelier.url).host)
      elsewhere.push(request.url())
  })
  const board = await createBoard(facilitator, TITLE)
  await board.open()
  await canvas(facilitator).ready()
  // An unlicensed canvas of another version takes itself away after five seconds: this one must not.
  const since = await facilitator.page.evaluate(() => performance.now())
  await facilitator.page.waitForFunction((from) => performance.now() - from > 8000, since, { polling: 250 })
  await expect(facilitator.page.locator('.tl-canvas')).toBeVisible()
  await expect(
    facilitator.page.getByText('Quels sont les principaux défis', { exact: false }).first(),
  ).toBeVisible()
  const badge = facilitator.page.locator('[class*="watermark" i]').first()
  await expect(badge).toBeVisible()
  const box = await badge.boundingBox()
  expect(box).not.toBeNull()
  const onTop = await facilitator.page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest('[class*="watermark" i]') !== null,
    { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 },
  )
  expect(onTop, 'the badge that the licence asks for is not covered').toBe(true)
  expect(elsewhere).toEqual([])
  expect(facilitator.complaints).toEqual([])
})

test('what opens nothing says so, in the language of the reader, and keeps what was typed', async ({
  atelier,
  browser,
}) => {
  const reader = await person(browser, atelier.url, 'fr', PHONE)
  await reader.page.goto('/')
  const code = reader.page.getByRole('textbox', { name: 'Code affiché dans la salle' })
  await code.fill('zzz zzz')
  await reader.page.getByRole('button', { name: 'Rejoindre' }).click()
  await expect(reader.page.getByText('Aucune session n’a le code', { exact: false })).toBeVisible()
  await expect(code).toHaveValue(/zzz.?zzz/i)
  await reader.page.goto('/join#nothing-behind-this')
  await expect(reader.page.getByText('Ce lien n’ouvre rien', { exact: false })).toBeVisible()
  await reader.page.goto('/b/board_000000000nowhere')
  await expect(reader.page.getByText(/Vous n’avez pas rejoint|n’existe pas/).first()).toBeVisible()
})
