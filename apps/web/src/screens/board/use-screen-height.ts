import { type CSSProperties, useSyncExternalStore } from 'react'

/**
 * Height of what is seen, above the on-screen keyboard.
 *
 * `dvh` follows the browser's bars but not the keyboard of iOS; the visual viewport follows both.
 *
 * @returns a style that sets `--screen-height`; empty where the browser does not tell
 */
export function useScreenHeight(): CSSProperties {
  const height = useSyncExternalStore(subscribe, read)
  return height === null ? {} : ({ '--screen-height': `${height}px` } as CSSProperties)
}

function subscribe(listener: () => void): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  viewport.addEventListener('resize', listener)
  return () => viewport.removeEventListener('resize', listener)
}

/** CSS px at scale 1; `null` while the person has zoomed in, so that zooming does not squeeze the page. */
function read(): number | null {
  const viewport = window.visualViewport
  return viewport && viewport.scale <= 1.01 ? Math.round(viewport.height) : null
}
