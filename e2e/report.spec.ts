import { readFile } from 'node:fs/promises'
import { expect, test } from './atelier.ts'
import { conductor, createBoard, join, list, type Person, PHONE, person } from './people.ts'
import { call } from './seat.ts'
import { takenFrom } from './snapshot.ts'

const TITLE = 'Penser une stratégie commune'

/** What one does on the report screen, in French. */
function reportScreen({ page }: Person) {
  const take = async (name: RegExp) => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    return (await download).path()
  }
  return {
    document: page.getByRole('article'),
    take,
    text: async (name: RegExp) => readFile(await take(name), 'utf8'),
    heading: (name: string) => page.getByRole('article').getByRole('heading', { name, exact: true }),
    section: (name: string) => page.getByRole('checkbox', { name, exact: true }),
    up: (name: string) => page.getByRole('button', { name: `Monter\u00a0: ${name}` }),
    version: async () => {
      const line = page
        .getByRole('article')
        .locator('dt', { hasText: /^Version$/ })
        .locator('xpath=..')
      await expect(line).toContainText(/[0-9a-f]{12}/)
      return /[0-9a-f]{12}/.exec((await line.textContent()) ?? '')?.[0] ?? ''
    },
  }
}

test('the Secretariat shapes the report, takes it away, and opens the board again from its file', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(240_000)
  const facilitator = await person(browser, atelier.url, 'fr')
  const board = await createBoard(facilitator, TITLE, 'open')
  await board.open()
  const phone = await person(browser, atelier.url, 'fr', PHONE)
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'Bilbao')
  await conductor(facilitator).goTo('Écriture')
  await list(phone).write(1, 'Le financement s’arrête')
  await list(phone).write(1, 'Les budgets se décident ailleurs')
  await list(phone).write(2, 'Une bibliothèque de cas')
  await expect.poll(async () => (await takenFrom(facilitator.page)).notes.length).toBe(3)

  const link = await test.step('one link of the facilitator leads to it on any device', async () => {
    await facilitator.page.goto(`${new URL(facilitator.page.url()).pathname}/report`)
    const shown = await facilitator.page
      .getByRole('textbox', { name: 'Lien vers la dernière version' })
      .inputValue()
    expect(shown).toContain('/join?to=report#')
    return new URL(shown)
  })
  const secretariat = await person(browser, atelier.url, 'fr')
  const { page } = secretariat
  await page.goto(`${link.pathname}${link.search}${link.hash}`)
  await page.waitForURL(/\/b\/board_[\w-]+\/report$/)
  const screen = reportScreen(secretariat)
  await expect(screen.document).toContainText('Le financement s’arrête')

  await test.step('sections are left out and put in another order, in the file as on the screen', async () => {
    await screen.section('Participation').click()
    await expect(screen.heading('Participation')).toHaveCount(0)
    await screen.up('Engagements').click()
    await expect(page.getByText('Engagements est maintenant en position 2.')).toBeAttached()
    const heads = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, head]) => head)
    await expect
      .poll(async () => (await screen.document.getByRole('heading', { level: 3 }).allTextContents())[1])
      .toContain('Engagements')
    const text = await screen.text(/^Markdown/)
    expect(heads(text)).not.toContain('Participation')
    expect(heads(text)[1]).toContain('Engagements')
  })

  await test.step('what the Secretariat writes is marked as its own', async () => {
    const field = page.getByRole('textbox', { name: 'Résumé' })
    await field.fill('Trois villes, une même inquiétude.')
    await field.blur()
    await expect(screen.document).toContainText('Trois villes, une même inquiétude.')
    const text = await screen.text(/^Markdown/)
    const at = text.indexOf('Trois villes, une même inquiétude.')
    expect(at).toBeGreaterThan(0)
    expect(text.slice(at, at + 200)).toContain('Texte de la rédaction')
  })

  await test.step('the screen and the file have the same version, and changes since are told by number', async () => {
    const text = await screen.text(/^Markdown/)
    expect(text).toContain(await screen.version())
    await expect(page.getByText('Rien n’a changé.')).toBeVisible()
    await list(phone).write(1, 'Former les élu·e·s')
    await expect(page.getByText(/^1 nouvelle note \(n° \d+\)$/)).toBeVisible()
    const again = await screen.text(/^Markdown/)
    expect(again).toContain(await screen.version())
    await expect(page.getByText('Rien n’a changé.')).toBeVisible()
  })

  await test.step('nobody is named once that is chosen', async () => {
    await expect(screen.document).toContainText('Bilbao')
    await page.getByRole('checkbox', { name: /^Ne nommer personne/ }).click()
    await expect(screen.document).not.toContainText('Bilbao')
    expect(await screen.text(/^CSV/)).not.toContain('Bilbao')
    await page.getByRole('checkbox', { name: /^Ne nommer personne/ }).click()
    await expect(screen.document).toContainText('Bilbao')
  })

  await test.step('the picture of the wall goes with it, described in words, in Word and PDF', async () => {
    await page.getByRole('radio', { name: 'Tout le mur' }).check()
    await expect(page.getByText(/^Dessinée le/)).toBeVisible({ timeout: 60_000 })
    const picture = screen.document.getByRole('img', { name: /^Image du mur avec ses notes\. Question 1/ })
    await expect(picture).toBeVisible()
    const { width, height } = await picture.evaluate((image: HTMLImageElement) => ({
      width: image.naturalWidth,
      height: image.naturalHeight,
    }))
    expect(Math.min(width, height)).toBeGreaterThan(300)
    const word = await readFile(await screen.take(/^Word/))
    expect(word.includes('word/media/')).toBe(true)
    await page.getByRole('checkbox', { name: /^Ne nommer personne/ }).click()
    await expect(picture).toHaveCount(0)
    await expect(screen.document).toContainText('L’image du mur montre le HUB de chaque note')
    await page.getByRole('button', { name: 'La redessiner telle qu’elle est' }).click()
    await expect(picture).toBeVisible({ timeout: 60_000 })
    await page.getByRole('checkbox', { name: /^Ne nommer personne/ }).click()
  })

  await test.step('a file that is no Word file is refused in words', async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'logo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await expect(page.getByText('«\u00a0logo.pdf\u00a0» ne convient pas', { exact: false })).toBeVisible()
  })

  await test.step('the report speaks the language that is chosen, whatever the interface', async () => {
    await page.getByRole('radio', { name: 'Español' }).check()
    await expect(screen.document).toHaveAttribute('lang', 'es')
    const text = await screen.text(/^Markdown/)
    expect(text).toContain('Síntesis de la sesión')
    expect(text).toContain('Le financement s’arrête')
    await expect(page.getByRole('heading', { level: 1, name: 'Synthèse' })).toBeVisible()
  })

  await test.step('several files that are asked for at once come one after the other', async () => {
    const names: string[] = []
    page.on('download', (download) => names.push(download.suggestedFilename()))
    for (const name of [/^PDF/, /^Excel/, /^CSV/]) await page.getByRole('button', { name }).click()
    await expect.poll(() => names.length, { timeout: 60_000 }).toBe(3)
    expect(names.map((name) => name.split('.').at(-1))).toEqual(['pdf', 'xlsx', 'csv'])
  })

  await test.step('the board opens again on the home screen from its file', async () => {
    await call(facilitator, 'POST', '/phase', { to: 'vote' })
    await call(facilitator, 'POST', '/phase', { to: 'close' })
    const file = await screen.take(/^Le tableau lui-même/)
    const before = await takenFrom(page)
    await page.goto('/')
    await page.getByText('Commencer autrement').click()
    await page.getByRole('radio', { name: 'Un fichier…' }).check()
    const field = page.locator('input[type=file]')
    const report = {
      name: 'r.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"format":"atelier-report"}'),
    }
    await field.setInputFiles(report)
    await expect(page.getByText('C’est une synthèse', { exact: false })).toBeVisible()
    await field.setInputFiles(file)
    await expect(page.getByText('avec ses notes (4)', { exact: false })).toBeVisible()
    await expect(page.getByLabel('Titre de la session')).toHaveValue(TITLE)
    await page.getByRole('button', { name: 'Rouvrir le tableau' }).click()
    await expect(page.getByRole('heading', { name: TITLE })).toBeVisible()
    await expect(page.getByText(/^([0-9A-Z] ){5}[0-9A-Z]$/)).toBeVisible()
    const after = await takenFrom(page)
    expect(after.notes).toEqual(before.notes)
    expect(after.clusters).toEqual(before.clusters)
    expect(after.rounds).toEqual(before.rounds)
  })

  for (const who of [facilitator, phone, secretariat]) expect(who.complaints).toEqual([])
})

test('after the close a note is corrected and another withdrawn, and the report has another version', async ({
  atelier,
  browser,
}) => {
  const facilitator = await person(browser, atelier.url, 'fr')
  const board = await createBoard(facilitator, TITLE, 'open')
  await board.open()
  const phone = await person(browser, atelier.url, 'fr', PHONE)
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'Bilbao')
  await conductor(facilitator).goTo('Écriture')
  await list(phone).write(1, 'Finansement')
  await list(phone).write(1, 'Une note de trop')
  await expect.poll(async () => (await takenFrom(facilitator.page)).notes.length).toBe(2)
  await call(facilitator, 'POST', '/phase', { to: 'close' })

  const path = new URL(facilitator.page.url()).pathname
  await facilitator.page.goto(`${path}/report`)
  const screen = reportScreen(facilitator)
  await expect(screen.document).toContainText('Finansement')
  const before = await screen.version()

  const until = phone.page.getByText(/corriger ou retirer vos propres notes, jusqu’au \d/)
  await expect(until.first()).toBeVisible()
  await phone.page.getByRole('button', { name: 'Modifier\u00a0: Finansement' }).click()
  await phone.page.getByRole('textbox', { name: 'Texte de la note' }).fill('Financement')
  await phone.page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(list(phone).note('Financement')).toBeVisible()
  await phone.page.getByRole('button', { name: 'Supprimer\u00a0: Une note de trop' }).click()
  await expect(list(phone).note('Une note de trop')).toHaveCount(0)

  await expect(screen.document).toContainText('Financement')
  await expect(screen.document).toContainText(/1 note (a été )?retirée/)
  await expect.poll(() => screen.version()).not.toBe(before)
  const markdown = await screen.text(/^Markdown/)
  expect(markdown).toContain(await screen.version())
  expect(markdown).not.toContain('Finansement')
  expect(markdown).not.toContain('Une note de trop')
  // What was withdrawn is with those who take the report alone.
  expect(JSON.stringify(await takenFrom(phone.page))).not.toContain('Une note de trop')

  for (const who of [facilitator, phone]) expect(who.complaints).toEqual([])
})
