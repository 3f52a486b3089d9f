import { createContext, useContext } from 'react'
import type { Api } from './api.ts'
import type { DeviceStorage } from './session/device-storage.ts'

/** What the whole page shares. Made once in `main.tsx`. */
export interface AppContext {
  api: Api
  storage: DeviceStorage
}

export const AppContext = createContext<AppContext | null>(null)

export function useApp(): AppContext {
  const app = useContext(AppContext)
  if (!app) throw new Error('there is no app here. Put the screen inside <AppContext value>.')
  return app
}

export const useApi = (): Api => useApp().api
