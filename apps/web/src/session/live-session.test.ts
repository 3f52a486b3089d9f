// @vitest-environment jsdom
import { BoardDoc, Draft, FacilitationDoc, fillFromTemplate, type Me, templates } from '@atelier/board'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Api } from '../api.ts'
import { browserStorage, type DeviceStorage, storedKept } from './device-storage.ts'
import { LiveSession } from './live-session.ts'
import { ServerClock } from './server-clock.ts'
import { FakeServer } from './testing/fake-server.ts'

const me: Me = {
  boardId: 'board_1',
  participantId: 'person_1',
  role: 'participant',
  name: 'Ada',
  hubId: null,
  language: 'fr',
  serverNow: 0,
}
const boardPath = '/sync/board_1/board'

let server: FakeServer
let storage: DeviceStorage
let sessions: LiveSession[]
let meAnswers: () => Response

beforeEach(() => {
  server = new FakeServer()
  vi.stubGlobal('WebSocket', server.WebSocket)
  storage = browserStorage()
  storage.local?.removeItem('atelier.kept.board_1.person_1')
  storage.local?.removeItem('atelier.waiting.board_1.person_1')
  storage.local?.removeItem('atelier.waiting.board_1.person_1/draft')
  sessions = []
  meAnswers = () => Response.json(me)
  fillFromTemplate(new FacilitationDoc(server.room('/sync/board_1/facilitation')), templates.local4action, {
    boardId: 'board_1',
    title: 'Penser une stratégie commune',
    language: 'fr',
    joinCode: 'K7M2XP',
    createdAt: 1,
    hubs: [],
  })
})

afterEach(() => {
  for (const session of sessions) session.close()
})

function join(): LiveSession {
  const api = new Api({ language: () => 'fr', role: () => null, fetch: async () => meAnswers() })
  const session = new LiveSession({ me, api, storage, clock: new ServerClock(), socketUrl: 'ws://host/sync' })
  sessions.push(session)
  return session
}

const status = (session: LiveSession) => session.current.get().status.get()
const onServer = () => new BoardDoc(server.room(boardPath)).notes().map((note) => note.text)
const onLine = (path: string) => [...server.sockets].filter((socket) => socket.room === path).length
const write = (session: LiveSession, text: string) =>
  session.current.get().board.addNote({ questionId: 'q1', text, authorId: me.participantId })

async function online(session: LiveSession): Promise<void> {
  await vi.waitFor(() => expect(status(session)).toEqual({ connection: 'online', waiting: 0, loaded: true }))
}

describe('hidden writing', () => {
  const draftPath = '/sync/board_1/draft'
  const facilitation = () => new FacilitationDoc(server.room('/sync/board_1/facilitation'))
  const inDraft = () => new BoardDoc(server.room(draftPath)).notes().map((note) => note.text)
  const enter = (phaseId: string) => {
    facilitation().setSession({ phaseId, timer: null }, 1)
    server.tell('/sync/board_1/facilitation')
  }

  it('keeps a new note in the draft, and shows it among the others', async () => {
    const session = join()
    await online(session)
    enter('write-q1')
    await vi.waitFor(() => expect(session.current.get().readings.phase.get()?.hidden).toBe(true))
    const id = write(session, 'Encore secret')
    await vi.waitFor(() => expect(inDraft()).toEqual(['Encore secret']))
    expect(onServer()).toEqual([])
    const { board, readings } = session.current.get()
    expect(board.isDraft(id)).toBe(true)
    expect(readings.notes.get()).toMatchObject([{ id, text: 'Encore secret', authorId: 'person_1' }])
    expect(status(session).waiting).toBe(1)
    server.store()
    await online(session)
  })

  it('goes on with the note on the board once it is shown', async () => {
    const session = join()
    await online(session)
    enter('write-q1')
    await vi.waitFor(() => expect(session.current.get().readings.phase.get()?.hidden).toBe(true))
    const id = write(session, 'Encore secret')
    await vi.waitFor(() => expect(inDraft()).toEqual(['Encore secret']))
    const shown = new BoardDoc(server.room(boardPath))
    shown.addNote({ id, questionId: 'q1', text: 'Encore secret', authorId: me.participantId })
    new Draft(server.room(draftPath)).markMoved(id, 'Encore secret')
    server.tell(boardPath)
    server.tell(draftPath)
    const { board, readings } = session.current.get()
    await vi.waitFor(() => expect(board.isDraft(id)).toBe(false))
    expect(readings.notes.get()).toHaveLength(1)
    await vi.waitFor(() => expect(board.text(id)?.doc).toBe(board.doc))
    board.setText(id, 'Plus secret du tout')
    await vi.waitFor(() => expect(onServer()).toEqual(['Plus secret du tout']))
    expect(inDraft()).toEqual(['Encore secret'])
  })
})

describe('presence', () => {
  it('tells the server of this person alone, not of those it was told of', async () => {
    const session = join()
    await online(session)
    const { awareness } = session.current.get()
    const other = new Awareness(new Y.Doc())
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'server')
    awareness.setLocalStateField('cursor', { x: 1, y: 2 })
    await vi.waitFor(() => expect(server.presences.length).toBeGreaterThan(1))
    const told = new Awareness(new Y.Doc())
    for (const body of server.presences) applyAwarenessUpdate(told, body, 'line')
    expect([...told.getStates().keys()].filter((id) => id !== told.clientID)).toEqual([awareness.clientID])
    expect(told.getStates().get(awareness.clientID)).toMatchObject({ cursor: { x: 1, y: 2 } })
    other.destroy()
    told.destroy()
  })
})

describe('saved', () => {
  it('is said of a note only when the server has it on disk', async () => {
    const session = join()
    await online(session)
    const id = write(session, 'Financement')
    expect(status(session).waiting).toBe(1)
    await vi.waitFor(() => expect(onServer()).toEqual(['Financement']))
    expect(session.current.get().waitingIds.get()).toEqual(new Set([id]))
    server.store()
    await vi.waitFor(() => expect(status(session).waiting).toBe(0))
  })

  it('waits for what was written while the line was cut, and then says so', async () => {
    const session = join()
    await online(session)
    server.up = false
    server.cut()
    expect(status(session).connection).toBe('offline')
    write(session, 'Hors ligne')
    write(session, 'Encore')
    expect(status(session).waiting).toBe(2)
    server.up = true
    await vi.waitFor(() => expect(onServer()).toEqual(['Hors ligne', 'Encore']), { timeout: 10_000 })
    server.store()
    await online(session)
  })

  it('is asked for on a new line when no receipt comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const session = join()
      await vi.waitFor(() => expect(status(session).connection).toBe('online'))
      const line = [...server.sockets].find((socket) => socket.room === boardPath)
      write(session, 'Sans accusé')
      await vi.advanceTimersByTimeAsync(11_000)
      expect([...server.sockets]).not.toContain(line)
      await vi.waitFor(() => expect(onServer()).toEqual(['Sans accusé']))
      expect(status(session).waiting).toBe(1)
      server.store()
      await vi.waitFor(() => expect(status(session).waiting).toBe(0))
    } finally {
      vi.useRealTimers()
    }
  })

  it('is remembered over a reload as not yet true', async () => {
    const session = join()
    await online(session)
    server.up = false
    server.cut()
    const id = write(session, 'Hors ligne')
    session.close()
    const again = join()
    expect(again.current.get().waitingIds.get()).toEqual(new Set([id]))
  })
})

describe('a refused change', () => {
  it('gives way to what the server holds, and the wording is kept to be offered back', async () => {
    new BoardDoc(server.room(boardPath)).addNote({ questionId: 'q1', text: 'Déjà là' })
    const session = join()
    await online(session)
    const before = session.current.get()
    server.judge = 'phaseClosed'
    const id = write(session, 'Trop tard')
    await vi.waitFor(() => expect(session.current.get()).not.toBe(before))
    const after = session.current.get()
    expect(after.readings.notes.get().map((note) => note.text)).toEqual(['Déjà là'])
    expect(after.refusal.get()?.code).toBe('phaseClosed')
    expect(after.keptTexts.get()).toEqual([{ id, kind: 'note', questionId: 'q1', text: 'Trop tard' }])
    await online(session)
    after.dropKeptText(id)
    expect(after.keptTexts.get()).toEqual([])
  })

  it('keeps the wording over a reload', async () => {
    const session = join()
    await online(session)
    const before = session.current.get()
    server.judge = 'phaseClosed'
    write(session, 'Trop tard')
    await vi.waitFor(() => expect(session.current.get()).not.toBe(before))
    session.close()
    const texts = join().current.get().keptTexts.get()
    expect(texts.map((kept) => kept.text)).toEqual(['Trop tard'])
  })

  it('keeps what was written on cards, as titles and on the wall, and what carries no name', async () => {
    const shown = new BoardDoc(server.room(boardPath))
    const known = shown.addNote({ questionId: 'q1', text: 'Déjà là', authorId: 'person_2' })
    const titled = shown.makeCluster([known], { questionId: 'q1', title: 'Ancien titre' })
    const session = join()
    await online(session)
    const before = session.current.get()
    server.judge = 'phaseClosed'
    const { board } = before
    board.transact(() => {
      board.addNote({ questionId: 'q1', text: 'Sans nom' })
      board.setStep(known, { owner: 'Ada', due: '2027-01-31', help: 'Deux relais' })
      board.setTitle(titled, 'Nouveau titre')
      const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
      const richText = { type: 'doc', content: [line('Au mur'), line('en deux lignes')] }
      board.setDrawing('shape:words', { id: 'shape:words', type: 'text', props: { richText } })
      board.setDrawing('shape:stroke', { id: 'shape:stroke', type: 'draw', props: { segments: [] } })
    })
    await vi.waitFor(() => expect(session.current.get()).not.toBe(before))
    const kept = session.current.get().keptTexts.get()
    expect(kept.map(({ kind, text }) => [kind, text]).sort()).toEqual([
      ['card', 'Ada\n2027-01-31\nDeux relais'],
      ['drawing', 'Au mur\nen deux lignes'],
      ['note', 'Sans nom'],
      ['title', 'Nouveau titre'],
    ])
    expect(storedKept(storage, 'board_1', 'person_1')).toEqual(kept)
  })

  it('does not keep what somebody else wrote', async () => {
    const session = join()
    await online(session)
    const before = session.current.get()
    server.judge = 'notAllowed'
    before.board.addNote({ questionId: 'q1', text: 'De quelqu’un d’autre', authorId: 'person_2' })
    await vi.waitFor(() => expect(session.current.get()).not.toBe(before))
    expect(session.current.get().keptTexts.get()).toEqual([])
    expect(onServer()).toEqual([])
  })

  it('loses nothing that is written until the board was fetched afresh', async () => {
    const session = join()
    await online(session)
    const before = session.current.get()
    server.judge = 'phaseClosed'
    // No new line for a while: the screen shows the old board, and people go on writing there.
    server.up = false
    write(session, 'Trop tard')
    await vi.waitFor(() => expect(before.refusal.get()?.code).toBe('phaseClosed'))
    await vi.waitFor(() => expect(onLine(boardPath)).toBe(0))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(session.current.get()).toBe(before)
    const id = write(session, 'Entre-temps')
    expect(before.waitingIds.get()).toContain(id)
    // A page that is closed now offers it at its next opening.
    expect(storedKept(storage, 'board_1', 'person_1').map(({ text }) => text)).toContain('Entre-temps')
    server.judge = null
    server.up = true
    await vi.waitFor(() => expect(session.current.get()).not.toBe(before), { timeout: 10_000 })
    const after = session.current.get()
    expect(after.keptTexts.get().map(({ text }) => text)).toEqual(['Trop tard', 'Entre-temps'])
    await online(session)
    // An editor that is closed with the old board hands over its last letters a moment later.
    before.board.setText(id, 'Entre-temps aussi')
    expect(after.keptTexts.get().map(({ text }) => text)).toEqual(['Trop tard', 'Entre-temps aussi'])
  })

  it('on one line is not passed over while the other is fetched afresh', async () => {
    const session = join()
    await online(session)
    const facilitation = new FacilitationDoc(server.room('/sync/board_1/facilitation'))
    facilitation.setSession({ phaseId: 'write-q1', timer: null }, 1)
    server.tell('/sync/board_1/facilitation')
    const before = session.current.get()
    await vi.waitFor(() => expect(before.readings.phase.get()?.hidden).toBe(true))
    server.judge = 'phaseClosed'
    before.board.addNote({ questionId: 'q1', text: 'Dans le brouillon', authorId: me.participantId })
    new BoardDoc(before.board.doc).addNote({
      questionId: 'q1',
      text: 'Au tableau',
      authorId: me.participantId,
    })
    await vi.waitFor(
      () =>
        expect(
          session.current
            .get()
            .keptTexts.get()
            .map(({ text }) => text),
        ).toEqual(expect.arrayContaining(['Dans le brouillon', 'Au tableau'])),
      { timeout: 3000 },
    )
    await online(session)
    expect(session.current.get().readings.notes.get()).toEqual([])
  })

  it('that only lacks its predecessor stays, for the server asks for the rest', async () => {
    const session = join()
    await online(session)
    const before = session.current.get()
    server.judge = 'missingPredecessor'
    write(session, 'Un peu tôt')
    await vi.waitFor(() => expect(status(session).waiting).toBe(1))
    server.judge = null
    server.cut()
    await vi.waitFor(() => expect(onServer()).toEqual(['Un peu tôt']), { timeout: 10_000 })
    server.store()
    await online(session)
    expect(session.current.get()).toBe(before)
  })
})

describe('access', () => {
  it('ends when the server closes for good', async () => {
    const session = join()
    await online(session)
    for (const socket of [...server.sockets]) socket.drop(4403, 'expiredLink')
    expect(session.ended.get()).toBe('expiredLink')
  })

  it('ends when the server, asked after several failures, no longer knows this device', async () => {
    const session = join()
    await online(session)
    meAnswers = () =>
      Response.json({ error: { code: 'notSignedIn', message: '…', params: {} } }, { status: 401 })
    server.up = false
    server.cut()
    await vi.waitFor(() => expect(session.ended.get()).toBe('notSignedIn'), { timeout: 15_000 })
  })
})
