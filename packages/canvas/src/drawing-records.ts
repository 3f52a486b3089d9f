import { isClusterId, isNoteId, MAX_COORDINATE } from '@atelier/board'
import type { TLShape, TLStore } from '@tldraw/tldraw'
import { idOf, isDrawing } from './shapes/board-shapes.ts'
import { PAGE_ID } from './wall.ts'

/** Largest drawing record taken from or put into the document, as JSON. A long stroke takes some 50 KB. */
export const MAX_DRAWING_CHARS = 300_000

/** A record that was set aside, and why, in words for a log. */
export interface Refused {
  id: string
  why: string
}

/**
 * Judges a drawing record from the document before it reaches the store. What others send is untrusted: a record
 * with an unknown text node replaces the whole editor by an error screen, and a parent circle overflows the stack.
 *
 * @returns the shape, or why it is set aside; never throws
 */
export function readDrawing(
  store: TLStore,
  id: string,
  value: unknown,
): { shape: TLShape; why?: never } | { shape?: never; why: string } {
  if (typeof value !== 'object' || value === null) return { why: 'not a record' }
  const record = value as TLShape
  if (record.id !== id || record.typeName !== 'shape') return { why: 'filed under another id' }
  if (isTaken(id)) return { why: 'its id is that of a note or group' }
  if (!isDrawing(record)) return { why: `type "${String(record.type)}" is not drawn on a board` }
  if (record.parentId !== PAGE_ID) return { why: 'its parent is not the page' }
  if (!isNear(record.x) || !isNear(record.y)) return { why: 'it stands off the board' }
  try {
    if (JSON.stringify(record).length > MAX_DRAWING_CHARS) return { why: 'it is too large' }
    // Records of the document are shared plain objects; the store freezes what it holds.
    const shape = structuredClone(record)
    store.schema.validateRecord(store, shape, 'tests', null)
    const props = shape.props as DrawingProps
    if (props.richText !== undefined && !isPlainDocument(props.richText))
      return { why: 'its text is of an unknown kind' }
    if (props.segments && !(props.segments.length > 0 && props.segments.every((s) => s.points.length > 0)))
      return { why: 'its stroke has no points' }
    if (record.type === 'line' && Object.keys(props.points ?? {}).length < 2)
      return { why: 'its line has fewer than two points' }
    if (props.scale !== undefined && !(props.scale > 0 && props.scale <= 100))
      return { why: `its scale ${props.scale} is out of bounds` }
    if (!coordinates(props).every(isNear)) return { why: 'it reaches off the board' }
    return { shape }
  } catch (error) {
    return { why: error instanceof Error ? error.message : 'it cannot be read' }
  }
}

/** Ids of shapes that are derived from the document: a drawing under one of them would stand in its place. */
const isTaken = (id: string) => isNoteId(idOf(id)) || isClusterId(idOf(id))

/** Parts of the props that the schema leaves too open. */
interface DrawingProps {
  richText?: unknown
  scale?: number
  segments?: { points: { x: number; y: number }[] }[]
  points?: Record<string, { x: number; y: number }>
  start?: { x: number; y: number }
  end?: { x: number; y: number }
}

function coordinates({ segments, points, start, end }: DrawingProps): number[] {
  const all = [...(segments ?? []).flatMap((segment) => segment.points), ...Object.values(points ?? {})]
  if (start) all.push(start)
  if (end) all.push(end)
  return all.flatMap(({ x, y }) => [x, y])
}

const isNear = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_COORDINATE

/** Marks that the text tool can make. */
const MARKS = new Set(['bold', 'italic', 'strike', 'code', 'highlight'])
const MAX_DEPTH = 12

/** Whether a rich text holds only nodes that the text tool can show. Links are not among them. */
export function isPlainDocument(value: unknown): boolean {
  return isNode(value, 'doc') && areBlocks(children(value), 1)
}

function areBlocks(nodes: unknown[], depth: number): boolean {
  return nodes.length > 0 && nodes.every((node) => isBlock(node, depth))
}

function isBlock(value: unknown, depth: number): boolean {
  if (depth > MAX_DEPTH || !isRecord(value)) return false
  const inside = children(value)
  switch (value.type) {
    case 'paragraph':
    case 'heading':
      return inside.every(isInline)
    case 'bulletList':
    case 'orderedList':
      return inside.length > 0 && inside.every((item) => isItem(item, depth + 1))
    default:
      return false
  }
}

/** An item of a list begins with a paragraph. */
function isItem(value: unknown, depth: number): boolean {
  const inside = children(value)
  return isNode(value, 'listItem') && isNode(inside[0], 'paragraph') && areBlocks(inside, depth)
}

function isInline(value: unknown): boolean {
  if (isNode(value, 'hardBreak')) return true
  if (!isNode(value, 'text') || typeof value.text !== 'string' || value.text === '') return false
  const marks = value.marks ?? []
  return Array.isArray(marks) && marks.every((mark) => isRecord(mark) && MARKS.has(String(mark.type)))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isNode = (value: unknown, type: string): value is Record<string, unknown> =>
  isRecord(value) && value.type === type
const children = (value: unknown): unknown[] =>
  isRecord(value) && Array.isArray(value.content) ? value.content : []
