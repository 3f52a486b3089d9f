import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { SERVER_FLAGS } from '../../scripts/server-flags.mjs'
import { pause } from './waiting.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** A server that is not ready, or not gone, after that long will not be. */
const PATIENCE_MS = 30_000
const LOG_CHARS = 4000

/** How one person reaches one room. */
export interface Ticket {
  url: string
  protocols: string[]
}

/** A server under measurement. Everything is on loopback. */
export interface Server {
  name: string
  pid: number
  /** Where the inspector listens, when it was asked for. */
  inspectorUrl: string | null
  /** Where its HTTP calls are; `null` for one that has none. */
  origin: string | null
  room(name: string): Promise<Room>
  stop(): Promise<void>
  /** Ends it as a power cut does, with SIGKILL, and waits until it is gone. */
  kill(): Promise<void>
}

export type Role = 'facilitator' | 'participant' | 'viewer'

export interface Room {
  /** Lets one more person in; this happens before anything is measured. Without a role: one who may write always. */
  ticket(role?: Role): Promise<Ticket>
}

export interface StartOptions {
  /** Opens Node's inspector, through which memory is read after a garbage collection. */
  inspect?: boolean
  /** Where the last server was killed or stopped, to go on from there; the folder then stays. Our server only. */
  resume?: Place
}

/** Where a server keeps its data and listens. Tickets stay good for a server started anew in the same place. */
export interface Place {
  dataDir: string
  port: number
  /** Deletes the data. */
  clear(): void
}

/** A place of one's own, for a server that is started several times. The data goes when this process ends, at the latest. */
export async function newPlace(): Promise<Place> {
  // In the repository and not in a temporary folder: that may be memory, where storing costs nothing.
  await mkdir(here('data'), { recursive: true })
  const dataDir = await mkdtemp(here('data/bench-'))
  const remove = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', remove)
  return {
    dataDir,
    port: await freePort(),
    clear() {
      process.off('exit', remove)
      remove()
    },
  }
}

export interface Contender {
  name: string
  start(options?: StartOptions): Promise<Server>
}

/** The product as it is built, everything on disk before it is on another screen. */
export const atelier: Contender = {
  name: 'atelier',
  async start({ inspect = false, resume } = {}) {
    const program = here('../../apps/server/dist/main.js')
    if (!existsSync(program))
      throw new Error(`${program} is missing. Build it first: npx turbo run build --filter=@atelier/server`)
    const { dataDir, port, clear } = resume ?? (await newPlace())
    const env = {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    }
    const running = await launch([...SERVER_FLAGS, program], env, `http://127.0.0.1:${port}/health`, inspect)
    return {
      name: 'atelier',
      pid: running.pid,
      inspectorUrl: running.inspectorUrl(),
      origin: `http://127.0.0.1:${port}`,
      room: async (name) =>
        roomOf(`http://127.0.0.1:${port}`, await newBoard(`http://127.0.0.1:${port}`, name)),
      kill: running.kill,
      stop: async () => {
        await running.stop()
        if (!resume) clear()
      },
    }
  },
}

/** `@y/websocket-server`, which keeps everything in memory and stores nothing. */
export const peer: Contender = {
  name: 'y-websocket-server',
  async start({ inspect = false } = {}) {
    const port = await freePort()
    const running = await launch(
      [here('peer-server.mjs'), String(port)],
      {},
      `http://127.0.0.1:${port}/`,
      inspect,
    )
    return {
      name: 'y-websocket-server',
      pid: running.pid,
      inspectorUrl: running.inspectorUrl(),
      origin: null,
      room: async (name) => ({
        ticket: async () => ({ url: `ws://127.0.0.1:${port}/${name}`, protocols: [] }),
      }),
      stop: running.stop,
      kill: running.kill,
    }
  },
}

/** What the server answers about a board it has made. */
export interface MadeBoard {
  boardId: string
  links: Record<Role | 'secretariat', string>
}

export async function newBoard(origin: string, title: string): Promise<MadeBoard> {
  return (await post(`${origin}/api/boards`, {
    title,
    template: 'local4action',
    language: 'en',
  })) as MadeBoard
}

/** A board is a room: joined by its links. That of the facilitators may write in every phase. */
export function roomOf(origin: string, { boardId, links }: MadeBoard): Room {
  return {
    ticket: async (role = 'facilitator') => {
      const token = await joinBy(origin, links[role])
      return { url: `${origin.replace('http', 'ws')}/sync/${boardId}/board`, protocols: [`bearer.${token}`] }
    },
  }
}

/** @returns the token with which that person is known from then on */
export async function joinBy(origin: string, link: string, hubId?: string): Promise<string> {
  const person = { secret: secretOf(link), name: 'Bench', language: 'en', ...(hubId && { hubId }) }
  const { token } = (await post(`${origin}/api/join`, person)) as { token: string }
  return token
}

/** A link ends with its secret, after `#`. */
function secretOf(link: string): string {
  const secret = new URL(link).hash.slice(1).split(/[=/&]/).at(-1)
  if (!secret)
    throw new Error(
      'the link of the board carries no secret after "#". Adapt servers.ts to the new form of links.',
    )
  return secret
}

export async function post(url: string, body: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok)
    throw new Error(`POST ${url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
  return answer.json()
}

interface Running {
  pid: number
  inspectorUrl(): string | null
  stop(): Promise<void>
  kill(): Promise<void>
}

/** Starts `node <args>` and waits until it answers. It dies with this process. */
async function launch(
  args: string[],
  env: Record<string, string>,
  readyUrl: string,
  inspect: boolean,
): Promise<Running> {
  const flags = inspect ? ['--inspect=127.0.0.1:0'] : []
  const child = spawn(process.execPath, [...flags, ...args], {
    cwd: here('.'),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const keep = (bytes: Buffer) => {
    log = (log + bytes.toString()).slice(-LOG_CHARS)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  let inspectorUrl: string | null = null
  child.stderr.on('data', () => {
    inspectorUrl ??= /Debugger listening on (ws:\S+)/.exec(log)?.[1] ?? null
  })
  const killWithBench = () => child.kill('SIGKILL')
  process.once('exit', killWithBench)
  child.once('exit', () => process.off('exit', killWithBench))
  child.once('error', (error) => keep(Buffer.from(error.message)))

  const deadline = Date.now() + PATIENCE_MS
  while (!(await answers(readyUrl))) {
    if (hasEnded(child) || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`${args.join(' ')} did not become ready:\n${log}`)
    }
    await pause(25)
  }
  return {
    pid: child.pid as number,
    inspectorUrl: () => inspectorUrl,
    stop: async () => {
      if (hasEnded(child)) throw new Error(`${args.join(' ')} had ended before it was stopped:\n${log}`)
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS / 3)
      child.kill('SIGTERM')
      await ended
      clearTimeout(impatience)
    },
    kill: async () => {
      if (hasEnded(child)) throw new Error(`${args.join(' ')} had ended before it was killed:\n${log}`)
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGKILL')
      await ended
    },
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false // nobody listens yet
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
