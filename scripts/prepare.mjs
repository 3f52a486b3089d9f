/**
 * What stands between a fresh machine and a running product: a Node version that can run it, the
 * packages of the lock file, and a build of what changed. Shared by start, demo and test.
 *
 * Only Node and npm are expected. pnpm comes through `npx`, in the exact version `package.json`
 * names, and only when something must be installed: the second start needs no network.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** A step that went wrong, in words for the person at the terminal; nobody needs its stack. */
export class PrepareError extends Error {
  name = 'PrepareError'
}

const stampFile = join(root, 'node_modules', '.atelier-installed')

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | null} what is wrong and how to fix it; `null` when this Node will do
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fine = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (fine) return null
  return `Atelier needs Node 20.19 or later in the 20 line, or 22.12 or later; this is Node ${version}. Install a current one from https://nodejs.org and run the command again.`
}

/** Environment of the build tools: no telemetry, no update notices, pnpm of this repository first. */
export function toolEnv() {
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    ...process.env,
    [pathKey]: [join(root, 'node_modules', '.bin'), process.env[pathKey]].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    npm_config_update_notifier: 'false',
  }
}

/**
 * Runs one command to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number }} [options]
 *   `quiet` keeps the output back, for the caller to show when it matters; `timeoutMs` ends the
 *   command after that long
 * @returns {Promise<{ code: number, output: string }>} `code` 127 when the command could not start, 124
 *   after `timeoutMs`; `output` is empty unless quiet
 */
export function run(command, args, { quiet = false, env = toolEnv(), cwd = root, timeoutMs } = {}) {
  return new Promise((resolve) => {
    // npx is a .cmd file on Windows, which only a shell can start; the arguments here hold no spaces.
    const shell = process.platform === 'win32' && command === 'npx'
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    let output = ''
    let timedOut = false
    child.stdout?.on('data', (bytes) => {
      output += bytes
    })
    child.stderr?.on('data', (bytes) => {
      output += bytes
    })
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            child.kill('SIGKILL')
          }, timeoutMs)
    const stop = (signal) => {
      child.kill(signal)
      process.exit(signal === 'SIGINT' ? 130 : 143)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    const done = (code, text) => {
      clearTimeout(timer)
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve({ code: timedOut ? 124 : code, output: text })
    }
    child.once('error', (error) => done(127, `${output}${error.message}\n`))
    child.once('close', (code) => done(code ?? 1, output))
  })
}

/**
 * Runs a command behind one line ("Installing…"), and says so when it takes long.
 *
 * @throws {PrepareError} with the command's own output and then `help`, when it fails
 */
async function step(title, help, command, args) {
  const started = Date.now()
  console.log(`${title}…`)
  const patience = setInterval(() => {
    console.log(`  still at it, ${Math.round((Date.now() - started) / 1000)} s`)
  }, 20_000)
  const { code, output } = await run(command, args, { quiet: true }).finally(() => clearInterval(patience))
  if (code !== 0)
    throw new PrepareError(`${output.trimEnd()}\n\n${title} failed (exit code ${code}). ${help}`)
}

/** What was installed is told by the lock file and by what native packages depend on. */
function installStamp() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)))
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

/**
 * Installs exactly what the lock file names, unless that has been done already.
 *
 * @throws {PrepareError} when pnpm fails
 */
export async function install() {
  const stamp = installStamp()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // --prod=false: the build tools are needed even where NODE_ENV says production.
  const flags = ['--frozen-lockfile', '--prod=false', '--config.confirm-modules-purge=false']
  await step(
    'Installing',
    'The first start needs the npm registry: check the network, a proxy or `npm config get registry`, then run the command again.',
    'npx',
    ['--yes', packageManager, 'install', ...flags],
  )
  writeFileSync(stampFile, stamp)
}

/** Arguments of `node` that run turbo; its own script is started so that no shell is involved. */
export const turbo = [join(root, 'node_modules', 'turbo', 'bin', 'turbo'), 'run', '--ui=stream']

/**
 * Builds server and web, and what they stand on; unchanged parts come from turbo's cache in `.turbo`.
 *
 * @throws {PrepareError} when a part does not build
 */
export async function build() {
  await step(
    'Building',
    'The lines above name the part; `npm test` checks everything and tells more.',
    process.execPath,
    [
      ...turbo,
      'build',
      '--filter=@atelier/server...',
      '--filter=@atelier/web...',
      '--output-logs=errors-only',
      '--log-order=grouped',
    ],
  )
}

/**
 * Checks Node, installs and builds.
 *
 * @throws {PrepareError}
 */
export async function prepare() {
  const problem = nodeProblem(process.versions.node)
  if (problem) throw new PrepareError(problem)
  await install()
  await build()
}
