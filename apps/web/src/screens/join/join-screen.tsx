import type { OpenInvitation, Role } from '@atelier/board'
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { failureMessage, RequestError } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { rememberedMe, rememberMe, setTabRole, tabRole } from '../../session/device-storage.ts'
import { Button } from '../../ui/button.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { StatePage } from '../../ui/state-page.tsx'
import { Wordmark } from '../../ui/wordmark.tsx'
import { rememberBoard, rememberLink } from '../device-boards.ts'
import { JoinForm } from './join-form.tsx'
import { hideSecret, type JoinKey, leadsToReport, secretOfAddress } from './join-key.ts'
import styles from './join-screen.module.css'
import { joinTexts } from './texts.ts'

/** For those who find the door shut. When its file is out of reach too, "try again" stays. */
const CodeForm = lazy(async (): Promise<{ default: ComponentType<{ initial?: string }> }> => {
  try {
    return { default: (await import('../home/code-form.tsx')).CodeForm }
  } catch {
    return { default: () => null }
  }
})

type Door =
  | { state: 'asking' }
  | { state: 'open'; invitation: OpenInvitation }
  | { state: 'shut'; text: string; again: boolean }

/**
 * From a code or link to the board: one screen, and none for those who were here before on this device, or whose role
 * has nothing to fill in.
 *
 * @param onFormShown a good moment to fetch what comes next: somebody is choosing their HUB
 */
export function JoinScreen({ code, onFormShown }: { code?: string; onFormShown?(): void }) {
  const t = useTexts(joinTexts)
  const locale = useLocale()
  const app = useApp()
  const [, navigate] = useLocation()
  const [key, setKey] = useState<JoinKey | null>(() => (code ? { code } : secretOfAddress()))
  const [door, setDoor] = useState<Door>({ state: 'asking' })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    // Another link pasted over one that did not open: only what stands after "#" differs, so the page is not loaded anew.
    const onHash = () => {
      const secret = window.location.hash === '' ? null : secretOfAddress()
      if (secret) setKey(secret)
    }
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a key, and at each new attempt
  useEffect(() => {
    if (!key) return setDoor({ state: 'shut', text: t('linkGone'), again: false })
    let gone = false
    if ('secret' in key) hideSecret(key.secret)
    const knock = async () => {
      const invitation = await app.api.invitation(key)
      const { boardId, role, title } = invitation
      const enter = () => {
        if (gone) return
        setTabRole(app.storage, boardId, role)
        rememberBoard(app.storage, { boardId, title, role })
        // The Secretariat hands on the way it came by: to its report.
        if (role === 'secretariat' && 'secret' in key)
          rememberLink(app.storage, boardId, role, `${window.location.origin}/join#${key.secret}`)
        navigate(landingOf(boardId, role), { replace: true })
      }
      // Somebody's own code makes this device theirs, whoever used it before.
      if (!invitation.handover && (await wasHere(boardId, role))) return enter()
      if (invitation.handover) {
        rememberMe(app.storage, await app.api.join(key, role))
        return enter()
      }
      if (role === 'viewer' || role === 'secretariat') {
        rememberMe(app.storage, await app.api.join({ ...key, language: locale }, role))
        return enter()
      }
      if (gone) return
      setDoor({ state: 'open', invitation })
      onFormShown?.()
    }
    const wasHere = async (boardId: string, role: OpenInvitation['role']) => {
      if (!rememberedMe(app.storage, boardId, role)) return false
      const before = tabRole(app.storage, boardId)
      setTabRole(app.storage, boardId, role)
      try {
        return (await app.api.me(boardId)).role === role
      } catch {
        return false
      } finally {
        if (before) setTabRole(app.storage, boardId, before)
      }
    }
    setDoor({ state: 'asking' })
    knock().catch((failure: unknown) => {
      if (gone) return
      // A code that opens nothing opens nothing the second time either.
      const again = !(failure instanceof RequestError) || failure.status === 0 || failure.status >= 429
      setDoor({ state: 'shut', text: failureMessage(failure, locale, t('unreachable')), again })
    })
    return () => {
      gone = true
    }
  }, [app, key, attempt])

  if (door.state === 'asking')
    return (
      <StatePage>
        <Spinner label={t('asking')} />
      </StatePage>
    )
  if (door.state === 'open' && key)
    return (
      <div className={styles.page}>
        <header className={styles.header}>
          <Wordmark />
        </header>
        <main className={styles.main}>
          <JoinForm
            invitation={door.invitation}
            joinKey={key}
            onJoined={() => {
              const { boardId, role, title } = door.invitation
              setTabRole(app.storage, boardId, role)
              rememberBoard(app.storage, { boardId, title, role })
              navigate(landingOf(boardId, role), { replace: true })
            }}
          />
        </main>
      </div>
    )
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Wordmark />
        <LanguageSwitch />
      </header>
      <main className={styles.shut}>
        <h1>{t('shutTitle')}</h1>
        {door.state === 'shut' ? <Notice kind="refused">{door.text}</Notice> : null}
        {door.state === 'shut' && door.again ? (
          <Button onClick={() => setAttempt(attempt + 1)}>{t('tryAgain')}</Button>
        ) : null}
        <Suspense>
          <CodeForm initial={code ?? ''} />
        </Suspense>
      </main>
    </div>
  )
}

/** Where somebody arrives who comes by a link. */
function landingOf(boardId: string, role: Role): string {
  if (role === 'viewer') return `/b/${boardId}/projector`
  const reads = role === 'secretariat' || role === 'facilitator'
  return reads && leadsToReport() ? `/b/${boardId}/report` : `/b/${boardId}`
}
