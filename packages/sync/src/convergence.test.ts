import { createMemoryLog, type DocumentLog, StorageError } from '@atelier/storage'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createSync, type Sync } from './sync.ts'
import { TestClient } from './testing/client.ts'
import { MemorySocket } from './testing/memory-socket.ts'
import { until } from './testing/until.ts'
import { step2Message, updateMessage } from './wire.ts'

/** mulberry32: a small seeded generator, so that a run can be had again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One medium, and the processes that use it one after the other. */
class Disk {
  readonly #log = createMemoryLog()
  /** The next append is refused. */
  failing = false

  /** What one process has of the log. Once it is dead, nothing that it began ends; some of it is stored all the same. */
  process(random: () => number): { log: DocumentLog; dead: boolean } {
    const process = { dead: false, log: this.#log }
    const never = () => new Promise<never>(() => undefined)
    process.log = new Proxy(this.#log, {
      get: (target, key: keyof DocumentLog) => {
        if (key === 'append')
          return async (...given: Parameters<DocumentLog['append']>) => {
            if (this.failing) {
              this.failing = false
              throw new StorageError('failed', 'no space left on device')
            }
            await new Promise((resolve) => setImmediate(resolve))
            if (process.dead && random() < 0.5) return never()
            const seq = await target.append(...given)
            return process.dead ? never() : seq
          }
        const method = target[key].bind(target) as (...given: unknown[]) => Promise<unknown>
        return (...given: unknown[]) => (process.dead ? never() : method(...given))
      },
    })
    return process
  }
}

/** A person: a client, and a line on which messages may be late in both directions. */
class Person {
  readonly id: string
  client = new TestClient()
  socket: MemorySocket | null = null
  toServer: Uint8Array[] = []
  mayWrite = true
  /** Reads nothing until the line is another one. */
  stalled = false

  constructor(id: string) {
    this.id = id
  }

  connect(sync: Sync): void {
    const socket = new MemorySocket()
    this.socket = socket
    socket.on('close', () => {
      if (this.socket === socket) this.drop()
    })
    sync.connect('room', socket, {
      id: this.id,
      address: '10.0.0.1',
      mayRead: () => true,
      mayWrite: () => (this.mayWrite ? null : 'phaseClosed'),
    })
    this.client.attach((message) => this.toServer.push(message))
  }

  drop(): void {
    const socket = this.socket
    this.socket = null
    this.stalled = false
    this.toServer = []
    this.client.detach()
    socket?.cut()
  }

  /** The server they were connected to is no more. */
  forget(): void {
    this.drop()
    this.client.known = false
  }

  /** Lets some messages through. */
  move(toServer: number, fromServer: number): void {
    for (const message of this.toServer.splice(0, toServer)) this.socket?.say(message)
    if (this.stalled) return
    for (const message of this.socket?.outbox.splice(0, fromServer) ?? []) this.client.receive(message)
  }

  /** What was refused cannot be taken out of a document: begins with an empty one, which has another client id. */
  rebuild(sync: Sync): void {
    this.drop()
    this.client = new TestClient()
    this.connect(sync)
  }

  /** Writes on under somebody else's client id, after everything that is known of them here. */
  forge(victim: Person, message: (update: Uint8Array) => Uint8Array): void {
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(this.client.doc))
    forged.clientID = victim.client.doc.clientID
    forged.on('update', (update: Uint8Array) => this.toServer.push(message(update)))
    forged.getText('text').insert(0, 'FORGED ')
  }

  edit(random: () => number): string {
    const { doc } = this.client
    const text = doc.getText('text')
    const map = doc.getMap<string | number>('map')
    const key = `k${Math.floor(random() * 8)}`
    const kind = random()
    if (kind < 0.45) {
      const word = `${this.id}${Math.floor(random() * 1000)} `
      text.insert(Math.floor(random() * (text.length + 1)), word)
      return `insert ${word}`
    }
    if (kind < 0.65 && text.length > 2) {
      text.delete(Math.floor(random() * (text.length - 2)), 2)
      return 'delete'
    }
    if (kind < 0.9) {
      map.set(key, `${this.id}${random()}`)
      return `set ${key}`
    }
    map.delete(key)
    return `unset ${key}`
  }
}

async function run(seed: number, steps: number): Promise<void> {
  const random = seeded(seed)
  const operations: string[] = []
  const disk = new Disk()
  let running = disk.process(random)
  const start = () => {
    running = disk.process(random)
    return createSync({
      log: running.log,
      limits: {
        tickMs: 2,
        evictAfterMs: 4,
        compactAfterQuietMs: 3,
        compactFromEntries: 5,
        maxBufferedBytes: 6_000,
        awarenessBufferedBytes: 3_000,
      },
    })
  }
  let sync = start()
  const people = ['a', 'b', 'c', 'd', 'e'].map((id) => new Person(id))
  /** A person like the others, but for what they also send. */
  const mallory = people[4] as Person
  const someone = () => people[Math.floor(random() * people.length)] as Person
  try {
    for (let step = 0; step < steps; step++) {
      const person = someone()
      const kind = random()
      if (kind < 0.02) {
        if (person === mallory || !person.mayWrite || !mallory.mayWrite) continue
        operations.push(`e forges a change of ${person.id}`)
        for (const one of [person, mallory]) if (one.socket === null) one.connect(sync)
        // The victim has written before, and does so again at the same time as somebody else in their name.
        for (const one of [person, mallory]) one.stalled = false
        await until(() => {
          if (!person.client.known && person.client.waiting === 0) person.edit(random)
          for (const one of [person, mallory]) {
            if (one.socket === null) one.connect(sync)
            one.move(1000, 1000)
          }
          return person.client.known && mallory.client.synced && mallory.client.waiting <= 0
        }, 'known')
        if (random() < 0.5) person.drop()
        person.edit(random)
        mallory.forge(person, random() < 0.5 ? updateMessage : step2Message)
        mallory.move(1000, 0)
      } else if (kind < 0.5) operations.push(`${person.id} ${person.edit(random)}`)
      else if (kind < 0.82) {
        person.move(Math.floor(random() * 4), Math.floor(random() * 4))
        // Now and then the server has a turn.
        if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve))
      } else if (kind < 0.9) {
        if (person.socket === null) person.connect(sync)
        else person.drop()
        operations.push(`${person.id} ${person.socket === null ? 'drops' : 'connects'}`)
      } else if (kind < 0.93) {
        person.mayWrite = !person.mayWrite
        operations.push(`${person.id} ${person.mayWrite ? 'may' : 'may not'} write`)
      } else if (kind < 0.94) {
        operations.push('everybody leaves, the room is evicted')
        for (const one of people) one.drop()
        await until(() => sync.stats().rooms === 0, 'eviction')
      } else if (kind < 0.95) {
        operations.push('the server restarts')
        await sync.close()
        for (const one of people) one.forget()
        sync = start()
      } else if (kind < 0.953) {
        operations.push('the server dies')
        running.dead = true
        for (const one of people) one.forget()
        sync = start()
        const there = Y.decodeStateVector(await sync.read('room', (doc) => Y.encodeStateVector(doc)))
        for (const { id, client } of people) {
          if (client.storedState === null || client.refusals.length > 0) continue
          const own = client.doc.clientID
          const told = Y.decodeStateVector(client.storedState).get(own) ?? 0
          expect(there.get(own) ?? 0, `what ${id} was told is stored`).toBeGreaterThanOrEqual(told)
        }
      } else if (kind < 0.956) {
        operations.push('the disk refuses the next write')
        disk.failing = true
      } else if (kind < 0.96) {
        operations.push('a second server takes the room over')
        const before = sync
        sync = start()
        await sync.read('room', () => undefined)
        for (const one of people) one.forget()
        await before.close()
      } else if (kind < 0.98) {
        const word = `server${step} `
        operations.push(`server inserts ${word}`)
        try {
          await sync.edit('room', (doc) => doc.getText('text').insert(0, word))
        } catch (error) {
          operations.push(`... in vain: ${String(error)}`)
        }
      } else if (kind < 0.985) {
        person.stalled = person.socket !== null
        operations.push(`${person.id} reads no more`)
      } else if (kind < 0.99) {
        if (person === mallory || person.client.refusals.length === 0) continue
        operations.push(`${person.id} begins with an empty document after ${person.client.refusals.at(-1)}`)
        person.rebuild(sync)
      } else await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 6)))
    }
    disk.failing = false
    for (const person of people) {
      person.mayWrite = true
      person.drop()
      person.connect(sync)
    }
    const states = () =>
      people.map((person) => Buffer.from(Y.encodeStateAsUpdate(person.client.doc)).toString('hex'))
    await until(() => {
      for (const person of people) {
        if (person.socket === null) person.connect(sync)
        person.move(1000, 1000)
      }
      return (
        people.every((person) => person.client.synced && person.client.waiting === 0) &&
        new Set(states()).size === 1
      )
    }, 'all equal')
    const words = people[0]?.client.doc.getText('text').toString()
    expect(await sync.read('room', (doc) => doc.getText('text').toString())).toBe(words)
    expect(people.every((person) => person.client.doc.store.pendingStructs === null)).toBe(true)
    expect(words).not.toContain('FORGED')
    // And what is on disk alone says the same.
    await sync.close()
    sync = start()
    expect(await sync.read('room', (doc) => doc.getText('text').toString())).toBe(words)
    expect(await sync.read('room', (doc) => doc.getMap('map').toJSON())).toEqual(
      people[0]?.client.doc.getMap('map').toJSON(),
    )
  } catch (error) {
    const ends = people.map(
      ({ id, client, socket }) =>
        `${id}: ${client.synced ? 'synced' : 'not synced'}, ${client.waiting} waiting, line ${socket === null ? 'down' : 'up'}, refused ${client.refusals.slice(-3).join()}`,
    )
    throw new Error(`seed ${seed}: ${String(error)}\n${[...operations, ...ends].join('\n')}`, {
      cause: error,
    })
  } finally {
    await sync.close()
  }
}

describe('[C1] all replicas end equal, and equal to the disk', () => {
  const seeds = process.env.ATELIER_SEED
    ? [Number(process.env.ATELIER_SEED)]
    : Array.from({ length: 25 }, (_, n) => n + 1)
  it.each(seeds)(
    'after drops, late messages, stalled readers, role changes, evictions, take-overs, restarts, crashes, refused writes, rebuilt and forged documents: seed %i',
    async (seed) => {
      await run(seed, 400)
    },
  )
})
