import type * as Y from 'yjs'
import * as z from 'zod/mini'
import { type Agenda, SessionState } from './conductor.ts'
import { type Editorial, EditorialText, ReportLayout } from './editorial.ts'
import { Hub } from './hub.ts'
import { Locale } from './locale.ts'
import { AgendaItem, Phase } from './phase.ts'
import { Question } from './question.ts'
import { Round } from './round.ts'
import { DEFAULT_SETTINGS, Settings } from './settings.ts'

/** Version of the layout of both documents. A change of layout raises it and adds a step to `migrations.ts`. */
export const LAYOUT = 1

/** What a board is, apart from what people write on it. */
export const Meta = z.looseObject({
  boardId: z.string(),
  title: z.string(),
  language: z.catch(Locale, 'en'),
  /** Six characters that open the participant's role; shown on screens in the room. */
  joinCode: z.catch(z.string(), ''),
  /** When a facilitator ended the code, epoch ms; `null` while nobody has. */
  codeEndedAt: z.catch(z.nullable(z.number()), null),
  /** When a facilitator last gave out a new code or opened it again, epoch ms. */
  codeOpenedAt: z.catch(z.nullable(z.number()), null),
  /** Epoch ms. */
  createdAt: z.catch(z.number(), 0),
})
export type Meta = z.infer<typeof Meta>

/** When a phase was entered, epoch ms on the server's clock. */
export const Visit = z.looseObject({ phaseId: z.string(), at: z.number() })
export type Visit = z.infer<typeof Visit>

/** What everybody is asked to look at. `at`: epoch ms; the same thing can be shown twice. */
export const Spotlight = z.object({
  kind: z.enum(['note', 'cluster', 'question']),
  id: z.string().check(z.maxLength(80)),
  at: z.number(),
})
export type Spotlight = z.infer<typeof Spotlight>

/** The facilitator who sorts a question. */
export const Owner = z.object({
  personId: z.string().check(z.maxLength(80)),
  name: z.catch(z.nullable(z.string().check(z.maxLength(60))), null),
})
export type Owner = z.infer<typeof Owner>

/** A person as the others may know them; only in sessions where notes carry names. */
export const NamedPerson = z.object({
  name: z.string().check(z.maxLength(60)),
  hubId: z.catch(z.nullable(z.string().check(z.maxLength(80))), null),
})
export type NamedPerson = z.infer<typeof NamedPerson>

/**
 * The document `<boardId>/facilitation`: facilitators and the server write, everyone reads.
 *
 * | root        | key         | value                                                              |
 * |-------------|-------------|--------------------------------------------------------------------|
 * | `meta`      | field name  | {@link Meta}, and `layout`: version of both documents              |
 * | `questions` | question id | plain {@link Question}                                             |
 * | `agenda`    | item id     | plain {@link AgendaItem}                                           |
 * | `phases`    | phase id    | plain {@link Phase}                                                |
 * | `session`   | `now`       | plain {@link SessionState}: phase and timer change together        |
 * | `course`    | (array)     | {@link Visit} for each phase entered, in order                     |
 * | `settings`  | name        | {@link Settings}                                                   |
 * | `hubs`      | hub id      | plain {@link Hub}                                                  |
 * | `joined`    | hub id, `-` | number of people who joined for a HUB, or for none                 |
 * | `rounds`    | round id    | plain {@link Round}; tallies only once it is closed                |
 * | `written`   | `q/hub`     | number of notes in drafts: question id, HUB id or `-`              |
 * | `spotlight` | `now`       | plain {@link Spotlight}                                            |
 * | `owners`    | question id | plain {@link Owner}                                                |
 * | `people`    | person id   | plain {@link NamedPerson}; empty unless notes carry names          |
 * | `editorial` | see key     | plain {@link EditorialText}; under `layout` a {@link ReportLayout} |
 *
 * Not in here: link secrets, wordings of drafts, ballots.
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
  readonly #rounds: Y.Map<unknown>
  readonly #written: Y.Map<unknown>
  readonly #spotlight: Y.Map<unknown>
  readonly #owners: Y.Map<unknown>
  readonly #people: Y.Map<unknown>
  readonly #editorial: Y.Map<unknown>

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
    this.#rounds = doc.getMap('rounds')
    this.#written = doc.getMap('written')
    this.#spotlight = doc.getMap('spotlight')
    this.#owners = doc.getMap('owners')
    this.#people = doc.getMap('people')
    this.#editorial = doc.getMap('editorial')
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

  /** What {@link codeEndsAt} asks for. */
  codeFacts() {
    return { meta: this.meta(), session: this.session(), phases: this.phases(), course: this.course() }
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

  /** Writes all questions. Those that it does not name go; notes under them stand under the first one then. */
  setQuestions(questions: readonly Question[]): void {
    this.transact(() => replaceAll(this.#questions, questions))
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
    const stored = SessionState.safeParse(this.#session.get('now'))
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
      const { phaseId, timer, past, before } = state
      this.#session.set('now', { phaseId, timer, ...(past && { past }), ...(before && { before }) })
      if (last?.phaseId !== state.phaseId) this.#course.push([{ phaseId: state.phaseId, at: nowMs }])
    })
  }

  /** Writes the whole course of a session that was held elsewhere. */
  setCourse(visits: readonly Visit[]): void {
    this.transact(() => {
      this.#course.delete(0, this.#course.length)
      this.#course.push([...visits])
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

  /** All rounds of votes, in the order in which they were opened. */
  rounds(): Round[] {
    return readAll(this.#rounds, Round)
  }

  round(id: string): Round | null {
    const round = Round.safeParse(this.#rounds.get(id))
    return round.success ? round.data : null
  }

  /** The round in which people vote now. */
  openRound(): Round | null {
    return this.rounds().findLast((round) => round.open) ?? null
  }

  setRound(round: Round): void {
    this.transact(() => this.#rounds.set(round.id, round))
  }

  /** Notes in drafts, by `questionId/hubId`, `-` for no HUB. Empty when nothing hidden is under way. */
  written(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const [key, value] of this.#written.entries())
      if (typeof value === 'number' && value > 0) counts[key] = value
    return counts
  }

  /** Writes what differs from before, so that the document does not grow with every look. */
  setWritten(counts: Readonly<Record<string, number>>): void {
    this.transact(() => {
      for (const key of [...this.#written.keys()]) if (!counts[key]) this.#written.delete(key)
      for (const [key, count] of Object.entries(counts))
        if (count > 0 && this.#written.get(key) !== count) this.#written.set(key, count)
    })
  }

  spotlight(): Spotlight | null {
    const spotlight = Spotlight.safeParse(this.#spotlight.get('now'))
    return spotlight.success ? spotlight.data : null
  }

  setSpotlight(spotlight: Spotlight | null): void {
    this.transact(() => {
      if (spotlight) this.#spotlight.set('now', spotlight)
      else if (this.#spotlight.has('now')) this.#spotlight.delete('now')
    })
  }

  /** Facilitators by the question they sort. */
  owners(): Record<string, Owner> {
    return readRecord(this.#owners, Owner)
  }

  setOwner(questionId: string, owner: Owner | null): void {
    this.transact(() => {
      if (owner) this.#owners.set(questionId, owner)
      else if (this.#owners.has(questionId)) this.#owners.delete(questionId)
    })
  }

  /** Names by person id. */
  people(): Record<string, NamedPerson> {
    return readRecord(this.#people, NamedPerson)
  }

  setPerson(personId: string, person: NamedPerson | null): void {
    this.transact(() => {
      if (person) this.#people.set(personId, person)
      else if (this.#people.has(personId)) this.#people.delete(personId)
    })
  }

  /** What was written and chosen for the report. */
  editorial(): Editorial {
    const { layout, ...texts } = this.#editorial.toJSON() as Record<string, unknown>
    const parsed = ReportLayout.safeParse(layout ?? {})
    return {
      texts: Object.fromEntries(
        Object.entries(texts).flatMap(([key, value]) => {
          const text = EditorialText.safeParse(value)
          return text.success ? [[key, text.data] as const] : []
        }),
      ),
      layout: parsed.success ? parsed.data : ReportLayout.parse({}),
    }
  }

  /** @param text `null` takes it away */
  setEditorialText(key: string, text: EditorialText | null): void {
    this.transact(() => {
      if (text) this.#editorial.set(key, text)
      else if (this.#editorial.has(key)) this.#editorial.delete(key)
    })
  }

  setReportLayout(layout: ReportLayout): void {
    this.transact(() => this.#editorial.set('layout', layout))
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

function readRecord<T>(
  map: Y.Map<unknown>,
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
): Record<string, T> {
  const found: Record<string, T> = {}
  for (const [key, value] of map.entries()) {
    const parsed = schema.safeParse(value)
    if (parsed.success && parsed.data !== undefined) found[key] = parsed.data
  }
  return found
}

function replaceAll(map: Y.Map<unknown>, records: readonly { id: string }[]): void {
  const kept = new Set(records.map((record) => record.id))
  for (const key of [...map.keys()]) if (!kept.has(key)) map.delete(key)
  // What stays the same is not written again: the document would grow by it.
  for (const record of records)
    if (JSON.stringify(map.get(record.id)) !== JSON.stringify(record)) map.set(record.id, record)
}
