import { MAX_CLUSTER_TITLE_CHARS } from '@atelier/board'
import { HTMLContainer, useEditor, useValue } from '@tldraw/tldraw'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { bindTextField } from '../shared-text.ts'
import { useStage } from '../stage-context.ts'
import { canvasTexts, fill } from '../texts.ts'
import { BoardShapeUtil } from './board-shape-util.ts'
import { type ClusterShape, clusterProps } from './board-shapes.ts'
import styles from './cluster-shape.module.css'

/** Below this zoom a title is set larger, so that it can still be read. */
const FAR = 0.5

/** The outline of a group of notes, and its title. */
export class ClusterShapeUtil extends BoardShapeUtil<ClusterShape> {
  static override type = 'board-cluster' as const
  static override props = clusterProps

  override getDefaultProps(): ClusterShape['props'] {
    return { w: 1, h: 1, clusterId: '', title: '', zone: 0, notes: 0, mayEdit: false }
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
  const isFar = useValue('is far', () => editor.getZoomLevel() < FAR, [editor])
  return (
    <HTMLContainer
      className={styles.cluster ?? ''}
      data-question={((props.zone % 3) + 1).toString()}
      data-target={isTarget || undefined}
      data-far={isFar || undefined}
      data-cluster-id={props.clusterId}
      style={{ width: props.w, height: props.h }}
    >
      <div className={styles.head}>
        {props.mayEdit ? (
          <TitleField key={id} clusterId={props.clusterId} />
        ) : (
          <h3 className={styles.title} data-empty={props.title === '' || undefined}>
            {props.title || canvasTexts.unnamedGroup[locale]}
          </h3>
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

function TitleField({ clusterId }: { clusterId: string }) {
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
    if (stage.takeTitleToName(clusterId)) field.current.focus({ preventScroll: true })
    return unbind
  }, [stage, clusterId])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault()
      editor.getContainer().focus()
    } else stage.undoKeys(event.nativeEvent)
  }
  return (
    <input
      ref={field}
      className={styles.title}
      aria-label={canvasTexts.groupTitle[locale]}
      placeholder={canvasTexts.nameGroup[locale]}
      maxLength={MAX_CLUSTER_TITLE_CHARS}
      autoComplete="off"
      onFocus={() => {
        editor.selectNone()
        stage.undoManager.stopCapturing()
      }}
      onBlur={() => stage.undoManager.stopCapturing()}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  )
}
