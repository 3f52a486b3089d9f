import { expect, test } from './atelier.ts'
import { startLag } from './lag.ts'
import { type Seen, withKeyboard } from './on-screen-keyboard.ts'
import { conductor, createBoard, join, list, type Person, PHONE, person } from './people.ts'
import { oneAfterTheOther, SLOW_3G, writeFirstNote } from './slow-phone.ts'
import { takenFrom } from './snapshot.ts'
import { words } from './words.ts'

/**
 * What a phone may cost from the scan to its first note. How long that takes depends on the machine, and `npm run
 * bench:web` measures it; what it is made of does not.
 */
const MAX_TRIPS_IN_A_ROW = 9
const MAX_BYTES = 230_000

test('a slow phone needs few trips and bytes from the scan to its first note on disk', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Penser une stratégie commune')
  await board.open()
  await conductor(lead).goTo('Écriture silencieuse 1')
  await expect(conductor(lead).panel.getByText('Écriture silencieuse 1').first()).toBeVisible()

  const { who, note } = await writeFirstNote(browser, atelier.url, board.code, SLOW_3G, {
    hub: 'HUB 03',
    language: 'fr',
  })
  // Parts that come ahead of need, and what is asked again on a machine that was busy, keep nobody waiting.
  const needed = note.trips.filter(
    ({ name }, index) =>
      !/-part|voting/.test(name) && note.trips.findIndex((trip) => trip.name === name) === index,
  )
  const chain = oneAfterTheOther(needed)
  const told = chain.map(({ name, from, to }) => `${from} to ${to} ms  ${name}`).join('\n')
  test.info().annotations.push({
    type: 'from the scan to the first note',
    description: `${(note.storedMs / 1000).toFixed(1)} s, ${note.bytes} bytes, one after the other:\n${told}`,
  })
  expect(chain.length, told).toBeGreaterThan(4)
  expect(chain.length, told).toBeLessThanOrEqual(MAX_TRIPS_IN_A_ROW)
  expect(note.bytes).toBeGreaterThan(100_000)
  expect(note.bytes).toBeLessThan(MAX_BYTES)
  await conductor(lead).goTo('Lecture')
  await expect
    .poll(async () => (await takenFrom(lead.page)).notes.map(({ text }) => text))
    .toEqual(['A first idea'])
  for (const someone of [lead, who]) expect(someone.complaints).toEqual([])
})

/** What the browser keeps of our origin, read from an empty page of it that needs no network. */
async function keptOn({ context }: Person, origin: string) {
  const page = await context.newPage()
  const blank = `${origin}/nothing-of-ours`
  await page.route(blank, (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }))
  await page.goto(blank)
  const kept = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const databases: { name: string; updates: number }[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name))
      const updates = database.objectStoreNames.contains('updates')
        ? await done(database.transaction('updates').objectStore('updates').count())
        : 0
      databases.push({ name, updates })
      database.close()
    }
    return { local: { ...localStorage } as Record<string, string>, databases }
  })
  await page.close()
  return kept
}

const AWAY = ['Les budgets se décident ailleurs', 'Il manque des données', 'Une école des ODD']

test('three notes written without network, on a page that was then reloaded, arrive once', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Penser une stratégie commune')
  await board.open()
  await conductor(lead).goTo('Écriture silencieuse 1')
  // Through a line of its own: a page that is reloaded offline is online for a moment, see `startLag`.
  const line = await startLag(atelier.url, 0)
  const phone = await person(browser, line.url, 'fr', PHONE)
  await phone.page.clock.install()
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'HUB 03')
  const say = words.fr
  await list(phone).composer(1).fill('Avant la panne')
  await list(phone).composer(1).press('Enter')
  await expect(list(phone).note('Avant la panne').getByText(say.noteSaved)).toBeVisible()
  const address = phone.page.url()
  const boardId = /board_[\w-]+/.exec(address)?.[0] ?? ''

  await test.step('the network is gone for a minute; what is written stays, and says so', async () => {
    line.cut()
    await phone.context.setOffline(true)
    await expect(phone.page.getByText('Hors ligne', { exact: false }).first()).toBeVisible()
    for (const text of AWAY) {
      await list(phone).composer(1).fill(text)
      await list(phone).composer(1).press('Enter')
      await expect(list(phone).note(text)).toBeVisible()
    }
    await phone.page.clock.fastForward('01:00')
    for (const text of AWAY) await expect(list(phone).note(text).getByText(say.noteWaiting)).toBeVisible()
    await expect(list(phone).note('Avant la panne').getByText(say.noteSaved)).toBeVisible()
  })

  await test.step('over http the browser has no page of ours to reload without network', async () => {
    await expect(phone.page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/)
    await expect(list(phone).composer(1)).toBeHidden()
  })

  await test.step('the three notes are on the device meanwhile', async () => {
    // What one page writes reaches the next one's process in its own time.
    await expect(async () => {
      const kept = await keptOn(phone, line.url)
      const waiting = Object.entries(kept.local).find(([name]) => /^atelier\.waiting\..*\/draft$/.test(name))
      expect(JSON.parse(waiting?.[1] ?? '[]'), Object.keys(kept.local).join()).toHaveLength(AWAY.length)
      const copies = kept.databases.filter(({ name }) => name.startsWith(`atelier/${boardId}/draft/`))
      expect(copies, 'one copy of the draft').toHaveLength(1)
      expect(copies[0]?.updates, 'changes in the copy of the draft').toBeGreaterThan(0)
    }).toPass({ timeout: 30_000 })
  })

  await test.step('the network is back, the page is opened again: all are stored', async () => {
    line.mend()
    await phone.context.setOffline(false)
    await phone.page.goto(address)
    for (const text of ['Avant la panne', ...AWAY]) {
      await expect(list(phone).note(text).getByText(say.noteSaved)).toBeVisible()
      await expect(list(phone).note(text)).toHaveCount(1)
    }
  })

  await test.step('all are shown when silence ends, each once in the board', async () => {
    await conductor(lead).goTo('Lecture')
    await expect
      .poll(async () => (await takenFrom(lead.page)).notes.map(({ text }) => text).sort())
      .toEqual(['Avant la panne', ...AWAY].sort())
    await phone.page.reload()
    await expect(list(phone).note('Une école des ODD')).toHaveCount(1)
    expect((await takenFrom(lead.page)).notes).toHaveLength(AWAY.length + 1)
  })
  await line.close()
  for (const someone of [lead, phone]) expect(someone.complaints).toEqual([])
})

/** What is left of small phones and of larger ones when the keyboard is open; the last as Safari moves the page. */
const ABOVE_THE_KEYBOARD: { device: { width: number; height: number }; seen: Seen }[] = [
  { device: { width: 320, height: 568 }, seen: { height: 300, top: 0 } },
  { device: { width: 390, height: 844 }, seen: { height: 400, top: 0 } },
  { device: { width: 390, height: 664 }, seen: { height: 330, top: 240 } },
]

test('with the on-screen keyboard open, the question, the field and the way to send are seen and can be used', async ({
  atelier,
  browser,
}) => {
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Penser une stratégie commune')
  await board.open()
  await conductor(lead).goTo('Écriture silencieuse 1')
  const phone = await person(browser, atelier.url, 'fr', PHONE)
  const keyboard = await withKeyboard(phone.page)
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'HUB 03')
  const field = list(phone).composer(1)
  const long =
    'Les budgets se décident ailleurs, et personne ne sait avant l’été ce qui reste pour les données des villes, des quartiers et des habitant·es.'
  for (const [index, { device, seen }] of ABOVE_THE_KEYBOARD.entries()) {
    const where = `${device.width}x${seen.height} of ${device.height}`
    await phone.page.setViewportSize(device)
    await field.tap()
    await keyboard.open(seen)
    for (const text of ['', `${index} ${long}`.slice(0, 140)]) {
      await field.fill(text)
      const send = phone.page.getByRole('button', { name: 'Publier', exact: true })
      const question = phone.page.getByRole('heading', { level: 2 }).filter({ hasText: 'défis' })
      for (const [what, shown] of Object.entries({ field, send, question })) {
        const told = `${what}, ${where}, ${text.length} letters`
        await expect(shown, told).toBeVisible()
        await expect
          .poll(async () => {
            const box = await shown.boundingBox()
            if (!box) return 'no box'
            const beyond = box.y < seen.top - 1 || box.y + box.height > seen.top + seen.height + 1
            return beyond ? `from ${box.y} to ${box.y + box.height}` : 'seen'
          }, told)
          .toBe('seen')
      }
      expect((await field.boundingBox())?.height, `two lines to write in, ${where}`).toBeGreaterThan(50)
      if (text === '') continue
      await send.tap()
      await expect(field, `sent, ${where}`).toHaveValue('')
      await expect(field, `one can go on writing, ${where}`).toBeFocused()
    }
    await keyboard.close()
    await expect(list(phone).note(`${index} Les budgets`).getByText(words.fr.noteSaved)).toBeVisible()
  }
  for (const someone of [lead, phone]) expect(someone.complaints).toEqual([])
})
