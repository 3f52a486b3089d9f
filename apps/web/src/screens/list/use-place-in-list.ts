import { type FocusEvent, type PointerEvent, type RefObject, useEffect } from 'react'
import { usePhase, useSession } from '../../session/hooks.ts'
import type { Place } from '../board/place.ts'
import { goToRecord, questionOf, recordIn, standingFor } from './show-record.ts'

/**
 * Keeps the place of a person in the list: the note or group under their hand, the question, how far it was scrolled;
 * and goes back there when the list comes up again.
 *
 * @param list the element in which `data-record` names questions, notes and groups
 * @param shown the question in view where there is one at a time
 * @param ready whether the notes are drawn
 * @returns handlers for the list
 */
export function usePlaceInList(
  list: RefObject<HTMLElement | null>,
  place: Place,
  shown: string | null,
  ready: boolean,
) {
  const { board } = useSession()
  const phaseId = usePhase()?.id ?? ''

  const touched = ({ target }: FocusEvent | PointerEvent) => {
    const id = target instanceof Element && target.closest<HTMLElement>('[data-record]')?.dataset.record
    if (!id) return
    const questionId = questionOf(board, id)
    place.go('list', { questionId, recordId: id === questionId ? null : id }, phaseId)
  }

  useEffect(() => {
    if (shown !== null) place.go('list', { questionId: shown, recordId: null }, phaseId)
  }, [place, shown, phaseId])

  useEffect(() => {
    const element = list.current
    if (!element || !ready) return
    for (const part of scrollers(element)) part.scrollTop = place.scrolled.get(nameOf(part)) ?? 0
    const { recordId } = place.spot
    const record = recordId && recordIn(element, standingFor(board, recordId))
    if (record) goToRecord(record)
    return place.attend(() => {
      place.scrolled.clear()
      for (const part of scrollers(element)) place.scrolled.set(nameOf(part), part.scrollTop)
    })
  }, [list, place, board, ready])

  return { onFocus: touched, onPointerDown: touched }
}

const scrollers = (list: Element) => list.querySelectorAll<HTMLElement>('[data-scrolls]')
const nameOf = (part: HTMLElement) => part.dataset.scrolls ?? ''
