import {
  AtelierError,
  type BoardChange,
  BoardDoc,
  type ClusterFacts,
  documentName,
  NoteFacts,
  NoteState,
  type Role,
  TrailEvent,
  type TrailVerb,
} from '@atelier/board'
import type { RecordStore } from '@atelier/storage'
import type { Sync } from '@atelier/sync'
import type { Logger } from 'pino'
import type * as Y from 'yjs'

/** Typing in a title goes on for as long as nobody pauses so long, ms. */
const TYPING_MS = 8000
/** Roots of the board document whose changes are written down. */
const ROOTS = ['cluster', 'state', 'clusters', 'titles'] as const

/** Whether the trail wants to know who touched a root of the board document. */
export const isFollowed = (root: string): boolean => ROOTS.some((known) => known === root)

/** Whose change it is; `personId` is `null` where the session does not say who wrote. */
export interface Actor {
  personId: string | null
  role: Role | null
}
const NOBODY: Actor = { personId: null, role: null }

/** Order of a note as it was when last looked at. */
interface NoteOrder {
  cluster: string | null
  merge: string | null
  hide: boolean
  carry: string
}

interface ClusterOrder {
  title: string
  facts: ClusterFacts
}

interface BoardTrail {
  events: TrailEvent[]
  board: BoardDoc
  notes: Map<string, NoteOrder>
  clusters: Map<string, ClusterOrder>
  /** Who touched which key since the last look, as `root/key`. */
  touched: Map<string, Actor>
  /** Whose doing the server's own change is. */
  actor: Actor
  /** Changes that are written down in another way. */
  silent: Set<string>
  /** Whether the change that is being made comes with events of its own. */
  adopting: boolean
  /** Events that are not on disk. */
  dirty: Map<number, TrailEvent>
  storing: Promise<void> | null
}

export interface TrailAround {
  sync: Pick<Sync, 'edit' | 'read'>
  records: RecordStore
  logger: Logger
  /** Epoch ms. */
  now: () => number
}

/**
 * Who changed the order of a board, when, from what to what: one record each under `trail/<boardId>/<seq>`, the
 * sequence number padded so that keys sort.
 *
 * Events come from the board document itself, after each transaction, so that nothing passes by: screens, routes and
 * undo alike. Whose change it was is told by whoever judges it, just before it is applied, in the same turn.
 */
export class BoardTrails {
  readonly #around: TrailAround
  readonly #boards = new Map<string, BoardTrail>()

  constructor(around: TrailAround) {
    this.#around = around
  }

  /** Watches a board's document for as long as it is in memory. */
  async follow(boardId: string, doc: Y.Doc): Promise<void> {
    const before = this.#boards.get(boardId)
    if (before) await before.storing
    const board = new BoardDoc(doc)
    const trail: BoardTrail = {
      events: await this.#stored(boardId),
      board,
      notes: new Map(),
      clusters: new Map(),
      touched: new Map(),
      actor: NOBODY,
      silent: new Set(),
      adopting: false,
      dirty: new Map(),
      storing: null,
    }
    for (const id of board.noteIds()) remember(trail.notes, id, noteOrder(board, id))
    for (const id of board.clusterIds()) remember(trail.clusters, id, clusterOrder(board, id))
    this.#boards.set(boardId, trail)
    const stop = board.observeOrder((change) => {
      if (change) this.#look(boardId, trail, change)
      settled(trail)
    })
    doc.once('destroy', () => {
      stop()
      if (this.#boards.get(boardId) === trail && trail.dirty.size === 0) this.#boards.delete(boardId)
    })
  }

  /** Tells whose change is about to be applied, key by key; of the roots that {@link isFollowed} names. */
  touched(boardId: string, actor: Actor, keys: Iterable<readonly [root: string, key: string]>): void {
    const trail = this.#boards.get(boardId)
    if (!trail) return
    for (const [root, key] of keys) trail.touched.set(`${root}/${key}`, actor)
  }

  /** Tells, within the server's own change of a board, on whose behalf it is. */
  onBehalfOf(boardId: string, actor: Actor): void {
    const trail = this.#boards.get(boardId)
    if (trail) trail.actor = actor
  }

  /** Takes over the trail of a board that comes from elsewhere. Call it within the change that brings the board. */
  adopt(boardId: string, events: readonly TrailEvent[]): void {
    const trail = this.#boards.get(boardId)
    if (!trail) return
    trail.adopting = true
    trail.events = events.map((event) => ({ ...event }))
    for (const event of trail.events) this.#keep(boardId, trail, event)
  }

  /** All events of a board, oldest first. */
  async events(boardId: string): Promise<TrailEvent[]> {
    const trail = this.#boards.get(boardId)
    return trail ? trail.events.map((event) => ({ ...event })) : this.#stored(boardId)
  }

  /**
   * Changes a note after the close and writes it down as that, not as a change of order. Call it within a change of
   * the board.
   */
  corrected(
    boardId: string,
    change: { verb: 'correct' | 'withdraw'; noteId: string; from: string; to: string },
    actor: Actor,
  ): void {
    const trail = this.#boards.get(boardId)
    if (!trail) return
    if (change.verb === 'withdraw') trail.silent.add(`hide/${change.noteId}`)
    const { verb, noteId, from, to } = change
    this.#append(boardId, trail, { verb, subjectId: noteId, from, to }, actor)
  }

  /**
   * Takes one event back.
   *
   * @returns the event that took it back
   * @throws AtelierError `unknownEvent`; `changedSince` when things are no longer as the event left them;
   *   `notAllowed` for what only its author takes back
   */
  async undo(boardId: string, seq: number, actor: Actor): Promise<TrailEvent> {
    return this.#around.sync.edit(documentName(boardId, 'board'), () => {
      const trail = this.#boards.get(boardId)
      const event = trail?.events[seq - 1]
      if (!trail || !event) throw new AtelierError('unknownEvent', { value: seq })
      if (event.verb === 'withdraw') throw new AtelierError('notAllowed', { role: actor.role ?? '' })
      if (event.undoneBy !== null) throw new AtelierError('changedSince')
      const { board } = trail
      const last = trail.events.length
      trail.actor = actor
      const done = board.transact(() => takeBack(trail, event))
      if (!done) {
        trail.actor = NOBODY
        throw new AtelierError('changedSince')
      }
      if (event.verb === 'correct')
        this.#append(
          boardId,
          trail,
          { verb: 'correct', subjectId: event.subjectId, from: event.to, to: event.from },
          actor,
        )
      // Written here and not by the look after the transaction, so that the answer can name it.
      else this.#look(boardId, trail, everythingOf(trail, event))
      trail.actor = NOBODY
      const by =
        trail.events
          .slice(last)
          .find(({ subjectId, verb }) => subjectId === event.subjectId && verb === event.verb) ??
        trail.events.at(-1)
      if (!by) throw new AtelierError('changedSince')
      event.undoneBy = by.seq
      this.#keep(boardId, trail, event)
      this.#markDissolved(boardId, trail, last)
      return { ...by }
    })
  }

  /** A cluster that went with its last note: making it is taken back as well. */
  #markDissolved(boardId: string, trail: BoardTrail, since: number): void {
    for (const gone of trail.events.slice(since)) {
      if (gone.verb !== 'exist' || gone.to !== false) continue
      for (const made of trail.events)
        if (
          made.verb === 'exist' &&
          made.to === true &&
          made.subjectId === gone.subjectId &&
          made.seq < gone.seq &&
          made.undoneBy === null
        ) {
          made.undoneBy = gone.seq
          this.#keep(boardId, trail, made)
        }
    }
  }

  /** Waits until every event is on disk. */
  async settle(boardId?: string): Promise<void> {
    for (const [id, trail] of this.#boards)
      if (boardId === undefined || id === boardId) while (trail.storing) await trail.storing
  }

  async #stored(boardId: string): Promise<TrailEvent[]> {
    const events: TrailEvent[] = []
    for (const { value } of await this.#around.records.list(`trail/${boardId}/`)) {
      const event = TrailEvent.safeParse(value)
      if (event.success) events.push(event.data)
    }
    return events
  }

  #look(boardId: string, trail: BoardTrail, change: Pick<BoardChange, 'notes' | 'clusters'>): void {
    for (const { root, ...event } of compare(trail, change)) {
      if (trail.adopting || trail.silent.delete(`${event.verb}/${event.subjectId}`)) continue
      this.#append(boardId, trail, event, trail.touched.get(`${root}/${event.subjectId}`) ?? trail.actor)
    }
  }

  #append(boardId: string, trail: BoardTrail, event: Seen, actor: Actor): void {
    const at = this.#around.now()
    const typing =
      event.verb === 'title' ? trail.events.findLast((each) => each.subjectId === event.subjectId) : null
    if (
      typing?.verb === 'title' &&
      typing.personId === actor.personId &&
      typing.role === actor.role &&
      typing.undoneBy === null &&
      at - lastTyped(typing) <= TYPING_MS &&
      !trail.events.some(({ undoneBy }) => undoneBy === typing.seq)
    ) {
      typing.to = event.to
      typing.until = at
      this.#keep(boardId, trail, typing)
      return
    }
    const { personId, role } = actor
    const full: TrailEvent = { seq: trail.events.length + 1, at, personId, role, ...event, undoneBy: null }
    trail.events.push(full)
    this.#keep(boardId, trail, full)
  }

  #keep(boardId: string, trail: BoardTrail, event: TrailEvent): void {
    trail.dirty.set(event.seq, event)
    trail.storing ??= this.#store(boardId, trail)
  }

  async #store(boardId: string, trail: BoardTrail): Promise<void> {
    try {
      while (trail.dirty.size > 0) {
        // What the same turn still brings goes along.
        await Promise.resolve()
        const events = [...trail.dirty.values()]
        trail.dirty.clear()
        await this.#around.records.putAll(
          events.map((event) => [keyOf(boardId, event.seq), JSON.parse(JSON.stringify(event))] as const),
        )
      }
    } catch (error) {
      this.#around.logger.error({ err: error, boardId }, 'changes of order not written down')
    } finally {
      trail.storing = null
      if (trail.board.doc.isDestroyed && this.#boards.get(boardId) === trail) this.#boards.delete(boardId)
    }
  }
}

type Seen = Pick<TrailEvent, 'verb' | 'subjectId' | 'from' | 'to'> & Record<string, unknown>
type Found = { root: (typeof ROOTS)[number]; verb: TrailVerb; subjectId: string } & Pick<
  TrailEvent,
  'from' | 'to'
> &
  Record<string, unknown>

const keyOf = (boardId: string, seq: number) => `trail/${boardId}/${String(seq).padStart(8, '0')}`

const lastTyped = (event: TrailEvent): number => (typeof event.until === 'number' ? event.until : event.at)

/** A change is over: what was told of it says nothing about the next one. */
function settled(trail: BoardTrail): void {
  if (trail.touched.size > 0) trail.touched.clear()
  if (trail.silent.size > 0) trail.silent.clear()
  trail.adopting = false
  trail.actor = NOBODY
}

function remember<T>(orders: Map<string, T>, id: string, order: T | null): void {
  if (order) orders.set(id, order)
  else orders.delete(id)
}

function noteOrder(board: BoardDoc, id: string): NoteOrder | null {
  const raw = board.raw()
  const facts = NoteFacts.safeParse(raw.notes.get(id))
  if (!facts.success) return null
  const parsed = NoteState.safeParse(raw.state.get(id))
  const state = parsed.success ? parsed.data : {}
  const cluster = raw.cluster.get(id)
  return {
    cluster: typeof cluster === 'string' && raw.clusters.has(cluster) ? cluster : null,
    merge: state.mergedInto ?? null,
    hide: state.hidden === true,
    carry: state.questionId ?? facts.data.questionId,
  }
}

function clusterOrder(board: BoardDoc, id: string): ClusterOrder | null {
  const cluster = board.cluster(id)
  if (!cluster) return null
  const { title, questionId, colour, order, xy } = cluster
  return { title, facts: { questionId, colour, order, ...(xy && { xy }) } }
}

/** What changed, in an order in which it can be taken back from the end. Remembers how it is now. */
function compare(trail: BoardTrail, change: Pick<BoardChange, 'notes' | 'clusters'>): Found[] {
  const { board } = trail
  const made: Found[] = []
  const moved: Found[] = []
  const gone: Found[] = []
  const dissolved = new Map<string, string[]>()
  for (const id of change.clusters) {
    const was = trail.clusters.get(id) ?? null
    const is = clusterOrder(board, id)
    remember(trail.clusters, id, is)
    if (!was && is) {
      made.push({ root: 'clusters', verb: 'exist', subjectId: id, from: false, to: true })
      if (is.title !== '')
        moved.push({ root: 'titles', verb: 'title', subjectId: id, from: '', to: is.title })
    } else if (was && !is) {
      const noteIds: string[] = []
      dissolved.set(id, noteIds)
      const cluster = { ...was.facts, title: was.title }
      gone.push({ root: 'clusters', verb: 'exist', subjectId: id, from: true, to: false, cluster, noteIds })
    } else if (was && is) {
      if (was.title !== is.title)
        moved.push({ root: 'titles', verb: 'title', subjectId: id, from: was.title, to: is.title })
      if (was.facts.order !== is.facts.order)
        moved.push({
          root: 'clusters',
          verb: 'order',
          subjectId: id,
          from: was.facts.order,
          to: is.facts.order,
        })
      if (was.facts.questionId !== is.facts.questionId)
        moved.push({
          root: 'clusters',
          verb: 'carry',
          subjectId: id,
          from: was.facts.questionId,
          to: is.facts.questionId,
        })
    }
  }
  for (const id of change.notes) {
    const was = trail.notes.get(id) ?? null
    const is = noteOrder(board, id)
    remember(trail.notes, id, is)
    if (!was || !is) continue
    const from = was.cluster !== null ? dissolved.get(was.cluster) : undefined
    if (was.cluster !== is.cluster) {
      // A note that its cluster left behind comes back with it.
      if (from && is.cluster === null) from.push(id)
      else moved.push({ root: 'cluster', verb: 'cluster', subjectId: id, from: was.cluster, to: is.cluster })
    } else if (was.carry !== is.carry)
      moved.push({ root: 'state', verb: 'carry', subjectId: id, from: was.carry, to: is.carry })
    if (was.merge !== is.merge)
      moved.push({ root: 'state', verb: 'merge', subjectId: id, from: was.merge, to: is.merge })
    if (was.hide !== is.hide)
      moved.push({ root: 'state', verb: 'hide', subjectId: id, from: was.hide, to: is.hide })
  }
  return [...made, ...moved, ...gone]
}

/** Ids that taking an event back can touch. */
function everythingOf(trail: BoardTrail, { subjectId, from, noteIds }: TrailEvent) {
  const ids = [subjectId, from, ...(Array.isArray(noteIds) ? noteIds : [])].filter(
    (id): id is string => typeof id === 'string',
  )
  const members = [...trail.notes].flatMap(([id, { cluster }]) => (cluster === subjectId ? [id] : []))
  const home = trail.notes.get(subjectId)?.cluster
  const all = [...ids, ...members, ...(home ? [home] : [])]
  return { notes: new Set(all), clusters: new Set(all) }
}

/** @returns whether things were as the event left them; if not, nothing has changed */
function takeBack({ board }: BoardTrail, event: TrailEvent): boolean {
  const { subjectId: id, from, to } = event
  const note = noteOrder(board, id)
  const cluster = clusterOrder(board, id)
  switch (event.verb) {
    case 'cluster':
      if (!note || note.cluster !== to) return false
      if (from === null) board.leaveCluster(id)
      else if (typeof from === 'string' && board.cluster(from)) board.joinCluster([id], from)
      else return false
      return true
    case 'merge':
      if (!note || note.merge !== to) return false
      if (from !== null && !(typeof from === 'string' && board.hasNote(from))) return false
      board.mergeInto(id, from)
      return true
    case 'hide':
      if (!note || note.hide !== to) return false
      board.setHidden(id, from === true)
      return true
    case 'carry':
      if (typeof from !== 'string') return false
      if (cluster) {
        if (cluster.facts.questionId !== to) return false
        board.moveCluster(id, from, cluster.facts.xy ?? [0, 0])
        return true
      }
      if (!note || note.carry !== to || note.cluster !== null) return false
      carryBack(board, id, from)
      return true
    case 'title':
      if (!cluster || cluster.title !== to) return false
      board.setTitle(id, String(from ?? ''))
      return true
    case 'order':
      if (!cluster || cluster.facts.order !== to || typeof from !== 'number') return false
      board.setClusterOrder(id, from)
      return true
    case 'exist':
      return to === true ? dissolve(board, id, cluster) : rebuild(board, event, cluster)
    case 'correct':
      if (!note || board.note(id)?.text !== to || typeof from !== 'string') return false
      board.setText(id, from)
      return true
    case 'withdraw':
      return false
  }
}

function dissolve(board: BoardDoc, id: string, cluster: ClusterOrder | null): boolean {
  if (!cluster) return false
  board.removeCluster(id)
  return true
}

function rebuild(board: BoardDoc, event: TrailEvent, there: ClusterOrder | null): boolean {
  const { subjectId: id, cluster, noteIds } = event
  if (there || typeof cluster !== 'object' || cluster === null) return false
  board.restoreCluster(id, cluster as ClusterFacts & { title: string })
  const back = (Array.isArray(noteIds) ? noteIds : []).filter(
    (noteId): noteId is string => typeof noteId === 'string' && noteOrder(board, noteId)?.cluster === null,
  )
  board.joinCluster(back, id)
  return true
}

/** A note to another question, at the place it has. */
function carryBack(board: BoardDoc, id: string, questionId: string): void {
  const raw = board.raw()
  const facts = NoteFacts.parse(raw.notes.get(id))
  const state = NoteState.safeParse(raw.state.get(id))
  const { questionId: _, ...rest } = state.success ? state.data : {}
  const next = facts.questionId === questionId ? rest : { ...rest, questionId }
  if (Object.keys(next).length > 0) raw.state.set(id, next)
  else if (raw.state.has(id)) raw.state.delete(id)
}
