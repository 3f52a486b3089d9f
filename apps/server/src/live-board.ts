import {
  DEFAULT_SETTINGS,
  FacilitationDoc,
  type Phase,
  type Round,
  type Settings,
  type Visit,
} from '@atelier/board'
import type * as Y from 'yjs'

/** What the rights of a message depend on: always as the facilitation document stands at this moment. */
export interface LiveBoard {
  phase: Phase | null
  settings: Settings
  /** The run of the session, by phase id. */
  phases: ReadonlyMap<string, Phase>
  /** Phases entered, in order. */
  course: readonly Visit[]
  questionIds: readonly string[]
  rounds: readonly Round[]
}

interface Entry {
  /** Stays the same object while the board is held, so that whoever holds it sees what changes. */
  readonly view: LiveBoard
  holders: number
  /** The facilitation document in memory; after an eviction another one may already have taken its place. */
  doc: Y.Doc | null
}

const NOTHING_YET: LiveBoard = {
  phase: null,
  settings: DEFAULT_SETTINGS,
  phases: new Map(),
  course: [],
  questionIds: [],
  rounds: [],
}

export interface LiveListener {
  /** A board changed, or was seen for the first time since it was loaded: then `before` is `null`. */
  onChange?(boardId: string, now: LiveBoard, before: LiveBoard | null): void
  /** Nobody holds a board any more, and its document is out of memory. */
  onIdle?(boardId: string): void
}

/**
 * Phase, settings and course of the boards in use, so that judging a message costs no look into a document.
 *
 * Fed by `follow`, which the sync server's `onLoad` calls: a facilitation document can only change after it was
 * loaded, so what was seen last stays true when it leaves memory. An entry goes when nobody holds it and its
 * document is gone.
 */
export class LiveBoards {
  readonly #entries = new Map<string, Entry>()
  readonly #load: (boardId: string) => Promise<void>
  readonly #listener: LiveListener

  /** @param load makes sure that the board's facilitation document was loaded, and so followed */
  constructor(load: (boardId: string) => Promise<void>, listener: LiveListener = {}) {
    this.#load = load
    this.#listener = listener
  }

  get size(): number {
    return this.#entries.size
  }

  /** Keeps the board's entry equal to a facilitation document for as long as that lives. */
  follow(boardId: string, doc: Y.Doc): void {
    const facilitation = new FacilitationDoc(doc)
    const entry = this.#entry(boardId)
    entry.doc = doc
    let seen: LiveBoard | null = null
    const look = () => {
      const now: LiveBoard = {
        phase: facilitation.currentPhase(),
        settings: facilitation.settings(),
        phases: new Map(facilitation.phases().map((phase) => [phase.id, phase])),
        course: facilitation.course(),
        questionIds: facilitation.questions().map(({ id }) => id),
        rounds: facilitation.rounds(),
      }
      const before = seen
      // The same phase stays the same object, so that whoever compares sees what changed.
      if (before && JSON.stringify(before.phase) === JSON.stringify(now.phase)) now.phase = before.phase
      seen = now
      Object.assign(entry.view, now)
      this.#listener.onChange?.(boardId, now, before)
    }
    look()
    const stop = facilitation.observe(look)
    doc.once('destroy', () => {
      stop()
      if (entry.doc === doc) entry.doc = null
      this.#dropIfIdle(boardId, entry)
    })
  }

  /** The live entry of a board; call `release` when it is no longer watched. */
  async hold(boardId: string): Promise<{ live: Readonly<LiveBoard>; release: () => void }> {
    const entry = this.#entry(boardId)
    entry.holders++
    let held = true
    const release = () => {
      if (!held) return
      held = false
      entry.holders--
      this.#dropIfIdle(boardId, entry)
    }
    try {
      if (!entry.doc) await this.#load(boardId)
    } catch (error) {
      release()
      throw error
    }
    return { live: entry.view, release }
  }

  /** Holds a board for as long as `use` takes. */
  async during<T>(boardId: string, use: (live: Readonly<LiveBoard>) => Promise<T>): Promise<T> {
    const { live, release } = await this.hold(boardId)
    try {
      return await use(live)
    } finally {
      release()
    }
  }

  #entry(boardId: string): Entry {
    const known = this.#entries.get(boardId)
    if (known) return known
    const entry: Entry = { view: { ...NOTHING_YET }, holders: 0, doc: null }
    this.#entries.set(boardId, entry)
    return entry
  }

  #dropIfIdle(boardId: string, entry: Entry): void {
    if (entry.holders > 0 || entry.doc !== null || this.#entries.get(boardId) !== entry) return
    this.#entries.delete(boardId)
    this.#listener.onIdle?.(boardId)
  }
}
