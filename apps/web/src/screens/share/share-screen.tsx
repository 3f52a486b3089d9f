import { can } from '@atelier/board'
import { ArrowRight, SlidersHorizontal } from 'lucide-react'
import { useTexts } from '../../i18n.ts'
import { useMeta, useSession } from '../../session/hooks.ts'
import { LinkButton } from '../../ui/button.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Wordmark } from '../../ui/wordmark.tsx'
import { useRoomCode } from '../use-room-code.ts'
import { Attendance } from './attendance.tsx'
import { RoleLinks } from './role-links.tsx'
import { RoomCard } from './room-card.tsx'
import styles from './share-screen.module.css'
import { TableCards } from './table-cards.tsx'
import { shareTexts } from './texts.ts'

/** How people come in: a code and its QR for the room, and a link for each role. */
export function ShareScreen() {
  const t = useTexts(shareTexts)
  const { boardId, me } = useSession()
  const meta = useMeta()
  useTitle(meta?.title)
  const { code, ended } = useRoomCode()
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
        <RoomCard />
        {can(me.role, 'makeLinks') ? (
          <>
            <Attendance />
            <RoleLinks />
            {ended ? null : <TableCards code={code} />}
          </>
        ) : null}
      </main>
    </div>
  )
}
