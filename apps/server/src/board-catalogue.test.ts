import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BoardCatalogue, normalizeCode } from './board-catalogue.ts'
import { testFolder } from './testing/test-app.ts'

const DAY_MS = 24 * 3600 * 1000

async function withBoard() {
  const folder = await testFolder()
  const boards = await BoardCatalogue.open(folder, 30)
  const { board, secrets } = boards.draft('Common strategy', 'fr', 1000)
  await boards.add(board)
  return { folder, boards, board, secrets }
}

it('makes codes without look-alike letters, none twice', async () => {
  const boards = await BoardCatalogue.open(await testFolder(), 30)
  const codes = Array.from({ length: 300 }, () => boards.draft('Board', 'en', 0).board.code)
  expect(new Set(codes).size).toBe(300)
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/)
})

it.each(['abc def', 'ABC-DEF', ' a b c d e f ', 'abc\u2013def', 'ＡＢＣdef'])(
  'reads the code "%s"',
  (typed) => {
    expect(normalizeCode(typed)).toBe('ABCDEF')
  },
)

it('opens exactly the role of a link, and the participant’s by code', async () => {
  const { boards, board, secrets } = await withBoard()
  for (const [role, secret] of Object.entries(secrets))
    expect(boards.open({ secret }, 2000)).toMatchObject({ role, board: { id: board.id } })
  expect(boards.open({ code: board.code.toLowerCase() }, 2000).role).toBe('participant')
})

it('gives secrets of 128 bits and stores none of them', async () => {
  const { folder, secrets } = await withBoard()
  const stored = await readFile(join(folder, 'boards.json'), 'utf8')
  for (const secret of Object.values(secrets)) {
    expect(Buffer.from(secret, 'base64url')).toHaveLength(16)
    expect(stored).not.toContain(secret)
  }
})

it('closes links and code after their days', async () => {
  const { boards, board, secrets } = await withBoard()
  const end = 1000 + 30 * DAY_MS
  expect(boards.open({ secret: secrets.viewer }, end - 1).role).toBe('viewer')
  expect(() => boards.open({ secret: secrets.viewer }, end)).toThrow(
    expect.objectContaining({ code: 'expiredLink' }),
  )
  expect(() => boards.open({ code: board.code }, end)).toThrow(
    expect.objectContaining({ code: 'expiredLink' }),
  )
  expect(boards.stillOpen(board.id, 'code', end)).toBe(false)
})

it('closes one link without closing another of the same role', async () => {
  const { boards, board, secrets } = await withBoard()
  const second = await boards.addLink(board.id, 'facilitator', 2000)
  const first = boards.open({ secret: secrets.facilitator }, 2000)
  await boards.revokeLink(board.id, first.linkId, 3000)
  expect(() => boards.open({ secret: secrets.facilitator }, 3000)).toThrow(
    expect.objectContaining({ code: 'withdrawnLink' }),
  )
  expect(boards.stillOpen(board.id, first.linkId, 3000)).toBe(false)
  expect(boards.open({ secret: second.secret }, 3000).role).toBe('facilitator')
})

it('keeps the codes that a room had before, and tells them from its own', async () => {
  const { boards, board, folder } = await withBoard()
  const first = board.code
  const second = await boards.renewCode(board.id, 2000)
  const third = await boards.renewCode(board.id, 3000)
  expect(new Set([first, second, third]).size).toBe(3)
  for (const catalogue of [boards, await BoardCatalogue.open(folder, 30)]) {
    expect(catalogue.open({ code: first }, 4000)).toMatchObject({ board: { id: board.id }, past: true })
    expect(catalogue.open({ code: second }, 4000)).toMatchObject({ board: { id: board.id }, past: true })
    expect(catalogue.open({ code: third }, 4000).past).toBeUndefined()
    expect(catalogue.stillOpen(board.id, 'code', 3000 + 30 * DAY_MS - 1)).toBe(true)
  }
})

it('has everything again after it was opened anew', async () => {
  const { folder, board, secrets } = await withBoard()
  const again = await BoardCatalogue.open(folder, 30)
  expect(again.get(board.id)).toEqual(board)
  expect(again.open({ secret: secrets.facilitator }, 2000).role).toBe('facilitator')
})

it('refuses a damaged file in words and leaves it as it is', async () => {
  const folder = await testFolder()
  const file = join(folder, 'boards.json')
  await writeFile(file, '{"version":1,"boards":[{"id":')
  await expect(BoardCatalogue.open(folder, 30)).rejects.toThrow(/boards\.json/)
  expect(await readFile(file, 'utf8')).toBe('{"version":1,"boards":[{"id":')
})
