import {
  BoardDoc,
  type BoardSnapshot,
  Draft,
  documentName,
  draftName,
  has,
  type Joined,
  type Note,
  type Phase,
  templates,
  usesDraft,
} from '@atelier/board'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { bearer, type TestServer, testServer } from './testing/test-app.ts'

const PEOPLE = 100

/** A socket that sends single updates and hears what became of each, as `SPEC.md` of sync says. */
class Line {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (outcome: string) => void>()
  #sent = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => this.#hear(Uint8Array.from(data)))
  }

  static async open(server: TestServer, { boardId, token }: Joined, document: string): Promise<Line> {
    const address = `${server.url.replace('http', 'ws')}/sync/${boardId}/${document}`
    const socket = new WebSocket(address, [`bearer.${token}`])
    onTestFinished(() => socket.terminate())
    const line = new Line(socket)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    socket.send(Uint8Array.of(121, 1))
    return line
  }

  /** @returns `stored`, or the code with which it was refused */
  send(update: Uint8Array): Promise<string> {
    const number = ++this.#sent
    const outcome = new Promise<string>((resolve) => this.#waiting.set(number, resolve))
    this.#socket.send(Buffer.concat([Uint8Array.of(0, 2), varUint(update.byteLength), update]))
    return outcome
  }

  #hear(message: Uint8Array): void {
    if (message[0] !== 122) return
    const [number, at] = readVarUint(message, 2)
    if (message[1] === 1) {
      const [length, start] = readVarUint(message, at)
      this.#settle(number, Buffer.from(message.slice(start, start + length)).toString())
    } else
      for (const waiting of [...this.#waiting.keys()]) if (waiting <= number) this.#settle(waiting, 'stored')
  }

  #settle(number: number, outcome: string): void {
    this.#waiting.get(number)?.(outcome)
    this.#waiting.delete(number)
  }
}

function varUint(value: number): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest])
    bytes.push(128 | (rest % 128))
  }
}

function readVarUint(bytes: Uint8Array, from: number): [value: number, next: number] {
  let value = 0
  for (let at = from, factor = 1; ; at++, factor *= 128) {
    const byte = bytes[at] ?? 0
    value += (byte & 127) * factor
    if (byte < 128) return [value, at + 1]
  }
}

/** The update that a change makes to a replica of this state. */
function updateOf(state: Uint8Array, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

interface Person {
  joined: Joined
  board: Line
  draft: Line
  /** Notes that the server said it stored. */
  taken: number
  voted: boolean
}

interface Attempt {
  what: string
  allowed: boolean
  /** @returns `stored`, `200`, or why not */
  make(): Promise<string>
}

it('takes every write inside its phase and refuses every write outside, for a hundred people', async () => {
  const server = await testServer()
  const settings = { ...templates.local4action.settings }
  server.clock.now = Date.UTC(2030, 1, 21, 9)
  const board = await server.board()
  const lead = await board.join('facilitator')
  const http = async (method: string, path: string, body: unknown, who: Joined = lead) => {
    const answer = await fetch(`${server.url}/api/boards/${board.boardId}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...bearer(who) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: what it holds is what the test is about
    return { status: answer.status, body: (await answer.json()) as any }
  }
  const snapshot = async (): Promise<BoardSnapshot> => (await http('GET', 'snapshot', undefined)).body
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async (): Promise<Person> => {
      const joined = await board.join('participant', { hubId: 'hub_02' })
      const [onBoard, inDraft] = await Promise.all([
        Line.open(server, joined, 'board'),
        Line.open(server, joined, 'draft'),
      ])
      return { joined, board: onBoard, draft: inDraft, taken: 0, voted: false }
    }),
  )
  const counts = { stored: 0, refused: 0 }
  const stateOf = (name: string) => server.services.sync.read(name, (doc) => Y.encodeStateAsUpdate(doc))

  /** Everything a participant's device could send now, and whether it should be taken. */
  async function attempts(person: Person, phase: Phase, round: string | null): Promise<Attempt[]> {
    const now = await snapshot()
    const { participantId: authorId } = person.joined
    const may = (right: Parameters<typeof has>[1]) => has('participant', right, phase, now.settings)
    const hidden = usesDraft(phase, now.settings)
    const boardState = await stateOf(documentName(board.boardId, 'board'))
    const draftState = await stateOf(draftName(board.boardId, authorId))
    const createdAt = server.clock.now ?? 0
    const all: Attempt[] = []
    const onBoard = (what: string, allowed: boolean, change: (on: BoardDoc) => void) =>
      all.push({
        what,
        allowed,
        make: () => person.board.send(updateOf(boardState, (doc) => change(new BoardDoc(doc)))),
      })
    for (const questionId of ['q1', 'q2', 'q3']) {
      const open = may('write') && phase.questionIds.includes(questionId)
      const note = { questionId, text: `In ${phase.id}`, authorId, createdAt }
      onBoard(`a note on the board under ${questionId}`, open && !hidden, (on) => void on.addNote(note))
      all.push({
        what: `a note in the draft under ${questionId}`,
        allowed: open && hidden,
        make: () => person.draft.send(updateOf(draftState, (doc) => void new Draft(doc).notes.addNote(note))),
      })
    }
    const own = now.notes.find((each) => each.authorId === authorId)
    const other = now.notes.find((each) => each.authorId !== authorId && each.authorId !== null)
    onBoard('a group', may('cluster'), (on) => void on.makeCluster([], { questionId: 'q1', title: 'X' }))
    onBoard('a drawing', may('write'), (on) => on.setDrawing(`shape:${authorId}`, { type: 'draw' }))
    if (own) {
      onBoard('words of their own', may('write'), (on) => on.setText(own.id, `${own.text}.`))
      onBoard('a card of their own', may('write') || may('commit'), (on) =>
        on.setStep(own.id, { owner: 'H' }),
      )
      onBoard('their own out of view', false, (on) => on.setHidden(own.id, true))
      onBoard('a place of their own', may('move') || may('write'), (on) => {
        on.placeNote(own.id, own.questionId, [1, 1])
      })
    }
    if (other) {
      onBoard('words of somebody else', false, (on) => on.setText(other.id, 'twisted'))
      onBoard('somebody else’s note gone', false, (on) => on.removeNote(other.id))
    }
    // The younger to the older: two that joined each other would close a circle.
    if (own && other && now.notes.indexOf(own) > now.notes.indexOf(other)) {
      const merged: Note['mergedInto'] = other.id
      onBoard('their own joined to another', may('merge') || may('write'), (on) =>
        on.mergeInto(own.id, merged),
      )
    }
    all.push({
      what: 'a ballot',
      allowed: phase.kind === 'vote',
      async make() {
        const votes = now.clusters[0] && !person.voted ? { [now.clusters[0].id]: 1 } : {}
        const path = `rounds/${round ?? 'round_none'}/ballot`
        const { status, body } = await http('PUT', path, { votes }, person.joined)
        if (status === 200) person.voted = Object.keys(votes).length > 0
        return status === 200 ? 'stored' : body.error.code
      },
    })
    all.push({
      what: 'a verb of facilitators',
      allowed: false,
      make: async () => (await http('POST', 'phase', { step: 'next' }, person.joined)).body.error.code,
    })
    return all
  }

  for (const [number, phase] of templates.local4action.agenda.phases.entries()) {
    expect((await http('POST', 'phase', { to: phase.id })).status).toBe(200)
    // Past what is still taken of the phase before.
    server.clock.now += 20_000
    if (phase.id === 'clustering')
      await server.services.sync.edit(documentName(board.boardId, 'board'), (doc) => {
        const on = new BoardDoc(doc)
        on.makeCluster(
          on
            .notes()
            .map(({ id }) => id)
            .slice(0, 20),
          { questionId: 'q1', title: 'Group' },
        )
      })
    const round = (await snapshot()).rounds.find(({ open }) => open)?.id ?? null
    await Promise.all(
      people.map(async (person, index) => {
        // Each tries some of it; together they try everything, several times over.
        const mine = (await attempts(person, phase, round)).filter((_, at) => (at + index + number) % 4 === 0)
        for (const { what, allowed, make } of mine) {
          const outcome = await make()
          expect(`${phase.id}: ${what}: ${outcome === 'stored'}`, `refused as ${outcome}`).toBe(
            `${phase.id}: ${what}: ${allowed}`,
          )
          counts[outcome === 'stored' ? 'stored' : 'refused']++
          if (allowed && what.startsWith('a note')) person.taken++
        }
      }),
    )
    server.clock.now += Math.max(0, phase.seconds * 1000 - 20_000)
  }

  await server.services.drafts.settle(board.boardId)
  const end = await snapshot()
  expect(settings).toEqual({})
  expect(end.session.phaseId).toBe('close')
  for (const { joined, taken } of people)
    expect(end.notes.filter(({ authorId }) => authorId === joined.participantId)).toHaveLength(taken)
  expect(end.notes.length).toBe(people.reduce((sum, { taken }) => sum + taken, 0))
  const votes = people.filter(({ voted }) => voted).length
  expect(votes).toBeGreaterThan(5)
  expect(Object.values(end.rounds[0]?.tallies ?? {}).reduce((sum, count) => sum + count, 0)).toBe(votes)
  expect(counts.stored).toBeGreaterThan(150)
  expect(counts.refused).toBeGreaterThan(2000)
}, 180_000)
