/** The part of `localStorage` that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Texts that a person has typed and not sent yet, kept on this device: by question for a new note, by note for a
 * correction. They survive a phase that closes, a reload and a closed browser.
 *
 * A browser that forbids storage (private windows, full disk) keeps them in memory for as long as the page lives.
 */
export class Drafts {
  readonly #prefix: string
  readonly #storage: DraftStorage | null
  readonly #memory = new Map<string, string>()

  constructor(boardId: string, personId: string, storage: DraftStorage | null) {
    this.#prefix = `atelier.draft.${boardId}.${personId}.`
    this.#storage = storage
  }

  /** @param subject id of a question or of a note */
  read(subject: string): string {
    const inMemory = this.#memory.get(subject)
    if (inMemory !== undefined) return inMemory
    try {
      return this.#storage?.getItem(this.#prefix + subject) ?? ''
    } catch {
      return ''
    }
  }

  /** An empty text forgets the draft. */
  write(subject: string, text: string): void {
    try {
      if (text === '') this.#storage?.removeItem(this.#prefix + subject)
      else this.#storage?.setItem(this.#prefix + subject, text)
      if (this.#storage) {
        this.#memory.delete(subject)
        return
      }
    } catch {
      // Storage is full or forbidden: the page itself is the next best place.
    }
    this.#memory.set(subject, text)
  }
}
