import type { RecordStore } from '@atelier/storage'

const PREFIX = 'closed/'

/** People whose access to a board a facilitator closed: one record each under `closed/<boardId>/<personId>`. */
export class ClosedAccess {
  readonly #records: RecordStore
  readonly #closed: Set<string>

  private constructor(records: RecordStore, closed: Set<string>) {
    this.#records = records
    this.#closed = closed
  }

  static async open(records: RecordStore): Promise<ClosedAccess> {
    const stored = await records.list(PREFIX)
    return new ClosedAccess(records, new Set(stored.map(({ key }) => key)))
  }

  has(boardId: string, personId: string): boolean {
    return this.#closed.has(keyOf(boardId, personId))
  }

  /** Holds from this moment; resolves when a restart would know of it. */
  async close(boardId: string, personId: string, at: number): Promise<void> {
    this.#closed.add(keyOf(boardId, personId))
    await this.#records.put(keyOf(boardId, personId), { at })
  }

  async reopen(boardId: string, personId: string): Promise<void> {
    await this.#records.remove(keyOf(boardId, personId))
    this.#closed.delete(keyOf(boardId, personId))
  }
}

const keyOf = (boardId: string, personId: string) => `${PREFIX}${boardId}/${personId}`
