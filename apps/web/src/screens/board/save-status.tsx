import { Check, CloudOff, LoaderCircle } from 'lucide-react'
import { useTexts } from '../../i18n.ts'
import { useSaveStatus } from '../../session/hooks.ts'
import styles from './save-status.module.css'
import { boardTexts } from './texts.ts'

/** Whether what I wrote is on the server's disk, in words. */
export function SaveStatus() {
  const t = useTexts(boardTexts)
  const { connection, waiting } = useSaveStatus()
  if (connection === 'online' && waiting === 0)
    return (
      <p className={styles.status} data-state="saved">
        <Check aria-hidden="true" /> {t('saved')}
      </p>
    )
  if (connection === 'online')
    return (
      <p className={styles.status} data-state="saving">
        <LoaderCircle aria-hidden="true" className={styles.turning} /> {t('saving', { count: waiting })}
      </p>
    )
  if (connection === 'connecting')
    return (
      <p className={styles.status} data-state="connecting">
        <LoaderCircle aria-hidden="true" className={styles.turning} /> {t('connecting')}
      </p>
    )
  return (
    <p className={styles.status} data-state="offline">
      <CloudOff aria-hidden="true" /> {waiting > 0 ? t('offlineWaiting', { count: waiting }) : t('offline')}
    </p>
  )
}
