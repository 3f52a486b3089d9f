import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBoard, Joined, Role } from '@atelier/board'
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
  post(path: string, body: unknown, headers?: Record<string, string>, address?: string): Promise<Answer>
  board(): Promise<TestBoard>
}

export interface TestBoard extends CreatedBoard {
  join(role: Role, body?: object): Promise<Joined>
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
  const post: TestApp['post'] = async (path, body, headers = {}, address = '192.0.2.1') =>
    app.app.request(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
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
    post,
    board: () => makeBoard(async (path, body) => post(path, body)),
  }
}

/** A server on a free port of this machine, gone with the test. */
export async function testServer(
  env: Record<string, string> = {},
): Promise<RunningServer & { url: string; dataDir: string; log: LogLines; board(): Promise<TestBoard> }> {
  const dataDir = env.DATA_DIR ?? (await testFolder())
  const log = new LogLines()
  const server = await startServer(
    readConfig({ PORT: '0', HOST: '127.0.0.1', WEB_DIR: join(dataDir, 'web'), ...env, DATA_DIR: dataDir }),
    log.logger,
  )
  onTestFinished(() => server.close())
  const url = `http://127.0.0.1:${server.port}`
  const post = (path: string, body: unknown) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return { ...server, url, dataDir, log, board: () => makeBoard(post) }
}

async function makeBoard(post: (path: string, body: unknown) => Promise<Answer>): Promise<TestBoard> {
  const title = 'Common strategy'
  const made = (await (
    await post('/api/boards', { title, template: 'local4action', language: 'en' })
  ).json()) as CreatedBoard
  return {
    ...made,
    async join(role, body = {}) {
      const secret = secretOf(made.links[role])
      return (await (await post('/api/join', { secret, ...body })).json()) as Joined
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
