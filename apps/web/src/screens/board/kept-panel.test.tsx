// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Language, LanguageContext } from '../../i18n.ts'
import { SessionContext, useKeptTexts } from '../../session/hooks.ts'
import type { KeptText, Session } from '../../session/session.ts'
import KeptPanel from './kept-panel.tsx'
import { ME, sessionOf } from './testing/session-without-server.ts'

let root: Root
let page: HTMLElement
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  page = document.createElement('div')
  document.body.append(page)
  root = createRoot(page)
})
afterEach(() => {
  act(() => root.unmount())
  page.remove()
})

function Shown() {
  return <KeptPanel kept={useKeptTexts()} />
}
const show = (session: Session) =>
  act(() =>
    root.render(
      <LanguageContext value={new Language(null, ['fr'])}>
        <SessionContext value={session}>
          <Shown />
        </SessionContext>
      </LanguageContext>,
    ),
  )
const buttons = () => [...page.querySelectorAll('button')].map((button) => button.textContent)
const press = (name: string) =>
  act(() => [...page.querySelectorAll('button')].find((button) => button.textContent === name)?.click())
const note = (id: string): KeptText => ({ id, kind: 'note', questionId: 'q1', text: 'Trop tard' })

it('puts a refused note back under its question, signed as a new one is', () => {
  const { session, board, keptTexts, enter } = sessionOf('participant', 'open')
  enter('writing')
  keptTexts.set([note('note_1')])
  show(session)
  expect(page.textContent).toContain('Trop tard')
  press('Reprendre ce texte')
  expect(board.notes()).toMatchObject([
    { questionId: 'q1', text: 'Trop tard', authorId: ME, hubId: 'hub_1', language: 'fr' },
  ])
  expect(keptTexts.get()).toEqual([])
})

it('puts a refused correction into the note it was of, not beside it', () => {
  const { session, board, keptTexts, enter } = sessionOf('participant', 'open')
  enter('writing')
  const id = board.addNote({ questionId: 'q1', text: 'Trop', authorId: ME })
  keptTexts.set([note(id)])
  show(session)
  press('Reprendre ce texte')
  expect(board.notes().map(({ text }) => text)).toEqual(['Trop tard'])
})

it('offers to copy, and nothing else to do, where nothing can be written now, and drops what is given up', () => {
  const { session, board, keptTexts } = sessionOf('viewer', 'open')
  const words: KeptText = { id: 'shape:1', kind: 'drawing', questionId: null, text: 'Au mur' }
  keptTexts.set([note('note_1'), words])
  show(session)
  expect(buttons()).toEqual(['Copier', 'Abandonner', 'Copier', 'Abandonner'])
  expect(page.textContent).toContain('Texte sur le tableau')
  press('Abandonner')
  expect(keptTexts.get()).toEqual([words])
  expect(board.notes()).toEqual([])
})
