import { useCallback, useEffect, useState } from 'react'
import { type ConductorApi, useConductorApi } from '../../conductor-api.ts'
import { useSession } from '../../session/hooks.ts'

/**
 * Something that only the server knows, asked for again every so often while it is in view.
 *
 * @param ask keep it the same from one rendering to the next
 * @param key asks at once when it changes
 * @returns `value` is `null` until the first answer; an answer that does not come leaves the last one standing, and
 *   `lost` says so
 */
export function useAsked<T>(
  ask: (api: ConductorApi, boardId: string) => Promise<T>,
  everyMs: number,
  key: unknown = null,
): { value: T | null; lost: boolean; again(): void } {
  const api = useConductorApi()
  const { boardId } = useSession()
  const [value, setValue] = useState<T | null>(null)
  const [lost, setLost] = useState(false)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `turn` ask again
  useEffect(() => {
    let gone = false
    const once = () =>
      ask(api, boardId)
        .then((answer) => {
          if (gone) return
          setValue(answer)
          setLost(false)
        })
        .catch(() => {
          if (!gone) setLost(true)
        })
    void once()
    const interval = setInterval(once, everyMs)
    return () => {
      gone = true
      clearInterval(interval)
    }
  }, [api, boardId, ask, everyMs, key, turn])
  const again = useCallback(() => setTurn((n) => n + 1), [])
  return { value, lost, again }
}
