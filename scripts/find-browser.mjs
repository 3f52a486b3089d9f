/**
 * Finds a Chromium for the journeys, and installs one where there is none.
 *
 * Looked for in this order: `ATELIER_BROWSER` (or `CHROMIUM_PATH`,
 * `PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH`), Chromium or Chrome of the system, Playwright's own. Installed
 * in this order: Playwright's own, then Debian's `chromium` package.
 *
 * On the command line it prints the path: `node scripts/find-browser.mjs [--install]`.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run, toolEnv } from './prepare.mjs'

/** What Chromium is started with: no sandbox (containers), no GPU, and no request of its own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Environment variables that name a browser, the first set one wins. */
const VARIABLES = ['ATELIER_BROWSER', 'CHROMIUM_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH']

/** A download that has not ended by then is taken as refused. */
const DOWNLOAD_MS = 90_000
const APT_MS = 300_000
const LOCK_SECONDS = 240

/** No browser, and words on what to do about it. */
export class BrowserError extends Error {
  name = 'BrowserError'
}

/** @returns {string[]} where a system keeps Chromium or Chrome */
function systemPaths(platform, env) {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .filter((key) => env[key])
      .map((key) => join(env[key], 'Google', 'Chrome', 'Application', 'chrome.exe'))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** What the search needs of the machine; a test gives its own. */
export const thisMachine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  run: (command, args, timeoutMs, env = {}) =>
    run(command, args, { quiet: true, timeoutMs, env: { ...toolEnv(), ...env } }),
  say: console.log,
  /** @returns {Promise<string>} where Playwright keeps its own Chromium, installed or not */
  async playwrightPath() {
    const { chromium } = await import(pathToFileURL(playwright('index.mjs')).href)
    return chromium.executablePath()
  },
}

/** A file of the `@playwright/test` package, which only `e2e` depends on. */
function playwright(file) {
  const main = createRequire(join(root, 'e2e', 'package.json')).resolve('@playwright/test')
  return join(dirname(main), file)
}

/**
 * A file named chromium may be a stub (Ubuntu's asks for a snap), or lack its libraries: only one that
 * tells its version counts. Chrome on Windows opens a window instead of answering, so there it is trusted.
 */
async function runs(path, machine) {
  if (!path || !machine.exists(path)) return false
  if (machine.platform === 'win32') return true
  return (await machine.run(path, ['--version'], 20_000)).code === 0
}

/** @returns {Promise<string | null>} the first that runs */
async function firstThatRuns(paths, machine) {
  for (const path of paths) if (await runs(path, machine)) return path
  return null
}

/**
 * @returns {Promise<string | null>} path of a Chromium that runs; `null` when there is none
 * @throws {BrowserError} when an environment variable names a browser that does not run
 */
export async function findBrowser(machine = thisMachine) {
  const variable = VARIABLES.find((name) => machine.env[name])
  if (variable) {
    const path = machine.env[variable]
    if (await runs(path, machine)) return path
    throw new BrowserError(
      `${variable} is "${path}", which is not a browser that runs here. Correct it, or unset it to let one be found.`,
    )
  }
  return (
    (await firstThatRuns(systemPaths(machine.platform, machine.env), machine)) ??
    (await firstThatRuns([await machine.playwrightPath()], machine))
  )
}

/** Debian's way. @returns {Promise<string>} why it did not work, empty when it did */
async function installByApt(machine) {
  if (machine.platform !== 'linux' || !machine.exists('/usr/bin/apt-get')) {
    return 'there is no apt-get here'
  }
  const [command, before] = machine.isRoot ? ['apt-get', []] : ['sudo', ['-n', 'apt-get']]
  // Somebody else may be installing something: one waits for them instead of giving up.
  const patience = ['-o', `DPkg::Lock::Timeout=${LOCK_SECONDS}`]
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await machine.run(command, [...before, ...patience, ...args], APT_MS, {
      DEBIAN_FRONTEND: 'noninteractive',
    })
    if (code !== 0) return lastWords(output) || `${command} ended with ${code}`
  }
  return ''
}

/** Playwright's way. @returns {Promise<string>} why it did not work, empty when it did */
async function installByPlaywright(machine) {
  const { code, output } = await machine.run(
    process.execPath,
    [playwright('cli.js'), 'install', 'chromium'],
    DOWNLOAD_MS,
  )
  if (code === 124) return `the download did not end within ${DOWNLOAD_MS / 1000} s`
  return code === 0 ? '' : lastWords(output) || `playwright install ended with ${code}`
}

/** The line that tells most of a failed command: its last with "error", never one of a stack. */
function lastWords(output) {
  const lines = output.split('\n').map((line) => line.trim())
  const telling = lines.filter((line) => line && !line.startsWith('at '))
  return telling.findLast((line) => /error/i.test(line)) ?? telling.at(-1) ?? ''
}

/**
 * Finds a browser, or installs one.
 *
 * @returns {Promise<string>} path of a Chromium that runs
 * @throws {BrowserError} when none could be had
 */
export async function ensureBrowser(machine = thisMachine) {
  const found = await findBrowser(machine)
  if (found) return found
  const refusals = []
  for (const [name, install] of [
    ["Playwright's own Chromium", installByPlaywright],
    ["Debian's chromium package", installByApt],
  ]) {
    machine.say(`No browser found. Installing ${name}…`)
    const refusal = await install(machine)
    const path = refusal ? null : await findBrowser(machine)
    if (path) return path
    refusals.push(`- ${name}: ${refusal || 'installed, but it does not run here'}`)
  }
  throw new BrowserError(
    `The journeys need Chromium or Chrome, and none could be installed:\n${refusals.join('\n')}\nInstall one, or set ATELIER_BROWSER to the path of its executable.`,
  )
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log((process.argv.includes('--install') ? await ensureBrowser() : await findBrowser()) ?? 'none')
  } catch (error) {
    if (!(error instanceof BrowserError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
