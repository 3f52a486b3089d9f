import { getAssetUrlsByImport } from '@tldraw/assets/imports.vite'
import {
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  type IndexKey,
  type TLAnyShapeUtilConstructor,
  type TLNoteShape,
  type TLShapeId,
  Tldraw,
} from '@tldraw/tldraw'
import '@tldraw/tldraw/tldraw.css'
import { createRoot } from 'react-dom/client'
import { MOVES_A_FRAME, offsetAt } from '../wall-of-notes.ts'
import { Stand } from './stand.ts'

/** Built-in notes are square; at this scale they are as high as ours and stand in the same rows. */
const questionCount = Number(new URLSearchParams(location.search).get('questions') ?? 3)
const notes = (await (await fetch(`/notes-${questionCount}.json`)).json()) as {
  id: TLShapeId
  x: number
  y: number
  index: IndexKey
  text: string
  scale: number
  color: TLNoteShape['props']['color']
}[]

const shapes = notes.map(
  ({ id, x, y, index, text, scale, color }): TLNoteShape => ({
    id,
    typeName: 'shape',
    type: 'note',
    x,
    y,
    index,
    rotation: 0,
    parentId: 'page:page' as TLNoteShape['parentId'],
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      color,
      labelColor: 'black',
      size: 'm',
      font: 'sans',
      fontSizeAdjustment: 18,
      align: 'middle',
      verticalAlign: 'middle',
      growY: 0,
      url: '',
      richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
      scale,
    },
  }),
)

const shapeUtils = defaultShapeUtils as unknown as TLAnyShapeUtilConstructor[]
const store = createTLStore({ shapeUtils, bindingUtils: defaultBindingUtils })
// Gives the store its document and page.
store.mergeRemoteChanges(() => undefined)
store.mergeRemoteChanges(() => store.put(shapes))
const assetUrls = getAssetUrlsByImport()

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <div style={{ position: 'fixed', inset: 0 }}>
      <Tldraw
        store={store}
        assetUrls={assetUrls}
        options={{ maxShapesPerPage: 10_000 }}
        cameraOptions={{ zoomSteps: [0.01, 0.1, 0.25, 0.5, 1, 2, 4, 8] }}
        onMount={(editor) => {
          window.stand = new Stand({
            editor,
            shapeOf: (n) => shapes[n]?.id as TLShapeId,
            receive(frame) {
              store.mergeRemoteChanges(() => {
                const moved: TLNoteShape[] = []
                for (let n = 0; n < MOVES_A_FRAME; n++) {
                  const home = shapes[(frame * MOVES_A_FRAME + n) % shapes.length]
                  if (!home) continue
                  const { dx, dy } = offsetAt(frame, n)
                  moved.push({ ...home, x: home.x + dx, y: home.y + dy })
                }
                store.put(moved)
              })
            },
          })
        }}
      />
    </div>,
  )
document.documentElement.dataset.moves = 'here'
