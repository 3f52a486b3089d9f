import type { Locale, Note, Step } from '@atelier/board'

/** Where notes can be put by hand: a group, a new one, or none, under any question. */
export type Place =
  | { kind: 'group'; clusterId: string }
  | { kind: 'new'; questionId: string }
  | { kind: 'none'; questionId: string }

/** What a hand may do to notes. One object for the whole list, so that cards are drawn again only when they change. */
export interface NoteActions {
  rewrite(noteId: string, text: string): void
  remove(note: Note): void
  /**
   * Notes that are there already stay as they are.
   *
   * @returns id of the group that was begun for them, if one was
   */
  move(noteIds: readonly string[], to: Place): string | null
  /** Joins notes to another that says the same; all wordings stay. */
  merge(noteIds: readonly string[], into: string): void
  part(note: Note): void
  hide(noteIds: readonly string[]): void
  dissolve(clusterId: string): void
  commit(noteId: string, step: Step | null): void
  setLanguage(noteId: string, language: Locale): void
  /** Lays a translation beside the original; `null` takes it away. */
  translate(noteId: string, language: Locale, text: string | null): void
  /**
   * Has the translation service write one.
   *
   * @returns why there is none, in words; `null` when it has come
   */
  askTranslation(noteId: string, language: Locale): Promise<string | null>
}

/** What I may do with a note now. */
export interface NoteRights {
  /** Change its wording, or take it away. */
  edit: boolean
  /** Put it in groups. */
  group: boolean
  /** Join others to it, or part them from it. */
  merge: boolean
  /** Fill in the card of this next step. */
  commit: boolean
  /** Correct the mark of its language. */
  language: boolean
  translate: boolean
  /** Have it translated by the service of the server. */
  askTranslation: boolean
}

/** What is open on a card: a form or a choice, one at a time. */
export type OpenForm = 'edit' | 'move' | 'merge' | 'commit' | 'language' | `translate/${Locale}`
