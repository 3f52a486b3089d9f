import { BoardDoc } from '@atelier/board'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import { bearer, testApp } from './testing/test-app.ts'

/** A board on which something has happened of each kind. */
async function usedBoard() {
  const app = await testApp()
  const board = await app.board()
  const lead = bearer(await board.join('facilitator', { name: 'Lead' }))
  const path = (end: string) => `/api/boards/${board.boardId}/${end}`
  await app.services.sync.edit(`${board.boardId}/board`, (doc) => {
    const on = new BoardDoc(doc)
    const [a, b, c] = ['One', 'Two', 'Three'].map((text) =>
      on.addNote({ questionId: 'q1', text, hubId: 'hub_02', language: 'en' }),
    )
    on.makeCluster([a ?? '', b ?? ''], { questionId: 'q1', title: 'Pair' })
    on.mergeInto(c ?? '', a ?? '')
    on.setStep(a ?? '', { kind: 'spinOff', owner: 'HUB 07', sdgs: [11] })
  })
  await app.post(path('phase'), { to: 'vote' }, lead)
  await app.put(path('editorial/summary/en'), { text: 'In short' }, lead)
  await app.post(path('phase'), { to: 'close' }, lead)
  return { app, text: async (end: string) => (await app.get(path(end), lead)).text() }
}

it.each(['report', 'board'] as const)('serves the schema that %s.json keeps to', async (name) => {
  const { app, text } = await usedBoard()
  const answer = await app.get(`/api/schema/${name}.json`)
  expect(answer.headers.get('content-type')).toContain('application/schema+json')
  const validate = new Ajv2020({ allErrors: true }).compile(await answer.json())
  const content = JSON.parse(await text(`${name}.json`))
  validate(content)
  expect(validate.errors).toBeNull()
  // It tells a damaged file from a whole one.
  const notes = name === 'board' ? content.board.notes : content.questions
  expect(notes.length).toBeGreaterThan(0)
  notes[0].id = 7
  expect(validate(content)).toBe(false)
})
