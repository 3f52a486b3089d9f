// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Place, PlaceContext } from '../board/place.ts'
import { ME, sessionOf } from '../board/testing/session-without-server.ts'
import { testPage } from '../board/testing/test-page.tsx'
import { ListView } from './list-view.tsx'
import { PARTS } from './parts.ts'

const screen = testPage()

beforeEach(() => {
  // The list of a phone: one question at a time.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  Element.prototype.scrollIntoView = vi.fn()
  vi.stubGlobal('CSS', { escape: (id: string) => id })
  // What is drawn has a box; jsdom draws nothing.
  Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList
})

function opened(role: 'participant' | 'facilitator' = 'participant') {
  const made = sessionOf(role, 'open')
  made.enter('writing')
  const place = new Place()
  const show = async () => {
    await screen.show(
      <PlaceContext value={place}>
        <ListView />
      </PlaceContext>,
      { session: made.session, fetch: async () => Response.json({ votes: {} }) },
    )
    await settle()
  }
  return { ...made, place, show }
}

/** Parts come by themselves when they are needed; here they are on the disk. Then two frames are drawn. */
async function settle() {
  await act(async () => {
    await Promise.all(Object.values(PARTS).map((load) => load()))
    await new Promise((resolve) => setTimeout(resolve, 50))
  })
}

const press = async (name: RegExp) => {
  const button = [...screen.page.querySelectorAll('button')].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )
  if (!button) throw new Error(`there is no button ${name}`)
  await act(async () => button.click())
  await settle()
}
const openTab = () => screen.page.querySelector('[role=tab][aria-selected=true]')?.getAttribute('aria-label')
const focused = () => (document.activeElement as HTMLElement | null)?.dataset.record
const said = () => [...screen.page.querySelectorAll('[role=status]')].map((one) => one.textContent).join(' ')

describe('the place one comes to from the canvas', () => {
  it('has its question open and its note under the hand', async () => {
    const { board, place, show } = opened()
    const id = board.addNote({ questionId: 'q2', text: 'A library of cases' })
    place.leaveCanvas({ questionId: 'q2', recordId: id, luggage: null }, 'writing')
    await show()
    expect(openTab()).toContain('Question 2')
    expect(focused()).toBe(id)
  })

  it('is the note that says the same, where the one in hand was joined to it', async () => {
    const { board, place, show } = opened()
    const [id, other] = ['Cases', 'A library of cases'].map((text) =>
      board.addNote({ questionId: 'q2', text }),
    )
    board.mergeInto(id ?? '', other ?? '')
    place.leaveCanvas({ questionId: 'q2', recordId: id ?? '', luggage: null }, 'writing')
    await show()
    expect(focused()).toBe(other)
  })

  it('leaves the focus alone where only a question is known', async () => {
    const { place, show } = opened()
    place.leaveCanvas({ questionId: 'q3', recordId: null, luggage: null }, 'writing')
    await show()
    expect(openTab()).toContain('Question 3')
    expect(focused()).toBe(undefined)
  })

  it('is told to the canvas: the note under the hand, and the question that was opened', async () => {
    const { board, place, show } = opened()
    const id = board.addNote({ questionId: 'q1', text: 'Mine', authorId: ME })
    await show()
    await press(/^Edit: Mine/)
    expect(place.newToCanvas).toMatchObject({ questionId: 'q1', recordId: id })
    await press(/^Question 2/)
    expect(place.newToCanvas).toMatchObject({ questionId: 'q2', recordId: null })
  })
})

describe('what everybody is shown', () => {
  it('is told by its name, once, and one press puts the hand on it', async () => {
    const { board, facilitation, show } = opened()
    const id = board.addNote({ questionId: 'q2', text: 'A library of cases' })
    await show()
    await act(async () => facilitation.setSpotlight({ kind: 'note', id, at: 1 }))
    await settle()
    const words = 'Shown to everyone: A library of cases'
    expect(said()).toContain(words)
    expect(said().split(words)).toHaveLength(2)
    await press(/^Question 1/)
    await press(/^Go there$/)
    expect(openTab()).toContain('Question 2')
    expect(focused()).toBe(id)
    expect(screen.page.querySelector('main, div')?.textContent).not.toContain('Go there')
  })

  it('names a group by its title, and goes when nothing is shown any more', async () => {
    const { board, facilitation, show } = opened()
    const note = board.addNote({ questionId: 'q1', text: 'Money' })
    const id = board.makeCluster([note], { questionId: 'q1', title: 'Funding' })
    await show()
    await act(async () => facilitation.setSpotlight({ kind: 'cluster', id, at: 1 }))
    await settle()
    expect(said()).toContain('Shown to everyone: Funding')
    await act(async () => facilitation.setSpotlight(null))
    expect(screen.page.textContent).not.toContain('Go there')
  })

  it('keeps the question that is open when the thing shown is not here', async () => {
    const { facilitation, place, show } = opened()
    place.leaveCanvas({ questionId: 'q2', recordId: null, luggage: null }, 'writing')
    await show()
    await act(async () => facilitation.setSpotlight({ kind: 'note', id: 'note_gone', at: 1 }))
    await settle()
    expect(openTab()).toContain('Question 2')
    expect(said()).not.toContain('Shown to everyone')
  })
})

describe('my notes in groups', () => {
  it('are found one after the other', async () => {
    const { board, show } = opened()
    const mine = ['one', 'two'].map((text, n) =>
      board.addNote({ questionId: 'q1', text, authorId: ME, createdAt: n }),
    )
    const other = board.addNote({ questionId: 'q1', text: 'three' })
    board.makeCluster([...mine, other], { questionId: 'q1', title: 'All' })
    await show()
    expect(screen.page.textContent).toContain('2 notes of yours are in groups below.')
    await press(/^Go there: one/)
    expect(focused()).toBe(mine[0])
    await press(/^Go there: two/)
    expect(focused()).toBe(mine[1])
  })
})

describe('words on the wall', () => {
  const box = (text: string, x = 0) => ({
    x,
    y: 0,
    type: 'text',
    props: { richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] } },
  })
  const wall = () =>
    [...screen.page.querySelectorAll('section')].find(
      (one) => one.querySelector(':scope > h3')?.textContent?.startsWith('On the wall') === true,
    )

  it('are read under their question, as they come', async () => {
    const { board, show } = opened()
    await show()
    expect(wall()).toBe(undefined)
    await act(async () => board.setDrawing('shape:1', box('Lunch at one')))
    await settle()
    expect(wall()?.textContent).toContain('Lunch at one')
    await press(/^Question 3/)
    expect(wall()).toBe(undefined)
  })

  it('are taken away and put back by who may write', async () => {
    const { board, show } = opened()
    board.setDrawing('shape:1', box('Lunch at one'))
    await show()
    await press(/^Delete from the wall: Lunch at one/)
    expect(board.drawing().size).toBe(0)
    expect(document.activeElement?.textContent).toBe('Put it back')
    await press(/^Put it back$/)
    expect(board.drawing().get('shape:1')).toMatchObject({ type: 'text' })
    expect(wall()?.textContent).toContain('Lunch at one')
  })

  it('are only read where writing is closed', async () => {
    const { board, facilitation, show } = opened()
    board.setDrawing('shape:1', box('Lunch at one'))
    facilitation.setSettings({ frozen: true })
    await show()
    expect(wall()?.textContent).toContain('Lunch at one')
    expect(wall()?.querySelector('button')).toBeNull()
  })
})
