import * as Y from 'yjs'
import { Client, docReplica } from '../client.ts'
import { childrenOf, peakMbOf, residentMb } from '../cost.ts'
import { quantile } from '../ledger.ts'
import { drags, gather, leave, measure, newLedgers, points } from '../people.ts'
import { Random } from '../random.ts'
import { type Metric, type Scenario, withServer } from '../scenario.ts'
import { Schedule } from '../schedule.ts'
import { joinBy, type MadeBoard, newBoard, post, roomOf, type Server } from '../servers.ts'
import { sessionFile } from '../session-file.ts'
import { pause, until } from '../waiting.ts'
import { DRAG_HZ, DRAGGERS } from './drag.ts'

const NOTES = 600
const CLUSTERS = 60
const PEOPLE = 100
const FORMATS = ['docx', 'pdf', 'xlsx', 'pptx', 'md', 'csv', 'json'] as const
const MAX_SECONDS = 3
const MAX_MB = 300
/** The whole of the people's work is warm before the first report is asked for. */
const WARM_UP_MS = 2000
/** How often the memory of the maker is looked at; its peak is kept by the system itself. */
/** The least that somebody looks at the report before they take it. */
const LOOKS_MS = 2_000
const LOOK_MS = 20
const GONE_WITHIN_MS = 5000

const perFormat = (end: string, label: string, rest: Omit<Metric, 'label'>): Record<string, Metric> =>
  Object.fromEntries(FORMATS.map((format) => [`${format}${end}`, { label: `${format}, ${label}`, ...rest }]))

/** How long a report takes from a maker that has to be started, and how long from one that is there. */
export const reports: Scenario = {
  name: 'reports',
  about: `Reports of a board of ${NOTES} notes in ${CLUSTERS} clusters, one after the other without a pause, while ${PEOPLE} people are on it, ${DRAGGERS} of whom drag a note at ${DRAG_HZ} Hz. Timed from the request over HTTP to the last byte.`,
  rounds: 1,
  seconds: 40,
  oursOnly: true,
  metrics: {
    ...perFormat('First', 'first (s)', { digits: 2, target: { most: MAX_SECONDS } }),
    ...perFormat('Next', 'next ones, median (s)', { digits: 2, target: { most: MAX_SECONDS } }),
    ...perFormat('Mb', 'peak memory of its maker (MB)', { digits: 0, target: { most: MAX_MB } }),
    quiet: { label: 'update latency p95 without reports (ms)', digits: 1 },
    p95: { label: 'update latency p95 beside reports (ms)', digits: 1, target: { most: 100 } },
    p99: { label: 'update latency p99 beside reports (ms)', digits: 1 },
    server: { label: 'memory of the server itself, peak RSS (MB)', digits: 0 },
    made: { label: 'reports made', digits: 0, background: true },
    generator: { label: 'load of the generator (0 to 1)', digits: 2, background: true },
  },
  run: (contender, seconds) =>
    withServer(contender, async (server) => {
      const random = new Random(11)
      const { origin } = server
      if (origin === null) throw new Error(`${server.name} makes no reports.`)
      const empty = await newBoard(origin, 'Thinking a common strategy')
      const { file, noteIds } = sessionFile(
        await saved(origin, empty),
        { notes: NOTES, clusters: CLUSTERS, people: PEOPLE },
        random,
      )
      const board = (await post(`${origin}/api/boards/import`, file)) as MadeBoard
      const work = (during: () => Promise<void>) => atWork(server, board, noteIds, seconds, random, during)

      const alone = await work(async () => {})
      const desk = new Desk(origin, board, server.pid, await joinBy(origin, board.links.secretariat))
      const beside = await work(() => desk.takeUntil(performance.now() + seconds * 1000))
      const values: Record<string, number> = {
        quiet: alone.p95,
        p95: beside.p95,
        p99: beside.p99,
        server: Math.max(residentMb(server.pid), beside.peakMb),
        made: desk.taken.length,
        generator: Math.max(alone.generatorLoad, beside.generatorLoad),
      }
      for (const format of FORMATS) {
        const [first, ...next] = desk.taken.filter((one) => one.format === format)
        values[`${format}First`] = first?.seconds ?? Number.NaN
        values[`${format}Next`] = quantile(
          next.map((one) => one.seconds),
          0.5,
        )
        values[`${format}Mb`] = desk.peakMb.get(format) ?? Number.NaN
      }
      return { values, wrong: [...alone.wrong, ...beside.wrong, ...desk.wrong] }
    }),
}

async function saved(origin: string, { boardId, links }: MadeBoard) {
  const headers = { authorization: `Bearer ${await joinBy(origin, links.facilitator)}` }
  const answer = await fetch(`${origin}/api/boards/${boardId}/snapshot`, { headers })
  if (!answer.ok) throw new Error(`the new board could not be read: ${answer.status}`)
  return (await answer.json()) as Parameters<typeof sessionFile>[0]
}

/** Lets people work on the board for so long, and does something else beside it. */
async function atWork(
  server: Server,
  board: MadeBoard,
  noteIds: readonly string[],
  seconds: number,
  random: Random,
  beside: () => Promise<void>,
) {
  const ledgers = newLedgers()
  const room = roomOf(server.origin ?? '', board)
  // Who moves a note knows where it lies: of two places that know nothing of each other, Yjs keeps either.
  const seed = new Y.Doc()
  const reader = await Client.open(await room.ticket(), docReplica(seed))
  reader.close()
  const gathering = await gather(room, ledgers, { size: PEOPLE, observers: 0, seed })
  const schedule = new Schedule()
  for (const person of gathering.people.slice(0, DRAGGERS)) {
    drags(schedule, person, gathering, ledgers, random.pick(noteIds), DRAG_HZ)
    points(schedule, person, gathering, ledgers, random)
  }
  const measuring = measure(schedule, seconds, server, ledgers)
  await pause(WARM_UP_MS)
  const [cost] = await Promise.all([measuring, beside()])
  const wrong = ledgers.updates.owed > 0 ? [`${ledgers.updates.owed} arrivals of updates are missing`] : []
  const dropped = gathering.people.filter(({ client }) => client.droppedWith !== null)
  if (dropped.length > 0)
    wrong.push(`${dropped.length} people were dropped (first code ${dropped[0]?.client.droppedWith})`)
  leave(gathering)
  return { ...cost, p95: ledgers.updates.latency(0.95), p99: ledgers.updates.latency(0.99), wrong }
}

type Format = (typeof FORMATS)[number]

/** Somebody of the Secretariat who takes one report after the other, each format once from a maker that is as old as the screen. */
class Desk {
  readonly taken: { format: Format; seconds: number }[] = []
  /** By format: the most memory that a maker had while it made one, whatever it had made before. */
  readonly peakMb = new Map<Format, number>()
  readonly wrong: string[] = []
  readonly #origin: string
  readonly #board: MadeBoard
  readonly #serverPid: number
  readonly #headers: Record<string, string>

  constructor(origin: string, board: MadeBoard, serverPid: number, token: string) {
    this.#origin = origin
    this.#board = board
    this.#serverPid = serverPid
    this.#headers = { authorization: `Bearer ${token}` }
  }

  async takeUntil(endMs: number): Promise<void> {
    for (const format of FORMATS) {
      await this.#dismiss()
      await this.#openScreen()
      await this.#take(format)
      // Again and again from the same maker: what one leaves behind counts too.
      await this.#take(format)
      await this.#take(format)
    }
    for (let n = 0; performance.now() < endMs; n++) await this.#take(FORMATS[n % FORMATS.length] as Format)
  }

  /** What the screen of the report asks when it opens; then somebody looks at it. */
  async #openScreen(): Promise<void> {
    const url = `${this.#origin}/api/boards/${this.#board.boardId}/report-files`
    await (await fetch(url, { headers: this.#headers })).json()
    await pause(LOOKS_MS)
  }

  async #take(format: Format): Promise<void> {
    const looking = setInterval(() => this.#look(format), LOOK_MS)
    const startMs = performance.now()
    try {
      const url = `${this.#origin}/api/boards/${this.#board.boardId}/report.${format}?lang=fr`
      const answer = await fetch(url, { headers: this.#headers })
      const bytes = (await answer.arrayBuffer()).byteLength
      this.taken.push({ format, seconds: (performance.now() - startMs) / 1000 })
      if (!answer.ok || bytes < NOTES)
        this.wrong.push(`${format} answered ${answer.status} with ${bytes} bytes`)
    } finally {
      clearInterval(looking)
      this.#look(format)
    }
  }

  #look(format: Format): void {
    for (const pid of childrenOf(this.#serverPid)) {
      const mb = peakMbOf(pid)
      if (mb > (this.peakMb.get(format) ?? 0)) this.peakMb.set(format, mb)
    }
  }

  /** Ends the maker that waits for work, as the server itself does after a while. */
  async #dismiss(): Promise<void> {
    for (const pid of childrenOf(this.#serverPid)) process.kill(pid, 'SIGKILL')
    if (!(await until(() => childrenOf(this.#serverPid).length === 0, GONE_WITHIN_MS)))
      throw new Error('the maker of reports does not end.')
  }
}
