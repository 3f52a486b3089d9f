import { type BoardDoc, isClusterId, isNoteId, type Step } from '@atelier/board'
import type { KeptText } from './session.ts'

/**
 * Wordings among the records that wait: of notes that are mine or nobody's, of their cards, of titles and of drawn
 * texts.
 *
 * @param personId whose notes are mine; `null`: all of them, as in a draft
 */
export function keptFrom(board: BoardDoc, ids: Iterable<string>, personId: string | null): KeptText[] {
  const found: KeptText[] = []
  const keep = (kept: KeptText) => {
    if (kept.text.trim() !== '') found.push(kept)
  }
  for (const id of ids) {
    const noteId = id.replace(CARD_OF, '')
    if (isNoteId(noteId)) {
      const note = board.note(noteId)
      if (!note) continue
      const { questionId, authorId, text, step } = note
      if (personId === null || authorId === null || authorId === personId)
        keep({ id: noteId, kind: 'note', questionId, text })
      if (step) keep({ id: `${noteId}/card`, kind: 'card', questionId, text: wordsOfCard(step) })
    } else if (isClusterId(id)) {
      const cluster = board.cluster(id)
      if (cluster) keep({ id, kind: 'title', questionId: cluster.questionId, text: cluster.title })
    } else keep({ id, kind: 'drawing', questionId: null, text: wordsOfDrawing(board.drawingRecord(id)) })
  }
  return found
}

const CARD_OF = /\/card$/

const wordsOfCard = ({ owner, due, help }: Step): string => [owner, due, help].filter(Boolean).join('\n')

/** Deeper than that no tool nests a text. */
const MAX_DEPTH = 12

/** The words on a drawn thing: its rich text by paragraphs, or its plain one. */
function wordsOfDrawing(record: Record<string, unknown> | null): string {
  const { richText, text } = (record?.props ?? {}) as { richText?: unknown; text?: unknown }
  return richText === undefined ? (typeof text === 'string' ? text : '') : wordsIn(richText, 0).trim()
}

function wordsIn(node: unknown, depth: number): string {
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return ''
  const { type, text, content } = node as { type?: unknown; text?: unknown; content?: unknown }
  if (typeof text === 'string') return text
  if (type === 'hardBreak') return '\n'
  const inside = Array.isArray(content) ? content.map((each) => wordsIn(each, depth + 1)).join('') : ''
  return type === 'paragraph' || type === 'heading' ? `${inside}\n` : inside
}
