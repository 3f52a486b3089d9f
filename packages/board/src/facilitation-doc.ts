import type * as Y from 'yjs'
import * as z from 'zod/mini'
import type { Agenda, SessionState } from './conductor.ts'
import { Hub } from './hub.ts'
import { Locale } from './locale.ts'
import { AgendaItem, Phase } from './phase.ts'
import { Question } from './question.ts'
import { DEFAULT_SETTINGS, Settings } from './settings.ts'
import { Timer } from './timer.ts'

/** Version of the layout of both documents. A change of layout raises it and adds a step to `migrations.ts`. */
export const LAYOUT = 1

/** What a board is, apart from what people write on it. */
export const Meta = z.looseObject({
  boardId: z.string(),
  title: z.string(),
  language: z.catch(Locale, 'en'),
  /** Six characters that open the participant's role; shown on screens in the room. */
  joinCode: z.catch(z.string(), ''),
  /** Epoch ms. */
  createdAt: z.catch(z.number(), 0),
})
export type Meta = z.infer<typeof Meta>

/** When a phase was entered, epoch ms on the server's clock. */
export const Visit = z.looseObject({ phaseId: z.string(), at: z.number() })
export type Visit = z.infer<typeof Visit>

/**
 * The document `<boardId>/facilitation`: facilitators and the server write, everyone reads.
 *
 * | root        | key         | value                                                              |
 * |-------------|-------------|--------------------------------------------------------------------|
 * | `meta`      | field name  | {@link Meta}, and `layout`: version of both documents              |
 * | `questions` | question id | plain {@link Question}                                             |
 * | `agenda`    | item id     | plain {@link AgendaItem}                                           |
 * | `phases`    | phase id    | plain {@link Phase}                                                |
 * | `session`   | `now`       | plain `{ phaseId, timer }`: phase and timer change together        |
 * | `course`    | (array)     | {@link Visit} for each phase entered, in order                     |
 * | `settings`  | name        | {@link Settings}                                                   |
 * | `hubs`      | hub id      | plain {@link Hub}                                                  |
 * | `joined`    | hub id, `-` | number of people who joined for a HUB, or for none                 |
 *
 * Not in here: names of people, link secrets, ballots before a round closes.
 */
export class FacilitationDoc {
  readonly doc: Y.Doc
  readonly origin: object = { by: 'FacilitationDoc' }

  readonly #meta: Y.Map<unknown>
  readonly #questions: Y.Map<unknown>
  readonly #agenda: Y.Map<unknown>
  readonly #phases: Y.Map<unknown>
  readonly #session: Y.Map<unknown>
  readonly #course: Y.Array<unknown>
  readonly #settings: Y.Map<unknown>
  readonly #hubs: Y.Map<unknown>
  readonly #joined: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.doc = doc
    this.#meta = doc.getMap('meta')
    this.#questions = doc.getMap('questions')
    this.#agenda = doc.getMap('agenda')
    this.#phases = doc.getMap('phases')
    this.#session = doc.getMap('session')
    this.#course = doc.getArray('course')
    this.#settings = doc.getMap('settings')
    this.#hubs = doc.getMap('hubs')
    this.#joined = doc.getMap('joined')
  }

  transact<T>(change: () => T): T {
    return this.doc.transact(change, this.origin)
  }

  /** Version of the layout; 0 for a document that nobody has written yet. */
  get layout(): number {
    const layout = this.#meta.get('layout')
    return typeof layout === 'number' ? layout : 0
  }

  set layout(version: number) {
    this.transact(() => this.#meta.set('layout', version))
  }

  /** `null` until the first content has arrived. */
  meta(): Meta | null {
    const meta = Meta.safeParse(this.#meta.toJSON())
    return meta.success ? meta.data : null
  }

  setMeta(change: Partial<Meta>): void {
    this.transact(() => {
      for (const [key, value] of Object.entries(change)) this.#meta.set(key, value)
    })
  }

  questions(): Question[] {
    return readAll(this.#questions, Question)
  }

  setQuestion(question: Question): void {
    this.transact(() => this.#questions.set(question.id, question))
  }

  agendaItems(): AgendaItem[] {
    return readAll(this.#agenda, AgendaItem)
  }

  phases(): Phase[] {
    return readAll(this.#phases, Phase)
  }

  phase(id: string): Phase | null {
    const phase = Phase.safeParse(this.#phases.get(id))
    return phase.success ? phase.data : null
  }

  /** Writes the whole run of the session. Phases and items that it does not name go. */
  setAgenda({ items, phases }: Agenda): void {
    this.transact(() => {
      replaceAll(this.#agenda, items)
      replaceAll(this.#phases, phases)
    })
  }

  /** Current phase and timer; the first phase, not started, when none was entered or it is gone. */
  session(): SessionState {
    const stored = SessionRecord.safeParse(this.#session.get('now'))
    if (stored.success && this.#phases.has(stored.data.phaseId)) return stored.data
    return { phaseId: this.phases()[0]?.id ?? '', timer: null }
  }

  currentPhase(): Phase | null {
    return this.phase(this.session().phaseId)
  }

  /** Stores phase and timer. A phase that changes is noted in the course of the session. */
  setSession(state: SessionState, nowMs: number): void {
    this.transact(() => {
      const last = this.course().at(-1)
      this.#session.set('now', { phaseId: state.phaseId, timer: state.timer })
      if (last?.phaseId !== state.phaseId) this.#course.push([{ phaseId: state.phaseId, at: nowMs }])
    })
  }

  course(): Visit[] {
    return this.#course.toArray().flatMap((value) => {
      const visit = Visit.safeParse(value)
      return visit.success ? [visit.data] : []
    })
  }

  settings(): Settings {
    return Settings.parse({ ...DEFAULT_SETTINGS, ...this.#settings.toJSON() })
  }

  setSettings(change: Partial<Settings>): void {
    this.transact(() => {
      for (const [key, value] of Object.entries(change)) this.#settings.set(key, value)
    })
  }

  hubs(): Hub[] {
    return readAll(this.#hubs, Hub)
  }

  setHubs(hubs: readonly Hub[]): void {
    this.transact(() => replaceAll(this.#hubs, hubs))
  }

  /** How many people joined, by HUB id; `-` counts those without one. */
  joined(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const [key, value] of this.#joined.entries()) if (typeof value === 'number') counts[key] = value
    return counts
  }

  setJoined(hubId: string | null, people: number): void {
    this.transact(() => this.#joined.set(hubId ?? '-', people))
  }

  /** Calls `listener` after each transaction that changed the document; returns a function that stops it. */
  observe(listener: () => void): () => void {
    const onTransaction = (transaction: Y.Transaction) => {
      if (transaction.changed.size > 0) listener()
    }
    this.doc.on('afterTransaction', onTransaction)
    return () => this.doc.off('afterTransaction', onTransaction)
  }
}

const SessionRecord = z.looseObject({ phaseId: z.string(), timer: z.catch(Timer, null) })

function readAll<T extends { order: number; id: string }>(
  map: Y.Map<unknown>,
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
): T[] {
  const found: T[] = []
  for (const value of map.values()) {
    const parsed = schema.safeParse(value)
    if (parsed.success && parsed.data) found.push(parsed.data)
  }
  return found.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

function replaceAll(map: Y.Map<unknown>, records: readonly { id: string }[]): void {
  const kept = new Set(records.map((record) => record.id))
  for (const key of [...map.keys()]) if (!kept.has(key)) map.delete(key)
  for (const record of records) map.set(record.id, record)
}
