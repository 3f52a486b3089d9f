// @vitest-environment jsdom
import type { Me } from '@atelier/board'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Api } from '../api.ts'
import { AppContext } from '../app-context.ts'
import { Language, LanguageContext } from '../i18n.ts'
import { type DeviceStorage, rememberedMe, rememberMe, setTabRole } from './device-storage.ts'
import { SessionProvider } from './session-provider.tsx'

const opened: Me[] = []
vi.mock('./live-session.ts', async () => {
  const { Value } = await import('./observable.ts')
  return {
    LiveSession: class {
      readonly ended = new Value(null)
      readonly current: unknown
      constructor({ me }: { me: Me }) {
        opened.push(me)
        this.current = new Value({
          status: new Value({ loaded: false, connection: 'connecting', waiting: 0 }),
          readings: { meta: new Value(null) },
        })
      }
      close() {}
    },
  }
})

const me: Me = {
  boardId: 'board_1',
  participantId: 'person_1',
  role: 'participant',
  name: null,
  hubId: 'hub_1',
  language: 'en',
  serverNow: 0,
}

let root: Root
let page: HTMLElement
let storage: DeviceStorage

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  opened.length = 0
  window.localStorage.clear()
  window.sessionStorage.clear()
  storage = { local: window.localStorage, session: window.sessionStorage }
  page = document.createElement('div')
  root = createRoot(page)
})

afterEach(() => act(() => root.unmount()))

/** Opens the board; `answer` is what the server then says of who one is. */
async function open(answer: () => Promise<Response>) {
  const api = new Api({ language: () => 'en', role: () => 'participant', fetch: answer })
  await act(async () =>
    root.render(
      <LanguageContext value={new Language(null, ['en'])}>
        <AppContext value={{ api, storage }}>
          <SessionProvider boardId="board_1">board</SessionProvider>
        </AppContext>
      </LanguageContext>,
    ),
  )
}

const refused = async () =>
  Response.json({ error: { code: 'notSignedIn', message: '', params: {} } }, { status: 401 })

it('opens for whom this tab knows, before the server has answered', async () => {
  setTabRole(storage, 'board_1', 'participant')
  rememberMe(storage, me)
  await open(() => new Promise(() => {}))
  expect(opened).toEqual([me])
})

it('opens once when the server says the same, and anew when it knows better', async () => {
  setTabRole(storage, 'board_1', 'participant')
  rememberMe(storage, me)
  await open(async () => Response.json({ ...me, serverNow: 5 }))
  expect(opened).toHaveLength(1)
  await act(() => root.render(null))
  await open(async () => Response.json({ ...me, hubId: 'hub_2' }))
  expect(opened.map(({ hubId }) => hubId)).toEqual(['hub_1', 'hub_1', 'hub_2'])
})

it('shuts what it opened when the server refuses', async () => {
  setTabRole(storage, 'board_1', 'participant')
  rememberMe(storage, me)
  await open(refused)
  expect(page.querySelector('h1')).not.toBeNull()
  expect(rememberedMe(storage, 'board_1', 'participant')).toBeNull()
})

it('asks first in a tab that knows no role: another may be meant', async () => {
  rememberMe(storage, me)
  await open(() => new Promise(() => {}))
  expect(opened).toEqual([])
})

it('keeps no token of who joined', () => {
  rememberMe(storage, { ...me, token: 'secret' } as Me)
  expect(JSON.stringify({ ...window.localStorage })).not.toContain('secret')
  expect(rememberedMe(storage, 'board_1', 'participant')).toEqual(me)
})
