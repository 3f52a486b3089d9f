import {
  BoardDoc,
  type BoardSnapshot,
  type CreatedBoard,
  type Joined,
  MAX_BOARD_FILE_BYTES,
  MAX_NOTE_CHARS,
  MAX_NOTES,
} from '@atelier/board'
import { toBoardJson } from '@atelier/report'
import { expect, it, vi } from 'vitest'
import { bearer, codeOf, secretOf, testApp } from './testing/test-app.ts'

async function saved() {
  const app = await testApp()
  const board = await app.board()
  const lead = await board.join('facilitator', { name: 'Lead' })
  const path = (end: string) => `/api/boards/${board.boardId}/${end}`
  await app.services.sync.edit(`${board.boardId}/board`, (doc) => {
    const on = new BoardDoc(doc)
    const [a, b, c] = ['One', 'Two', 'Three'].map((text) =>
      on.addNote({ questionId: 'q1', text, hubId: 'hub_02', language: 'en' }),
    )
    on.makeCluster([a ?? '', b ?? ''], { questionId: 'q1', title: 'Pair' })
    on.mergeInto(c ?? '', a ?? '')
    on.setStep(a ?? '', { kind: 'spinOff', owner: 'HUB 07', sdgs: [11] })
    on.text(b ?? '')?.insert(0, 'x'.repeat(300))
  })
  await app.post(path('phase'), { to: 'vote' }, bearer(lead))
  await app.put(path('editorial/summary/en'), { text: 'In short' }, bearer(lead))
  await app.put(path('owners/q2'), { mine: true }, bearer(lead))
  const snapshot: BoardSnapshot = await (await app.get(path('snapshot'), bearer(lead))).json()
  return { app, board, lead, snapshot }
}

it('gives a file of a live board that makes a board whose file is the same, byte for byte but for id, code and time', async () => {
  const { app, board, lead } = await saved()
  const fileOf = async ({ boardId, links }: Pick<CreatedBoard, 'boardId' | 'links'>) => {
    const secretariat = await app.post('/api/join', { secret: secretOf(links.secretariat) })
    const headers = bearer((await secretariat.json()) as Joined)
    const answer = await app.get(`/api/boards/${boardId}/board.json`, headers)
    expect(answer.status).toBe(200)
    return answer.text()
  }
  const importOf = async (text: string): Promise<CreatedBoard> => {
    const answer = await app.post('/api/boards/import', text)
    expect(answer.status).toBe(201)
    return (await answer.json()) as CreatedBoard
  }
  const same = (text: string, { boardId, code }: CreatedBoard) =>
    text
      .replaceAll(boardId, 'board')
      .replaceAll(`"${code}"`, '"code"')
      .replace(/"takenAt": \d+/, '"takenAt": 0')
  // A vote travels as its sums, so it is counted first.
  await app.post(`/api/boards/${board.boardId}/phase`, { to: 'close' }, bearer(lead))
  const out = await vi.waitFor(async () => {
    const text = await fileOf(board)
    expect(text).not.toContain('"tallies": null')
    return text
  })
  for (const part of ['"kind": "spinOff"', '"text": "In short"', '"verb": "title"', '"tallies": {'])
    expect(out).toContain(part)
  const again = await importOf(out)
  const outAgain = await fileOf(again)
  expect(same(outAgain, again)).toBe(same(out, board))
  const third = await importOf(outAgain)
  expect(same(await fileOf(third), third)).toBe(same(out, board))
})

it('takes a board that is as full as it may be', async () => {
  const { app, snapshot } = await saved()
  const [note] = snapshot.notes
  if (!note) throw new Error('no note')
  const text = 'é'.repeat(MAX_NOTE_CHARS)
  const translation = { text, by: 'person' as const, at: snapshot.takenAt }
  const notes = Array.from({ length: MAX_NOTES }, (_, index) => ({
    ...note,
    id: `note_${index}`,
    text,
    clusterId: null,
    mergedInto: null,
    translations: { en: translation, fr: translation, es: translation },
  }))
  const file = toBoardJson({ ...snapshot, notes })
  expect(new TextEncoder().encode(file).byteLength).toBeLessThan(MAX_BOARD_FILE_BYTES)
  expect((await app.post('/api/boards/import', file)).status).toBe(201)
}, 60_000)

it('brings a board back from its file: it says the same under another id and code', async () => {
  const { app, snapshot } = await saved()
  expect(snapshot.trail.length).toBeGreaterThan(1)
  const answer = await app.post('/api/boards/import', snapshot)
  expect(answer.status).toBe(201)
  const made = (await answer.json()) as CreatedBoard
  const joined: Joined = await (
    await app.post('/api/join', { secret: secretOf(made.links.facilitator) })
  ).json()
  const again: BoardSnapshot = await (
    await app.get(`/api/boards/${made.boardId}/snapshot`, bearer(joined))
  ).json()
  expect({ ...again, takenAt: 0 }).toEqual({
    ...snapshot,
    takenAt: 0,
    boardId: made.boardId,
    joinCode: made.code,
    // Ballots do not travel.
    rounds: snapshot.rounds.map((round) => ({ ...round, open: false, closedAt: snapshot.takenAt })),
  })
  // The trail goes on where it was.
  const note = again.notes[0]?.id ?? ''
  await app.services.sync.edit(`${made.boardId}/board`, (doc) => new BoardDoc(doc).setHidden(note, true))
  const { events } = await (await app.get(`/api/boards/${made.boardId}/trail`, bearer(joined))).json()
  expect(events.at(-1)).toMatchObject({ seq: snapshot.trail.length + 1, verb: 'hide' })
})

it.each<[string, (file: BoardSnapshot) => unknown, string, RegExp | null]>([
  ['no JSON', () => '{"layout"', 'notJson', null],
  ['a list', () => [], 'damagedImport', /body/],
  ['another file', () => ({ type: 'excalidraw' }), 'damagedImport', /body/],
  ['a file of a later version', (file) => ({ ...file, layout: 99 }), 'damagedImport', /layout/],
  [
    'a note without words',
    (file) => ({ ...file, notes: [{ ...file.notes[0], text: 7 }] }),
    'damagedImport',
    /notes\.0\.text/,
  ],
  [
    'a note far too long',
    (file) => ({ ...file, notes: [{ ...file.notes[0], text: 'x'.repeat(9999) }] }),
    'damagedImport',
    /notes\.0\.text/,
  ],
  ['an id twice', (file) => ({ ...file, notes: [file.notes[0], file.notes[0]] }), 'damagedImport', /notes/],
  ['no questions', (file) => ({ ...file, questions: [] }), 'damagedImport', /questions/],
  [
    'a phase that is not there',
    (file) => ({ ...file, session: { ...file.session, phaseId: 'lunch' } }),
    'damagedImport',
    /session/,
  ],
])('refuses %s and makes nothing', async (_what, spoil, code, field) => {
  const { app, snapshot } = await saved()
  const answer = await app.post('/api/boards/import', spoil(snapshot))
  expect(answer.status).toBe(400)
  const { error } = await answer.json()
  expect(error.code).toBe(code)
  if (field) expect(error.params.field).toMatch(field)
  expect(app.services.boards.size).toBe(1)
})

it('takes larger bodies than other calls, and has a limit and a password all the same', async () => {
  const { app, snapshot } = await saved()
  const [note] = snapshot.notes
  if (!note) throw new Error('no note')
  const notes = Array.from({ length: 1500 }, (_, index) => ({ ...note, id: `note_n${index}` }))
  expect(JSON.stringify(notes).length).toBeGreaterThan(64 * 1024)
  expect((await app.post('/api/boards/import', { ...snapshot, notes, clusters: [] })).status).toBe(201)
  expect(await codeOf(await app.post('/api/boards/import', 'x'.repeat(MAX_BOARD_FILE_BYTES + 1)))).toBe(
    'tooLarge',
  )
  const guarded = await testApp({ CREATE_TOKEN: 'only the host' })
  expect(await codeOf(await guarded.post('/api/boards/import', snapshot))).toBe('createTokenNeeded')
})
