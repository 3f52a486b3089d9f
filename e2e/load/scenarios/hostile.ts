import { type ChildProcess, spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { boardText, seedBoard } from '../board.ts'
import { Client, docReplica } from '../client.ts'
import { residentMb } from '../cost.ts'
import type { Orders, Report } from '../hostile/attackers.ts'
import { differences, drags, fill, gather, leave, measure, newLedgers, points, writes } from '../people.ts'
import { Random } from '../random.ts'
import type { Outcome, Scenario } from '../scenario.ts'
import { Schedule } from '../schedule.ts'
import type { Ticket } from '../servers.ts'
import { newPlace, type Role, type Room, type Server } from '../servers.ts'
import { inParallel, until } from '../waiting.ts'

const PEOPLE = 20
const DRAGGERS = 5
const DRAG_HZ = 10
const NOTES = 100
/** Persons of each role whom the attackers are. */
const ATTACKERS_NICENESS = 5
const ATTACKERS_EACH = 30
/** Persons on the attackers' own board: one alone may not fill it. */
const OWNERS = 40
/** The slowest attack, after the time is over. */
const REPORT_WITHIN_S = 60
const MUSTER_WITHIN_MS = 20_000
const EQUAL_WITHIN_MS = 5_000
/** Root maps of a board. Whatever else a document holds, nobody at work wrote. */
const ROOTS = new Set('notes text xy cluster state steps clusters titles drawing'.split(' '))
/** Those that nobody at work here writes to. */
const UNTOUCHED = ['cluster', 'state', 'steps', 'clusters', 'titles']

export const hostile: Scenario = {
  name: 'hostile',
  about: `${PEOPLE} people write, drag and point in a room while three attackers at a time, with and without tickets, send it what no client would.`,
  rounds: 1,
  oursOnly: true,
  seconds: 30,
  metrics: {
    p50: { label: 'update latency of those at work, median (ms)', digits: 1 },
    p95: { label: 'update latency of those at work, p95 (ms)', digits: 1, target: { most: 100 } },
    p99: { label: 'update latency of those at work, p99 (ms)', digits: 1 },
    cursors: { label: 'cursor latency of those at work, p95 (ms)', digits: 1 },
    missing: { label: 'updates that did not arrive', digits: 0, target: { most: 0 } },
    faults: { label: 'faults found', digits: 0, target: { most: 0 } },
    attacks: { label: 'attacks', digits: 0 },
    lines: { label: 'hostile connections', digits: 0 },
    before: { label: 'server memory before, RSS (MB)', digits: 0 },
    peak: { label: 'server memory, peak RSS (MB)', digits: 0, target: { most: 512 } },
    cores: { label: 'server CPU (cores)', digits: 2 },
    generator: { label: 'load of those who measure (0 to 1)', digits: 2, background: true },
  },
  run: async (contender, seconds) => {
    const place = await newPlace()
    let server: Server | null = await contender.start({ resume: place })
    let attackers: Attackers | null = null
    try {
      const random = new Random(10)
      const seed = seedBoard(NOTES, random)
      const room = await server.room('at work')
      await fill(room, seed.updates, seed.doc)
      const ledgers = newLedgers()
      const gathering = await gather(room, ledgers, { size: PEOPLE, seed: seed.doc })
      const schedule = new Schedule()
      for (const person of gathering.people) {
        writes(schedule, person, gathering, ledgers, random)
        points(schedule, person, gathering, ledgers, random)
      }
      for (const person of gathering.people.slice(0, DRAGGERS))
        drags(schedule, person, gathering, ledgers, random.pick(seed.ids), DRAG_HZ)

      attackers = await Attackers.muster({
        tickets: {
          facilitator: await several(room, 'facilitator'),
          participant: await several(room, 'participant'),
          viewer: await several(room, 'viewer'),
        },
        spy: await room.ticket('facilitator'),
        ownBoard: await several(await server.room('of the attackers'), 'facilitator', OWNERS),
        notes: seed.ids.slice(0, 10),
        seconds,
      })
      const before = residentMb(server.pid)
      const reporting = attackers.go((seconds + REPORT_WITHIN_S) * 1000)
      reporting.catch(() => {})
      const cost = await measure(schedule, seconds, server, ledgers)
      const report = await reporting
      const wrong = [...report.wrong, ...(await differences(gathering, seed.doc)), ...(await strangers(room))]
      if (ledgers.updates.owed > 0) wrong.push(`${ledgers.updates.owed} arrivals of updates are missing`)

      const written = new Y.Doc()
      Y.applyUpdate(written, Y.encodeStateAsUpdate(seed.doc))
      for (const { doc } of gathering.people) Y.applyUpdate(written, Y.encodeStateAsUpdate(doc))
      leave(gathering)
      // Had it died in between, this would say so.
      await server.stop()
      server = null
      server = await contender.start({ resume: place })
      if (!(await holdsExactly(room, boardText(written))))
        wrong.push('what is on disk differs from what those at work wrote')

      tell(report)
      return {
        values: {
          p50: ledgers.updates.latency(0.5),
          p95: ledgers.updates.latency(0.95),
          p99: ledgers.updates.latency(0.99),
          cursors: ledgers.cursors.latency(0.95),
          missing: ledgers.updates.owed,
          faults: wrong.length,
          attacks: report.attacks.reduce((sum, { runs }) => sum + runs, 0),
          lines: report.attacks
            .flatMap(({ endings }) => Object.values(endings))
            .reduce((sum, count) => sum + count, 0),
          before,
          peak: cost.peakMb,
          cores: cost.serverCores,
          generator: cost.generatorLoad,
        },
        wrong,
      } satisfies Outcome
    } finally {
      attackers?.end()
      await server?.kill().catch(() => {})
      place.clear()
    }
  },
}

const several = (room: Room, role: Role, count = ATTACKERS_EACH): Promise<Ticket[]> =>
  inParallel(Array.from({ length: count }), 10, () => room.ticket(role))

/** How each attack ended, as a table beside the figures. */
function tell({ attacks }: Report): void {
  const width = Math.max(...attacks.map(({ name }) => name.length))
  console.log(`\n${'attack'.padEnd(width)}  runs  longest (ms)  how its connections ended`)
  for (const { name, runs, longestMs, endings } of attacks) {
    const ended = Object.entries(endings).map(([ending, count]) => `${ending} (${count})`)
    console.log(
      `${name.padEnd(width)}  ${String(runs).padStart(4)}  ${longestMs.toFixed(0).padStart(12)}  ${ended.join(', ')}`,
    )
  }
}

/** What a board holds that nobody at work wrote, in words. */
async function strangers(room: Room): Promise<string[]> {
  const doc = new Y.Doc()
  const client = await Client.open(await room.ticket(), docReplica(doc))
  client.close()
  const roots = [...doc.share.keys()].filter((name) => !ROOTS.has(name))
  const entries = UNTOUCHED.filter((name) => doc.getMap(name).size > 0)
  return [...roots, ...entries].map((name) => `the board holds something in "${name}"`)
}

async function holdsExactly(room: Room, expected: string): Promise<boolean> {
  const doc = new Y.Doc()
  const client = await Client.open(await room.ticket(), docReplica(doc))
  const same = await until(() => boardText(doc) === expected, EQUAL_WITHIN_MS)
  client.close()
  return same
}

/** The process of the attackers. It dies with this one. */
class Attackers {
  readonly #child: ChildProcess
  readonly #log: { text: string }

  private constructor(child: ChildProcess, log: { text: string }) {
    this.#child = child
    this.#log = log
  }

  /** Starts them and waits until they are in place. */
  static async muster(orders: Orders): Promise<Attackers> {
    const program = fileURLToPath(new URL('../hostile/attackers.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    // Attackers are other people's machines: what theirs compute is not to be taken from the server or from those at work.
    if (child.pid !== undefined) setPriority(child.pid, ATTACKERS_NICENESS)
    const log = { text: '' }
    child.stderr?.on('data', (bytes: Buffer) => {
      log.text = (log.text + bytes).slice(-4000)
    })
    const attackers = new Attackers(child, log)
    process.once('exit', attackers.end)
    const ready = attackers.#hear(MUSTER_WITHIN_MS)
    child.send(orders)
    await ready
    return attackers
  }

  /** Lets them loose. Resolves when they are done; listens from now on, they may be done early. */
  async go(patienceMs: number): Promise<Report> {
    const report = this.#hear(patienceMs)
    // Whoever awaits it hears of a failure; that may be later.
    report.catch(() => {})
    this.#child.send('go')
    return (await report) as Report
  }

  end = (): void => {
    process.off('exit', this.end)
    this.#child.kill('SIGKILL')
  }

  #hear(patienceMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const child = this.#child
      const settle = (act: () => void) => {
        clearTimeout(patience)
        child.off('message', message)
        child.off('exit', exit)
        act()
      }
      const message = (said: unknown) => settle(() => resolve(said))
      const exit = () => settle(() => reject(new Error(`the attackers ended early:\n${this.#log.text}`)))
      const patience = setTimeout(
        () => settle(() => reject(new Error(`the attackers say nothing:\n${this.#log.text}`))),
        patienceMs,
      )
      child.once('message', message)
      child.once('exit', exit)
    })
  }
}
