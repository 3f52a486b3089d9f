/** Who holds a socket right now. */
export class Attendance {
  readonly #sockets = new Map<string, number>()

  /** @returns a function to call when the socket is gone */
  arrived(boardId: string, personId: string): () => void {
    const key = `${boardId}/${personId}`
    this.#sockets.set(key, (this.#sockets.get(key) ?? 0) + 1)
    let here = true
    return () => {
      if (!here) return
      here = false
      const left = (this.#sockets.get(key) ?? 1) - 1
      if (left > 0) this.#sockets.set(key, left)
      else this.#sockets.delete(key)
    }
  }

  has(boardId: string, personId: string): boolean {
    return this.#sockets.has(`${boardId}/${personId}`)
  }
}
