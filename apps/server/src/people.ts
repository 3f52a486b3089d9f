import { Locale, Role } from '@atelier/board'
import type { RecordStore } from '@atelier/storage'
import { z } from 'zod'

/** A person on one board. Names stay here: neither document carries them. Times are epoch ms. */
export const Person = z.object({
  id: z.string(),
  role: Role,
  name: z.string().nullable(),
  hubId: z.string().nullable(),
  language: Locale,
  joinedAt: z.number(),
})
export type Person = z.infer<typeof Person>

/**
 * Who joined which board: one record each under `people/<boardId>/<personId>`.
 *
 * `onCount` is told how many participants stand for a HUB whenever that changed; a burst of people joining at once
 * leads to few calls, not one each.
 */
export class People {
  readonly #records: RecordStore
  readonly #onCount: (boardId: string, counts: ReadonlyMap<string | null, number>) => Promise<void>
  readonly #hubs = new Map<string, Promise<Map<string, string | null>>>()
  readonly #counting = new Map<string, { again: boolean; done: Promise<void> }>()

  constructor(
    records: RecordStore,
    onCount: (boardId: string, counts: ReadonlyMap<string | null, number>) => Promise<void>,
  ) {
    this.#records = records
    this.#onCount = onCount
  }

  async get(boardId: string, personId: string): Promise<Person | null> {
    const person = Person.safeParse(await this.#records.get(keyOf(boardId, personId)))
    return person.success ? person.data : null
  }

  /** Stores a person; resolves when they are on disk. */
  async put(boardId: string, person: Person): Promise<void> {
    const hubs = person.role === 'participant' ? await this.#hubsOf(boardId) : null
    await this.#records.put(keyOf(boardId, person.id), person)
    if (!hubs || hubs.get(person.id) === person.hubId) return
    hubs.set(person.id, person.hubId)
    this.#count(boardId, hubs)
  }

  /** Waits for the counts that are still on their way. */
  async settle(): Promise<void> {
    await Promise.all([...this.#counting.values()].map(({ done }) => done))
  }

  #hubsOf(boardId: string): Promise<Map<string, string | null>> {
    const known = this.#hubs.get(boardId)
    if (known) return known
    const loading = this.#loadHubs(boardId)
    this.#hubs.set(boardId, loading)
    loading.catch(() => this.#hubs.delete(boardId))
    return loading
  }

  async #loadHubs(boardId: string): Promise<Map<string, string | null>> {
    const hubs = new Map<string, string | null>()
    for (const { value } of await this.#records.list(keyOf(boardId, ''))) {
      const person = Person.safeParse(value)
      if (person.success && person.data.role === 'participant') hubs.set(person.data.id, person.data.hubId)
    }
    return hubs
  }

  #count(boardId: string, hubs: Map<string, string | null>): void {
    const running = this.#counting.get(boardId)
    if (running) {
      running.again = true
      return
    }
    const state = { again: true, done: Promise.resolve() }
    this.#counting.set(boardId, state)
    state.done = (async () => {
      try {
        while (state.again) {
          state.again = false
          const counts = new Map<string | null, number>()
          for (const hubId of hubs.values()) counts.set(hubId, (counts.get(hubId) ?? 0) + 1)
          await this.#onCount(boardId, counts)
        }
      } finally {
        this.#counting.delete(boardId)
      }
    })()
  }
}

const keyOf = (boardId: string, personId: string) => `people/${boardId}/${personId}`
