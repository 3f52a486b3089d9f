import { Box, computed, type Editor, isUninitialized, type TLShape, type TLShapeId } from '@tldraw/tldraw'
import { isClusterShape, isNoteShape } from './shapes/board-shapes.ts'

/** Below this zoom nobody can read a note: it is one block of colour. */
export const FAR = 0.22
/** Below this zoom a group is one block with its title. */
export const VERY_FAR = 0.1

export type Detail = 'near' | 'far' | 'very far'

export function detailAt(zoom: number): Detail {
  return zoom >= FAR ? 'near' : zoom >= VERY_FAR ? 'far' : 'very far'
}

/** The level at which an editor shows its wall; follows the zoom when read in a reaction. */
export const detailOf = (editor: Editor): Detail => detailAt(editor.getZoomLevel())

/** The stretch that is built moves in steps of that many board units: a row or a column at a time. */
const STEP = 160

/** Where shapes are built: what is in the view and a row around it. */
export function stretchInSight(view: { x: number; y: number; w: number; h: number }): Box {
  const down = (value: number) => (Math.floor(value / STEP) - 1) * STEP
  const up = (value: number) => (Math.ceil(value / STEP) + 1) * STEP
  const [x, y] = [down(view.x), down(view.y)]
  return new Box(x, y, up(view.x + view.w) - x, up(view.y + view.h) - y)
}

/**
 * Lets an editor build elements only for what is in sight.
 *
 * Of itself tldraw 3.15 keeps elements for all shapes of the page and hides those out of view; with two thousand notes
 * they take most of the memory and of the time until one can write. And from afar notes and groups have no elements at
 * all: `FarWall` draws them. What is being edited keeps its element wherever it is.
 *
 * Elements that were built stay until they are a whole view away, so that going back and forth builds nothing.
 * Call it before the canvas is shown for the first time.
 */
export function buildInSight(editor: Editor): void {
  const stretch = computed('stretch in sight', () => stretchInSight(editor.getViewportPageBounds()), {
    isEqual: (a, b) => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h,
  })
  const isNear = computed('is near', () => detailOf(editor) === 'near')
  const ids = computed<ReadonlyMap<TLShapeId, number>>(
    'in sight',
    (before) => {
      const built = isUninitialized(before) ? new Map<TLShapeId, number>() : before
      const [sight, near, open] = [stretch.get(), isNear.get(), editor.getEditingShapeId()]
      const reach = new Box(sight.x - sight.w, sight.y - sight.h, 3 * sight.w, 3 * sight.h)
      const next = new Map<TLShapeId, number>()
      editor.getSortedChildIdsForParent(editor.getCurrentPageId()).forEach((id, order) => {
        if (id !== open) {
          if (!near && isDrawnFromAfar(editor.store.unsafeGetWithoutCapture(id))) return
          const bounds = editor.getShapePageBounds(id)
          if (!bounds || !(built.has(id) ? reach : sight).includes(bounds)) return
        }
        next.set(id, order)
      })
      return next
    },
    { isEqual: sameEntries },
  )
  // Where tldraw begins to count: over its own layers.
  const ground = editor.options.maxShapesPerPage
  const rendering = computed('shapes in sight', () => {
    const erasing = editor.getErasingShapeIds()
    const shapes: ReturnType<Editor['getRenderingShapes']> = []
    for (const [id, order] of ids.get()) {
      const shape = editor.getShape(id)
      if (!shape || editor.isShapeHidden(shape)) continue
      shapes.push({
        id,
        shape,
        util: editor.getShapeUtil(shape),
        index: 2 * ground + order,
        backgroundIndex: ground + order,
        opacity: shape.opacity * (erasing.includes(id) ? ERASING : 1),
      })
    }
    // In the order of ids, whatever lies over what: an element that moves in the document loses its focus.
    return shapes.sort((a, b) => (a.id < b.id ? -1 : 1))
  })
  editor.getRenderingShapes = () => rendering.get()
}

/** What the eraser is over fades, as in tldraw. */
const ERASING = 0.32

const isDrawnFromAfar = (shape: TLShape | undefined) => isNoteShape(shape) || isClusterShape(shape)

function sameEntries(a: ReadonlyMap<TLShapeId, number>, b: ReadonlyMap<TLShapeId, number>): boolean {
  if (a.size !== b.size) return false
  for (const [id, order] of a) if (b.get(id) !== order) return false
  return true
}
