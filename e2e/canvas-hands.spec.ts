import { expect, test } from './atelier.ts'
import { canvas, conductor, createBoard, join, person } from './people.ts'

test('a word that is being composed is nobody’s but its writer’s, and neither hand disturbs the other', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(300_000)
  const bo = await person(browser, atelier.url, 'fr')
  const ana = await person(browser, atelier.url, 'en')
  const board = await createBoard(bo, 'Composer', 'open')
  await board.open()
  await canvas(bo).ready()
  await conductor(bo).goTo('Écriture')
  await ana.page.goto(`/j/${board.code}`)
  await join(ana, 'Bilbao')
  await canvas(ana).ready()
  await canvas(ana).write('cities: ')
  const noteId = (await canvas(ana).note('cities').getAttribute('data-note-id')) ?? ''
  const [fieldA, fieldB] = [ana, bo].map(({ page }) => page.locator(`[data-note-id="${noteId}"] textarea`))
  if (!fieldA || !fieldB) throw new Error('two people have two fields')
  for (const [who, field] of [
    [ana, fieldA],
    [bo, fieldB],
  ] as const) {
    const { x, y } = await canvas(who).centre('cities')
    await who.page.mouse.dblclick(x, y)
    await expect(field).toBeFocused()
  }
  await bo.page.keyboard.press('Home')

  const keyboard = await ana.context.newCDPSession(ana.page)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await compose('に')
  await compose('にほ')
  await bo.page.keyboard.type('sister ')
  await expect(fieldB).toHaveValue('sister cities: ')
  await expect(canvas(bo).note('に')).toHaveCount(0)
  await expect(fieldA, 'what others type waits until the word is done').toHaveValue('cities: にほ')
  await compose('にほん')
  await keyboard.send('Input.insertText', { text: '日本' })

  await expect(fieldA).toHaveValue('sister cities: 日本')
  await expect(fieldB).toHaveValue('sister cities: 日本')
  expect(
    await fieldA.evaluate((element) => (element as HTMLTextAreaElement).selectionStart),
    'the caret is behind the composed word',
  ).toBe('sister cities: 日本'.length)
  await ana.page.keyboard.type('!')
  await expect(fieldB).toHaveValue('sister cities: 日本!')

  // A word that was begun and given up leaves nothing behind, and takes nothing with it.
  await compose('と')
  await compose('')
  await expect(fieldA).toHaveValue('sister cities: 日本!')
  await ana.page.keyboard.press('Escape')
  await bo.page.keyboard.press('Escape')
  await expect(canvas(bo).note('sister cities: 日本!')).toBeVisible()
  for (const who of [ana, bo]) expect(who.complaints).toEqual([])
})

test('while a vote is open the canvas shows no votes and leads to where they are given; once it is closed it shows them', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(300_000)
  const bo = await person(browser, atelier.url, 'fr')
  const ana = await person(browser, atelier.url, 'en')
  const board = await createBoard(bo, 'Voter', 'open')
  await board.open()
  await canvas(bo).ready()
  await conductor(bo).goTo('Écriture')
  await ana.page.goto(`/j/${board.code}`)
  await join(ana, 'Bilbao')
  await canvas(ana).ready()
  await canvas(ana).write('Funding stops')
  await canvas(ana).write('Budgets elsewhere')
  // What is still on its way when writing ends is refused, and offered back to its author.
  await expect(canvas(bo).note('Budgets elsewhere')).toBeVisible()
  await conductor(bo).goTo('Regroupement')
  await canvas(bo).drop('Budgets elsewhere', 'Funding stops')
  await expect(canvas(bo).groupTitle).toBeFocused()
  await bo.page.keyboard.type('Funding')
  await bo.page.keyboard.press('Enter')

  await conductor(bo).goTo('Vote')
  const votes = (label: RegExp, { page } = ana) =>
    page.locator('.tl-canvas').getByRole('img', { name: label })
  await expect(ana.page.getByText('The vote is open.', { exact: false })).toBeVisible()
  await expect(canvas(ana).note('Funding stops')).toBeVisible()
  await ana.page.getByRole('button', { name: 'Go to the list' }).click()
  await ana.page.getByRole('button', { name: /^Vote for: Funding/ }).click()
  await expect(ana.page.getByText('Counted').first()).toBeVisible()
  await ana.page.getByRole('button', { name: 'Canvas', exact: true }).first().click()
  await canvas(ana).ready()
  await expect(canvas(ana).note('Funding stops')).toBeVisible()
  await expect(votes(/^Votes: /)).toHaveCount(0)
  await expect(votes(/^Voix/, bo)).toHaveCount(0)

  await conductor(bo).goTo('Résultats')
  await expect(votes(/^Votes: 1$/)).toBeVisible()
  await expect(votes(/^Voix\s: 1$/, bo)).toBeVisible()
  for (const who of [ana, bo]) expect(who.complaints).toEqual([])
})
