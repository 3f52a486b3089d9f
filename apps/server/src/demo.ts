import { mkdir, writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { type CreatedBoard, LOCALES, localeFrom } from '@atelier/board'
import { pino } from 'pino'
import { addressesOf, banner } from './banner.ts'
import { ConfigError, readConfig } from './config.ts'
import { DemoError, DemoServer } from './demo/demo-client.ts'
import { type DemoOptions, readOptions, USAGE } from './demo/options.ts'
import { play } from './demo/play.ts'
import { type DemoWords, demoWords } from './demo/texts.ts'
import type { ReportFormat } from './report-formats.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** The program behind `npm run demo`: a server with a session in full swing, played by simulated participants. */
const DATA_DIR = './data/demo'
/** Every format there is; its JSON comes last. */
const SAVED_FORMATS = ['pdf', 'docx', 'pptx', 'xlsx', 'csv', 'md', 'json'] as const satisfies ReportFormat[]

const locale = localeFrom(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG)
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(1)
    stop.abort()
  })

try {
  const options = readOptions(process.argv.slice(2), locale)
  if (options.help) say(USAGE)
  else await demo(options)
  process.exit(0)
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`)
  process.exit(1)
}

async function demo(options: DemoOptions): Promise<void> {
  // Every device has three sockets, and each wants to say goodbye when the process ends.
  process.setMaxListeners(3 * options.people + 30)
  const own = options.url === null ? await ownServer(options) : null
  try {
    await session(new DemoServer(own?.base ?? options.url ?? ''), options, own?.reports ?? null)
  } finally {
    await own?.server.close()
  }
}

/** Starts a server in this process; on another port when the usual one is taken and none was asked for. */
async function ownServer({ language }: DemoOptions) {
  const config = readConfig({ DATA_DIR, LOG_LEVEL: 'warn', ...process.env }, locale)
  const logger = pino({ level: config.logLevel, base: null }, pino.destination({ fd: 2, sync: true }))
  let server: RunningServer
  try {
    server = await startServer(config, logger)
  } catch (error) {
    if (process.env.PORT || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    server = await startServer({ ...config, port: 0 }, logger)
  }
  const dataDir = resolve(config.dataDir)
  const about = { port: server.port, version: server.services.version, boards: server.services.boards.size }
  say(banner({ ...config, dataDir }, about, networkInterfaces(), language))
  const base = addressesOf(config.host, server.port, {}).local
  return { server, base, reports: join(dataDir, 'reports') }
}

async function session(server: DemoServer, options: DemoOptions, reports: string | null): Promise<void> {
  const words = demoWords[options.language]
  const body = { title: words.title, language: options.language }
  const created = await server.createBoard(body, process.env.CREATE_TOKEN || null)
  say(linksOf(created, options))
  const { played, leave } = await untilStopped(
    play({
      server,
      created,
      language: options.language,
      people: options.people,
      durationMs: options.minutes * 60_000,
      seed: options.seed,
      signal: stop.signal,
      tell: {
        joined: (people, hubs) => say(`  ${words.joined(people, hubs)}`),
        phase: (phase) => say(`  ${words.phase(phase.name[options.language])}`),
      },
    }),
  )
  if (!played) return
  try {
    say(`\n  ${words.done(played)}`)
    const folder = options.out ? resolve(options.out) : reports
    if (folder)
      for (const file of await saveReports(server, created, folder, words)) say(`  ${words.saved}  ${file}`)
    if (options.exit) return
    say(`  ${words.roles.secretariat}  ${created.links.secretariat}\n\n  ${words.stays}\n`)
    if (!stop.signal.aborted)
      await new Promise((done) => stop.signal.addEventListener('abort', done, { once: true }))
  } finally {
    leave()
  }
}

/** A session that was interrupted by Ctrl-C ends without an error. */
async function untilStopped(
  playing: ReturnType<typeof play>,
): Promise<Awaited<typeof playing> | Record<string, never>> {
  try {
    return await playing
  } catch (error) {
    if (stop.signal.aborted) return {}
    throw error
  }
}

/** Takes the report as the Secretariat would, in every language and format. */
async function saveReports(
  server: DemoServer,
  created: CreatedBoard,
  folder: string,
  { place, organiser }: DemoWords,
): Promise<string[]> {
  const joined = await server.join({ secret: new URL(created.links.secretariat).hash.slice(1) })
  await server.nameReport(joined, { place, organiser })
  await mkdir(folder, { recursive: true })
  const files: string[] = []
  for (const language of LOCALES)
    for (const format of SAVED_FORMATS) {
      const file = join(folder, `report-${language}.${format}`)
      await writeFile(file, await server.take(joined, `report.${format}?lang=${language}`))
      files.push(file)
    }
  return files
}

function linksOf({ code, links }: CreatedBoard, { language }: DemoOptions): string {
  const { links: open, roles, code: onPhone, hurry } = demoWords[language]
  const width = Math.max(...Object.values(roles).map((role) => role.length)) + 2
  const line = (role: keyof typeof roles) => `  ${roles[role].padEnd(width)}${links[role]}`
  return [
    `  ${open}`,
    '',
    ...(['facilitator', 'participant', 'viewer', 'secretariat'] as const).map(line),
    '',
    `  ${onPhone(code)}`,
    `  ${hurry}`,
    '',
  ].join('\n')
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function inWords(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DemoError || error instanceof RangeError)
    return error.message
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code.startsWith('ERR_PARSE_ARGS')) return `${(error as Error).message}\n\n${USAGE}`
  if (code === 'EADDRINUSE')
    return `port ${process.env.PORT} is in use. Choose another: PORT=3001 npm run demo`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
