import { LinkCreated, LinkList, type Role } from '@atelier/board'
import { Ban, Mail, QrCode, RotateCcw } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { Anything, failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { useNow, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Qr } from '../../ui/qr.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { forgetLink, knownLinks, LINK_ROLES, rememberLink } from '../device-boards.ts'
import { usePublicBase } from '../public-base.ts'
import { Confirm } from './confirm.tsx'
import { MailDialog } from './mail-dialog.tsx'
import styles from './share-screen.module.css'
import { shareTexts } from './texts.ts'

/**
 * A link for each role: to copy, to scan, and to close for good, in exchange for a new one or for none. Of one's own
 * role the exchange alone is offered, so that nobody locks themselves out.
 */
export function RoleLinks() {
  const t = useTexts(shareTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const { api, storage } = useApp()
  const { boardId, me } = useSession()
  const base = usePublicBase()
  const now = useNow(60_000)
  const [known, setKnown] = useState(() => knownLinks(storage, boardId))
  const [links, setLinks] = useState<LinkList['links'] | null>(null)
  const [showing, setShowing] = useState<Role | null>(null)
  const [mailing, setMailing] = useState<Role | null>(null)
  const [closing, setClosing] = useState<{ role: Role; way: 'renew' | 'revoke'; busy: boolean } | null>(null)
  const [error, setError] = useState<string | null>(null)

  const refresh = useCallback(async () => {
    setLinks((await api.ask('GET', boardId, '/links', LinkList)).links)
  }, [api, boardId])
  useEffect(() => {
    // Without the server the links known here are shown all the same.
    refresh().catch(() => null)
  }, [refresh])

  const make = async (role: Role) => {
    const { url } = await api.ask('POST', boardId, '/links', LinkCreated, { role })
    rememberLink(storage, boardId, role, url)
    setKnown(knownLinks(storage, boardId))
    return url
  }
  const attempt = async (act: () => Promise<unknown>) => {
    setError(null)
    try {
      await act()
      await refresh()
    } catch (failure) {
      setError(failureMessage(failure, locale, tUi('unreachable')))
    }
  }
  const close = async (role: Role, way: 'renew' | 'revoke') => {
    setClosing({ role, way, busy: true })
    await attempt(async () => {
      const { links: before } = await api.ask('GET', boardId, '/links', LinkList)
      const renewed = way === 'renew' ? await make(role) : null
      // Whoever renews their own role comes in by the new link first, or the old one would take them with it.
      if (renewed && role === me.role) await api.join({ secret: new URL(renewed).hash.slice(1) }, role)
      for (const link of before)
        if (link.role === role && link.revokedAt === null)
          await api.ask('DELETE', boardId, `/links/${encodeURIComponent(link.id)}`, Anything)
      if (!renewed) forgetLink(storage, boardId, role)
      setKnown(knownLinks(storage, boardId))
      // The lines of this page came by the old link and close with it: begin again by the new one.
      if (role === me.role) window.location.reload()
    })
    setClosing(null)
  }

  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const openOf = (role: Role) =>
    (links ?? []).filter((link) => link.role === role && link.revokedAt === null && link.expiresAt > now)
  const untilOf = (role: Role) => {
    const open = openOf(role)
    return open.length > 0 ? Math.max(...open.map(({ expiresAt }) => expiresAt)) : null
  }
  const urlOf = (role: Role) => known[role]?.replace(/^https?:\/\/[^/]+/, base)

  return (
    <section className={styles.roles} aria-labelledby="links-title">
      <h2 id="links-title">{t('linksTitle')}</h2>
      <p className={styles.hint}>{t('linksText')}</p>
      {error ? <Notice kind="refused">{error}</Notice> : null}
      <ul>
        {LINK_ROLES.map((role) => {
          const open = openOf(role)
          const until = untilOf(role)
          // One that was closed on another device is no link any more.
          const url = links && open.length === 0 ? undefined : urlOf(role)
          return (
            <li key={role}>
              <div>
                <h3>{tUi(`role.${role}`)}</h3>
                <p className={styles.hint}>{t(`roleText.${role}`)}</p>
                {links ? (
                  <p className={styles.hint}>
                    {until !== null
                      ? t('openLinks', { count: open.length, date: day.format(until) })
                      : t('noLinks')}
                  </p>
                ) : null}
              </div>
              <div className={styles.link}>
                {url ? (
                  <CopyField label={tUi(`role.${role}`)} text={url} />
                ) : (
                  <Button onClick={() => void attempt(() => make(role))}>{t('makeLink')}</Button>
                )}
                <div className={styles.linkTools}>
                  {url ? (
                    <Button
                      kind="plain"
                      icon={<QrCode aria-hidden="true" />}
                      aria-label={t('qrTitle', { role: tUi(`role.${role}`) })}
                      onClick={() => setShowing(role)}
                    >
                      {t('showQr')}
                    </Button>
                  ) : null}
                  {url ? (
                    <Button
                      kind="plain"
                      icon={<Mail aria-hidden="true" />}
                      aria-label={t('mailTitle', { role: tUi(`role.${role}`) })}
                      onClick={() => setMailing(role)}
                    >
                      {t('mail')}
                    </Button>
                  ) : null}
                  {open.length > 0 ? (
                    <Button
                      kind="plain"
                      icon={<RotateCcw aria-hidden="true" />}
                      aria-label={t('renewTitle', { role: tUi(`role.${role}`) })}
                      onClick={() => setClosing({ role, way: 'renew', busy: false })}
                    >
                      {t('renew')}
                    </Button>
                  ) : null}
                  {open.length > 0 && role !== me.role ? (
                    <Button
                      kind="plain"
                      icon={<Ban aria-hidden="true" />}
                      aria-label={t('revokeTitle', { role: tUi(`role.${role}`) })}
                      onClick={() => setClosing({ role, way: 'revoke', busy: false })}
                    >
                      {t('revoke')}
                    </Button>
                  ) : null}
                </div>
              </div>
            </li>
          )
        })}
      </ul>
      {showing && urlOf(showing) ? (
        <Dialog title={t('qrTitle', { role: tUi(`role.${showing}`) })} open onClose={() => setShowing(null)}>
          <Qr text={urlOf(showing) ?? ''} />
        </Dialog>
      ) : null}
      {mailing && urlOf(mailing) ? (
        <MailDialog
          role={mailing}
          url={urlOf(mailing) ?? ''}
          until={untilOf(mailing)}
          onClose={() => setMailing(null)}
        />
      ) : null}
      {closing ? (
        <Confirm
          title={t(`${closing.way}Title`, { role: tUi(`role.${closing.role}`) })}
          act={t(closing.busy ? (closing.way === 'renew' ? 'renewing' : 'revoking') : closing.way)}
          busy={closing.busy}
          onAct={() => void close(closing.role, closing.way)}
          onClose={() => setClosing(null)}
        >
          <p>{t(`${closing.way}Text`)}</p>
          {closing.role === me.role ? <p>{t('renewSelf')}</p> : null}
          {closing.role === 'participant' ? <p>{t('revokeParticipants')}</p> : null}
        </Confirm>
      ) : null}
    </section>
  )
}
