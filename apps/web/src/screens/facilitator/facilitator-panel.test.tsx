// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Api } from '../../api.ts'
import { AppContext } from '../../app-context.ts'
import { Language, LanguageContext } from '../../i18n.ts'
import { SessionContext } from '../../session/hooks.ts'
import type { Session } from '../../session/session.ts'
import { sessionOf } from '../board/testing/session-without-server.ts'
import { FacilitatorPanel } from './facilitator-panel.tsx'

let root: Root
let page: HTMLElement

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // A laptop: the panel stands open.
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width'),
    addEventListener() {},
    removeEventListener() {},
  }))
  page = document.createElement('div')
  document.body.append(page)
  root = createRoot(page)
})

afterEach(() => {
  act(() => root.unmount())
  page.remove()
})

/** Shows the panel before a server that answers as told, and records what it is asked. */
function show(session: Session, answer: () => Response) {
  const asked: { path: string; body: unknown }[] = []
  const api = new Api({
    language: () => 'en',
    role: () => 'facilitator',
    fetch: async (path, init) => {
      asked.push({ path: String(path), body: JSON.parse(String(init?.body)) })
      return answer()
    },
  })
  act(() =>
    root.render(
      <LanguageContext value={new Language(null, ['en'])}>
        <AppContext value={{ api, storage: { local: null, session: null } }}>
          <SessionContext value={session}>
            <FacilitatorPanel />
          </SessionContext>
        </AppContext>
      </LanguageContext>,
    ),
  )
  return asked
}

const accepted = () => Response.json({ phaseId: 'writing', serverNow: 0 })

async function press(name: RegExp) {
  const button = [...page.querySelectorAll('button')].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )
  if (!button) throw new Error(`there is no button ${name}`)
  await act(async () => button.click())
}

describe('conducting', () => {
  it('starts a phase that was not started', async () => {
    const { session } = sessionOf('facilitator')
    const asked = show(session, accepted)
    await press(/^Start: Presentations$/)
    expect(asked).toEqual([{ path: '/api/boards/board_1/timer', body: { action: 'start' } }])
  })

  it('says where it comes from, so that two hands make one step', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('frame')
    const asked = show(session, accepted)
    await press(/^Next: Writing$/)
    await press(/^Back to: Need to know$/)
    await press(/^Go to: Grouping/)
    expect(asked.map(({ body }) => body)).toEqual([
      { to: 'writing', from: 'frame' },
      { to: 'briefing', from: 'frame' },
      { to: 'clustering', from: 'frame' },
    ])
  })

  it('pauses, gives and takes time', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('writing')
    const asked = show(session, accepted)
    await press(/^Pause$/)
    await press(/^Give 30 seconds more$/)
    await press(/^Take 30 seconds away$/)
    expect(asked.map(({ body }) => body)).toEqual([
      { action: 'pause' },
      { action: 'extend', seconds: 30 },
      { action: 'extend', seconds: -30 },
    ])
  })

  it('says in words why a verb was refused, and works again', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('frame')
    show(session, () =>
      Response.json({ error: { code: 'phaseMoved', message: 'x', params: {} } }, { status: 409 }),
    )
    await press(/^Next: Writing$/)
    expect(page.querySelector('[role="alert"]')?.textContent).toContain('Somebody else changed the phase')
    await press(/^Next: Writing$/)
  })

  it('names the HUBs that are here and have not written', () => {
    const { session, board, facilitation, enter } = sessionOf('facilitator')
    enter('writing')
    facilitation.setJoined('hub_1', 1)
    show(session, accepted)
    expect(page.textContent).toContain('0 of 1 HUBs have written')
    act(() => {
      board.addNote({ questionId: 'q1', text: 'now', hubId: 'hub_1' })
    })
    expect(page.textContent).toContain('Every HUB here has written.')
  })
})
