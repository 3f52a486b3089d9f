import * as Y from 'yjs'
import { ClusterFacts } from './cluster.ts'
import { LOCALES } from './locale.ts'
import { clampPlace, type Note, NoteFacts, NoteState, Place, Step, Translation } from './note.ts'

/**
 * What the document `<boardId>/board` holds, and how it reads.
 *
 * | root map   | key        | value                                                             |
 * |------------|------------|-------------------------------------------------------------------|
 * | `notes`    | note id    | plain {@link NoteFacts}, set once at birth                        |
 * | `text`     | note id    | `Y.Text`, the wording                                             |
 * | `xy`       | note id    | `[x, y]` in the zone; only when somebody placed the note          |
 * | `cluster`  | note id    | cluster id: one parent by construction                            |
 * | `state`    | note id    | plain {@link NoteState}                                           |
 * | `steps`    | note id    | plain {@link Step}                                                |
 * | `clusters` | cluster id | plain {@link ClusterFacts}                                        |
 * | `titles`   | cluster id | `Y.Text`                                                          |
 * | `drawing`  | record id  | plain, opaque record of the canvas                                |
 * | `translations` | `note/lang` | plain {@link Translation}                                    |
 *
 * One root map for each property that changes, so that two people who change different things of one note never
 * collide. Not in here: questions, phases, people's names, ballots. The keys are private to this file.
 *
 * Reading is tolerant: a note with unreadable facts is left out, a reference that leads nowhere reads as none. So a
 * replica is always presentable; `repair` writes the same judgement back.
 */
export class BoardRecords implements RawBoard {
  readonly notes: Y.Map<unknown>
  readonly text: Y.Map<Y.Text>
  readonly xy: Y.Map<unknown>
  readonly cluster: Y.Map<unknown>
  readonly state: Y.Map<unknown>
  readonly steps: Y.Map<unknown>
  readonly clusters: Y.Map<unknown>
  readonly titles: Y.Map<Y.Text>
  readonly drawing: Y.Map<unknown>
  readonly translations: Y.Map<unknown>
  /** All of them. */
  readonly maps: readonly Y.Map<unknown>[]
  /** Plain values are replaced, never changed, so what was parsed once stays true. */
  readonly #parsed = new WeakMap<object, unknown>()

  constructor(doc: Y.Doc) {
    this.notes = doc.getMap('notes')
    this.text = doc.getMap('text')
    this.xy = doc.getMap('xy')
    this.cluster = doc.getMap('cluster')
    this.state = doc.getMap('state')
    this.steps = doc.getMap('steps')
    this.clusters = doc.getMap('clusters')
    this.titles = doc.getMap('titles')
    this.drawing = doc.getMap('drawing')
    this.translations = doc.getMap('translations')
    this.maps = [
      this.notes,
      this.text as Y.Map<unknown>,
      this.xy,
      this.cluster,
      this.state,
      this.steps,
      this.clusters,
      this.titles as Y.Map<unknown>,
      this.drawing,
      this.translations,
    ]
  }

  /** `null`: there is no such note, or it cannot be read. */
  factsOf(noteId: string): NoteFacts | null {
    return this.#parse(NoteFacts, this.notes.get(noteId))
  }

  textOf(noteId: string): Y.Text | null {
    return asText(this.text.get(noteId))
  }

  stateOf(noteId: string): NoteState {
    return this.#parse(NoteState, this.state.get(noteId)) ?? {}
  }

  setState(noteId: string, change: Partial<Record<keyof NoteState, unknown>>): void {
    const next: Record<string, unknown> = { ...this.stateOf(noteId), ...change }
    for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key]
    if (Object.keys(next).length > 0) this.state.set(noteId, next)
    else if (this.state.has(noteId)) this.state.delete(noteId)
  }

  placeOf(noteId: string): Place | null {
    return readPlace(this.xy.get(noteId))
  }

  stepOf(noteId: string): Step | null {
    return this.#parse(Step, this.steps.get(noteId))
  }

  translationsOf(noteId: string): Note['translations'] {
    const found: Note['translations'] = {}
    if (this.translations.size === 0) return found
    for (const language of LOCALES) {
      const translation = this.#parse(Translation, this.translations.get(`${noteId}/${language}`))
      if (translation) found[language] = translation
    }
    return found
  }

  clusterOf(noteId: string): string | null {
    const clusterId = this.cluster.get(noteId)
    return typeof clusterId === 'string' && this.clusterFactsOf(clusterId) ? clusterId : null
  }

  /** Where a note stands among those of its cluster: the lower, the earlier. */
  rankOf(noteId: string): number {
    return this.stateOf(noteId).rank ?? this.factsOf(noteId)?.createdAt ?? 0
  }

  /** The note at the end of the chain of merges; none when the chain leads nowhere or comes back. */
  mergeTargetOf(noteId: string): string | null {
    const seen = new Set([noteId])
    let target: string | null = null
    for (let at = this.#mergedInto(noteId); at !== null; at = this.#mergedInto(at)) {
      if (seen.has(at)) return null
      if (!this.factsOf(at)) return target
      seen.add(at)
      target = at
    }
    return target
  }

  #mergedInto(noteId: string): string | null {
    return this.stateOf(noteId).mergedInto ?? null
  }

  clusterFactsOf(clusterId: string): ClusterFacts | null {
    return this.#parse(ClusterFacts, this.clusters.get(clusterId))
  }

  titleOf(clusterId: string): Y.Text | null {
    return asText(this.titles.get(clusterId))
  }

  drawingOf(recordId: string): Record<string, unknown> | null {
    const value = this.drawing.get(recordId)
    return isRecord(value) ? value : null
  }

  /** Ids of what a transaction touched. */
  changedIn(transaction: Y.Transaction): Pick<BoardChange, 'notes' | 'clusters' | 'drawing'> {
    const change = { notes: new Set<string>(), clusters: new Set<string>(), drawing: new Set<string>() }
    for (const [type, keys] of transaction.changed) {
      if (type instanceof Y.Text) {
        const key = type._item?.parentSub
        if (key) (type._item?.parent === this.titles ? change.clusters : change.notes).add(key)
        continue
      }
      const into = this.#kindOf(type)
      // A key of a translation begins with the id of its note.
      if (into) for (const key of keys) if (key !== null) change[into].add(key.split('/', 1)[0] ?? key)
    }
    return change
  }

  #kindOf(type: unknown): 'notes' | 'clusters' | 'drawing' | null {
    if (type === this.drawing) return 'drawing'
    if (type === this.clusters || type === this.titles) return 'clusters'
    return this.maps.includes(type as Y.Map<unknown>) ? 'notes' : null
  }

  /** Whether a transaction touched where notes belong or which clusters there are, more than words and places. */
  changesOrder(transaction: Y.Transaction): boolean {
    const order: readonly unknown[] = [this.notes, this.cluster, this.state, this.clusters, this.titles]
    for (const type of transaction.changed.keys())
      if (order.includes(type instanceof Y.Text ? type._item?.parent : type)) return true
    return false
  }

  #parse<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }, value: unknown): T | null {
    if (!isRecord(value)) return null
    const known = this.#parsed.get(value)
    if (known !== undefined) return known as T | null
    const result = schema.safeParse(value)
    const parsed = result.success ? (result.data as T) : null
    this.#parsed.set(value, parsed)
    return parsed
  }
}

/** The root maps by name. For `repair` and migrations only. */
export interface RawBoard {
  notes: Y.Map<unknown>
  text: Y.Map<Y.Text>
  xy: Y.Map<unknown>
  cluster: Y.Map<unknown>
  state: Y.Map<unknown>
  steps: Y.Map<unknown>
  clusters: Y.Map<unknown>
  titles: Y.Map<Y.Text>
  translations: Y.Map<unknown>
}

/** Ids touched by one transaction. `own`: made through the same `BoardDoc`. */
export interface BoardChange {
  notes: Set<string>
  clusters: Set<string>
  drawing: Set<string>
  origin: unknown
  own: boolean
}

export function readPlace(value: unknown): Place | null {
  const place = Place.safeParse(value)
  return place.success ? clampPlace(place.data) : null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Y.AbstractType)

const asText = (value: unknown): Y.Text | null => (value instanceof Y.Text ? value : null)
