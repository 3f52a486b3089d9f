import type { BoardDoc, Locale, Note, Step, UndoHistory } from '@atelier/board'
import type { Api } from '../../../api.ts'
import type { Say } from '../../../i18n.ts'
import { Value } from '../../../session/observable.ts'
import type { NoteActions, Place } from '../note-actions.ts'
import { groupName } from '../question-outline.ts'
import { moveNotes, notesToMove } from './move-notes.ts'
import type { toolsTexts } from './tools-texts.ts'

/** How long a change can be taken back by the button, in ms. */
const UNDO_MS = 10_000

interface NoteHandOptions {
  board: BoardDoc
  boardId: string
  api: Pick<Api, 'correctNote' | 'translateNote'>
  /** The session is over for me: the board is the server's, which keeps what my note said before. */
  closed: boolean
  /** Who types translations; `null` where nobody may learn it. */
  personId: string | null
  /** Epoch ms on the server's clock. */
  now(): number
  t: Say<typeof toolsTexts>
  /** What a group without a name is called. */
  untitled: string
  /** Tells screen readers what was done. */
  say(words: string): void
  /** Words for a request that failed; `unreachable` is the sentence for a lost server. */
  failed(error: unknown, unreachable: string): string
  /** Tells of a group that was just begun. */
  began(clusterId: string): void
}

/** Verbs on notes: what they do, what they say, and the last one that can be taken back. */
export class NoteHand implements NoteActions {
  /** What was done last, for as long as it can be taken back. */
  readonly undo = new Value<{ text: string } | null>(null)
  readonly #options: NoteHandOptions
  #history: UndoHistory | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: NoteHandOptions) {
    this.#options = options
  }

  rewrite(noteId: string, text: string): void {
    if (this.#options.closed) void this.#correct(noteId, text)
    else this.#options.board.setText(noteId, text)
  }

  remove(note: Note): void {
    const { board, closed, t } = this.#options
    if (closed) void this.#correct(note.id, '')
    else this.#undoable(t('removed'), () => board.removeNote(note.id))
  }

  move(chosen: readonly string[], to: Place): string | null {
    const { board, t, began } = this.#options
    const noteIds = notesToMove(board, chosen, to)
    if (noteIds.length === 0) return null
    const group =
      to.kind === 'group' ? this.#nameOf(to.clusterId) : t(to.kind === 'new' ? 'newGroup' : 'noGroup')
    const words =
      noteIds.length === 1 ? t('movedTo', { group }) : t('severalMovedTo', { count: noteIds.length, group })
    const begun = this.#undoable(words, () => moveNotes(board, noteIds, to))
    if (begun) began(begun)
    return begun
  }

  merge(noteIds: readonly string[], into: string): void {
    const { board, t } = this.#options
    this.#undoable(t('merged'), () => {
      for (const id of noteIds) if (id !== into) board.mergeInto(id, into)
    })
  }

  part(note: Note): void {
    const { board, t } = this.#options
    this.#undoable(t('parted'), () => board.mergeInto(note.id, null))
  }

  hide(noteIds: readonly string[]): void {
    const { board, t } = this.#options
    this.#undoable(t('hidden', { count: noteIds.length }), () => {
      for (const id of noteIds) board.setHidden(id, true)
    })
  }

  dissolve(clusterId: string): void {
    const { board, t } = this.#options
    this.#undoable(t('dissolved'), () => board.removeCluster(clusterId))
  }

  commit(noteId: string, step: Step | null): void {
    this.#options.board.setStep(noteId, step)
  }

  setLanguage(noteId: string, language: Locale): void {
    this.#options.board.setLanguage(noteId, language)
  }

  translate(noteId: string, language: Locale, text: string | null): void {
    const { board, t, personId, now } = this.#options
    if (text === null)
      this.#undoable(t('translationRemoved'), () => board.setTranslation(noteId, language, null))
    else
      board.setTranslation(noteId, language, {
        text,
        by: 'person',
        at: now(),
        ...(personId && { personId }),
      })
  }

  async askTranslation(noteId: string, language: Locale): Promise<string | null> {
    const { api, boardId, t, say, failed } = this.#options
    try {
      await api.translateNote(boardId, noteId, language)
      say(t('translated'))
      return null
    } catch (error) {
      return failed(error, t('notTranslated'))
    }
  }

  takeBack(): void {
    this.#history?.undo()
    this.forget()
  }

  /** Nothing can be taken back from here on. */
  forget(): void {
    clearTimeout(this.#timer)
    this.#history?.destroy()
    this.#history = null
    this.undo.set(null)
  }

  #nameOf(clusterId: string): string {
    const { board, untitled } = this.#options
    const cluster = board.clusters().find(({ id }) => id === clusterId)
    const notes = cluster?.noteIds.flatMap((id) => board.note(id) ?? []) ?? []
    return (cluster && groupName({ cluster, notes })) || untitled
  }

  /** Does something, all of it in one step, that the person can take back for a while. */
  #undoable<T>(words: string, change: () => T): T {
    const { board, say } = this.#options
    this.forget()
    const history = board.history()
    this.#history = history
    const done = board.transact(change)
    // Only this one change is to be taken back, whatever is done next.
    history.stopTracking()
    say(words)
    this.undo.set({ text: words })
    this.#timer = setTimeout(() => this.forget(), UNDO_MS)
    return done
  }

  async #correct(noteId: string, text: string): Promise<void> {
    const { api, boardId, t, say, failed } = this.#options
    try {
      await api.correctNote(boardId, noteId, text)
      say(t(text === '' ? 'withdrawn' : 'corrected'))
    } catch (error) {
      say(failed(error, t('notCorrected')))
    }
  }
}
