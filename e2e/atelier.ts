/**
 * The product as a journey meets it: the server as `npm start` runs it, on a port of its own, with a data
 * folder of its own, one for each worker.
 *
 * @example
 * import { expect, test } from './atelier.ts'
 *
 * test('a board outlives a killed server', async ({ atelier, page }) => {
 *   await page.goto(atelier.url)
 *   await atelier.restart({ signal: 'SIGKILL' })
 *   await page.reload()
 * })
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { SERVER_FLAGS } from '../scripts/server-flags.mjs'

const program = fileURLToPath(new URL('../apps/server/dist/main.js', import.meta.url))

/** After that long without an answer the server is taken as not starting, or not stopping. */
const PATIENCE_MS = 60_000

/** A running server. It keeps its port and its data over `restart`. */
export class Atelier {
  /** Origin without a slash at the end: `http://127.0.0.1:40123`. */
  readonly url: string
  readonly dataDir: string
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | null = null
  #log = ''

  private constructor(port: number, dataDir: string, env: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`
    this.dataDir = dataDir
    this.#env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, ...env }
  }

  /**
   * Starts a server on a free port with an empty data folder.
   *
   * @param env more configuration, such as `CREATE_TOKEN`
   * @throws Error with the server's own output when it does not become ready
   */
  static async start(env: Record<string, string> = {}): Promise<Atelier> {
    const dataDir = await mkdtemp(join(tmpdir(), 'atelier-e2e-'))
    const atelier = new Atelier(await freePort(), dataDir, env)
    await atelier.launch()
    return atelier
  }

  /** What the server has printed since the first start. */
  get log(): string {
    return this.#log
  }

  /** Starts the stopped server again and waits until it is healthy. */
  async launch(): Promise<void> {
    const child = spawn(process.execPath, [...SERVER_FLAGS, program], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    const keep = (bytes: Buffer) => {
      this.#log += bytes.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const killWithWorker = () => child.kill('SIGKILL')
    process.once('exit', killWithWorker)
    child.once('exit', () => process.off('exit', killWithWorker))
    child.once('error', (error) => {
      this.#log += `${error.message}\n`
    })
    const deadline = Date.now() + PATIENCE_MS
    while (!(await this.#isHealthy())) {
      if (hasEnded(child)) throw new Error(`The server ended before it was ready:\n${this.#log}`)
      if (Date.now() > deadline) {
        await this.stop('SIGKILL')
        throw new Error(`${this.url}/health did not answer in ${PATIENCE_MS / 1000} s:\n${this.#log}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /**
   * Stops the server and waits until it is gone; its data stays.
   *
   * @param signal `SIGTERM` for a clean stop, `SIGKILL` for a power cut
   * @returns the exit code; `null` when a signal ended it
   */
  async stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    this.#child = null
    if (!child || hasEnded(child)) return child?.exitCode ?? null
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    child.kill(signal)
    await ended
    clearTimeout(impatience)
    return child.exitCode
  }

  /** Stops and starts again: same port, same data. */
  async restart({ signal = 'SIGTERM' }: { signal?: 'SIGTERM' | 'SIGKILL' } = {}): Promise<void> {
    await this.stop(signal)
    await this.launch()
  }

  /** Stops the server and removes its data. */
  async dispose(): Promise<void> {
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  async #isHealthy(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/health`)).status === 200
    } catch {
      return false // nobody listens yet
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

/** A port nobody listens on. It is known before the start, so that a restart can take it again. */
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

/**
 * Playwright's `test` with `atelier`: the worker's own server, its output attached to what fails. People's browsers
 * are closed behind each test: the worker's Chromium would draw their boards on, beside those of all later tests.
 */
export const test = base.extend<{ serverLog: undefined; goHome: undefined }, { atelier: Atelier }>({
  atelier: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern
    async ({}, use) => {
      const atelier = await Atelier.start()
      await use(atelier)
      await atelier.dispose()
    },
    { scope: 'worker', timeout: PATIENCE_MS + 10_000 },
  ],
  baseURL: async ({ atelier }, use) => use(atelier.url),
  serverLog: [
    async ({ atelier }, use, testInfo) => {
      const before = atelier.log.length
      await use(undefined)
      if (testInfo.status === testInfo.expectedStatus) return
      await testInfo.attach('server.log', { body: atelier.log.slice(before), contentType: 'text/plain' })
    },
    { auto: true },
  ],
  goHome: [
    async ({ browser }, use) => {
      await use(undefined)
      for (const context of browser.contexts()) await context.close()
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'
