import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './atelier.ts'
import { canvas, createBoard, join, list, PHONE, person } from './people.ts'

/** What a phone may fetch before its first note, in bytes of gzipped JavaScript: joining included. */
const BUDGET_BYTES = 150_000

/** The name of a setting that every screen reads; it says nothing about what is loaded. */
const SETTING = 'tldrawLicenseKey'

/** Watches what a page fetches from now on. */
function watch(page: Page) {
  const fetched = new Map<string, Promise<{ type: string; body: Buffer }>>()
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (!/javascript|css/.test(type) || fetched.has(response.url())) return
    const body = response.body()
    body.catch(() => null) // met, and shown, in `files`
    fetched.set(
      response.url(),
      body.then((bytes) => ({ type, body: bytes })),
    )
  })
  return {
    /** Scripts and styles so far, each once, largest first. `bytes` are gzipped at the highest level. */
    async files() {
      const files = await Promise.all(
        [...fetched].map(async ([url, answer]) => {
          const { type, body } = await answer
          return {
            name: new URL(url).pathname.split('/').at(-1) ?? url,
            script: type.includes('javascript'),
            bytes: gzipSync(body, { level: 9 }).length,
            ofCanvas: body.toString().replaceAll(SETTING, '').toLowerCase().includes('tldraw'),
          }
        }),
      )
      return files.sort((a, b) => b.bytes - a.bytes)
    },
  }
}

test('a phone joins and shows the list with under 150 KB of JavaScript, and nothing of tldraw', async ({
  atelier,
  browser,
}) => {
  const facilitator = await person(browser, atelier.url, 'en')
  const board = await createBoard(facilitator, 'First load')

  const phone = await person(browser, atelier.url, 'fr', PHONE)
  const onPhone = watch(phone.page)
  await phone.page.goto(`/j/${board.code}`)
  await join(phone, 'HUB 03')
  await expect(list(phone).question(1)).toBeVisible()
  await phone.page.waitForLoadState('networkidle')

  const wayIn = await onPhone.files()
  const again = await phone.context.newPage()
  const onReturn = watch(again)
  await again.goto(phone.page.url())
  await expect(list({ ...phone, page: again }).question(1)).toBeVisible()
  await again.waitForLoadState('networkidle')
  const back = await onReturn.files()

  for (const [way, files] of [
    ['from the code to the list', wayIn],
    ['straight to the list', back],
  ] as const) {
    const scripts = files.filter((file) => file.script)
    const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0)
    const table = scripts.map(({ name, bytes }) => `${String(bytes).padStart(8)}  ${name}`).join('\n')
    test.info().annotations.push({ type: way, description: `${total} bytes:\n${table}` })
    expect(scripts.length, 'the page was watched while it loaded').toBeGreaterThan(3)
    expect(total, `${way}, gzipped JavaScript in bytes:\n${table}`).toBeLessThan(BUDGET_BYTES)
    expect(files.filter(({ ofCanvas }) => ofCanvas).map(({ name }) => name)).toEqual([])
  }

  await test.step('on a laptop tldraw is there, so that it would have been noticed', async () => {
    const onLaptop = watch(facilitator.page)
    await board.open()
    await canvas(facilitator).ready()
    expect((await onLaptop.files()).some(({ script, ofCanvas }) => script && ofCanvas)).toBe(true)
  })

  for (const someone of [facilitator, phone]) {
    expect(someone.complaints).toEqual([])
    await someone.context.close()
  }
})
