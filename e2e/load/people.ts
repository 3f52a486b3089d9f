import * as Y from 'yjs'
import { addNote, boardText, draw, noteId, place, type } from './board.ts'
import { Client, docReplica, type Ledgers, markerReader, REMOTE } from './client.ts'
import { type Cost, Meter } from './cost.ts'
import { Ledger, markedCursorX, markedLetter, markedX } from './ledger.ts'
import type { Random } from './random.ts'
import type { Schedule } from './schedule.ts'
import type { Room, Server } from './servers.ts'
import { inParallel, until } from './waiting.ts'

/** Members of each room whose client holds the whole document; the others look for markers only. */
const OBSERVERS = 2
const CONNECTING_AT_ONCE = 20
/** Work before anything is measured, for every server alike: code is compiled, memory has grown. A session is 25 minutes. */
const WARM_UP_SECONDS = 8
/** Time that late messages have to arrive, and replicas to become equal. */
const SETTLE_MS = 10_000

/** A note is begun this often by each person. */
const NOTE_EVERY_MS = 20_000
const CURSOR_HZ = 15
/** Numbers of notes made by people of a run; above those of any seed. */
const FIRST_OWN_NOTE = 1_000_000

/** A person: light, with a document of the few changes they make themselves. */
export interface Person {
  /** Index in the ledgers. */
  index: number
  doc: Y.Doc
  client: Client
}

/** People in one room. */
export interface Gathering {
  room: Room
  people: Person[]
  observers: { doc: Y.Doc; client: Client }[]
  /** How many others see what one does, as far as the ledgers go. */
  readers: number
}

export const newLedgers = (): Ledgers => ({ updates: new Ledger(), cursors: new Ledger() })

/**
 * Opens a room and lets people in.
 *
 * @param options.size all of them, observers included
 * @param options.from index of the first person in the ledgers
 * @param options.seed what the room holds already; every person begins with it
 */
export async function gather(
  room: Room,
  ledgers: Ledgers,
  options: { size: number; from?: number; seed?: Y.Doc; observers?: number },
): Promise<Gathering> {
  const { size, from = 0, seed, observers: observed = OBSERVERS } = options
  const beginning = seed && Y.encodeStateAsUpdate(seed)
  const people = await inParallel(
    Array.from({ length: size - observed }),
    CONNECTING_AT_ONCE,
    async (_, n) => {
      const doc = new Y.Doc()
      if (beginning) Y.applyUpdate(doc, beginning, REMOTE)
      const index = from + n
      for (const ledger of [ledgers.updates, ledgers.cursors]) ledger.seat(index, from)
      const replica = markerReader(ledgers, index, doc)
      const client = await Client.open(await room.ticket(), replica, doc.clientID, { light: true })
      client.follow(doc)
      client.show({ personId: `person_${index}`, role: 'facilitator', name: `Bench ${index}`, cursor: null })
      return { index, doc, client }
    },
  )
  const observers = await inParallel(Array.from({ length: observed }), observed || 1, async () => {
    const doc = new Y.Doc()
    return { doc, client: await Client.open(await room.ticket(), docReplica(doc)) }
  })
  return { room, people, observers, readers: people.length - 1 }
}

/** Puts a prepared board into an empty room and waits until the server shows it to others. */
export async function fill(room: Room, updates: readonly Uint8Array[], doc: Y.Doc): Promise<void> {
  const seen = new Y.Doc()
  const watcher = await Client.open(await room.ticket(), docReplica(seen))
  const writer = await Client.open(await room.ticket(), docReplica(new Y.Doc()))
  for (const [n, update] of updates.entries()) {
    writer.update(update)
    // At the pace at which the server takes it: a flood of large changes is no person's doing.
    if (!(await until(() => knows(seen, update), SETTLE_MS)))
      throw new Error(
        `part ${n + 1} of ${updates.length} of the prepared board was not passed on (closed with ${writer.droppedWith ?? 'nothing'}).`,
      )
  }
  const same = boardText(seen) === boardText(doc)
  writer.close()
  watcher.close()
  if (!same) throw new Error('the prepared board reads differently on the other side.')
}

/** Whether a document has every struct of an update. */
function knows(doc: Y.Doc, update: Uint8Array): boolean {
  const { to } = Y.parseUpdateMeta(update)
  return [...to].every(([client, clock]) => Y.getState(doc.store, client) >= clock)
}

/** Moves a note as a hand does, `hz` times a second. */
export function drags(
  schedule: Schedule,
  person: Person,
  gathering: Gathering,
  ledgers: Ledgers,
  note: string,
  hz: number,
): void {
  schedule.add(person.index, () => {
    const seq = ledgers.updates.send(person.index, gathering.readers)
    place(person.doc, note, [markedX(seq), seq % 3000])
    return 1000 / hz
  })
}

/** Draws a freehand line that is written anew at every stroke. */
export function draws(schedule: Schedule, person: Person, bytes: number, hz: number): void {
  schedule.add(person.index, () => {
    draw(person.doc, `shape:${person.index}`, bytes)
    return 1000 / hz
  })
}

/** Moves a cursor. */
export function points(
  schedule: Schedule,
  person: Person,
  gathering: Gathering,
  ledgers: Ledgers,
  random: Random,
): void {
  schedule.add(random.integer(0, 1000 / CURSOR_HZ), () => {
    const x = markedCursorX(ledgers.cursors.send(person.index, gathering.readers))
    person.client.show({
      personId: `person_${person.index}`,
      role: 'facilitator',
      name: `Bench ${person.index}`,
      cursor: { x, y: random.integer(0, 3000) },
    })
    return 1000 / CURSOR_HZ
  })
}

/** Begins a note every 20 s and types 60 to 120 characters in bursts of two to five, 6 to 12 a second. */
export function writes(
  schedule: Schedule,
  person: Person,
  gathering: Gathering,
  ledgers: Ledgers,
  random: Random,
): void {
  let notes = 0
  let id = ''
  let left = 0
  let rest = 0
  schedule.add(Math.max(0, random.integer(-3000, NOTE_EVERY_MS)), () => {
    if (left <= 0) {
      id = noteId(FIRST_OWN_NOTE + person.index * 1000 + notes++)
      left = random.integer(60, 120)
      rest = NOTE_EVERY_MS
      addNote(person.doc, id)
    } else {
      // A marker is as long as two letters.
      const letters = 'abc'.slice(0, random.integer(0, 3))
      type(person.doc, id, letters + markedLetter(ledgers.updates.send(person.index, gathering.readers)))
      left -= letters.length + 2
    }
    const pause = left > 0 ? random.integer(83, 166) : rest
    rest -= pause
    return pause
  })
}

/** Runs a schedule and measures the server meanwhile, after a warm-up. `sentPerSecond` counts updates and cursors. */
export async function measure(
  schedule: Schedule,
  seconds: number,
  server: Server,
  ledgers: Ledgers,
): Promise<Cost & { sentPerSecond: number }> {
  let meter: Meter | null = null
  schedule.add(WARM_UP_SECONDS * 1000, () => {
    meter = new Meter(server.pid)
    ledgers.updates.startMeasuring()
    ledgers.cursors.startMeasuring()
    return Number.POSITIVE_INFINITY
  })
  await schedule.run(WARM_UP_SECONDS + seconds)
  const cost = (meter as Meter | null)?.stop()
  const sentPerSecond = ledgers.updates.sentPerSecond() + ledgers.cursors.sentPerSecond()
  if (!cost) throw new RangeError(`${seconds} seconds are too few to measure. Use --seconds 1 or more.`)
  await until(() => ledgers.updates.owed + ledgers.cursors.owed === 0, SETTLE_MS)
  return { ...cost, sentPerSecond }
}

/**
 * Compares what people wrote with what the observers and somebody who just came hold.
 *
 * @returns what is wrong, in words; nothing when all is well
 */
export async function differences({ room, people, observers }: Gathering, seed?: Y.Doc): Promise<string[]> {
  const written = new Y.Doc()
  if (seed) Y.applyUpdate(written, Y.encodeStateAsUpdate(seed))
  for (const { doc } of people) Y.applyUpdate(written, Y.encodeStateAsUpdate(doc))
  const latecomer = { doc: new Y.Doc() }
  const client = await Client.open(await room.ticket(), docReplica(latecomer.doc))
  const expected = boardText(written)
  const wrong: string[] = []
  for (const [who, { doc }] of [...observers.entries(), ['latecomer', latecomer] as const])
    if (!(await until(() => boardText(doc) === expected, SETTLE_MS / 5)))
      wrong.push(
        `what ${who === 'latecomer' ? 'a latecomer' : `observer ${who}`} holds differs from what was written`,
      )
  client.close()
  const dropped = [...people, ...observers].filter(({ client }) => client.droppedWith !== null)
  if (dropped.length > 0)
    wrong.push(`${dropped.length} clients were dropped (first code ${dropped[0]?.client.droppedWith})`)
  return wrong
}

export function leave({ people, observers }: Gathering): void {
  for (const { client } of [...people, ...observers]) client.close()
}
