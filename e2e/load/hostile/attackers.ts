/**
 * The attackers, in a process of their own: what they do must not slow down those who measure.
 *
 * Told over IPC whom to attack and how long ({@link Orders}); says `ready`, waits for `go`, and ends with a {@link Report}.
 */
import * as decoding from 'lib0/decoding'
import { Client, DEAF } from '../client.ts'
import { Random } from '../random.ts'
import type { Role, Ticket } from '../servers.ts'
import { pause } from '../waiting.ts'
import { ATTACKS, type Target } from './attacks.ts'

export interface Orders {
  /** Of each role several, each a person of their own: what one may send is counted by person. */
  tickets: Record<Role, Ticket[]>
  /** For one who only listens. */
  spy: Ticket
  ownBoard: Ticket[]
  notes: string[]
  seconds: number
}

export interface Report {
  attacks: {
    name: string
    runs: number
    longestMs: number
    endings: Record<string, number>
    expected: string[]
  }[]
  /** Faults, in words. */
  wrong: string[]
}

/** Attacks that run at the same time. */
const LANES = 3
const PAUSE_MS = 50
const USED_UP = 4529
/** What an attack writes or shows is recognised by this. */
const MARK = 'HOSTILE'

const orders = await new Promise<Orders>((resolve) =>
  process.once('message', (message) => resolve(message as Orders)),
)
const wrong = new Set<string>()
const honestIds = new Set<number>()
const spy = await Client.open(orders.spy, {
  ...DEAF,
  apply: (update) => {
    if (Buffer.from(update).includes(MARK)) wrong.add('an update of an attacker reached the others')
  },
  awareness: (payload) => {
    const decoder = decoding.createDecoder(payload)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      if (json.includes(MARK)) wrong.add(`presence of an attacker reached the others, as client ${id}`)
      if (json.includes('"Bench ')) honestIds.add(id)
      else if (json === 'null' && honestIds.has(id))
        wrong.add(`client ${id}, who is at work, was made to vanish`)
    }
  },
})

const random = new Random(11)
let person = 0
const target = (): Target => ({
  port: Number(new URL(orders.spy.url).port),
  tickets: nextTickets(),
  ownBoard: orders.ownBoard,
  notes: orders.notes,
  random,
  honestIds: () => [...honestIds],
})

function nextTickets(): Record<Role, Ticket> {
  person += 1
  const pick = (of: Ticket[]) => of[person % of.length] as Ticket
  const { facilitator, participant, viewer } = orders.tickets
  return { facilitator: pick(facilitator), participant: pick(participant), viewer: pick(viewer) }
}

const results = ATTACKS.map(({ name, expected }) => ({
  name,
  runs: 0,
  longestMs: 0,
  endings: {} as Record<string, number>,
  expected: expected.map(String),
}))

process.send?.('ready')
await new Promise<void>((resolve) => process.once('message', () => resolve()))
const endMs = performance.now() + orders.seconds * 1000

let next = 0
async function lane(): Promise<void> {
  while (performance.now() < endMs || next < ATTACKS.length) {
    const index = next++ % ATTACKS.length
    const attack = ATTACKS[index]
    const result = results[index]
    if (!attack || !result || (attack.once && result.runs > 0)) continue
    result.runs += 1
    const startMs = performance.now()
    try {
      for (const ending of await attack.run(target())) {
        result.endings[ending] = (result.endings[ending] ?? 0) + 1
        // Who has used up what a person may send is closed whatever comes next.
        if (ending !== USED_UP && !attack.expected.includes(ending))
          wrong.add(`${attack.name}: a line ended with ${ending} instead of ${attack.expected.join(' or ')}`)
      }
    } catch (error) {
      wrong.add(`${attack.name}: ${error instanceof Error ? error.message : error}`)
    }
    result.longestMs = Math.max(result.longestMs, performance.now() - startMs)
    await pause(PAUSE_MS)
  }
}
await Promise.all(Array.from({ length: LANES }, lane))
if (spy.droppedWith !== null) wrong.add(`one who only listened was dropped with ${spy.droppedWith}`)
spy.close()
const report: Report = { attacks: results, wrong: [...wrong] }
process.send?.(report, () => process.exit(0))
