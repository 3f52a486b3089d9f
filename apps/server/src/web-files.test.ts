import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { testApp, testFolder } from './testing/test-app.ts'

async function withScreens() {
  const webDir = await testFolder()
  await mkdir(join(webDir, 'assets'))
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Atelier</title>')
  await writeFile(join(webDir, 'assets', 'main-3f2a.js'), `/* ${'long '.repeat(400)} */`)
  await writeFile(join(webDir, '..', 'outside.txt'), 'not for everybody')
  return { webDir, app: await testApp({ WEB_DIR: webDir }) }
}

it.each(['/', '/join', '/j/ABCDEF', '/b/board_1/report'])(
  'answers %s with the page of the screens',
  async (path) => {
    const { app } = await withScreens()
    const answer = await app.get(path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<title>Atelier</title>')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  },
)

it('lets browsers keep files with a hash in their name, compressed', async () => {
  const { app } = await withScreens()
  const answer = await app.get('/assets/main-3f2a.js', { 'accept-encoding': 'gzip, br' })
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toContain('long long')
  expect((await app.get('/assets/main-3f2a.js')).headers.get('content-encoding')).toBeNull()
})

it('sends what the build compressed better', async () => {
  const { webDir, app } = await withScreens()
  const made = brotliCompressSync(Buffer.from('made by the build'))
  await writeFile(join(webDir, 'assets', 'main-3f2a.js.br'), made)
  const answer = await app.get('/assets/main-3f2a.js', { 'accept-encoding': 'br' })
  expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe('made by the build')
  expect(answer.headers.get('content-type')).toContain('javascript')
})

it('answers with the page that names all a screen needs, in the language of the reader', async () => {
  const { webDir, app } = await withScreens()
  await mkdir(join(webDir, 'pages'))
  for (const page of ['home.en', 'j.en', 'j.fr'])
    await writeFile(join(webDir, 'pages', `${page}.html`), `<title>${page}</title>`)
  const page = async (path: string, language: string) =>
    (await app.get(path, { 'accept-language': language })).text()
  expect(await page('/j/ABCDEF', 'fr-CA, en;q=0.5')).toContain('j.fr')
  expect(await page('/j/ABCDEF', 'ca')).toContain('j.en')
  expect(await page('/', 'en')).toContain('home.en')
  expect(await page('/b/board_1', 'fr')).toContain('Atelier')
  const vary = (await app.get('/j/ABCDEF')).headers.get('vary')
  expect(vary).toMatch(/Accept-Language/)
  expect(vary).toMatch(/Accept-Encoding/)
})

it('does not send again what a browser has', async () => {
  const { app } = await withScreens()
  const etag = (await app.get('/')).headers.get('etag') ?? ''
  expect((await app.get('/', { 'if-none-match': etag })).status).toBe(304)
})

it.each([
  '/assets/gone.js',
  '/favicon.ico',
  '/../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/%00',
  '/%',
])('has nothing at %s', async (path) => {
  const { app } = await withScreens()
  const answer = await app.get(path)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('not for everybody')
})

it('serves a file anew after it was built again', async () => {
  const { webDir, app } = await withScreens()
  await app.get('/')
  await writeFile(join(webDir, 'index.html'), '<title>Second</title>')
  await expect.poll(async () => (await app.get('/')).text()).toContain('Second')
})

it('says so plainly when the screens were not built', async () => {
  const app = await testApp()
  const answer = await app.get('/', { 'accept-language': 'es' })
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('npm start')
})
