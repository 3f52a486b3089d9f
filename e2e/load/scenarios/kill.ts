import { type FSWatcher, watch } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as Y from 'yjs'
import { addNote, boardText, draw, noteId, place, type } from '../board.ts'
import { Client, docReplica } from '../client.ts'
import { Random } from '../random.ts'
import type { Outcome, Scenario } from '../scenario.ts'
import { newPlace, type Room, type Server } from '../servers.ts'
import { inParallel, pause, until } from '../waiting.ts'

/** What the server is doing when it is killed. */
type Moment = 'writing' | 'compaction' | 'compaction-and-writing' | 'eviction'

const WRITERS = 10
const WATCHERS = 2
const ROUNDS: Moment[] = [
  ...Array<Moment>(10).fill('writing'),
  'compaction',
  'compaction',
  'compaction-and-writing',
  'compaction-and-writing',
  'eviction',
  'eviction',
]
/** A writer changes something this often. */
const WRITE_EVERY_MS = 12
/** Makes the snapshot large enough that writing it takes a while. */
const LINE_BYTES = 30_000
/** Writing before a compaction: some hundred entries, more than it takes to be worth it. */
const FILL_MS = 6_000
/** Before an eviction: so few that only the eviction finds them worth a snapshot. */
const FILL_A_LITTLE_MS = 1_500
/** Compaction and eviction begin on their own, some seconds after the last write or the last leave. */
const BEGINS_WITHIN_MS = 25_000
const PATIENCE_MS = 10_000

/** One who writes and asks for receipts. The connection ends with the server; nobody here ever comes back. */
interface Writer {
  doc: Y.Doc
  client: Client
  /** Clock of the document's own client after the n-th update, counted as receipts count. */
  clocks: number[]
  /** Updates that the server has called stored. */
  told: { stored: number }
}

export const kill: Scenario = {
  name: 'kill',
  about: `${WRITERS} people write and ask for receipts, ${WATCHERS} watch, the server gets kill -9 and starts anew on its data: ten times in mid-write, four as a snapshot is being written (in two of them people write on), two as an empty room is being evicted. Only fresh clients ask afterwards.`,
  rounds: 1,
  oursOnly: true,
  metrics: {
    kills: { label: 'kills', digits: 0 },
    begun: { label: 'of these right after a snapshot was begun', digits: 0 },
    halfWritten: { label: 'of these with the snapshot left half-written', digits: 0 },
    sent: { label: 'updates sent', digits: 0 },
    seen: { label: 'updates another client had seen', digits: 0 },
    acknowledged: { label: 'updates called stored', digits: 0 },
    lostSeen: { label: 'seen and lost', digits: 0, target: { most: 0 } },
    lostAcknowledged: { label: 'called stored and lost', digits: 0, target: { most: 0 } },
    differing: { label: 'kills after which a seen value read differently', digits: 0, target: { most: 0 } },
    restart: { label: 'longest restart (ms)', digits: 0 },
  },
  run: async (contender) => {
    const place = await newPlace()
    let server: Server | null = await contender.start({ resume: place })
    const totals = new Map<string, number>()
    const add = (name: string, value: number) => totals.set(name, (totals.get(name) ?? 0) + value)
    const wrong: string[] = []
    const random = new Random(9)
    let restart = 0
    try {
      const room = await server.room('kill')
      for (const [n, moment] of ROUNDS.entries()) {
        // A room of its own: what earlier kills left in the log would be compacted before the eviction.
        const own = moment === 'eviction' ? await server.room(`kill-${n}`) : room
        const round = new Round(own, n, random, moment !== 'eviction')
        await round.begin()
        const snapshots = join(place.dataDir, 'documents', 'snapshots')
        const begun = await round.killDuring(moment, server, snapshots)
        server = null
        const halfWritten = (await readdir(snapshots)).some(isTemporary)
        const startMs = performance.now()
        server = await contender.start({ resume: place })
        restart = Math.max(restart, performance.now() - startMs)
        const found = await round.judge()
        add('kills', 1)
        add('begun', begun ? 1 : 0)
        add('halfWritten', halfWritten ? 1 : 0)
        for (const [name, value] of Object.entries(found)) add(name, value)
        const lost = found.lostSeen + found.lostAcknowledged + found.differing
        if (lost > 0) wrong.push(`kill ${n + 1} (${moment}): ${JSON.stringify(found)}`)
        if (found.acknowledged === 0 || found.seen === 0)
          wrong.push(`kill ${n + 1} (${moment}) proves nothing: ${JSON.stringify(found)}`)
        if (moment !== 'writing' && !begun)
          wrong.push(
            `kill ${n + 1} (${moment}): no snapshot was begun within ${BEGINS_WITHIN_MS / 1000} s; killed all the same`,
          )
      }
    } finally {
      await server?.kill().catch(() => {})
      place.clear()
    }
    return { values: { ...Object.fromEntries(totals), restart }, wrong } satisfies Outcome
  },
}

/** One life of the server: people come, write, and it is killed. */
class Round {
  readonly #room: Room
  readonly #number: number
  readonly #random: Random
  readonly #lines: boolean
  #writers: Writer[] = []
  #watchers: { doc: Y.Doc; client: Client }[] = []
  #writing: NodeJS.Timeout | null = null
  #turn = 0

  /** @param lines also draw long lines, to make snapshots large */
  constructor(room: Room, number: number, random: Random, lines: boolean) {
    this.#lines = lines
    this.#room = room
    this.#number = number
    this.#random = random
  }

  async begin(): Promise<void> {
    this.#writers = await inParallel(Array.from({ length: WRITERS }), WRITERS, async (_, n) => {
      const doc = new Y.Doc()
      const clocks: number[] = []
      const told = { stored: 0 }
      const replica = docReplica(doc)
      const client = await Client.open(await this.#room.ticket(), {
        ...replica,
        diff: (stateVector) => {
          clocks.push(Y.getState(doc.store, doc.clientID))
          return replica.diff(stateVector)
        },
        stored: (count) => {
          told.stored = count
        },
      })
      doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
        if (!local || !client.isOpen) return
        clocks.push(Y.getState(doc.store, doc.clientID))
        client.update(update)
      })
      addNote(doc, this.#note(n))
      return { doc, client, clocks, told }
    })
    this.#watchers = await inParallel(Array.from({ length: WATCHERS }), WATCHERS, async () => {
      const doc = new Y.Doc()
      return { doc, client: await Client.open(await this.#room.ticket(), docReplica(doc)) }
    })
  }

  /** @returns whether a snapshot was begun, and the server killed for it */
  async killDuring(moment: Moment, server: Server, snapshots: string): Promise<boolean> {
    this.#startWriting()
    if (moment === 'writing') {
      await pause(this.#random.integer(200, 1500))
      const heard = () => this.#writers.some(({ told }) => told.stored > 5)
      if (!(await until(heard, PATIENCE_MS))) throw new Error('no receipt arrived. Is the server stuck?')
      await server.kill()
      this.#stopWriting()
      return false
    }
    await pause(moment === 'eviction' ? FILL_A_LITTLE_MS : FILL_MS)
    this.#stopWriting()
    const settled = () => this.#writers.every(({ told, clocks }) => told.stored === clocks.length)
    if (!(await until(settled, PATIENCE_MS))) throw new Error('what was written was not called stored.')
    const snapshot = new SnapshotWatch(snapshots)
    if (moment === 'eviction') for (const { client } of [...this.#writers, ...this.#watchers]) client.close()
    // The beginning is seen through the file system; what follows is over within milliseconds.
    const begun = await snapshot.begins()
    if (begun && moment === 'compaction-and-writing') {
      this.#startWriting()
      await pause(this.#random.integer(0, 40))
    }
    await server.kill()
    this.#stopWriting()
    return begun
  }

  /** Compares what was seen and called stored with what somebody finds who was never here before. */
  async judge() {
    await until(() => this.#watchers.every(({ client }) => !client.isOpen), PATIENCE_MS)
    const fresh = new Y.Doc()
    const client = await Client.open(await this.#room.ticket(), docReplica(fresh))
    client.close()
    const before = boardText(fresh)
    let [sent, seen, acknowledged, lostSeen, lostAcknowledged] = [0, 0, 0, 0, 0]
    for (const { doc, clocks, told } of this.#writers) {
      const id = doc.clientID
      const there = Y.getState(fresh.store, id)
      const known = Math.max(...this.#watchers.map((watcher) => Y.getState(watcher.doc.store, id)))
      sent += clocks.length
      seen += clocks.filter((clock) => clock <= known).length
      lostSeen += clocks.filter((clock) => clock <= known && clock > there).length
      acknowledged += told.stored
      lostAcknowledged += clocks.slice(0, told.stored).filter((clock) => clock > there).length
    }
    // Deletions, and with them overwritten places, have no clock: what watchers hold must add nothing.
    for (const { doc } of this.#watchers) Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc))
    const differing = boardText(fresh) === before ? 0 : 1
    return { sent, seen, acknowledged, lostSeen, lostAcknowledged, differing }
  }

  #note(writer: number): string {
    return noteId(5_000_000 + this.#number * 100 + writer)
  }

  #startWriting(): void {
    this.#writing = setInterval(() => {
      for (const [n, { doc, client }] of this.#writers.entries()) {
        if (!client.isOpen) continue
        const turn = this.#turn++
        if (this.#lines && turn % 40 === 0) draw(doc, `shape:${this.#number}-${n}-${turn}`, LINE_BYTES)
        else if (turn % 3 === 0) place(doc, this.#note(n), [turn % 3000, n])
        else if (turn % 30 < 10) type(doc, this.#note(n), 'a')
        else place(doc, this.#note((n + 1) % WRITERS), [turn % 3000, n])
      }
    }, WRITE_EVERY_MS)
  }

  #stopWriting(): void {
    if (this.#writing) clearInterval(this.#writing)
    this.#writing = null
  }
}

/** A snapshot is written under this name and renamed when it is whole. */
const isTemporary = (file: string): boolean => file.endsWith('.new')

/** Sees a snapshot file come into being. */
class SnapshotWatch {
  readonly #watcher: FSWatcher
  readonly #first: Promise<boolean>

  constructor(folder: string) {
    this.#watcher = watch(folder)
    this.#first = new Promise((resolve) =>
      this.#watcher.on('change', (_event, file) => {
        if (file !== null && isTemporary(String(file))) resolve(true)
      }),
    )
  }

  /** @returns whether one was begun in time */
  async begins(): Promise<boolean> {
    let patience: NodeJS.Timeout | undefined
    const inVain = new Promise<boolean>((resolve) => {
      patience = setTimeout(() => resolve(false), BEGINS_WITHIN_MS)
    })
    const begun = await Promise.race([this.#first, inVain])
    clearTimeout(patience)
    this.#watcher.close()
    return begun
  }
}
