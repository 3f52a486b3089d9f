import type { ReactNode } from 'react'
import { useTexts } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { uiTexts } from '../../ui/texts.ts'
import styles from './share-screen.module.css'

/** What a step brings with it, said before it is made. */
export function Confirm({
  title,
  act,
  busy,
  onAct,
  onClose,
  children,
}: {
  title: string
  /** Words of the button that makes the step. */
  act: string
  busy: boolean
  onAct(): void
  onClose(): void
  children: ReactNode
}) {
  const t = useTexts(uiTexts)
  return (
    <Dialog title={title} open onClose={onClose}>
      <div className={styles.confirm}>
        {children}
        <div className={styles.actions}>
          <Button kind="primary" aria-disabled={busy} onClick={() => (busy ? null : onAct())}>
            {act}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
