import { PAGE_ID } from '../wall.ts'

const base = (id: string, type: string) => ({
  id,
  typeName: 'shape',
  type,
  x: 10,
  y: 20,
  rotation: 0,
  index: 'd0001',
  parentId: PAGE_ID as string,
  isLocked: false,
  opacity: 1,
  meta: {},
})

/** A pen stroke as the canvas stores it. */
export const stroke = (id: string, x = 10) => ({
  ...base(id, 'draw'),
  x,
  props: {
    color: 'black',
    fill: 'none',
    dash: 'draw',
    size: 'm',
    segments: [
      {
        type: 'free',
        points: [
          { x: 0, y: 0, z: 0.5 },
          { x: 40, y: 12, z: 0.5 },
        ],
      },
    ],
    isComplete: true,
    isClosed: false,
    isPen: false,
    scale: 1,
  },
})

/** A drawn text. `content` are the paragraphs of its rich text. */
export const words = (
  id: string,
  content: unknown[] = [{ type: 'paragraph', content: [{ type: 'text', text: 'Here' }] }],
) => ({
  ...base(id, 'text'),
  props: {
    color: 'black',
    size: 'm',
    font: 'sans',
    textAlign: 'start',
    w: 80,
    richText: { type: 'doc', content },
    scale: 1,
    autoSize: true,
  },
})
