import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Api } from './api.ts'
import { App, fetchScreenAt } from './app.tsx'
import { AppContext } from './app-context.ts'
import { fetchAskedEarly } from './asked-early.ts'
import './base.css'
import { Language, LanguageContext } from './i18n.ts'
import { browserStorage, readStored, tabRole, writeStored } from './session/device-storage.ts'
import './tokens.css'
import { keepFocus } from './ui/keep-focus.ts'
import { PageBoundary } from './ui/page-boundary.tsx'
import { fetchWords } from './words.ts'

const storage = browserStorage()
const language = new Language(storage.local, navigator.languages)
const api = new Api({
  fetch: fetchAskedEarly(window, (input, init) => fetch(input, init)),
  language: language.get,
  role: (boardId) => tabRole(storage, boardId),
})

const tellPage = () => {
  document.documentElement.lang = language.get()
}
language.subscribe(tellPage)
tellPage()

keepFocus(document)

const element = document.getElementById('root')
if (!element) throw new Error('index.html has no element with the id "root".')
const root = createRoot(element, {
  // React drew the screen a second time and it stands: worth a line for who looks, not an alarm.
  onRecoverableError: (error) => console.warn(error),
})

// Words and screen come at the same time. What fails here is met again, and shown, by the screen.
fetchScreenAt(window.location.pathname, language.get())
Promise.all([fetchWords('start', language.get()), pseudoLocale()])
  .catch(() => null)
  .then(() =>
    root.render(
      <StrictMode>
        <LanguageContext value={language}>
          <PageBoundary>
            <AppContext value={{ api, storage }}>
              <App />
            </AppContext>
          </PageBoundary>
        </LanguageContext>
      </StrictMode>,
    ),
  )

/** `?pseudo=rtl` or `?pseudo=long` shows what other languages do to the layout, for as long as the tab lives. */
async function pseudoLocale(): Promise<void> {
  const asked = new URLSearchParams(window.location.search).get('pseudo')
  const kind = asked ?? readStored(storage.session, 'atelier.pseudo')
  if (asked !== null) writeStored(storage.session, 'atelier.pseudo', asked || null)
  if (kind !== 'rtl' && kind !== 'long') return
  const { disguise, disguiseTables } = await import('./pseudo-locale.ts')
  document.documentElement.dir = kind === 'rtl' ? 'rtl' : 'ltr'
  language.disguise = disguise(kind)
  language.disguiseTable = disguiseTables(language.disguise)
}
