/**
 * `npm test`: every check there is, from types to journeys in a browser. A stage that fails does not
 * keep the others from running. The last line is `N passed, N failed` over all of them; types, lint,
 * arrows and build count as one check each.
 *
 * `npm test -- --only unit,e2e` runs some stages; see `stages` for their names.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './find-browser.mjs'
import { install, nodeProblem, PrepareError, root, run, toolEnv, turbo } from './prepare.mjs'
import { judge, sum, tallyPlaywright, tallyVitest } from './tally.mjs'

const results = join(root, 'test-results')
const dependency = (path) => join(root, 'node_modules', path)

/** One check: its output is shown when it fails. */
async function check(script, args) {
  const { code, output } = await run(process.execPath, [script, ...args], { quiet: true })
  if (code !== 0) console.log(output.trimEnd())
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** A test runner: its output is shown as it goes, its report counted at the end. */
async function runner(script, args, reportFile, tally, env = {}) {
  const { code } = await run(process.execPath, [script, ...args], { env: { ...toolEnv(), ...env } })
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null
  return judge(report && tally(report), code)
}

/** Turbo over every room, going on after a failure so that all of them are told. */
const everyRoom = (task) => [
  ...turbo.slice(1),
  task,
  '--continue=dependencies-successful',
  '--output-logs=errors-only',
  '--log-order=grouped',
]

/** In running order. @type {Record<string, () => Promise<import('./tally.mjs').Tally & { note?: string }>>} */
const stages = {
  types: () => check(turbo[0], everyRoom('types')),
  lint: () => check(dependency('@biomejs/biome/bin/biome'), ['check', '.']),
  arrows: () =>
    check(dependency('dependency-cruiser/bin/dependency-cruise.mjs'), [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'apps',
      'packages',
      'e2e',
    ]),
  unit: () => {
    const report = join(results, 'unit.json')
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    return runner(dependency('vitest/vitest.mjs'), args, report, tallyVitest)
  },
  build: () => check(turbo[0], everyRoom('build')),
  e2e: async () => {
    const browser = await ensureBrowser()
    const cli = join(root, 'e2e/node_modules/@playwright/test/cli.js')
    const args = ['test', '--config', 'e2e/playwright.config.ts']
    return runner(cli, args, join(results, 'e2e.json'), tallyPlaywright, { ATELIER_BROWSER: browser })
  },
}

/**
 * @param {string[]} args of the command line
 * @returns {Set<string>} stages to run; the journeys always bring the build they run against
 * @throws {PrepareError} for an unknown argument or stage
 */
function chosenStages(args) {
  if (args.length === 0) return new Set(Object.keys(stages))
  const [flag, list] = args[0]?.startsWith('--only=') ? ['--only', args[0].slice(7)] : args
  const names = (list ?? '').split(',').filter(Boolean)
  const wrong = flag !== '--only' || names.length === 0 ? args.join(' ') : names.find((name) => !stages[name])
  if (wrong) {
    throw new PrepareError(
      `"${wrong}" is not understood. Write: npm test -- --only ${Object.keys(stages).join(',')} (one or more of these).`,
    )
  }
  return new Set(names.includes('e2e') ? [...names, 'build'] : names)
}

/** One stage as a line of the summary. */
function summaryLine(name, { passed, failed, skipped, note, seconds }) {
  const counts = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`]
  const text = [counts.filter(Boolean).join(', '), note].filter(Boolean).join(': ')
  return `  ${failed ? '✗' : '✓'} ${name.padEnd(8)} ${text} (${seconds} s)`
}

async function main() {
  const problem = nodeProblem(process.versions.node)
  if (problem) throw new PrepareError(problem)
  const chosen = chosenStages(process.argv.slice(2))
  await install()
  mkdirSync(results, { recursive: true })
  for (const file of ['unit.json', 'e2e.json']) rmSync(join(results, file), { force: true })

  const done = []
  for (const [name, stage] of Object.entries(stages)) {
    if (!chosen.has(name)) continue
    console.log(`\n── ${name}`)
    const started = Date.now()
    const tally = await stage().catch((error) => {
      console.log(error.stack ?? error.message)
      return { passed: 0, failed: 1, skipped: 0, note: 'did not run' }
    })
    done.push({ name, ...tally, seconds: Math.round((Date.now() - started) / 1000) })
  }
  console.log(`\n── summary\n${done.map((stage) => summaryLine(stage.name, stage)).join('\n')}\n`)
  return sum(done)
}

const total = await main().catch((error) => {
  console.error(error instanceof PrepareError ? error.message : error)
  return { passed: 0, failed: 1 }
})
process.exitCode = total.failed === 0 ? 0 : 1
console.log(`${total.passed} passed, ${total.failed} failed`)
