import { type RefObject, useEffect, useRef } from 'react'
import { useSession, useSpotlight } from '../../session/hooks.ts'

/** What was shown longer ago is not jumped to when the list opens, in ms. */
const RECENT_MS = 30_000
/** How long the thing shown stands out, in ms. */
const GLOW_MS = 4000

/**
 * Brings what the facilitators show to everybody into view: its question, then itself.
 *
 * @param list the element in which `data-record` names notes and groups
 */
export function useSpotlightHere(
  list: RefObject<HTMLElement | null>,
  openQuestion: (questionId: string) => void,
): void {
  const { board, serverNow } = useSession()
  const spotlight = useSpotlight()
  const seen = useRef(0)
  const open = useRef(openQuestion)
  open.current = openQuestion

  useEffect(() => {
    if (!spotlight || spotlight.at === seen.current) return
    const fresh = serverNow() - spotlight.at < RECENT_MS
    seen.current = spotlight.at
    if (!fresh) return
    const { kind, id } = spotlight
    const questionId =
      kind === 'question' ? id : kind === 'note' ? board.note(id)?.questionId : board.cluster(id)?.questionId
    if (!questionId) return
    open.current(questionId)
    let glow: ReturnType<typeof setTimeout>
    const frame = requestAnimationFrame(() => {
      const target = list.current?.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"]`)
      if (!target) return
      target.scrollIntoView({ block: 'center' })
      target.dataset.shown = 'true'
      glow = setTimeout(() => {
        delete target.dataset.shown
      }, GLOW_MS)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(glow)
    }
  }, [spotlight, board, serverNow, list])
}
