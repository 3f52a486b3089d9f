import { test } from '../atelier.ts'
import { canvas, conductor, createBoard, join, LAPTOP, PHONE, person } from '../people.ts'
import { median, SLOW_3G } from '../slow-phone.ts'
import { loadScreen, machine, ROWS, type ScreenLoad } from './measure.ts'

const RUNS = Number(process.env.ATELIER_RUNS ?? 5)
/** As many as a room writes. */
const NOTES = 60

const HEADING = 'h1'

test('screens', async ({ atelier, browser }) => {
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Penser une stratégie commune', 'open')
  await board.open()
  await canvas(lead).ready()
  const path = new URL(lead.page.url()).pathname
  await lead.page.evaluate(
    async ([address, count]) => {
      const { questions } = await (await fetch(`${address}/snapshot`)).json()
      for (let n = 0; n < count; n++) {
        const note = {
          questionId: questions[n % questions.length].id,
          text: `Une idée de la salle, la ${n + 1}e, pour la stratégie commune`,
        }
        const headers = { 'content-type': 'application/json' }
        await fetch(`${address}/notes`, { method: 'POST', headers, body: JSON.stringify(note) })
      }
    },
    [`/api${path.replace('/b/', '/boards/')}`, NOTES] as const,
  )
  await conductor(lead).goTo('Écriture')
  const guest = await person(browser, atelier.url, 'fr', PHONE)
  await guest.page.goto(`/j/${board.code}`)
  await join(guest, 'HUB 03')
  const [leads, guests] = [await lead.context.storageState(), await guest.context.storageState()]
  await lead.context.close()
  await guest.context.close()

  const usual = { locale: 'fr-FR', baseURL: atelier.url }
  const nobody = { cookies: [], origins: [] }
  const screens = [
    { name: 'home', at: '/', goal: 'input', who: nobody, on: 'both' },
    {
      name: 'join, by the code',
      at: `/j/${board.code}`,
      goal: 'input[type=search]',
      who: nobody,
      on: 'both',
    },
    {
      name: 'participant, coming back: list',
      at: `${path}?view=list`,
      goal: 'textarea',
      who: guests,
      on: 'both',
    },
    {
      name: 'participant: canvas',
      at: `${path}?view=canvas`,
      goal: '[data-note-id]',
      who: guests,
      on: 'laptop',
    },
    { name: 'facilitator: canvas and panel', at: path, goal: '[data-note-id]', who: leads, on: 'laptop' },
    {
      name: 'facilitator: list and panel',
      at: `${path}?view=list`,
      goal: 'main textarea',
      who: leads,
      on: 'both',
    },
    { name: 'projector, writing', at: `${path}/projector`, goal: HEADING, who: leads, on: 'laptop' },
    { name: 'invite', at: `${path}/share`, goal: 'input', who: leads, on: 'both' },
    { name: 'prepare', at: `${path}/setup`, goal: 'input', who: leads, on: 'both' },
    { name: 'agenda', at: `${path}/agenda`, goal: 'input', who: leads, on: 'both' },
    { name: 'run sheet', at: `${path}/run-sheet`, goal: HEADING, who: leads, on: 'both' },
    { name: 'report', at: `${path}/report`, goal: 'article, [class*=document]', who: leads, on: 'both' },
    { name: 'about', at: '/about', goal: HEADING, who: nobody, on: 'both' },
  ] as const

  const taken = new Map<string, ScreenLoad[]>()
  for (let run = 0; run < RUNS; run++)
    for (const { name, at, goal, who, on } of screens)
      for (const device of ['phone', 'laptop'] as const) {
        if (on !== 'both' && on !== device) continue
        const context = { ...usual, ...(device === 'phone' ? PHONE : LAPTOP), storageState: who }
        const load = await loadScreen(browser, at, goal, context, device === 'phone' ? SLOW_3G : null)
        const key = `${device} ${name}`
        taken.set(key, [...(taken.get(key) ?? []), load])
      }

  for (const device of ['phone', 'laptop'] as const) {
    const lines = screens.flatMap(({ name }) => {
      const loads = taken.get(`${device} ${name}`)
      return loads ? [`| ${name} | ${ROWS.map((row) => written(row, loads)).join(' | ')} |`] : []
    })
    console.log(
      [
        '',
        device === 'phone'
          ? '## A phone on a bad line (400 ms, 400 kbit/s, processor 4 times slower)'
          : '## A laptop, not held up',
        '',
        `Medians of ${RUNS} runs. ${machine(browser)}`,
        '',
        '| screen | first paint | largest paint | blocked | usable | came over the line | of it scripts | requests |',
        '|---|---|---|---|---|---|---|---|',
        ...lines,
      ].join('\n'),
    )
  }
})

function written(row: (typeof ROWS)[number], loads: readonly ScreenLoad[]): string {
  const value = median(loads.map((load) => load[row]))
  if (row === 'requests') return String(Math.round(value))
  return row.toLowerCase().endsWith('bytes') ? `${Math.round(value / 1000)} KB` : `${Math.round(value)} ms`
}
