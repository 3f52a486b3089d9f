/**
 * Our server beside `@y/websocket-server`, under the same people doing the same things.
 *
 * Both are started anew for every run, on loopback, and take turns (A B A B), so that a noisy machine is noisy for both.
 * Printed are medians over the rounds; a ratio is taken inside each round, ours to the peer's, and its median is shown.
 * The peer stores nothing; ours has every change on disk before another screen shows it.
 *
 * Usage: pnpm bench [--scenario drag,join] [--rounds 3] [--seconds 10 | --minutes 5] [--server atelier,y-websocket-server]
 */
import { parseArgs } from 'node:util'
import { machine, type ScenarioResult, toMarkdown, toText } from './report.ts'
import type { Outcome, Scenario } from './scenario.ts'
import { brainstorm, crowd } from './scenarios/brainstorm.ts'
import { drag } from './scenarios/drag.ts'
import { hostile } from './scenarios/hostile.ts'
import { join } from './scenarios/join.ts'
import { kill } from './scenarios/kill.ts'
import { reports } from './scenarios/reports.ts'
import { rooms } from './scenarios/rooms.ts'
import { roomsLeft } from './scenarios/rooms-left.ts'
import { stalled } from './scenarios/stalled.ts'
import { storm } from './scenarios/storm.ts'
import { atelier, type Contender, peer } from './servers.ts'

const SCENARIOS: Scenario[] = [
  drag,
  brainstorm,
  crowd,
  rooms,
  join,
  storm,
  stalled,
  roomsLeft,
  reports,
  kill,
  hostile,
]
const SERVERS: Contender[] = [peer, atelier]
const DEFAULT_ROUNDS = 2
const DEFAULT_SECONDS = 5
const MAX_SECONDS = 40
const MAX_ROUNDS = 20
/** Minutes are for what goes on beside people at work: markers tell this many of their changes apart. */
const MAX_MINUTES = 6

const names = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join(', ')

/** Picks by name, in the order of `all`. */
function chosen<T extends { name: string }>(
  all: readonly T[],
  wanted: string | undefined,
  option: string,
): T[] {
  if (wanted === undefined) return [...all]
  const asked = wanted.split(',').map((name) => name.trim())
  const unknown = asked.find((name) => !all.some((one) => one.name === name))
  if (unknown !== undefined)
    throw new RangeError(`--${option} "${unknown}" does not exist. Choose from: ${names(all)}.`)
  return all.filter(({ name }) => asked.includes(name))
}

function whole(value: string | undefined, fallback: number, most: number, option: string): number {
  if (value === undefined) return fallback
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1 && count <= most) return count
  throw new RangeError(`--${option} is "${value}". It must be a whole number from 1 to ${most}.`)
}

interface Plan {
  scenarios: Scenario[]
  servers: Contender[]
  rounds: number | null
  seconds: number | null
}

/** @returns `null` when nobody asked */
function secondsOf(seconds: string | undefined, minutes: string | undefined): number | null {
  if (minutes !== undefined) return 60 * whole(minutes, 1, MAX_MINUTES, 'minutes')
  return seconds === undefined ? null : whole(seconds, DEFAULT_SECONDS, MAX_SECONDS, 'seconds')
}

function planOf(args: string[]): Plan {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: { scenario: text, server: text, rounds: text, seconds: text, minutes: text },
  })
  return {
    scenarios: chosen(SCENARIOS, values.scenario, 'scenario'),
    servers: chosen(SERVERS, values.server, 'server'),
    rounds: values.rounds === undefined ? null : whole(values.rounds, DEFAULT_ROUNDS, MAX_ROUNDS, 'rounds'),
    seconds: secondsOf(values.seconds, values.minutes),
  }
}

/** Something lost, differing or refused. */
interface Wrong {
  server: string
  words: string
}

/** Runs the rounds of one scenario. What goes wrong is told at once and collected. */
async function compare(scenario: Scenario, plan: Plan, wrong: Wrong[]): Promise<ScenarioResult> {
  const servers = plan.servers.filter((server) => !scenario.oursOnly || server === atelier)
  const outcomes = new Map<string, (Outcome | null)[]>(servers.map(({ name }) => [name, []]))
  const rounds = plan.rounds ?? scenario.rounds ?? DEFAULT_ROUNDS
  for (let round = 1; round <= rounds; round++)
    for (const server of servers) {
      console.error(`${scenario.name}, round ${round} of ${rounds}: ${server.name}`)
      const found = (problem: string) => {
        wrong.push({
          server: server.name,
          words: `${scenario.name}, ${server.name}, round ${round}: ${problem}`,
        })
        console.error(`  ${problem}`)
      }
      try {
        const outcome = await scenario.run(server, plan.seconds ?? scenario.seconds ?? DEFAULT_SECONDS)
        outcome.wrong.forEach(found)
        outcomes.get(server.name)?.push(outcome)
      } catch (error) {
        found(error instanceof Error ? error.message : String(error))
        outcomes.get(server.name)?.push(null)
      }
    }
  return { scenario, outcomes }
}

async function main(): Promise<void> {
  let plan: Plan
  try {
    plan = planOf(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.error(
      `Usage: pnpm bench [--scenario ${names(SCENARIOS)}] [--server ${names(SERVERS)}] [--rounds N] [--seconds N | --minutes N]`,
    )
    process.exitCode = 2
    return
  }
  console.error(machine())
  const wrong: Wrong[] = []
  const results: ScenarioResult[] = []
  for (const scenario of plan.scenarios) {
    const result = await compare(scenario, plan, wrong)
    results.push(result)
    console.log(`\n${toText(result, atelier.name, peer.name)}\n`)
  }
  const options = `Medians of ${plan.rounds ?? `${DEFAULT_ROUNDS} (crowd, stalled, rooms-left, reports, kill, hostile: 1)`} interleaved rounds of ${plan.seconds ?? DEFAULT_SECONDS} s (${plan.seconds === null ? `hostile: ${hostile.seconds} s` : 'kill: by rounds'}) after a warm-up; the ratio is ${atelier.name} to ${peer.name} within a round.`
  console.log(`Markdown for docs/benchmarks.md:\n\n${toMarkdown(results, atelier.name, peer.name, options)}`)
  if (wrong.length > 0) {
    console.log(`\nWhat went wrong:\n${wrong.map(({ words }) => `- ${words}`).join('\n')}`)
    // What the peer loses or cannot carry is a result; what we lose is a fault.
    if (wrong.some(({ server }) => server === atelier.name)) process.exitCode = 1
  }
}

// A server dies with this process; without these, Ctrl-C would end it before it could see to that.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code))

await main()
process.exit()
