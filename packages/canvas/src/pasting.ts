import { type BoardDoc, MAX_NOTE_CHARS, tidyText } from '@atelier/board'
import type { Notices } from './notices.ts'
import { cutTo, MAX_PASTED_NOTES, readLines } from './paste.ts'
import type { Steps } from './steps.ts'
import type { Writing } from './writing.ts'

export interface PastingOptions {
  board: BoardDoc
  writing: Writing
  steps: Steps
  notices: Notices
  /** Closes the open field. */
  closeField(): void
}

/** What becomes of pasted text, on the wall and in an open note, and what is said and offered about it. */
export class Pasting {
  readonly #options: PastingOptions

  constructor(options: PastingOptions) {
    this.#options = options
  }

  /** One note for each line, in the free places of a question; all in one, if that was meant. */
  onWall(text: string): void {
    const { board, writing, steps, notices } = this.#options
    const { lines, shortened, leftOut } = readLines(text)
    if (lines.length === 0) return
    const questionId = writing.questionAt()
    if (!writing.isOpen(questionId)) return
    const ids = writing.addLines(questionId, lines)
    const sentences = [
      ...(lines.length > 1 ? [{ text: 'notesPasted' as const, values: { n: lines.length } }] : []),
      ...(shortened > 0
        ? [{ text: 'linesShortened' as const, values: { n: shortened, most: MAX_NOTE_CHARS } }]
        : []),
      ...(leftOut > 0
        ? [{ text: 'linesLeftOut' as const, values: { n: leftOut, most: MAX_PASTED_NOTES } }]
        : []),
    ]
    const whole = tidyText(text)
    const inOne = () => {
      steps.one(() => {
        for (const id of ids) board.removeNote(id)
        writing.add(questionId, cutTo(whole, MAX_NOTE_CHARS))
      })
    }
    const fitsOne = lines.length > 1 && whole.length <= MAX_NOTE_CHARS
    if (sentences.length > 0) notices.say(sentences, fitsOne ? { text: 'allInOne', run: inOne } : null)
  }

  /**
   * Pastes into the open field what fits, and says what did not. Several lines are offered as notes of their own.
   *
   * @param field the selection that is replaced, and how to put something there
   */
  intoNote(
    noteId: string,
    pasted: string,
    field: { start: number; end: number; put(insert: string): void },
  ): void {
    const { board, steps, notices } = this.#options
    const text = pasted
      .slice(0, 100 * MAX_NOTE_CHARS)
      .replace(/\r\n?/g, '\n')
      .replace(/\n+$/, '')
    const before = board.text(noteId)?.toString() ?? ''
    const insert = cutTo(text, Math.max(0, MAX_NOTE_CHARS - before.length + field.end - field.start))
    const over = pasted.trimEnd().length - insert.length
    const { lines } = readLines(pasted)
    steps.part()
    field.put(insert)
    steps.part()
    const each = () => this.#split(noteId, before, field, lines)
    if (over > 0 || lines.length > 1)
      notices.say(
        [
          ...(over > 0
            ? [{ text: 'pastedTooLong' as const, values: { n: over, most: MAX_NOTE_CHARS } }]
            : []),
          ...(lines.length > 1 ? [{ text: 'linesPasted' as const, values: { n: lines.length } }] : []),
        ],
        lines.length > 1 ? { text: 'oneNoteEach', run: each } : null,
      )
  }

  /** What was pasted into a note becomes notes: the first line stays in it, the others follow. */
  #split(
    noteId: string,
    before: string,
    { start, end }: { start: number; end: number },
    [first = '', ...others]: readonly string[],
  ): void {
    const { board, writing, steps, closeField } = this.#options
    const note = board.note(noteId)
    if (!note || !writing.isOpen(note.questionId)) return
    const kept = cutTo(before.slice(0, start) + first + before.slice(end), MAX_NOTE_CHARS)
    closeField()
    steps.one(() => {
      board.setText(noteId, kept)
      writing.addLines(note.questionId, others, note.clusterId ?? undefined)
    })
  }
}
