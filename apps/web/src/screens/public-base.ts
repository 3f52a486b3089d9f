import { useEffect, useState } from 'react'
import { useApi } from '../app-context.ts'

/** Whether an address leads back to the very computer that opens it, so that no phone gets anywhere with it. */
export const isLoopback = (base: string) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(base)

/** Origin under which phones find the server: the one it tells, else that of this page. No slash at the end. */
export function usePublicBase(): string {
  const api = useApi()
  const [base, setBase] = useState(window.location.origin)
  useEffect(() => {
    let gone = false
    api
      .config()
      .then(({ publicUrl }) => {
        if (!gone && publicUrl) setBase(publicUrl.replace(/\/$/, ''))
      })
      // Out of reach: the address of this page is the best one known.
      .catch(() => {})
    return () => {
      gone = true
    }
  }, [api])
  return base
}
