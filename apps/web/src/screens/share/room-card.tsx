import { can, RoomCode } from '@atelier/board'
import { Ban, DoorOpen, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Qr } from '../../ui/qr.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { isLoopback, usePublicBase } from '../public-base.ts'
import { type ShownCode, useRoomCode } from '../use-room-code.ts'
import { Confirm } from './confirm.tsx'
import styles from './share-screen.module.css'
import { shareTexts } from './texts.ts'

/** The room's code and its QR, until it ends. */
export function RoomCard() {
  const t = useTexts(shareTexts)
  const { me } = useSession()
  const shown = useRoomCode()
  const { ended } = shown
  return (
    <section className={styles.room} data-ended={ended !== null} aria-labelledby="room-title">
      {ended ? null : <CodeQr {...shown} />}
      <div className={styles.ways}>
        <h2 id="room-title">{t('roomTitle')}</h2>
        {ended ? <Notice kind="info">{t(`ended.${ended}`)}</Notice> : <Ways {...shown} />}
        {can(me.role, 'makeLinks') ? <CodeTools {...shown} /> : null}
      </div>
    </section>
  )
}

function CodeQr({ code }: ShownCode) {
  const base = usePublicBase()
  return (
    <div className={styles.qr}>
      <Qr text={`${base}/j/${code}`} />
    </div>
  )
}

function Ways({ code, endsAt }: ShownCode) {
  const t = useTexts(shareTexts)
  const locale = useLocale()
  const base = usePublicBase()
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <p className={styles.hint}>{t('roomText')}</p>
      <p className={styles.site}>
        <bdi dir="ltr">{base.replace(/^https?:\/\//, '')}</bdi>
      </p>
      <p>
        <span className="visually-hidden">{code.split('').join(' ')}</span>
        <bdi className={styles.code} dir="ltr" aria-hidden="true">
          <span>{code.slice(0, 3)}</span>
          <span>{code.slice(3)}</span>
        </bdi>
      </p>
      <CopyField label={t('roomTitle')} text={`${base}/j/${code}`} />
      <p className={styles.hint}>
        {endsAt === null ? t('codeEnds') : t('codeEndsAt', { time: time.format(endsAt) })}
      </p>
      {isLoopback(base) ? <Notice kind="info">{t('loopback')}</Notice> : null}
    </>
  )
}

type Action = 'renew' | 'end' | 'open'

/** A new code, an end to it, and the way back from that. */
function CodeTools({ ended }: ShownCode) {
  const t = useTexts(shareTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const { api } = useApp()
  const { boardId } = useSession()
  const [asking, setAsking] = useState<'renew' | 'end' | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const act = async (action: Action) => {
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      // The new code comes by the line of the session, to this screen as to the wall.
      await api.ask('POST', boardId, '/code', RoomCode, { action })
    } catch (failure) {
      setError(failureMessage(failure, locale, tUi('unreachable')))
    } finally {
      setBusy(false)
      setAsking(null)
    }
  }
  return (
    <>
      {error ? <Notice kind="refused">{error}</Notice> : null}
      <div className={styles.linkTools}>
        {ended ? (
          <Button
            icon={<DoorOpen aria-hidden="true" />}
            aria-disabled={busy}
            onClick={() => void act('open')}
          >
            {t('codeOpen')}
          </Button>
        ) : null}
        <Button kind="plain" icon={<RotateCcw aria-hidden="true" />} onClick={() => setAsking('renew')}>
          {t('codeRenew')}
        </Button>
        {ended ? null : (
          <Button kind="plain" icon={<Ban aria-hidden="true" />} onClick={() => setAsking('end')}>
            {t('codeEnd')}
          </Button>
        )}
      </div>
      {asking ? (
        <Confirm
          title={t(asking === 'renew' ? 'codeRenewTitle' : 'codeEndTitle')}
          act={t(asking === 'renew' ? 'codeRenew' : 'codeEnd')}
          busy={busy}
          onAct={() => void act(asking)}
          onClose={() => setAsking(null)}
        >
          <p>{t(asking === 'renew' ? 'codeRenewText' : 'codeEndText')}</p>
        </Confirm>
      ) : null}
    </>
  )
}
