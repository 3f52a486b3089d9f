// @vitest-environment jsdom
import type { AgendaChange } from '@atelier/board'
import { act } from 'react'
import { expect, it } from 'vitest'
import { sessionOf } from '../board/testing/session-without-server.ts'
import { testPage, typeInto } from '../board/testing/test-page.tsx'
import { AgendaScreen } from './agenda-screen.tsx'

const screen = testPage()

/** Shows the editor before a server that stores what it is sent, and keeps what that was. */
async function show({ session, facilitation }: ReturnType<typeof sessionOf>) {
  const stored: AgendaChange[] = []
  await screen.show(<AgendaScreen />, {
    session,
    role: 'facilitator',
    fetch: async (path, init) => {
      expect([init?.method, path]).toEqual(['PUT', '/api/boards/board_1/agenda'])
      const agenda = JSON.parse(String(init?.body)) as AgendaChange
      stored.push(agenda)
      facilitation.setAgenda(agenda as Parameters<typeof facilitation.setAgenda>[0])
      return Response.json({})
    },
  })
  return stored
}

function find<T extends HTMLElement>(selector: string, name: RegExp): T {
  const found = [...screen.page.querySelectorAll<T>(selector)].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )
  if (!found) throw new Error(`there is no ${selector} ${name}`)
  return found
}

const press = (name: RegExp) => act(async () => find('button', name).click())

it('counts the minutes of a point while they are typed, and stores nothing before it is told to', async () => {
  const made = sessionOf('facilitator')
  const stored = await show(made)
  expect(screen.page.textContent).toContain('25:00 of 25:00 fits exactly')
  await typeInto(find('input', /^Minutes of: Grouping$/), '6:30')
  expect(screen.page.textContent).toContain('26:30 of 25:00 1:30 too long')
  await act(async () => find('input', /^Skip: Vote$/).click())
  expect(screen.page.textContent).toContain('25:00 of 25:00 fits exactly')
  expect(stored).toEqual([])
  await press(/^Save$/)
  const byId = new Map(stored[0]?.phases.map((phase) => [phase.id, phase]))
  expect(byId.get('clustering')?.seconds).toBe(390)
  expect(byId.get('vote')?.skipped).toBe(true)
  expect(screen.page.textContent).toContain('Saved. Everybody has the new phases.')
})

it('leaves a duration as it was when what is typed is none', async () => {
  const stored = await show(sessionOf('facilitator'))
  const field = find<HTMLInputElement>('input', /^Minutes of: Vote$/)
  await typeInto(field, 'soon')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  await act(async () => field.dispatchEvent(new FocusEvent('focusout', { bubbles: true })))
  expect(field.value).toBe('1:30')
  await press(/^Save$/)
  expect(stored).toEqual([])
})

it('moves a phase by keyboard, says where it went, and keeps the focus on it', async () => {
  const stored = await show(sessionOf('facilitator'))
  await press(/^Further up: Vote$/)
  expect(screen.page.textContent).toContain('Vote is now phase 9, under “Strengthening our community')
  await act(() => new Promise(requestAnimationFrame))
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Further up: Vote')
  await press(/^Save$/)
  expect(stored[0]?.phases.slice(8, 10).map(({ id }) => id)).toEqual(['vote', 'naming'])
})

it('adds and removes phases, but not the one the session stands in', async () => {
  const made = sessionOf('facilitator')
  made.enter('frame')
  const stored = await show(made)
  await act(async () => {
    for (const details of screen.page.querySelectorAll('details')) details.open = true
  })
  expect(() => find('button', /^Remove the phase: The questions$/)).toThrow()
  await press(/^Remove the phase: Naming groups$/)
  await press(/^Add$/)
  await press(/^Save$/)
  const phases = stored[0]?.phases ?? []
  expect(phases.map(({ id }) => id)).not.toContain('naming')
  expect(phases[1]).toMatchObject({
    kind: 'write',
    agendaItemId: 'who',
    name: { fr: 'Écriture silencieuse' },
  })
})

it('says when somebody else changed the phases meanwhile, and can take theirs', async () => {
  const made = sessionOf('facilitator')
  const stored = await show(made)
  await typeInto(find('input', /^Minutes of: Vote$/), '2')
  await act(async () => {
    const items = made.facilitation.agendaItems()
    const phases = made.facilitation.phases().filter(({ id }) => id !== 'naming')
    made.facilitation.setAgenda({ items, phases })
  })
  expect(screen.page.textContent).toContain('Somebody else has changed the phases meanwhile.')
  await press(/^Take theirs$/)
  expect(find<HTMLInputElement>('input', /^Minutes of: Vote$/).value).toBe('1:30')
  expect(() => find('input', /^Minutes of: Naming groups$/)).toThrow()
  expect(stored).toEqual([])
})
