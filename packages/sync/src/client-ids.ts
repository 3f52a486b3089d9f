/** Which person a Yjs client id of one document belongs to. */
export type ClientIds = Map<number, string>

/**
 * Whose Yjs client ids are whose, document by document, in memory alone.
 *
 * A client id is a number that each client draws for itself, and every reader sees it. Whoever wrote on under the id
 * of somebody else would take their clocks: Yjs then passes over the true edits as known already. So an id belongs to
 * the person who first wrote with it; see SPEC [W6].
 *
 * It outlasts the room, since who lost the network comes back later than the room leaves memory; the documents that
 * were left first are forgotten first.
 */
export class ClientIdRegister {
  readonly #maxKept: number
  readonly #present = new Map<string, ClientIds>()
  readonly #left = new Map<string, ClientIds>()
  #kept = 0

  /** @param maxKept client ids of documents that left memory */
  constructor(maxKept: number) {
    this.#maxKept = maxKept
  }

  /** Client ids kept of documents that left memory. */
  get kept(): number {
    return this.#kept
  }

  /** Those of a document that is in memory from now on. */
  enter(name: string): ClientIds {
    const known = this.#left.get(name) ?? new Map<number, string>()
    if (this.#left.delete(name)) this.#kept -= known.size
    this.#present.set(name, known)
    return known
  }

  /** The document left memory. */
  leave(name: string): void {
    const known = this.#present.get(name)
    if (known === undefined) return
    this.#present.delete(name)
    if (known.size === 0) return
    this.#left.set(name, known)
    this.#kept += known.size
    for (const [oldest, ids] of this.#left) {
      if (this.#kept <= this.#maxKept) return
      this.#left.delete(oldest)
      this.#kept -= ids.size
    }
  }

  /** The document is no more; who waits for a new one of that name may have entered already. */
  forget(name: string): void {
    this.#present.get(name)?.clear()
    this.#kept -= this.#left.get(name)?.size ?? 0
    this.#left.delete(name)
  }
}
