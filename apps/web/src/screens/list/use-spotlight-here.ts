import { type RefObject, useEffect, useRef } from 'react'
import { useSession, useSpotlight } from '../../session/hooks.ts'
import { recordIn, showRecord, standingFor } from './show-record.ts'

/** What was shown longer ago is not jumped to when the list opens, in ms. */
const RECENT_MS = 30_000

/**
 * Brings what the facilitators show to everybody into view: its question, then itself.
 *
 * @param list the element in which `data-record` names notes and groups
 * @param openAt opens the question of a record
 */
export function useSpotlightHere(
  list: RefObject<HTMLElement | null>,
  openAt: (recordId: string) => void,
): void {
  const { board, serverNow } = useSession()
  const spotlight = useSpotlight()
  const seen = useRef(0)
  const open = useRef(openAt)
  open.current = openAt

  useEffect(() => {
    if (!spotlight || spotlight.at === seen.current) return
    const fresh = serverNow() - spotlight.at < RECENT_MS
    seen.current = spotlight.at
    if (!fresh) return
    const id = standingFor(board, spotlight.id)
    open.current(id)
    const frame = requestAnimationFrame(() => {
      const target = recordIn(list.current, id)
      if (target) showRecord(target)
    })
    return () => cancelAnimationFrame(frame)
  }, [spotlight, board, serverNow, list])
}
