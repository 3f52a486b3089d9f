import { can, type Role } from '@atelier/board'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import { useLocale, useMeta, useSession } from '../../session/hooks.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Qr } from '../../ui/qr.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { useTitle } from '../../ui/use-title.ts'
import { Wordmark } from '../../ui/wordmark.tsx'
import { knownLinks, LINK_ROLES, rememberLink } from '../device-boards.ts'
import { isLoopback, usePublicBase } from '../public-base.ts'
import styles from './share-screen.module.css'
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
          <LinkButton kind="primary" href={`/b/${boardId}`}>
            {t('openBoard')}
            <ArrowRight aria-hidden="true" />
          </LinkButton>
        </div>
        <RoomCard code={code} />
        {can(me.role, 'makeLinks') ? <RoleLinks /> : null}
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
        <p className={styles.site}>{base.replace(/^https?:\/\//, '')}</p>
        <p className={styles.code}>
          <span className="visually-hidden">{code.split('').join(' ')}</span>
          <span aria-hidden="true">{code.slice(0, 3)}</span>
          <span aria-hidden="true">{code.slice(3)}</span>
        </p>
        <CopyField label={t('roomTitle')} text={address} />
        {isLoopback(base) ? <Notice kind="info">{t('loopback')}</Notice> : null}
      </div>
    </section>
  )
}

function RoleLinks() {
  const t = useTexts(shareTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const { api, storage } = useApp()
  const { boardId } = useSession()
  const base = usePublicBase()
  const [links, setLinks] = useState(() => knownLinks(storage, boardId))
  const [error, setError] = useState<string | null>(null)

  const renew = async (role: Role) => {
    setError(null)
    try {
      const { url } = await api.makeLink(boardId, role)
      rememberLink(storage, boardId, role, url)
      setLinks(knownLinks(storage, boardId))
    } catch (failure) {
      setError(failureMessage(failure, locale, tUi('unreachable')))
    }
  }

  return (
    <section className={styles.roles} aria-labelledby="links-title">
      <h2 id="links-title">{t('linksTitle')}</h2>
      <p className={styles.hint}>{t('linksText')}</p>
      {error ? <Notice kind="refused">{error}</Notice> : null}
      <ul>
        {LINK_ROLES.map((role) => (
          <li key={role}>
            <div>
              <h3>{tUi(`role.${role}`)}</h3>
              <p className={styles.hint}>{t(`roleText.${role}`)}</p>
            </div>
            {links[role] ? (
              <CopyField label={tUi(`role.${role}`)} text={links[role].replace(/^https?:\/\/[^/]+/, base)} />
            ) : (
              <Button onClick={() => renew(role)}>{t('makeLink')}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
