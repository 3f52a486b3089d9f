import * as Y from 'yjs'
import { boardText, seedBoard } from '../board.ts'
import { Client, DEAF, docReplica } from '../client.ts'
import { Meter } from '../cost.ts'
import { quantile } from '../ledger.ts'
import { fill } from '../people.ts'
import { Random } from '../random.ts'
import { type Scenario, withServer } from '../scenario.ts'
import { inParallel, pause } from '../waiting.ts'

const NOTES = 2000
const AT_ONCE = 20
const BURSTS = 3
/** Between filling the board and joining it: the board is one that did not change. */
const QUIET_MS = 1500

export const join: Scenario = {
  name: 'join',
  about: `${AT_ONCE} people join an unchanged board of ${NOTES} notes with history at once, ${BURSTS} times. Timed until the answer to step 1 has arrived whole; nothing is applied.`,
  metrics: {
    p50: { label: 'first sync, median (ms)', digits: 0 },
    slowest: { label: 'first sync, slowest (ms)', digits: 0, target: { ratio: 0.5 } },
    cpu: { label: 'server CPU per join (ms)', digits: 2, target: { ratio: 0.2 } },
    kb: { label: 'received per join (KB)', digits: 0 },
    rss: { label: 'server memory, peak RSS (MB)', digits: 0 },
    generator: { label: 'load of the generator (0 to 1)', digits: 2, background: true },
  },
  run: (contender) =>
    withServer(contender, async (server) => {
      const seed = seedBoard(NOTES, new Random(4))
      const room = await server.room('join')
      // Somebody is there all the time: the room stays in memory.
      const anchor = await Client.open(await room.ticket(), DEAF)
      await fill(room, seed.updates, seed.doc)
      await pause(QUIET_MS)

      const tookMs: number[][] = []
      let bytes = 0
      let cpuSeconds = 0
      let peakMb = 0
      let generatorLoad = 0
      for (let burst = 0; burst < BURSTS; burst++) {
        const tickets = await inParallel(Array.from({ length: AT_ONCE }), AT_ONCE, () => room.ticket())
        const meter = new Meter(server.pid)
        const clients = await Promise.all(tickets.map((ticket) => Client.open(ticket, DEAF)))
        const cost = meter.stop()
        tookMs.push(clients.map((client) => client.syncedAfterMs))
        bytes += clients.reduce((sum, client) => sum + client.bytesIn, 0)
        cpuSeconds += cost.serverCpuSeconds
        peakMb = Math.max(peakMb, cost.peakMb)
        generatorLoad = Math.max(generatorLoad, cost.generatorLoad)
        for (const client of clients) client.close()
      }

      const joined = new Y.Doc()
      const whole = await Client.open(await room.ticket(), docReplica(joined))
      const wrong =
        boardText(joined) === boardText(seed.doc)
          ? []
          : ['a newcomer reads another board than the one that was written']
      whole.close()
      anchor.close()
      const joins = AT_ONCE * BURSTS
      return {
        values: {
          p50: quantile(tookMs.flat(), 0.5),
          slowest: quantile(
            tookMs.map((burst) => Math.max(...burst)),
            0.5,
          ),
          cpu: (cpuSeconds / joins) * 1000,
          kb: bytes / joins / 1000,
          rss: peakMb,
          generator: generatorLoad,
        },
        wrong,
      }
    }),
}
