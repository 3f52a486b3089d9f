import {
  type TLSelectionForegroundProps,
  type TLSelectionHandle,
  useEditor,
  useSelectionEvents,
  useTransform,
  useValue,
} from '@tldraw/tldraw'
import { type RefObject, useRef } from 'react'
import styles from './selection-foreground.module.css'
import { isBoardShape } from './shapes/board-shapes.ts'

/** Side of a handle and of what a finger may miss it by, px. */
const HANDLE = { fine: 10, coarse: 18, reach: 12 }

/** Frame and handles of selected drawing. A note or a group shows by its own outline that it is selected. */
export function SelectionForeground({ bounds, rotation }: TLSelectionForegroundProps) {
  const editor = useEditor()
  const svg = useRef<SVGSVGElement>(null)
  const frame = useValue('frame', () => {
    const shapes = editor.getSelectedShapes()
    if (shapes.some(isBoardShape)) return null
    const only = shapes.length === 1 ? shapes[0] : undefined
    const util = only && editor.getShapeUtil(only)
    if (only && util?.hideSelectionBoundsFg(only)) return null
    const isOpen = editor.isInAny('select.idle', 'select.pointing_resize_handle', 'select.pointing_selection')
    return {
      zoom: editor.getZoomLevel(),
      isCoarse: editor.getInstanceState().isCoarsePointer,
      hasHandles:
        isOpen &&
        !editor.getIsReadonly() &&
        !editor.getEditingShapeId() &&
        !(only && (util?.hideResizeHandles(only) || !util?.canResize(only))),
    }
  }, [editor])
  useTransform(svg as RefObject<SVGSVGElement>, bounds.x, bounds.y, 1, rotation)
  if (!frame) return null
  const size = (frame.isCoarse ? HANDLE.coarse : HANDLE.fine) / frame.zoom
  const { w, h } = bounds
  return (
    <svg ref={svg} className="tl-overlays__item tl-selection__fg" aria-hidden="true" data-selection="">
      <rect className={styles.frame} width={w} height={h} style={{ strokeWidth: 1.5 / frame.zoom }} />
      {frame.hasHandles &&
        CORNERS.map(([corner, x, y]) => (
          <Handle
            key={corner}
            corner={corner}
            x={x * w}
            y={y * h}
            size={size}
            reach={(size * frame.zoom + HANDLE.reach) / frame.zoom}
          />
        ))}
    </svg>
  )
}

const CORNERS = [
  ['top_left', 0, 0],
  ['top_right', 1, 0],
  ['bottom_right', 1, 1],
  ['bottom_left', 0, 1],
] as const

interface HandleProps {
  corner: TLSelectionHandle
  x: number
  y: number
  size: number
  reach: number
}

function Handle({ corner, x, y, size, reach }: HandleProps) {
  const events = useSelectionEvents(corner)
  return (
    <g data-handle={corner} className={styles.handle}>
      <rect
        className={styles.mark}
        x={x - size / 2}
        y={y - size / 2}
        width={size}
        height={size}
        rx={size / 4}
        style={{ strokeWidth: size / 6 }}
      />
      <rect
        className={styles.reach}
        x={x - reach / 2}
        y={y - reach / 2}
        width={reach}
        height={reach}
        {...events}
      />
    </g>
  )
}
