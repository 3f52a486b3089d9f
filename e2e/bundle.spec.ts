import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './atelier.ts'
import { canvas, createBoard, join, list, PHONE, person } from './people.ts'

/**
 * What each screen may fetch before it can be used, in bytes of gzipped JavaScript; with the canvas, and the part of
 * the facilitators, where they come with it. `join` and `list` are what a phone in the room waits for.
 */
const BUDGETS = {
  home: 104_000,
  join: 97_000,
  list: 148_000,
  'list, coming back': 148_000,
  'facilitator, in the list': 192_000,
  share: 165_000,
  setup: 170_000,
  report: 190_000,
  agenda: 170_000,
  'run-sheet': 165_000,
  about: 100_000,
  'not found': 104_000,
  projector: 160_000,
  canvas: 690_000,
} as const

/** Words of one language for any screen, in bytes of gzipped JSON. */
const WORDS_BUDGET = 12_000

/** The name of a setting that every screen reads; it says nothing about what is loaded. */
const SETTING = 'tldrawLicenseKey'

/** Watches what a page fetches from now on. */
function watch(page: Page) {
  const fetched = new Map<string, Promise<{ type: string; body: Buffer }>>()
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    const isWords = /\/words-[^/]+\.json$/.test(response.url())
    if (!(/javascript|css/.test(type) || isWords) || fetched.has(response.url())) return
    const body = response.body()
    body.catch(() => null) // met, and shown, in `files`
    fetched.set(
      response.url(),
      body.then((bytes) => ({ type, body: bytes })),
    )
  })
  return {
    /** Scripts, styles and words so far, each once, largest first. `bytes` are gzipped at the highest level. */
    async files() {
      const files = await Promise.all(
        [...fetched].map(async ([url, answer]) => {
          const { type, body } = await answer
          const kind = type.includes('javascript') ? 'script' : type.includes('css') ? 'style' : 'words'
          return {
            name: new URL(url).pathname.split('/').at(-1) ?? url,
            kind,
            bytes: gzipSync(body, { level: 9 }).length,
            ofCanvas: body.toString().replaceAll(SETTING, '').toLowerCase().includes('tldraw'),
          }
        }),
      )
      return files.sort((a, b) => b.bytes - a.bytes)
    },
  }
}

type Files = Awaited<ReturnType<ReturnType<typeof watch>['files']>>

const sum = (files: Files) => files.reduce((total, { bytes }) => total + bytes, 0)

/** Holds a screen to its budget, and notes the table of its files. */
function hold(screen: keyof typeof BUDGETS, files: Files): void {
  const scripts = files.filter(({ kind }) => kind === 'script')
  const words = files.filter(({ kind }) => kind === 'words')
  const table = [...scripts, ...words]
    .map(({ name, bytes }) => `${String(bytes).padStart(8)}  ${name}`)
    .join('\n')
  const told = `${screen}: ${sum(scripts)} of ${BUDGETS[screen]} bytes:\n${table}`
  test.info().annotations.push({ type: screen, description: told })
  expect(scripts.length, `${screen} was watched while it loaded`).toBeGreaterThan(1)
  // Soft: a change that is too heavy is told on every screen that it reaches.
  expect.soft(sum(scripts), told).toBeLessThan(BUDGETS[screen])
  expect(sum(words), told).toBeLessThan(WORDS_BUDGET)
  expect(words.length, `${screen} brings its words`).toBeGreaterThan(0)
  for (const { name } of words) expect(name, `${screen} speaks one language`).toMatch(/-fr-/)
}

const ofCanvas = (files: Files) =>
  files.filter((file) => file.kind !== 'words' && file.ofCanvas).map(({ name }) => name)

test('every screen loads within its budget, in one language, and a phone loads nothing of tldraw', async ({
  atelier,
  browser,
}) => {
  const facilitator = await person(browser, atelier.url, 'fr')
  const board = await createBoard(facilitator, 'First load')
  const phone = await person(browser, atelier.url, 'fr', PHONE)

  await test.step('a phone, from the code to the list', async () => {
    const loaded = watch(phone.page)
    await phone.page.goto(`/j/${board.code}`)
    await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible()
    const form = await loaded.files()
    await join(phone, 'HUB 03')
    await expect(list(phone).question(1)).toBeVisible()
    await phone.page.waitForLoadState('networkidle')
    const wayIn = await loaded.files()
    // What comes while somebody chooses their HUB is not waited for; what the form itself needs is.
    hold(
      'join',
      form.filter(({ name }) => !/^(room|words-room)/.test(name)),
    )
    hold('list', wayIn)
    expect(ofCanvas(wayIn)).toEqual([])
  })

  await test.step('a phone, straight to the list', async () => {
    const again = await phone.context.newPage()
    const loaded = watch(again)
    await again.goto(phone.page.url())
    await expect(list({ ...phone, page: again }).question(1)).toBeVisible()
    await again.waitForLoadState('networkidle')
    hold('list, coming back', await loaded.files())
    await again.close()
  })

  const boardUrl = new URL(phone.page.url()).pathname
  for (const [screen, path] of [
    ['home', '/'],
    ['facilitator, in the list', `${boardUrl}?view=list`],
    ['share', `${boardUrl}/share`],
    ['setup', `${boardUrl}/setup`],
    ['report', `${boardUrl}/report`],
    ['agenda', `${boardUrl}/agenda`],
    ['run-sheet', `${boardUrl}/run-sheet`],
    ['about', '/about'],
    ['not found', '/no/such/page'],
    ['projector', `${boardUrl}/projector`],
  ] as const) {
    await test.step(screen, async () => {
      const page = await facilitator.context.newPage()
      const loaded = watch(page)
      await page.goto(path)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      const files = await loaded.files()
      hold(screen, files)
      // The page about Atelier names what it is made with.
      expect(ofCanvas(files).filter((name) => !name.startsWith('about-screen'))).toEqual([])
      await page.close()
    })
  }

  await test.step('on a laptop tldraw is there, so that it would have been noticed', async () => {
    const page = await facilitator.context.newPage()
    const loaded = watch(page)
    await page.goto(`${boardUrl}?view=canvas`)
    await canvas({ ...facilitator, page }).ready()
    await page.waitForLoadState('networkidle')
    const files = await loaded.files()
    hold('canvas', files)
    expect(ofCanvas(files)).not.toEqual([])
    await page.close()
  })

  for (const someone of [facilitator, phone]) expect(someone.complaints).toEqual([])
})
