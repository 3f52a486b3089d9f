import { gather, leave, measure, newLedgers, points, writes } from '../people.ts'
import { Random } from '../random.ts'
import { type Metric, type Scenario, withServer } from '../scenario.ts'
import { Schedule } from '../schedule.ts'
import { CROWD_METRICS, crowdOutcome } from './crowd-metrics.ts'

const CURSOR_SHARE = 0.3

const about = (people: number): string =>
  `${people} people in one room, each begins a note every 20 s and types it in bursts; ${CURSOR_SHARE * 100}% move a cursor at 15 Hz.`

function brainstormOf(name: string, people: number, metrics: Record<string, Metric>): Scenario {
  return {
    name,
    about: about(people),
    metrics,
    run: (contender, seconds) =>
      withServer(contender, async (server) => {
        const random = new Random(2)
        const ledgers = newLedgers()
        const gathering = await gather(await server.room(name), ledgers, { size: people })
        const schedule = new Schedule()
        for (const person of gathering.people) {
          writes(schedule, person, gathering, ledgers, random)
          if (random.next() < CURSOR_SHARE) points(schedule, person, gathering, ledgers, random)
        }
        const cost = await measure(schedule, seconds, server, ledgers)
        const outcome = await crowdOutcome(cost, ledgers, [gathering])
        leave(gathering)
        return outcome
      }),
  }
}

export const brainstorm = brainstormOf('brainstorm', 50, {
  ...CROWD_METRICS,
  cpu: { ...CROWD_METRICS.cpu, target: { ratio: 0.5 } },
})

/** More people than the peer can serve on one core: what it still owes at the end reads as infinite. */
export const crowd: Scenario = {
  ...brainstormOf('crowd', 300, {
    ...CROWD_METRICS,
    p95: { ...CROWD_METRICS.p95, target: { most: 100 } },
  }),
  rounds: 1,
}
