import type { BoardDoc } from '@atelier/board'
import { giveFocus } from '../../ui/keep-focus.ts'

/** How long what is shown stands out, in ms. */
const GLOW_MS = 4000

/** The element of a question, note or group in the list; `null` while it is not drawn. */
export const recordIn = (list: Element | null, id: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"]`) ?? null

/** Brings a question, note or group into view and has it stand out for a while. */
export function showRecord(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' })
  element.dataset.shown = 'true'
  setTimeout(() => {
    delete element.dataset.shown
  }, GLOW_MS)
}

/** The same, and the keyboard goes on from there. */
export function goToRecord(element: HTMLElement): void {
  showRecord(element)
  giveFocus(element)
}

/** The note that stands in the list for an id: itself, or the one it was joined to; other ids as they are. */
export const standingFor = (board: BoardDoc, id: string): string => board.note(id)?.mergedInto ?? id

/** The question that a record of the list belongs to. */
export const questionOf = (board: BoardDoc, recordId: string): string =>
  board.note(recordId)?.questionId ?? board.cluster(recordId)?.questionId ?? recordId
