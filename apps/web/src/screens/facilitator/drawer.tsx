import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import styles from './drawer.module.css'

/** A tool that is needed now and then: closed until it is asked for, and idle while closed. */
export function Drawer({
  title,
  note,
  children,
}: {
  title: string
  /** A word beside the title that is worth seeing while it is closed. */
  note?: string | undefined
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.drawer} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight aria-hidden="true" />
        <span>{title}</span>
        {note && <span className={styles.drawerNote}>{note}</span>}
      </summary>
      {open && <div className={styles.drawerContent}>{children}</div>}
    </details>
  )
}
