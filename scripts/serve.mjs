/** Prepares the product and runs one of the server's programs in the foreground. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PrepareError, prepare, root } from './prepare.mjs'
import { SERVER_FLAGS } from './server-flags.mjs'

/** How often the parent is looked for; see `onOrphaned`. */
const PARENT_POLL_MS = 200

/** A second Ctrl-C within this time is the same one, passed on by the terminal and by npm. */
const SAME_SIGNAL_MS = 1000

/**
 * Runs `node <program>` until it ends, and makes its exit code ours.
 *
 * A terminal sends Ctrl-C to every process of its group, and npm passes it on once more. The server
 * must hear it once: the first asks for a clean stop, a later one means impatience. So it gets a group
 * of its own and hears from us. Windows has no such groups, and delivers Ctrl-C to the server itself.
 *
 * @param {string} program path of a built program, relative to the repository
 * @param {string[]} args
 */
export async function serve(program, args) {
  try {
    await prepare()
    if (!existsSync(join(root, program))) {
      throw new PrepareError(
        `${program} is missing after the build. Run \`npm test -- --only build\` to see why.`,
      )
    }
  } catch (error) {
    if (!(error instanceof PrepareError)) throw error
    console.error(error.message)
    process.exitCode = 1
    return
  }

  const ownGroup = process.platform !== 'win32'
  const child = spawn(process.execPath, [...SERVER_FLAGS, join(root, program), ...args], {
    cwd: root,
    stdio: 'inherit',
    detached: ownGroup,
  })
  let lastSignalAt = Number.NEGATIVE_INFINITY
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = performance.now()
      if (now - lastSignalAt < SAME_SIGNAL_MS) return
      lastSignalAt = now
      if (ownGroup) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  onOrphaned(() => child.kill('SIGTERM'))
  process.once('exit', () => child.kill('SIGTERM'))
  child.once('error', (error) => {
    console.error(`${program} could not be started: ${error.message}`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => {
    if (signal) console.error(`${program} was ended by ${signal}.`)
    process.exit(code ?? 1)
  })
}

/**
 * Calls back when npm is gone. npm hands a signal to the shell it started us with, and some shells die
 * of it without telling us: the server would go on alone. Only under npm; someone who starts this file
 * in the background and leaves means it to stay.
 *
 * @param {() => void} stop
 */
function onOrphaned(stop) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, PARENT_POLL_MS)
  timer.unref()
}
