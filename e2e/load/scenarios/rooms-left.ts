import { freshBoard } from '../board.ts'
import { Client, DEAF } from '../client.ts'
import { neededMb, residentMb } from '../cost.ts'
import { fill } from '../people.ts'
import { Random } from '../random.ts'
import { type Scenario, withServer } from '../scenario.ts'
import { inParallel, pause } from '../waiting.ts'

const ROOMS = 150
const NOTES = 100
/** Longest wait for the server to let left rooms go. */
const LEAVE_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 2000
/** A left room that needs less than this share of an open one has been let go. */
const GONE = 0.02
/** Looks in a row without a drop after which nothing more is expected. */
const STEADY_LOOKS = 6

export const roomsLeft: Scenario = {
  name: 'rooms-left',
  about: `${ROOMS} rooms with ${NOTES} notes and one person each, then everyone leaves. Heap and buffers after a garbage collection.`,
  rounds: 1,
  metrics: {
    open: { label: 'memory of an open room (KB)', digits: 0, target: { most: 512 } },
    left: { label: 'kept of a left room (KB)', digits: 1 },
    share: { label: 'kept of a left room (% of an open one)', digits: 1, target: { most: 5 } },
    rss: { label: 'server memory while open, RSS (MB)', digits: 0 },
  },
  run: (contender) =>
    withServer(
      contender,
      async (server) => {
        const inspectorUrl = server.inspectorUrl
        if (!inspectorUrl) throw new Error(`${server.name} was started without an inspector.`)
        const seed = freshBoard(NOTES, new Random(7))
        const visit = async (room: Awaited<ReturnType<typeof server.room>>) => {
          const client = await Client.open(await room.ticket(), DEAF)
          await fill(room, seed.updates, seed.doc)
          return client
        }
        // One room beforehand: what the first visitor makes the server load is not the price of a room.
        const first = await visit(await server.room('first'))
        const rooms = await inParallel(Array.from({ length: ROOMS }), 10, (_, n) => server.room(`left-${n}`))
        await pause(LOOK_EVERY_MS)
        const beforeMb = await neededMb(inspectorUrl)
        const clients = await inParallel(rooms, 5, visit)
        await pause(LOOK_EVERY_MS)
        const openMb = (await neededMb(inspectorUrl)) - beforeMb
        const rss = residentMb(server.pid)

        for (const client of clients) client.close()
        let keptMb = openMb
        let steady = 0
        for (let waited = 0; waited < LEAVE_WITHIN_MS && steady < STEADY_LOOKS; waited += LOOK_EVERY_MS) {
          await pause(LOOK_EVERY_MS)
          const nowMb = (await neededMb(inspectorUrl)) - beforeMb
          steady = nowMb < keptMb - openMb / 100 ? 0 : steady + 1
          keptMb = Math.min(keptMb, nowMb)
          if (keptMb < openMb * GONE) break
        }
        first.close()
        const kept = Math.max(0, keptMb)
        return {
          values: {
            open: (openMb / ROOMS) * 1024,
            left: (kept / ROOMS) * 1024,
            share: (kept / openMb) * 100,
            rss,
          },
          wrong: [],
        }
      },
      { inspect: true },
    ),
}
