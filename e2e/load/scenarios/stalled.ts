import { seedBoard } from '../board.ts'
import { Client, DEAF } from '../client.ts'
import { drags, draws, fill, gather, leave, measure, newLedgers } from '../people.ts'
import { Random } from '../random.ts'
import { type Scenario, withServer } from '../scenario.ts'
import { Schedule } from '../schedule.ts'
import type { Contender } from '../servers.ts'
import { DRAG_HZ, DRAGGERS, PEOPLE } from './drag.ts'

const STALLED = 10
const NOTES = 100
/** Freehand lines beside the drags: they fill what the system itself buffers for a reader within seconds. */
const LINE_BYTES = 16_000
const LINE_HZ = 25
/** A backlog needs time to grow: this many times the seconds of other scenarios. */
const LONGER = 2

export const stalled: Scenario = {
  name: 'stalled',
  about: `${PEOPLE} people; ${DRAGGERS} drag a note at ${DRAG_HZ} Hz and draw (${LINE_BYTES / 1000} KB, ${LINE_HZ} Hz). Once alone, once beside ${STALLED} more who never read.`,
  rounds: 1,
  metrics: {
    alone: { label: 'peak RSS alone (MB)', digits: 0 },
    beside: { label: 'peak RSS beside those who never read (MB)', digits: 0 },
    extra: { label: 'memory they cost (MB)', digits: 0, target: { most: 30 } },
    p95: { label: 'update latency p95 beside them (ms)', digits: 1 },
    generator: { label: 'load of the generator (0 to 1)', digits: 2, background: true },
  },
  run: async (contender, seconds) => {
    const alone = await drawTogether(contender, seconds * LONGER, 0)
    const beside = await drawTogether(contender, seconds * LONGER, STALLED)
    return {
      values: {
        alone: alone.peakMb,
        beside: beside.peakMb,
        extra: beside.peakMb - alone.peakMb,
        p95: beside.p95,
        generator: Math.max(alone.generatorLoad, beside.generatorLoad),
      },
      wrong: [...alone.wrong, ...beside.wrong],
    }
  },
}

function drawTogether(contender: Contender, seconds: number, stalledReaders: number) {
  return withServer(contender, async (server) => {
    const random = new Random(6)
    const seed = seedBoard(NOTES, random)
    const room = await server.room('stalled')
    await fill(room, seed.updates, seed.doc)
    const ledgers = newLedgers()
    const gathering = await gather(room, ledgers, { size: PEOPLE, seed: seed.doc, observers: 0 })
    const readers: Client[] = []
    for (let i = 0; i < stalledReaders; i++) {
      const reader = await Client.open(await room.ticket(), DEAF)
      reader.stall()
      readers.push(reader)
    }
    const schedule = new Schedule()
    for (const person of gathering.people.slice(0, DRAGGERS)) {
      drags(schedule, person, gathering, ledgers, random.pick(seed.ids), DRAG_HZ)
      draws(schedule, person, LINE_BYTES, LINE_HZ)
    }
    const cost = await measure(schedule, seconds, server, ledgers)
    const wrong = ledgers.updates.owed > 0 ? [`${ledgers.updates.owed} arrivals of updates are missing`] : []
    const dropped = gathering.people.filter(({ client }) => client.droppedWith !== null)
    if (dropped.length > 0)
      wrong.push(
        `${dropped.length} people who do read were dropped (first code ${dropped[0]?.client.droppedWith})`,
      )
    leave(gathering)
    for (const reader of readers) reader.close()
    return {
      peakMb: cost.peakMb,
      p95: ledgers.updates.latency(0.95),
      generatorLoad: cost.generatorLoad,
      wrong,
    }
  })
}
