import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTexts } from '../i18n.ts'
import { Button } from './button.tsx'
import styles from './dialog.module.css'
import { uiTexts } from './texts.ts'

/** A question or a form above the screen. The browser holds the focus inside; Escape and the cross close it. */
export function Dialog({
  title,
  open,
  onClose,
  children,
}: {
  title: string
  open: boolean
  onClose(): void
  children: ReactNode
}) {
  const t = useTexts(uiTexts)
  const ref = useRef<HTMLDialogElement>(null)
  const opener = useRef<HTMLElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) {
      opener.current = document.activeElement as HTMLElement | null
      dialog.showModal()
    }
    if (!open && dialog.open) dialog.close()
  }, [open])
  // Closed, it gives the focus back by itself; one that is taken away while it is open does not.
  useLayoutEffect(() => {
    const dialog = ref.current
    return () => {
      const from = opener.current
      queueMicrotask(() => {
        if (!dialog?.isConnected && from?.isConnected) from.focus()
      })
    }
  }, [])
  // Below the page itself: a dialog within a menu would go with the menu.
  return createPortal(
    <dialog ref={ref} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      {open ? (
        <>
          <header className={styles.header}>
            <h2 id={titleId}>{title}</h2>
            <Button kind="plain" aria-label={t('close')} onClick={onClose} icon={<X aria-hidden="true" />} />
          </header>
          {children}
        </>
      ) : null}
    </dialog>,
    document.body,
  )
}
