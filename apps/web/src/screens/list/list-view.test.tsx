// @vitest-environment jsdom
import { DEFAULT_SETTINGS, MAX_NOTE_CHARS } from '@atelier/board'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Api } from '../../api.ts'
import { AppContext } from '../../app-context.ts'
import { Language, LanguageContext } from '../../i18n.ts'
import { SessionContext } from '../../session/hooks.ts'
import type { Session } from '../../session/session.ts'
import { ME, sessionOf } from '../board/testing/session-without-server.ts'
import { ListView } from './list-view.tsx'

let root: Root
let page: HTMLElement

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // The list of a phone: one question at a time.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  localStorage.clear()
  page = document.createElement('div')
  document.body.append(page)
  root = createRoot(page)
})

afterEach(() => {
  act(() => root.unmount())
  page.remove()
})

function show(session: Session) {
  const language = new Language(null, ['en'])
  const api = new Api({ language: () => 'en', role: () => null })
  act(() =>
    root.render(
      <LanguageContext value={language}>
        <AppContext value={{ api, storage: { local: localStorage, session: sessionStorage } }}>
          <SessionContext value={session}>
            <ListView />
          </SessionContext>
        </AppContext>
      </LanguageContext>,
    ),
  )
}

const field = () => page.querySelector<HTMLTextAreaElement>('form textarea')
const button = (name: RegExp) =>
  [...page.querySelectorAll('button')].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )

function type(area: HTMLTextAreaElement | null, text: string) {
  if (!area) throw new Error('there is no field to type in')
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(area: HTMLTextAreaElement | null, key: string, init: KeyboardEventInit = {}) {
  act(() => {
    area?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  })
}

describe('writing in the list', () => {
  it('posts a note with Enter, under the open question, with author, HUB and language', () => {
    const { session, board, enter } = sessionOf('participant')
    enter('writing')
    show(session)
    type(field(), '  One idea ')
    press(field(), 'Enter')
    expect(board.notes()).toMatchObject([
      { questionId: 'q1', text: 'One idea', authorId: ME, hubId: 'hub_1', language: 'en' },
    ])
    expect(field()?.value).toBe('')
  })

  it('does not post while a word is being composed, nor with Shift + Enter, nor when empty', () => {
    const { session, board, enter } = sessionOf('participant')
    enter('writing')
    show(session)
    press(field(), 'Enter')
    type(field(), '日本')
    press(field(), 'Enter', { isComposing: true })
    press(field(), 'Enter', { shiftKey: true })
    expect(board.notes()).toEqual([])
  })

  it('keeps a text that is too long whole and says by how much', () => {
    const { session, board, enter } = sessionOf('participant')
    enter('writing')
    show(session)
    type(field(), 'x'.repeat(MAX_NOTE_CHARS + 3))
    press(field(), 'Enter')
    expect(board.notes()).toEqual([])
    expect(field()?.value.length).toBe(MAX_NOTE_CHARS + 3)
    expect(page.textContent).toContain('3 characters too many')
  })

  it('takes the field away when writing closes, keeps the text, and gives it back', () => {
    const { session, enter } = sessionOf('participant')
    enter('writing')
    show(session)
    type(field(), 'half a thought')
    act(() => enter('reading'))
    expect(field()).toBe(null)
    expect(page.textContent).toContain('half a thought')
    act(() => enter('writing'))
    expect(field()?.value).toBe('half a thought')
  })

  it('says in which phase writing opens', () => {
    const { session, enter } = sessionOf('participant')
    enter('presentations')
    show(session)
    expect(page.textContent).toContain('Writing opens here in the phase “Writing”.')
  })

  it('comes to the question of the phase', () => {
    const { session, enter } = sessionOf('participant')
    enter('writing')
    show(session)
    act(() => enter('results'))
    expect(page.querySelector('h2')?.textContent).toContain('next steps of your initiative')
    expect(field()).not.toBe(null)
  })

  it('offers a refused text back, and takes it up beside what is typed', () => {
    const { session, keptTexts, enter } = sessionOf('participant')
    enter('writing')
    show(session)
    type(field(), 'new')
    act(() => keptTexts.set([{ noteId: 'note_1', questionId: 'q1', text: 'refused' }]))
    act(() => button(/^Take up/)?.click())
    expect(field()?.value).toBe('new\nrefused')
    expect(keptTexts.get()).toEqual([])
  })

  it('shows viewers no field and no tools', () => {
    const { session, board, enter } = sessionOf('viewer')
    enter('writing')
    board.addNote({ questionId: 'q1', text: 'read me' })
    show(session)
    expect(field()).toBe(null)
    expect(button(/^(Edit|Delete|Group)/)).toBe(undefined)
    expect(page.textContent).toContain('read me')
  })
})

describe('notes in the list', () => {
  it('marks my notes as saved only when the server has stored them', () => {
    const { session, board, status, waitingIds, enter } = sessionOf('participant')
    enter('writing')
    const id = board.addNote({ questionId: 'q1', text: 'mine', authorId: ME })
    waitingIds.set(new Set([id]))
    show(session)
    expect(page.querySelector('li[data-mine="true"]')?.textContent).toContain('Saving')
    act(() => status.set({ connection: 'offline', waiting: 1, loaded: true }))
    expect(page.querySelector('li[data-mine="true"]')?.textContent).toContain('Waiting')
    act(() => {
      status.set({ connection: 'online', waiting: 0, loaded: true })
      waitingIds.set(new Set())
    })
    expect(page.querySelector('li[data-mine="true"]')?.textContent).toContain('Saved')
  })

  it('lets me change and delete my own notes only, and take a deletion back', () => {
    const { session, board, enter } = sessionOf('participant')
    enter('writing')
    board.addNote({ questionId: 'q1', text: 'mine', authorId: ME })
    board.addNote({ questionId: 'q1', text: 'yours', authorId: 'person_other' })
    show(session)
    expect(button(/^Edit: yours/)).toBe(undefined)
    act(() => button(/^Edit: mine/)?.click())
    type(page.querySelector('li textarea'), 'mine, corrected')
    press(page.querySelector('li textarea'), 'Enter')
    expect(board.notes().map(({ text }) => text)).toContain('mine, corrected')
    act(() => button(/^Delete: mine/)?.click())
    expect(board.notes().map(({ text }) => text)).toEqual(['yours'])
    act(() => {
      board.addNote({ questionId: 'q1', text: 'written since', authorId: ME })
    })
    act(() => button(/^Undo/)?.click())
    expect(
      board
        .notes()
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['mine, corrected', 'written since', 'yours'])
  })

  it('keeps a correction that was open when writing closed', () => {
    const { session, board, enter } = sessionOf('participant')
    enter('writing')
    board.addNote({ questionId: 'q1', text: 'mine', authorId: ME })
    show(session)
    act(() => button(/^Edit/)?.click())
    type(page.querySelector('li textarea'), 'mine, better')
    act(() => enter('reading'))
    expect(board.notes()[0]?.text).toBe('mine')
    expect(page.textContent).toContain('mine, better')
    act(() => enter('writing'))
    act(() => button(/^Edit/)?.click())
    expect(page.querySelector<HTMLTextAreaElement>('li textarea')?.value).toBe('mine, better')
  })

  it('lets facilitators group, name and ungroup without the canvas', () => {
    const { session, board, enter } = sessionOf('facilitator')
    enter('clustering')
    board.addNote({ questionId: 'q1', text: 'a', createdAt: 1 })
    board.addNote({ questionId: 'q1', text: 'b', createdAt: 2 })
    show(session)
    act(() => button(/^Group: a/)?.click())
    act(() => button(/^New group/)?.click())
    const title = page.querySelector<HTMLInputElement>('input[aria-label="Title of the group"]')
    expect(document.activeElement).toBe(title)
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(title, 'Funding')
      title?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    act(() => button(/^Group: b/)?.click())
    act(() => button(/^Funding$/)?.click())
    expect(board.clusters()).toMatchObject([{ title: 'Funding', questionId: 'q1' }])
    expect(board.clusters()[0]?.noteIds).toHaveLength(2)
    act(() => button(/^Group: a/)?.click())
    act(() => button(/^No group/)?.click())
    expect(board.clusters()[0]?.noteIds).toHaveLength(1)
  })

  it('lets everyone group where the session says so, and nobody else', () => {
    const { session, board, facilitation, enter } = sessionOf('participant')
    enter('clustering')
    board.addNote({ questionId: 'q1', text: 'a' })
    show(session)
    expect(facilitation.settings()).toEqual(DEFAULT_SETTINGS)
    expect(button(/^Group: a/)).toBe(undefined)
    act(() => facilitation.setSettings({ clustering: 'everyone' }))
    expect(button(/^Group: a/)).not.toBe(undefined)
  })
})
