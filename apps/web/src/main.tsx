import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Api } from './api.ts'
import { App } from './app.tsx'
import { AppContext } from './app-context.ts'
import './base.css'
import { Language, LanguageContext } from './i18n.ts'
import { browserStorage, tabRole } from './session/device-storage.ts'
import './tokens.css'

const storage = browserStorage()
const language = new Language(storage.local, navigator.languages)
const api = new Api({ language: language.get, role: (boardId) => tabRole(storage, boardId) })

const tellPage = () => {
  document.documentElement.lang = language.get()
}
language.subscribe(tellPage)
tellPage()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')
createRoot(root).render(
  <StrictMode>
    <LanguageContext value={language}>
      <AppContext value={{ api, storage }}>
        <App />
      </AppContext>
    </LanguageContext>
  </StrictMode>,
)
