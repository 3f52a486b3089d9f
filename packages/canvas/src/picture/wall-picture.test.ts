// @vitest-environment jsdom
import { BoardDoc, NOTE_HEIGHT, NOTE_WIDTH } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { roughMeasure } from '../fit-text.ts'
import { stroke } from '../testing/drawings.ts'
import { makeFacilitation } from '../testing/people.ts'
import { pictureContent } from './picture-content.ts'
import { scaleFor } from './raster.ts'
import { type PicturePage, wallPicture } from './wall-picture.ts'

const facilitation = makeFacilitation('cluster')
const options = {
  palette: {
    paper: '#faf8f4',
    surface: '#ffffff',
    line: '#e4dfd5',
    ink: '#1b2430',
    muted: '#566173',
    questions: [{ mark: '#b7791f', tint: '#fcf1da' }],
    hubs: ['#1e5aa8'],
  },
  measure: roughMeasure,
  font: 'sans-serif',
}

function boardWith(notes: number, wording = (n: number) => `Idea number ${n}`): BoardDoc {
  const board = new BoardDoc(new Y.Doc())
  board.transact(() => {
    for (let n = 0; n < notes; n++)
      board.addNote({ questionId: `q${(n % 3) + 1}`, text: wording(n), createdAt: n + 1, language: 'fr' })
  })
  return board
}

const picture = (board: BoardDoc, more: Partial<Parameters<typeof wallPicture>[1]> = {}, max?: number) =>
  wallPicture(pictureContent(board, facilitation, 'fr'), { ...options, ...more }, max)

/** The page as a reader of XML sees it. */
function parse({ svg }: PicturePage): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined()
  return document
}

/** Wordings of all texts of a page, lines joined by a space. */
const texts = (page: PicturePage) =>
  [...parse(page).querySelectorAll('text')].map((text) =>
    [...text.querySelectorAll('tspan')].map((line) => line.textContent).join(' '),
  )

describe('the picture of the wall', () => {
  it('holds every wording of two thousand notes once, whole, also on several pages', () => {
    const board = boardWith(2000)
    for (const pages of [picture(board), picture(board, {}, 7000)]) {
      const found = pages.flatMap(texts).filter((text) => text.startsWith('Idea number'))
      expect(found.sort()).toEqual(
        board
          .notes()
          .map(({ text }) => text)
          .sort(),
      )
    }
    const pages = picture(board, {}, 7000)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      expect(page.h).toBeLessThanOrEqual(7000 + NOTE_HEIGHT)
      expect(scaleFor(page)).toBeGreaterThan(0.9)
    }
  })

  it('sets no line outside of its note, whatever the wording', () => {
    const wordings = [
      'x'.repeat(280),
      '😀'.repeat(140),
      'word '.repeat(56),
      'a\n'.repeat(140),
      '🏳️‍🌈'.repeat(40),
      '',
    ]
    for (const wording of wordings) {
      const text = wording.slice(0, 280)
      const [page] = picture(boardWith(1, () => text))
      const lines = [...parse(page as PicturePage).querySelectorAll('text[font-size]')]
        .filter((element) => element.getAttribute('xml:lang') === 'fr')
        .flatMap((element) =>
          [...element.querySelectorAll('tspan')].map((line) => ({
            size: Number(element.getAttribute('font-size')),
            y: Number(line.getAttribute('y')),
            text: line.textContent ?? '',
          })),
        )
      expect(
        lines
          .map((line) => line.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''))
      for (const line of lines) {
        expect(line.y).toBeLessThanOrEqual(NOTE_HEIGHT - 23)
        expect(roughMeasure(line.text) * line.size).toBeLessThanOrEqual(NOTE_WIDTH - 30 + 0.001)
      }
    }
  })

  it('shows markup, control characters and half an emoji as text, and stays well-formed', () => {
    const [page] = picture(boardWith(1, () => '<b>&"\u0000\u0007 \ud83d end</b>'))
    expect(texts(page as PicturePage)).toContain('<b>&" \ufffd end</b>')
  })

  it('shows the chosen questions only, side by side from the left', () => {
    const [whole] = picture(boardWith(9))
    const [one] = picture(boardWith(9), { questionIds: ['q3'] })
    expect((one as PicturePage).w).toBeLessThan((whole as PicturePage).w / 2)
    expect(
      texts(one as PicturePage)
        .filter((text) => text.startsWith('Idea'))
        .sort(),
    ).toEqual(['Idea number 2', 'Idea number 5', 'Idea number 8'])
  })

  it('leaves out hidden and merged notes, and says by how many an idea was said', () => {
    const board = boardWith(3, (n) => `Idea number ${n}`)
    const [first, second, third] = board.notes()
    board.mergeInto(second?.id ?? '', first?.id ?? '')
    board.setHidden(third?.id ?? '', true)
    const all = picture(board).flatMap(texts)
    expect(all).toContain('Idea number 0')
    expect(all).toContain('aussi 1×')
    expect(all).not.toContain('Idea number 1')
    expect(all).not.toContain('Idea number 2')
  })

  it('shows titles of groups whole, smaller rather than cut', () => {
    const board = boardWith(4)
    const title = 'Financement durable et pérenne des équipes municipales, des projets et du suivi'.slice(
      0,
      80,
    )
    board.makeCluster([board.notes()[0]?.id ?? ''], { questionId: 'q1', title })
    expect(picture(board).flatMap(texts)).toContain(title)
  })

  it('draws what people drew', () => {
    const board = boardWith(3)
    const record = stroke('shape:one')
    board.setDrawing('shape:one', JSON.parse(JSON.stringify(record)))
    const [page] = picture(board)
    expect(
      parse(page as PicturePage).querySelectorAll('path[stroke-linecap="round"]').length,
    ).toBeGreaterThan(0)
  })
})
