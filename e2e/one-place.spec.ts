import { expect, test } from './atelier.ts'
import { Findings } from './axe.ts'
import { Hands } from './hands.ts'
import { canvas, createBoard, join, list, PHONE, person } from './people.ts'
import { call } from './seat.ts'

test('one press leads from the list to the same note on the canvas and back, by keyboard', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(240_000)
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Une seule place', 'open')
  await call(lead, 'POST', '/phase', { to: 'writing' })
  for (const questionId of ['q1', 'q2', 'q3'])
    for (let n = 1; n <= 18; n++)
      await call(lead, 'POST', '/notes', { questionId, text: `${questionId} idée ${n}`, language: 'fr' })

  // Half a laptop: tabs in the list, and a canvas whose notes do not fit the view.
  const me = await person(browser, atelier.url, 'fr', { viewport: { width: 840, height: 640 } })
  const { page } = me
  const hands = new Hands(page)
  const switchTo = (view: 'Tableau' | 'Liste') =>
    hands.use(page.getByRole('group', { name: 'Affichage' }).getByRole('button', { name: view }), 'Space')
  const card = (text: string) => page.locator('li[data-record^="note_"]').filter({ hasText: text })
  const tab = (n: number) => page.getByRole('tab', { name: new RegExp(`^Question ${n}\\s:`) })
  const wall = canvas(me)

  await page.goto(`/j/${board.code}`)
  await join(me, 'HUB 03')
  await expect(tab(1)).toHaveAttribute('aria-selected', 'true')

  await test.step('a question opened in the list is the one that the canvas shows', async () => {
    await hands.reach(tab(1))
    await hands.press('ArrowRight')
    await switchTo('Tableau')
    await expect(wall.note('q2 idée 1').first()).toBeInViewport()
    await expect(wall.note('q1 idée 1').first()).not.toBeInViewport()
  })

  await test.step('back in the list that question is open', async () => {
    await switchTo('Liste')
    await expect(tab(2)).toHaveAttribute('aria-selected', 'true')
  })

  await test.step('a note in hand in the list is in view and in hand on the canvas', async () => {
    await hands.press('Tab')
    await hands.reach(page.getByRole('textbox', { name: 'Votre idée pour la question 2' }))
    await hands.type('Une bibliothèque de cas')
    await hands.press('Enter')
    await hands.use(page.getByRole('button', { name: 'Modifier\u00a0: Une bibliothèque de cas' }))
    await hands.press('Escape')
    await switchTo('Tableau')
    await expect(wall.note('Une bibliothèque de cas')).toBeInViewport({ ratio: 0.99 })
    await expect(page.getByRole('toolbar', { name: 'Sélection' })).toBeVisible()
  })

  await test.step('and has the focus in the list again', async () => {
    await switchTo('Liste')
    await expect(card('Une bibliothèque de cas')).toBeFocused()
    await expect(card('Une bibliothèque de cas')).toBeInViewport({ ratio: 0.99 })
  })

  await test.step('with nothing new the canvas is as it was left', async () => {
    await switchTo('Tableau')
    await wall.ready()
    await page.locator('.tl-container').focus()
    await hands.press('+')
    await expect(wall.note('Une bibliothèque de cas')).toBeVisible()
    const still = async () => JSON.stringify(await wall.note('Une bibliothèque de cas').boundingBox())
    let before = await still()
    await expect
      .poll(async () => {
        const last = before
        before = await still()
        return before === last
      })
      .toBe(true)
    // While something is selected the Tab key goes from note to note.
    await hands.press('Escape')
    await switchTo('Liste')
    await expect(card('Une bibliothèque de cas')).toBeFocused()
    await switchTo('Tableau')
    await expect(wall.note('Une bibliothèque de cas')).toBeVisible()
    expect(await still()).toBe(before)
  })

  await test.step('another note that was taken up on the canvas has the focus in the list, under its question', async () => {
    await page.locator('.tl-container').focus()
    await hands.press('3')
    await expect(wall.note('q3 idée 1').first()).toBeInViewport()
    await expect(wall.note('q2 idée 1').first()).not.toBeInViewport()
    await hands.press('ArrowRight')
    await expect(page.getByRole('toolbar', { name: 'Sélection' })).toBeVisible()
    await hands.press('Escape')
    await switchTo('Liste')
    await expect(tab(3)).toHaveAttribute('aria-selected', 'true')
    await expect.poll(() => hands.hold()).toContain('q3 idée')
    await expect(page.locator('li[data-record^="note_"]:focus')).toBeInViewport({ ratio: 0.99 })
  })

  expect(hands.faults).toEqual([])
  for (const who of [me, lead]) expect(who.complaints).toEqual([])
})

test('on a phone the switch is one press away, upright, on its side and with little room', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Une seule place', 'open')
  await call(lead, 'POST', '/phase', { to: 'writing' })
  const me = await person(browser, atelier.url, 'fr', PHONE)
  await me.page.goto(`/j/${board.code}`)
  await join(me, 'HUB 03')
  await list(me).write(2, 'Une école d’été')
  const view = me.page.getByRole('group', { name: 'Affichage' })
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 320, height: 568 },
    { width: 740, height: 360 },
  ]) {
    await me.page.setViewportSize(viewport)
    await expect(list(me).note('Une école d’été')).toBeVisible()
    await list(me).note('Une école d’été').tap()
    await view.getByRole('button', { name: 'Tableau' }).tap()
    await expect(canvas(me).note('Une école d’été')).toBeInViewport({ ratio: 0.99 })
    await view.getByRole('button', { name: 'Liste' }).tap()
    await expect(list(me).note('Une école d’été')).toBeInViewport()
    await expect(me.page.getByText('Enregistrée').first()).toBeVisible()
  }
  expect(me.complaints).toEqual([])
})

test('words on the wall are read in the list, what is shown to all is told there, and a translation is read on the canvas', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(240_000)
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Une seule place', 'open')
  await board.open()
  await call(lead, 'POST', '/phase', { to: 'writing' })
  await call(lead, 'POST', '/notes', { questionId: 'q1', text: 'Le financement s’arrête', language: 'fr' })
  const me = await person(browser, atelier.url, 'en', PHONE)
  await me.page.goto(`/j/${board.code}`)
  await join(me, 'HUB 03')
  const found = new Findings()

  await test.step('a text put on the canvas stands under its question in the list', async () => {
    await canvas(lead).ready()
    await lead.page.keyboard.press('1')
    const { box } = await canvas(lead).centre('Le financement s’arrête')
    await lead.page.locator('.tl-container').focus()
    await lead.page.keyboard.press('t')
    await lead.page.mouse.click(box.x + box.width / 2, box.y + box.height + 60)
    await lead.page.keyboard.type('Pause à midi')
    await lead.page.keyboard.press('Escape')
    const wall = me.page.getByRole('region', { name: /^On the wall/ })
    await expect(wall.getByRole('listitem')).toContainText('Pause à midi')
    await expect(wall.getByRole('button', { name: 'Delete from the wall: Pause à midi' })).toBeVisible()
  })

  await test.step('what everybody is shown is told by its name, with the way there', async () => {
    const id = await canvas(lead).note('Le financement s’arrête').getAttribute('data-note-id')
    await list(me).question(2).tap()
    await call(lead, 'POST', '/spotlight', { target: { kind: 'note', id } })
    await expect(me.page.getByRole('status').filter({ hasText: 'Shown to everyone' })).toHaveText(
      'Shown to everyone: Le financement s’arrête',
    )
    await found.look(me.page, 'list with words on the wall and something shown to all')
    await me.page.getByRole('button', { name: 'Go there' }).tap()
    await expect(list(me).note('Le financement s’arrête')).toBeFocused()
    await expect(me.page.getByRole('button', { name: 'Go there' })).toHaveCount(0)
  })

  await test.step('a translation is read on the canvas beside the original, and closed again', async () => {
    await list(me)
      .note('Le financement s’arrête')
      .getByRole('button', { name: /^Translate/ })
      .tap()
    await me.page.getByRole('list', { name: 'Translate into' }).getByRole('button', { name: 'English' }).tap()
    await me.page.getByRole('textbox', { name: /^Translation into English/ }).fill('Funding ends')
    await me.page.keyboard.press('Enter')
    const open = lead.page.getByRole('button', {
      name: /^Traductions de «\sLe financement s’arrête\s»\s: EN$/,
    })
    await open.click()
    const card = lead.page.getByRole('region', { name: 'Traductions' })
    await expect(card).toBeFocused()
    await expect(card.locator('p[lang="en"]')).toHaveText('Funding ends')
    await expect(canvas(lead).note('Le financement s’arrête')).toBeVisible()
    await found.look(lead.page, 'canvas with translations')
    await lead.page.keyboard.press('Escape')
    await expect(card).toHaveCount(0)
    await expect(open).toBeFocused()
    await lead.page.keyboard.press('Enter')
    await expect(card).toBeVisible()
  })

  expect(found.list).toEqual([])
  for (const who of [me, lead]) expect(who.complaints).toEqual([])
})
