import { type CSSProperties, useSyncExternalStore } from 'react'

/**
 * Height of what is seen, above the on-screen keyboard, and where it begins.
 *
 * `dvh` follows the browser's bars but not the keyboard of iOS; the visual viewport follows both. To bring a field into
 * view iOS also moves the page up under it, and leaves it there.
 *
 * @returns a style that sets `--screen-height` and `--screen-top`; empty where the browser does not tell
 */
export function useScreenHeight(): CSSProperties {
  const seen = useSyncExternalStore(subscribe, read)
  if (seen === null) return {}
  const [height, top] = seen.split(' ')
  return { '--screen-height': `${height}px`, '--screen-top': `${top}px` } as CSSProperties
}

function subscribe(listener: () => void): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  viewport.addEventListener('resize', listener)
  viewport.addEventListener('scroll', listener)
  return () => {
    viewport.removeEventListener('resize', listener)
    viewport.removeEventListener('scroll', listener)
  }
}

/** Height and top in CSS px at scale 1; `null` while the person has zoomed in, so that zooming does not squeeze the page. */
function read(): string | null {
  const viewport = window.visualViewport
  return viewport && viewport.scale <= 1.01
    ? `${Math.round(viewport.height)} ${Math.round(viewport.offsetTop)}`
    : null
}
