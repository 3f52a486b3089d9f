/** How long a field stays open after hidden writing has ended, ms; the server takes drafts a little longer. */
export const LAST_WORDS_MS = 8000

/** The moment in which a sentence may still be finished. */
export class LastWords {
  #timer: ReturnType<typeof setTimeout> | null = null

  /** @returns `false` when the moment has begun already */
  begin(close: () => void): boolean {
    if (this.#timer) return false
    this.#timer = setTimeout(() => {
      this.#timer = null
      close()
    }, LAST_WORDS_MS)
    return true
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
