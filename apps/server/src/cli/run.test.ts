import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locale } from '@atelier/board'
import { expect, it } from 'vitest'
import { emptySnapshot } from '../testing/empty-snapshot.ts'
import { houseFile, wordStyles } from '../testing/house-file.ts'
import { bearer, testApp, testFolder } from '../testing/test-app.ts'
import { run } from './run.ts'

async function command(
  args: string[],
  { locale = 'en', env = {} }: { locale?: Locale; env?: Record<string, string> } = {},
) {
  const lines: string[] = []
  const code = await run(args, {
    locale,
    env,
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
    now: () => Date.UTC(2030, 1, 21),
  })
  return { code, said: lines.join('\n') }
}

it('makes the report of a board whose server is running, and leaves its folder as it is', async () => {
  const app = await testApp()
  const board = await app.board()
  const facilitator = await board.join('facilitator')
  await board.openWriting()
  const bearer = { authorization: `Bearer ${facilitator.token}` }
  await app.post(`/api/boards/${board.boardId}/phase`, { to: 'writing' }, bearer)
  const text = 'Written while the server runs'
  expect(
    (await app.post(`/api/boards/${board.boardId}/notes`, { questionId: 'q1', text }, bearer)).status,
  ).toBe(201)
  const { dataDir } = app.config
  const before = (await readdir(dataDir, { recursive: true })).sort()
  const out = join(await testFolder(), 'report.md')

  for (const named of [board.boardId, board.code.toLowerCase()]) {
    const { code, said } = await command([
      'report',
      named,
      '--format',
      'md',
      '--lang',
      'es',
      '--data',
      dataDir,
      '--out',
      out,
    ])
    expect(said).toContain(out)
    expect(code).toBe(0)
    const report = await readFile(out, 'utf8')
    expect(report).toContain(text)
    expect(report).toContain('Síntesis de la sesión')
  }
  expect((await readdir(dataDir, { recursive: true })).sort()).toEqual(before)
  expect((await app.get('/health')).status).toBe(200)
})

it('makes it from a file taken from the server, in the language of the board', async () => {
  const app = await testApp()
  const board = await app.board()
  const { token } = await board.join('secretariat')
  const answer = await app.get(`/api/boards/${board.boardId}/board.json`, {
    authorization: `Bearer ${token}`,
  })
  expect(answer.status).toBe(200)
  const folder = await testFolder()
  const file = join(folder, 'board.json')
  await writeFile(file, JSON.stringify(await answer.json()))
  const out = join(folder, 'report.pdf')
  const { code } = await command(['report', '--json', file, '--format', 'pdf', '--out', out])
  expect(code).toBe(0)
  expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-')
})

it('dresses the report in Word like a reference file, the one of the board when no other is named', async () => {
  const app = await testApp()
  const board = await app.board()
  const headers = bearer(await board.join('secretariat'))
  const folder = await testFolder()
  const out = join(folder, 'report.docx')
  const stylesOf = async (args: string[]) => {
    const { code, said } = await command([
      'report',
      board.boardId,
      '--data',
      app.config.dataDir,
      '--out',
      out,
      ...args,
    ])
    expect([code, said]).toEqual([0, expect.stringContaining(out)])
    return wordStyles(await readFile(out))
  }
  expect(await stylesOf([])).not.toContain('Garamond')
  await app.put(`/api/boards/${board.boardId}/report-files/reference`, houseFile('Garamond'), headers)
  expect(await stylesOf([])).toContain('Garamond')
  const other = join(folder, 'house.dotx')
  await writeFile(other, houseFile('Bodoni'))
  expect(await stylesOf(['--reference', other])).toContain('Bodoni')
}, 60_000)

it('lists the boards of a folder, and names them when the one asked for is not there', async () => {
  const app = await testApp()
  const board = await app.board()
  const data = ['--data', app.config.dataDir]
  expect((await command(['boards', ...data])).said).toContain(board.boardId)
  const unknown = await command(['report', 'nothing', ...data])
  expect(unknown.code).toBe(1)
  expect(unknown.said).toContain('nothing')
  expect(unknown.said).toContain(board.boardId)
  expect((await command(['report', ...data])).said).toContain(board.code)
})

it.each(['en', 'fr', 'es'] as const)('says in words what is wrong (%s)', async (locale) => {
  const folder = await testFolder()
  const damaged = join(folder, 'damaged.json')
  await writeFile(damaged, '{"title": 1')
  const notABoard = join(folder, 'other.json')
  await writeFile(notABoard, JSON.stringify({ ...emptySnapshot(), notes: 'none' }))
  await mkdir(join(folder, 'sub'))
  const file = join(folder, 'board.json')
  await writeFile(file, JSON.stringify(emptySnapshot()))
  const cases: [args: string[], code: number, names: string][] = [
    [['report', 'x', '--data', join(folder, 'missing')], 1, 'missing'],
    [['report', '--json', damaged], 1, damaged],
    [['report', '--json', notABoard], 1, 'notes'],
    [['report', '--json', join(folder, 'gone.json')], 1, 'gone.json'],
    [['report', '--json', file, '--format', 'odt'], 2, 'odt'],
    [['report', '--json', file, '--reference', damaged], 1, damaged],
    [['report', '--json', file, '--reference', join(folder, 'gone.dotx')], 1, 'gone.dotx'],
    [['report', '--json', file, '--reference', damaged, '--format', 'pdf'], 2, '--reference'],
    [['report', '--json', file, '--lang', 'de'], 2, 'de'],
    [['report', '--json', file, '--sections', 'summary,weather'], 2, 'weather'],
    [['report', '--json', file, '--time-zone', 'Mars/Olympus'], 2, 'Mars/Olympus'],
    [['report', '--json', file, '--format', 'md', '--out', join(folder, 'sub')], 1, 'sub'],
    [['report', '--colour'], 2, '--format'],
    [['print'], 2, 'print'],
    [[], 2, 'atelier report'],
  ]
  for (const [args, code, names] of cases) {
    const result = await command(args, { locale })
    expect([args, result.code]).toEqual([args, code])
    expect(result.said).toContain(names)
    expect(result.said).not.toContain('{{')
  }
})
