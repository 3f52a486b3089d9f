import { readFile } from 'node:fs/promises'
import { expect, test } from './atelier.ts'
import { Hands } from './hands.ts'
import { createBoard, join, list, type Person, person } from './people.ts'
import { call } from './seat.ts'
import { takenFrom } from './snapshot.ts'

const TITLE = 'Penser une stratégie commune'

test('a participant takes part from the code to the close with a keyboard alone', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(600_000)
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, TITLE)
  await lead.page.goto(`/b/${/board_[\w-]+/.exec(lead.page.url())?.[0]}?view=list`)
  const enter = (phase: string) => call(lead, 'POST', '/phase', { to: phase })

  // Half a laptop: the questions are tabs here, as on a phone.
  const me = await person(browser, atelier.url, 'fr', { viewport: { width: 840, height: 900 } })
  const { page } = me
  const hands = new Hands(page)
  const field = (n: number) => page.getByRole('textbox', { name: `Votre idée pour la question ${n}` })
  const card = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const tab = (n: number) => page.getByRole('tab', { name: new RegExp(`^Question ${n}\\s:`) })

  await test.step('in by the code, and by a HUB found by its name', async () => {
    await page.goto('/')
    await hands.reach(page.getByRole('textbox', { name: 'Code affiché dans la salle' }))
    await hands.type(board.code.toLowerCase())
    await hands.press('Enter')
    await page.waitForURL(/\/j\//)
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    await hands.reach(page.getByRole('searchbox', { name: 'Chercher un HUB' }))
    await hands.type('HUB 03')
    await hands.press('Enter')
    await expect(button('Changer de HUB')).toBeFocused()
    await hands.use(button('Entrer dans la session'))
    await page.waitForURL(/\/b\/board_/)
    await expect(tab(1)).toBeVisible()
  })

  await test.step('to the canvas and back to the list, one press each', async () => {
    for (const view of ['Tableau', 'Liste']) {
      await hands.use(
        page.getByRole('group', { name: 'Affichage' }).getByRole('button', { name: view }),
        'Space',
      )
      if (view === 'Tableau') await expect(page.locator('.tl-canvas')).toBeVisible()
    }
    await expect(tab(1)).toBeVisible()
  })

  await test.step('help by its key, and back to where one was', async () => {
    await hands.reach(tab(1))
    await hands.press('?')
    await expect(page.getByRole('dialog', { name: 'Aide' })).toBeVisible()
    await hands.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(tab(1)).toBeFocused()
  })

  await test.step('notes under each question; one is reworded, one is taken away and brought back', async () => {
    await enter('write-q1')
    for (const [n, text] of [
      [1, 'Le financement s’arrête'],
      [1, 'Les données manquent'],
      [2, 'Une bibliothèque de cas'],
      [3, 'Publier la feuille de route'],
    ] as const) {
      if (n > 1 && !(await field(n).isVisible())) await enter(`write-q${n}`)
      await hands.reach(field(n))
      await hands.type(text)
      await hands.press('Enter')
      await expect(field(n)).toHaveValue('')
      await expect(card(text).getByText('Enregistrée')).toBeVisible()
      if (text !== 'Les données manquent') continue
      await hands.use(button(`Modifier\u00a0: ${text}`))
      await expect(page.getByRole('textbox', { name: 'Texte de la note' })).toBeFocused()
      await hands.press('End')
      await hands.type(' partout')
      await hands.press('Enter')
      await expect(card('Les données manquent partout')).toBeVisible()
      await expect(button('Modifier\u00a0: Les données manquent partout')).toBeFocused()
      await hands.use(button('Supprimer\u00a0: Les données manquent partout'))
      await expect(card('Les données manquent partout')).toHaveCount(0)
      await hands.use(button('Annuler'))
      await expect(card('Les données manquent partout')).toBeVisible()
    }
    expect(await hands.hold(), 'something has the focus').not.toBeNull()
  })

  await test.step('the field goes with its phase, and the hand stays on the question', async () => {
    await hands.reach(field(3))
    await hands.type('Une phrase à moit')
    await enter('reading')
    await expect(field(3)).toBeHidden()
    await expect.poll(() => hands.hold()).not.toBeNull()
    await expect(page.getByText('Une phrase à moit')).toBeVisible()
  })

  await test.step('what the room wrote is read question by question, by the arrows', async () => {
    await hands.reach(page.getByRole('tablist').getByRole('tab'))
    await hands.press('Home')
    await expect(tab(1)).toBeFocused()
    await hands.press('ArrowRight')
    await expect(tab(2)).toBeFocused()
    await hands.press('ArrowLeft')
    await expect(tab(1)).toHaveAttribute('aria-selected', 'true')
    await hands.reach(page.getByRole('region', { name: 'Notes sur la question 1' }))
  })

  await test.step('the hand goes up, and down', async () => {
    await hands.use(button('Lever la main'), 'Space')
    await expect(lead.page.getByText('1 main levée')).toBeVisible()
    await hands.press('Space')
    await expect(lead.page.getByText('1 main levée')).toBeHidden()
  })

  await test.step('groups are read by their titles, and voted for', async () => {
    await enter('clustering')
    for (const text of ['Le financement s’arrête', 'Les données manquent partout']) {
      await lead.page.getByRole('button', { name: new RegExp(`^Regrouper\\s: ${text}`) }).click()
      const made = lead.page.getByRole('button', { name: 'Financement', exact: true })
      if (await made.isVisible()) await made.click()
      else {
        await lead.page.getByRole('button', { name: 'Nouveau groupe' }).first().click()
        await lead.page.keyboard.type('Financement')
      }
    }
    await expect(page.getByRole('region', { name: 'Financement' }).getByRole('listitem')).toHaveCount(2)
    await enter('vote')
    await hands.use(button(/^Voter pour\s: Financement/))
    await expect(page.getByText('Pris en compte').first()).toBeVisible()
    await expect(button(/^Voter pour\s: Financement/)).toHaveAttribute('aria-pressed', 'true')
    await enter('results')
    await expect.poll(() => hands.hold()).not.toBeNull()
  })

  await test.step('the card of a next step is filled in', async () => {
    await hands.reach(page.getByRole('tablist').getByRole('tab'))
    await hands.press('End')
    await expect(tab(3)).toBeFocused()
    const complete = button(/^Qui, quand, quelle aide\s: Publier/)
    await hands.use(complete)
    await hands.reach(page.getByLabel('Qui s’en charge'))
    await hands.type('Équipe données')
    await hands.reach(page.getByRole('checkbox', { name: /^Objectif 11/ }))
    await hands.press('Space')
    await hands.use(button('Terminé'))
    await expect(complete).toBeFocused()
    await expect(page.getByText('Équipe données')).toBeVisible()
  })

  await test.step('after the close one’s own note can still be put right', async () => {
    await enter('close')
    await hands.use(button(/^Modifier\s: Publier la feuille de route/))
    await hands.press('End')
    await hands.type(' en mars')
    await hands.press('Enter')
    await expect(card('Publier la feuille de route en mars')).toBeVisible()
    await expect.poll(() => hands.hold()).not.toBeNull()
  })

  expect(hands.faults).toEqual([])
  expect(me.complaints).toEqual([])
  const { notes } = await takenFrom(lead.page)
  expect(notes.map(({ text }) => text).sort()).toEqual([
    'Le financement s’arrête',
    'Les données manquent partout',
    'Publier la feuille de route en mars',
    'Une bibliothèque de cas',
  ])
})

test('a facilitator conducts a session from its creation to its synthesis with a keyboard alone', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(900_000)
  const me = await person(browser, atelier.url, 'fr')
  const { page } = me
  const hands = new Hands(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const panel = page.getByRole('complementary', { name: 'Animation' })
  const next = (phase: string) =>
    panel.getByRole('button', { name: new RegExp(`^(Suite|Commencer)\\s: ${phase}`) })
  const drawer = (title: string) => panel.locator('summary').filter({ hasText: title })

  await test.step('a board from the template', async () => {
    await page.goto('/')
    await hands.reach(page.getByRole('textbox', { name: 'Titre de la session' }))
    await hands.type(TITLE)
    await hands.reach(page.getByRole('radio', { name: 'Français' }))
    await hands.use(button('Créer le tableau'))
    await page.waitForURL(/share$/)
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeFocused()
  })

  await test.step('its links: each can be read, scanned and renewed', async () => {
    const link = page.getByRole('textbox', { name: 'Secrétariat' })
    await hands.reach(link)
    expect(await link.inputValue()).toContain('/join#')
    const qr = button(/^Code QR\s: Secrétariat/)
    await hands.use(qr)
    await expect(page.getByRole('dialog')).toBeVisible()
    await hands.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(qr).toBeFocused()
    await hands.use(button(/^Renouveler le lien\s: Secrétariat/))
    await hands.use(page.getByRole('dialog').getByRole('button', { name: 'Annuler' }))
    await expect(button(/^Renouveler le lien\s: Secrétariat/)).toBeFocused()
  })
  const spelled = await page.getByText(/^([0-9A-Z] ){5}[0-9A-Z]$/).textContent()
  const code = (spelled ?? '').replaceAll(' ', '')

  await test.step('onto the board, and from the canvas to the list', async () => {
    await hands.use(page.getByRole('link', { name: 'Ouvrir le tableau' }))
    await expect(panel).toBeVisible()
    await hands.use(
      page.getByRole('group', { name: 'Affichage' }).getByRole('button', { name: 'Liste' }),
      'Space',
    )
    await expect(page.getByRole('region', { name: 'Notes sur la question 1' })).toBeVisible()
  })

  const people: Person[] = []
  for (const hub of ['HUB 03', 'HUB 04']) {
    const someone = await person(browser, atelier.url, 'fr')
    await someone.page.goto(`/j/${code}`)
    await join(someone, hub)
    await someone.page.goto(`${new URL(someone.page.url()).pathname}?view=list`)
    people.push(someone)
  }
  const write = async (n: number, ...texts: string[]) => {
    for (const [index, text] of texts.entries()) {
      const who = people[index % 2]
      if (!who) continue
      await list(who).composer(n).fill(text)
      await list(who).composer(n).press('Enter')
      await expect(list(who).note(text).getByText('Enregistrée')).toBeVisible()
    }
  }

  await test.step('the clock runs, stops and is stretched', async () => {
    await hands.use(next('Présentations'))
    await hands.use(button('Pause'))
    await expect(button('Reprendre')).toBeVisible()
    await hands.use(button('Donner 30 secondes de plus'), 'Space')
    await hands.use(button('Reprendre'), 'Space')
    await expect(button('Pause')).toBeVisible()
  })

  await test.step('phase by phase; the hand stays on the one thing to do next', async () => {
    await hands.use(next('À savoir'))
    await hands.use(next('Les questions'))
    await hands.use(button(/^Aller à\s: Écriture silencieuse 1/))
    await write(
      1,
      'Le financement s’arrête',
      'Les budgets sont ailleurs',
      'Les données manquent',
      'Peu de données',
    )
    await hands.use(next('Écriture silencieuse 2'))
    await write(2, 'Une bibliothèque de cas', 'Un élément commun')
    await hands.use(next('Écriture silencieuse 3'))
    await write(3, 'Publier la feuille de route')
  })

  await test.step('a note for somebody without a device', async () => {
    await hands.use(drawer('Personnes'))
    await hands.use(button('Écrire pour une personne sans appareil'))
    const form = page.getByRole('dialog')
    await hands.reach(form.getByRole('searchbox'))
    await hands.type('HUB 09')
    await hands.press('Enter')
    await hands.reach(form.getByRole('radio', { checked: true }))
    await hands.press('ArrowLeft')
    await hands.reach(form.getByRole('textbox', { name: 'Ses mots' }))
    await hands.type('Dicté par une voisine')
    await hands.use(form.getByRole('button', { name: 'Ajouter la note' }))
    await expect(form.getByText('1 note enregistrée')).toBeVisible()
    await hands.press('Escape')
    await expect(form).toBeHidden()
    await expect(button('Écrire pour une personne sans appareil')).toBeFocused()
  })

  await test.step('all is shown', async () => {
    await hands.use(next('Lecture'))
    await expect(list(people[0] ?? me).note('Les budgets sont ailleurs')).toBeVisible()
  })

  await test.step('notes are put in a group from the list, and the group is named', async () => {
    await hands.use(next('Regroupement'))
    await hands.use(button(/^Regrouper\s: Le financement/))
    await hands.use(button('Nouveau groupe'))
    await expect(page.getByRole('textbox', { name: 'Titre du groupe', exact: true })).toBeFocused()
    await hands.type('Argent')
    await hands.press('Enter')
    await hands.use(button(/^Regrouper\s: Les budgets/))
    await hands.use(page.getByRole('button', { name: 'Argent', exact: true }))
    await expect(page.getByRole('region', { name: 'Argent' }).getByRole('listitem')).toHaveCount(2)
  })

  await test.step('and from the panel: ticked, grouped, named, ordered, joined', async () => {
    await hands.reach(panel.getByRole('checkbox', { name: 'Les données manquent' }))
    await hands.press('Space')
    await hands.reach(panel.getByRole('checkbox', { name: 'Peu de données' }))
    await hands.press('Space')
    await hands.use(panel.getByRole('button', { name: 'Regrouper', exact: true }))
    await hands.reach(panel.getByRole('textbox', { name: 'Titre du groupe 2' }))
    await hands.type('Données')
    await hands.use(panel.getByRole('button', { name: /^Monter\s: Données/ }))
    await expect(panel.getByRole('textbox', { name: 'Titre du groupe 1' })).toHaveValue('Données')
    await hands.use(button(/^Dit la même chose\s: Peu de données/))
    await hands.use(page.getByRole('button', { name: 'Les données manquent', exact: true }))
    await expect(page.getByText('Dit aussi par 1 autre')).toBeVisible()
  })

  await test.step('two groups become one, and it is taken back', async () => {
    const money = panel
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: /^Monter\s: Argent/ }) })
    await hands.use(money.locator('summary'))
    await hands.reach(money.getByRole('combobox', { name: 'Fusionner ce groupe avec' }))
    await hands.press('ArrowDown')
    await hands.use(money.getByRole('button', { name: 'Fusionner', exact: true }))
    await expect(page.getByRole('region', { name: 'Argent' })).toBeHidden()
    await hands.use(drawer('Ce qui a été modifié'))
    await hands.use(panel.getByRole('button', { name: /^Revenir en arrière/ }).first())
    await expect(page.getByRole('region', { name: 'Argent' })).toBeVisible()
    await hands.use(next('Nommer les groupes'))
  })

  await test.step('everybody is brought to a question, and let go', async () => {
    await hands.use(drawer('Amener tout le monde'))
    await hands.use(button(/^Montrer .*Question 2/))
    await expect(panel.getByText(/Tout le monde voit/)).toBeVisible()
    await hands.use(panel.getByRole('button', { name: 'Terminer', exact: true }))
    await expect(panel.getByText(/Tout le monde voit/)).toBeHidden()
  })

  await test.step('the vote is opened and closed, and its result is there', async () => {
    await hands.use(next('Vote'))
    for (const who of people) {
      await who.page.getByRole('button', { name: /^Voter pour\s: Argent/ }).click()
      await expect(who.page.getByText('Pris en compte').first()).toBeVisible()
    }
    await hands.use(button('Clore le vote'))
    await expect(panel.getByText('Le vote est clos', { exact: false })).toBeVisible()
  })

  await test.step('to the end, one step back and forward again', async () => {
    await hands.use(next('Résultats'))
    await hands.use(next('Clôture'))
    await expect(panel.getByText('C’est la dernière phase.')).toBeVisible()
    await hands.use(panel.getByRole('button', { name: /^Annuler ce passage|^Retour à/ }))
    await hands.use(next('Clôture'))
  })

  await test.step('the synthesis is downloaded', async () => {
    await hands.use(panel.getByRole('link', { name: 'Synthèse' }))
    await page.waitForURL(/report$/)
    await expect(page.getByRole('heading', { level: 1, name: 'Synthèse' })).toBeFocused()
    const download = page.waitForEvent('download')
    await hands.use(button(/Markdown/))
    const markdown = await readFile(await (await download).path(), 'utf8')
    for (const text of ['Argent', 'Données', 'Dicté par une voisine', 'Publier la feuille de route'])
      expect(markdown).toContain(text)
  })

  expect(hands.faults).toEqual([])
  expect(me.complaints).toEqual([])
})
