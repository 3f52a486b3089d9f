import { BoardDoc, type BoardSnapshot, type Role } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { type Device, openDevice } from './testing/device.ts'
import { type TestServer, testFolder, testServer } from './testing/test-app.ts'

const later = { timeout: 15_000 }

async function room(server: TestServer, people: [role: Role, body?: object][]) {
  const board = await server.board()
  const devices = await Promise.all(
    people.map(async ([role, body]) => openDevice(server, await board.join(role, body))),
  )
  await Promise.all(devices.map((device) => device.synced()))
  return { board, devices }
}

/** Waits until every device knows that the session stands there. */
async function enter(lead: Device, devices: readonly Device[], change: object) {
  const { status, body } = await lead.call('POST', 'phase', change)
  expect({ status, body }).toMatchObject({ status: 200 })
  await expect
    .poll(() => devices.every((device) => device.facilitation.session().phaseId === body.phaseId), later)
    .toBe(true)
}

const snapshotOf = async (device: Device): Promise<BoardSnapshot> =>
  (await device.call('GET', 'snapshot')).body

const textsOf = async (device: Device) => (await snapshotOf(device)).notes.map(({ text }) => text).sort()

describe('hidden writing on the wire', () => {
  it('shows nobody a word, a tally or an author before its time', async () => {
    const server = await testServer()
    const { devices } = await room(server, [
      ['facilitator', { name: 'Lead' }],
      ['participant', { name: 'Zmarkauthor', hubId: 'hub_02' }],
      ['participant', { hubId: 'hub_03' }],
      ['viewer'],
    ])
    const [lead, writer, other, projector] = devices as [Device, Device, Device, Device]
    await enter(lead, devices, { to: 'write-q1' })
    const first = writer.board.addNote({ questionId: 'q1', text: '', hubId: 'hub_02' })
    for (const letter of 'Xmarkwords of a secret') {
      const text = writer.board.text(first)
      text?.insert(text.length, letter)
    }
    writer.board.addNote({ questionId: 'q1', text: 'Ymarkwords', hubId: 'hub_02' })
    await expect.poll(() => projector.facilitation.written(), later).toEqual({ 'q1/hub_02': 2 })
    await enter(lead, devices, { step: 'next' })
    await expect.poll(() => other.facilitation.written(), later).toEqual({ 'q1/hub_02': 2 })
    for (const device of [lead, other, projector]) {
      expect(device.frames.count).toBeGreaterThan(3)
      expect(device.frames.contain(['markwords', 'Zmarkauthor', writer.joined.participantId])).toEqual([])
      expect(device.board.notes()).toEqual([])
    }
    expect(await textsOf(lead)).toEqual([])

    await enter(lead, devices, { to: 'reading' })
    for (const device of devices)
      await expect
        .poll(
          () =>
            device.board
              .notes()
              .map(({ text }) => text)
              .sort(),
          later,
        )
        .toEqual(['Xmarkwords of a secret', 'Ymarkwords'])
    await expect.poll(() => projector.facilitation.written(), later).toEqual({})
    for (const device of [lead, other, projector]) expect(device.frames.contain(['Zmarkauthor'])).toEqual([])

    const cluster = lead.board.makeCluster([first], { questionId: 'q1', title: 'One' })
    await expect.poll(() => writer.board.cluster(cluster)?.title, later).toBe('One')
    await enter(lead, devices, { to: 'vote' })
    const round = writer.facilitation.openRound()
    const cast = await writer.call('PUT', `rounds/${round?.id}/ballot`, { votes: { [cluster]: 1 } })
    expect(cast.status).toBe(200)
    await expect
      .poll(() => projector.facilitation.openRound()?.turnout, later)
      .toEqual({ ballots: 1, people: 1 })
    for (const device of devices) {
      expect(device.facilitation.openRound()?.tallies).toBeNull()
      // Neither as bytes: the sums are the only place where a group stands beside a number of votes.
      expect(JSON.stringify(device.facilitation.rounds())).not.toContain(cluster)
    }
    expect((await snapshotOf(lead)).rounds).toMatchObject([{ open: true, tallies: null }])
    await enter(lead, devices, { step: 'next' })
    for (const device of devices)
      await expect.poll(() => device.facilitation.rounds()[0]?.tallies, later).toEqual({ [cluster]: 1 })
  })

  it('does not store who wrote where nobody may learn it, and counts without a HUB', async () => {
    const server = await testServer()
    const { board, devices } = await room(server, [
      ['facilitator'],
      ['participant', { name: 'Zmark', hubId: 'hub_02' }],
      ['viewer'],
    ])
    const [lead, writer, projector] = devices as [Device, Device, Device]
    expect((await lead.call('POST', 'settings', { anonymity: 'none' })).status).toBe(200)
    await enter(lead, devices, { to: 'write-q3' })
    await expect.poll(() => writer.facilitation.settings().anonymity, later).toBe('none')
    const id = writer.board.addNote({
      questionId: 'q3',
      text: 'A next step',
      authorId: writer.joined.participantId,
      hubId: 'hub_02',
    })
    await expect.poll(() => projector.facilitation.written(), later).toEqual({ 'q3/-': 1 })
    await enter(lead, devices, { to: 'results' })
    await expect.poll(() => projector.board.note(id)?.text, later).toBe('A next step')
    // In view of all, and still nobody's: its author goes on with it, and with others.
    writer.board.setText(id, 'A next step, better')
    const second = writer.board.addNote({ questionId: 'q3', text: 'Another', hubId: 'hub_02' })
    await expect.poll(() => projector.board.note(id)?.text, later).toBe('A next step, better')
    await expect.poll(() => projector.board.note(second)?.text, later).toBe('Another')
    expect((await writer.call('POST', 'notes', { questionId: 'q3', text: 'By a script' })).status).toBe(201)
    const stored = await snapshotOf(lead)
    expect(stored.notes.map(({ authorId, hubId }) => [authorId, hubId])).toEqual(
      stored.notes.map(() => [null, null]),
    )
    expect(stored.notes).toHaveLength(3)
    const bytes = await server.services.sync.read(`${board.boardId}/board`, (doc) =>
      JSON.stringify(new BoardDoc(doc).raw().notes.toJSON()),
    )
    expect(bytes).not.toContain(writer.joined.participantId)
    expect(projector.frames.contain([writer.joined.participantId, 'Zmark'])).toEqual([])
  })
})

describe('hidden writing and the clock', () => {
  it('loses no letter and doubles none when the phase changes in mid-typing, again and again', async () => {
    const server = await testServer()
    const { devices } = await room(server, [['facilitator'], ['participant'], ['participant']])
    const [lead, one, two] = devices as [Device, Device, Device]
    await enter(lead, devices, { to: 'write-q1' })
    const ids = [one, two].map((device) => device.board.addNote({ questionId: 'q1', text: '' }))
    const sentence = 'Funding stops when the pilot ends, and nobody knows who pays for the second year.'
    let typed = 0
    const typing = (async () => {
      for (const letter of sentence) {
        for (const [index, device] of [one, two].entries()) {
          const text = device.board.text(ids[index] ?? '')
          device.board.transact(() => text?.insert(text.length, letter))
        }
        typed++
        await new Promise((next) => setTimeout(next, 12))
      }
    })()
    let turns = 0
    while (typed < sentence.length) {
      await lead.call('POST', 'phase', { to: turns++ % 2 === 0 ? 'reading' : 'write-q1' })
      await new Promise((next) => setTimeout(next, 30))
    }
    await typing
    await lead.call('POST', 'phase', { to: 'reading' })
    expect(turns).toBeGreaterThan(4)
    for (const device of devices)
      await expect
        .poll(() => device.board.notes().map(({ text }) => text), later)
        .toEqual([sentence, sentence])
    expect(await textsOf(lead)).toEqual([sentence, sentence])
  })

  it('carries once what was typed offline before the reveal, and after it', async () => {
    const server = await testServer()
    const { devices } = await room(server, [['facilitator'], ['participant'], ['participant']])
    const [lead, phone, other] = devices as [Device, Device, Device]
    await enter(lead, devices, { to: 'write-q1' })
    const begun = phone.board.addNote({ questionId: 'q1', text: 'Begun' })
    await expect.poll(() => lead.facilitation.written(), later).toEqual({ 'q1/-': 1 })
    phone.drop()
    phone.board.setText(begun, 'Begun, and ended offline')
    phone.board.addNote({ questionId: 'q1', text: 'Offline' })
    await enter(lead, [lead, other], { to: 'reading' })
    await enter(lead, [lead, other], { to: 'clustering' })
    expect(await textsOf(lead)).toEqual(['Begun'])
    phone.comeBack()
    await expect.poll(() => textsOf(lead), later).toEqual(['Begun, and ended offline', 'Offline'])
    phone.drop()
    phone.comeBack()
    await phone.synced()
    await expect.poll(() => other.board.notes().length, later).toBe(2)
    expect(await textsOf(lead)).toEqual(['Begun, and ended offline', 'Offline'])
  })

  it('refuses a new note in a draft once its time is over', async () => {
    const server = await testServer()
    const { devices } = await room(server, [['facilitator'], ['participant']])
    const [lead, guest] = devices as [Device, Device]
    server.clock.now = 1_000_000
    await enter(lead, devices, { to: 'write-q1' })
    guest.board.addNote({ questionId: 'q1', text: 'In time' })
    // Not open yet, so nobody sees it, now or later.
    guest.board.addNote({ questionId: 'q2', text: 'Too early' })
    await expect.poll(() => lead.facilitation.written(), later).toEqual({ 'q1/-': 1 })
    server.clock.now += 150_000
    await enter(lead, devices, { to: 'clustering' })
    server.clock.now += 60_000
    const answer = await guest.call('POST', 'notes', { questionId: 'q1', text: 'Too late' })
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'phaseClosed' } } })
    expect(await textsOf(lead)).toEqual(['In time'])
  })

  it('reveals after a restart what was hidden before it, once', async () => {
    const dataDir = await testFolder()
    const first = await testServer({ DATA_DIR: dataDir })
    const { board, devices } = await room(first, [['facilitator'], ['participant']])
    const [lead, guest] = devices as [Device, Device]
    await enter(lead, devices, { to: 'write-q1' })
    guest.board.addNote({ questionId: 'q1', text: 'Over a restart' })
    await lead.call('POST', 'notes', { questionId: 'q1', text: 'For them', onBehalf: true, hubId: 'hub_09' })
    await expect.poll(() => lead.facilitation.written(), later).toEqual({ 'q1/-': 1, 'q1/hub_09': 1 })
    for (const device of devices) device.drop()
    await first.close()
    const second = await testServer({ DATA_DIR: dataDir })
    const again = openDevice(second, lead.joined)
    await again.synced()
    expect(again.facilitation.written()).toEqual({ 'q1/-': 1, 'q1/hub_09': 1 })
    await enter(again, [again], { to: 'reading' })
    expect(await textsOf(again)).toEqual(['For them', 'Over a restart'])
    const { notes } = await snapshotOf(again)
    expect(notes.find(({ text }) => text === 'For them')).toMatchObject({ authorId: null, hubId: 'hub_09' })
    expect(notes.find(({ text }) => text === 'Over a restart')).toMatchObject({
      authorId: guest.joined.participantId,
    })
    expect(board.boardId).toBe(again.joined.boardId)
  })

  it('takes up a reveal that a crash broke off between the board and the drafts', async () => {
    const server = await testServer()
    const { board, devices } = await room(server, [['facilitator'], ['participant']])
    const [lead, guest] = devices as [Device, Device]
    await enter(lead, devices, { to: 'write-q1' })
    guest.board.addNote({ questionId: 'q1', text: 'Once' })
    await expect.poll(() => lead.facilitation.written(), later).toEqual({ 'q1/-': 1 })
    // Fails just where the marks would be written into the draft.
    const { sync } = server.services
    const edit = sync.edit.bind(sync)
    sync.edit = (name, change) =>
      name.includes('/draft/') ? Promise.reject(new Error('power cut')) : edit(name, change)
    expect((await lead.call('POST', 'phase', { to: 'reading' })).status).toBe(200)
    expect(server.log.text).toContain('power cut')
    sync.edit = edit
    guest.board.setText([...guest.board.noteIds()][0] ?? '', 'Once, and more')
    await server.services.drafts.settle(board.boardId)
    await expect.poll(() => textsOf(lead), later).toEqual(['Once, and more'])
  })
})

it('opens nobody else’s draft, and lets a facilitator write in their own', async () => {
  const server = await testServer()
  const { devices } = await room(server, [['facilitator'], ['participant']])
  const [lead, guest] = devices as [Device, Device]
  await enter(lead, devices, { to: 'write-q1' })
  guest.board.addNote({ questionId: 'q1', text: 'guest' })
  lead.board.addNote({ questionId: 'q2', text: 'lead', authorId: lead.joined.participantId })
  await expect.poll(() => lead.facilitation.written(), later).toEqual({ 'q1/-': 1, 'q2/-': 1 })
  expect(lead.board.notes().map(({ text }) => text)).toEqual(['lead'])
  await enter(lead, devices, { to: 'reading' })
  expect((await snapshotOf(lead)).notes.find(({ text }) => text === 'lead')).toMatchObject({
    authorId: lead.joined.participantId,
  })
})

describe('what was refused', () => {
  it('comes by itself once its author may write again', async () => {
    const server = await testServer()
    const { devices } = await room(server, [['facilitator'], ['participant', { hubId: 'hub_02' }]])
    const [lead, guest] = devices as [Device, Device]
    await enter(lead, devices, { to: 'results' })
    const id = guest.board.addNote({
      questionId: 'q3',
      text: 'A step',
      authorId: guest.joined.participantId,
      hubId: 'hub_02',
    })
    await expect.poll(() => lead.board.note(id)?.text, later).toBe('A step')
    await enter(lead, devices, { to: 'presentations' })
    guest.board.setText(id, 'A step, said better')
    await lead.call('POST', 'notes', { questionId: 'q3', text: 'Marker' })
    await expect.poll(() => guest.board.notes().length, later).toBe(2)
    expect(lead.board.note(id)?.text).toBe('A step')
    await enter(lead, devices, { to: 'results' })
    await expect.poll(() => lead.board.note(id)?.text, later).toBe('A step, said better')
  })

  it('is taken after a freeze, though the phase has ended meanwhile', async () => {
    const server = await testServer()
    server.clock.now = 1_000_000
    const { devices } = await room(server, [['facilitator'], ['participant']])
    const [lead, guest] = devices as [Device, Device]
    await enter(lead, devices, { to: 'write-q1' })
    server.clock.now += 30_000
    const id = guest.board.addNote({ questionId: 'q1', text: 'Before' })
    await expect.poll(() => lead.facilitation.written(), later).toEqual({ 'q1/-': 1 })
    await lead.call('POST', 'settings', { frozen: true })
    await expect.poll(() => guest.facilitation.settings().frozen, later).toBe(true)
    guest.board.setText(id, 'Before, and in the ice')
    await lead.call('POST', 'notes', { questionId: 'q2', text: 'Marker' })
    await expect.poll(() => lead.facilitation.written()['q2/-'], later).toBe(1)
    server.clock.now += 60_000
    await enter(lead, devices, { to: 'reading' })
    expect(await textsOf(lead)).toEqual(['Before', 'Marker'])
    server.clock.now += 60_000
    await lead.call('POST', 'settings', { frozen: false })
    await expect.poll(() => textsOf(lead), later).toEqual(['Before, and in the ice', 'Marker'])
  })
})
