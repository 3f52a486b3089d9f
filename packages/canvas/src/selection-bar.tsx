import { type Editor, useValue } from '@tldraw/tldraw'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import styles from './selection-bar.module.css'
import type { Stage } from './stage.ts'
import { canvasTexts, fill } from './texts.ts'
import { onArrow } from './tool.tsx'

/** What can be done with what is selected, in words: for a finger as well as for who does not know the keys. */
export function SelectionBar({ stage, editor }: { stage: Stage; editor: Editor }) {
  const locale = useValue(stage.locale)
  const rights = useValue(stage.binding.rights)
  const isMoving = useValue(stage.arranging.isMoving)
  const selected = useValue('selected', () => editor.getSelectedShapeIds(), [editor])
  const isAtRest = useValue('at rest', () => editor.isIn('select.idle') && !editor.getEditingShapeId(), [
    editor,
  ])
  const merge = useValue(
    'merge plan',
    () => (selected.length > 1 ? stage.arranging.mergePlan() !== null : false),
    [stage, selected],
  )
  const place = useValue('place', () => placeOf(editor), [editor])
  const notes = selected.length > 0 ? stage.arranging.selectedNotes() : []
  const cluster = stage.arranging.selectedCluster()
  const say = (key: keyof typeof canvasTexts) => canvasTexts[key][locale]
  const mayMove = rights.cluster || rights.move
  const mayRemove = notes.some((note) => rights.mayEdit(note))
  if (!isAtRest || (notes.length === 0 && !cluster)) return null
  if (notes.length > 0 && !mayMove && !mayRemove && !merge) return null
  if (cluster && !rights.cluster) return null
  return (
    <div
      className={styles.place}
      data-below={place.isBelow || undefined}
      style={{ top: place.top, left: place.left }}
    >
      <div className={styles.bar} role="toolbar" aria-label={say('selection')} onKeyDown={onArrow}>
        {notes.length > 1 && (
          <span className={styles.count}>{fill(say('selectedNotes'), { n: notes.length })}</span>
        )}
        {cluster && (
          <>
            <Act label={say('rename')} keys="Enter" onPress={() => stage.arranging.nameSelected()} />
            <Act label={say('earlier')} keys="[" onPress={() => stage.arranging.reorder(-1)} />
            <Act label={say('later')} keys="]" onPress={() => stage.arranging.reorder(1)} />
            <Act label={say('dissolve')} keys="Del" onPress={() => stage.removeSelected()} />
          </>
        )}
        {notes.length > 1 && rights.cluster && (
          <Act label={say('group')} keys="G" onPress={() => stage.group()} />
        )}
        {merge && <Act label={say('sameIdea')} keys="S" onPress={() => stage.arranging.merge()} />}
        {notes.length > 0 && mayMove && (
          <Act
            label={say('moveTo')}
            keys="P"
            onPress={() => stage.arranging.openMoveMenu()}
            expanded={isMoving}
          />
        )}
        {mayRemove && <Act label={say('remove')} keys="Del" onPress={() => stage.removeSelected()} />}
      </div>
      {isMoving && notes.length > 0 && <MoveMenu stage={stage} />}
    </div>
  )
}

/** Room that the bar takes, px. */
const BAR = { half: 210, height: 58 }

/** Above what is selected, or below it where there is no room; always within the canvas. Px from its corner. */
function placeOf(editor: Editor): { top: number; left: number; isBelow: boolean } {
  const bounds = editor.getSelectionPageBounds()
  const view = editor.getViewportScreenBounds()
  if (!bounds) return { top: BAR.height, left: view.w / 2, isBelow: false }
  const top = editor.pageToViewport({ x: bounds.midX, y: bounds.minY })
  const bottom = editor.pageToViewport({ x: bounds.midX, y: bounds.maxY })
  const isBelow = top.y < BAR.height + 8
  const y = isBelow ? bottom.y + 8 : top.y - 8
  return {
    top: Math.max(isBelow ? 8 : BAR.height, Math.min(view.h - (isBelow ? BAR.height : 8), y)),
    left: Math.max(Math.min(BAR.half, view.w / 2), Math.min(view.w - Math.min(BAR.half, view.w / 2), top.x)),
    isBelow,
  }
}

interface ActProps {
  label: string
  keys: string
  expanded?: boolean
  onPress(): void
}

function Act({ label, keys, expanded, onPress }: ActProps) {
  return (
    <button
      type="button"
      className={styles.act}
      aria-keyshortcuts={keys === 'Del' ? 'Delete' : keys}
      aria-expanded={expanded}
      title={`${label} (${keys})`}
      onClick={onPress}
    >
      {label}
    </button>
  )
}

/** Groups of the question, the way out of one, and the other questions. */
function MoveMenu({ stage }: { stage: Stage }) {
  const locale = useValue(stage.locale)
  const questions = useValue(stage.binding.questions)
  const list = useRef<HTMLDivElement>(null)
  const rights = useValue(stage.binding.rights)
  const notes = stage.arranging.selectedNotes()
  const homes = new Set(notes.map((note) => note.questionId))
  const clusters = rights.cluster
    ? stage.board
        .clusters()
        .filter((cluster) => stage.binding.wall.cluster(cluster.id) && cluster.noteIds.length > 0)
    : []
  const isInGroup = rights.cluster && notes.some((note) => note.clusterId)
  const mark = (questionId: string) => questions.findIndex((question) => question.id === questionId) + 1

  useEffect(() => {
    list.current?.querySelector('button')?.focus()
    const close = (event: globalThis.PointerEvent) => {
      if (!list.current?.contains(event.target as Node)) stage.arranging.isMoving.set(false)
    }
    document.addEventListener('pointerdown', close, true)
    return () => document.removeEventListener('pointerdown', close, true)
  }, [stage])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation()
    if (event.key !== 'Escape' && event.key !== 'Tab') return onArrow(event)
    event.preventDefault()
    stage.arranging.isMoving.set(false)
    document.querySelector<HTMLElement>('.tl-container')?.focus()
  }
  return (
    <div
      ref={list}
      className={styles.menu}
      role="menu"
      tabIndex={-1}
      aria-label={canvasTexts.moveTo[locale]}
      onKeyDown={onKeyDown}
    >
      {isInGroup && (
        <button type="button" role="menuitem" onClick={() => stage.arranging.moveSelected('out')}>
          {canvasTexts.outOfGroup[locale]}
        </button>
      )}
      {clusters
        .filter(({ id }) => !notes.every((note) => note.clusterId === id))
        .sort((a, b) => Number(homes.has(b.questionId)) - Number(homes.has(a.questionId)))
        .map((cluster) => (
          <button
            key={cluster.id}
            type="button"
            role="menuitem"
            onClick={() => stage.arranging.moveSelected({ clusterId: cluster.id })}
          >
            {`${mark(cluster.questionId)} · ${stage.binding.wall.nameOf(cluster) || canvasTexts.unnamedGroup[locale]} (${cluster.noteIds.length})`}
          </button>
        ))}
      {questions
        .filter((question) => !(homes.size === 1 && homes.has(question.id)))
        .map((question) => (
          <button
            key={question.id}
            type="button"
            role="menuitem"
            onClick={() => stage.arranging.moveSelected({ questionId: question.id })}
          >
            {`${fill(canvasTexts.question[locale], { n: mark(question.id) })} – ${question.short[locale]}`}
          </button>
        ))}
    </div>
  )
}
