import { Users } from 'lucide-react'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { useLocale, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import desk from './desk.module.css'
import styles from './rehearse.module.css'
import { facilitatorTexts } from './texts.ts'

/** A copy of the session with simulated people, to conduct it once before it counts. */
export function Rehearse() {
  const t = useTexts(facilitatorTexts)
  const api = useConductorApi()
  const locale = useLocale()
  const { boardId } = useSession()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [url, setUrl] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const begin = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const { links } = await api.rehearse(boardId)
      setUrl(links.facilitator)
    } catch (error) {
      setFailure(failureMessage(error, locale, t('failed')))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        <Users aria-hidden="true" /> {t('rehearse')}
      </button>
      <Dialog title={t('rehearse')} open={open} onClose={() => setOpen(false)}>
        <div className={desk.form}>
          <p>{t('rehearseText')}</p>
          {failure && <Notice kind="refused">{failure}</Notice>}
          {url ? (
            <>
              <Notice kind="saved">{t('rehearsalReady')}</Notice>
              <a className={styles.bigLink} href={url} target="_blank" rel="noreferrer">
                {t('openRehearsal')}
              </a>
            </>
          ) : (
            <div className={desk.formEnd}>
              <Button kind="primary" disabled={busy} onClick={begin}>
                {t(busy ? 'loading' : 'beginRehearsal')}
              </Button>
            </div>
          )}
        </div>
      </Dialog>
    </>
  )
}
