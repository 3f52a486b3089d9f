import { BoardSnapshot, type CreatedBoard, type Joined } from '@atelier/board'
import { expect, it } from 'vitest'
import { bearer, secretOf, testServer } from './testing/test-app.ts'

const later = { timeout: 25_000 }

it('fills a copy of the session with people who follow its phases, and leave at the close', async () => {
  process.setMaxListeners(100)
  const server = await testServer()
  const board = await server.board()
  const lead = await board.join('facilitator')
  const call = async (boardId: string, who: Joined, method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${server.url}/api/boards/${boardId}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...bearer(who) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    // biome-ignore lint/suspicious/noExplicitAny: what it holds is what the test is about
    return { status: answer.status, body: (await answer.json()) as any }
  }
  // Phases of some seconds, so that people write at the pace of a machine.
  const agenda = await call(board.boardId, lead, 'GET', 'snapshot')
  const phases = (agenda.body as BoardSnapshot).phases.map((phase) => ({ ...phase, seconds: 3 }))
  await call(board.boardId, lead, 'PUT', 'agenda', { items: agenda.body.agenda, phases })

  const made = await call(board.boardId, lead, 'POST', 'rehearsal', { people: 6 })
  expect(made.status).toBe(201)
  const copy = made.body as CreatedBoard
  const join = await fetch(`${server.url}/api/join`, {
    method: 'POST',
    body: JSON.stringify({ secret: secretOf(copy.links.facilitator) }),
  })
  const conductor = (await join.json()) as Joined
  const to = (phase: string) => call(copy.boardId, conductor, 'POST', 'phase', { to: phase })
  const snapshot = async () =>
    BoardSnapshot.parse((await call(copy.boardId, conductor, 'GET', 'snapshot')).body)
  expect((await snapshot()).title).toBe('Rehearsal: Common strategy')
  await to('write-q1')
  const written = async () => {
    const people = (await call(copy.boardId, conductor, 'GET', 'people')).body.people as {
      notes: Record<string, number>
    }[]
    return people.reduce((sum, { notes }) => sum + (notes.q1 ?? 0), 0)
  }
  await expect.poll(written, later).toBeGreaterThan(0)
  expect((await snapshot()).notes).toEqual([])
  await to('reading')
  expect((await snapshot()).notes.length).toBeGreaterThan(0)

  // Two at a time, and no rehearsal of a rehearsal.
  expect((await call(copy.boardId, conductor, 'POST', 'rehearsal', {})).body.error.code).toBe(
    'rehearsalsBusy',
  )
  expect((await call(board.boardId, lead, 'POST', 'rehearsal', { people: 1 })).status).toBe(201)
  expect((await call(board.boardId, lead, 'POST', 'rehearsal', {})).body.error.code).toBe('rehearsalsBusy')
  expect(server.services.rehearsals.has(copy.boardId)).toBe(true)
  await to('close')
  await expect.poll(() => server.services.rehearsals.has(copy.boardId), later).toBe(false)
  expect(await server.services.boards.size).toBe(3)
})
