import type { Role } from '@atelier/board'
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, vi } from 'vitest'
import { Api } from '../../../api.ts'
import { AppContext } from '../../../app-context.ts'
import { Language, LanguageContext } from '../../../i18n.ts'
import { SessionContext } from '../../../session/hooks.ts'
import type { Session } from '../../../session/session.ts'

/** What a screen stands in. */
export interface Surroundings {
  session: Session
  /** Answers what the screen asks the server. */
  fetch: typeof fetch
  language?: string
  role?: Role | null
  local?: Storage | null
}

/** A page for the screens of a test file, a new one for each test. Call it once, at the top. */
export function testPage() {
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

  return {
    get page() {
      return page
    },

    /** Resolves when the screen has come to rest. */
    show(
      screen: ReactNode,
      { session, fetch, language = 'en', role = null, local = null }: Surroundings,
    ): Promise<void> {
      const api = new Api({ language: () => language, role: () => role, fetch })
      return act(async () =>
        root.render(
          <LanguageContext value={new Language(null, [language])}>
            <AppContext value={{ api, storage: { local, session: null } }}>
              <SessionContext value={session}>{screen}</SessionContext>
            </AppContext>
          </LanguageContext>,
        ),
      )
    },
  }
}

/** Types into a field as a person does: React hears of it. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement | null, value: string): Promise<void> {
  if (!field) throw new Error('there is no field to type in')
  return act(async () => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
