import { ZONE_GAP, ZONE_WIDTH } from './layout.ts'

/** Words that somebody put on the wall beside the notes: a text box, or what stands on an arrow. */
export interface WallWords {
  /** Id of the drawing record. */
  id: string
  text: string
  /** The question below which they stand, or nearest to it. */
  questionId: string
}

/** As much of one text as a list shows. */
export const MAX_WALL_WORDS_CHARS = 2000
/** Records come from others: a text nested deeper than any tool makes it is not followed further. */
const MAX_DEPTH = 20

/**
 * The words of a drawing record, without the canvas that made it. The record is opaque here but for two properties:
 * `props.richText`, a tree of `{type, text?, content?}`, and `props.text`, plain, on arrows.
 *
 * @returns one line for each paragraph; empty for what has no words
 */
export function drawingWords(record: Readonly<Record<string, unknown>>): string {
  const { props } = record
  if (!isRecord(props)) return ''
  const words = isRecord(props.richText)
    ? lines(props.richText, 0).join('\n')
    : typeof props.text === 'string'
      ? props.text
      : ''
  return words.trim().slice(0, MAX_WALL_WORDS_CHARS)
}

/** All words on the wall, in reading order: question by question, from the top down. */
export function wallWords(
  drawing: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  questionIds: readonly string[],
): WallWords[] {
  const placed = [...drawing].flatMap(([id, record]) => {
    const text = drawingWords(record)
    const zone = Math.floor((number(record.x) + ZONE_GAP / 2) / (ZONE_WIDTH + ZONE_GAP))
    const index = Math.max(0, Math.min(questionIds.length - 1, zone))
    const questionId = questionIds[index]
    return text === '' || questionId === undefined
      ? []
      : [{ words: { id, text, questionId }, index, x: number(record.x), y: number(record.y) }]
  })
  return placed.sort((a, b) => a.index - b.index || a.y - b.y || a.x - b.x).map(({ words }) => words)
}

/** The paragraphs below a node, lists and headings included. */
function lines(node: Record<string, unknown>, depth: number): string[] {
  if (depth > MAX_DEPTH || !Array.isArray(node.content)) return []
  const children = node.content.filter(isRecord)
  const isParagraph = children.some(({ type }) => type === 'text' || type === 'hardBreak')
  if (!isParagraph) return children.flatMap((child) => lines(child, depth + 1))
  return [
    children
      .map(({ type, text }) => (type === 'hardBreak' ? '\n' : typeof text === 'string' ? text : ''))
      .join(''),
  ]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
