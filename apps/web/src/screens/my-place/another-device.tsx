import { Handover } from '@atelier/board'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApi } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { useNow, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { uiTexts } from '../../ui/texts.ts'
import styles from './my-place-dialog.module.css'
import { PersonalCode } from './personal-code.tsx'
import { myPlaceTexts } from './texts.ts'

/** A code of one's own, asked for by hand: it makes whoever uses it this person. */
export function AnotherDevice() {
  const t = useTexts(myPlaceTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const api = useApi()
  const { boardId } = useSession()
  const now = useNow(1000)
  const [handover, setHandover] = useState<Handover | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)

  const ask = async () => {
    if (asking) return
    setAsking(true)
    setError(null)
    try {
      setHandover(await api.ask('POST', boardId, '/me/handover', Handover, {}))
    } catch (failure) {
      setError(failureMessage(failure, locale, tUi('unreachable')))
    } finally {
      setAsking(false)
    }
  }

  const spent = handover !== null && handover.expiresAt <= now
  return (
    <section className={styles.other} aria-labelledby="other-device">
      <h3 id="other-device">{t('otherTitle')}</h3>
      <p className={styles.hint}>{t('otherText')}</p>
      {handover && !spent ? (
        <PersonalCode handover={handover} />
      ) : (
        <>
          {spent ? <Notice kind="info">{t('spent')}</Notice> : null}
          <Button onClick={ask} aria-disabled={asking}>
            {t(asking ? 'asking' : spent ? 'again' : 'show')}
          </Button>
        </>
      )}
      {error ? <Notice kind="refused">{error}</Notice> : null}
    </section>
  )
}
