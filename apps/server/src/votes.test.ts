import { BoardDoc, BoardSnapshot, type Joined } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { bearer, codeOf, type TestApp, testApp, testFolder } from './testing/test-app.ts'

/** A board with three groups under the first question, in the phase that votes. */
async function voting(settings: object = {}, env: Record<string, string> = {}) {
  const app = await testApp(env)
  const board = await app.board()
  const lead = await board.join('facilitator')
  const path = (end: string) => `/api/boards/${board.boardId}/${end}`
  const send = (end: string, body: unknown, who: Joined = lead) => app.post(path(end), body, bearer(who))
  await send('settings', settings)
  const clusters = await app.services.sync.edit(`${board.boardId}/board`, (doc) => {
    const on = new BoardDoc(doc)
    return ['A', 'B', 'C'].map((title) =>
      on.makeCluster([on.addNote({ questionId: 'q1', text: title })], { questionId: 'q1', title }),
    )
  })
  const snapshot = async () =>
    BoardSnapshot.parse(await (await app.get(path('snapshot'), bearer(lead))).json())
  await send('phase', { to: 'vote' })
  const round = async () => (await snapshot()).rounds.at(-1)
  const roundId = (await round())?.id ?? ''
  const cast = (who: Joined, votes: Record<string, number>, id = roundId) =>
    app.put(path(`rounds/${id}/ballot`), { votes }, bearer(who))
  const ballot = async (who: Joined) => (await app.get(path(`rounds/${roundId}/ballot`), bearer(who))).json()
  const [a = '', b = '', c = ''] = clusters
  return { app, board, lead, path, send, snapshot, round, roundId, cast, ballot, a, b, c }
}

const records = async (app: TestApp) => app.services.records.list('ballots/')

describe('a round of votes', () => {
  it('opens with its phase, from the settings, and publishes its sums when the phase is left', async () => {
    const { board, send, round, cast, a, b } = await voting({ voteBudget: 2 })
    expect(await round()).toMatchObject({
      phaseId: 'vote',
      open: true,
      budget: 2,
      on: 'clusters',
      tallies: null,
    })
    const [one, two] = [await board.join('participant'), await board.join('participant')]
    expect((await cast(one, { [a]: 1, [b]: 1 })).status).toBe(200)
    expect((await cast(two, { [a]: 1 })).status).toBe(200)
    await send('phase', { step: 'next' })
    expect(await round()).toMatchObject({
      open: false,
      closedAt: expect.any(Number),
      tallies: { [a]: 2, [b]: 1 },
      turnout: { ballots: 2, people: 2 },
    })
  })

  it('comes back as it was when the session goes back: ballots kept, sums hidden', async () => {
    const { board, send, snapshot, round, cast, ballot, a, b } = await voting()
    const one = await board.join('participant')
    await cast(one, { [a]: 1 })
    await send('phase', { step: 'next' })
    await send('phase', { step: 'back' })
    expect(await round()).toMatchObject({ open: true, tallies: null, closedAt: null })
    expect((await snapshot()).rounds).toHaveLength(1)
    expect(await ballot(one)).toEqual({ votes: { [a]: 1 } })
    await cast(one, { [b]: 1 })
    await send('phase', { to: 'close' })
    expect(await round()).toMatchObject({ tallies: { [b]: 1 } })
    await send('phase', { step: 'undo' })
    expect(await round()).toMatchObject({ open: true, tallies: null })
  })

  it('is opened, closed and opened again by hand', async () => {
    const { app, board, lead, path, send, snapshot, cast, a } = await voting()
    const made = await send('rounds', { on: 'notes', questionIds: ['q1'], budget: 1 })
    expect(made.status).toBe(201)
    const { id } = await made.json()
    const one = await board.join('participant')
    const [note] = (await snapshot()).notes
    expect(await codeOf(await cast(one, { [a]: 1 }, id))).toBe('unknownTarget')
    expect((await cast(one, { [note?.id ?? '']: 1 }, id)).status).toBe(200)
    expect(await (await send(`rounds/${id}`, { action: 'close' })).json()).toEqual({ id, open: false })
    const round = (await snapshot()).rounds.find((each) => each.id === id)
    expect(round).toMatchObject({ phaseId: null, tallies: { [note?.id ?? '']: 1 } })
    expect(await codeOf(await cast(one, {}, id))).toBe('roundClosed')
    await send(`rounds/${id}`, { action: 'reopen' })
    expect((await cast(one, {}, id)).status).toBe(200)
    expect(await codeOf(await send('rounds/round_none', { action: 'close' }))).toBe('unknownRound')
    expect(await codeOf(await send('rounds', { questionIds: ['q9'] }))).toBe('unknownQuestion')
    expect((await app.post(path('rounds'), {}, bearer(one))).status).toBe(403)
    expect(lead.role).toBe('facilitator')
  })
})

describe('a ballot', () => {
  it('is refused beyond the budget, for what is not there, for several on one, and from a facilitator', async () => {
    const { board, lead, cast, ballot, a, b, c } = await voting({ voteBudget: 2 })
    const one = await board.join('participant')
    await cast(one, { [a]: 1 })
    expect(await codeOf(await cast(one, { [a]: 1, [b]: 1, [c]: 1 }))).toBe('overBudget')
    expect(await codeOf(await cast(one, { cluster_gone: 1 }))).toBe('unknownTarget')
    expect(await codeOf(await cast(one, { [a]: 2 }))).toBe('severalVotes')
    expect(await codeOf(await cast(one, { [a]: -1 }))).toBe('invalidBody')
    expect(await codeOf(await cast(one, { [a]: 1 }, 'round_none'))).toBe('unknownRound')
    expect(await codeOf(await cast(lead, { [a]: 1 }))).toBe('notAllowed')
    expect(await codeOf(await cast(await board.join('viewer'), { [a]: 1 }))).toBe('notAllowed')
    expect(await ballot(one)).toEqual({ votes: { [a]: 1 } })
  })

  it('is one for each person, whichever tab casts it, and can be taken back', async () => {
    const { app, board, send, round, cast, a, b } = await voting()
    const one = await board.join('participant')
    await Promise.all([cast(one, { [a]: 1 }), cast(one, { [b]: 1 }), cast(one, { [a]: 1 })])
    expect(await records(app)).toHaveLength(1)
    await cast(one, { [a]: 0 })
    expect(await records(app)).toHaveLength(0)
    await send('phase', { step: 'next' })
    expect(await round()).toMatchObject({ tallies: {}, turnout: { ballots: 0, people: 0 } })
  })

  it('is refused after the close and while everything is frozen', async () => {
    const { board, send, cast, a } = await voting()
    const one = await board.join('participant')
    await send('settings', { frozen: true })
    expect(await codeOf(await cast(one, { [a]: 1 }))).toBe('phaseClosed')
    await send('settings', { frozen: false })
    await send('phase', { step: 'next' })
    expect(await codeOf(await cast(one, { [a]: 1 }))).toBe('roundClosed')
  })

  it('weighs as much as the table where tables vote', async () => {
    const { app, board, path, send, snapshot, round, cast, a, b } = await voting({ tables: true })
    const [table, single] = [
      await board.join('participant', { hubId: 'hub_02' }),
      await board.join('participant'),
    ]
    expect((await app.post(path('me/people'), { people: 5 }, bearer(table))).status).toBe(200)
    expect(await codeOf(await app.post(path('me/people'), { people: 0 }, bearer(table)))).toBe('invalidBody')
    await cast(table, { [a]: 1 })
    await cast(single, { [b]: 1 })
    await send('phase', { step: 'next' })
    expect(await round()).toMatchObject({ tallies: { [a]: 5, [b]: 1 }, turnout: { ballots: 2, people: 6 } })
    await app.services.people.settle()
    expect((await snapshot()).joined).toMatchObject({ hub_02: 5, '-': 1 })
    // Coming again does not shrink the table.
    expect((await app.services.people.get(board.boardId, table.participantId))?.people).toBe(5)
  })

  it('is stored apart from names and persons', async () => {
    const { app, board, cast, a } = await voting()
    const one = await board.join('participant', { name: 'Ada', hubId: 'hub_02' })
    await cast(one, { [a]: 1 })
    const [record, ...rest] = await records(app)
    expect(rest).toEqual([])
    expect(record?.value).toEqual({ votes: { [a]: 1 }, weight: 1 })
    expect(JSON.stringify(record)).not.toMatch(new RegExp(`${one.participantId}|Ada|hub_02`))
  })

  it('is counted or refused when the round closes at the same moment, never neither', async () => {
    const { board, send, round, cast, a } = await voting()
    const people = await Promise.all(Array.from({ length: 30 }, () => board.join('participant')))
    const casting = people.map((person, index) =>
      new Promise((next) => setTimeout(next, index % 10)).then(() => cast(person, { [a]: 1 })),
    )
    await new Promise((next) => setTimeout(next, 5))
    const closing = send('phase', { step: 'next' })
    const taken = (await Promise.all(casting)).filter(({ status }) => status === 200).length
    await closing
    const closed = await round()
    expect(closed?.turnout.ballots).toBe(taken)
    expect(closed?.tallies).toEqual(taken > 0 ? { [a]: taken } : {})
  })

  it('is counted after a restart that came between closing and counting', async () => {
    const dataDir = await testFolder()
    const first = await voting({}, { DATA_DIR: dataDir })
    await first.cast(await first.board.join('participant'), { [first.a]: 1 })
    // The round is closed, and the process ends before the sums are written.
    await first.app.services.votes.settle(first.board.boardId)
    first.app.services.votes.countClosed = () => undefined
    await first.send('phase', { step: 'next' })
    expect(await first.round()).toMatchObject({ open: false, tallies: null, closedAt: null })
    await first.app.close()
    const again = await testApp({ DATA_DIR: dataDir })
    const counted = async () =>
      BoardSnapshot.parse(await (await again.get(first.path('snapshot'), bearer(first.lead))).json())
        .rounds[0]
    await expect.poll(counted, { timeout: 10_000 }).toMatchObject({ tallies: { [first.a]: 1 } })
  })
})
