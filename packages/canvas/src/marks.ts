import { type BoardDoc, type FacilitationDoc, type Note, publishedVotes } from '@atelier/board'
import { type Atom, atom } from '@tldraw/tldraw'

/** What stands on notes and groups besides their words: votes once they are public, who else says the same, translations. */
export class Marks {
  /** Votes by note or cluster id; empty until a round was closed. */
  readonly votes: Atom<ReadonlyMap<string, number>> = atom('votes', new Map())
  /** How many more notes say what a note says: those that were merged into it. */
  readonly alsoSaid: Atom<ReadonlyMap<string, number>> = atom('also said', new Map())
  /** Translations by note id, of notes that have any. */
  readonly translations: Atom<ReadonlyMap<string, Note['translations']>> = atom('translations', new Map())

  readonly #board: BoardDoc
  /** Merged notes and where each ended. */
  readonly #mergedInto = new Map<string, string>()
  readonly #stops: (() => void)[] = []

  constructor(board: BoardDoc, facilitation: FacilitationDoc) {
    this.#board = board
    this.#readMerges()
    this.#readVotes(facilitation)
    this.#readTranslations(board.notes())
    this.#stops.push(
      facilitation.observe(() => this.#readVotes(facilitation)),
      board.observe(({ notes }) => {
        if (
          [...notes].some(
            (id) => (this.#board.note(id)?.mergedInto ?? undefined) !== this.#mergedInto.get(id),
          )
        )
          this.#readMerges()
        this.#readTranslations([...notes].map((id) => this.#board.note(id) ?? { id, translations: {} }))
      }),
    )
  }

  stop(): void {
    for (const stop of this.#stops) stop()
  }

  #readMerges(): void {
    this.#mergedInto.clear()
    const counts = new Map<string, number>()
    for (const { id, mergedInto, hidden } of this.#board.notes()) {
      if (!mergedInto) continue
      this.#mergedInto.set(id, mergedInto)
      if (!hidden) counts.set(mergedInto, (counts.get(mergedInto) ?? 0) + 1)
    }
    this.alsoSaid.set(counts)
  }

  #readTranslations(changed: readonly Pick<Note, 'id' | 'translations'>[]): void {
    const before = this.translations.get()
    // Notes change all the time, their translations seldom.
    const other = changed.filter(
      ({ id, translations }) => JSON.stringify(translations) !== JSON.stringify(before.get(id) ?? {}),
    )
    if (other.length === 0) return
    const next = new Map(before)
    for (const { id, translations } of other)
      if (Object.keys(translations).length > 0) next.set(id, translations)
      else next.delete(id)
    this.translations.set(next)
  }

  #readVotes(facilitation: FacilitationDoc): void {
    const next = Object.entries(publishedVotes(facilitation.rounds()) ?? {})
    const now = this.votes.get()
    if (next.length === now.size && next.every(([id, votes]) => now.get(id) === votes)) return
    this.votes.set(new Map(next))
  }
}
