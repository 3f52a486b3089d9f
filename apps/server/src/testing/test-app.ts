import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Agenda, type CreatedBoard, type Joined, type Phase, type Role, templates } from '@atelier/board'
import { openStorage } from '@atelier/storage'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { type Config, readConfig } from '../config.ts'
import { type App, createApp } from '../create-app.ts'
import { type RunningServer, startServer } from '../start-server.ts'

/** Everything that a test's server wrote to its log, at the finest level. */
export class LogLines {
  text = ''

  readonly logger = pino(
    { level: 'trace', base: null },
    {
      write: (line: string) => {
        this.text += line
      },
    },
  )
}

export async function testFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-server-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  return dataDir
}

/** An answer whose JSON a test takes as it comes. */
export interface Answer extends Omit<Response, 'json'> {
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what the tests are about
  json(): Promise<any>
}

export interface TestApp extends App {
  log: LogLines
  config: Config
  /** Epoch ms that the app believes; a test may move it. */
  clock: { now: number | null }
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body: unknown, headers?: Record<string, string>, address?: string): Promise<Answer>
  board(): Promise<TestBoard>
}

export interface TestBoard extends CreatedBoard {
  join(role: Role, body?: object): Promise<Joined>
  /** Adds the phase `writing` to the run, in which everybody writes in view of all. */
  openWriting(): Promise<void>
}

type Send = (method: string, path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>

/** A phase in which everybody writes under every question, in view of all. */
export const writingPhase: Phase = {
  id: 'writing',
  order: 3.5,
  agendaItemId: 'strategy',
  kind: 'write',
  name: { en: 'Writing', fr: 'Écriture', es: 'Escritura' },
  instruction: { en: 'Write.', fr: 'Écrivez.', es: 'Escriba.' },
  seconds: 420,
  questionIds: ['q1', 'q2', 'q3'],
  participants: ['write', 'move'],
  hidden: false,
  skipped: false,
}
export const openAgenda: Agenda = {
  ...templates.local4action.agenda,
  phases: [...templates.local4action.agenda.phases, writingPhase],
}

/** An app without a port, in a folder of its own, gone with the test. */
export async function testApp(env: Record<string, string> = {}): Promise<TestApp> {
  const dataDir = env.DATA_DIR ?? (await testFolder())
  const config = readConfig({ WEB_DIR: join(dataDir, 'web'), ...env, DATA_DIR: dataDir })
  const log = new LogLines()
  const storage = await openStorage({ dataDir })
  const clock: TestApp['clock'] = { now: null }
  const app = await createApp({ config, storage, logger: log.logger, now: () => clock.now ?? Date.now() })
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await app.close()
    await storage.close()
  }
  onTestFinished(close)
  const send = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
    address = '192.0.2.1',
  ): Promise<Answer> =>
    app.app.request(
      path,
      {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      },
      { incoming: { socket: { remoteAddress: address } } },
    )
  return {
    ...app,
    close,
    log,
    config,
    clock,
    get: async (path, headers = {}) => app.app.request(path, { headers }),
    put: (path, body, headers) => send('PUT', path, body, headers),
    patch: (path, body, headers) => send('PATCH', path, body, headers),
    post: (path, body, headers, address) => send('POST', path, body, headers, address),
    board: () => makeBoard(send),
  }
}

export interface TestServer extends RunningServer {
  url: string
  dataDir: string
  log: LogLines
  /** Epoch ms that the server believes; a test may move it. */
  clock: { now: number | null }
  board(): Promise<TestBoard>
}

/** A server on a free port of this machine, gone with the test. */
export async function testServer(env: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = env.DATA_DIR ?? (await testFolder())
  const log = new LogLines()
  const clock: TestServer['clock'] = { now: null }
  const server = await startServer(
    readConfig({ PORT: '0', HOST: '127.0.0.1', WEB_DIR: join(dataDir, 'web'), ...env, DATA_DIR: dataDir }),
    log.logger,
    { now: () => clock.now ?? Date.now() },
  )
  onTestFinished(() => server.close())
  const url = `http://127.0.0.1:${server.port}`
  const send: Send = (method, path, body, headers = {}) =>
    fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return { ...server, url, dataDir, log, clock, board: () => makeBoard(send) }
}

async function makeBoard(send: Send): Promise<TestBoard> {
  const title = 'Common strategy'
  const made = (await (
    await send('POST', '/api/boards', { title, template: 'local4action', language: 'en' })
  ).json()) as CreatedBoard
  const join: TestBoard['join'] = async (role, body = {}) => {
    const secret = secretOf(made.links[role])
    return (await (await send('POST', '/api/join', { secret, ...body })).json()) as Joined
  }
  return {
    ...made,
    join,
    async openWriting() {
      const lead = await join('facilitator')
      await send('PUT', `/api/boards/${made.boardId}/agenda`, openAgenda, bearer(lead))
    },
  }
}

export const secretOf = (link: string): string => new URL(link).hash.slice(1)

export const bearer = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` })

/** Name and value of a cookie that an answer sets, as a browser sends them back. */
export function cookieOf(answer: Pick<Answer, 'headers'>): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Code of a refusal. */
export async function codeOf(answer: Pick<Answer, 'json'>): Promise<string> {
  return (await answer.json()).error.code
}
