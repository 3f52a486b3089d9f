import { describe, expect, it } from 'vitest'
import { CLOSE_CODES } from './close-codes.ts'
import { awarenessOf, readAwareness } from './testing/client.ts'
import { join, syncWith } from './testing/rooms.ts'
import { until } from './testing/until.ts'
import { step1Message } from './wire.ts'

const EMPTY_STATE = Uint8Array.of(0)

describe('awareness', () => {
  it('[A2] a socket speaks for one client id: those of others are passed over', async () => {
    const sync = syncWith()
    const [ana, mallory, reader] = [
      join(sync, { id: 'ana' }),
      join(sync, { id: 'mallory' }),
      join(sync, { id: 'reader' }),
    ]
    await sync.read('r', () => undefined)
    ana.say(awarenessOf(1, 1, '"ana"'))
    mallory.say(awarenessOf(1, 99, '"mallory as ana"'))
    mallory.say(awarenessOf(1, 99, 'null'))
    mallory.say(awarenessOf(2, 1, '"mallory"'))
    mallory.say(awarenessOf(3, 1, '"mallory again"'))
    mallory.say(awarenessOf(1, 100, '"mallory as ana"'))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    const states = new Map(
      reader
        .take()
        .flatMap((m) => readAwareness(m) ?? [])
        .map((entry) => [entry.clientId, entry.json]),
    )
    expect([...states]).toEqual([
      [1, '"ana"'],
      [2, '"mallory"'],
    ])
    expect(mallory.closeCode).toBeNull()
  })

  it('[A3] the same person on a new socket takes the id over from the half-open one', async () => {
    const sync = syncWith()
    const [old, reader] = [join(sync, { id: 'ana' }), join(sync, { id: 'reader' })]
    await sync.read('r', () => undefined)
    old.say(awarenessOf(1, 5, '"before"'))
    const fresh = join(sync, { id: 'ana' })
    fresh.say(awarenessOf(1, 5, '"after"'))
    old.cut()
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    const last = reader
      .take()
      .flatMap((m) => readAwareness(m) ?? [])
      .at(-1)
    expect(last).toMatchObject({ clientId: 1, json: '"after"' })
  })

  it('[A4] awareness of a peer that may not appear, or may not read, reaches nobody', async () => {
    const sync = syncWith()
    const [hidden, reader] = [
      join(sync, { id: 'hidden', mayAppear: () => false }),
      join(sync, { id: 'reader' }),
    ]
    await sync.read('r', () => undefined)
    hidden.say(awarenessOf(1, 1, '"here"'))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(reader.take().flatMap((message) => readAwareness(message) ?? [])).toEqual([])
  })

  it('[M1] awareness that is not JSON closes its sender and is not passed on', async () => {
    const sync = syncWith()
    const [bad, reader] = [join(sync, { id: 'bad' }), join(sync, { id: 'reader' })]
    await sync.read('r', () => undefined)
    bad.say(awarenessOf(1, 1, '{"a":'))
    expect(bad.closeCode).toBe(CLOSE_CODES.malformed)
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(reader.take().flatMap((message) => readAwareness(message) ?? [])).toEqual([])
  })

  it('[M1] awareness whose text is no UTF-8 reaches the others as text', async () => {
    const sync = syncWith()
    const [odd, reader] = [join(sync, { id: 'odd' }), join(sync, { id: 'reader' })]
    await sync.read('r', () => undefined)
    const message = awarenessOf(1, 1, '"?"')
    message[message.length - 2] = 0xff
    odd.say(message)
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(reader.take().flatMap((told) => readAwareness(told) ?? [])).toMatchObject([{ json: '"\ufffd"' }])
  })

  it('[A5] cursors of one tick are one message with the latest state of each', async () => {
    const sync = syncWith()
    const people = ['a', 'b', 'c'].map((id) => join(sync, { id }))
    await sync.read('r', () => undefined)
    for (let clock = 1; clock <= 5; clock++) {
      for (const [index, socket] of people.entries()) socket.say(awarenessOf(index + 1, clock, `${clock}`))
    }
    await until(() => people[0]?.outbox.some((message) => message[0] === 1) === true, 'a message')
    const messages = people[0]
      ?.take()
      .map(readAwareness)
      .filter((entries) => entries !== null)
    expect(messages).toHaveLength(1)
    expect(messages?.[0]?.map((entry) => [entry.clientId, entry.json])).toEqual([
      [1, '5'],
      [2, '5'],
      [3, '5'],
    ])
  })

  it('[A7] a client that returns with the clock it left with is told with a higher one', async () => {
    const sync = syncWith()
    const [ana, reader] = [join(sync, { id: 'ana' }), join(sync, { id: 'reader' })]
    await sync.read('r', () => undefined)
    const told = async () => {
      await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
      return reader.take().flatMap((message) => readAwareness(message) ?? [])
    }
    ana.say(awarenessOf(1, 5, '"here"'))
    expect(await told()).toMatchObject([{ clientId: 1, clock: 5 }])
    ana.cut()
    const left = (await told()).at(-1)
    expect(left).toMatchObject({ clientId: 1, json: 'null' })
    join(sync, { id: 'ana' }).say(awarenessOf(1, 5, '"back"'))
    const back = (await told()).at(-1)
    expect(back).toMatchObject({ clientId: 1, json: '"back"' })
    expect(back?.clock).toBeGreaterThan(left?.clock ?? 5)
  })

  it('[A6] a reader that lags gets no cursors, and all of them once it has caught up', async () => {
    const sync = syncWith({ awarenessBufferedBytes: 500 })
    const [ana, slow] = [join(sync, { id: 'ana' }), join(sync, { id: 'slow' })]
    await until(() => slow.outbox.length > 0, 'welcome')
    slow.say(step1Message(EMPTY_STATE))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'x'.repeat(600)))
    ana.say(awarenessOf(1, 1, '"one"'))
    await sync.edit('r', (doc) => doc.getText('t').insert(0, 'y'))
    expect(slow.take().flatMap((message) => readAwareness(message) ?? [])).toEqual([])
    const zoe = join(sync, { id: 'zoe' })
    zoe.say(awarenessOf(2, 1, '"two"'))
    await until(() => slow.outbox.length > 0, 'caught up')
    expect(
      slow
        .take()
        .flatMap((message) => readAwareness(message) ?? [])
        .map((entry) => entry.clientId),
    ).toEqual([1, 2])
  })
})
