/**
 * `npm run golden`: plays the demo in French and puts its synthesis into `docs`: PDF, Word, and the first three pages as
 * the picture of the README. Needs `pdftoppm` (poppler-utils).
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PrepareError, prepare, root } from './prepare.mjs'

const PAGES = [1, 2, 3]
/** Pixels of one page in the picture, and between and around pages. */
const PAGE_WIDTH = 620
const GAP = 24

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => found(port))
    })
  })
}

/** Pages of a PDF beside each other, as PNG. */
function pagesAsPicture(pdf, folder) {
  const pages = PAGES.map((page) => {
    const file = join(folder, `page-${page}`)
    const only = ['-f', String(page), '-l', String(page), '-singlefile']
    execFileSync('pdftoppm', [
      '-png',
      '-scale-to-x',
      String(PAGE_WIDTH),
      '-scale-to-y',
      '-1',
      ...only,
      pdf,
      file,
    ])
    return readFileSync(`${file}.png`)
  })
  // A PNG says its size in its first chunk.
  const height = pages[0].readUInt32BE(20)
  const images = pages.map((png, at) => {
    const box = `x="${GAP + at * (PAGE_WIDTH + GAP)}" y="${GAP}" width="${PAGE_WIDTH}" height="${height}"`
    const data = `data:image/png;base64,${png.toString('base64')}`
    return `<rect ${box} fill="#fff" stroke="#CFC8BA" stroke-width="2"/><image ${box} href="${data}"/>`
  })
  const size = { width: GAP + PAGES.length * (PAGE_WIDTH + GAP), height: height + 2 * GAP }
  const { Resvg } = createRequire(join(root, 'packages/report/package.json'))('@resvg/resvg-js')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${images.join('')}</svg>`
  return new Resvg(svg, { background: '#E9E5DC' }).render().asPng()
}

async function main() {
  if (spawnSync('pdftoppm', ['-v']).error)
    throw new PrepareError('pdftoppm is not on this machine. Install it: apt-get install poppler-utils')
  await prepare()
  const folder = mkdtempSync(join(tmpdir(), 'atelier-golden-'))
  try {
    const demo = ['apps/server/dist/demo.js', '--exit', '--lang', 'fr', '--minutes', '0.5', '--out', folder]
    execFileSync(process.execPath, demo, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PORT: String(await freePort()), DATA_DIR: join(folder, 'data') },
    })
    for (const format of ['pdf', 'docx'])
      copyFileSync(join(folder, `report-fr.${format}`), join(root, `docs/demo-report/synthese.${format}`))
    const picture = pagesAsPicture(join(folder, 'report-fr.pdf'), folder)
    writeFileSync(join(root, 'docs/screenshots/report-pages.png'), picture)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await main().catch((error) => {
  console.error(error instanceof PrepareError ? error.message : error)
  process.exitCode = 1
})
