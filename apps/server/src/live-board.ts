import { DEFAULT_SETTINGS, FacilitationDoc, type Phase, type Settings } from '@atelier/board'
import type * as Y from 'yjs'

/** What the rights of a message depend on: always as the facilitation document stands at this moment. */
export interface LiveBoard {
  phase: Phase | null
  settings: Settings
}

interface Entry extends LiveBoard {
  holders: number
  /** The facilitation document in memory; after an eviction another one may already have taken its place. */
  doc: Y.Doc | null
}

/**
 * Phase and settings of the boards in use, so that judging a message costs no look into a document.
 *
 * Fed by `follow`, which the sync server's `onLoad` calls: a facilitation document can only change after it was
 * loaded, so what was seen last stays true when it leaves memory. An entry goes when nobody holds it and its
 * document is gone.
 */
export class LiveBoards {
  readonly #entries = new Map<string, Entry>()
  readonly #load: (boardId: string) => Promise<void>

  /** @param load makes sure that the board's facilitation document was loaded, and so followed */
  constructor(load: (boardId: string) => Promise<void>) {
    this.#load = load
  }

  get size(): number {
    return this.#entries.size
  }

  /** Keeps the board's entry equal to a facilitation document for as long as that lives. */
  follow(boardId: string, doc: Y.Doc): void {
    const facilitation = new FacilitationDoc(doc)
    const entry = this.#entry(boardId)
    entry.doc = doc
    const look = () => {
      entry.phase = facilitation.currentPhase()
      entry.settings = facilitation.settings()
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
    return { live: entry, release }
  }

  #entry(boardId: string): Entry {
    const known = this.#entries.get(boardId)
    if (known) return known
    const entry: Entry = { phase: null, settings: DEFAULT_SETTINGS, holders: 0, doc: null }
    this.#entries.set(boardId, entry)
    return entry
  }

  #dropIfIdle(boardId: string, entry: Entry): void {
    if (entry.holders === 0 && entry.doc === null && this.#entries.get(boardId) === entry)
      this.#entries.delete(boardId)
  }
}
