import { type Hub, hubMark } from '@atelier/board'
import type { CSSProperties } from 'react'

/** The colour of a HUB as `--hub`; a note without one has the colour of a line. */
export function hubStyle(hub: Pick<Hub, 'order'> | undefined): CSSProperties {
  return { '--hub': hub ? `var(--hub-${hubMark(hub).hue})` : 'var(--edge)' } as CSSProperties
}
