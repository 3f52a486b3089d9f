import * as Y from 'yjs'
import { type BoardChange, BoardRecords, type RawBoard, readPlace } from './board-records.ts'
import { byOrder, type Cluster, type ClusterFacts, MAX_CLUSTER_TITLE_CHARS } from './cluster.ts'
import { type ClusterId, type NoteId, newId } from './id.ts'
import { LOCALES, type Locale } from './locale.ts'
import {
  byAge,
  clampPlace,
  MAX_NOTE_CHARS,
  type Note,
  type NoteFacts,
  type NoteKind,
  type Step,
  type Translation,
} from './note.ts'
import { rewrite } from './rewrite.ts'
import { UndoHistory } from './undo-history.ts'

export type { BoardChange, RawBoard } from './board-records.ts'

/** Origin of changes that no undo manager tracks. */
const NO_STEP = { by: 'BoardDoc, not undone' }

/**
 * The document `<boardId>/board`: what participants write.
 *
 * What it holds and how it reads is told by {@link BoardRecords}; here are the deeds.
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

  readonly #records: BoardRecords
  readonly #now: () => number
  #draft: AttachedDraft | null = null
  #lastMs = 0

  /** @param now epoch ms, for the birth of notes; the clock of this machine when left out */
  constructor(doc: Y.Doc, now: () => number = Date.now) {
    this.doc = doc
    this.#now = now
    this.#records = new BoardRecords(doc)
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
    return this.#records.factsOf(id) === null && this.#draft?.notes.hasNote(id) === true
  }

  /** The document in which the wording of this note is changed. */
  #writer(id: string): BoardDoc {
    const attached = this.#draft
    if (!attached?.notes.hasNote(id)) return this
    if (this.#records.factsOf(id) === null || attached.editsStay()) return attached.notes
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
      this.#records.notes.set(id, facts)
      this.#records.text.set(id, new Y.Text(text))
      if (draft.xy) this.#records.xy.set(id, clampPlace(draft.xy))
      if (draft.clusterId) this.#records.cluster.set(id, draft.clusterId)
    })
    return id
  }

  /** Epoch ms, never the same twice: notes that one hand writes in a row are read in that order. */
  #nextMs(): number {
    this.#lastMs = Math.max(this.#now(), this.#lastMs + 1)
    return this.#lastMs
  }

  hasNote(id: string): boolean {
    return this.#records.factsOf(id) !== null || this.#draft?.notes.hasNote(id) === true
  }

  note(id: string): Note | null {
    const facts = this.#records.factsOf(id)
    const attached = this.#draft
    const mine = attached?.notes.hasNote(id) === true
    if (!facts) return mine ? this.#own(attached.notes.note(id)) : null
    const state = this.#records.stateOf(id)
    const clusterId = this.#records.clusterOf(id)
    const home = clusterId ? this.#records.clusterFactsOf(clusterId) : null
    return {
      id,
      questionId: home?.questionId ?? state.questionId ?? facts.questionId,
      text: this.text(id)?.toString() ?? '',
      kind: facts.kind,
      authorId: mine ? attached.personId : (facts.authorId ?? null),
      hubId: facts.hubId ?? null,
      language: state.language === undefined ? (facts.language ?? null) : state.language,
      createdAt: facts.createdAt,
      clusterId,
      mergedInto: this.#records.mergeTargetOf(id),
      hidden: state.hidden === true,
      xy: this.#records.placeOf(id),
      step: this.#records.stepOf(id),
      translations: this.#records.translationsOf(id),
    }
  }

  #own(note: Note | null): Note | null {
    return note && this.#draft ? { ...note, authorId: this.#draft.personId } : note
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
    yield* this.#records.notes.keys()
    if (this.#draft)
      // What was revealed and is gone from the board was taken away there.
      for (const id of this.#draft.notes.noteIds())
        if (!this.#records.notes.has(id) && this.#draft.draft.movedText(id) === null) yield id
  }

  /** The shared wording of a note, for a text field to bind to. */
  text(id: string): Y.Text | null {
    const writer = this.#writer(id)
    return writer === this ? this.#records.textOf(id) : writer.text(id)
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
      this.#records.xy.set(id, clampPlace(xy))
      this.#leave(id)
      this.#carry(id, questionId)
    })
  }

  setHidden(id: string, hidden: boolean): void {
    this.transact(() => this.#records.setState(id, { hidden: hidden || undefined }))
  }

  /** Joins a note to another that says the same; `null` parts them again. Both wordings stay. */
  mergeInto(id: string, target: string | null): void {
    this.transact(() => this.#records.setState(id, { mergedInto: target ?? undefined }))
  }

  /** Corrects the mark of the language a note is written in; `null` returns to the one it was born with. */
  setLanguage(id: string, language: Locale | null): void {
    if (this.isDraft(id)) {
      this.#draft?.notes.setLanguage(id, language)
      return
    }
    this.transact(() => this.#records.setState(id, { language: language ?? undefined }))
  }

  /**
   * Marks a note with the language found in its wording, `null` for none of ours, unless somebody has corrected the
   * mark. Nobody's step: it is not undone.
   */
  markLanguage(id: string, language: Locale | null): void {
    const facts = this.#records.factsOf(id)
    if (!facts) {
      this.#draft?.notes.markLanguage(id, language)
      return
    }
    // What the server carried over without its author's name is nobody's to mark.
    if (this.#draft?.notes.hasNote(id) && !facts.authorId) return
    if (this.#records.stateOf(id).language !== undefined || language === (facts.language ?? null)) return
    this.transact(() => this.#records.setState(id, { language }), NO_STEP)
  }

  /** Lays a translation beside the original, which never changes by it; `null` takes it away. */
  setTranslation(id: string, language: Locale, translation: Translation | null): void {
    const key = `${id}/${language}`
    this.transact(() => {
      if (translation) this.#records.translations.set(key, translation)
      else if (this.#records.translations.has(key)) this.#records.translations.delete(key)
    })
  }

  setStep(id: string, step: Step | null): void {
    const writer = this.#writer(id)
    if (writer !== this) {
      writer.setStep(id, step)
      return
    }
    this.transact(() => (step ? this.#records.steps.set(id, step) : this.#records.steps.delete(id)))
  }

  removeNote(id: string): void {
    const writer = this.#writer(id)
    if (writer !== this) {
      writer.removeNote(id)
      return
    }
    this.transact(() => {
      const { notes, text, xy, cluster, state, steps, translations } = this.#records
      for (const language of LOCALES)
        if (translations.has(`${id}/${language}`)) translations.delete(`${id}/${language}`)
      for (const map of [notes, text, xy, cluster, state, steps]) if (map.has(id)) map.delete(id)
    })
  }

  // Clusters

  cluster(id: string): Omit<Cluster, 'noteIds'> | null {
    const facts = this.#records.clusterFactsOf(id)
    if (!facts) return null
    return {
      id,
      questionId: facts.questionId,
      title: this.title(id)?.toString() ?? '',
      colour: facts.colour,
      order: facts.order,
      xy: readPlace(facts.xy),
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
      const ranks = new Map(ids.map((id) => [id, this.#records.rankOf(id)]))
      ids.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
    }
    const found: Cluster[] = []
    for (const id of this.#records.clusters.keys()) {
      const cluster = this.cluster(id)
      if (cluster) found.push({ ...cluster, noteIds: members.get(id) ?? [] })
    }
    return found.sort(byOrder)
  }

  /** Whether these notes, all of one cluster, stand in it in this order. */
  areInOrder(noteIds: readonly string[]): boolean {
    const sorted = noteIds
      .map((id) => ({
        id,
        createdAt: this.#records.factsOf(id)?.createdAt ?? 0,
        rank: this.#records.rankOf(id),
      }))
      .sort((a, b) => a.rank - b.rank || byAge(a, b))
    return sorted.every(({ id }, index) => id === noteIds[index])
  }

  clusterIds(): IterableIterator<string> {
    return this.#records.clusters.keys()
  }

  title(id: string): Y.Text | null {
    return this.#records.titleOf(id)
  }

  setTitle(id: string, title: string): void {
    const shared = this.title(id)
    if (shared) this.transact(() => rewrite(shared, title.slice(0, MAX_CLUSTER_TITLE_CHARS)))
  }

  /** Begins a cluster with these notes, in one step. */
  makeCluster(noteIds: readonly string[], draft: ClusterDraft): ClusterId {
    const id = draft.id ?? newId('cluster')
    const orders = [...this.#records.clusters.keys()].map(
      (key) => this.#records.clusterFactsOf(key)?.order ?? 0,
    )
    const order = Math.max(0, ...orders) + 1
    this.transact(() => {
      const facts: ClusterFacts = { questionId: draft.questionId, colour: draft.colour ?? order % 8, order }
      if (draft.xy) facts.xy = clampPlace(draft.xy)
      this.#records.clusters.set(id, facts)
      this.#records.titles.set(id, new Y.Text((draft.title ?? '').slice(0, MAX_CLUSTER_TITLE_CHARS)))
      for (const noteId of noteIds) this.#records.cluster.set(noteId, id)
    })
    return id
  }

  /** Writes a cluster as it was elsewhere, place in the order included. */
  restoreCluster(id: string, { title, ...facts }: ClusterFacts & { title: string }): void {
    this.transact(() => {
      this.#records.clusters.set(id, facts)
      this.#records.titles.set(id, new Y.Text(title))
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
        const from = this.#records.clusterOf(id)
        if (from && from !== clusterId) left.add(from)
        if (this.#records.cluster.get(id) !== clusterId) this.#records.cluster.set(id, clusterId)
        const rank = ranks?.[index]
        if (rank !== this.#records.stateOf(id).rank) this.#records.setState(id, { rank })
      }
      for (const id of left) this.#dropIfBare(id)
    })
  }

  /** Takes a note out of its cluster. It stays under the cluster's question, at its own place if it ever had one. */
  leaveCluster(id: string): void {
    const home = this.#records.clusterOf(id)
    const questionId = home ? this.#records.clusterFactsOf(home)?.questionId : undefined
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
        if (from !== questionId && this.#records.xy.has(id)) this.#records.xy.delete(id)
        this.#carry(id, questionId)
      }
    })
  }

  moveCluster(id: string, questionId: string, xy: readonly [number, number]): void {
    const facts = this.#records.clusterFactsOf(id)
    if (facts)
      this.transact(() => this.#records.clusters.set(id, { ...facts, questionId, xy: clampPlace(xy) }))
  }

  setClusterOrder(id: string, order: number): void {
    const facts = this.#records.clusterFactsOf(id)
    if (facts) this.transact(() => this.#records.clusters.set(id, { ...facts, order }))
  }

  /** Dissolves a cluster; its notes stay under the question. */
  removeCluster(id: string): void {
    const facts = this.#records.clusterFactsOf(id)
    this.transact(() => {
      for (const [noteId, home] of this.#records.cluster.entries())
        if (home === id) {
          this.#records.cluster.delete(noteId)
          if (facts) this.#carry(noteId, facts.questionId)
        }
      this.#records.clusters.delete(id)
      this.#records.titles.delete(id)
    })
  }

  // Drawing

  drawing(): Map<string, Record<string, unknown>> {
    const drawing = new Map<string, Record<string, unknown>>()
    for (const id of this.#records.drawing.keys()) {
      const record = this.#records.drawingOf(id)
      if (record) drawing.set(id, record)
    }
    return drawing
  }

  /** Whether anything is drawn; cheaper than to ask what. */
  get hasDrawing(): boolean {
    return !this.#records.drawing.keys().next().done
  }

  drawingRecord(id: string): Record<string, unknown> | null {
    return this.#records.drawingOf(id)
  }

  setDrawing(id: string, record: Record<string, unknown>): void {
    this.transact(() => this.#records.drawing.set(id, record))
  }

  removeDrawing(id: string): void {
    this.transact(() => this.#records.drawing.delete(id))
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
    const onTransaction = (transaction: Y.Transaction) =>
      listener(this.#records.changesOrder(transaction) ? this.#changeOf(transaction) : null)
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
    return new Y.UndoManager([...this.#records.maps], {
      trackedOrigins: new Set([this.origin]),
      captureTimeout: 500,
    })
  }

  /** Brings the document into the state in which it already reads. @internal called by `repair` */
  raw(): RawBoard {
    const { notes, text, xy, cluster, state, steps, clusters, titles, translations } = this.#records
    return { notes, text, xy, cluster, state, steps, clusters, titles, translations }
  }

  #changeOf(transaction: Y.Transaction): BoardChange {
    const { origin } = transaction
    return { ...this.#records.changedIn(transaction), origin, own: origin === this.origin }
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
    const high = next === undefined ? null : this.#records.rankOf(next)
    const low = last === undefined ? (high ?? 0) - RANK_STEP * (n + 1) : this.#records.rankOf(last)
    const step = high === null ? RANK_STEP : (high - low) / (n + 1)
    return noteIds.map((_, index) => low + step * (index + 1))
  }

  #carry(id: string, questionId: string): void {
    const born = this.#records.factsOf(id)?.questionId
    if (born === undefined || (this.#records.stateOf(id).questionId ?? born) === questionId) return
    this.#records.setState(id, { questionId: questionId === born ? undefined : questionId })
  }

  #leave(id: string): void {
    const from = this.#records.clusterOf(id)
    if (!this.#records.cluster.has(id)) return
    this.#records.cluster.delete(id)
    if (from) this.#dropIfBare(from)
  }

  /** A cluster that nobody named goes with its last note. */
  #dropIfBare(id: string): void {
    if ((this.title(id)?.length ?? 0) > 0) return
    for (const home of this.#records.cluster.values()) if (home === id) return
    this.#records.clusters.delete(id)
    this.#records.titles.delete(id)
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
