import type { Page } from '@playwright/test'
import { expect, test } from './atelier.ts'
import { createBoard, join, type Person, PHONE, person } from './people.ts'

const NOTES = [
  { questionId: 'q1', text: 'Le financement s’arrête après le pilote', language: 'fr' },
  { questionId: 'q1', text: 'Les élus changent tous les deux ans', language: 'fr' },
  { questionId: 'q1', text: 'Nobody collects local data', language: 'en' },
  { questionId: 'q1', text: 'Faltan traducciones', language: 'es' },
  { questionId: 'q2', text: 'Une école d’été des HUB', language: 'fr' },
] as const

const [FUNDS, MAYORS, DATA, WORDS, SCHOOL] = NOTES.map(({ text }) => text) as [
  string,
  string,
  string,
  string,
  string,
]

/** Sorting in the list, in French, as a facilitator does it. */
function desk({ page }: Person) {
  const card = (text: string) => page.locator('li[data-record^="note_"]').filter({ hasText: text })
  const question = (n: number) => page.locator(`section[data-record="q${n}"]`)
  const group = (title: string) => page.getByRole('region', { name: title, exact: true })
  return {
    card,
    question,
    group,
    tick: (text: string) => page.getByRole('checkbox', { name: new RegExp(`^Choisir\\s: ${text}`) }).check(),
    grip: (text: string) => card(text).locator('[data-button="drag"]'),
    place: (n: number, name: string) => question(n).getByRole('button', { name }),
    bar: page.getByRole('region', { name: 'Notes choisies' }),
    title: page.getByRole('textbox', { name: 'Titre du groupe' }),
    said: page.getByRole('status'),
  }
}

/** Drags by the mouse; the browser's own drag begins when the pointer has left where it was pressed. */
async function dragTo(page: Page, from: ReturnType<Page['locator']>, to: ReturnType<Page['locator']>) {
  await from.scrollIntoViewIfNeeded()
  const start = await from.boundingBox()
  if (!start) throw new Error('there is nothing to drag')
  await page.mouse.move(start.x + 40, start.y + 20)
  await page.mouse.down()
  await page.mouse.move(start.x + 60, start.y + 40, { steps: 4 })
  const end = await to.boundingBox()
  if (!end) throw new Error('there is nowhere to drop')
  await page.mouse.move(end.x + end.width / 2, end.y + Math.min(end.height / 2, 30), { steps: 8 })
  await page.mouse.up()
}

/** Counts what live regions say from now on. */
async function countAnnouncements(page: Page) {
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(window, { told })
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        const region = element?.closest('[role="status"], [role="log"], [aria-live]')
        const words = region?.textContent?.trim()
        if (words && told.at(-1) !== words) told.push(words)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told)
}

async function startBoard(facilitator: Person) {
  const board = await createBoard(facilitator, 'Trier dans la liste', 'open')
  await board.open()
  const path = new URL(facilitator.page.url()).pathname
  for (const note of NOTES) {
    const answer = await facilitator.page.request.post(`/api${path.replace('/b/', '/boards/')}/notes`, {
      data: note,
    })
    expect(answer.status()).toBe(201)
  }
  await facilitator.page.goto(`${path}?view=list`)
  await expect(desk(facilitator).card(FUNDS)).toBeVisible()
  await expect(desk(facilitator).grip(FUNDS)).toBeVisible()
  return board
}

test('a facilitator sorts several notes at once, by mouse, by keys and by menu, and others follow', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(180_000)
  const facilitator = await person(browser, atelier.url, 'fr')
  const { page } = facilitator
  const board = await startBoard(facilitator)
  const sort = desk(facilitator)
  const phone = await person(browser, atelier.url, 'en', PHONE)
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'Bilbao')
  const follows = desk(phone)
  await expect(follows.card(FUNDS)).toBeVisible()
  const toldPhone = await countAnnouncements(phone.page)

  await test.step('by mouse: two ticked notes go into a new group together', async () => {
    await sort.tick(FUNDS)
    await sort.tick(MAYORS)
    await expect(sort.bar).toContainText('2 notes choisies')
    await dragTo(page, sort.grip(FUNDS), sort.place(1, 'Mettre dans un nouveau groupe'))
    await expect(sort.title).toBeFocused()
    await page.keyboard.type('Moyens')
    await page.keyboard.press('Enter')
    await expect(sort.group('Moyens').getByRole('listitem')).toHaveCount(2)
    await expect(follows.group('Moyens').getByRole('listitem')).toHaveCount(2)
  })

  await test.step('by mouse: a note alone, onto the group', async () => {
    await dragTo(page, sort.grip(DATA), sort.group('Moyens'))
    await expect(sort.group('Moyens')).toContainText(DATA)
    await expect(follows.group('Moyens')).toContainText(DATA)
  })

  await test.step('by keys: taken with Enter, carried with Tab, put down with Enter', async () => {
    const told = await countAnnouncements(page)
    await sort.grip(WORDS).focus()
    await page.keyboard.press('Enter')
    const target = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    for (let presses = 0; presses < 20 && !(await target()).endsWith(' Moyens'); presses++)
      await page.keyboard.press('Tab')
    expect(await target()).toBe('Mettre dans\u00a0: Moyens')
    await page.keyboard.press('Enter')
    await expect(sort.group('Moyens').getByRole('listitem')).toHaveCount(4)
    await expect(sort.grip(WORDS)).toBeFocused()
    await expect.poll(async () => (await told()).join(' | ')).toContain('Déplacée dans Moyens')
    const words = await told()
    expect(words.join(' | ')).toContain('Déplacement commencé')
    expect(words.length, words.join(' | ')).toBeLessThan(8)
  })

  await test.step('by keys: given up with Escape, nothing has moved', async () => {
    await sort.grip(DATA).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await expect(sort.group('Moyens').getByRole('listitem')).toHaveCount(4)
    await expect(sort.grip(DATA)).toBeFocused()
  })

  await test.step('by menu: to another question, with the keys alone', async () => {
    await page.getByRole('checkbox', { name: new RegExp(`^Choisir\\s: ${DATA}`) }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('checkbox', { name: new RegExp(`^Choisir\\s: ${WORDS}`) }).focus()
    await page.keyboard.press('Space')
    const move = sort.bar.getByRole('button', { name: 'Déplacer vers…' })
    await move.focus()
    await page.keyboard.press('Enter')
    const places = sort.bar.getByRole('list', { name: /^Sous la question 2/ })
    await places.getByRole('button', { name: 'Aucun groupe' }).focus()
    await page.keyboard.press('Enter')
    await expect(sort.question(2)).toContainText(DATA)
    await expect(sort.question(2)).toContainText(WORDS)
    await expect(sort.group('Moyens').getByRole('listitem')).toHaveCount(2)
    await expect(sort.bar).toBeHidden()
  })

  await test.step('undone and done again by keys, a step at a time', async () => {
    await page.keyboard.press('Control+z')
    await expect(sort.group('Moyens').getByRole('listitem')).toHaveCount(4)
    await page.keyboard.press('Control+z')
    await expect(sort.group('Moyens').getByRole('listitem')).toHaveCount(3)
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Control+Shift+z')
    await expect(sort.question(2)).toContainText(DATA)
    await expect(follows.group('Moyens').getByRole('listitem')).toHaveCount(2)
  })

  await test.step('joined and taken from view, and brought back by the button', async () => {
    await sort.tick(FUNDS)
    await sort.tick(MAYORS)
    await sort.bar.getByRole('button', { name: 'Joindre en une seule' }).click()
    await expect(sort.group('Moyens').locator('li[data-record]')).toHaveCount(1)
    await expect(sort.group('Moyens')).toContainText('Dit aussi par 1 autre')
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect(sort.group('Moyens').locator('li[data-record]')).toHaveCount(2)
    await sort.tick(SCHOOL)
    await sort.bar.getByRole('button', { name: 'Retirer de la vue' }).click()
    await expect(sort.card(SCHOOL)).toHaveCount(0)
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect(sort.card(SCHOOL)).toBeVisible()
  })

  const told = await toldPhone()
  expect(told.length, `said to who follows: ${told.join(' | ')}`).toBeLessThan(6)
  for (const who of [facilitator, phone]) expect(who.complaints).toEqual([])
})

test('a note that is left alone is called by its wording, where one reads and where one votes', async ({
  atelier,
  browser,
}) => {
  const facilitator = await person(browser, atelier.url, 'fr')
  const board = await startBoard(facilitator)
  const sort = desk(facilitator)
  const phone = await person(browser, atelier.url, 'fr', PHONE)
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'Bilbao')
  await sort.tick(FUNDS)
  await sort.place(1, 'Mettre dans un nouveau groupe').click()
  await expect(desk(phone).group(FUNDS)).toContainText(FUNDS)
  await expect(phone.page.getByText('sans titre')).toHaveCount(0)
})

test('a translation that one person types stands beside the original on the screen of another', async ({
  atelier,
  browser,
}) => {
  const facilitator = await person(browser, atelier.url, 'fr')
  const board = await startBoard(facilitator)
  const phone = await person(browser, atelier.url, 'en', PHONE)
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'Bilbao')
  const theirs = desk(phone).card(FUNDS)
  await expect(theirs).toBeVisible()

  const mine = desk(facilitator).card(FUNDS)
  await mine.getByRole('button', { name: /^Traduire, ou indiquer la langue/ }).focus()
  await facilitator.page.keyboard.press('Enter')
  await mine.getByRole('list', { name: 'Traduire en' }).getByRole('button', { name: 'English' }).click()
  await expect(facilitator.page.getByRole('textbox', { name: /^Traduction en English de/ })).toBeFocused()
  await facilitator.page.keyboard.type('Funding stops after the pilot')
  await expect(mine).toContainText('531 caractères restants')
  await facilitator.page.keyboard.press('Enter')

  const translation = theirs.locator('p[lang="en"]')
  await expect(translation).toHaveText('Funding stops after the pilot')
  await expect(theirs.locator('p[lang="fr"]')).toHaveText(FUNDS)
  await expect(theirs).toContainText('Translation, English')

  await test.step('taken away, and brought back', async () => {
    await mine.getByRole('button', { name: /^Retirer la traduction/ }).focus()
    await facilitator.page.keyboard.press('Enter')
    await expect(translation).toHaveCount(0)
    await facilitator.page.getByRole('button', { name: 'Annuler' }).click()
    await expect(translation).toHaveText('Funding stops after the pilot')
  })
  for (const who of [facilitator, phone]) expect(who.complaints).toEqual([])
})
