import { useSyncExternalStore } from 'react'
import { useSearchParams } from 'wouter'

export type BoardView = 'canvas' | 'list'

/** Below this a canvas is a keyhole; a finger on a small screen cannot aim at notes. */
const LIST_FIRST = '(max-width: 899px), (pointer: coarse) and (max-width: 1199px)'
const VIEW_KEY = 'atelier.view'

/**
 * Canvas or list: what the address says, else what this tab showed last, else what suits the screen.
 *
 * @returns the view, and a switch that writes it into the address
 */
export function useBoardView(): [BoardView, (view: BoardView) => void] {
  const [params, setParams] = useSearchParams()
  const listFirst = useMediaQuery(LIST_FIRST)
  const asked = asView(params.get('view'))
  const view = asked ?? asView(sessionRead(VIEW_KEY)) ?? (listFirst ? 'list' : 'canvas')
  const choose = (next: BoardView) => {
    sessionWrite(VIEW_KEY, next)
    setParams((now) => ({ ...Object.fromEntries(now), view: next }), { replace: true })
  }
  return [view, choose]
}

/** Whether a media query holds, drawn again when it changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

const asView = (value: string | null): BoardView | null =>
  value === 'canvas' || value === 'list' ? value : null

function sessionRead(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function sessionWrite(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value)
  } catch {
    // The address still carries the choice.
  }
}
