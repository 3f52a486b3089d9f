// @vitest-environment jsdom
import type { Role } from '@atelier/board'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Api } from '../../api.ts'
import { AppContext } from '../../app-context.ts'
import { Language, LanguageContext } from '../../i18n.ts'
import { SessionContext } from '../../session/hooks.ts'
import { sessionOf } from '../board/testing/session-without-server.ts'
import { RunSheetScreen } from './run-sheet-screen.tsx'

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

async function show(language: string, role: Role = 'facilitator') {
  const made = sessionOf(role)
  const api = new Api({
    language: () => language,
    role: () => role,
    fetch: async () =>
      Response.json({ version: '1', tldrawLicenseKey: null, createTokenNeeded: false, publicUrl: null }),
  })
  await act(async () =>
    root.render(
      <LanguageContext value={new Language(null, [language])}>
        <AppContext value={{ api, storage: { local: null, session: null } }}>
          <SessionContext value={made.session}>
            <RunSheetScreen />
          </SessionContext>
        </AppContext>
      </LanguageContext>,
    ),
  )
  return made
}

const setStart = (value: string) =>
  act(async () => {
    const field = page.querySelector('input[type="time"]')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value)
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  })

const rowOf = (phase: string) =>
  [...page.querySelectorAll('tr')].find((row) => row.querySelector('th')?.textContent?.includes(phase))
    ?.textContent ?? ''

it('puts each phase on the clock from the start that is chosen, with what to say and who may do what', async () => {
  const { facilitation } = await show('en')
  await setStart('14:00')
  expect(page.textContent).toContain('14:00 to 14:45')
  expect(rowOf('Grouping')).toContain('14:30:30')
  expect(rowOf('Grouping')).toContain('Say which ones.')
  expect(rowOf('Grouping')).toContain('Watch and listen')
  await act(async () => facilitation.setSettings({ clustering: 'everyone', anonymity: 'none' }))
  expect(rowOf('Grouping')).toContain('May group')
  expect(page.textContent).toContain('Tell everybody: notes are anonymous')
})

it.each([
  ['fr', 'de 14:00 à 14:45', 'Peuvent voter'],
  ['es', 'de 14:00 a 14:45', 'Pueden votar'],
])('is written in "%s"', async (language, hours, rights) => {
  await show(language)
  await setStart('14:00')
  expect(page.textContent).toContain(hours)
  expect(rowOf(language === 'fr' ? 'Vote' : 'Votación')).toContain(rights)
})

it('is not for participants', async () => {
  await show('en', 'participant')
  expect(page.querySelector('table')).toBeNull()
})
