import type * as Y from 'yjs'
import { BoardDoc } from './board-doc.ts'
import type { Note } from './note.ts'
import { rewrite, spliceOf } from './rewrite.ts'

/**
 * The document `<boardId>/draft/<personId>`: what one person writes while writing is hidden. That person and the server
 * read it, nobody else.
 *
 * | root    | key     | value                                                        |
 * |---------|---------|--------------------------------------------------------------|
 * | ...     |         | the layout of {@link BoardDoc}, notes and their cards only   |
 * | `moved` | note id | the wording that was carried to the board; the server writes |
 * |         | `id/card` | the card that was carried, as JSON                         |
 *
 * A note that was carried stays here as well: what its author was still typing arrives after it, and is carried too.
 */
export class Draft {
  readonly doc: Y.Doc
  readonly notes: BoardDoc
  readonly #moved: Y.Map<unknown>

  /** @param now epoch ms, for the birth of notes */
  constructor(doc: Y.Doc, now?: () => number) {
    this.doc = doc
    this.notes = new BoardDoc(doc, now)
    this.#moved = doc.getMap('moved')
  }

  /** The wording with which a note was last carried to the board; `null`: it never was. */
  movedText(id: string): string | null {
    const text = this.#moved.get(id)
    return typeof text === 'string' ? text : null
  }

  /** The card with which a note was last carried, as JSON; `null`: it never was. */
  movedCard(id: string): string | null {
    const card = this.#moved.get(`${id}/card`)
    return typeof card === 'string' ? card : null
  }

  /** @param card as JSON; `null` where it has none */
  markMoved(id: string, text: string, card = 'null'): void {
    if (this.#moved.get(id) !== text) this.#moved.set(id, text)
    if (this.#moved.get(`${id}/card`) !== card) this.#moved.set(`${id}/card`, card)
  }

  /** Calls `listener` with the notes whose marks changed; returns a function that stops it. */
  observeMoved(listener: (noteIds: Set<string>) => void): () => void {
    const onEvent = (event: Y.YMapEvent<unknown>) =>
      listener(new Set([...event.keysChanged].map((key) => key.split('/', 1)[0] ?? key)))
    this.#moved.observe(onEvent)
    return () => this.#moved.unobserve(onEvent)
  }

  movedIds(): string[] {
    return [...this.#moved.keys()].filter((key) => !key.includes('/'))
  }

  /** Takes everything away that is on the board by now. Blank notes go too. */
  empty(): void {
    this.notes.transact(() => {
      for (const id of [...this.notes.noteIds()]) {
        const note = this.notes.note(id)
        if (!note || note.text.trim() === '' || this.movedText(id) === note.text) this.notes.removeNote(id)
      }
      for (const id of this.movedIds())
        if (!this.notes.hasNote(id)) for (const key of [id, `${id}/card`]) this.#moved.delete(key)
    })
  }
}

/** What `carryDraft` did. */
export interface Carried {
  /** Notes that stand on the board now and did not before. */
  added: string[]
  /** Notes whose wording or card followed later. */
  changed: string[]
  /** Notes that their author took back. */
  removed: string[]
}

export interface Carrying {
  /** As the board shall know them; `null` where nobody may learn who wrote. */
  author: { personId: string } | null
  /**
   * Whether notes keep the place their author gave them: not after hidden writing, where many chose the same.
   */
  keepPlaces: boolean | ((note: Note) => boolean)
  /** Notes that were about to be carried when the server died: one of that id on the board is this draft's. */
  begun?: ReadonlySet<string>
  /** Whether only notes that name their author are theirs: a facilitator writes for others too. */
  claimed?: boolean
}

/**
 * Carries a draft to the board: each note once, with the same id. Done again it carries what changed since.
 *
 * Blank notes stay until something is written in them. Call it in a transaction of the board, and store the board
 * before the draft: then a crash between the two carries nothing twice.
 *
 * A note whose id stands on the board already, and not by this draft, stays where it is.
 */
export function carryDraft(
  draft: Draft,
  board: BoardDoc,
  { author, keepPlaces, begun, claimed = false }: Carrying,
): Carried {
  const carried: Carried = { added: [], changed: [], removed: [] }
  const present = new Set<string>()
  for (const note of draft.notes.notes()) {
    present.add(note.id)
    const anonymous = author === null || (claimed && note.authorId === null)
    const before = draft.movedText(note.id) ?? (begun?.has(note.id) ? textOn(board, note.id) : null)
    if (before === null) {
      // A note of that id that is there already is somebody else's.
      if (note.text.trim() === '' || board.hasNote(note.id)) continue
      board.addNote({
        id: note.id,
        questionId: note.questionId,
        text: note.text,
        kind: note.kind,
        authorId: anonymous ? null : author.personId,
        hubId: author ? note.hubId : null,
        language: note.language,
        createdAt: note.createdAt,
        ...((typeof keepPlaces === 'function' ? keepPlaces(note) : keepPlaces) && note.xy && { xy: note.xy }),
      })
      if (note.step) board.setStep(note.id, note.step)
      carried.added.push(note.id)
      continue
    }
    const shared = board.text(note.id)
    if (!shared) continue
    const card =
      JSON.stringify(note.step) !==
      (draft.movedCard(note.id) ?? JSON.stringify(board.note(note.id)?.step ?? null))
    if (note.text !== before) replay(shared, before, note.text)
    if (card) board.setStep(note.id, note.step)
    if (note.text !== before || card) carried.changed.push(note.id)
  }
  for (const id of draft.movedIds())
    if (!present.has(id) && board.hasNote(id)) {
      board.removeNote(id)
      carried.removed.push(id)
    }
  return carried
}

/** Writes down in the draft what the board holds of it now. */
export function markCarried(draft: Draft, board: Pick<BoardDoc, 'hasNote'>): void {
  draft.doc.transact(() => {
    for (const note of draft.notes.notes())
      if (draft.movedText(note.id) !== null || board.hasNote(note.id))
        draft.markMoved(note.id, note.text, JSON.stringify(note.step))
  })
}

const textOn = (board: BoardDoc, id: string): string | null => board.text(id)?.toString() ?? null

/**
 * Makes in `shared` the change that led from `before` to `after`, keeping what others did elsewhere in it. Where both
 * wrote at the same spot, what was in the draft comes first: it was typed first.
 */
function replay(shared: Y.Text, before: string, after: string): void {
  const current = shared.toString()
  const change = spliceOf(before, after)
  const other = spliceOf(before, current)
  const whole = current.indexOf(before)
  const place = (at: number): number => {
    if (whole >= 0) return whole + at
    if (at <= other.from) return at
    return at >= other.until ? at + current.length - before.length : other.from
  }
  const from = place(change.from)
  const until = Math.max(from, place(change.until))
  rewrite(shared, current.slice(0, from) + change.text + current.slice(until))
}
