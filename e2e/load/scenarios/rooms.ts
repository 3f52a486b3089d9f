import { type Gathering, gather, leave, measure, newLedgers, points, writes } from '../people.ts'
import { Random } from '../random.ts'
import { type Scenario, withServer } from '../scenario.ts'
import { Schedule } from '../schedule.ts'
import { CROWD_METRICS, crowdOutcome } from './crowd-metrics.ts'

const ROOMS = 200
const PEOPLE_EACH = 5
const CURSORS_EACH = 2
/** Rooms whose content is compared at the end, spread over all of them; these have an observer too. */
const COMPARED = 10

export const rooms: Scenario = {
  name: 'rooms',
  about: `${ROOMS} rooms of ${PEOPLE_EACH}, each a small brainstorm with ${CURSORS_EACH} cursors.`,
  metrics: {
    ...CROWD_METRICS,
    cpu: { ...CROWD_METRICS.cpu, target: { ratio: 0.7 } },
    p95: { ...CROWD_METRICS.p95, target: { most: 50 } },
  },
  run: (contender, seconds) =>
    withServer(contender, async (server) => {
      const random = new Random(3)
      const ledgers = newLedgers()
      const schedule = new Schedule()
      const gatherings: Gathering[] = []
      for (let n = 0; n < ROOMS; n++) {
        const observers = n % (ROOMS / COMPARED) === 0 ? 1 : 0
        const options = { size: PEOPLE_EACH + observers, from: n * PEOPLE_EACH, observers }
        const gathering = await gather(await server.room(`room-${n}`), ledgers, options)
        gatherings.push(gathering)
        for (const [i, person] of gathering.people.entries()) {
          writes(schedule, person, gathering, ledgers, random)
          if (i < CURSORS_EACH) points(schedule, person, gathering, ledgers, random)
        }
      }
      const cost = await measure(schedule, seconds, server, ledgers)
      const compared = gatherings.filter(({ observers }) => observers.length > 0)
      const outcome = await crowdOutcome(cost, ledgers, compared)
      gatherings.forEach(leave)
      return outcome
    }),
}
