import {
  BoardDoc,
  carryDraft,
  Draft,
  documentName,
  draftName,
  FacilitationDoc,
  isHidden,
  markCarried,
  type Note,
  Role,
  type Settings,
} from '@atelier/board'
import type { RecordStore } from '@atelier/storage'
import type { Sync } from '@atelier/sync'
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { z } from 'zod'
import { isLongClosed } from './draft-gate.ts'
import type { LiveBoard, LiveBoards } from './live-board.ts'

/** The counts of what is written are told at most so often, ms. */
const WRITTEN_EVERY_MS = 500
/** What is typed in a draft that goes straight to the board waits so long for more of it, ms. */
const CARRY_AFTER_MS = 40
/** What could not be carried is tried again after so long, ms. */
const RETRY_AFTER_MS = 1000
/** Drafts that are read at a time. */
const READ_AT_ONCE = 16

/** What the server knows of a draft without opening it. */
const DraftRecord = z.object({
  role: Role,
  /** Notes that are not on the board, by `questionId/hubId`; `-` for no HUB. */
  counts: z.record(z.string(), z.number()),
  /** Notes that are on their way to the board. */
  begun: z.array(z.string()),
  /** Whether there may be something in it that the board does not have. */
  pending: z.boolean(),
})
type DraftRecord = z.infer<typeof DraftRecord>

interface BoardDrafts {
  records: Map<string, DraftRecord>
  /** Drafts in memory, by person. */
  open: Map<string, Draft>
  /** People whose draft changed since it was counted, and since it was carried. */
  uncounted: Set<string>
  uncarried: Set<string>
  /** People who were let into their draft since it was last carried. */
  letIn: Set<string>
  /** Carrying and counting, one after the other. */
  work: Promise<unknown>
  /** Pieces of work that are not done. */
  busy: number
  carryTimer: NodeJS.Timeout | null
  writtenTimer: NodeJS.Timeout | null
  writtenAtMs: number
}

export interface DraftsAround {
  sync: Pick<Sync, 'edit' | 'read' | 'remove'>
  records: RecordStore
  live: LiveBoards
  logger: Logger
}

/**
 * Hidden writing: keeps what people write in their own documents until it may be shown, tells how much there is, and
 * carries it to the board exactly once.
 *
 * A record under `drafts/<boardId>/<personId>` is on disk before a draft takes its first letter, so that none is
 * forgotten over a restart. Carrying goes in three steps, each on disk before the next: which notes are about to be
 * carried, the board, what was carried. A crash between two of them is made good when the board is next in use.
 */
export class Drafts {
  readonly #around: DraftsAround
  readonly #boards = new Map<string, Promise<BoardDrafts>>()
  /** Boards whose phase has just moved, or that were just loaded. */
  readonly #looking = new Map<string, Promise<void>>()
  #closed = false

  constructor(around: DraftsAround) {
    this.#around = around
  }

  /** Call before anybody writes into a draft; resolves when a restart would know of it. */
  async register(boardId: string, personId: string, role: Role): Promise<void> {
    const board = await this.#board(boardId)
    board.letIn.add(personId)
    const known = board.records.get(personId)
    if (known?.pending && known.role === role) return
    await this.#put(boardId, board, [[personId, { counts: {}, begun: [], ...known, role, pending: true }]])
  }

  /** Watches a draft for as long as it is in memory. */
  async follow(boardId: string, personId: string, doc: Y.Doc): Promise<void> {
    const board = await this.#board(boardId)
    const draft = new Draft(doc)
    board.open.set(personId, draft)
    const stop = draft.notes.observe(() => {
      board.uncounted.add(personId)
      board.uncarried.add(personId)
      this.#planWritten(boardId, board)
      this.#planCarry(boardId, board)
    })
    doc.once('destroy', () => {
      stop()
      if (board.open.get(personId) === draft) board.open.delete(personId)
      if (board.open.size === 0) this.drop(boardId)
    })
  }

  /** The session stands somewhere else, or was just loaded: shows what need not be hidden any more. */
  phaseMoved(boardId: string, live: LiveBoard): void {
    const before = this.#boards.get(boardId)
    const look = async () => {
      const board = await this.#board(boardId)
      if (isHidden(live.phase)) {
        this.#planWritten(boardId, board)
        return
      }
      for (const [personId, { pending }] of board.records) if (pending) board.uncarried.add(personId)
      // What waits with a delay comes now.
      await this.#carryNow(boardId, board)
    }
    const looking = (before ?? Promise.resolve()).then(look, look)
    looking.catch((error: unknown) =>
      this.#around.logger.error({ err: error, boardId }, 'drafts not looked at'),
    )
    this.#looking.set(boardId, looking)
    const done = () => {
      if (this.#looking.get(boardId) === looking) this.#looking.delete(boardId)
    }
    looking.then(done, done)
  }

  /** Waits until everything is on the board that may be there, and everything is counted. */
  async settle(boardId: string): Promise<void> {
    await this.#looking.get(boardId)?.catch(() => undefined)
    const board = await this.#board(boardId)
    await this.#carryNow(boardId, board)
    await this.#tellWritten(boardId, board)
  }

  /** Brings everything to an end as far as it can be; afterwards nothing is tried again. */
  async close(): Promise<void> {
    for (const boardId of [...this.#boards.keys()])
      await this.settle(boardId).catch((error: unknown) =>
        this.#around.logger.error({ err: error, boardId }, 'drafts not settled at the end'),
      )
    this.#closed = true
    for (const boardId of [...this.#boards.keys()]) {
      const board = await this.#board(boardId)
      if (board.carryTimer) clearTimeout(board.carryTimer)
      if (board.writtenTimer) clearTimeout(board.writtenTimer)
    }
  }

  /** Notes in drafts by person and question id. */
  async counts(boardId: string): Promise<Map<string, Record<string, number>>> {
    const board = await this.#board(boardId)
    const byPerson = new Map<string, Record<string, number>>()
    for (const [personId, record] of board.records) {
      const open = board.open.get(personId)
      const counts = open ? countDraft(open) : record.counts
      const byQuestion: Record<string, number> = {}
      for (const [key, count] of Object.entries(counts)) {
        const questionId = key.split('/', 1)[0] ?? key
        byQuestion[questionId] = (byQuestion[questionId] ?? 0) + count
      }
      byPerson.set(personId, byQuestion)
    }
    return byPerson
  }

  /**
   * Deletes the drafts of sessions that were closed long ago: nobody can say any more whose hands wrote what.
   *
   * @returns number of drafts deleted
   */
  async sweep(nowMs: number): Promise<number> {
    const stored = await this.#around.records.list('drafts/')
    const boardIds = new Set(stored.map(({ key }) => key.split('/')[1] ?? ''))
    let deleted = 0
    for (const boardId of boardIds)
      try {
        deleted += await this.#deleteIfDone(boardId, nowMs)
      } catch (error) {
        this.#around.logger.error({ err: error, boardId }, 'drafts not deleted')
      }
    return deleted
  }

  async #deleteIfDone(boardId: string, nowMs: number): Promise<number> {
    return this.#around.live.during(boardId, async (live) => {
      if (!isLongClosed(live, nowMs)) return 0
      await this.settle(boardId)
      const board = await this.#board(boardId)
      // Nothing is deleted that the board does not have.
      if (board.uncarried.size > 0) return 0
      const people = [...board.records.keys()]
      for (const personId of people) {
        await this.#around.sync.remove(draftName(boardId, personId))
        await this.#around.records.remove(keyOf(boardId, personId))
        board.records.delete(personId)
      }
      return people.length
    })
  }

  /** Lets go of a board that nobody uses. */
  drop(boardId: string): void {
    void this.#boards.get(boardId)?.then((board) => {
      const waits = board.open.size + board.busy > 0 || board.carryTimer || board.writtenTimer
      // What is hidden and not carried is known by its record, see `pending`.
      if (!waits && !this.#looking.has(boardId)) this.#boards.delete(boardId)
    })
  }

  #board(boardId: string): Promise<BoardDrafts> {
    const known = this.#boards.get(boardId)
    if (known) return known
    const loading = this.#load(boardId)
    this.#boards.set(boardId, loading)
    loading.catch(() => this.#boards.delete(boardId))
    return loading
  }

  async #load(boardId: string): Promise<BoardDrafts> {
    const records = new Map<string, DraftRecord>()
    const prefix = keyOf(boardId, '')
    for (const { key, value } of await this.#around.records.list(prefix)) {
      const record = DraftRecord.safeParse(value)
      // A record that cannot be read stands for a draft all the same.
      records.set(
        key.slice(prefix.length),
        record.success ? record.data : { role: 'participant', counts: {}, begun: [], pending: true },
      )
    }
    return {
      records,
      open: new Map(),
      uncounted: new Set(),
      uncarried: new Set(),
      letIn: new Set(),
      work: Promise.resolve(),
      busy: 0,
      carryTimer: null,
      writtenTimer: null,
      writtenAtMs: Number.NEGATIVE_INFINITY,
    }
  }

  async #put(
    boardId: string,
    board: BoardDrafts,
    changes: readonly [personId: string, record: DraftRecord][],
  ): Promise<void> {
    if (changes.length === 0) return
    for (const [personId, record] of changes) board.records.set(personId, record)
    await this.#around.records.putAll(
      changes.map(([personId, record]) => [keyOf(boardId, personId), record] as const),
    )
  }

  /** Runs one piece of work of a board after the other. */
  #queue<T>(board: BoardDrafts, work: () => Promise<T>): Promise<T> {
    board.busy++
    const done = board.work.then(work, work).finally(() => board.busy--)
    board.work = done.catch(() => undefined)
    return done
  }

  // Carrying

  #planCarry(boardId: string, board: BoardDrafts, waitMs = CARRY_AFTER_MS): void {
    if (this.#closed) return
    board.carryTimer ??= setTimeout(() => {
      board.carryTimer = null
      this.#carryNow(boardId, board).catch((error: unknown) =>
        this.#around.logger.error({ err: error, boardId }, 'drafts not carried to the board'),
      )
    }, waitMs)
  }

  async #carryNow(boardId: string, board: BoardDrafts): Promise<void> {
    if (board.carryTimer) clearTimeout(board.carryTimer)
    board.carryTimer = null
    await this.#queue(board, async () => {
      if (board.uncarried.size === 0) return
      await this.#around.live.during(boardId, async (live) => {
        if (isHidden(live.phase)) return
        const people = [...board.uncarried]
        board.uncarried.clear()
        try {
          await this.#carry(boardId, board, people, live)
        } catch (error) {
          for (const personId of people) board.uncarried.add(personId)
          this.#planCarry(boardId, board, RETRY_AFTER_MS)
          throw error
        }
      })
    })
  }

  async #carry(
    boardId: string,
    board: BoardDrafts,
    people: readonly string[],
    live: Readonly<LiveBoard>,
  ): Promise<void> {
    const { sync } = this.#around
    for (const personId of people) board.letIn.delete(personId)
    const copies = (await this.#copies(boardId, people)).filter(({ draft, personId }) => {
      return asksToBeCarried(draft) || (board.records.get(personId)?.begun.length ?? 0) > 0
    })
    if (copies.length > 0) {
      await this.#begin(boardId, board, copies)
      const carried = await sync.edit(documentName(boardId, 'board'), (doc) => {
        // Writing may be hidden again by now: then nothing more is shown.
        if (isHidden(live.phase)) return null
        const on = new BoardDoc(doc)
        return copies.map(({ personId, draft }) => {
          const record = board.records.get(personId)
          const begun = new Set(record?.begun)
          const { added } = carryDraft(draft, on, {
            author: live.settings.anonymity === 'none' ? null : { personId },
            keepPlaces: (note) => !wasHidden(note, live),
            claimed: record?.role === 'facilitator',
            begun,
          })
          const own = new Set(added)
          markCarried(draft, { hasNote: (id) => own.has(id) || (begun.has(id) && on.hasNote(id)) })
          return { personId, draft }
        })
      })
      if (carried === null) {
        for (const personId of people) board.uncarried.add(personId)
        return
      }
      await Promise.all(
        carried.map(({ personId, draft }) =>
          sync.edit(draftName(boardId, personId), (doc) => markAsIn(draft, new Draft(doc))),
        ),
      )
    }
    const done = people.flatMap((personId): [string, DraftRecord][] => {
      const record = board.records.get(personId)
      const copy = copies.find((candidate) => candidate.personId === personId)
      if (!record) return []
      // Whoever still has the draft open may write on at any moment.
      const pending = board.open.has(personId) || board.letIn.has(personId)
      const counts = copy ? countDraft(copy.draft) : record.counts
      const same = record.begun.length === 0 && record.pending === pending
      return same ? [] : [[personId, { ...record, begun: [], counts, pending }]]
    })
    await this.#put(boardId, board, done)
    for (const personId of people) board.uncounted.add(personId)
    this.#planWritten(boardId, board)
  }

  /** Puts down which notes are about to be carried. */
  async #begin(
    boardId: string,
    board: BoardDrafts,
    copies: readonly { personId: string; draft: Draft }[],
  ): Promise<void> {
    const there = await this.#around.sync.read(documentName(boardId, 'board'), (doc) => {
      const on = new BoardDoc(doc)
      const fresh = copies.flatMap(({ draft }) => freshIds(draft))
      return new Set(fresh.filter((id) => on.hasNote(id)))
    })
    await this.#put(
      boardId,
      board,
      copies.flatMap(({ personId, draft }): [string, DraftRecord][] => {
        const record = board.records.get(personId) ?? {
          role: 'participant',
          counts: {},
          begun: [],
          pending: true,
        }
        const fresh = freshIds(draft).filter((id) => !there.has(id) && !record.begun.includes(id))
        return fresh.length > 0 ? [[personId, { ...record, begun: [...record.begun, ...fresh] }]] : []
      }),
    )
  }

  /** Drafts as they are on disk, each in a document of its own that nobody else changes. */
  async #copies(boardId: string, people: readonly string[]): Promise<{ personId: string; draft: Draft }[]> {
    const copies: { personId: string; draft: Draft }[] = []
    for (let at = 0; at < people.length; at += READ_AT_ONCE)
      copies.push(
        ...(await Promise.all(
          people.slice(at, at + READ_AT_ONCE).map(async (personId) => {
            const state = await this.#around.sync.read(draftName(boardId, personId), (doc) =>
              Y.encodeStateAsUpdate(doc),
            )
            const doc = new Y.Doc()
            Y.applyUpdate(doc, state)
            return { personId, draft: new Draft(doc) }
          }),
        )),
      )
    return copies
  }

  // Counting

  #planWritten(boardId: string, board: BoardDrafts): void {
    if (board.writtenTimer || this.#closed) return
    const wait = Math.max(0, board.writtenAtMs + WRITTEN_EVERY_MS - performance.now())
    board.writtenTimer = setTimeout(() => {
      board.writtenTimer = null
      this.#tellWritten(boardId, board).catch((error: unknown) =>
        this.#around.logger.error({ err: error, boardId }, 'counts of hidden notes not written'),
      )
    }, wait)
  }

  async #tellWritten(boardId: string, board: BoardDrafts): Promise<void> {
    if (board.writtenTimer) clearTimeout(board.writtenTimer)
    board.writtenTimer = null
    board.writtenAtMs = performance.now()
    await this.#queue(board, async () => {
      const changed: [string, DraftRecord][] = []
      for (const personId of board.uncounted) {
        const draft = board.open.get(personId)
        const record = board.records.get(personId)
        if (!draft || !record) continue
        const counts = countDraft(draft)
        if (JSON.stringify(counts) !== JSON.stringify(record.counts))
          changed.push([personId, { ...record, counts }])
      }
      board.uncounted.clear()
      await this.#put(boardId, board, changed)
      await this.#around.live.during(boardId, async (live) => {
        await this.#around.sync.edit(documentName(boardId, 'facilitation'), (doc) => {
          const facilitation = new FacilitationDoc(doc)
          const hubIds = new Set(facilitation.hubs().map(({ id }) => id))
          const written = isHidden(live.phase) ? sumOf(board, live.settings, hubIds) : {}
          if (JSON.stringify(sorted(facilitation.written())) !== JSON.stringify(sorted(written)))
            facilitation.setWritten(written)
        })
      })
    })
  }
}

const keyOf = (boardId: string, personId: string) => `drafts/${boardId}/${personId}`

const sorted = (counts: Record<string, number>) =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))

const isBlank = (note: Note) => note.text.trim() === ''

/** Notes that were never carried and have something written in them. */
const freshIds = (draft: Draft): string[] =>
  draft.notes
    .notes()
    .filter((note) => !isBlank(note) && draft.movedText(note.id) === null)
    .map(({ id }) => id)

function asksToBeCarried(draft: Draft): boolean {
  const ids = new Set<string>()
  for (const note of draft.notes.notes()) {
    ids.add(note.id)
    const moved = draft.movedText(note.id)
    if (moved === null ? !isBlank(note) : moved !== note.text) return true
    if (moved !== null && draft.movedCard(note.id) !== JSON.stringify(note.step)) return true
  }
  return draft.movedIds().some((id) => !ids.has(id))
}

/** Writes into `draft` the marks that its copy bears. */
function markAsIn(copy: Draft, draft: Draft): void {
  for (const id of copy.movedIds())
    draft.markMoved(id, copy.movedText(id) ?? '', copy.movedCard(id) ?? 'null')
}

function countDraft(draft: Draft): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const note of draft.notes.notes()) {
    if (isBlank(note) || draft.movedText(note.id) !== null) continue
    const key = `${note.questionId}/${note.hubId ?? '-'}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

/** Counts by question and HUB. What is no HUB of the directory is not repeated to the room, whatever a device calls it. */
function sumOf(board: BoardDrafts, settings: Settings, hubIds: ReadonlySet<string>): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { counts } of board.records.values())
    for (const [key, count] of Object.entries(counts)) {
      const [questionId = '', ...rest] = key.split('/')
      const hubId = rest.join('/')
      const shown = settings.anonymity !== 'none' && hubIds.has(hubId) ? hubId : '-'
      sums[`${questionId}/${shown}`] = (sums[`${questionId}/${shown}`] ?? 0) + count
    }
  return sums
}

/** Whether a note was written while writing was hidden: then many chose the same place for theirs. */
function wasHidden({ createdAt }: Note, { course, phases }: Readonly<LiveBoard>): boolean {
  const visit = course.findLast(({ at }) => at <= createdAt) ?? course[0]
  const left = course.find(({ at }) => at > createdAt)
  // Clocks differ by a little: a note of the first moments counts to the phase before too.
  return [visit, left].some((each) => each !== undefined && isHidden(phases.get(each.phaseId) ?? null))
}
