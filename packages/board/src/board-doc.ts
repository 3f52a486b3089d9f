import * as Y from 'yjs'
import { byOrder, type Cluster, ClusterFacts, MAX_CLUSTER_TITLE_CHARS } from './cluster.ts'
import { type ClusterId, type NoteId, newId } from './id.ts'
import { LOCALES, type Locale } from './locale.ts'
import {
  byAge,
  clampPlace,
  MAX_NOTE_CHARS,
  type Note,
  NoteFacts,
  type NoteKind,
  NoteState,
  Place,
  Step,
  Translation,
} from './note.ts'
import { UndoHistory } from './undo-history.ts'

/**
 * The document `<boardId>/board`: what participants write.
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
 *
 * Where writing is hidden, a person's own notes live in their `Draft`. With `attachDraft` they read and change as
 * if they stood on the board.
 *
 * @example
 * const board = new BoardDoc(new Y.Doc())
 * const id = board.addNote({ questionId: 'q1', text: 'Funding stops after the pilot', hubId: 'hub_01' })
 * board.makeCluster([id], { questionId: 'q1', title: 'Funding' })
 * board.notes() // [{ id, text: 'Funding stops after the pilot', clusterId: 'cluster_...', ... }]
 */
export class BoardDoc {
  readonly doc: Y.Doc
  /** Origin of this object's own transactions: what its undo manager tracks and its observers can tell apart. */
  readonly origin: object = { by: 'BoardDoc' }

  readonly #notes: Y.Map<unknown>
  readonly #text: Y.Map<Y.Text>
  readonly #xy: Y.Map<unknown>
  readonly #cluster: Y.Map<unknown>
  readonly #state: Y.Map<unknown>
  readonly #steps: Y.Map<unknown>
  readonly #clusters: Y.Map<unknown>
  readonly #titles: Y.Map<Y.Text>
  readonly #drawing: Y.Map<unknown>
  readonly #translations: Y.Map<unknown>
  readonly #now: () => number
  #draft: AttachedDraft | null = null
  /** Plain values are replaced, never changed, so what was parsed once stays true. */
  readonly #parsed = new WeakMap<object, unknown>()
  #lastMs = 0

  /** @param now epoch ms, for the birth of notes; the clock of this machine when left out */
  constructor(doc: Y.Doc, now: () => number = Date.now) {
    this.doc = doc
    this.#now = now
    this.#notes = doc.getMap('notes')
    this.#text = doc.getMap('text')
    this.#xy = doc.getMap('xy')
    this.#cluster = doc.getMap('cluster')
    this.#state = doc.getMap('state')
    this.#steps = doc.getMap('steps')
    this.#clusters = doc.getMap('clusters')
    this.#titles = doc.getMap('titles')
    this.#drawing = doc.getMap('drawing')
    this.#translations = doc.getMap('translations')
  }

  /**
   * Lays a person's own draft over the board.
   *
   * @param inUse whether new notes go into the draft now, see `usesDraft`
   * @param editsStay whether a note that was revealed is still changed in the draft, because the board does not say
   *   whose it is
   */
  attachDraft(
    draft: DraftNotes,
    { personId, inUse, editsStay }: { personId: string; inUse: () => boolean; editsStay: () => boolean },
  ): void {
    this.#draft = { draft, notes: draft.notes, personId, inUse, editsStay }
  }

  /** Whether a note is this person's own and nobody else sees it yet. */
  isDraft(id: string): boolean {
    return this.#facts(id) === null && this.#draft?.notes.hasNote(id) === true
  }

  /** The document in which the wording of this note is changed. */
  #writer(id: string): BoardDoc {
    const attached = this.#draft
    if (!attached?.notes.hasNote(id)) return this
    if (this.#facts(id) === null || attached.editsStay()) return attached.notes
    // Letters that are still on their way from the draft come first: typed in two places they would change their order.
    return attached.draft.movedText(id) === attached.notes.text(id)?.toString() ? this : attached.notes
  }

  /** Groups changes into one update and one undo step. */
  transact<T>(change: () => T, origin: unknown = this.origin): T {
    return this.doc.transact(change, origin)
  }

  // Notes

  /**
   * Writes a new note.
   *
   * @returns its id, the given one if there was one
   * @throws RangeError when the wording is longer than {@link MAX_NOTE_CHARS}
   */
  addNote(draft: NoteDraft): NoteId {
    const text = draft.text ?? ''
    if (text.length > MAX_NOTE_CHARS)
      throw new RangeError(`a note of ${text.length} characters is too long. Keep it to ${MAX_NOTE_CHARS}.`)
    if (this.#draft?.inUse()) {
      const { clusterId: _, ...alone } = draft
      return this.#draft.notes.addNote({ createdAt: this.#nextMs(), ...alone })
    }
    const createdAt = draft.createdAt ?? this.#nextMs()
    const id = (draft.id as NoteId | undefined) ?? newId('note', createdAt)
    const facts: NoteFacts = { questionId: draft.questionId, kind: draft.kind ?? 'note', createdAt }
    if (draft.authorId) facts.authorId = draft.authorId
    if (draft.hubId) facts.hubId = draft.hubId
    if (draft.language) facts.language = draft.language
    this.transact(() => {
      this.#notes.set(id, facts)
      this.#text.set(id, new Y.Text(text))
      if (draft.xy) this.#xy.set(id, clampPlace(draft.xy))
      if (draft.clusterId) this.#cluster.set(id, draft.clusterId)
    })
    return id
  }

  /** Epoch ms, never the same twice: notes that one hand writes in a row are read in that order. */
  #nextMs(): number {
    this.#lastMs = Math.max(this.#now(), this.#lastMs + 1)
    return this.#lastMs
  }

  hasNote(id: string): boolean {
    return this.#facts(id) !== null || this.#draft?.notes.hasNote(id) === true
  }

  note(id: string): Note | null {
    const facts = this.#facts(id)
    const attached = this.#draft
    const mine = attached?.notes.hasNote(id) === true
    if (!facts) return mine ? this.#own(attached.notes.note(id)) : null
    const state = this.#parse(NoteState, this.#state.get(id)) ?? {}
    const clusterId = this.#clusterOf(id)
    const home = clusterId ? this.#clusterFacts(clusterId) : null
    return {
      id,
      questionId: home?.questionId ?? state.questionId ?? facts.questionId,
      text: this.text(id)?.toString() ?? '',
      kind: facts.kind,
      authorId: mine ? attached.personId : (facts.authorId ?? null),
      hubId: facts.hubId ?? null,
      language: state.language ?? facts.language ?? null,
      createdAt: facts.createdAt,
      clusterId,
      mergedInto: this.#mergeTarget(id),
      hidden: state.hidden === true,
      xy: this.#place(this.#xy.get(id)),
      step: this.#parse(Step, this.#steps.get(id)),
      translations: this.#translationsOf(id),
    }
  }

  #own(note: Note | null): Note | null {
    return note && this.#draft ? { ...note, authorId: this.#draft.personId } : note
  }

  #translationsOf(id: string): Note['translations'] {
    const found: Note['translations'] = {}
    if (this.#translations.size === 0) return found
    for (const language of LOCALES) {
      const translation = this.#parse(Translation, this.#translations.get(`${id}/${language}`))
      if (translation) found[language] = translation
    }
    return found
  }

  /** All notes, oldest first, merged and hidden ones included. */
  notes(): Note[] {
    const found: Note[] = []
    for (const id of this.noteIds()) {
      const note = this.note(id)
      if (note) found.push(note)
    }
    return found.sort(byAge)
  }

  /** Keys of all notes, readable or not; those of the attached draft follow. */
  *noteIds(): Generator<string> {
    yield* this.#notes.keys()
    if (this.#draft)
      // What was revealed and is gone from the board was taken away there.
      for (const id of this.#draft.notes.noteIds())
        if (!this.#notes.has(id) && this.#draft.draft.movedText(id) === null) yield id
  }

  /** The shared wording of a note, for a text field to bind to. */
  text(id: string): Y.Text | null {
    const writer = this.#writer(id)
    return writer === this ? asText(this.#text.get(id)) : writer.text(id)
  }

  /**
   * Makes the wording of a note equal to `text` with the smallest change, so that letters other people type at
   * the same time stay.
   */
  setText(id: string, text: string): void {
    const shared = this.text(id)
    if (shared) this.#writer(id).transact(() => rewrite(shared, text.slice(0, MAX_NOTE_CHARS)))
  }

  /** Puts a note somewhere in its zone, out of any cluster. */
  placeNote(id: string, questionId: string, xy: readonly [number, number]): void {
    if (this.isDraft(id)) {
      this.#draft?.notes.placeNote(id, questionId, xy)
      return
    }
    this.transact(() => {
      this.#xy.set(id, clampPlace(xy))
      this.#leave(id)
      this.#carry(id, questionId)
    })
  }

  setHidden(id: string, hidden: boolean): void {
    this.transact(() => this.#setState(id, { hidden: hidden || undefined }))
  }

  /** Joins a note to another that says the same; `null` parts them again. Both wordings stay. */
  mergeInto(id: string, target: string | null): void {
    this.transact(() => this.#setState(id, { mergedInto: target ?? undefined }))
  }

  /** Corrects the mark of the language a note is written in; `null` returns to the one it was born with. */
  setLanguage(id: string, language: Locale | null): void {
    if (this.isDraft(id)) {
      this.#draft?.notes.setLanguage(id, language)
      return
    }
    this.transact(() => this.#setState(id, { language: language ?? undefined }))
  }

  /** Lays a translation beside the original, which never changes by it; `null` takes it away. */
  setTranslation(id: string, language: Locale, translation: Translation | null): void {
    const key = `${id}/${language}`
    this.transact(() => {
      if (translation) this.#translations.set(key, translation)
      else if (this.#translations.has(key)) this.#translations.delete(key)
    })
  }

  setStep(id: string, step: Step | null): void {
    const writer = this.#writer(id)
    if (writer !== this) {
      writer.setStep(id, step)
      return
    }
    this.transact(() => (step ? this.#steps.set(id, step) : this.#steps.delete(id)))
  }

  removeNote(id: string): void {
    const writer = this.#writer(id)
    if (writer !== this) {
      writer.removeNote(id)
      return
    }
    this.transact(() => {
      for (const language of LOCALES)
        if (this.#translations.has(`${id}/${language}`)) this.#translations.delete(`${id}/${language}`)
      for (const map of [this.#notes, this.#text, this.#xy, this.#cluster, this.#state, this.#steps])
        if (map.has(id)) map.delete(id)
    })
  }

  // Clusters

  cluster(id: string): Omit<Cluster, 'noteIds'> | null {
    const facts = this.#clusterFacts(id)
    if (!facts) return null
    return {
      id,
      questionId: facts.questionId,
      title: this.title(id)?.toString() ?? '',
      colour: facts.colour,
      order: facts.order,
      xy: this.#place(facts.xy),
    }
  }

  /** All clusters in reading order, each with its visible notes; ones that stand empty are included. */
  clusters(): Cluster[] {
    const members = new Map<string, string[]>()
    for (const note of this.notes()) {
      if (!note.clusterId || note.hidden || note.mergedInto) continue
      const ids = members.get(note.clusterId)
      if (ids) ids.push(note.id)
      else members.set(note.clusterId, [note.id])
    }
    for (const ids of members.values()) {
      const ranks = new Map(ids.map((id) => [id, this.#rank(id)]))
      ids.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
    }
    const found: Cluster[] = []
    for (const id of this.#clusters.keys()) {
      const cluster = this.cluster(id)
      if (cluster) found.push({ ...cluster, noteIds: members.get(id) ?? [] })
    }
    return found.sort(byOrder)
  }

  clusterIds(): IterableIterator<string> {
    return this.#clusters.keys()
  }

  title(id: string): Y.Text | null {
    return asText(this.#titles.get(id))
  }

  setTitle(id: string, title: string): void {
    const shared = this.title(id)
    if (shared) this.transact(() => rewrite(shared, title.slice(0, MAX_CLUSTER_TITLE_CHARS)))
  }

  /** Begins a cluster with these notes, in one step. */
  makeCluster(noteIds: readonly string[], draft: ClusterDraft): ClusterId {
    const id = draft.id ?? newId('cluster')
    const orders = [...this.#clusters.keys()].map((key) => this.#clusterFacts(key)?.order ?? 0)
    const order = Math.max(0, ...orders) + 1
    this.transact(() => {
      const facts: ClusterFacts = { questionId: draft.questionId, colour: draft.colour ?? order % 8, order }
      if (draft.xy) facts.xy = clampPlace(draft.xy)
      this.#clusters.set(id, facts)
      this.#titles.set(id, new Y.Text((draft.title ?? '').slice(0, MAX_CLUSTER_TITLE_CHARS)))
      for (const noteId of noteIds) this.#cluster.set(noteId, id)
    })
    return id
  }

  /** Writes a cluster as it was elsewhere, place in the order included. */
  restoreCluster(id: string, { title, ...facts }: ClusterFacts & { title: string }): void {
    this.transact(() => {
      this.#clusters.set(id, facts)
      this.#titles.set(id, new Y.Text(title))
    })
  }

  /**
   * Puts notes in a cluster, in one step. Each keeps its own place for the day it leaves.
   *
   * @param before the member they are put before, `null` for the end; by their age when left out
   */
  joinCluster(noteIds: readonly string[], clusterId: string, before?: string | null): void {
    this.transact(() => {
      const ranks = before === undefined ? null : this.#ranksBefore(noteIds, clusterId, before)
      const left = new Set<string>()
      for (const [index, id] of noteIds.entries()) {
        const from = this.#clusterOf(id)
        if (from && from !== clusterId) left.add(from)
        if (this.#cluster.get(id) !== clusterId) this.#cluster.set(id, clusterId)
        const rank = ranks?.[index]
        if (rank !== this.#parse(NoteState, this.#state.get(id))?.rank) this.#setState(id, { rank })
      }
      for (const id of left) this.#dropIfBare(id)
    })
  }

  /** Takes a note out of its cluster. It stays under the cluster's question, at its own place if it ever had one. */
  leaveCluster(id: string): void {
    const home = this.#clusterOf(id)
    const questionId = home ? this.#clusterFacts(home)?.questionId : undefined
    this.transact(() => {
      this.#leave(id)
      if (questionId) this.#carry(id, questionId)
    })
  }

  /**
   * Puts notes under a question, in no cluster, in one step. One that comes from another question stands where the
   * screens lay out what nobody has placed: its own place was in the zone it left.
   */
  carryNotes(noteIds: readonly string[], questionId: string): void {
    this.transact(() => {
      for (const id of noteIds) {
        const from = this.note(id)?.questionId
        this.#leave(id)
        if (from === undefined) continue
        if (from !== questionId && this.#xy.has(id)) this.#xy.delete(id)
        this.#carry(id, questionId)
      }
    })
  }

  moveCluster(id: string, questionId: string, xy: readonly [number, number]): void {
    const facts = this.#clusterFacts(id)
    if (facts) this.transact(() => this.#clusters.set(id, { ...facts, questionId, xy: clampPlace(xy) }))
  }

  setClusterOrder(id: string, order: number): void {
    const facts = this.#clusterFacts(id)
    if (facts) this.transact(() => this.#clusters.set(id, { ...facts, order }))
  }

  /** Dissolves a cluster; its notes stay under the question. */
  removeCluster(id: string): void {
    const facts = this.#clusterFacts(id)
    this.transact(() => {
      for (const [noteId, home] of this.#cluster.entries())
        if (home === id) {
          this.#cluster.delete(noteId)
          if (facts) this.#carry(noteId, facts.questionId)
        }
      this.#clusters.delete(id)
      this.#titles.delete(id)
    })
  }

  // Drawing

  drawing(): Map<string, Record<string, unknown>> {
    const records = new Map<string, Record<string, unknown>>()
    for (const [id, value] of this.#drawing.entries()) if (isRecord(value)) records.set(id, value)
    return records
  }

  drawingRecord(id: string): Record<string, unknown> | null {
    const value = this.#drawing.get(id)
    return isRecord(value) ? value : null
  }

  setDrawing(id: string, record: Record<string, unknown>): void {
    this.transact(() => this.#drawing.set(id, record))
  }

  removeDrawing(id: string): void {
    this.transact(() => this.#drawing.delete(id))
  }

  // Following and undoing

  /**
   * Calls `listener` once for each transaction that changed something, with the ids it touched.
   *
   * @returns a function that stops it
   */
  observe(listener: (change: BoardChange) => void): () => void {
    const onTransaction = (transaction: Y.Transaction) => {
      const change = this.#changeOf(transaction)
      if (change.notes.size + change.clusters.size + change.drawing.size > 0) listener(change)
    }
    this.doc.on('afterTransaction', onTransaction)
    const stopDraft = this.#draft?.notes.observe(listener)
    // Once a note was carried, its wording lives on the board.
    const stopMoved = this.#draft?.draft.observeMoved((notes) =>
      listener({ notes, clusters: new Set(), drawing: new Set(), origin: null, own: false }),
    )
    return () => {
      this.doc.off('afterTransaction', onTransaction)
      stopDraft?.()
      stopMoved?.()
    }
  }

  /**
   * Calls `listener` once for each transaction: with what it touched when that is where notes belong or which clusters
   * there are, with `null` when it is not. Typing and moving about, which is most of what happens, cost next to nothing.
   *
   * @returns a function that stops it
   */
  observeOrder(listener: (change: BoardChange | null) => void): () => void {
    const order: readonly unknown[] = [this.#notes, this.#cluster, this.#state, this.#clusters, this.#titles]
    const isOrder = (type: unknown) => order.includes(type instanceof Y.Text ? type._item?.parent : type)
    const onTransaction = (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys())
        if (isOrder(type)) {
          listener(this.#changeOf(transaction))
          return
        }
      listener(null)
    }
    this.doc.on('afterTransaction', onTransaction)
    return () => this.doc.off('afterTransaction', onTransaction)
  }

  /** Changes the wording of a note as one's own, in the document in which it lives. */
  edit(id: string, change: () => void): void {
    this.#writer(id).transact(change)
  }

  /**
   * Undo and redo of what is done through this object only, in an attached draft too. Call `destroy()` on it when the
   * screen goes.
   */
  history(): UndoHistory {
    return new UndoHistory([this.undoManager(), ...(this.#draft ? [this.#draft.notes.undoManager()] : [])])
  }

  /** @internal one document's part of `history` */
  undoManager(): Y.UndoManager {
    return new Y.UndoManager(this.#maps(), { trackedOrigins: new Set([this.origin]), captureTimeout: 500 })
  }

  /** Brings the document into the state in which it already reads. @internal called by `repair` */
  raw(): RawBoard {
    return {
      notes: this.#notes,
      text: this.#text,
      xy: this.#xy,
      cluster: this.#cluster,
      state: this.#state,
      steps: this.#steps,
      clusters: this.#clusters,
      titles: this.#titles,
      translations: this.#translations,
    }
  }

  #maps(): Y.Map<unknown>[] {
    return [
      this.#notes,
      this.#text as Y.Map<unknown>,
      this.#xy,
      this.#cluster,
      this.#state,
      this.#steps,
      this.#clusters,
      this.#titles as Y.Map<unknown>,
      this.#drawing,
      this.#translations,
    ]
  }

  #changeOf(transaction: Y.Transaction): BoardChange {
    const change: BoardChange = {
      notes: new Set(),
      clusters: new Set(),
      drawing: new Set(),
      origin: transaction.origin,
      own: transaction.origin === this.origin,
    }
    for (const [type, keys] of transaction.changed) this.#collect(change, type, keys)
    return change
  }

  #collect(change: BoardChange, type: unknown, keys: Set<string | null>): void {
    if (type instanceof Y.Text) {
      const key = type._item?.parentSub
      if (!key) return
      if (type._item?.parent === this.#titles) change.clusters.add(key)
      else change.notes.add(key)
      return
    }
    const into =
      type === this.#drawing
        ? change.drawing
        : type === this.#clusters || type === this.#titles
          ? change.clusters
          : this.#maps().includes(type as Y.Map<unknown>)
            ? change.notes
            : null
    // A key of a translation begins with the id of its note.
    if (into) for (const key of keys) if (key !== null) into.add(key.split('/', 1)[0] ?? key)
  }

  #facts(id: string): NoteFacts | null {
    return this.#parse(NoteFacts, this.#notes.get(id))
  }

  #clusterFacts(id: string): ClusterFacts | null {
    return this.#parse(ClusterFacts, this.#clusters.get(id))
  }

  #clusterOf(id: string): string | null {
    const clusterId = this.#cluster.get(id)
    return typeof clusterId === 'string' && this.#clusterFacts(clusterId) ? clusterId : null
  }

  /** The note at the end of the chain of merges; none when the chain leads nowhere or comes back. */
  #mergeTarget(id: string): string | null {
    const seen = new Set([id])
    let target: string | null = null
    for (let at = this.#mergedInto(id); at !== null; at = this.#mergedInto(at)) {
      if (seen.has(at)) return null
      if (!this.#facts(at)) return target
      seen.add(at)
      target = at
    }
    return target
  }

  #mergedInto(id: string): string | null {
    return this.#parse(NoteState, this.#state.get(id))?.mergedInto ?? null
  }

  #rank(id: string): number {
    return this.#parse(NoteState, this.#state.get(id))?.rank ?? this.#facts(id)?.createdAt ?? 0
  }

  /** Ranks with which notes stand together before a member of a cluster, or at its end. */
  #ranksBefore(noteIds: readonly string[], clusterId: string, before: string | null): number[] {
    const coming = new Set(noteIds)
    const home = this.clusters().find((cluster) => cluster.id === clusterId)
    const others = (home?.noteIds ?? []).filter((id) => !coming.has(id))
    const at = before === null ? -1 : others.indexOf(before)
    const next = others[at]
    const last = others[at < 0 ? others.length - 1 : at - 1]
    const n = noteIds.length
    const high = next === undefined ? null : this.#rank(next)
    const low = last === undefined ? (high ?? 0) - RANK_STEP * (n + 1) : this.#rank(last)
    const step = high === null ? RANK_STEP : (high - low) / (n + 1)
    return noteIds.map((_, index) => low + step * (index + 1))
  }

  #setState(id: string, change: Partial<Record<keyof NoteState, unknown>>): void {
    const next: Record<string, unknown> = { ...this.#parse(NoteState, this.#state.get(id)), ...change }
    for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key]
    if (Object.keys(next).length > 0) this.#state.set(id, next)
    else if (this.#state.has(id)) this.#state.delete(id)
  }

  #carry(id: string, questionId: string): void {
    const facts = this.#facts(id)
    if (!facts) return
    const state = this.#parse(NoteState, this.#state.get(id)) ?? {}
    if ((state.questionId ?? facts.questionId) === questionId) return
    this.#setState(id, { questionId: questionId === facts.questionId ? undefined : questionId })
  }

  #leave(id: string): void {
    const from = this.#clusterOf(id)
    if (!this.#cluster.has(id)) return
    this.#cluster.delete(id)
    if (from) this.#dropIfBare(from)
  }

  /** A cluster that nobody named goes with its last note. */
  #dropIfBare(id: string): void {
    if ((this.title(id)?.length ?? 0) > 0) return
    for (const home of this.#cluster.values()) if (home === id) return
    this.#clusters.delete(id)
    this.#titles.delete(id)
  }

  #place(value: unknown): Place | null {
    const place = Place.safeParse(value)
    return place.success ? clampPlace(place.data) : null
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

/** What a board needs to know of a person's draft; see `Draft`. */
export interface DraftNotes {
  readonly notes: BoardDoc
  /** `null`: the note was never carried to the board. */
  movedText(id: string): string | null
  /** Calls the listener with notes that were just carried. */
  observeMoved(listener: (noteIds: Set<string>) => void): () => void
}

interface AttachedDraft {
  draft: DraftNotes
  notes: BoardDoc
  personId: string
  inUse: () => boolean
  editsStay: () => boolean
}

/** Distance of ranks where nothing is between, ms. */
const RANK_STEP = 1000

/** What a new note needs; the rest is filled in. */
export interface NoteDraft {
  id?: string
  questionId: string
  text?: string
  kind?: NoteKind
  authorId?: string | null
  hubId?: string | null
  language?: Locale | null
  /** Epoch ms; now when left out. */
  createdAt?: number
  xy?: readonly [number, number]
  clusterId?: string
}

export interface ClusterDraft {
  id?: ClusterId
  questionId: string
  title?: string
  colour?: number
  xy?: readonly [number, number]
}

/** Ids touched by one transaction. `own`: made through the same `BoardDoc`. */
export interface BoardChange {
  notes: Set<string>
  clusters: Set<string>
  drawing: Set<string>
  origin: unknown
  own: boolean
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

/**
 * Turns a shared text into another by one deletion and one insertion between the common ends.
 *
 * Surrogate pairs are never cut in half.
 */
export function rewrite(shared: Y.Text, text: string): void {
  const old = shared.toString()
  if (old === text) return
  const most = Math.min(old.length, text.length)
  let head = 0
  while (head < most && old[head] === text[head]) head++
  if (head > 0 && isHighSurrogate(old.charCodeAt(head - 1))) head--
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++
  if (tail > 0 && isLowSurrogate(old.charCodeAt(old.length - tail))) tail--
  if (old.length - head - tail > 0) shared.delete(head, old.length - head - tail)
  if (text.length - head - tail > 0) shared.insert(head, text.slice(head, text.length - tail))
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Y.AbstractType)

const asText = (value: unknown): Y.Text | null => (value instanceof Y.Text ? value : null)
