import { constants, deflateRawSync } from 'node:zlib'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { Client, docReplica } from '../client.ts'
import { type Ending, frame, frameHeader, Line, upgradeRequest } from '../line.ts'
import { awarenessFrame, NOTHING_KNOWN, step1Frame, step2Frame, updateFrame } from '../protocol.ts'
import type { Random } from '../random.ts'
import type { Role, Ticket } from '../servers.ts'
import { inParallel, pause } from '../waiting.ts'

/** What the attackers know. */
export interface Target {
  port: number
  /** Tickets into the room where people are at work. Attackers of every role are let in, as persons of their own. */
  tickets: Record<Role, Ticket>
  /** Tickets into a board that is the attackers' own, for what an honest server must allow; each a person. */
  ownBoard: Ticket[]
  /** Presence ids of people at work, as anybody in the room hears them. */
  honestIds: () => number[]
  /** Ids of notes in the room. */
  notes: string[]
  random: Random
}

/** One way of being hostile. */
export interface Attack {
  name: string
  /** Goes at the server once and reports how each of its lines ended. */
  run(target: Target): Promise<Ending[]>
  /** How a line may end. Anything else is a fault of the server. */
  expected: readonly Ending[]
  /** Once in a run is enough. */
  once?: true
}

const FINAL_BINARY = 0x82
const BINARY_TO_BE_CONTINUED = 0x02
const CONTINUATION = 0x00
const RESERVED_BIT = 0x20
const COMPRESSED = 0x40
const FINAL_TEXT = 0x81
const FINAL_PING = 0x89

const MALFORMED = 4400
const TOO_MUCH = 4529
const TOO_MANY = 4530
const TOO_SLOW = 4508
const TOO_LARGE = 1009
const PROTOCOL_ERROR = 1002
const POLICY = 1008

const MB = 1 << 20
const MAX_MESSAGE = 4 * MB
const MAX_PER_ROOM = 1_500
const MAX_PER_PERSON_IN_ROOM = 40
const ANSWER_WITHIN_MS = 3_000
const TOLD_WITHIN_MS = 10_000

/** Lets somebody in, does something, waits for the server's word, leaves. */
async function visit(
  ticket: Ticket,
  work: (line: Line) => unknown,
  patienceMs = ANSWER_WITHIN_MS,
): Promise<Ending> {
  const line = await Line.open(ticket)
  try {
    if (!line.told) {
      await work(line)
      await line.until(() => line.told, patienceMs)
    }
    return line.ending
  } finally {
    line.destroy()
  }
}

/** The same for what is refused without closing: a short look is enough. */
const GLANCE_MS = 300

const changeOf = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

/** An update whose structs are written by hand. */
function structs(count: number, write: (encoder: encoding.Encoder, client: number) => void, client = 77) {
  return encoding.encode((encoder) => {
    for (const value of [1, count, client, 0]) encoding.writeVarUint(encoder, value)
    write(encoder, client)
    encoding.writeVarUint(encoder, 0)
  })
}

/** Two items, each of which says it lies inside the other. */
const circle = (): Uint8Array =>
  structs(2, (encoder, client) => {
    for (const parent of [1, 0]) {
      encoding.writeUint8(encoder, 8)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, parent)
      encoding.writeVarUint(encoder, 1)
      encoding.writeAny(encoder, 7)
    }
  })

/** So many structs in so few bytes: deleted ones, two bytes each. */
const crowdOfStructs = (count: number): Uint8Array =>
  structs(count, (encoder) => {
    for (let n = 0; n < count; n++) {
      encoding.writeUint8(encoder, 0)
      encoding.writeVarUint(encoder, 1)
    }
  })

/** Made once: they are large. */
const swarms = [1_000_000, 2_000_000].map((count) => updateFrame(crowdOfStructs(count)))

/** Well-formed updates that are no board, or not one's own to write. */
const nonsense = (notes: string[]): Uint8Array[] => {
  const [one = 'note_a', two = 'note_b'] = notes
  let nested: unknown = 1
  for (let depth = 0; depth < 5000; depth++) nested = [nested]
  return [
    changeOf((doc) => doc.getMap('text').set('note_huge', new Y.Text('x'.repeat(300_000)))),
    changeOf((doc) => doc.getMap('drawing').set('shape:huge', { points: '0'.repeat(MB) })),
    changeOf((doc) => doc.getMap('unheard of').set('a', 1)),
    changeOf((doc) => doc.getText('notes').insert(0, 'a text where a map should be')),
    changeOf((doc) => doc.getArray('xy').insert(0, [1, 2, 3])),
    changeOf((doc) => doc.getXmlFragment('drawing').insert(0, [new Y.XmlText('xml')])),
    changeOf((doc) =>
      doc.getMap('notes').set(one, { questionId: 'no such question', createdAt: 'yesterday' }),
    ),
    changeOf((doc) => doc.getMap('notes').set('k'.repeat(5000), { questionId: 'q1', createdAt: 1 })),
    changeOf((doc) => doc.getMap('drawing').set('shape:big', { number: 1n } as never)),
    changeOf((doc) =>
      doc.getMap('notes').set('note_big', { questionId: 'q1', createdAt: 1, big: 1n } as never),
    ),
    changeOf((doc) => doc.getMap('xy').set(one, [Number.NaN, Number.POSITIVE_INFINITY])),
    changeOf((doc) => doc.getMap('xy').set(one, nested)),
    circle(),
    // Each is hidden behind the other.
    changeOf((doc) => {
      doc.getMap('state').set(one, { mergedInto: two, circle: 1n } as never)
      doc.getMap('state').set(two, { mergedInto: one, circle: 1n } as never)
    }),
  ]
}

/** Opens 20 sockets more than are taken; each waits for the server's word. */
async function crowdInto(most: number, ticket: (n: number) => Ticket): Promise<Ending[]> {
  const lines = await inParallel(Array.from({ length: most + 20 }), 10, async (_, n) => {
    const line = await Line.open(ticket(n))
    await line.until(() => line.heard.length > 0 || line.told, ANSWER_WITHIN_MS)
    return line
  })
  for (const line of lines) line.destroy()
  const refused = lines.filter(({ ending }) => ending === TOO_MANY).length
  if (refused < 20)
    throw new Error(`${refused} of ${lines.length} sockets were refused, where ${most} are taken`)
  return lines.map(({ ending }) => ending)
}

/** One deleted struct each of so many clients, at a clock. */
const crowdOfClients = (count: number, clock: number, firstId: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count)
    for (let n = count - 1; n >= 0; n--)
      for (const value of [1, firstId + n, clock, 0, 1]) encoding.writeVarUint(encoder, value)
    encoding.writeVarUint(encoder, 0)
  })

/** Clients that are named and of whom there is nothing. */
const clientsOfNothing = (count: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count)
    for (let n = count - 1; n >= 0; n--) for (const value of [0, n, 0]) encoding.writeVarUint(encoder, value)
    encoding.writeVarUint(encoder, 0)
  })

/** No structs; of one client everything, so many times over. */
const overlapping = (ranges: number, client: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const value of [0, 1, client, ranges]) encoding.writeVarUint(encoder, value)
    for (let n = 0; n < ranges; n++) for (const value of [0, 1_000_000]) encoding.writeVarUint(encoder, value)
  })

/** Harmless drawings of a client, and behind them the same client again, with a note in somebody else's name. */
const clientTwice = (client: number): Uint8Array =>
  encoding.encode((encoder) => {
    const section = (structs: number) => {
      for (const value of [structs, client, 0]) encoding.writeVarUint(encoder, value)
    }
    const entry = (map: string, key: string, value: { [field: string]: string | number }) => {
      encoding.writeUint8(encoder, 0x28)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, map)
      encoding.writeVarString(encoder, key)
      encoding.writeVarUint(encoder, 1)
      encoding.writeAny(encoder, value)
    }
    const facts = { questionId: 'q1', kind: 'note', createdAt: 1, authorId: 'person_0', name: 'HOSTILE' }
    encoding.writeVarUint(encoder, 2)
    section(1)
    entry('drawing', 'shape:harmless', { type: 'draw' })
    section(1)
    entry('notes', 'note_forged', facts)
    encoding.writeVarUint(encoder, 0)
  })

/** Compressed, some tens of kilobytes; unpacked, 64 MB. Made once: it takes a while. */
const bomb = deflateRawSync(Buffer.alloc(64 * MB), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4)

export const ATTACKS: readonly Attack[] = [
  {
    name: 'random bytes',
    expected: [MALFORMED, TOO_MUCH, 'stays open'],
    run: ({ tickets, random }) =>
      inParallel(Array.from({ length: 20 }), 10, () =>
        visit(
          tickets.facilitator,
          (line) => {
            for (let n = 0; n < 20; n++) {
              const bytes = Uint8Array.from({ length: random.integer(0, 60) }, () => random.integer(0, 255))
              if (bytes.length > 0) bytes[0] = random.integer(0, 3)
              line.message(bytes)
            }
          },
          GLANCE_MS,
        ),
      ),
  },
  {
    name: 'truncated varints and updates',
    expected: [MALFORMED],
    run: ({ tickets }) =>
      inParallel(
        [
          [],
          [0x80, 0x80, 0x80],
          [0],
          [0, 3, 0],
          [0, 2, 200, 1, 1],
          [0, 2, 7, 1, 128, 128, 128, 128, 8, 0],
          [0, 2, 3, 1, 1, 1],
          [0, 0, 2, 5, 1],
          [1, 3, 0xc0, 0x84, 0x3d],
        ],
        4,
        (bytes) => visit(tickets.participant, (line) => line.message(Uint8Array.from(bytes))),
      ),
  },
  {
    name: 'unknown message types',
    expected: [MALFORMED],
    run: async ({ tickets }) => [
      await visit(tickets.participant, (line) => {
        for (let n = 0; n < 30; n++) line.message(Uint8Array.of(99, n))
      }),
    ],
  },
  {
    name: 'a text message',
    expected: [MALFORMED],
    run: async ({ tickets }) => [
      await visit(tickets.viewer, (line) => line.send(frame(FINAL_TEXT, Buffer.from('hello')))),
    ],
  },
  {
    name: 'an update just over the frame limit',
    expected: [TOO_LARGE],
    run: async ({ tickets }) => [
      await visit(
        tickets.facilitator,
        (line) =>
          line.stream(MAX_MESSAGE + 1, () => line.told, frame(FINAL_BINARY, Buffer.alloc(MAX_MESSAGE + 1))),
        TOLD_WITHIN_MS,
      ),
    ],
  },
  {
    name: 'a message of 200 MB, streamed',
    expected: [TOO_LARGE],
    run: async ({ tickets }) => [
      await visit(tickets.participant, async (line) => {
        line.send(frameHeader(FINAL_BINARY, 200 * MB))
        await line.stream(200 * MB, () => line.told)
      }),
    ],
  },
  {
    name: 'the same, deaf to the refusal',
    expected: [TOO_LARGE],
    run: async ({ tickets }) => [
      await visit(tickets.participant, async (line) => {
        line.send(frameHeader(FINAL_BINARY, 200 * MB))
        await line.stream(200 * MB, () => false)
      }),
    ],
  },
  {
    name: '200 MB in pieces of 1 MB',
    expected: [TOO_LARGE],
    run: async ({ tickets }) => [
      await visit(tickets.participant, async (line) => {
        for (let piece = 0; piece < 200 && !line.told; piece++) {
          line.send(frameHeader(piece === 0 ? BINARY_TO_BE_CONTINUED : CONTINUATION, MB))
          await line.stream(MB, () => line.told)
        }
      }),
    ],
  },
  {
    name: 'a message in pieces of one byte, without end',
    expected: [POLICY, TOO_LARGE, TOO_MUCH],
    run: async ({ tickets }) => [
      await visit(
        tickets.participant,
        async (line) => {
          line.send(frame(BINARY_TO_BE_CONTINUED, Uint8Array.of(0)))
          const piece = frame(CONTINUATION, Uint8Array.of(0))
          await line.stream(4 * MB, () => line.told, Buffer.concat(Array<Buffer>(4000).fill(piece)))
        },
        TOLD_WITHIN_MS,
      ),
    ],
  },
  {
    name: 'a compressed message that unpacks to 64 MB',
    expected: [TOO_LARGE],
    run: async ({ tickets }) => {
      const line = await Line.open(tickets.participant, 'Sec-WebSocket-Extensions: permessage-deflate\r\n')
      line.send(frame(FINAL_BINARY | COMPRESSED, bomb))
      await line.until(() => line.told, TOLD_WITHIN_MS)
      line.destroy()
      return [line.ending]
    },
  },
  {
    name: 'a frame with a reserved bit',
    expected: [PROTOCOL_ERROR],
    run: async ({ tickets }) => [
      await visit(tickets.viewer, (line) => line.send(frame(FINAL_BINARY | RESERVED_BIT, Uint8Array.of(0)))),
    ],
  },
  {
    name: 'a flood of tiny messages',
    expected: [TOO_MUCH],
    run: async ({ tickets }) => [
      await visit(tickets.participant, async (line) => {
        const tiny = Buffer.concat(Array<Buffer>(1000).fill(frame(FINAL_BINARY, Uint8Array.of(3))))
        await line.stream(200 * tiny.byteLength, () => line.told, tiny)
      }),
    ],
  },
  {
    name: 'a flood of updates that change nothing',
    expected: [TOO_MUCH],
    run: async ({ tickets }) => [
      await visit(tickets.participant, async (line) => {
        const empty = frame(FINAL_BINARY, updateFrame(Uint8Array.of(0, 0)))
        const many = Buffer.concat(Array<Buffer>(500).fill(empty))
        await line.stream(40 * many.byteLength, () => line.told, many)
      }),
    ],
  },
  {
    name: 'pings, unread answers',
    expected: ['cut', TOO_SLOW],
    run: async ({ tickets }) => [
      await visit(
        tickets.participant,
        async (line) => {
          line.stall()
          const pings = Buffer.concat(Array<Buffer>(500).fill(frame(FINAL_PING, Buffer.alloc(125))))
          await line.stream(64 * MB, () => line.told, pings)
          line.readOn()
        },
        TOLD_WITHIN_MS,
      ),
    ],
  },
  {
    name: 'a flood of large messages',
    expected: [TOO_MUCH],
    run: async ({ tickets }) => [
      await visit(
        tickets.participant,
        async (line) => {
          const large = frame(FINAL_BINARY, awarenessFrame(1, 1, 'x'.repeat(MB)))
          await line.stream(40 * large.byteLength, () => line.told, large)
        },
        TOLD_WITHIN_MS,
      ),
    ],
  },
  {
    name: 'asking for the document again and again',
    expected: [TOO_MUCH],
    run: async ({ tickets }) => [
      await visit(tickets.viewer, (line) => {
        for (let n = 0; n < 100; n++) line.message(step1Frame(NOTHING_KNOWN))
      }),
    ],
  },
  {
    name: 'updates that lack their predecessor',
    expected: ['stays open', TOO_MUCH],
    run: async ({ tickets }) => {
      const doc = new Y.Doc()
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      for (let n = 0; n < 1200; n++) doc.getText('text').insert(0, 'x')
      return [
        await visit(
          tickets.facilitator,
          (line) => {
            for (const update of updates.slice(1)) line.message(updateFrame(update))
          },
          GLANCE_MS,
        ),
      ]
    },
  },
  {
    name: 'updates of a hundred thousand structs',
    expected: ['stays open', TOO_MUCH, MALFORMED],
    run: async ({ tickets }) => {
      const crowded = updateFrame(crowdOfStructs(100_000))
      return inParallel([tickets.viewer, tickets.participant], 2, (ticket) =>
        visit(ticket, (line) => line.message(crowded), GLANCE_MS),
      )
    },
  },
  {
    name: 'a million structs in 2 MB, two million in 4 MB',
    expected: ['stays open', TOO_MUCH],
    run: async ({ tickets }) =>
      inParallel([tickets.viewer, tickets.facilitator], 2, (ticket) =>
        visit(
          ticket,
          (line) => {
            for (const crowded of swarms) line.message(crowded)
          },
          GLANCE_MS,
        ),
      ),
  },
  {
    name: 'changes under the Yjs client ids of those at work',
    expected: ['stays open'],
    run: async ({ tickets, honestIds }) => {
      const doc = new Y.Doc()
      const client = await Client.open(tickets.facilitator, docReplica(doc))
      for (const id of honestIds().slice(0, 10)) {
        const forged = new Y.Doc()
        Y.applyUpdate(forged, Y.encodeStateAsUpdate(doc))
        forged.clientID = id
        forged.on('update', (update: Uint8Array) => client.update(update))
        forged.getMap('drawing').set('shape:forged', { text: 'HOSTILE' })
      }
      await pause(GLANCE_MS)
      const ending = client.droppedWith ?? 'stays open'
      client.close()
      return [ending]
    },
  },
  {
    name: 'one client twice in an update, the second time in the name of somebody else',
    expected: [MALFORMED],
    run: ({ tickets, random }) =>
      inParallel([tickets.participant, tickets.facilitator], 2, (ticket) =>
        visit(ticket, (line) => line.message(updateFrame(clientTwice(random.integer(1_000, 1_000_000))))),
      ),
  },
  {
    name: 'fifty thousand clients that lack their first struct',
    expected: ['stays open', TOO_MUCH],
    run: async ({ tickets }) => [
      await visit(
        tickets.facilitator,
        (line) => {
          for (const count of [49_999, 3_000]) line.message(updateFrame(crowdOfClients(count, 1, 1_000_000)))
        },
        GLANCE_MS,
      ),
    ],
  },
  {
    name: 'four hundred thousand clients of whom there is nothing',
    expected: ['stays open', TOO_MUCH],
    run: async ({ tickets }) => [
      await visit(tickets.viewer, (line) => line.message(updateFrame(clientsOfNothing(400_000))), GLANCE_MS),
    ],
  },
  {
    name: 'deletions of the same, twenty thousand times over',
    expected: [MALFORMED],
    run: async ({ tickets, honestIds }) => [
      await visit(tickets.viewer, (line) =>
        line.message(updateFrame(overlapping(20_000, honestIds()[0] ?? 1))),
      ),
    ],
  },
  {
    name: 'a new client id with every update',
    expected: ['stays open', TOO_MUCH],
    run: async ({ tickets, random }) => [
      await visit(
        tickets.participant,
        (line) => {
          const firstId = random.integer(1_000, 1_000_000_000)
          for (let n = 0; n < 100; n++) line.message(updateFrame(crowdOfClients(1, 0, firstId + n)))
        },
        GLANCE_MS,
      ),
    ],
  },
  {
    name: 'asking for the document forty times and reading nothing',
    expected: ['stays open', TOO_SLOW, TOO_MUCH, 'cut'],
    run: async ({ tickets }) => [
      await visit(
        tickets.viewer,
        (line) => {
          line.stall()
          for (let n = 0; n < 40; n++) line.message(step1Frame(NOTHING_KNOWN))
        },
        GLANCE_MS,
      ),
    ],
  },
  {
    name: 'well-formed nonsense, from a facilitator',
    expected: ['stays open', MALFORMED],
    run: ({ tickets, notes }) =>
      inParallel(nonsense(notes), 4, (update) =>
        visit(tickets.facilitator, (line) => line.message(updateFrame(update)), GLANCE_MS),
      ),
  },
  {
    name: 'well-formed nonsense, from a participant and a viewer',
    expected: ['stays open', MALFORMED],
    run: ({ tickets, notes }) =>
      inParallel([tickets.participant, tickets.viewer], 2, (ticket) =>
        visit(
          ticket,
          (line) => {
            for (const update of nonsense(notes)) line.message(step2Frame(update))
            line.message(
              updateFrame(
                changeOf((doc) => {
                  doc.getMap('notes').set('note_forged', {
                    questionId: 'q1',
                    kind: 'note',
                    createdAt: 1,
                    authorId: 'person_0',
                  })
                  doc.getMap('text').set('note_forged', new Y.Text('HOSTILE'))
                }),
              ),
            )
          },
          GLANCE_MS,
        ),
      ),
  },
  {
    name: 'presence in the name of others',
    expected: ['stays open'],
    run: async ({ tickets, honestIds }) => {
      const [victim = 1, ...others] = honestIds()
      return [
        await visit(
          tickets.participant,
          (line) => {
            for (const id of [victim, ...others.slice(0, 20)]) {
              line.message(awarenessFrame(id, 1_000_000, { name: 'HOSTILE' }))
              line.message(awarenessFrame(id, 1_000_001, null))
            }
          },
          GLANCE_MS,
        ),
      ]
    },
  },
  {
    name: 'presence of a viewer',
    expected: ['stays open'],
    run: async ({ tickets }) => [
      await visit(
        tickets.viewer,
        (line) => line.message(awarenessFrame(99, 1, { name: 'HOSTILE' })),
        GLANCE_MS,
      ),
    ],
  },
  {
    name: 'presence of 1 MB',
    expected: ['stays open'],
    run: async ({ tickets }) => [
      await visit(
        tickets.participant,
        (line) => line.message(awarenessFrame(98, 1, { name: `HOSTILE${'x'.repeat(MB)}` })),
        GLANCE_MS,
      ),
    ],
  },
  {
    name: 'thousands of sockets from one address',
    expected: ['stays open', TOO_MANY],
    run: async ({ ownBoard }) => {
      const endings: Ending[] = []
      for (let batch = 0; batch < 4; batch++) {
        const lines = await inParallel(Array.from({ length: 250 }), 25, (_, n) =>
          Line.open(ownBoard[n % ownBoard.length] as Ticket),
        )
        endings.push(...lines.map(({ ending }) => ending))
        for (const line of lines) line.destroy()
      }
      return endings
    },
  },
  {
    name: 'more sockets than one room takes',
    expected: ['stays open', TOO_MANY],
    once: true,
    run: ({ ownBoard }) => crowdInto(MAX_PER_ROOM, (n) => ownBoard[n % ownBoard.length] as Ticket),
  },
  {
    name: 'more sockets in a room than one person may have',
    expected: ['stays open', TOO_MANY],
    run: ({ tickets }) => crowdInto(MAX_PER_PERSON_IN_ROOM, () => tickets.viewer),
  },
  {
    name: 'handshakes without a ticket, or with a false one',
    expected: ['HTTP 401'],
    run: ({ tickets }) =>
      inParallel(Array.from({ length: 50 }), 10, (_, n) =>
        visit(
          { url: tickets.viewer.url, protocols: n % 2 === 0 ? [] : [`bearer.${'x'.repeat(n)}`] },
          () => {},
        ),
      ),
  },
  {
    name: '50 MB behind a handshake that is refused',
    expected: ['HTTP 401', 'cut'],
    run: async ({ port, tickets }) => {
      const line = Line.raw(port)
      line.send(Buffer.from(upgradeRequest(new URL(tickets.viewer.url).pathname, [])))
      await line.stream(50 * MB, () => line.gone)
      await line.until(() => line.gone, ANSWER_WITHIN_MS)
      line.destroy()
      return [line.ending]
    },
  },
  {
    name: '50 MB posted to the door',
    expected: ['HTTP 400', 'HTTP 413', 'cut'],
    run: async ({ port }) => {
      const line = Line.raw(port)
      line.send(
        Buffer.from(
          `POST /api/join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${50 * MB}\r\n\r\n`,
        ),
      )
      await line.stream(50 * MB, () => line.told)
      await line.until(() => line.told, TOLD_WITHIN_MS)
      line.destroy()
      return [line.ending]
    },
  },
  {
    name: 'junk instead of HTTP, and headers without end',
    expected: ['HTTP 400', 'HTTP 431', 'cut'],
    run: async ({ port, random }) => {
      const junk = Line.raw(port)
      junk.send(Uint8Array.from({ length: 5000 }, () => random.integer(0, 255)))
      const headers = Line.raw(port)
      headers.send(Buffer.from('GET / HTTP/1.1\r\nX-Long: '))
      await headers.stream(MB, () => headers.told, Buffer.alloc(16 << 10, 'x'))
      for (const line of [junk, headers]) await line.until(() => line.told, ANSWER_WITHIN_MS)
      junk.destroy()
      headers.destroy()
      return [junk.ending, headers.ending]
    },
  },
  {
    name: 'handshakes that stop half-way',
    expected: ['stays open', 'cut'],
    run: ({ port }) =>
      inParallel(Array.from({ length: 100 }), 100, async () => {
        const line = Line.raw(port)
        line.send(Buffer.from('GET /sync/board HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgr'))
        await line.until(() => line.told, GLANCE_MS)
        line.destroy()
        return line.ending
      }),
  },
]
