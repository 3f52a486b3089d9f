import { type ReactNode, useMemo, useRef } from 'react'
import { useObservable } from '../../../session/hooks.ts'
import type { Place } from '../note-actions.ts'
import { InLanguage } from './in-language.tsx'
import styles from './sorting.module.css'
import { useDesk } from './use-desk.ts'
import { usePlace } from './use-place.ts'

interface PlaceButtonProps {
  place: Place
  /** What pressing or dropping does. */
  label: string
  children: ReactNode
  className?: string | undefined
}

/** Where notes are dropped, by pointer or by keys; a press puts the chosen ones there. */
export function PlaceButton(props: PlaceButtonProps) {
  return (
    <InLanguage>
      <Target {...props} />
    </InLanguage>
  )
}

function Target({ place, label, children, className }: PlaceButtonProps) {
  const desk = useDesk()
  const chosen = useObservable(desk.chosen)
  const dragging = useObservable(desk.dragging)
  const ref = useRef<HTMLButtonElement>(null)
  const kept = useSamePlace(place)
  const { dropProps, dropButtonProps, isDropTarget, put } = usePlace(ref, kept)
  return (
    <button
      type="button"
      {...dropProps}
      {...dropButtonProps}
      ref={ref}
      className={[styles.place, className].filter(Boolean).join(' ')}
      data-place={place.kind}
      data-visible={dragging || chosen.size > 0}
      data-target={isDropTarget}
      aria-label={label}
      title={label}
      onClick={() => {
        if (!dragging) put(desk.present())
      }}
    >
      {children}
    </button>
  )
}

/** All of a group or a list, for a pointer; keys go to the button of the same place. */
export function PlaceArea({ place }: { place: Place }) {
  return (
    <InLanguage>
      <Area place={place} />
    </InLanguage>
  )
}

function Area({ place }: { place: Place }) {
  const desk = useDesk()
  const dragging = useObservable(desk.dragging)
  const ref = useRef<HTMLDivElement>(null)
  const kept = useSamePlace(place)
  const { dropProps, isDropTarget } = usePlace(ref, kept)
  return (
    <div
      {...dropProps}
      ref={ref}
      aria-hidden="true"
      className={styles.area}
      data-dragging={dragging}
      data-target={isDropTarget}
    />
  )
}

function useSamePlace(place: Place): Place {
  const id = place.kind === 'group' ? place.clusterId : place.questionId
  return useMemo<Place>(
    () => (place.kind === 'group' ? { kind: 'group', clusterId: id } : { kind: place.kind, questionId: id }),
    [place.kind, id],
  )
}
