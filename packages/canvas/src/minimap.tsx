import { type Rect, ZONE_GAP, zoneX } from '@atelier/board'
import { type Editor, useValue } from '@tldraw/tldraw'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { nearestZone } from './drop.ts'
import { mapScale, mapView } from './map-geometry.ts'
import styles from './minimap.module.css'
import { isBoardShape, isClusterShape } from './shapes/board-shapes.ts'
import type { Stage } from './stage.ts'
import { canvasTexts, fill } from './texts.ts'

/** The map is drawn anew at most that often, ms: it shows where much is written, not each letter. */
const REDRAW_MS = 250

/** The whole wall, small: where one is, where much is written; a press goes there. */
export function Minimap({ stage, editor }: { stage: Stage; editor: Editor }) {
  const locale = useValue(stage.locale)
  const questions = useValue(stage.binding.questions)
  const height = useValue(stage.binding.height)
  const view = useValue('view', () => editor.getViewportPageBounds(), [editor])
  const paper = useRef<HTMLCanvasElement>(null)
  const width = Math.max(1, zoneX(questions.length) - ZONE_GAP)
  const scale = mapScale({ w: width, h: height })
  const seen = mapView(view, scale)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = () => {
      timer = null
      if (paper.current) drawWall(paper.current, stage, mapScale({ w: width, h: height }))
    }
    draw()
    const stop = stage.store.listen(
      () => {
        timer ??= setTimeout(draw, REDRAW_MS)
      },
      { scope: 'document' },
    )
    return () => {
      stop()
      if (timer) clearTimeout(timer)
    }
  }, [stage, width, height])

  const go = ({ currentTarget, clientX, clientY, buttons, type }: PointerEvent<HTMLElement>) => {
    if (type === 'pointermove' && buttons === 0) return
    const box = currentTarget.getBoundingClientRect()
    stage.views.lookAt((clientX - box.left) / scale.x, (clientY - box.top) / scale.y)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    stage.views.lookAt(view.center.x + (step[0] * view.w) / 2, view.center.y + (step[1] * view.h) / 2)
  }
  const at = nearestZone(view.center.x, questions.length) + 1
  return (
    <div
      className={styles.map}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the view from here
      tabIndex={0}
      aria-label={fill(canvasTexts.mapLabel[locale], { n: at })}
      title={canvasTexts.map[locale]}
      style={{ width: scale.w, height: scale.h }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={go}
      onKeyDown={onKeyDown}
    >
      <canvas ref={paper} />
      <div className={styles.view} style={{ left: seen.x, top: seen.y, width: seen.w, height: seen.h }} />
    </div>
  )
}

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function drawWall(
  canvas: HTMLCanvasElement,
  stage: Stage,
  { x, y, w, h }: ReturnType<typeof mapScale>,
): void {
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1)
  canvas.width = w * ratio
  canvas.height = h * ratio
  canvas.style.width = `${w}px`
  canvas.style.height = `${h}px`
  const pen = canvas.getContext('2d')
  if (!pen) return
  const style = getComputedStyle(canvas)
  const colour = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise
  const ink = ['--q1', '--q2', '--q3'].map((name, n) =>
    colour(name, ['#b7791f', '#0f766e', '#7b3f8c'][n] ?? ''),
  )
  const paper = colour('--surface', '#fff')
  pen.scale(ratio, ratio)
  const box = (rect: Rect) =>
    [rect.x * x, rect.y * y, Math.max(1.5, rect.w * x), Math.max(1.5, rect.h * y)] as const
  const shapes = [...stage.binding.wall.records.values()].filter(isBoardShape)
  for (const shape of shapes) {
    const rect = { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h }
    if (shape.type === 'board-zone') {
      const own = ink[shape.props.index % 3] ?? '#566173'
      pen.fillStyle = paper
      pen.fillRect(...box(rect))
      pen.fillStyle = own
      pen.fillRect(rect.x * x, 0, rect.w * x, 3)
    } else {
      pen.globalAlpha = isClusterShape(shape) ? 0.25 : 0.75
      pen.fillStyle = ink[shape.props.zone % 3] ?? '#566173'
      pen.fillRect(...box(rect))
      pen.globalAlpha = 1
    }
  }
}
