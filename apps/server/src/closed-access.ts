import type { RecordStore } from '@atelier/storage'

const PREFIX = 'closed/'

/** People whose access to a board a facilitator closed: one record each under `closed/<boardId>/<personId>`. */
export class ClosedAccess {
  readonly #records: RecordStore
  /** Persons by board; boards where nobody's access is closed have no entry. */
  readonly #closed = new Map<string, Set<string>>()
  #revision = 0

  private constructor(records: RecordStore) {
    this.#records = records
  }

  static async open(records: RecordStore): Promise<ClosedAccess> {
    const stored = await records.list(PREFIX)
    const access = new ClosedAccess(records)
    for (const { key } of stored) {
      const [boardId = '', personId = ''] = key.slice(PREFIX.length).split('/')
      access.#add(boardId, personId)
    }
    return access
  }

  has(boardId: string, personId: string): boolean {
    return this.#closed.get(boardId)?.has(personId) ?? false
  }

  /** Another number whenever somebody's access was closed or opened. */
  get revision(): number {
    return this.#revision
  }

  /** Holds from this moment; resolves when a restart would know of it. */
  async close(boardId: string, personId: string, at: number): Promise<void> {
    this.#add(boardId, personId)
    await this.#records.put(keyOf(boardId, personId), { at })
  }

  async reopen(boardId: string, personId: string): Promise<void> {
    await this.#records.remove(keyOf(boardId, personId))
    const persons = this.#closed.get(boardId)
    persons?.delete(personId)
    if (persons?.size === 0) this.#closed.delete(boardId)
    this.#revision += 1
  }

  #add(boardId: string, personId: string): void {
    const persons = this.#closed.get(boardId)
    if (persons) persons.add(personId)
    else this.#closed.set(boardId, new Set([personId]))
    this.#revision += 1
  }
}

const keyOf = (boardId: string, personId: string) => `${PREFIX}${boardId}/${personId}`
