import * as Y from 'yjs'
import { addNote, boardText, noteId, place, seedBoard } from '../board.ts'
import { Client, docReplica } from '../client.ts'
import { Meter } from '../cost.ts'
import { fill } from '../people.ts'
import { Random } from '../random.ts'
import { type Scenario, withServer } from '../scenario.ts'
import type { Ticket } from '../servers.ts'
import { inParallel, pause, until } from '../waiting.ts'

const PEOPLE = 100
const NOTES = 100
const REJOIN_WITHIN_MS = 1000
const EQUAL_WITHIN_MS = 15_000
const MOVES_EACH = 3
const FIRST_OFFLINE_NOTE = 2_000_000

export const storm: Scenario = {
  name: 'storm',
  about: `${PEOPLE} people lose their connection, each writes a note and moves ${MOVES_EACH} shared ones offline, all come back within a second. Half of the old connections stay open and unread.`,
  metrics: {
    equal: { label: 'all equal after the first return (ms)', digits: 0, target: { most: 2000 } },
    cpu: { label: 'server CPU for all (s)', digits: 2 },
    rss: { label: 'server memory, peak RSS (MB)', digits: 0 },
    generator: { label: 'load of the generator (0 to 1)', digits: 2, background: true },
  },
  run: (contender) =>
    withServer(contender, async (server) => {
      const random = new Random(5)
      const seed = seedBoard(NOTES, random)
      const room = await server.room('storm')
      await fill(room, seed.updates, seed.doc)
      const docs = Array.from({ length: PEOPLE }, () => new Y.Doc())
      // Everybody comes back as who they were: with the ticket they had.
      const tickets = await inParallel(docs, 10, () => room.ticket())
      const enter = async (doc: Y.Doc) => {
        const ticket = tickets[docs.indexOf(doc)] as Ticket
        const client = await Client.open(ticket, docReplica(doc), doc.clientID)
        client.follow(doc)
        return client
      }
      const before = await inParallel(docs, 10, enter)

      for (const [i, client] of before.entries()) {
        if (i % 2 === 0) client.stall()
        else client.close()
      }
      const added = docs.map((doc, i) => {
        const id = noteId(FIRST_OFFLINE_NOTE + i)
        addNote(doc, id, { text: `written offline by ${i}` })
        for (let move = 0; move < MOVES_EACH; move++) place(doc, random.pick(seed.ids), [i, move])
        return id
      })
      const written = docs.map((doc) => [doc.clientID, Y.getState(doc.store, doc.clientID)] as const)

      const meter = new Meter(server.pid)
      const startMs = performance.now()
      const returning = docs.map(async (doc, i) => {
        await pause((i / PEOPLE) * REJOIN_WITHIN_MS)
        return enter(doc)
      })
      const after = await Promise.all(returning)
      const waiting = new Set(docs)
      const complete = () => {
        for (const doc of waiting)
          if (written.every(([client, clock]) => Y.getState(doc.store, client) >= clock)) waiting.delete(doc)
        return waiting.size === 0
      }
      const wrong: string[] = []
      if (!(await until(complete, EQUAL_WITHIN_MS)))
        wrong.push(`${waiting.size} of ${PEOPLE} people lack somebody's offline work`)
      const equalAfterMs = performance.now() - startMs
      const cost = meter.stop()

      const everything = new Y.Doc()
      for (const doc of docs) Y.applyUpdate(everything, Y.encodeStateAsUpdate(doc))
      const expected = boardText(everything)
      const others = docs.filter((doc) => boardText(doc) !== expected)
      if (others.length > 0) wrong.push(`${others.length} of ${PEOPLE} boards differ`)
      const notes = everything.getMap('notes')
      const lost = added.filter((id) => !notes.has(id))
      if (lost.length > 0) wrong.push(`${lost.length} notes written offline are lost`)
      if (notes.size !== NOTES + PEOPLE) wrong.push(`${notes.size} notes instead of ${NOTES + PEOPLE}`)
      for (const client of [...before, ...after]) client.close()
      return {
        values: {
          equal: equalAfterMs,
          cpu: cost.serverCpuSeconds,
          rss: cost.peakMb,
          generator: cost.generatorLoad,
        },
        wrong,
      }
    }),
}
