import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { localeFrom } from '@atelier/board'
import { pino } from 'pino'
import { banner } from './banner.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { startFailure } from './start-failure.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** The program: reads the environment, starts the server, says where it is, and stops it cleanly. */
// V8 compiles a function anew once it has run this much (its own default is about a third). In the first minute of a
// session, when everybody arrives, the compiler would otherwise take as much of the machine as the people do.
setFlagsFromString('--interrupt-budget=400000')

const locale = localeFrom(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG)

const config = configOrExit()
const logger = pino({ level: config.logLevel, base: null }, pino.destination({ fd: 2, sync: true }))
let server: RunningServer | null = null
let stopping = false

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopping) process.exit(1)
    stopping = true
    void stop()
  })

try {
  server = await startServer(config, logger)
  if (stopping) void stop()
  else
    process.stdout.write(
      `${banner(
        { ...config, dataDir: resolve(config.dataDir) },
        { port: server.port, version: server.services.version, boards: server.services.boards.size },
        networkInterfaces(),
        locale,
      )}\n`,
    )
} catch (error) {
  process.stderr.write(`${startFailure(error, config, locale)}\n`)
  process.exit(1)
}

async function stop(): Promise<void> {
  // Not there yet: the start itself comes back here when it is done.
  if (!server) return
  try {
    await server.close()
    process.exit(0)
  } catch (error) {
    logger.fatal({ err: error }, 'the stop was not clean')
    process.exit(1)
  }
}

function configOrExit(): Config {
  try {
    return readConfig(process.env, locale)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.lines.join('\n')}\n`)
    process.exit(1)
  }
}
