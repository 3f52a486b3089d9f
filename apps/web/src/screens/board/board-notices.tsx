import { errorMessage, type Role } from '@atelier/board'
import { useEffect } from 'react'
import { useTexts } from '../../i18n.ts'
import { useHas, useLocale, usePhase, useRefusal, useSaveStatus, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './board-screen.module.css'
import { boardTexts } from './texts.ts'

const ROLE_NAMES = {
  viewer: 'roleViewer',
  participant: 'roleParticipant',
  secretariat: 'roleSecretariat',
  facilitator: 'roleFacilitator',
} as const satisfies Record<Role, string>

/** What went wrong and what it means: a lost connection, a change the server refused. */
export function BoardNotices() {
  const t = useTexts(boardTexts)
  const session = useSession()
  const locale = useLocale()
  const phase = usePhase()
  const { connection } = useSaveStatus()
  const refusal = useRefusal()
  const mayWrite = useHas('write')
  const obsolete = refusal === 'phaseClosed' && mayWrite
  // "Writing is closed" is no longer true; the text itself is still offered back where it was written.
  useEffect(() => {
    if (obsolete) session.dismissRefusal()
  }, [obsolete, session])
  if (connection !== 'offline' && !refusal) return null
  return (
    <div className={styles.notices}>
      {refusal && (
        <Notice kind="refused">
          <div className={styles.refusal}>
            <span>
              {errorMessage(refusal, locale, {
                phase: phase?.name[locale] ?? '',
                role: t(ROLE_NAMES[session.me.role]),
              })}
            </span>
            <Button onClick={() => session.dismissRefusal()}>{t('dismiss')}</Button>
          </div>
        </Notice>
      )}
      {connection === 'offline' && <Notice kind="waiting">{t('offlineExplained')}</Notice>}
    </div>
  )
}
