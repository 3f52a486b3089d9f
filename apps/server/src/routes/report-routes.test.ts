import { expect, it } from 'vitest'
import { REPORT_FORMATS } from '../report-formats.ts'
import { testApp } from '../testing/test-app.ts'

async function secretariat() {
  const app = await testApp()
  const board = await app.board()
  const { token } = await board.join('secretariat')
  const headers = { authorization: `Bearer ${token}` }
  return {
    app,
    board,
    get: (file: string, more: Record<string, string> = {}) =>
      app.get(`/api/boards/${board.boardId}/${file}`, { ...headers, ...more }),
  }
}

it('serves the report in every format, with its type and a name to save it under', async () => {
  const { get } = await secretariat()
  for (const format of REPORT_FORMATS) {
    const answer = await get(`report.${format}?lang=es`)
    expect([format, answer.status]).toEqual([format, 200])
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`attachment; filename=".*- es\\.${format}"`),
    )
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(20)
  }
}, 60_000)

it('answers 304 while nothing has changed, and anew when something has', async () => {
  const { app, board, get } = await secretariat()
  // The hour is part of what a report says.
  const hour = 3_600_000
  const at = Math.ceil(Date.now() / hour) * hour + 300_000
  app.clock.now = at
  const tag = (await get('report.md')).headers.get('etag') ?? ''
  expect(tag).toMatch(/^W\/".+"$/)
  app.clock.now = at + 60_000
  expect((await get('report.md', { 'if-none-match': tag })).status).toBe(304)
  expect((await get('report.md?lang=fr&anonymous=1', { 'if-none-match': tag })).status).toBe(200)
  await board.openWriting()
  expect((await get('report.md', { 'if-none-match': tag })).status).toBe(200)
})

it('takes the sections that are asked for, in their order', async () => {
  const { get } = await secretariat()
  const heads = (await (await get('report.md?lang=en&sections=method,summary')).text()).match(/^## .*/gm)
  expect(heads).toEqual(['## Method and limits', '## In brief'])
})

it.each([
  ['report.odt', 404],
  ['report.pdf?lang=de', 400],
  ['report.pdf?sections=weather', 400],
  ['report.pdf?anonymous=maybe', 400],
  ['report.pdf?timeZone=Mars', 400],
])('refuses %s in words', async (file, status) => {
  const { get } = await secretariat()
  const answer = await get(file)
  expect(answer.status).toBe(status)
  expect((await answer.json()).error.message).not.toBe('')
})

it('gives the board as a file to those who may take the report', async () => {
  const { app, board, get } = await secretariat()
  const answer = await get('board.json')
  expect(answer.headers.get('content-disposition')).toContain('.atelier.json')
  expect((await answer.json()).board.boardId).toBe(board.boardId)
  const { token } = await board.join('participant')
  const bearer = { authorization: `Bearer ${token}` }
  for (const file of ['board.json', 'report.pdf'])
    expect((await app.get(`/api/boards/${board.boardId}/${file}`, bearer)).status).toBe(403)
})
