import { expect, test } from './atelier.ts'
import { startLag } from './lag.ts'
import { canvas, conductor, createBoard, join, type Person, person } from './people.ts'

/** Each way between a browser and the server. */
const LAG_MS = 60
/** As fast as somebody types who is in a hurry: every key goes off before the one before it has come back. */
const KEY_MS = 35

/** Forty characters each; no letter of one is in the other's. */
const ANA = 'abcdefghij'.repeat(4)
const BO = 'KLMNOPQRST'.repeat(4)

/** The open field of a note, as one person sees it. */
function field({ page }: Person, noteId: string) {
  const area = page.locator(`[data-note-id="${noteId}"] textarea`)
  return {
    area,
    async open() {
      const box = await page.locator(`[data-note-id="${noteId}"]`).boundingBox()
      if (!box) throw new Error(`the note ${noteId} is not on the canvas`)
      await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
      await expect(area).toBeFocused()
    },
    /** Puts the caret after so many characters, by keys alone. */
    async goTo(at: number) {
      await page.keyboard.press('Control+Home')
      for (let n = 0; n < at; n++) await page.keyboard.press('ArrowRight')
    },
    caret: () => area.evaluate((element) => (element as HTMLTextAreaElement).selectionStart),
  }
}

const cases = [
  { where: 'at both ends', text: '+ both ends of this note +', ana: 0, bo: 26 },
  { where: 'at the beginning and in the middle', text: '= beginning and middle =', ana: 0, bo: 12 },
  { where: 'at one and the same place', text: '- the same place -', ana: 9, bo: 9 },
]

test('two people type forty characters each into one note over a slow line: all are there, and undo takes back one’s own alone', async ({
  atelier,
  browser,
}) => {
  test.setTimeout(300_000)
  const line = await startLag(atelier.url, LAG_MS)
  try {
    const bo = await person(browser, line.url, 'fr')
    const ana = await person(browser, line.url, 'en')
    const board = await createBoard(bo, 'Two hands')
    await board.open()
    await canvas(bo).ready()
    await conductor(bo).goTo('Résultats')
    await ana.page.goto(`/j/${board.code}`)
    await join(ana, 'Bilbao')
    await canvas(ana).ready()

    for (const { where, text, ana: atA, bo: atB } of cases)
      await test.step(where, async () => {
        // A note is begun where the pointer is: under the question that is open in this phase.
        const heading = await ana.page.locator('h2', { hasText: 'What are the spin-' }).first().boundingBox()
        if (!heading) throw new Error('the third question is not on the canvas')
        await ana.page.mouse.move(heading.x + heading.width / 2, heading.y + heading.height / 2)
        await canvas(ana).write(text)
        await expect(canvas(bo).note(text)).toBeVisible()
        const noteId = (await canvas(bo).note(text).getAttribute('data-note-id')) ?? ''
        const [fieldA, fieldB] = [field(ana, noteId), field(bo, noteId)]
        await fieldA.open()
        await fieldB.open()
        await fieldA.goTo(atA)
        await fieldB.goTo(atB)
        await Promise.all([
          ana.page.keyboard.type(ANA, { delay: KEY_MS }),
          bo.page.keyboard.type(BO, { delay: KEY_MS }),
        ])

        // Whose letters come first at one place is for the documents to agree on; each person's stay together.
        const woven = [put(text, [atB, BO], [atA, ANA]), put(text, [atA, ANA], [atB, BO])]
        await expect.poll(() => fieldA.area.inputValue()).toHaveLength(text.length + 80)
        await expect.poll(() => fieldB.area.inputValue()).toHaveLength(text.length + 80)
        const value = await fieldA.area.inputValue()
        expect(woven).toContain(value)
        await expect(fieldB.area).toHaveValue(value)
        expect(await fieldA.caret(), 'the caret of the first is behind the last letter typed there').toBe(
          value.indexOf(ANA) + ANA.length,
        )
        expect(await fieldB.caret(), 'the caret of the second is behind the last letter typed there').toBe(
          value.indexOf(BO) + BO.length,
        )

        const without = put(text, [atB, BO])
        for (let presses = 0; (await fieldA.area.inputValue()) !== without && presses < 10; presses++)
          await ana.page.keyboard.press('Control+z')
        await expect(fieldA.area).toHaveValue(without)
        await expect(fieldB.area).toHaveValue(without)
        expect(await fieldB.caret(), 'and the other goes on where they were').toBe(
          without.indexOf(BO) + BO.length,
        )
        for (const { page } of [ana, bo]) await page.keyboard.press('Escape')
        await expect(canvas(bo).note(without)).toBeVisible()
        await expect(canvas(ana).note(without)).toBeVisible()
      })

    for (const who of [ana, bo]) expect(who.complaints).toEqual([])
  } finally {
    await line.close()
  }
})

/** A text with others put in at places of the bare text, later ones before earlier ones at the same place. */
function put(text: string, ...inserts: readonly (readonly [at: number, insert: string])[]): string {
  return [...inserts]
    .sort(([a], [b]) => b - a)
    .reduce((woven, [at, insert]) => woven.slice(0, at) + insert + woven.slice(at), text)
}
