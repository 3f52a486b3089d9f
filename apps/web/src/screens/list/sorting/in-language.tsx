import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria/I18nProvider'
import { useLocale } from '../../../session/hooks.ts'

/** React Aria tells how to drag in the language of the interface, which may not be the browser's. */
export function InLanguage({ children }: { children: ReactNode }) {
  return <I18nProvider locale={useLocale()}>{children}</I18nProvider>
}
