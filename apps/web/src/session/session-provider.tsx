import { type ErrorCode, errorMessage, type Me } from '@atelier/board'
import { type ReactNode, useEffect, useState } from 'react'
import { RequestError } from '../api.ts'
import { useApp } from '../app-context.ts'
import { useTexts } from '../i18n.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { StatePage } from '../ui/state-page.tsx'
import { forgetMe, rememberedMe, rememberMe, tabRole } from './device-storage.ts'
import { SessionContext, useLocale, useObservable } from './hooks.ts'
import { LiveSession } from './live-session.ts'
import { ServerClock } from './server-clock.ts'
import { sessionTexts } from './texts.ts'
import { useToldLanguage } from './use-told-language.ts'

type Entry =
  | { state: 'asking' }
  | { state: 'unreachable' }
  | { state: 'refused'; code: ErrorCode }
  | { state: 'in'; session: LiveSession }

/**
 * Opens a board for the person this device is known as, and shows `children` when there is content.
 *
 * Without the server it opens from the copy on this device, if there is one.
 */
export function SessionProvider({ boardId, children }: { boardId: string; children: ReactNode }) {
  const app = useApp()
  const t = useTexts(sessionTexts)
  const locale = useLocale()
  const [entry, setEntry] = useState<Entry>({ state: 'asking' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    let session: LiveSession | null = null
    let gone = false
    const clock = new ServerClock()
    const open = (me: Me) => {
      if (gone) return
      session?.close()
      session = new LiveSession({ me, api: app.api, storage: app.storage, clock, socketUrl: socketUrl() })
      setEntry({ state: 'in', session })
    }
    const role = tabRole(app.storage, boardId)
    const known = rememberedMe(app.storage, boardId, role)
    // A tab that knows its role needs no answer to begin with; what the server says then still counts.
    if (role && known) open(known)
    else setEntry({ state: 'asking' })
    clock
      .measure(() => app.api.me(boardId))
      .then((me) => {
        if (gone) return
        rememberMe(app.storage, me)
        if (!session || !known || !isSamePerson(me, known)) open(me)
      })
      .catch((error: unknown) => {
        if (gone) return
        const code = error instanceof RequestError ? error.code : 'internal'
        if (code === 'unreachable' || code === 'internal') {
          if (session) return
          return known ? open(known) : setEntry({ state: 'unreachable' })
        }
        session?.close()
        forgetMe(app.storage, boardId, role)
        setEntry({ state: 'refused', code })
      })
    return () => {
      gone = true
      session?.close()
    }
  }, [app, boardId, attempt])

  switch (entry.state) {
    case 'asking':
      return <Opening />
    case 'unreachable':
      return (
        <StatePage kind="lost" title={t('unreachableTitle')} text={t('unreachable')}>
          <Button kind="primary" onClick={() => setAttempt(attempt + 1)}>
            {t('tryAgain')}
          </Button>
        </StatePage>
      )
    case 'refused':
      return <NoAccess text={errorMessage(entry.code, locale)} />
    case 'in':
      return <Opened session={entry.session}>{children}</Opened>
  }
}

const isSamePerson = (one: Me, other: Me): boolean =>
  (['participantId', 'role', 'name', 'hubId', 'language'] as const).every((key) => one[key] === other[key])

function Opened({ session: live, children }: { session: LiveSession; children: ReactNode }) {
  const locale = useLocale()
  const session = useObservable(live.current)
  const ended = useObservable(live.ended)
  const { loaded, connection } = useObservable(session.status)
  const meta = useObservable(session.readings.meta)
  useToldLanguage(session, locale, connection)
  if (ended) return <NoAccess text={errorMessage(ended, locale)} />
  // Once the title is there the board stays on screen, whatever happens to the connection.
  if (!meta || !loaded) return <Opening lost={connection === 'offline'} />
  return <SessionContext value={session}>{children}</SessionContext>
}

function Opening({ lost = false }: { lost?: boolean }) {
  const t = useTexts(sessionTexts)
  return (
    <StatePage>
      <Spinner label={lost ? t('openingLost') : t('opening')} />
    </StatePage>
  )
}

function NoAccess({ text }: { text: string }) {
  const t = useTexts(sessionTexts)
  return (
    <StatePage kind="shut" title={t('noAccessTitle')} text={text}>
      <LinkButton kind="primary" href="/">
        {t('enterCode')}
      </LinkButton>
    </StatePage>
  )
}

function socketUrl(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`
}
