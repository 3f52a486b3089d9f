import type { Note } from '@atelier/board'
import { useRef } from 'react'
import { mergeProps } from 'react-aria/mergeProps'
import { useButton } from 'react-aria/useButton'
import { type DragPreviewRenderer, useDrag } from 'react-aria/useDrag'
import { useTexts } from '../../../i18n.ts'
import { useObservable, useSession } from '../../../session/hooks.ts'
import { noteDragType } from './dragged-notes.ts'
import { InLanguage } from './in-language.tsx'
import styles from './sorting.module.css'
import { sortingTexts } from './sorting-texts.ts'
import { useDesk } from './use-desk.ts'

interface NoteGripProps {
  note: Note
  /** Its first words. */
  short: string
}

/** By what a note is chosen and taken: the whole of its paper for a pointer, a button for keys and screen readers. */
export function NoteGrip(props: NoteGripProps) {
  return (
    <InLanguage>
      <Grip {...props} />
    </InLanguage>
  )
}

function Grip({ note, short }: NoteGripProps) {
  const t = useTexts(sortingTexts)
  const { boardId } = useSession()
  const desk = useDesk()
  const chosen = useObservable(desk.chosen)
  const isChosen = chosen.has(note.id)
  const grip = useRef<HTMLDivElement>(null)
  const count = isChosen ? chosen.size : 1
  const preview = usePreview(() => (count > 1 ? t('dragSeveral', { count }) : short))
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    hasDragButton: true,
    preview,
    getAllowedDropOperations: () => ['move'],
    getItems: () => [{ [noteDragType(boardId)]: JSON.stringify(desk.takenWith(note.id)) }],
    onDragStart: () => desk.dragged(true),
    onDragEnd: () => desk.dragged(false),
  })
  const { buttonProps } = useButton(
    {
      ...dragButtonProps,
      elementType: 'div',
      'aria-label': count > 1 ? t('dragSeveral', { count }) : t('dragNote', { text: short }),
      onPress: (event) => {
        // Keys and screen readers take the note up; a hand that only taps it chooses it.
        if (event.pointerType === 'mouse' || event.pointerType === 'touch' || event.pointerType === 'pen')
          desk.toggle(note.id)
        else dragButtonProps.onPress?.(event)
      },
    },
    grip,
  )
  return (
    <>
      <div
        {...mergeProps(dragProps, buttonProps)}
        ref={grip}
        className={styles.grip}
        data-button="drag"
        data-chosen={isChosen}
        data-dragging={isDragging}
      />
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={isChosen}
          aria-label={t('chooseNote', { text: short })}
          onChange={() => desk.toggle(note.id)}
        />
      </label>
    </>
  )
}

/** A slip with a few words, carried under the pointer. */
function usePreview(words: () => string) {
  const say = useRef(words)
  say.current = words
  return useRef<DragPreviewRenderer>((_items, carry) => {
    const slip = document.createElement('div')
    slip.className = styles.slip ?? ''
    slip.textContent = say.current()
    slip.dir = 'auto'
    document.body.append(slip)
    carry(slip, 16, 16)
    requestAnimationFrame(() => slip.remove())
  })
}
