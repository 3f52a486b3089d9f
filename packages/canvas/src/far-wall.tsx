import { computed, type Editor, react, type TLShape, useEditor } from '@tldraw/tldraw'
import { useEffect, useRef } from 'react'
import { drawFarWall, type FarThing, readPaint } from './far-picture.ts'
import styles from './far-wall.module.css'
import { type Detail, detailOf } from './level-of-detail.ts'
import { isClusterShape, isNoteShape } from './shapes/board-shapes.ts'
import type { Stage } from './stage.ts'
import { useStage } from './stage-context.ts'
import type { Wall } from './wall.ts'

/**
 * Notes and groups as they are seen from afar: one picture instead of thousands of elements, so that a whole wall
 * moves as lightly as a single note. It lies where the notes would, over the zones and below the drawing, and is
 * drawn anew with each move of the camera. Near the wall it is empty.
 */
export function FarWall() {
  const editor = useEditor()
  const stage = useStage()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => (canvas.current ? follow(canvas.current, editor, stage) : undefined), [editor, stage])
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus; what it shows is said by the list
  return <canvas ref={canvas} className={styles.far} aria-hidden="true" />
}

function follow(canvas: HTMLCanvasElement, editor: Editor, stage: Stage): () => void {
  const detail = computed<Detail>('detail', () => detailOf(editor))
  const paint = computed('paint', () => {
    // Read again whenever the wall is seen from afar anew, and when the page turns dark.
    detail.get()
    editor.user.getIsDarkMode()
    return readPaint(editor.getContainer())
  })
  const things = computed('things', () => thingsOf(editor.getCurrentPageShapesSorted(), stage.binding.wall))
  const marked = computed('marked', () => {
    const target = stage.target.get()
    return { target, held: stage.held.get(), selected: new Set<string>(editor.getSelectedShapeIds()) }
  })
  return react('far wall', () => {
    const level = detail.get()
    canvas.hidden = level === 'near'
    if (level === 'near') return
    const context = canvas.getContext('2d')
    if (!context) return
    const { w, h } = editor.getViewportScreenBounds()
    const ratio = editor.getInstanceState().devicePixelRatio
    const camera = editor.getCamera()
    fit(canvas, w, h, ratio)
    canvas.style.zIndex = `${2 * editor.options.maxShapesPerPage + stage.binding.questions.get().length}`
    // The layer it lies in moves and scales with the camera; the picture stays with the screen.
    canvas.style.transform = `translate(${-camera.x}px, ${-camera.y}px) scale(${1 / camera.z})`
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, w, h)
    drawFarWall(context, things.get(), {
      camera,
      view: { w, h },
      paint: paint.get(),
      groups: level === 'very far' ? 'blocks' : 'outlines',
      open: editor.getEditingShapeId(),
      ...marked.get(),
    })
  })
}

function fit(canvas: HTMLCanvasElement, w: number, h: number, ratio: number): void {
  const [width, height] = [Math.round(w * ratio), Math.round(h * ratio)]
  if (canvas.width === width && canvas.height === height) return
  canvas.width = width
  canvas.height = height
  canvas.style.width = `${w}px`
  canvas.style.height = `${h}px`
}

/** Notes and groups in the order in which they lie over each other. */
function thingsOf(shapes: readonly TLShape[], wall: Pick<Wall, 'note'>): FarThing[] {
  const things: FarThing[] = []
  for (const shape of shapes) {
    if (isNoteShape(shape)) {
      const { x, y, props } = shape
      const { w, h, zone, noteId } = props
      const grouped = wall.note(noteId)?.clusterId != null
      things.push({ id: shape.id, key: noteId, x, y, w, h, zone, grouped })
    } else if (isClusterShape(shape)) {
      const { x, y, props } = shape
      const { w, h, zone, name, clusterId } = props
      things.push({ id: shape.id, key: clusterId, x, y, w, h, zone, title: name })
    }
  }
  return things
}
