import { type RefObject, useCallback } from 'react'
import { type DropOptions, useDrop } from 'react-aria/useDrop'
import { useSession } from '../../../session/hooks.ts'
import type { Place } from '../note-actions.ts'
import { droppedNotes, noteDragType } from './dragged-notes.ts'
import { useDesk } from './use-desk.ts'

/**
 * A place where notes can be dropped.
 *
 * @param ref what the keyboard goes to while notes are dragged; an element that is `aria-hidden` is for pointers alone
 */
export function usePlace(ref: RefObject<HTMLElement | null>, place: Place) {
  const { boardId } = useSession()
  const desk = useDesk()
  const put = useCallback(
    (noteIds: readonly string[]) => {
      const byKeyboard = ref.current !== null && document.activeElement === ref.current
      const begun = desk.put(noteIds, place)
      // A group that was just begun asks for its title.
      if (byKeyboard && !begun) goTo(noteIds[0])
    },
    [desk, place, ref],
  )
  const onDrop: DropOptions['onDrop'] = ({ items }) => {
    void droppedNotes(items, boardId).then(put)
  }
  const drop = useDrop({
    ref,
    hasDropButton: true,
    getDropOperation: (types) => (types.has(noteDragType(boardId)) ? 'move' : 'cancel'),
    onDrop,
  })
  return { ...drop, put }
}

/** Keeps the hand on what it moved: the place it was dropped on may be gone. */
function goTo(noteId: string | undefined): void {
  if (noteId === undefined) return
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`[data-record="${CSS.escape(noteId)}"] [data-button="drag"]`)
      ?.focus(),
  )
}
