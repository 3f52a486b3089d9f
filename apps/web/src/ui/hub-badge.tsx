import { type Hub, hubMark } from '@atelier/board'
import styles from './hub-badge.module.css'

/** The three letters of a HUB beside its stripe: hue, and past the last hue another pattern. */
export function HubBadge({ hub }: { hub: Pick<Hub, 'order' | 'code' | 'name'> }) {
  const { hue, pattern } = hubMark(hub)
  return (
    <span
      className={styles.badge}
      data-pattern={pattern % 3}
      style={{ '--hub': `var(--hub-${hue})` } as React.CSSProperties}
      title={hub.name}
    >
      {hub.code}
    </span>
  )
}
