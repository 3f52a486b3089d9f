import { MAX_REFERENCE_BYTES } from '@atelier/board'
import { FileText, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useTexts } from '../../i18n.ts'
import { useLocale } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './report-screen.module.css'
import { reportTexts } from './texts.ts'
import type { ReportFileDesk } from './use-report-files.ts'

/** The Word file whose look the report in Word takes over, kept with the board. */
export function HouseFile({ desk }: { desk: ReportFileDesk }) {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const reference = desk.files?.reference ?? null

  const attempt = async (act: () => Promise<void>) => {
    if (isBusy) return
    setBusy(true)
    setFailure(null)
    try {
      await act()
    } catch (error) {
      setFailure(failureMessage(error, locale, t('notKept')))
    } finally {
      setBusy(false)
    }
  }
  const give = (file: File | undefined) => {
    if (!file) return
    if (file.size > MAX_REFERENCE_BYTES)
      return setFailure(t('referenceTooLarge', { max: Math.floor(MAX_REFERENCE_BYTES / 1024 ** 2) }))
    void attempt(() => desk.giveReference(file))
  }
  return (
    <section className={styles.part}>
      <h2>{t('reference')}</h2>
      <p className={styles.muted}>{t('referenceHint')}</p>
      {reference && (
        <div className={styles.kept}>
          <FileText aria-hidden="true" />
          <span>
            <bdi>{reference.name}</bdi>
            <small>
              {t('referenceSince', {
                when: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
                  reference.at,
                ),
              })}
            </small>
          </span>
          <Button
            kind="plain"
            icon={<Trash2 aria-hidden="true" />}
            aria-label={t('referenceRemove', { name: reference.name })}
            onClick={() => void attempt(() => desk.remove('reference'))}
          >
            {t('remove')}
          </Button>
        </div>
      )}
      <label className={styles.line}>
        {t(reference ? 'referenceOther' : 'referenceChoose')}
        <input
          type="file"
          accept=".docx,.dotx,.docm,.dotm,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          onChange={(event) => {
            give(event.target.files?.[0])
            // The same file can be chosen again after it was changed.
            event.target.value = ''
          }}
        />
      </label>
      <div role="status">{isBusy && <Spinner label={t('referenceTrying')} />}</div>
      {failure !== null && <Notice kind="refused">{failure}</Notice>}
    </section>
  )
}
