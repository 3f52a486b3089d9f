import { signature } from '@atelier/board'
import { useEffect, useMemo } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { sayIn, useTexts } from '../../i18n.ts'
import { useLocale, usePhase, useSession, useSettings } from '../../session/hooks.ts'
import type { Parts } from './parts.ts'
import { listTexts } from './texts.ts'
import type { NoteHand } from './tools/note-hand.ts'

interface Told {
  /** Words for screen readers. Stable. */
  say(words: string): void
  /** A group was begun here. Stable. */
  began(clusterId: string): void
}

/** The hand that changes notes on this board; `null` until the part for it is here. */
export function useNoteHand(tools: Parts['tools'], { say, began }: Told): NoteHand | null {
  const { board, boardId, me, serverNow } = useSession()
  const { api } = useApp()
  const locale = useLocale()
  const t = useTexts(listTexts)
  const settings = useSettings()
  const closed = usePhase()?.kind === 'close' && me.role !== 'facilitator'
  const { authorId = null } = signature(settings, { personId: me.participantId, hubId: me.hubId })
  const hand = useMemo(
    () =>
      tools &&
      new tools.NoteHand({
        board,
        boardId,
        api,
        closed,
        personId: authorId,
        now: serverNow,
        t: sayIn(locale, tools.toolsTexts),
        untitled: t('untitledGroup'),
        say,
        began,
        failed: (error, unreachable) => failureMessage(error, locale, unreachable),
      }),
    [tools, board, boardId, api, closed, authorId, serverNow, t, locale, say, began],
  )
  // A board that was fetched afresh has another document: what was done to the old one cannot be taken back there.
  useEffect(() => () => hand?.forget(), [hand])
  return hand
}
