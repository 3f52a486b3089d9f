import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BoardDoc, BoardSnapshot, documentName } from '@atelier/board'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bearer, codeOf, testApp } from './testing/test-app.ts'

/** A translation service: gives back the text in capitals, once the test lets it. */
async function capitals() {
  const asked: { q: string; source: string; target: string }[] = []
  const service = { asked, gate: Promise.resolve(), fails: false, url: '' }
  const server = createServer((request, answer) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', async () => {
      const body = JSON.parse(text)
      asked.push(body)
      await service.gate
      answer.writeHead(service.fails ? 500 : 200, { 'content-type': 'application/json' })
      answer.end(JSON.stringify({ translatedText: body.q.toUpperCase() }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return service
}

/** A board with one Spanish note, on a server that may have a service. */
async function session(translateUrl: string | null) {
  const app = await testApp(translateUrl ? { TRANSLATE_URL: translateUrl, TRANSLATE_KEY: 'secret-key' } : {})
  const board = await app.board()
  const lead = await board.join('facilitator')
  const guest = await board.join('participant')
  const path = (end: string) => `/api/boards/${board.boardId}/${end}`
  await board.openWriting()
  await app.post(path('phase'), { to: 'writing' }, bearer(lead))
  const made = await app.post(
    path('notes'),
    { questionId: 'q1', text: 'Faltan datos', language: 'es' },
    bearer(guest),
  )
  const { id } = await made.json()
  const ask = (language: string, who = guest, noteId = id) =>
    app.post(path(`notes/${noteId}/translations`), { language }, bearer(who))
  const note = async () =>
    BoardSnapshot.parse(await (await app.get(path('snapshot'), bearer(lead))).json()).notes.find(
      (one) => one.id === id,
    )
  const edit = (change: (doc: BoardDoc) => void) =>
    app.services.sync.edit(documentName(board.boardId, 'board'), (doc) => change(new BoardDoc(doc)))
  return { app, board, lead, guest, path, id, ask, note, edit }
}

describe('translating a note by a service', () => {
  it('is off where none is set up, and says so', async () => {
    const { app, ask, note } = await session(null)
    expect((await (await app.get('/config.json')).json()).translationHost).toBeNull()
    const refused = await ask('en')
    expect([refused.status, await codeOf(refused)]).toEqual([409, 'translationOff'])
    expect((await note())?.translations).toEqual({})
  })

  it('sends the text when somebody asks, and lays the answer beside it, marked', async () => {
    const service = await capitals()
    const { app, ask, note } = await session(service.url)
    expect((await (await app.get('/config.json')).json()).translationHost).toBe(new URL(service.url).host)
    expect(service.asked).toEqual([])
    const answer = await ask('en')
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { language: 'en', text: 'FALTAN DATOS', by: 'service' },
    ])
    expect(service.asked).toMatchObject([{ q: 'Faltan datos', source: 'es', target: 'en' }])
    expect(await note()).toMatchObject({
      text: 'Faltan datos',
      translations: { en: { text: 'FALTAN DATOS', by: 'service' } },
    })
  })

  it('is for everybody who reads the board, and for nobody else', async () => {
    const service = await capitals()
    const { app, board, ask, path, id } = await session(service.url)
    for (const role of ['viewer', 'secretariat', 'facilitator'] as const)
      expect((await ask('fr', await board.join(role))).status).toBe(200)
    expect(await codeOf(await app.post(path(`notes/${id}/translations`), { language: 'fr' }))).toBe(
      'notSignedIn',
    )
  })

  it('is off for a session whose facilitator switched it off', async () => {
    const service = await capitals()
    const { app, lead, ask, path } = await session(service.url)
    await app.post(path('settings'), { translation: false }, bearer(lead))
    expect(await codeOf(await ask('en'))).toBe('translationOff')
    expect(service.asked).toEqual([])
  })

  it('never replaces what a person typed, be it typed while the service was at work', async () => {
    const service = await capitals()
    const { ask, note, edit, id } = await session(service.url)
    const byHand = { text: 'Data are missing', by: 'person', at: 5 } as const
    let open = () => {}
    service.gate = new Promise((resolve) => {
      open = resolve
    })
    const asking = ask('en')
    await expect.poll(() => service.asked.length).toBe(1)
    await edit((board) => board.setTranslation(id, 'en', byHand))
    open()
    expect(await codeOf(await asking)).toBe('translatedByHand')
    expect(await codeOf(await ask('en'))).toBe('translatedByHand')
    expect((await note())?.translations.en).toEqual(byHand)
    expect(service.asked).toHaveLength(1)
  })

  it('keeps no translation of what a note said before', async () => {
    const service = await capitals()
    const { ask, note, edit, id } = await session(service.url)
    let open = () => {}
    service.gate = new Promise((resolve) => {
      open = resolve
    })
    const asking = ask('en')
    await expect.poll(() => service.asked.length).toBe(1)
    await edit((board) => board.setText(id, 'Sobran datos'))
    open()
    expect(await codeOf(await asking)).toBe('translationFailed')
    expect((await note())?.translations).toEqual({})
  })

  it('asks once for what several people want at the same time', async () => {
    const service = await capitals()
    const { ask, lead } = await session(service.url)
    const answers = await Promise.all([ask('en'), ask('en'), ask('en', lead)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(service.asked).toHaveLength(1)
  })

  it('refuses its own language, an unknown one, an unknown note and a hidden one in words', async () => {
    const service = await capitals()
    const { ask, edit, id, guest, lead } = await session(service.url)
    expect(await codeOf(await ask('es'))).toBe('inThatLanguage')
    expect(await codeOf(await ask('de'))).toBe('unknownLanguage')
    expect(await codeOf(await ask('en', guest, 'note_nowhere'))).toBe('unknownNote')
    await edit((board) => board.setHidden(id, true))
    expect(await codeOf(await ask('en'))).toBe('unknownNote')
    expect((await ask('en', lead)).status).toBe(200)
    expect(service.asked).toHaveLength(1)
  })

  it('says in words that the service failed, keeps the note, and writes no word of it nor the key to its log', async () => {
    const service = await capitals()
    service.fails = true
    const { app, ask, note } = await session(service.url)
    const refused = await ask('en')
    expect([refused.status, await codeOf(refused)]).toEqual([503, 'translationFailed'])
    expect((await note())?.translations).toEqual({})
    expect(app.log.text).toContain('answered with HTTP 500')
    expect(app.log.text).not.toMatch(/Faltan|FALTAN|secret-key/)
  })
})
