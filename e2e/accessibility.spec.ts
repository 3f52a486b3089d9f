import type { Browser, Page } from '@playwright/test'
import { type Atelier, expect, test } from './atelier.ts'
import { listenTo, treeOf } from './ax-tree.ts'
import { Findings } from './axe.ts'
import { canvas, createBoard, join, LAPTOP, list, type Person, PHONE, person } from './people.ts'
import { cutOff } from './reflow.ts'
import { call, Seat } from './seat.ts'

const TITLE = 'Penser une stratégie commune'

// Many looks at many pages: a film of them would cost more than the looks.
test.use({ trace: 'off' })
const PROJECTOR = { viewport: { width: 1920, height: 1080 } }

/** The phases of the agenda, in order. */
const PHASES = [
  'presentations',
  'briefing',
  'frame',
  'write-q1',
  'write-q2',
  'write-q3',
  'reading',
  'clustering',
  'naming',
  'vote',
  'results',
  'close',
] as const

/** A board with its facilitator on it, in the list. */
async function begin(browser: Browser, atelier: Atelier) {
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, TITLE)
  const boardId = /board_[\w-]+/.exec(lead.page.url())?.[0] ?? ''
  return { lead, board, path: `/b/${boardId}` }
}

async function participant(
  browser: Browser,
  atelier: Atelier,
  code: string,
  hub: string,
  device: typeof LAPTOP | typeof PHONE = LAPTOP,
): Promise<Person> {
  const who = await person(browser, atelier.url, 'fr', device)
  await who.page.goto(`/j/${code}`)
  await join(who, hub)
  return who
}

const IDEAS: Record<string, string[]> = {
  q1: [
    'Le financement s’arrête après le pilote',
    'Los presupuestos se deciden en otra parte',
    'Data is missing',
  ],
  q2: ['Une bibliothèque de cas', 'Un élément commun'],
  q3: ['Publier la feuille de route en mars', 'Une école des données'],
}

test('axe finds nothing on any screen of a session, in any phase, language, direction', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(1_800_000)
  const found = new Findings()
  const { lead, board, path } = await begin(browser, atelier)
  await lead.page.goto(`${path}?view=list`)
  const phone = await participant(browser, atelier, board.code, 'HUB 03', PHONE)
  const laptop = await participant(browser, atelier, board.code, 'Bilbao')
  await canvas(laptop).ready()
  const viewer = await person(browser, atelier.url, 'fr')
  await viewer.page.setViewportSize(PROJECTOR.viewport)
  await viewer.page.goto(board.links.viewer)
  await viewer.page.waitForURL(/projector/)
  const seats = [
    await Seat.take('facilitator', lead, found),
    await Seat.take('participant, list', phone, found),
    await Seat.take('participant, canvas', laptop, found),
    await Seat.take('projector', viewer, found),
  ]

  await inEveryPhase(lead, [phone, laptop], seats)

  expect(found.list.join('\n\n')).toBe('')
  expect([...found.rules]).toEqual(
    expect.arrayContaining(['color-contrast', 'target-size', 'region', 'label']),
  )
  for (const { who } of seats) expect(who.complaints).toEqual([])
})

test('axe finds nothing on the canvas of who conducts, and on the Secretariat’s own place, in any phase', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(1_800_000)
  const found = new Findings()
  const { lead, board, path } = await begin(browser, atelier)
  await lead.page.goto(`${path}?view=canvas`)
  await canvas(lead).ready()
  const laptop = await participant(browser, atelier, board.code, 'Bilbao')
  const secretary = await person(browser, atelier.url, 'fr')
  await secretary.page.goto(board.links.secretariat)
  await secretary.page.waitForURL(/\/b\/board_/)
  await secretary.page.goto(`${path}?view=list`)
  const seats = [
    await Seat.take('facilitator, canvas', lead, found),
    await Seat.take('secretariat', secretary, found),
  ]

  await inEveryPhase(lead, [laptop], seats)

  expect(found.list.join('\n\n')).toBe('')
  for (const { who } of seats) expect(who.complaints).toEqual([])
})

/** Takes a board through its agenda; the writers write where notes are asked for, and every seat is looked at. */
async function inEveryPhase(lead: Person, writers: readonly Person[], seats: readonly Seat[]): Promise<void> {
  /** What a page says of the phase it shows; it changes with the phase and with nothing else. */
  const phaseShown = (page: Page) =>
    page.evaluate(
      () => (document.querySelector('h1 + h2') ?? document.querySelector('[role=status]'))?.textContent ?? '',
    )
  const enter = async (phase: (typeof PHASES)[number]) => {
    const pages = seats.flatMap((seat) => seat.pages)
    const before = await Promise.all(pages.map(phaseShown))
    await call(lead, 'POST', '/phase', { to: phase })
    for (const [index, page] of pages.entries())
      await expect.poll(() => phaseShown(page), `${phase} is shown`).not.toBe(before[index])
  }

  for (const phase of PHASES)
    await test.step(phase, async () => {
      if (phase === 'presentations') await call(lead, 'POST', '/timer', { action: 'start' })
      else await enter(phase)
      const questionId = /^write-(q\d)$/.exec(phase)?.[1]
      for (const [index, text] of (IDEAS[questionId ?? ''] ?? []).entries()) {
        const writer = writers[index % writers.length] ?? lead
        await call(writer, 'POST', '/notes', { questionId, text, language: 'fr' })
      }
      await Promise.all(seats.map((seat) => seat.look(phase)))
    })
}

test('axe finds nothing on the screens around a session, in drawers and dialogs, in every theme', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(1_800_000)
  const found = new Findings()
  const { lead, board, path } = await begin(browser, atelier)
  const conducting = await Seat.take('facilitator', lead, found)
  const phone = await participant(browser, atelier, board.code, 'HUB 03', PHONE)
  const newcomer = await person(browser, atelier.url, 'fr', PHONE)
  await newcomer.page.goto('/')
  const entering = await Seat.take('newcomer', newcomer, found)

  await test.step('the way in, and doors that are shut', async () => {
    await entering.press('Commencer autrement')
    await entering.look('home')
    await entering.press('Rejoindre')
    await entering.press('Créer le tableau')
    await entering.look('home, nothing filled in')
    await entering.lookAtThemes('home')
    await entering.go('/about')
    await entering.look('about')
    await entering.lookAtThemes('about')
    await entering.go('/nowhere')
    await entering.look('not found')
    await entering.go('/join#nothing')
    await entering.look('a link that opens nothing')
    await entering.go('/b/board_000000000nowhere')
    await entering.look('a board one has not joined')
    await entering.go(`/j/${board.code}`)
    await entering.press('Entrer dans la session')
    await entering.look('join, no HUB chosen')
    await entering.lookAtThemes('join')
    await entering.press('Un autre HUB, ou aucun')
    await entering.look('join, another HUB')
  })

  await test.step('what is prepared before', async () => {
    await conducting.look('links')
    await conducting.lookAtThemes('links')
    await conducting.press(/^Code QR/)
    await conducting.look('links, QR code')
    await conducting.escape()
    await conducting.press(/^Renouveler le lien/)
    await conducting.look('links, renewing')
    await conducting.escape()
    await conducting.go(`${path}/setup`)
    await conducting.look('setup, questions')
    await conducting.lookAtThemes('setup')
    await conducting.go(`${path}/setup?part=hubs`)
    await conducting.look('setup, HUBs')
    await conducting.press('Ajouter un HUB')
    await conducting.look('setup, a new HUB')
    await conducting.escape()
    for (const page of conducting.pages) {
      await page.locator('input[type=file]').setInputFiles({
        name: 'hubs.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('Nom;Ville;ODD\nDakar;Dakar;4\nDakar;Dakar;4\n;Lyon;99\n'),
      })
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible()
    }
    await conducting.look('setup, a list of HUBs before it is taken over')
    await conducting.lookAtThemes('setup, a list of HUBs before it is taken over')
    await conducting.escape()
    await conducting.go(`${path}/setup?part=template`)
    await conducting.look('setup, template')
    await conducting.go(`${path}/agenda`)
    await conducting.press(lead.page.locator('main summary'))
    await conducting.look('agenda')
    await conducting.lookAtThemes('agenda')
    await conducting.go(`${path}/run-sheet`)
    await conducting.look('run sheet')
    await conducting.lookAtThemes('run sheet')
    await conducting.go('/')
    await conducting.look('home, with a session to come back to')
  })

  await test.step('the panel with its drawers and dialogs', async () => {
    await conducting.go(`${path}?view=list`)
    await expect(lead.page.getByRole('complementary', { name: 'Animation' })).toBeVisible()
    await call(lead, 'POST', '/phase', { to: 'write-q1' })
    await expect(list(phone).composer(1)).toBeVisible()
    for (const text of IDEAS.q1 ?? []) await list(phone).write(1, text)
    await call(lead, 'POST', '/phase', { to: 'clustering' })
    await lead.page.getByRole('button', { name: /^Regrouper\s: Le financement/ }).click()
    await conducting.look('list, where a note goes')
    await lead.page.getByRole('button', { name: 'Nouveau groupe' }).first().click()
    await lead.page.keyboard.type('Financement')
    await conducting.openDrawers()
    await conducting.look('panel, drawers open')
    await conducting.lookAtThemes('panel, drawers open')
    for (const [button, what] of [
      ['Écrire pour une personne sans appareil', 'writing for somebody'],
      ['Répéter', 'rehearsal'],
      ['Aide', 'help'],
      ['Mes informations', 'my details'],
      ['Image du tableau', 'picture'],
    ] as const) {
      if (!(await lead.page.getByRole('button', { name: button, exact: true }).isVisible()))
        await conducting.press('Plus')
      await conducting.press(button)
      await expect(lead.page.getByRole('dialog')).toBeVisible()
      await conducting.look(`dialog, ${what}`)
      if (what === 'help') await conducting.lookAtThemes(`dialog, ${what}`)
      await conducting.escape()
      await expect(lead.page.getByRole('dialog')).toBeHidden()
    }
    await conducting.press('Plus')
    await conducting.look('menu')
    await conducting.escape()
    await conducting.press(/^\d+ (HUB|personne)/)
    await conducting.look('who is here')
    await conducting.escape()
    await conducting.press('Replier le panneau')
    await conducting.look('panel, folded')
  })

  await test.step('themes of the board, the list, the wall and the synthesis', async () => {
    await call(lead, 'POST', '/phase', { to: 'vote' })
    const reading = await Seat.take('participant', phone, found)
    await reading.look('list, voting')
    await reading.lookAtThemes('list, voting')
    await reading.press('Plus')
    await reading.press('Mes informations')
    for (const page of reading.pages) await expect(page.getByRole('dialog')).toBeVisible()
    await reading.press('Afficher mon code')
    for (const page of reading.pages)
      await expect(page.getByRole('dialog').locator('[role=img]').first()).toBeVisible()
    await reading.look('dialog, the code for another device')
    await reading.escape()
    for (const page of reading.pages) await expect(page.getByRole('dialog')).toBeHidden()
    await call(lead, 'POST', '/phase', { to: 'results' })
    await list(phone).question(3).click()
    await list(phone).write(3, 'Publier la feuille de route')
    await phone.page.getByRole('button', { name: /^Qui, quand, quelle aide/ }).click()
    await phone.page.getByLabel('Qui s’en charge').fill('Équipe données')
    await reading.look('list, a commitment')
    await reading.lookAtThemes('list, a commitment')
    await reading.go(`${path}?view=canvas`)
    await canvas(phone).ready()
    await reading.lookAtThemes('canvas on a phone')
    await conducting.go(`${path}?view=canvas`)
    await canvas(lead).ready()
    await conducting.look('canvas')
    await conducting.lookAtThemes('canvas')
    await conducting.go(`${path}/report`)
    await conducting.look('synthesis')
    await conducting.lookAtThemes('synthesis')
    await call(lead, 'POST', '/spotlight', { target: { kind: 'question', id: 'q1' } })
    await conducting.go(`${path}/projector`)
    await conducting.look('projector, a question in the light')
    await conducting.lookAtThemes('projector')
  })

  await test.step('out of touch, and shut out', async () => {
    await phone.page.goto(`${path}?view=list`)
    const reading = await Seat.take('participant', phone, found)
    await reading.goOffline(true)
    await expect(phone.page.getByText('Hors ligne').first()).toBeVisible()
    await reading.look('list, offline')
    await reading.goOffline(false)
    const { people } = (await call(lead, 'GET', '/people')) as { people: { id: string; role: string }[] }
    for (const { id } of people.filter(({ role }) => role === 'participant'))
      await call(lead, 'POST', `/people/${id}`, { access: 'closed' })
    await expect(phone.page.getByRole('link', { name: 'Saisir un code' })).toBeVisible()
    await reading.look('access closed')
  })

  expect(found.list.join('\n\n')).toBe('')
  for (const { who } of [conducting, entering]) expect(who.complaints).toEqual([])
})

/** Half of a laptop's window is what it shows at 200 %; 320 px is the narrowest that WCAG asks for (1.4.10). */
const NARROW = [
  { name: '320 px', viewport: { width: 320, height: 640 } },
  { name: '1440x900 at 200 %', viewport: { width: 720, height: 450 } },
  { name: '1024x768 at 200 %', viewport: { width: 512, height: 384 } },
]

test('at 200 % and at 320 px nothing is lost, and no page scrolls sideways', async ({ atelier, browser }) => {
  test.setTimeout(1_800_000)
  const { lead, board, path } = await begin(browser, atelier)
  const someone = await participant(browser, atelier, board.code, 'HUB 03')
  const newcomer = await person(browser, atelier.url, 'fr')
  const told: string[] = []
  const hold = async ({ page }: Person, where: string) => {
    for (const { name, viewport } of NARROW) {
      await page.setViewportSize(viewport)
      for (const line of await cutOff(page)) told.push(`${where}, ${name}: ${line}`)
    }
    await page.setViewportSize(LAPTOP.viewport)
  }
  const open = async (who: Person, address: string, where: string) => {
    await who.page.goto(address)
    await expect(who.page.getByRole('heading', { level: 1 })).toBeVisible()
    await hold(who, where)
  }

  await open(newcomer, '/', 'home')
  await open(newcomer, '/about', 'about')
  await open(newcomer, '/nowhere', 'not found')
  await open(newcomer, '/join#nothing', 'a link that opens nothing')
  await open(newcomer, `/j/${board.code}`, 'join')
  for (const screen of ['share', 'setup', 'setup?part=hubs', 'setup?part=template', 'agenda', 'run-sheet'])
    await open(lead, `${path}/${screen}`, screen)

  await lead.page.goto(`${path}?view=list`)
  await someone.page.goto(`${path}?view=list`)
  for (const phase of PHASES) {
    if (phase !== 'presentations') await call(lead, 'POST', '/phase', { to: phase })
    const n = PHASES.indexOf(phase) + 1
    for (const { page } of [lead, someone])
      await expect(page.getByText(`Phase ${n} sur ${PHASES.length}`)).toBeAttached()
    const questionId = /^write-(q\d)$/.exec(phase)?.[1]
    for (const text of IDEAS[questionId ?? ''] ?? [])
      await call(someone, 'POST', '/notes', { questionId, text, language: 'fr' })
    if (phase === 'clustering') {
      await lead.page.getByRole('button', { name: /^Regrouper\s: Le financement/ }).click()
      await lead.page.getByRole('button', { name: 'Nouveau groupe' }).first().click()
      await lead.page.keyboard.type('Financement à long terme')
    }
    await hold(someone, `list, ${phase}`)
    await hold(lead, `list and panel, ${phase}`)
  }
  await open(lead, `${path}/report`, 'synthesis')
  for (const who of [someone, lead]) {
    await who.page.goto(`${path}?view=canvas`)
    await canvas(who).ready()
    await hold(who, who === lead ? 'canvas and panel' : 'canvas')
  }
  expect(told.join('\n')).toBe('')
})

test('where the system chooses the colours, what is pressed or chosen still looks other than what is not', async ({
  atelier,
  browser,
}) => {
  const { lead, path } = await begin(browser, atelier)
  await lead.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  let compared = 0
  for (const address of [`${path}?view=list`, `${path}?view=canvas`, `${path}/setup`]) {
    await lead.page.goto(address)
    await expect(
      lead.page.locator('[aria-pressed=true], [aria-selected=true], [aria-current]').first(),
    ).toBeAttached()
    if (address.includes('canvas')) await canvas(lead).ready()
    else await expect(lead.page.locator('[aria-busy=true]')).toHaveCount(0)
    const { alike, pairs } = await lead.page.evaluate(() => {
      const LOOKS = [
        'backgroundColor',
        'color',
        'borderTopColor',
        'borderTopWidth',
        'borderBottomColor',
        'boxShadow',
        'textDecorationLine',
        'fontWeight',
      ] as const
      const lookOf = (element: Element) => {
        const style = getComputedStyle(element)
        // A shadow counts where the browser draws one.
        const adjusts = style.getPropertyValue('forced-color-adjust') !== 'none'
        return LOOKS.map((one) => (one === 'boxShadow' && adjusts ? 'none' : style[one])).join(' | ')
      }
      const alike: string[] = []
      let pairs = 0
      for (const on of document.querySelectorAll(
        '[aria-pressed=true], [aria-selected=true], [aria-current=step]',
      )) {
        const around = on.parentElement?.parentElement ?? on
        const kind = on.hasAttribute('aria-pressed')
          ? '[aria-pressed=false]'
          : on.hasAttribute('aria-selected')
            ? '[aria-selected=false]'
            : 'button:not([aria-current])'
        const off = [...around.querySelectorAll(kind)].find(({ className }) => className === on.className)
        if (!off || !on.checkVisibility() || !off.checkVisibility()) continue
        pairs++
        if (lookOf(on) === lookOf(off)) alike.push(`${on.outerHTML.slice(0, 160)}: ${lookOf(on)}`)
      }
      return { alike, pairs }
    })
    expect(alike.join('\n'), address).toBe('')
    compared += pairs
  }
  expect(compared).toBeGreaterThan(5)
})

/** The narrow widths, and those of a phone and of two laptops as they are. */
const WIDTHS = [
  ...NARROW.slice(0, 2),
  { name: '390 px', viewport: { width: 390, height: 844 } },
  { name: '1024 px', viewport: { width: 1024, height: 768 } },
  { name: '1440 px', viewport: { width: 1440, height: 900 } },
]

test('words a third longer, and a writing from right to left, break no layout at any width', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(600_000)
  const { lead, board, path } = await begin(browser, atelier)
  const someone = await participant(browser, atelier, board.code, 'HUB 03')
  const newcomer = await person(browser, atelier.url, 'fr')
  const told: string[] = []
  const hold = async ({ page }: Person, where: string) => {
    for (const { name, viewport } of WIDTHS) {
      await page.setViewportSize(viewport)
      for (const line of await cutOff(page)) told.push(`${where}, ${name}: ${line}`)
    }
  }
  const disguised = async (who: Person, kind: 'long' | 'rtl', address: string) => {
    await who.page.goto(`${address}${address.includes('?') ? '&' : '?'}pseudo=${kind}`)
    await expect(who.page.locator('html')).toHaveAttribute('dir', kind === 'rtl' ? 'rtl' : 'ltr')
    await expect(who.page.getByRole('heading', { level: 1 })).toBeAttached()
    await expect(who.page.locator('[aria-busy=true]')).toHaveCount(0)
  }
  const look = async (who: Person, address: string, where: string) => {
    for (const kind of ['long', 'rtl'] as const) {
      await disguised(who, kind, address)
      await hold(who, `${where}, ${kind}`)
    }
  }

  await Promise.all([
    (async () => {
      await look(newcomer, '/', 'home')
      await look(newcomer, `/j/${board.code}`, 'join')
      await look(newcomer, '/nowhere', 'not found')
    })(),
    (async () => {
      for (const screen of [
        'share',
        'setup',
        'setup?part=hubs',
        'setup?part=template',
        'agenda',
        'run-sheet',
      ])
        await look(lead, `${path}/${screen}`, screen)
    })(),
  ])
  for (const phase of ['write-q1', 'clustering', 'vote', 'results'] as const) {
    await call(lead, 'POST', '/phase', { to: phase })
    if (phase === 'write-q1')
      for (const text of IDEAS.q1 ?? [])
        await call(someone, 'POST', '/notes', { questionId: 'q1', text, language: 'fr' })
    await Promise.all([
      look(someone, `${path}?view=list`, `list, ${phase}`),
      look(lead, `${path}?view=list`, `list and panel, ${phase}`),
    ])
  }
  await Promise.all([
    look(someone, `${path}?view=canvas`, 'canvas'),
    (async () => {
      await look(lead, `${path}?view=canvas`, 'canvas and panel')
      await look(lead, `${path}/report`, 'synthesis')
    })(),
  ])
  expect(told.join('\n')).toBe('')
})

test('everything has a name, and a screen reader is told of phases, of time and of notes, without a flood', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(300_000)
  const { lead, board, path } = await begin(browser, atelier)
  await lead.page.goto(`${path}?view=list`)
  const reader = await person(browser, atelier.url, 'fr', PHONE)
  await reader.page.clock.install()
  await reader.page.goto(`/j/${board.code}`)
  await join(reader, 'HUB 03')
  const writer = await participant(browser, atelier, board.code, 'Bilbao')
  await expect(list(reader).question(1)).toBeVisible()
  await call(lead, 'POST', '/timer', { action: 'start' })
  const ear = await listenTo(reader.page)
  const heard: { text: string; live: string }[] = []
  const hears = async (pattern: RegExp) => {
    await expect
      .poll(async () => {
        heard.push(...(await ear.take()))
        return heard.filter(({ text }) => pattern.test(text)).length
      }, String(pattern))
      .toBeGreaterThan(0)
    return heard.filter(({ text }) => pattern.test(text))
  }

  await test.step('a new phase is said once, politely, with what to do', async () => {
    await call(lead, 'POST', '/phase', { to: 'write-q1' })
    const told = await hears(/^Maintenant\s: Écriture silencieuse 1\. ./)
    expect(told).toHaveLength(1)
    expect(told[0]?.live).toBe('polite')
    const { live } = await treeOf(reader.page)
    expect(live).toContainEqual(
      expect.objectContaining({ role: 'status', live: 'polite', text: expect.stringMatching(/^Maintenant/) }),
    )
  })

  await test.step('of time, one minute before the end and the end are said, and not each second', async () => {
    await reader.page.clock.fastForward('01:32')
    expect(await hears(/^Il reste une minute$/)).toHaveLength(1)
    await reader.page.clock.fastForward('01:00')
    expect(await hears(/^temps écoulé$/i)).toHaveLength(1)
    expect((await treeOf(reader.page)).live.filter(({ role }) => role === 'timer')).toEqual([])
    expect(heard.filter(({ text }) => /\d:\d\d/.test(text))).toEqual([])
    expect(heard.filter(({ live }) => live === 'assertive')).toEqual([])
  })

  await test.step('a note of my own is said to be there, as soon as it is', async () => {
    await list(reader).write(1, 'Une idée à moi')
    await hears(/^Note publiée$/)
  })

  await test.step('notes of others are told together, while more are coming', async () => {
    await call(lead, 'POST', '/phase', { to: 'results' })
    await hears(/^Maintenant\s: Résultats/)
    let sent = 0
    const arrivals = () => heard.filter(({ text }) => /nouvelles? notes? sur la question 3/.test(text))
    await expect
      .poll(
        async () => {
          sent++
          await call(writer, 'POST', '/notes', { questionId: 'q3', text: `Pas ${sent}`, language: 'fr' })
          heard.push(...(await ear.take()))
          return arrivals().length
        },
        { timeout: 30_000, intervals: [400] },
      )
      .toBe(1)
    const [told] = arrivals()
    const counted = Number(/\d+/.exec(told?.text ?? '')?.[0])
    expect(counted, 'many notes in one sentence').toBeGreaterThan(3)
    expect(counted).toBeLessThanOrEqual(sent)
    expect(told?.live).toBe('polite')
  })

  await test.step('a screen reader finds its way by names', async () => {
    await list(reader).question(3).click()
    const tree = await treeOf(reader.page)
    expect(tree.unnamed).toEqual([])
    expect(tree.named('textbox')).toContain('Votre idée pour la question 3')
    expect(tree.named('tab')).toHaveLength(3)
    expect(tree.named('heading')).toContain('Penser une stratégie commune')
    expect(tree.named('main')).toHaveLength(1)
    const conducted = await treeOf(lead.page)
    expect(conducted.unnamed).toEqual([])
    expect(conducted.named('complementary')).toEqual(['Animation'])
    expect(conducted.named('navigation')).toContain('Autres écrans')
    await writer.page.goto(`${path}?view=canvas`)
    await canvas(writer).ready()
    expect((await treeOf(writer.page)).unnamed).toEqual([])
    for (const screen of [
      'share',
      'setup',
      'setup?part=hubs',
      'agenda',
      'run-sheet',
      'report',
      'projector',
    ]) {
      await lead.page.goto(`${path}/${screen}`)
      await expect(lead.page.getByRole('heading', { level: 1 })).toBeVisible()
      expect((await treeOf(lead.page)).unnamed, screen).toEqual([])
    }
    await writer.page.goto('/')
    await expect(writer.page.getByRole('heading', { level: 1 })).toBeVisible()
    expect((await treeOf(writer.page)).unnamed, 'home').toEqual([])
  })
})
