import { CircleCheck, Clock, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

const ICONS = { info: Info, saved: CircleCheck, waiting: Clock, refused: TriangleAlert } as const

/** A sentence that matters now, with an icon as well as a colour. `refused` interrupts a screen reader. */
export function Notice({
  kind,
  id,
  children,
}: {
  kind: keyof typeof ICONS
  id?: string
  children: ReactNode
}) {
  const Icon = ICONS[kind]
  return (
    <div
      className={`${styles.notice} ${styles[kind]}`}
      id={id}
      role={kind === 'refused' ? 'alert' : 'status'}
    >
      <Icon aria-hidden="true" />
      <div>{children}</div>
    </div>
  )
}
