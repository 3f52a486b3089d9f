import { expect, test } from './atelier.ts'
import { createBoard, join, LAPTOP, PHONE, person } from './people.ts'

const TITLE = 'Entrer, sortir, revenir'

test('the room gets a new code; the old one says that it ended, and those who are in stay in', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const { code, links } = await createBoard(lead, TITLE)
  const wall = await person(browser, atelier.url, 'fr', LAPTOP)
  await wall.page.goto(links.viewer)
  const shownOn = (page: typeof wall.page, text: string) =>
    page.getByText(text.split('').join(' '), { exact: true })
  await expect(shownOn(wall.page, code)).toBeAttached()
  const phone = await person(browser, atelier.url, 'fr', PHONE)
  await phone.page.goto(`/j/${code}`)
  await join(phone, 'HUB 03')

  await lead.page.getByRole('button', { name: 'Nouveau code' }).click()
  const sure = lead.page.getByRole('dialog', { name: 'Donner un nouveau code à la salle' })
  await expect(sure).toContainText('cartes imprimées')
  await sure.getByRole('button', { name: 'Nouveau code' }).click()
  await expect(shownOn(lead.page, code)).toHaveCount(0)
  const next = ((await lead.page.getByText(/^([0-9A-Z] ){5}[0-9A-Z]$/).textContent()) ?? '').replaceAll(
    ' ',
    '',
  )
  expect(next).not.toBe(code)
  await expect(shownOn(wall.page, next)).toBeAttached()

  const late = await person(browser, atelier.url, 'es', PHONE)
  await late.page.goto(`/j/${code}`)
  await expect(late.page.getByRole('alert')).toContainText('Este código ha terminado')
  await late.page.getByLabel('Código que se muestra en la sala').fill(next)
  await late.page.getByRole('button', { name: 'Entrar' }).click()
  await join(late, 'HUB 04')
  await phone.page.reload()
  await expect(phone.page.getByRole('tab').first()).toBeVisible()

  await test.step('nobody else comes in by code, until it is opened again', async () => {
    await lead.page.getByRole('button', { name: 'Fermer l’entrée par code' }).click()
    await lead.page
      .getByRole('dialog', { name: 'Ne plus laisser entrer par le code' })
      .getByRole('button', { name: 'Fermer l’entrée par code' })
      .click()
    await expect(lead.page.getByText('Plus personne n’entre par le code')).toBeVisible()
    await expect(wall.page.getByText('L’entrée par code est fermée')).toBeVisible()
    const later = await person(browser, atelier.url, 'en', PHONE)
    await later.page.goto(`/j/${next}`)
    await expect(later.page.getByRole('alert')).toContainText('This code has ended')
    await lead.page.getByRole('button', { name: 'Rouvrir le code' }).click()
    await expect(shownOn(wall.page, next)).toBeAttached()
    await later.page.goto(`/j/${next}`)
    await expect(later.page.getByRole('heading', { name: TITLE })).toBeVisible()
    await later.context.close()
  })
  for (const someone of [lead, wall, phone, late]) expect(someone.complaints).toEqual([])
})

test('a renewed link opens, the old one says that it was withdrawn, and nobody locks themselves out', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const { links } = await createBoard(lead, TITLE)
  const linkOf = (role: string) => lead.page.getByRole('textbox', { name: role, exact: true })
  const report = await person(browser, atelier.url, 'fr')
  await report.page.goto(links.secretariat)
  await report.page.waitForURL(/\/b\/board_/)

  await test.step('renewed', async () => {
    await lead.page.getByRole('button', { name: 'Renouveler le lien\u00a0: Secrétariat' }).click()
    await lead.page.getByRole('button', { name: 'Révoquer et renouveler', exact: true }).last().click()
    await expect(linkOf('Secrétariat')).not.toHaveValue(links.secretariat)
    await expect(report.page.getByText('Ce lien a été retiré')).toBeVisible()
    await report.page.goto(links.secretariat)
    await expect(report.page.getByRole('alert')).toContainText(
      'Ce lien a été retiré et n’ouvre plus rien. Demandez le nouveau à l’équipe de facilitation',
    )
    await report.page.goto(await linkOf('Secrétariat').inputValue())
    await report.page.waitForURL(/\/b\/board_/)
  })

  await test.step('revoked, with nothing in its place', async () => {
    const renewed = await linkOf('Secrétariat').inputValue()
    await lead.page.getByRole('button', { name: 'Révoquer le lien\u00a0: Secrétariat' }).click()
    await lead.page.getByRole('dialog').getByRole('button', { name: 'Révoquer', exact: true }).click()
    await expect(linkOf('Secrétariat')).toHaveCount(0)
    const other = await person(browser, atelier.url, 'en')
    await other.page.goto(renewed)
    await expect(other.page.getByRole('alert')).toContainText('This link was withdrawn and opens no more')
    await other.context.close()
    await lead.page.getByRole('button', { name: 'Créer un lien' }).click()
    await expect(linkOf('Secrétariat')).not.toHaveValue(renewed)
  })

  await test.step('one’s own', async () => {
    const before = await linkOf('Équipe de facilitation').inputValue()
    await expect(
      lead.page.getByRole('button', { name: 'Révoquer le lien\u00a0: Équipe de facilitation' }),
    ).toHaveCount(0)
    await lead.page.getByRole('button', { name: 'Renouveler le lien\u00a0: Équipe de facilitation' }).click()
    const sure = lead.page.getByRole('dialog')
    await expect(sure).toContainText('Vous restez connecté·e sur cet appareil.')
    // The page begins again by the new link.
    const again = lead.page.waitForEvent('load')
    await sure.getByRole('button', { name: 'Révoquer et renouveler' }).click()
    await again
    await expect(lead.page.getByRole('heading', { name: TITLE })).toBeVisible()
    await expect(linkOf('Équipe de facilitation')).not.toHaveValue(before)
    await expect(lead.page.getByRole('button', { name: 'Nouveau code' })).toBeVisible()
  })
  for (const someone of [lead, report]) expect(someone.complaints).toEqual([])
})

test('somebody whose phone is dead goes on as themselves by a code from the facilitator', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const { code } = await createBoard(lead, TITLE)
  const boardId = /board_\w+/.exec(lead.page.url())?.[0] ?? ''
  const phone = await person(browser, atelier.url, 'fr', PHONE)
  await phone.page.goto(`/j/${code}`)
  await join(phone, 'HUB 03')
  const me = async ({ page }: typeof phone) =>
    (await page.request.get(`${atelier.url}/api/boards/${boardId}/me`)).json()
  const { participantId } = await me(phone)
  await phone.context.close()

  await lead.page.goto(`/b/${boardId}`)
  await lead.page.locator('summary').filter({ hasText: 'Personnes' }).click()
  await lead.page.getByRole('button', { name: /^Code pour un autre appareil.*HUB 03/ }).click()
  const dialog = lead.page.getByRole('dialog', { name: /^Code pour un autre appareil/ })
  await dialog.getByRole('button', { name: 'Créer le code' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Lien personnel' }).inputValue()
  expect(link).toMatch(/\/j\/[0-9A-Z]{8}$/)

  const tablet = await person(browser, atelier.url, 'es')
  await tablet.page.goto(link)
  await tablet.page.waitForURL(/\/b\/board_/)
  expect(await me(tablet)).toMatchObject({ participantId, role: 'participant' })
  for (const someone of [lead, tablet]) expect(someone.complaints).toEqual([])
})

test('an initiative that is in no directory joins it, and its notes carry its mark', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const { code } = await createBoard(lead, TITLE, 'open')
  const first = await person(browser, atelier.url, 'fr', PHONE)
  await first.page.goto(`/j/${code}`)
  await first.page.getByRole('button', { name: 'Un autre HUB, ou aucun' }).click()
  await first.page.getByLabel('Nom de votre initiative').fill('Rivières vivantes')
  await first.page.getByRole('button', { name: 'Entrer dans la session' }).click()
  await first.page.waitForURL(/\/b\/board_/)
  await expect(lead.page.getByText('1 HUB sur 24 présents')).toBeVisible()

  const second = await person(browser, atelier.url, 'fr', PHONE)
  await second.page.goto(`/j/${code}`)
  await join(second, 'Rivières vivantes')
  await expect(lead.page.getByText('Rivières vivantes\u00a0: 2 personnes présentes')).toBeAttached()
  for (const someone of [lead, first, second]) expect(someone.complaints).toEqual([])
})
