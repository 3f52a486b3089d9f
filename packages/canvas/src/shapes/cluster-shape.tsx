import { MAX_CLUSTER_TITLE_CHARS } from '@atelier/board'
import { HTMLContainer, useEditor, useValue } from '@tldraw/tldraw'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { bindTextField } from '../shared-text.ts'
import { useStage } from '../stage-context.ts'
import { canvasTexts, fill } from '../texts.ts'
import { BoardShapeUtil } from './board-shape-util.ts'
import { type ClusterShape, clusterProps } from './board-shapes.ts'
import styles from './cluster-shape.module.css'
import { Votes } from './votes.tsx'

/** Below this zoom a title is set larger, so that it can still be read. */
const FAR = 0.5

/** Least size of a title on a projector, px, and the largest that the outline has room for, board units. */
const PROJECTOR_TITLE_PX = 28
const LARGEST_TITLE = 38

/** The outline of a group of notes, and its title. */
export class ClusterShapeUtil extends BoardShapeUtil<ClusterShape> {
  static override type = 'board-cluster' as const
  static override props = clusterProps

  override getDefaultProps(): ClusterShape['props'] {
    return { w: 1, h: 1, clusterId: '', title: '', name: '', zone: 0, notes: 0, mayEdit: false }
  }
  override component(shape: ClusterShape) {
    return <Outline shape={shape} />
  }
  override indicator({ props }: ClusterShape) {
    return <rect width={props.w} height={props.h} rx={10} />
  }
}

function Outline({ shape: { id, props } }: { shape: ClusterShape }) {
  const stage = useStage()
  const editor = useEditor()
  const locale = useValue(stage.locale)
  const isTarget = useValue('is target', () => stage.target.get() === props.clusterId, [
    stage,
    props.clusterId,
  ])
  const isSpotlit = useValue('is spotlit', () => stage.guide.spotlit.get() === props.clusterId, [
    stage,
    props.clusterId,
  ])
  const votes = useValue('votes', () => stage.marks.votes.get().get(props.clusterId), [
    stage,
    props.clusterId,
  ])
  // On a projector a title is read from the back of the room, whatever the zoom; steps, so as not to redraw for ever.
  const titleSize = useValue(
    'title size',
    () =>
      stage.mode === 'projector'
        ? Math.max(22, Math.min(LARGEST_TITLE, Math.ceil(PROJECTOR_TITLE_PX / editor.getZoomLevel() / 2) * 2))
        : undefined,
    [editor, stage],
  )
  const isFar = useValue('is far', () => editor.getZoomLevel() < FAR, [editor])
  return (
    <HTMLContainer
      className={styles.cluster ?? ''}
      data-question={((props.zone % 3) + 1).toString()}
      data-target={isTarget || undefined}
      data-spotlit={isSpotlit || undefined}
      data-far={isFar || undefined}
      data-cluster-id={props.clusterId}
      style={{ width: props.w, height: props.h }}
    >
      <div className={styles.head}>
        {props.mayEdit ? (
          <TitleField key={id} clusterId={props.clusterId} name={props.name} />
        ) : (
          <h3
            className={styles.title}
            style={{ fontSize: titleSize }}
            data-empty={props.title === '' || undefined}
          >
            {props.name || canvasTexts.unnamedGroup[locale]}
          </h3>
        )}
        {votes !== undefined && (
          <span className={styles.votes}>
            <Votes n={votes} />
          </span>
        )}
        <span
          className={styles.count}
          role="img"
          aria-label={fill(canvasTexts.notesIn[locale], { n: props.notes })}
        >
          {props.notes}
        </span>
      </div>
    </HTMLContainer>
  )
}

function TitleField({ clusterId, name }: { clusterId: string; name: string }) {
  const stage = useStage()
  const editor = useEditor()
  const locale = useValue(stage.locale)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const shared = stage.board.title(clusterId)
    if (!field.current || !shared) return
    const unbind = bindTextField(field.current, shared, {
      maxChars: MAX_CLUSTER_TITLE_CHARS,
      transact: (change) => stage.board.transact(change),
    })
    if (stage.takeTitleToName(clusterId)) {
      field.current.focus({ preventScroll: true })
      field.current.setSelectionRange(field.current.value.length, field.current.value.length)
    }
    return unbind
  }, [stage, clusterId])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault()
      editor.getContainer().focus()
    } else stage.steps.takeKey(event.nativeEvent)
  }
  return (
    <input
      ref={field}
      className={styles.title}
      aria-label={canvasTexts.groupTitle[locale]}
      placeholder={name || canvasTexts.nameGroup[locale]}
      maxLength={MAX_CLUSTER_TITLE_CHARS}
      autoComplete="off"
      onFocus={() => {
        editor.selectNone()
        stage.steps.part()
      }}
      onBlur={() => stage.steps.part()}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  )
}
