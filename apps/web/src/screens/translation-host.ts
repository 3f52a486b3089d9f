import { useEffect, useState } from 'react'
import { useApi } from '../app-context.ts'

/**
 * Name of the machine to which this server sends notes that somebody wants translated; `null` where there is none, and
 * until it is known.
 *
 * @param wanted asked from then on
 */
export function useTranslationHost(wanted = true): string | null {
  const api = useApi()
  const [host, setHost] = useState<string | null>(null)
  useEffect(() => {
    if (!wanted) return
    let gone = false
    api
      .config()
      .then(({ translationHost }) => {
        if (!gone) setHost(translationHost)
      })
      // Out of reach: nothing could be translated either.
      .catch(() => {})
    return () => {
      gone = true
    }
  }, [api, wanted])
  return host
}
