/**
 * A wall of two thousand notes, ours beside tldraw's own of the same version, in one browser, round by round.
 *
 * `pnpm bench:canvas [--rounds 5] [--notes 2000] [--questions 3]` prints a table in Markdown.
 */

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { cpus, totalmem } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { CHROMIUM_FLAGS, ensureBrowser } from '../../../scripts/find-browser.mjs'
import { makeData } from './make-data.ts'
import { measure, type Round } from './measure.ts'

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
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, '--disable-frame-rate-limit', '--disable-gpu-vsync'] })
const taken: Record<'plain' | 'ours', Round[]> = { plain: [], ours: [] }
try {
  for (let round = 0; round < rounds; round++)
    // Whoever goes first has the cooler machine: they take turns.
    for (const name of round % 2 === 0 ? (['plain', 'ours'] as const) : (['ours', 'plain'] as const)) {
      const context = await browser.newContext({ viewport: VIEW })
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      const measured = await measure(page, `${server.url}/${name}.html?questions=${questions}`)
      if (faults.length > 0) throw new Error(`the page "${name}" failed: ${faults.join('; ')}`)
      taken[name].push(measured)
      await context.close()
      process.stderr.write(`round ${round + 1} ${name} ${JSON.stringify(measured, rounded)}\n`)
    }
  print(browser.version())
} finally {
  await browser.close()
  server.close()
}

function print(chromiumVersion: string): void {
  const rows: [label: string, key: keyof Round, unit: string, better: 'more' | 'less'][] = [
    ['panning, all notes in view', 'panAllFps', 'fps', 'more'],
    ['panning at 100 %', 'panNearFps', 'fps', 'more'],
    ['dragging one note at 100 %', 'dragFps', 'fps', 'more'],
    ['20 remote moves a frame, at 100 %', 'receiveFps', 'fps', 'more'],
    ['20 remote moves a frame, all in view', 'receiveAllFps', 'fps', 'more'],
    ['navigation to an open field', 'editableMs', 'ms', 'less'],
    ['JavaScript heap, loaded', 'heapMb', 'MB', 'less'],
    ['elements of the page', 'elements', '', 'less'],
  ]
  const lines = [
    `${notes} notes under ${questions} questions, ${rounds} interleaved rounds, medians (lowest to highest).`,
    `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, no GPU; Node ${process.version}, Chromium ${chromiumVersion}, view ${VIEW.width} x ${VIEW.height}.`,
    '',
    '| | plain tldraw 3.15.6 | Atelier | Atelier is |',
    '|---|---|---|---|',
    ...rows.map(([label, key, unit, better]) => {
      const [plain, ours] = [taken.plain, taken.ours].map((list) => list.map((round) => round[key]))
      const ratio =
        better === 'more'
          ? median(ours ?? []) / median(plain ?? [])
          : median(plain ?? []) / median(ours ?? [])
      return `| ${label} | ${spread(plain ?? [], unit)} | ${spread(ours ?? [], unit)} | ${ratio.toFixed(2)} times as ${key.endsWith('Fps') || key === 'editableMs' ? 'fast' : 'light'} |`
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
