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
  /** People this device stands for, where tables vote; one when left out. */
  people: z.number().int().min(1).optional(),
})
export type Person = z.infer<typeof Person>

export interface PeopleListener {
  /** How many participants stand for a HUB, whenever that changed; a burst of joins leads to few calls, not one each. */
  onCount(boardId: string, counts: ReadonlyMap<string | null, number>): Promise<void>
  /** Somebody joined, or changed what they say of themselves. */
  onPut?(boardId: string, person: Person): void
}

/** What counts of a participant: their HUB, and for how many they stand. */
interface Share {
  hubId: string | null
  people: number
}

/** Who joined which board: one record each under `people/<boardId>/<personId>`. */
export class People {
  readonly #records: RecordStore
  readonly #listener: PeopleListener
  readonly #shares = new Map<string, Promise<Map<string, Share>>>()
  readonly #counting = new Map<string, { again: boolean; done: Promise<void> }>()

  constructor(records: RecordStore, listener: PeopleListener) {
    this.#records = records
    this.#listener = listener
  }

  async get(boardId: string, personId: string): Promise<Person | null> {
    const person = Person.safeParse(await this.#records.get(keyOf(boardId, personId)))
    return person.success ? person.data : null
  }

  /** Everybody who ever joined a board. */
  async list(boardId: string): Promise<Person[]> {
    const people: Person[] = []
    for (const { value } of await this.#records.list(keyOf(boardId, ''))) {
      const person = Person.safeParse(value)
      if (person.success) people.push(person.data)
    }
    return people
  }

  /** Stores a person; resolves when they are on disk. How many they stand for stays when it is left out. */
  async put(boardId: string, person: Person): Promise<void> {
    const shares = person.role === 'participant' ? await this.#sharesOf(boardId) : null
    const people = person.people ?? (await this.get(boardId, person.id))?.people
    const { people: _, ...others } = person
    const stored = people === undefined ? others : { ...others, people }
    await this.#records.put(keyOf(boardId, person.id), stored)
    this.#listener.onPut?.(boardId, stored)
    const share: Share = { hubId: person.hubId, people: people ?? 1 }
    const before = shares?.get(person.id)
    if (!shares || (before?.hubId === share.hubId && before.people === share.people)) return
    shares.set(person.id, share)
    this.#count(boardId, shares)
  }

  /** Waits for the counts that are still on their way. */
  async settle(): Promise<void> {
    await Promise.all([...this.#counting.values()].map(({ done }) => done))
  }

  #sharesOf(boardId: string): Promise<Map<string, Share>> {
    const known = this.#shares.get(boardId)
    if (known) return known
    const loading = this.#loadShares(boardId)
    this.#shares.set(boardId, loading)
    loading.catch(() => this.#shares.delete(boardId))
    return loading
  }

  async #loadShares(boardId: string): Promise<Map<string, Share>> {
    const shares = new Map<string, Share>()
    for (const { id, role, hubId, people } of await this.list(boardId))
      if (role === 'participant') shares.set(id, { hubId, people: people ?? 1 })
    return shares
  }

  #count(boardId: string, shares: Map<string, Share>): void {
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
          for (const { hubId, people } of shares.values())
            counts.set(hubId, (counts.get(hubId) ?? 0) + people)
          await this.#listener.onCount(boardId, counts)
        }
      } finally {
        this.#counting.delete(boardId)
      }
    })()
  }
}

const keyOf = (boardId: string, personId: string) => `people/${boardId}/${personId}`
