import { type RecordProps, T, type TLBaseShape, type TLShape, type TLShapeId } from '@tldraw/tldraw'

/**
 * Shapes of a board as the canvas holds them. All three are derived from the document and never stored: the binding
 * makes them, the document stays free of geometry.
 *
 * Their types begin with `board-`, because the editor has habits of its own for a shape called `note`.
 */

/** A question's zone. Locked: it cannot be selected, moved or deleted. */
export type ZoneShape = TLBaseShape<'board-zone', { w: number; h: number; questionId: string; index: number }>

export const zoneProps: RecordProps<ZoneShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  questionId: T.string,
  index: T.integer,
}

/**
 * Outline and title of a group of notes. `zone` is the index of its question, from 0; `name` is the title, or what
 * stands for it, see `Wall.nameOf`.
 */
export type ClusterShape = TLBaseShape<
  'board-cluster',
  {
    w: number
    h: number
    clusterId: string
    title: string
    name: string
    zone: number
    notes: number
    mayEdit: boolean
  }
>

export const clusterProps: RecordProps<ClusterShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  clusterId: T.string,
  title: T.string,
  name: T.string,
  zone: T.integer,
  notes: T.integer,
  mayEdit: T.boolean,
}

/** A note on the wall. `zone` is the index of its question, from 0; `language` is empty when unknown. */
export type NoteShape = TLBaseShape<
  'board-note',
  {
    w: number
    h: number
    noteId: string
    text: string
    zone: number
    hubId: string
    language: string
    own: boolean
    mayEdit: boolean
  }
>

export const noteProps: RecordProps<NoteShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  noteId: T.string,
  text: T.string,
  zone: T.integer,
  hubId: T.string,
  language: T.string,
  own: T.boolean,
  mayEdit: T.boolean,
}

export type BoardShape = ZoneShape | ClusterShape | NoteShape

export const isNoteShape = (shape: { type: string } | undefined): shape is NoteShape =>
  shape?.type === 'board-note'
export const isClusterShape = (shape: { type: string } | undefined): shape is ClusterShape =>
  shape?.type === 'board-cluster'
export const isBoardShape = (shape: { type: string } | undefined): shape is BoardShape =>
  shape?.type.startsWith('board-') === true

/** Drawing that people add to the wall; kept in the document as opaque records of these types. */
export const DRAWING_TYPES = ['draw', 'highlight', 'arrow', 'line', 'text'] as const
export const isDrawing = (shape: Pick<TLShape, 'type'>): boolean =>
  (DRAWING_TYPES as readonly string[]).includes(shape.type)

/** The shape that shows a note, cluster or question: `note_...` is shown by `shape:note_...`. */
export const shapeIdOf = (id: string): TLShapeId => `shape:${id}` as TLShapeId
/** The other way round. */
export const idOf = (shapeId: string): string => shapeId.slice('shape:'.length)
