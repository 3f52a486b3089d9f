import { expect, test } from './atelier.ts'
import { createBoard, join, list, PHONE, person } from './people.ts'

const TITLE = 'Penser une stratégie commune'

/** A list of HUBs as Excel saves it in France: semicolons, Windows-1252. */
const EXCEL = Buffer.from(
  'Nom;Ville;Langue;ODD\r\nHUB 31;Réunion;fr;4, 11\r\n;Sans nom;;\r\nHUB 32;;Deutsch;18\r\nHUB 33;;es;\r\n',
  'latin1',
)

test('a session is prepared, begun again from itself and from a file', async ({ atelier, browser }) => {
  const facilitator = await person(browser, atelier.url, 'fr')
  const { page } = facilitator

  const { links } = await test.step('from the template', () => createBoard(facilitator, TITLE))

  await test.step('a link by e-mail, in the language of who gets it', async () => {
    await page.getByRole('button', { name: /^E-mail.*Secrétariat/ }).click()
    const dialog = page.getByRole('dialog', { name: /^E-mail.*Secrétariat/ })
    const letter = dialog.getByRole('textbox', { name: 'Texte de l’e-mail' })
    await expect(letter).toHaveValue(/^Penser une stratégie commune\s: le lien du Secrétariat/)
    // Its words are fetched first, so the choice shows a moment after the press.
    await dialog.getByRole('radio', { name: 'Español' }).click()
    await expect(dialog.getByRole('radio', { name: 'Español' })).toBeChecked()
    await dialog.getByLabel('Jour de la session').fill('2026-11-28')
    await expect(letter).toHaveValue(/sábado, 28 de noviembre de 2026/)
    await expect(letter).toHaveValue(/\nhttp:\/\/\S+#\S+\n/)
    const href = await dialog.getByRole('link', { name: 'Ouvrir dans ma messagerie' }).getAttribute('href')
    expect(new URL(href ?? '').searchParams.get('subject')).toBe(`${TITLE}: el enlace de la Secretaría`)
    await dialog.getByRole('button', { name: 'Copier le texte' }).click()
    await expect(dialog.getByRole('button', { name: 'Copié' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('questions are prepared', async () => {
    await page.getByRole('link', { name: 'Préparer' }).click()
    await expect(page.getByRole('heading', { name: TITLE })).toBeVisible()
  })

  await test.step('a fourth question, with the wordings that are missing taken from the others', async () => {
    await page.getByRole('button', { name: 'Ajouter une question' }).click()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByRole('alert')).toContainText('Écrivez d’abord la question 4')
    await page.getByLabel('Question 4, en entier (Français)').fill('Et ensuite ?')
    await page.getByLabel('Question 4, en deux ou trois mots (Français)').fill('Ensuite')
    await expect(page.getByText('4 textes manquants')).toBeVisible()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByText('Enregistré', { exact: true })).toBeVisible()
  })

  await test.step('HUBs from a spreadsheet: what cannot be read is told line by line', async () => {
    await page.getByRole('button', { name: 'HUB', exact: true }).click()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'hubs.csv', mimeType: 'text/csv', buffer: EXCEL })
    const preview = page.getByRole('dialog', { name: 'hubs.csv' })
    await expect(preview.getByText('2 HUB peuvent être repris')).toBeVisible()
    // What is wrong with a line stands under it, in a row that the number of the line heads as well.
    const under = (line: RegExp) =>
      preview.getByRole('row', { name: line }).locator('xpath=following-sibling::tr[1]')
    await expect(under(/^3/)).toContainText('le nom manque')
    await expect(under(/^4/)).toContainText('Deutsch')
    await expect(under(/^4/)).toContainText('18')
    await expect(preview.getByRole('row', { name: /^2/ })).toContainText('Réunion')
    await preview.getByRole('radio', { name: 'Remplacer l’annuaire' }).check()
    await preview.getByRole('button', { name: 'Reprendre 2 HUB' }).click()
    await expect(page.getByText('2 HUB attendus, 0 présent')).toBeVisible()
  })

  await test.step('a HUB that was taken away by mistake comes back in its place', async () => {
    const remove = page.getByRole('button', { name: /^Retirer HUB/ })
    await page.getByRole('button', { name: 'Retirer HUB 31' }).click()
    await expect(page.getByText('1 HUB retiré\u00a0: HUB 31')).toBeVisible()
    await expect(page.getByText('1 HUB attendu, 0 présent')).toBeVisible()
    const undo = page.getByRole('button', { name: 'Annuler', exact: true })
    await expect(undo).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('2 HUB attendus, 0 présent')).toBeVisible()
    await expect(remove).toHaveCount(2)
    await expect(remove.first()).toHaveAccessibleName('Retirer HUB 31')
    await expect(undo).toBeHidden()
  })

  const file = await test.step('the session as a file', async () => {
    await page.getByRole('button', { name: 'Modèle' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Télécharger comme modèle' }).click()
    const saved = await download
    expect(saved.suggestedFilename()).toBe('penser-une-strategie-commune.atelier.json')
    return saved.path()
  })

  for (const [way, title] of [
    ['Un fichier…', 'Du fichier'],
    [`Une session précédente\u00a0: ${TITLE}`, 'La suite'],
    ['Une session précédente, par son lien…', 'Par un lien'],
  ] as const) {
    await test.step(title, async () => {
      // On a device that has never seen that session, the link is all there is.
      if (title === 'Par un lien') await page.evaluate(() => localStorage.clear())
      if (title === 'Par un lien') await facilitator.context.clearCookies()
      await page.goto('/')
      await page.getByText('Commencer autrement').click()
      await page.getByRole('radio', { name: way }).check()
      if (title === 'Du fichier') await page.locator('input[type=file]').setInputFiles(file)
      await page.getByLabel('Titre de la session').fill(title)
      if (title === 'Par un lien') {
        const pasted = page.getByLabel('Lien de facilitation de cette session')
        await pasted.fill(links.viewer)
        await page.getByRole('button', { name: 'Créer le tableau' }).click()
        await expect(page.getByRole('alert')).toContainText(
          'Ce n’est pas le lien de l’équipe de facilitation',
        )
        await pasted.fill(links.facilitator)
      }
      await page.getByRole('button', { name: 'Créer le tableau' }).click()
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
      await expect(page.getByText('0 HUB sur 2 présents')).toBeVisible()
      await page.getByRole('link', { name: 'Préparer' }).click()
      await expect(page.getByLabel('Question 4, en entier (Français)')).toHaveValue('Et ensuite ?')
    })
  }

  expect(facilitator.complaints).toEqual([])
})

test('a person changes their details and goes on with another device as themselves', async ({
  atelier,
  browser,
}) => {
  const facilitator = await person(browser, atelier.url, 'fr')
  await facilitator.page.goto('/')
  await facilitator.page.getByLabel('Titre de la session').fill(TITLE)
  await facilitator.page.getByRole('button', { name: 'Créer le tableau' }).click()
  const spelled = await facilitator.page.getByText(/^([0-9A-Z] ){5}[0-9A-Z]$/).textContent()
  const code = (spelled ?? '').replaceAll(' ', '')

  const phone = await person(browser, atelier.url, 'fr', PHONE)
  const details = phone.page.getByRole('dialog', { name: 'Mes informations' })
  const openDetails = async () => {
    await phone.page.getByRole('button', { name: 'Plus', exact: true }).click()
    await phone.page.getByRole('button', { name: 'Mes informations' }).click()
  }
  await phone.page.goto(`/j/${code}`)
  await join(phone, 'HUB 03')
  await openDetails()
  await details.getByLabel('Nom').fill('Alix')
  await details.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(details).toBeHidden()
  await expect(facilitator.page.getByText('1 HUB sur 23 présents')).toBeVisible()

  const personal = await test.step('a code of one’s own', async () => {
    await openDetails()
    await details.getByRole('button', { name: 'Afficher mon code' }).click()
    const shown = details.getByText(/^Code personnel/)
    await expect(shown).toBeAttached()
    return ((await shown.textContent()) ?? '').replace(/^.*:/, '').replace(/\s/g, '')
  })

  const tablet = await person(browser, atelier.url, 'es')
  await tablet.page.goto('/')
  await tablet.page.getByLabel('Código que se muestra en la sala').fill(personal)
  await tablet.page.getByRole('button', { name: 'Entrar' }).click()
  await tablet.page.waitForURL(/\/b\/board_/)
  const me = async ({ page }: typeof tablet) => {
    const board = new URL(page.url()).pathname
    return (await page.request.get(`${atelier.url}/api${board.replace('/b/', '/boards/')}/me`)).json()
  }
  expect(await me(tablet)).toMatchObject({
    name: 'Alix',
    participantId: (await me(phone)).participantId,
  })

  await test.step('which works once', async () => {
    const other = await person(browser, atelier.url, 'fr', PHONE)
    await other.page.goto(`/j/${personal}`)
    await expect(other.page.getByRole('heading', { name: 'La session ne s’est pas ouverte' })).toBeVisible()
    await other.context.close()
  })

  await expect(list(phone).question(1)).toBeAttached()
  for (const someone of [facilitator, phone, tablet]) expect(someone.complaints).toEqual([])
})
