import { seedBoard } from '../board.ts'
import { drags, fill, gather, leave, measure, newLedgers, points } from '../people.ts'
import { Random } from '../random.ts'
import { type Scenario, withServer } from '../scenario.ts'
import { Schedule } from '../schedule.ts'
import { CROWD_METRICS, crowdOutcome } from './crowd-metrics.ts'

export const PEOPLE = 60
export const DRAGGERS = 5
export const DRAG_HZ = 45
const NOTES = 200

export const drag: Scenario = {
  name: 'drag',
  about: `${PEOPLE} people watch a board of ${NOTES} notes; ${DRAGGERS} of them drag a note at ${DRAG_HZ} Hz and move their cursor at 15 Hz.`,
  metrics: { ...CROWD_METRICS, cpu: { ...CROWD_METRICS.cpu, target: { ratio: 0.4 } } },
  run: (contender, seconds) =>
    withServer(contender, async (server) => {
      const random = new Random(1)
      const seed = seedBoard(NOTES, random)
      const room = await server.room('drag')
      await fill(room, seed.updates, seed.doc)
      const ledgers = newLedgers()
      const gathering = await gather(room, ledgers, { size: PEOPLE, seed: seed.doc })
      const schedule = new Schedule()
      for (const person of gathering.people.slice(0, DRAGGERS)) {
        drags(schedule, person, gathering, ledgers, random.pick(seed.ids), DRAG_HZ)
        points(schedule, person, gathering, ledgers, random)
      }
      const cost = await measure(schedule, seconds, server, ledgers)
      const outcome = await crowdOutcome(cost, ledgers, [gathering], seed.doc)
      leave(gathering)
      return outcome
    }),
}
