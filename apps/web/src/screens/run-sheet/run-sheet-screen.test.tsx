// @vitest-environment jsdom
import type { Role } from '@atelier/board'
import { act } from 'react'
import { expect, it } from 'vitest'
import { sessionOf } from '../board/testing/session-without-server.ts'
import { testPage, typeInto } from '../board/testing/test-page.tsx'
import { RunSheetScreen } from './run-sheet-screen.tsx'

const screen = testPage()

async function show(language: string, role: Role = 'facilitator') {
  const made = sessionOf(role)
  await screen.show(<RunSheetScreen />, {
    session: made.session,
    language,
    role,
    fetch: async () =>
      Response.json({ version: '1', tldrawLicenseKey: null, createTokenNeeded: false, publicUrl: null }),
  })
  return made
}

const setStart = (value: string) =>
  typeInto(screen.page.querySelector<HTMLInputElement>('input[type="time"]'), value)

const rowOf = (phase: string) =>
  [...screen.page.querySelectorAll('tr')].find((row) => row.querySelector('th')?.textContent?.includes(phase))
    ?.textContent ?? ''

it('puts each phase on the clock from the start that is chosen, with what to say and who may do what', async () => {
  const { facilitation } = await show('en')
  await setStart('14:00')
  expect(screen.page.textContent).toContain('14:00 to 14:45')
  expect(rowOf('Grouping')).toContain('14:30:30')
  expect(rowOf('Grouping')).toContain('Say which ones.')
  expect(rowOf('Grouping')).toContain('Watch and listen')
  await act(async () => facilitation.setSettings({ clustering: 'everyone', anonymity: 'none' }))
  expect(rowOf('Grouping')).toContain('May group')
  expect(screen.page.textContent).toContain('Tell everybody: notes are anonymous')
})

it.each([
  ['fr', 'de 14:00 à 14:45', 'Peuvent voter'],
  ['es', 'de 14:00 a 14:45', 'Pueden votar'],
])('is written in "%s"', async (language, hours, rights) => {
  await show(language)
  await setStart('14:00')
  expect(screen.page.textContent).toContain(hours)
  expect(rowOf(language === 'fr' ? 'Vote' : 'Votación')).toContain(rights)
})

it('is not for participants', async () => {
  await show('en', 'participant')
  expect(screen.page.querySelector('table')).toBeNull()
})
