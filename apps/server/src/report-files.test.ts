import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { MAX_PICTURE_BYTES, MAX_REFERENCE_BYTES } from '@atelier/board'
import { svgToPng } from '@atelier/report/office'
import { expect, it } from 'vitest'
import { houseFile, wordStyles } from './testing/house-file.ts'
import { bearer, codeOf, testApp, testFolder } from './testing/test-app.ts'

/** Twice as large in pixels. */
const drawn = (height: number) =>
  svgToPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="${height}"><path d="M9 9h9v9H9z"/></svg>`,
    2,
  )

async function secretariat(env: Record<string, string> = {}) {
  const app = await testApp(env)
  const board = await app.board()
  const headers = bearer(await board.join('secretariat'))
  const path = (end: string) => `/api/boards/${board.boardId}/${end}`
  return {
    app,
    board,
    headers,
    path,
    get: (end: string) => app.get(path(end), headers),
    put: (end: string, body: unknown) => app.put(path(end), body, headers),
    remove: (end: string) => app.app.request(path(end), { method: 'DELETE', headers }),
    docx: async () => new Uint8Array(await (await app.get(path('report.docx'), headers)).arrayBuffer()),
    onDisk: () => readdir(join(app.config.dataDir, 'report-files')).catch(() => []),
  }
}

it('dresses the report in Word like the file that was given, until it is taken away', async () => {
  const { get, put, remove, docx, onDisk } = await secretariat()
  expect(await (await get('report-files')).json()).toEqual({ reference: null, picture: null })
  const tag = (await get('report.docx')).headers.get('etag')
  const given = await put('report-files/reference?name=UICN.dotx', houseFile('Garamond'))
  expect(await given.json()).toMatchObject({ name: 'UICN.dotx', size: houseFile('Garamond').byteLength })
  expect(wordStyles(await docx())).toContain('Garamond')
  expect((await get('report.docx')).headers.get('etag')).not.toBe(tag)
  await put('report-files/reference', houseFile('Bodoni'))
  expect(wordStyles(await docx())).toContain('Bodoni')
  expect(await onDisk()).toHaveLength(1)
  expect((await remove('report-files/reference')).status).toBe(200)
  expect(wordStyles(await docx())).not.toContain('Bodoni')
  expect((await (await get('report-files')).json()).reference).toBeNull()
  expect(await onDisk()).toHaveLength(0)
}, 60_000)

it('says in words what is no Word file, and keeps the one before', async () => {
  const { app, headers, path, put, get } = await secretariat()
  await put('report-files/reference?name=UICN.dotx', houseFile('Garamond'))
  for (const wrong of [new TextEncoder().encode('no zip'), await drawn(40)])
    expect(await codeOf(await put('report-files/reference?name=x.pdf', wrong))).toBe('badReference')
  const french = await app.put(path('report-files/reference?name=logo.pdf'), await drawn(40), {
    ...headers,
    'accept-language': 'fr',
  })
  expect((await french.json()).error.message).toContain('«\u00a0logo.pdf\u00a0» ne convient pas')
  const large = new Uint8Array(MAX_REFERENCE_BYTES + 1)
  expect(await codeOf(await put('report-files/reference', large))).toBe('tooLarge')
  expect((await (await get('report-files')).json()).reference.name).toBe('UICN.dotx')
}, 60_000)

it('shows the picture of the wall in Word and PDF, and says so in the layout that everybody sees', async () => {
  const { app, get, put, remove, onDisk } = await secretariat()
  const layout = async () => (await (await get('snapshot')).json()).editorial.layout
  const plain = (await (await get('report.pdf')).arrayBuffer()).byteLength
  const given = await put('report-files/picture', await drawn(60))
  expect(await given.json()).toMatchObject({ questionId: null, named: true, width: 80, height: 120 })
  expect((await layout()).picture).toBe(true)
  const served = await get('report-files/picture')
  expect(served.headers.get('content-type')).toBe('image/png')
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(new Uint8Array(await drawn(60)))
  const word = Buffer.from(await (await get('report.docx')).arrayBuffer())
  expect(word.includes('word/media/')).toBe(true)
  expect((await (await get('report.pdf')).arrayBuffer()).byteLength).toBeGreaterThan(plain)
  await put('report-files/picture?question=q2&named=0', await drawn(80))
  const { picture } = await (await get('report-files')).json()
  expect(picture).toMatchObject({ questionId: 'q2', named: false, height: 160 })
  expect(await onDisk()).toHaveLength(1)
  await remove('report-files/picture')
  expect((await layout()).picture).toBe(false)
  expect((await get('report-files/picture')).status).toBe(404)
  expect(app.log.text).not.toContain('report failed')
}, 60_000)

it('takes no picture that would break a document', async () => {
  const { put, get } = await secretariat()
  const good = Buffer.from(await drawn(60))
  const damaged = Buffer.from(good)
  damaged[good.length - 20] = (damaged[good.length - 20] ?? 0) ^ 1
  const wrong = [
    Buffer.from('<svg/>'),
    good.subarray(0, good.length - 12),
    good.subarray(0, good.length - 30),
    damaged,
    await drawn(9000),
    new Uint8Array(),
  ]
  for (const bytes of wrong)
    expect(await codeOf(await put('report-files/picture', new Uint8Array(bytes)))).toBe('badPicture')
  expect(await codeOf(await put('report-files/picture?question=q9', await drawn(60)))).toBe('invalidBody')
  const large = new Uint8Array(MAX_PICTURE_BYTES + 1)
  expect(await codeOf(await put('report-files/picture', large))).toBe('tooLarge')
  expect((await (await get('report-files')).json()).picture).toBeNull()
})

it('is for the Secretariat and the facilitators', async () => {
  const { app, board, path, put } = await secretariat()
  await put('report-files/picture', await drawn(60))
  for (const role of ['participant', 'viewer'] as const) {
    const headers = bearer(await board.join(role))
    for (const end of ['report-files', 'report-files/picture'])
      expect((await app.get(path(end), headers)).status).toBe(403)
    expect((await app.put(path('report-files/picture'), await drawn(60), headers)).status).toBe(403)
    expect((await app.put(path('report-files/reference'), houseFile('A'), headers)).status).toBe(403)
    const gone = await app.app.request(path('report-files/picture'), { method: 'DELETE', headers })
    expect(gone.status).toBe(403)
  }
})

it('keeps the files when the server starts again', async () => {
  const DATA_DIR = await testFolder()
  const first = await secretariat({ DATA_DIR })
  await first.put('report-files/reference?name=UICN.dotx', houseFile('Garamond'))
  await first.app.close()
  const again = await testApp({ DATA_DIR })
  const { reference } = await (await again.get(first.path('report-files'), first.headers)).json()
  expect(reference.name).toBe('UICN.dotx')
  const word = await (await again.get(first.path('report.docx'), first.headers)).arrayBuffer()
  expect(wordStyles(new Uint8Array(word))).toContain('Garamond')
}, 60_000)
