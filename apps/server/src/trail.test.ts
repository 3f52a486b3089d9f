import { BoardDoc, BoardSnapshot, type TrailEvent } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { openDevice } from './testing/device.ts'
import { bearer, codeOf, testApp, testFolder, testServer } from './testing/test-app.ts'

const later = { timeout: 15_000 }

async function wall(env: Record<string, string> = {}) {
  const app = await testApp(env)
  const board = await app.board()
  const lead = await board.join('facilitator')
  const path = (end: string) => `/api/boards/${board.boardId}/${end}`
  const { sync, trails } = app.services
  /** A change of the board in the facilitator's name. */
  const edit = <T>(change: (on: BoardDoc) => T): Promise<T> =>
    sync.edit(`${board.boardId}/board`, (doc) => {
      trails.onBehalfOf(board.boardId, { personId: lead.participantId, role: 'facilitator' })
      return change(new BoardDoc(doc))
    })
  const events = async (): Promise<TrailEvent[]> =>
    (await (await app.get(path('trail'), bearer(lead))).json()).events
  const brief = async () => (await events()).map(({ verb, from, to }) => [verb, from, to])
  const undo = (seq: number) => app.post(path(`trail/${seq}/undo`), {}, bearer(lead))
  const snapshot = async () =>
    BoardSnapshot.parse(await (await app.get(path('snapshot'), bearer(lead))).json())
  return { app, board, lead, path, edit, events, brief, undo, snapshot }
}

describe('the trail of a board', () => {
  it('writes down who changed the order, from what to what, and nothing of mere writing', async () => {
    const { lead, edit, events, brief } = await wall()
    const [one, two] = await edit((on) => ['a', 'b'].map((text) => on.addNote({ questionId: 'q1', text })))
    if (!one || !two) throw new Error('no notes')
    expect(await events()).toEqual([])
    const cluster = await edit((on) => on.makeCluster([one], { questionId: 'q1' }))
    await edit((on) => on.joinCluster([two], cluster))
    await edit((on) => on.setTitle(cluster, 'Money'))
    await edit((on) => on.setTitle(cluster, 'Money that lasts'))
    await edit((on) => on.mergeInto(two, one))
    await edit((on) => on.setHidden(two, true))
    await edit((on) => on.placeNote(one, 'q2', [5, 5]))
    await edit((on) => on.setClusterOrder(cluster, 7))
    await edit((on) => on.removeCluster(cluster))
    expect(await brief()).toEqual([
      ['exist', false, true],
      ['cluster', null, cluster],
      ['cluster', null, cluster],
      ['title', '', 'Money that lasts'],
      ['merge', null, one],
      ['hide', false, true],
      ['cluster', cluster, null],
      ['order', 1, 7],
      ['exist', true, false],
    ])
    const all = await events()
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1))
    for (const event of all)
      expect(event).toMatchObject({ personId: lead.participantId, role: 'facilitator', undoneBy: null })
  })

  it('is stepped back from its end until the board is as it was', async () => {
    const { edit, events, undo, snapshot } = await wall()
    const ids = await edit((on) => ['a', 'b', 'c', 'd'].map((text) => on.addNote({ questionId: 'q1', text })))
    const [a = '', b = '', c = '', d = ''] = ids
    const order = async () => {
      const { notes, clusters } = await snapshot()
      return {
        notes: notes.map(({ id, clusterId, mergedInto, hidden }) => ({ id, clusterId, mergedInto, hidden })),
        clusters: clusters.map(({ id, title, noteIds }) => ({ id, title, noteIds: [...noteIds].sort() })),
      }
    }
    const steps: (() => Promise<unknown>)[] = []
    let x = ''
    let y = ''
    steps.push(async () => {
      x = await edit((on) => on.makeCluster([a, b], { questionId: 'q1', title: 'X' }))
    })
    steps.push(async () => {
      y = await edit((on) => on.makeCluster([c], { questionId: 'q1' }))
    })
    steps.push(() => edit((on) => on.joinCluster([c], x as `cluster_${string}`)))
    steps.push(() => edit((on) => on.mergeInto(d, a)))
    steps.push(() => edit((on) => on.setHidden(b, true)))
    steps.push(() => edit((on) => on.removeCluster(x)))
    const before: unknown[] = []
    const marks: number[] = []
    for (const step of steps) {
      before.push(await order())
      marks.push((await events()).length)
      await step()
    }
    expect(y).not.toBe('')
    let end = (await events()).length
    for (let at = steps.length - 1; at >= 0; at--) {
      for (let seq = end; seq > (marks[at] ?? 0); seq--)
        if ((await events())[seq - 1]?.undoneBy === null)
          expect((await undo(seq)).status, `step ${at}`).toBe(200)
      end = marks[at] ?? 0
      expect(await order(), `after step ${at}`).toEqual(before[at])
    }
  })

  it('refuses to take back what was changed again, what was taken back, and what is not there', async () => {
    const { app, board, path, edit, events, undo } = await wall()
    const note = await edit((on) => on.addNote({ questionId: 'q1', text: 'a' }))
    const [x, y] = await edit((on) =>
      ['X', 'Y'].map((title) => on.makeCluster([], { questionId: 'q1', title })),
    )
    await edit((on) => on.joinCluster([note], x ?? ''))
    const first = (await events()).at(-1)?.seq ?? 0
    await edit((on) => on.joinCluster([note], y ?? ''))
    expect(await codeOf(await undo(first))).toBe('changedSince')
    expect((await undo(first + 1)).status).toBe(200)
    expect((await events())[first]).toMatchObject({ undoneBy: first + 2 })
    expect(await codeOf(await undo(first + 1))).toBe('changedSince')
    expect((await undo(first)).status).toBe(200)
    expect(await codeOf(await undo(99))).toBe('unknownEvent')
    const nothing = await app.post(path('trail/first/undo'), {}, bearer(await board.join('facilitator')))
    expect(await codeOf(nothing)).toBe('unknownEvent')
    const guest = await board.join('participant')
    expect((await app.get(path('trail'), bearer(guest))).status).toBe(403)
    expect((await app.post(path('trail/1/undo'), {}, bearer(guest))).status).toBe(403)
    expect((await app.get(path('trail'), bearer(await board.join('secretariat')))).status).toBe(200)
  })

  it('goes on after a restart, and stands in the snapshot', async () => {
    const dataDir = await testFolder()
    const first = await wall({ DATA_DIR: dataDir })
    const note = await first.edit((on) => on.addNote({ questionId: 'q1', text: 'a' }))
    await first.edit((on) => on.setHidden(note, true))
    await first.app.close()
    const again = await testApp({ DATA_DIR: dataDir })
    const answer = await again.post(first.path('trail/1/undo'), {}, bearer(first.lead))
    expect(await answer.json()).toMatchObject({ seq: 2, verb: 'hide', from: true, to: false })
    const { trail, notes } = BoardSnapshot.parse(
      await (await again.get(first.path('snapshot'), bearer(first.lead))).json(),
    )
    expect(trail).toMatchObject([
      { seq: 1, undoneBy: 2 },
      { seq: 2, undoneBy: null },
    ])
    expect(notes).toMatchObject([{ hidden: false }])
  })
})

describe('whose change it was', () => {
  it('is known of several people who change different things in the same moment', async () => {
    const server = await testServer()
    const board = await server.board()
    const leads = await Promise.all([1, 2].map(() => board.join('facilitator')))
    const devices = leads.map((joined) => openDevice(server, joined))
    await Promise.all(devices.map((device) => device.synced()))
    const [one, two] = devices
    if (!one || !two) throw new Error('no devices')
    const notes = Array.from({ length: 20 }, (_, n) => one.board.addNote({ questionId: 'q1', text: `n${n}` }))
    await expect.poll(() => two.board.notes().length, later).toBe(20)
    notes.forEach((id, index) => {
      const device = index % 2 === 0 ? one : two
      device.board.setHidden(id, true)
    })
    const events = async (): Promise<TrailEvent[]> => (await one.call('GET', 'trail')).body.events
    await expect.poll(async () => (await events()).length, later).toBe(20)
    for (const event of await events())
      expect(event.personId).toBe(
        leads[notes.indexOf(event.subjectId as `note_${string}`) % 2]?.participantId,
      )
  })

  it('is not said of participants where nobody may learn it', async () => {
    const server = await testServer()
    const board = await server.board()
    const lead = openDevice(server, await board.join('facilitator'))
    await lead.call('POST', 'settings', { anonymity: 'none', clustering: 'everyone' })
    await lead.call('POST', 'notes', { questionId: 'q1', text: 'a' })
    await lead.call('POST', 'phase', { to: 'clustering' })
    const guest = openDevice(server, await board.join('participant'))
    await Promise.all([lead.synced(), guest.synced()])
    await expect.poll(() => guest.board.notes().length, later).toBe(1)
    const [note] = guest.board.notes()
    guest.board.makeCluster([note?.id ?? ''], { questionId: 'q1', title: 'Ours' })
    const events = async (): Promise<TrailEvent[]> => (await lead.call('GET', 'trail')).body.events
    await expect.poll(async () => (await events()).length, later).toBe(3)
    for (const event of await events()) expect(event).toMatchObject({ personId: null, role: 'participant' })
  })
})
