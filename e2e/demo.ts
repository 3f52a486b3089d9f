import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Atelier } from './atelier.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A session of the demo, played to its end on a server of its own. Its people stay until it is stopped. */
export class Demo {
  readonly atelier: Atelier
  /** Six characters. */
  readonly code: string
  /** Paths with their secrets. */
  readonly links: { facilitator: string; viewer: string }
  readonly #played: ChildProcess
  readonly #out: string

  private constructor(atelier: Atelier, played: ChildProcess, out: string, said: string) {
    this.atelier = atelier
    this.#played = played
    this.#out = out
    const link = (role: RegExp) => (role.exec(said)?.[1] ?? '').replace(/^https?:\/\/[^/]+/, '')
    this.links = { facilitator: link(/Facilitation\s+(\S+)/), viewer: link(/Projection.*?(http\S+)/) }
    this.code = /saisissez (\w{6})/.exec(said)?.[1] ?? ''
  }

  /** @throws Error with what the demo said, when it ends before its time */
  static async play(): Promise<Demo> {
    const atelier = await Atelier.start()
    const out = await mkdtemp(join(tmpdir(), 'atelier-pictures-'))
    const played = spawn(
      process.execPath,
      ['apps/server/dist/demo.js', '--url', atelier.url, '--minutes', '0.4', '--lang', 'fr', '--seed', '7']
        // The reports are the last that it speaks of.
        .concat('--out', out),
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let said = ''
    const ended = new AbortController()
    played.once('exit', () => ended.abort())
    for (const stream of [played.stdout, played.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    while (!said.includes('report-es.json'))
      await once(played.stdout, 'data', { signal: ended.signal }).catch(() => {
        throw new Error(`The demo ended:\n${said}`)
      })
    return new Demo(atelier, played, out, said)
  }

  async stop(): Promise<void> {
    if (this.#played.exitCode === null) {
      const gone = once(this.#played, 'exit')
      this.#played.kill('SIGTERM')
      await gone
    }
    await this.atelier.dispose()
    await rm(this.#out, { recursive: true, force: true })
  }
}
