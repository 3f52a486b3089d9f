import { BoardDoc, FacilitationDoc, type Joined } from '@atelier/board'
import { expect, it, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { bearer, secretOf, testFolder, testServer } from './testing/test-app.ts'

type Server = Awaited<ReturnType<typeof testServer>>

/** The unmodified client, with a token as the only thing of ours. */
function provide({ url }: { url: string }, { boardId, token }: Joined, document = 'board') {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync/${boardId}`, document, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [`bearer.${token}`],
    disableBc: true,
  })
  onTestFinished(() => {
    provider.destroy()
    doc.destroy()
  })
  return { doc, provider }
}

const synced = (provider: WebsocketProvider) =>
  expect.poll(() => provider.synced, { timeout: 10_000 }).toBe(true)
const later = { timeout: 10_000 }

async function openBoard(server: Server, phase = 'writing') {
  const board = await server.board()
  const lead = await board.join('facilitator')
  await board.openWriting()
  const call = (path: string, body?: unknown, who: { token: string } = lead) =>
    fetch(`${server.url}/api/boards/${board.boardId}/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...bearer(who) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  await call('phase', { to: phase })
  const texts = async (): Promise<string[]> =>
    ((await (await call('snapshot')).json()) as { notes: { text: string }[] }).notes.map(({ text }) => text)
  return { board, lead, call, texts }
}

/** HTTP status with which a handshake is refused; 101 when it is not. */
function handshake(url: string, protocols: string[] = [], headers: Record<string, string> = {}) {
  return new Promise<{ status: number; protocol: string }>((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), protocols, { headers })
    socket.on('open', () => {
      resolve({ status: 101, protocol: socket.protocol })
      socket.close()
    })
    socket.on('unexpected-response', (_request, answer) => {
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, protocol: '' })
    })
    socket.on('error', reject)
  })
}

it('carries a participant’s note from an unmodified provider into the report', async () => {
  const server = await testServer()
  const { board, call } = await openBoard(server)
  const guest = await board.join('participant')
  const { doc, provider } = provide(server, guest)
  await synced(provider)
  new BoardDoc(doc).addNote({
    questionId: 'q1',
    text: 'Local data is missing',
    authorId: guest.participantId,
  })
  await expect.poll(async () => (await call('report.json')).text(), later).toContain('Local data is missing')
})

it('shows a viewer everything, and nobody what the viewer writes', async () => {
  const server = await testServer()
  const { board, call, texts } = await openBoard(server)
  const guest = await board.join('participant')
  const viewer = provide(server, await board.join('viewer'))
  const other = provide(server, guest)
  await synced(viewer.provider)
  await synced(other.provider)
  new BoardDoc(viewer.doc).addNote({ questionId: 'q1', text: 'Not mine to write' })
  await call('notes', { questionId: 'q1', text: 'For all to see' })
  await expect
    .poll(() => new BoardDoc(viewer.doc).notes().map(({ text }) => text), later)
    .toContain('For all to see')
  await expect
    .poll(() => new BoardDoc(other.doc).notes().map(({ text }) => text), later)
    .toEqual(['For all to see'])
  expect(await texts()).toEqual(['For all to see'])
})

it('refuses what a viewer wrote before it connected', async () => {
  const server = await testServer()
  const { board, call, texts } = await openBoard(server)
  const { doc, provider } = provide(server, await board.join('viewer'))
  new BoardDoc(doc).addNote({ questionId: 'q1', text: 'Written offline' })
  await synced(provider)
  await call('notes', { questionId: 'q1', text: 'Marker' })
  await expect.poll(() => new BoardDoc(doc).notes().length, later).toBe(2)
  expect(await texts()).toEqual(['Marker'])
})

it('opens and closes writing for sockets that are already there, as the phase moves', async () => {
  const server = await testServer()
  const { board, call, texts } = await openBoard(server)
  const guest = await board.join('participant')
  const { doc, provider } = provide(server, guest)
  await synced(provider)
  const write = (text: string) =>
    new BoardDoc(doc).addNote({ questionId: 'q1', text, authorId: guest.participantId })
  write('While open')
  await expect.poll(texts, later).toEqual(['While open'])
  await call('phase', { to: 'presentations' })
  write('Too late')
  await call('notes', { questionId: 'q1', text: 'Marker' })
  await expect.poll(() => new BoardDoc(doc).notes().length, later).toBe(3)
  expect((await texts()).sort()).toEqual(['Marker', 'While open'])
})

it('refuses a change to somebody else’s words, and tells the writer why', async () => {
  const server = await testServer()
  const { board, call, texts } = await openBoard(server)
  await call('notes', { questionId: 'q1', text: 'Words of the lead' })
  const guest = provide(server, await board.join('participant'))
  const refusals: string[] = []
  vi.spyOn(console, 'warn').mockImplementation((...words: unknown[]) => void refusals.push(words.join(' ')))
  await synced(guest.provider)
  const [note] = new BoardDoc(guest.doc).notes()
  new BoardDoc(guest.doc).setText(note?.id ?? '', 'Twisted')
  await expect.poll(() => refusals.join(), later).toContain('notYourNote')
  expect(await texts()).toEqual(['Words of the lead'])
})

it('refuses what is no board, however well formed', async () => {
  const server = await testServer()
  const { board, call, texts } = await openBoard(server)
  const guest = await board.join('participant')
  const { doc, provider } = provide(server, guest)
  await synced(provider)
  doc
    .getMap('notes')
    .set('note_1', { questionId: 'q1', authorId: guest.participantId, createdAt: 'yesterday' })
  await call('notes', { questionId: 'q1', text: 'Marker' })
  await expect.poll(() => new BoardDoc(doc).notes().length, later).toBe(1)
  const other = provide(server, await board.join('participant'))
  await synced(other.provider)
  expect([...other.doc.getMap('notes').keys()]).not.toContain('note_1')
  expect(await texts()).toEqual(['Marker'])
})

it('lets no socket write the facilitation document, and everybody read it', async () => {
  const server = await testServer()
  const { board, call } = await openBoard(server)
  const guest = provide(server, await board.join('participant'), 'facilitation')
  await synced(guest.provider)
  expect(new FacilitationDoc(guest.doc).meta()?.title).toBe('Common strategy')
  new FacilitationDoc(guest.doc).setMeta({ title: 'Taken over' })
  await call('settings', { editing: 'everyone' })
  await expect.poll(() => new FacilitationDoc(guest.doc).settings().editing, later).toBe('everyone')
  expect(await (await call('snapshot')).json()).toMatchObject({ title: 'Common strategy' })
})

it('keeps notes over a restart, for a provider that comes back by itself', async () => {
  const dataDir = await testFolder()
  const first = await testServer({ DATA_DIR: dataDir })
  const { board } = await openBoard(first)
  const guest = await board.join('participant')
  const one = provide(first, guest)
  await synced(one.provider)
  new BoardDoc(one.doc).addNote({ questionId: 'q1', text: 'Survives', authorId: guest.participantId })
  await expect
    .poll(
      async () =>
        (await first.services.sync.read(`${board.boardId}/board`, (doc) => new BoardDoc(doc).notes())).length,
      later,
    )
    .toBe(1)
  await first.close()
  const second = await testServer({ DATA_DIR: dataDir })
  const two = provide(second, guest)
  await synced(two.provider)
  expect(new BoardDoc(two.doc).notes().map(({ text }) => text)).toEqual(['Survives'])
})

it('refuses before the socket opens, each with its status', async () => {
  const server = await testServer()
  const { board, lead } = await openBoard(server)
  const stranger = await (await server.board()).join('participant')
  const at = (path: string) => `${server.url}/sync/${path}`
  const status = async (...given: Parameters<typeof handshake>) => (await handshake(...given)).status
  expect(await status(at(`${board.boardId}/board`))).toBe(401)
  expect(await status(at(`${board.boardId}/board`), ['bearer.nonsense'])).toBe(401)
  expect(await status(at(`${board.boardId}/board`), [`bearer.${stranger.token}`])).toBe(403)
  expect(await status(at('board_gone/board'), [`bearer.${lead.token}`])).toBe(404)
  expect(await status(at(`${board.boardId}/notes`), [`bearer.${lead.token}`])).toBe(404)
  const viewer = await board.join('viewer')
  expect(await status(at(`${board.boardId}/draft`), [`bearer.${viewer.token}`])).toBe(403)
  expect(await status(at(`${board.boardId}/board?token=${lead.token}`))).toBe(401)
  expect((await fetch(at(`${board.boardId}/board`), { headers: bearer(lead) })).status).toBe(404)
})

it('refuses a socket that another website opens, and takes our own and programs', async () => {
  const server = await testServer()
  const { board, lead } = await openBoard(server)
  const url = `${server.url}/sync/${board.boardId}/board`
  const from = async (origin: string) => (await handshake(url, [`bearer.${lead.token}`], { origin })).status
  expect(await from('https://evil.example')).toBe(403)
  expect(await from('null')).toBe(403)
  expect(await from(server.url)).toBe(101)
  expect((await handshake(url, [`bearer.${lead.token}`])).status).toBe(101)
  expect((await handshake(url, [], bearer(lead))).status).toBe(101)
})

it('takes a cookie, picks the role a tab asks for, and answers with that subprotocol', async () => {
  const server = await testServer()
  const { board, texts } = await openBoard(server)
  const cookies = await Promise.all(
    (['facilitator', 'viewer'] as const).map(async (role) => {
      const answer = await fetch(`${server.url}/api/join`, {
        method: 'POST',
        body: JSON.stringify({ secret: secretOf(board.links[role]) }),
      })
      return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    }),
  )
  const cookie = cookies.join('; ')
  const url = `${server.url}/sync/${board.boardId}/board`
  expect(await handshake(url, [], { cookie })).toEqual({ status: 101, protocol: '' })
  expect(await handshake(url, ['role.viewer'], { cookie })).toEqual({ status: 101, protocol: 'role.viewer' })
  expect((await handshake(url, ['role.participant'], { cookie })).status).toBe(401)
  expect(await texts()).toEqual([])
})

it('disconnects who came by a link that is closed', async () => {
  const server = await testServer()
  const { board, call, lead } = await openBoard(server)
  const { provider } = provide(server, await board.join('viewer'))
  await synced(provider)
  const { links } = (await (await call('links')).json()) as { links: { id: string; role: string }[] }
  const link = links.find(({ role }) => role === 'viewer')
  await fetch(`${server.url}/api/boards/${board.boardId}/links/${link?.id}`, {
    method: 'DELETE',
    headers: bearer(lead),
  })
  await expect.poll(() => provider.wsconnected, later).toBe(false)
  expect(provider.shouldConnect).toBe(false)
})
