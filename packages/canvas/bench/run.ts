/**
 * A wall of two thousand notes, ours beside tldraw's own of the same version, in one browser.
 *
 * Both pages are open at the same time and take turns row by row, so that a busy machine slows both; the ratio is the
 * median of the ratios of the rounds. `--free` lifts the browser's limit of 60 frames a second: nobody sees more, but
 * it tells two pages apart that both reach it.
 *
 * `pnpm bench:canvas [--rounds 5] [--notes 2000] [--questions 3] [--free]` prints a table in Markdown.
 */

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { cpus, loadavg, totalmem } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { CHROMIUM_FLAGS, ensureBrowser } from '../../../scripts/find-browser.mjs'
import { makeData } from './make-data.ts'
import { framesOf, type Loaded, load, ROWS, type Row } from './measure.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const VIEW = { width: 1440, height: 900 }
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

const { values } = parseArgs({
  // pnpm hands over the `--` that parts its own arguments from ours.
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    rounds: { type: 'string', default: '5' },
    notes: { type: 'string', default: '2000' },
    questions: { type: 'string', default: '3' },
    free: { type: 'boolean', default: false },
  },
})
const [rounds, notes, questions] = [values.rounds, values.notes, values.questions].map(Number) as [
  number,
  number,
  number,
]

await makeData(here('dist/data'), { notes, questions })
await build({ configFile: here('vite.config.ts') })
const server = await serve(here('dist/pages'))
const executablePath = await ensureBrowser()
const browser = await chromium.launch({
  executablePath,
  args: [...CHROMIUM_FLAGS, ...(values.free ? ['--disable-frame-rate-limit', '--disable-gpu-vsync'] : [])],
})
type Round = Loaded & Record<Row, number>
const NAMES = ['plain', 'ours'] as const
const taken: Record<(typeof NAMES)[number], Round[]> = { plain: [], ours: [] }
try {
  for (let round = 0; round < rounds; round++) await takeRound(round)
  print(browser.version())
} finally {
  await browser.close()
  server.close()
}

async function takeRound(round: number): Promise<void> {
  // Whoever goes first has the cooler machine: they take turns.
  const order = round % 2 === 0 ? NAMES : NAMES.toReversed()
  const contexts = await Promise.all(order.map(() => browser.newContext({ viewport: VIEW })))
  const pages = await Promise.all(contexts.map((context) => context.newPage()))
  const faults: string[] = []
  const measured: Partial<Round>[] = []
  for (const [n, page] of pages.entries()) {
    page.on('pageerror', (error) => faults.push(`${order[n]}: ${error.message}`))
    measured.push(await load(page, `${server.url}/${order[n]}.html?questions=${questions}`))
  }
  for (const row of ROWS)
    for (const [n, page] of pages.entries())
      Object.assign(measured[n] ?? {}, { [row]: await framesOf(page, row) })
  if (faults.length > 0) throw new Error(`a page failed, ${faults.join('; ')}`)
  order.forEach((name, n) => {
    taken[name].push(measured[n] as Round)
    process.stderr.write(`round ${round + 1} ${name} ${JSON.stringify(measured[n], rounded)}\n`)
  })
  await Promise.all(contexts.map((context) => context.close()))
}

function print(chromiumVersion: string): void {
  const rows: [label: string, key: keyof Round, unit: string, better: 'fast' | 'soon' | 'light'][] = [
    ['panning, all notes in view', 'panAll', 'fps', 'fast'],
    ['panning at 100 %', 'panNear', 'fps', 'fast'],
    ['dragging one note at 100 %', 'drag', 'fps', 'fast'],
    ['20 remote moves a frame, at 100 %', 'receive', 'fps', 'fast'],
    ['20 remote moves a frame, all in view', 'receiveAll', 'fps', 'fast'],
    ['navigation to an open field', 'editableMs', 'ms', 'soon'],
    ['JavaScript heap, loaded', 'heapMb', 'MB', 'light'],
    ['elements of the page', 'elements', '', 'light'],
  ]
  const lines = [
    `${notes} notes under ${questions} questions, ${rounds} interleaved rounds, medians (lowest to highest)${values.free ? ', frame rate not limited' : ''}.`,
    `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, no GPU; Node ${process.version}, Chromium ${chromiumVersion}, view ${VIEW.width} x ${VIEW.height}; load of the machine ${loadavg()[0]?.toFixed(1)}.`,
    '',
    '| | plain tldraw 3.15.6 | Atelier | Atelier is (median of the rounds) |',
    '|---|---|---|---|',
    ...rows.map(([label, key, unit, better]) => {
      const [plain, ours] = [taken.plain, taken.ours].map((list) => list.map((round) => round[key]))
      const ratios = (ours ?? []).map((value, n) => {
        const other = plain?.[n] ?? Number.NaN
        return better === 'fast' ? value / other : other / value
      })
      return `| ${label} | ${spread(plain ?? [], unit)} | ${spread(ours ?? [], unit)} | ${median(ratios).toFixed(2)} times as ${better === 'soon' ? 'fast' : better} |`
    }),
  ]
  console.log(lines.join('\n'))
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(1)) : value
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

function spread(values: readonly number[], unit: string): string {
  const show = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0))
  return `${show(median(values))} ${unit} (${show(Math.min(...values))} to ${show(Math.max(...values))})`.replace(
    '  ',
    ' ',
  )
}

/** Serves a folder on the loopback, on a port of its own. */
async function serve(folder: string): Promise<{ url: string; close(): void }> {
  const http = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://local').pathname)
    readFile(join(folder, path)).then(
      (body) => {
        response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' })
        response.end(body)
      },
      () => {
        response.writeHead(404)
        response.end()
      },
    )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (typeof address !== 'object' || !address) throw new Error('the server of the pages has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      http.closeAllConnections()
      http.close()
    },
  }
}
