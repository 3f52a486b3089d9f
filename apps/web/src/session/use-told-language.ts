import type { Locale } from '@atelier/board'
import { useEffect, useRef } from 'react'
import type { SaveStatus, Session } from './session.ts'

/**
 * Tells the server in which language this person works from now on, wherever on the screen they changed it: notes
 * whose wording does not show their language are marked with it.
 *
 * A change made without the server is told when it is back. What the browser speaks is not a choice, so opening a
 * board on another device tells nothing.
 */
export function useToldLanguage(
  { changeMe }: Pick<Session, 'changeMe'>,
  locale: Locale,
  connection: SaveStatus['connection'],
): void {
  const told = useRef(locale)
  const change = useRef(changeMe)
  change.current = changeMe

  useEffect(() => {
    const before = told.current
    if (locale === before || connection !== 'online') return
    told.current = locale
    change.current({ language: locale }).catch(() => {
      // Asked again at the next change, or when the line has been down and is back.
      if (told.current === locale) told.current = before
    })
  }, [locale, connection])
}
