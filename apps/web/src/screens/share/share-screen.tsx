import { can } from '@atelier/board'
import { ArrowRight, SlidersHorizontal } from 'lucide-react'
import { useTexts } from '../../i18n.ts'
import { useMeta, useSession } from '../../session/hooks.ts'
import { LinkButton } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Qr } from '../../ui/qr.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Wordmark } from '../../ui/wordmark.tsx'
import { isLoopback, usePublicBase } from '../public-base.ts'
import { Attendance } from './attendance.tsx'
import { RoleLinks } from './role-links.tsx'
import styles from './share-screen.module.css'
import { TableCards } from './table-cards.tsx'
import { shareTexts } from './texts.ts'

/** How people come in: a code and its QR for the room, and a link for each role. */
export function ShareScreen() {
  const t = useTexts(shareTexts)
  const { boardId, me } = useSession()
  const meta = useMeta()
  useTitle(meta?.title)
  const code = meta?.joinCode ?? ''
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <div className={styles.title}>
          <div>
            <p>{t('kicker')}</p>
            <h1>{meta?.title}</h1>
          </div>
          <div className={styles.actions}>
            {can(me.role, 'conduct') ? (
              <LinkButton href={`/b/${boardId}/setup`} icon={<SlidersHorizontal aria-hidden="true" />}>
                {t('prepare')}
              </LinkButton>
            ) : null}
            <LinkButton kind="primary" href={`/b/${boardId}`}>
              {t('openBoard')}
              <ArrowRight aria-hidden="true" />
            </LinkButton>
          </div>
        </div>
        <RoomCard code={code} />
        {can(me.role, 'makeLinks') ? (
          <>
            <Attendance />
            <RoleLinks />
            <TableCards code={code} />
          </>
        ) : null}
      </main>
    </div>
  )
}

function RoomCard({ code }: { code: string }) {
  const t = useTexts(shareTexts)
  const base = usePublicBase()
  const address = `${base}/j/${code}`
  return (
    <section className={styles.room} aria-labelledby="room-title">
      <div className={styles.qr}>
        <Qr text={address} />
      </div>
      <div className={styles.ways}>
        <h2 id="room-title">{t('roomTitle')}</h2>
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
        <CopyField label={t('roomTitle')} text={address} />
        {isLoopback(base) ? <Notice kind="info">{t('loopback')}</Notice> : null}
      </div>
    </section>
  )
}
