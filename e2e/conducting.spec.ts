import { expect, test } from './atelier.ts'
import { centreOf, conductor, createBoard, join, LAPTOP, list, type Person, PHONE, person } from './people.ts'
import { type BoardSnapshot, takenFrom } from './snapshot.ts'

const HUBS = ['Bilbao', 'HUB 03', 'HUB 04', 'HUB 05', 'HUB 06', 'HUB 07']

test('two facilitators take six people and a screen through all phases; every note and vote is there at the end', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(600_000)
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Penser une stratégie commune')
  await board.open()
  const people: Person[] = []
  for (const [index, hub] of HUBS.entries()) {
    const who = await person(browser, atelier.url, 'fr', index < 2 ? PHONE : LAPTOP)
    await who.page.goto(`/j/${board.code}`)
    await join(who, hub)
    await who.page.goto(`${new URL(who.page.url()).pathname}?view=list`)
    people.push(who)
  }
  const [phone, offline, ...others] = people as [Person, Person, ...Person[]]
  const screen = await person(browser, atelier.url, 'fr')
  await screen.page.goto(board.links.viewer)
  await screen.page.waitForURL(/projector/)
  const second = await person(browser, atelier.url, 'fr')
  await second.page.goto(board.links.facilitator)
  await second.page.getByRole('button', { name: 'Entrer dans la session' }).click()
  await second.page.waitForURL(/\/b\/board_/)
  await expect(conductor(second).panel).toBeVisible()
  const boardPath = new URL(second.page.url()).pathname
  const typed: string[] = []

  await test.step('in silence everybody writes, and nobody else sees it', async () => {
    await conductor(lead).goTo('Écriture silencieuse 1')
    for (const [index, who] of people.entries()) {
      await expect(list(who).composer(1)).toBeVisible()
      const text = `Défi de ${HUBS[index]}`
      await list(who).composer(1).fill(text)
      await list(who).composer(1).press('Enter')
      typed.push(text)
      await expect(list(who).note(text).getByText('Enregistrée')).toBeVisible()
    }
    await expect(list(phone).note('Défi de HUB 04')).toHaveCount(0)
    await expect(screen.page.getByText('Défi de', { exact: false })).toHaveCount(0)
  })

  await test.step('pressed by two hands at once, next is one step', async () => {
    // Hands know a place: a click by name would wait out the rest that the button takes after the first, and press again.
    const places = await Promise.all(
      [lead, second].map(async (who) => {
        const button = conductor(who).next('Écriture silencieuse 2')
        await expect(button).toBeEnabled()
        return { who, ...(await centreOf(button)) }
      }),
    )
    await Promise.all(places.map(({ who, x, y }) => who.page.mouse.click(x, y)))
    await expect(list(phone).composer(2)).toBeVisible()
    await expect(conductor(lead).panel.getByText('Écriture silencieuse 2').first()).toBeVisible()
    await list(phone).composer(2).fill('Un élément commun')
    await list(phone).composer(2).press('Enter')
    typed.push('Un élément commun')
  })

  await test.step('a phase that ends in mid-typing loses nothing', async () => {
    await conductor(lead).goTo('Écriture silencieuse 3')
    await expect(list(phone).composer(3)).toBeVisible()
    await list(phone).composer(3).fill('Une école des données')
    await list(phone).composer(3).press('Enter')
    typed.push('Une école des données')
    await list(others[0] as Person)
      .composer(3)
      .fill('Une phrase à moit')
    await offline.context.setOffline(true)
    await list(offline).composer(3).fill('Écrit sans réseau')
    await list(offline).composer(3).press('Enter')
    typed.push('Écrit sans réseau')
    await conductor(second).goTo('Lecture')
    await list(phone).question(1).click()
    await expect(list(phone).note('Défi de HUB 04')).toBeVisible()
    await expect((others[0] as Person).page.getByText('Une phrase à moit')).toBeVisible()
  })

  await test.step('who was away while all was shown comes back, and their note arrives once', async () => {
    await offline.context.setOffline(false)
    await list(phone).question(3).click()
    await expect(list(phone).note('Écrit sans réseau')).toHaveCount(1)
  })

  await test.step('a facilitator whose browser dies is followed by the other, and comes back in the same role', async () => {
    await lead.page.close()
    await conductor(second).goTo('Regroupement')
    lead.page = await lead.context.newPage()
    await lead.page.goto(boardPath)
    await expect(conductor(lead).panel).toBeVisible()
    await expect(conductor(lead).panel.getByText('Regroupement').first()).toBeVisible()
  })

  await test.step('notes are grouped and named from the list', async () => {
    await second.page.goto(`${boardPath}?view=list`)
    await second.page.getByRole('button', { name: /^Regrouper\s: Défi de Bilbao/ }).click()
    const places = second.page.getByRole('list', { name: 'Mettre cette note dans' })
    await places.getByRole('button', { name: 'Nouveau groupe' }).click()
    await second.page.keyboard.type('Financement')
    await second.page.keyboard.press('Enter')
    await second.page.getByRole('button', { name: /^Regrouper\s: Défi de HUB 03/ }).click()
    await second.page.getByRole('button', { name: 'Financement', exact: true }).click()
    await conductor(lead).goTo('Nommer les groupes')
  })

  await test.step('a secret vote: each screen knows its own, the room knows only how many', async () => {
    await conductor(lead).goTo('Vote')
    for (const who of people) {
      if (who === phone || who === offline) await list(who).question(1).click()
      await who.page.getByRole('button', { name: /^Voter pour\s: Financement/ }).click()
      await expect(who.page.getByText('Pris en compte').first()).toBeVisible()
    }
    await expect(conductor(lead).panel.getByText(/6/).first()).toBeVisible()
    await expect(screen.page.getByText('6 voix')).toHaveCount(0)
    await conductor(lead).goTo('Résultats')
    await list(phone).question(1).click()
    await expect(phone.page.getByText('6 voix').first()).toBeVisible()
  })

  await test.step('a next step gets its card', async () => {
    await list(phone).question(3).click()
    await phone.page
      .getByRole('button', { name: /^Qui, quand, quelle aide\s: Une école des données/ })
      .click()
    await phone.page.getByLabel('Qui s’en charge').fill('Équipe données')
    await phone.page.getByRole('button', { name: 'Terminé' }).click()
    await expect(phone.page.getByText('Équipe données')).toBeVisible()
    await conductor(lead).goTo('Clôture')
  })

  await test.step('at the end every note and vote that was typed is there, once', async () => {
    await expect.poll(async () => notesOf(await takenFrom(lead.page))).toEqual([...typed].sort())
    const snapshot = await takenFrom(lead.page)
    const group = snapshot.clusters.find(({ title }) => title === 'Financement')
    expect(group?.noteIds).toHaveLength(2)
    expect(snapshot.rounds).toMatchObject([{ open: false, tallies: { [group?.id ?? '']: 6 } }])
    expect(snapshot.notes.find(({ text }) => text === 'Une école des données')?.step).toMatchObject({
      owner: 'Équipe données',
    })
  })

  for (const who of [lead, second, screen, ...people]) expect(who.complaints).toEqual([])
})

const notesOf = ({ notes }: BoardSnapshot) => notes.map(({ text }) => text).sort()
