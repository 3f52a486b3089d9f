import { documentName, FacilitationDoc } from '@atelier/board'
import type { Sync } from '@atelier/sync'
import type { Logger } from 'pino'
import type { LiveBoard, LiveBoards } from './live-board.ts'
import type { People, Person } from './people.ts'

export interface NamedPeopleAround {
  sync: Pick<Sync, 'edit'>
  live: LiveBoards
  people: Pick<People, 'list'>
  logger: Logger
}

/** Writes names where everybody reads them, only while the session shows notes by name; else it takes them away. */
export class NamedPeople {
  readonly #around: NamedPeopleAround
  #work: Promise<unknown> = Promise.resolve()

  constructor(around: NamedPeopleAround) {
    this.#around = around
  }

  /** Somebody joined, or changed their name or HUB. */
  put(boardId: string, person: Person): void {
    this.#queue(boardId, ({ settings }) =>
      settings.anonymity === 'name' ? this.#write(boardId, [person], false) : undefined,
    )
  }

  /** The session shows names from now on, or no more; after a crash this is made good when the board is loaded. */
  follow(boardId: string, live: LiveBoard, before: LiveBoard | null): void {
    if (before?.settings.anonymity === live.settings.anonymity) return
    this.#queue(boardId, async ({ settings }) =>
      settings.anonymity === 'name'
        ? this.#write(boardId, await this.#around.people.list(boardId), true)
        : this.#write(boardId, [], true),
    )
  }

  async settle(): Promise<void> {
    await this.#work
  }

  #queue(boardId: string, work: (live: Readonly<LiveBoard>) => Promise<void> | undefined): void {
    this.#work = this.#work
      .then(() => this.#around.live.during(boardId, async (live) => work(live)))
      .catch((error: unknown) => {
        this.#around.logger.error({ err: error, boardId }, 'names not written')
      })
  }

  /** @param only whether everybody else is to be taken out */
  async #write(boardId: string, people: readonly Person[], only: boolean): Promise<void> {
    await this.#around.sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const known = facilitation.people()
      facilitation.transact(() => {
        if (only)
          for (const id of Object.keys(known))
            if (!people.some((person) => person.id === id)) facilitation.setPerson(id, null)
        for (const { id, name, hubId, role } of people) {
          const entry = name && role !== 'viewer' ? { name, hubId } : null
          if (JSON.stringify(known[id] ?? null) !== JSON.stringify(entry)) facilitation.setPerson(id, entry)
        }
      })
    })
  }
}
