import { describe, expect, it } from 'vitest'
import { type BoardPicture, pictureWords } from './board-picture.ts'
import { buildReport } from './build-report.ts'
import { svgToPng } from './chart-png.ts'
import { readParts } from './testing/read-office.ts'
import { readPdf, walk } from './testing/read-pdf.ts'
import { workshopOf } from './testing/workshop.ts'
import { toDocx } from './to-docx.ts'
import { toPdf } from './to-pdf.ts'

/** As tall as a wall of many notes is. */
const picture: BoardPicture = {
  data: await svgToPng(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="300"><path d="M9 9h40v99H9z"/></svg>',
  ),
  type: 'png',
  width: 60,
  height: 300,
  named: true,
}

const workshop = workshopOf({ notes: 12, clusters: 4, hubs: 3 })
const reportOf = (options: { shown?: boolean; anonymous?: boolean } = {}) =>
  buildReport(
    {
      ...workshop,
      editorial: {
        ...workshop.editorial,
        layout: {
          ...workshop.editorial.layout,
          picture: options.shown ?? true,
          anonymous: options.anonymous ?? false,
        },
      },
    },
    { language: 'fr', now: 0, timeZone: 'UTC' },
  )

async function docxOf(report: ReturnType<typeof reportOf>, wall: BoardPicture) {
  const xml = readParts(await toDocx(report, { picture: wall })).get('word/document.xml')
  return xml ?? ''
}
const figuresOf = async (report: ReturnType<typeof reportOf>, wall: BoardPicture) =>
  (await readPdf(await toPdf(report, { picture: wall }))).tree
    .flatMap(walk)
    .filter(({ role }) => role === 'Figure')
    .map(({ alt }) => alt ?? '')

describe('the picture of the wall', () => {
  it('says in words how many notes and groups it shows under each question', () => {
    const report = reportOf()
    const words = pictureWords(report, picture)
    if ('leftOut' in words) throw new Error(words.leftOut)
    expect(words.title).toBe('Le mur de la session')
    for (const { number, counts } of report.questions)
      expect(words.alt).toMatch(new RegExp(`Question ${number}\\u00a0: ${counts.notes} note`))
    const [first] = report.questions
    const one = pictureWords(report, { named: true, questionId: first?.id ?? '' })
    if ('leftOut' in one) throw new Error(one.leftOut)
    expect(one.title).toBe('Le mur, question 1')
    expect(one.alt).not.toContain('Question 2')
  })

  it('stands in Word and in PDF with these words', async () => {
    const report = reportOf()
    const words = pictureWords(report, picture)
    if ('leftOut' in words) throw new Error(words.leftOut)
    const xml = await docxOf(report, picture)
    expect(xml).toContain(`descr="${words.alt}"`)
    expect(xml).toContain(words.title)
    expect(await figuresOf(report, picture)).toContain(words.alt)
  }, 30_000)

  it('is not in a report that names nobody, which says so; drawn without HUBs it is', async () => {
    const report = reportOf({ anonymous: true })
    const left = pictureWords(report, picture)
    if (!('leftOut' in left)) throw new Error('it names HUBs')
    const xml = await docxOf(report, picture)
    expect(xml).toContain(left.leftOut)
    expect(xml).not.toContain('Image du mur')
    expect((await figuresOf(report, picture)).join()).not.toContain('Image du mur')
    const unnamed = { ...picture, named: false }
    expect(await docxOf(report, unnamed)).toContain('Image du mur')
    expect((await figuresOf(report, unnamed)).join()).toContain('Image du mur')
  }, 30_000)

  it('stays away where it was not chosen', async () => {
    const report = reportOf({ shown: false })
    expect(await docxOf(report, picture)).not.toContain('mur')
    expect((await figuresOf(report, picture)).join()).not.toContain('Image du mur')
  }, 30_000)
})
