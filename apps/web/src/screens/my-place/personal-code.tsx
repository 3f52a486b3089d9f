import type { Handover } from '@atelier/board'
import { useLocale, useTexts } from '../../i18n.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { Qr } from '../../ui/qr.tsx'
import { usePublicBase } from '../public-base.ts'
import styles from './my-place-dialog.module.css'
import { myPlaceTexts } from './texts.ts'

/** Somebody's own code in its three forms: to scan, to type, and as a link to copy. */
export function PersonalCode({ handover: { code, expiresAt } }: { handover: Handover }) {
  const t = useTexts(myPlaceTexts)
  const locale = useLocale()
  const base = usePublicBase()
  const url = `${base}/j/${code}`
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(expiresAt)
  return (
    <>
      <div className={styles.code} role="status">
        <div className={styles.qr}>
          <Qr text={url} />
        </div>
        <div>
          <p className="visually-hidden">{t('yourCode', { code: code.split('').join(' ') })}</p>
          <p className={styles.letters} dir="ltr" aria-hidden="true">
            <span>{code.slice(0, 4)}</span> <span>{code.slice(4)}</span>
          </p>
          <p className={styles.hint}>{t('scan', { site: base.replace(/^https?:\/\//, '') })}</p>
          <p className={styles.hint}>{t('validUntil', { time })}</p>
        </div>
      </div>
      <CopyField label={t('personalLink')} text={url} />
    </>
  )
}
