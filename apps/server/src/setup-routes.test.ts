import {
  BoardDoc,
  BoardSnapshot,
  type CreatedBoard,
  documentName,
  errorMessage,
  FacilitationDoc,
  type HubDraft,
  type Joined,
  MAX_ADDED_HUBS,
  MAX_HUBS,
  MAX_QUESTIONS,
  type TemplateFile,
  templateFileOf,
} from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { type Answer, bearer, codeOf, cookieOf, secretOf, type TestApp, testApp } from './testing/test-app.ts'

const send = async (
  app: TestApp,
  method: 'PUT' | 'PATCH' | 'POST',
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  app.app.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const snapshot = async (app: TestApp, boardId: string, headers: Record<string, string>) =>
  BoardSnapshot.parse(await (await app.get(`/api/boards/${boardId}/snapshot`, headers)).json())

const facilitate = <T>(app: TestApp, boardId: string, change: (doc: FacilitationDoc) => T) =>
  app.services.sync.edit(documentName(boardId, 'facilitation'), (doc) => change(new FacilitationDoc(doc)))

describe('joining, later', () => {
  it('tells before joining whether the session asks for a name, and who will be known by their notes', async () => {
    const app = await testApp()
    const { boardId, code } = await app.board()
    const told = async () => (await app.post('/api/invitation', { code })).json()
    expect(await told()).toMatchObject({ askName: true, anonymity: 'hub' })
    await facilitate(app, boardId, (doc) => doc.setSettings({ askName: false, anonymity: 'none' }))
    expect(await told()).toMatchObject({ askName: false, anonymity: 'none' })
  })

  it('lets a person change their own name, HUB and language', async () => {
    const app = await testApp()
    const board = await app.board()
    const me = bearer(await board.join('participant', { name: 'A', language: 'en' }))
    const [hub] = (await snapshot(app, board.boardId, me)).hubs
    const path = `/api/boards/${board.boardId}/me`
    const changed = await send(app, 'PATCH', path, { hubId: hub?.id, language: 'fr' }, me)
    expect(await changed.json()).toMatchObject({ name: 'A', hubId: hub?.id, language: 'fr' })
    expect(await (await send(app, 'PATCH', path, { name: '', hubId: null }, me)).json()).toMatchObject({
      name: null,
      hubId: null,
      language: 'fr',
    })
    expect(await codeOf(await send(app, 'PATCH', path, { hubId: 'hub_none' }, me))).toBe('unknownHub')
    expect(await codeOf(await send(app, 'PATCH', path, { language: 'de' }, me))).toBe('unknownLanguage')
    expect((await send(app, 'PATCH', path, { name: 'B' })).status).toBe(401)
  })

  it('shows names to the others only where notes carry names', async () => {
    const app = await testApp()
    const board = await app.board()
    const named = () => facilitate(app, board.boardId, (doc) => doc.people())
    const joined = await board.join('participant', { name: 'A' })
    expect(await named()).toEqual({})
    await facilitate(app, board.boardId, (doc) => doc.setSettings({ anonymity: 'name' }))
    await send(app, 'PATCH', `/api/boards/${board.boardId}/me`, { name: 'B' }, bearer(joined))
    expect(await named()).toEqual({ [joined.participantId]: { name: 'B', hubId: null } })
  })

  it('takes a person over to another device by a code of their own, once', async () => {
    const app = await testApp()
    const board = await app.board()
    const first = await board.join('participant', { name: 'A', language: 'es' })
    const asked = await send(app, 'POST', `/api/boards/${board.boardId}/me/handover`, {}, bearer(first))
    expect(asked.status).toBe(201)
    const { code, url } = await asked.json()
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
    expect(url).toBe(`http://localhost/j/${code}`)
    expect(await (await app.post('/api/invitation', { code })).json()).toMatchObject({
      handover: true,
      role: 'participant',
    })
    const second = await (await app.post('/api/join', { code })).json()
    expect(second).toMatchObject({ participantId: first.participantId, role: 'participant' })
    const me = await (await app.get(`/api/boards/${board.boardId}/me`, bearer(second))).json()
    expect(me).toMatchObject({ participantId: first.participantId, name: 'A', language: 'es' })
    expect(await codeOf(await app.post('/api/join', { code }))).toBe('unknownCode')
  })

  it('ends a personal code after ten minutes, with its link, and with the next code', async () => {
    const app = await testApp()
    const board = await app.board()
    const person = await board.join('participant')
    const facilitator = bearer(await board.join('facilitator'))
    app.clock.now = Date.now()
    const next = async () => {
      const path = `/api/boards/${board.boardId}/me/handover`
      return (await (await send(app, 'POST', path, {}, bearer(person))).json()).code as string
    }
    const spent = await next()
    const late = await next()
    expect(await codeOf(await app.post('/api/join', { code: spent }))).toBe('unknownCode')
    app.clock.now += 10 * 60_000
    expect(await codeOf(await app.post('/api/join', { code: late }))).toBe('expiredLink')
    const revoked = await next()
    const { links } = await (await app.get(`/api/boards/${board.boardId}/links`, facilitator)).json()
    const link = links.find(({ role }: { role: string }) => role === 'participant')
    await app.app.request(`/api/boards/${board.boardId}/links/${link.id}`, {
      method: 'DELETE',
      headers: facilitator,
    })
    expect(await codeOf(await app.post('/api/join', { code: revoked }))).toBe('expiredLink')
  })

  it('gives no short code to those who conduct', async () => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = bearer(await board.join('facilitator'))
    const refused = await send(app, 'POST', `/api/boards/${board.boardId}/me/handover`, {}, facilitator)
    expect(await codeOf(refused)).toBe('notAllowed')
  })

  it('takes over somebody whose phone is dead by a code that a facilitator makes, once and in ten minutes', async () => {
    const app = await testApp()
    const board = await app.board()
    const lead = bearer(await board.join('facilitator'))
    const gone = await board.join('participant', { name: 'Alix' })
    app.clock.now = Date.now()
    const path = `/api/boards/${board.boardId}/people/${gone.participantId}/handover`
    const made = await app.post(path, {}, lead)
    const { code, url, expiresAt } = await made.json()
    expect(made.status).toBe(201)
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
    expect(url).toContain(`/j/${code}`)
    expect(expiresAt).toBe(app.clock.now + 10 * 60_000)
    expect(await (await app.post('/api/invitation', { code })).json()).toMatchObject({ handover: true })
    const there = await (await app.post('/api/join', { code })).json()
    expect(there).toMatchObject({ participantId: gone.participantId, name: 'Alix', role: 'participant' })
    expect(await codeOf(await app.post('/api/join', { code }))).toBe('unknownCode')
    const late = await (await app.post(path, {}, lead)).json()
    app.clock.now += 10 * 60_000
    expect(await codeOf(await app.post('/api/join', { code: late.code }))).toBe('expiredLink')
  })

  it('lets nobody but a facilitator make a code for another, and for participants only', async () => {
    const app = await testApp()
    const board = await app.board()
    const lead = await board.join('facilitator')
    const gone = await board.join('participant')
    const pathOf = ({ participantId }: { participantId: string }) =>
      `/api/boards/${board.boardId}/people/${participantId}/handover`
    for (const role of ['participant', 'secretariat', 'viewer'] as const)
      expect(await codeOf(await app.post(pathOf(gone), {}, bearer(await board.join(role)))), role).toBe(
        'notAllowed',
      )
    expect(await codeOf(await app.post(pathOf(gone), {}, bearer(gone))), 'not even for oneself').toBe(
      'notAllowed',
    )
    expect(await codeOf(await app.post(pathOf(lead), {}, bearer(lead)))).toBe('notAllowed')
    const nobody = { participantId: 'person_none' }
    expect(await codeOf(await app.post(pathOf(nobody), {}, bearer(lead)))).toBe('unknownPerson')
    const elsewhere = await app.board()
    expect(await codeOf(await app.post(pathOf(gone), {}, bearer(await elsewhere.join('facilitator'))))).toBe(
      'wrongBoard',
    )
  })

  it('opens no place whose access is closed, by whatever code', async () => {
    const app = await testApp()
    const board = await app.board()
    const lead = bearer(await board.join('facilitator'))
    const { participantId } = await board.join('participant')
    const path = `/api/boards/${board.boardId}/people/${participantId}`
    await app.post(path, { access: 'closed' }, lead)
    const { code } = await (await app.post(`${path}/handover`, {}, lead)).json()
    expect(await codeOf(await app.post('/api/join', { code }))).toBe('accessClosed')
    await app.post(path, { access: 'open' }, lead)
    expect(await (await app.post('/api/join', { code })).json()).toMatchObject({ participantId })
  })

  it('opens the session by its code until the last phase is over, and longer for those who were there', async () => {
    const app = await testApp()
    const { boardId, code } = await app.board()
    app.clock.now = Date.now()
    const joined = await app.post('/api/join', { code })
    await facilitate(app, boardId, (doc) => {
      const phaseId = doc.phases().find(({ kind }) => kind === 'close')?.id ?? ''
      doc.setSession({ ...doc.session(), phaseId, timer: { endsAt: Date.now() + 1000, totalMs: 1000 } }, 1)
    })
    expect((await app.post('/api/invitation', { code })).status).toBe(200)
    app.clock.now += 60_000
    const refused = await app.post('/api/invitation', { code })
    expect([refused.status, await codeOf(refused)]).toEqual([410, 'sessionOver'])
    expect((await app.post('/api/join', { code }, { cookie: cookieOf(joined) })).status).toBe(200)
  })

  it('ends the code with the last phase although its clock is paused, and opens it when the session goes on', async () => {
    const app = await testApp()
    const { boardId, code, join } = await app.board()
    const lead = bearer(await join('facilitator'))
    app.clock.now = Date.now()
    const conduct = (path: string, body: object) => app.post(`/api/boards/${boardId}/${path}`, body, lead)
    await conduct('phase', { to: 'close' })
    await conduct('timer', { action: 'pause' })
    const { seconds } = (await snapshot(app, boardId, lead)).phases.find(({ id }) => id === 'close') ?? {
      seconds: 0,
    }
    expect(seconds).toBeGreaterThan(0)
    app.clock.now += seconds * 1000 - 1
    expect((await app.post('/api/invitation', { code })).status).toBe(200)
    app.clock.now += 1
    expect(await codeOf(await app.post('/api/invitation', { code }))).toBe('sessionOver')
    await conduct('phase', { step: 'back' })
    expect((await app.post('/api/invitation', { code })).status).toBe(200)
  })

  it('stops joining by the code and opens it again, in the facilitators’ hand alone', async () => {
    const app = await testApp()
    const { boardId, code, join } = await app.board()
    const lead = bearer(await join('facilitator'))
    const here = await (await app.post('/api/join', { code })).json()
    const path = `/api/boards/${boardId}/code`
    for (const role of ['participant', 'viewer', 'secretariat'] as const)
      expect(await codeOf(await app.post(path, { action: 'end' }, bearer(await join(role))))).toBe(
        'notAllowed',
      )
    app.clock.now = Date.now()
    const ended = await (await app.post(path, { action: 'end' }, lead)).json()
    expect(ended).toMatchObject({ code, endsAt: app.clock.now })
    const refused = await app.post('/api/join', { code })
    expect([refused.status, await codeOf(refused)]).toEqual([410, 'codeEnded'])
    expect((await app.get(`/api/boards/${boardId}/me`, bearer(here))).status).toBe(200)
    expect(await (await app.post(path, { action: 'open' }, lead)).json()).toMatchObject({
      code,
      endsAt: null,
    })
    expect((await app.post('/api/join', { code })).status).toBe(200)
  })

  it('gives out a new code; the one before says that it ended, and those who are in stay in', async () => {
    const app = await testApp()
    const { boardId, code, join } = await app.board()
    const lead = bearer(await join('facilitator'))
    const joined = await app.post('/api/join', { code })
    const here: Joined = JSON.parse(await joined.clone().text())
    const renewed = await (await app.post(`/api/boards/${boardId}/code`, { action: 'renew' }, lead)).json()
    expect(renewed).toMatchObject({ code: expect.stringMatching(/^[2-9A-HJKMNP-TV-Z]{6}$/), endsAt: null })
    expect(renewed.code).not.toBe(code)
    expect(renewed.url).toContain(`/j/${renewed.code}`)
    expect((await snapshot(app, boardId, lead)).joinCode).toBe(renewed.code)
    expect((await app.post('/api/join', { code: renewed.code })).status).toBe(200)
    for (const language of ['en', 'fr', 'es'] as const) {
      const refused = await app.post('/api/join', { code }, { 'accept-language': language })
      expect((await refused.json()).error).toMatchObject({
        code: 'codeEnded',
        message: errorMessage('codeEnded', language),
      })
    }
    expect((await app.get(`/api/boards/${boardId}/me`, bearer(here))).status).toBe(200)
    // Their own phone comes back by the card on the table.
    const back = await app.post('/api/join', { code }, { cookie: cookieOf(joined) })
    expect(await back.json()).toMatchObject({ participantId: here.participantId })
  })

  it('does not let a code that ended open the way past the attempts to the new one', async () => {
    const app = await testApp({ JOIN_FAILURES_PER_ADDRESS: '2' })
    const { boardId, code, join } = await app.board()
    const lead = bearer(await join('facilitator'))
    const renewed = await (await app.post(`/api/boards/${boardId}/code`, { action: 'renew' }, lead)).json()
    const elsewhere = '192.0.2.77'
    expect(await codeOf(await app.post('/api/join', { code }, {}, elsewhere))).toBe('codeEnded')
    for (const wrong of ['AAAAAA', 'BBBBBB']) await app.post('/api/join', { code: wrong }, {}, elsewhere)
    expect(await codeOf(await app.post('/api/join', { code: renewed.code }, {}, elsewhere))).toBe(
      'tooManyAttempts',
    )
  })

  it('lets the room in although somebody beside it guesses codes', async () => {
    const app = await testApp({ JOIN_FAILURES_PER_ADDRESS: '3' })
    const { code } = await app.board()
    for (const wrong of ['AAAAAA', 'BBBBBB', 'CCCCCC', 'DDDDDD']) await app.post('/api/join', { code: wrong })
    expect(await codeOf(await app.post('/api/join', { code: 'EEEEEE' }))).toBe('tooManyAttempts')
    expect((await app.post('/api/join', { code })).status).toBe(200)
    const elsewhere = '192.0.2.77'
    for (const wrong of ['AAAAAA', 'BBBBBB', 'CCCCCC'])
      await app.post('/api/join', { code: wrong }, {}, elsewhere)
    expect(await codeOf(await app.post('/api/join', { code }, {}, elsewhere))).toBe('tooManyAttempts')
  })
})

describe('an initiative that is in no directory', () => {
  it('joins it, so that notes and report say whose they are, and the next person finds it', async () => {
    const app = await testApp()
    const board = await app.board()
    const lead = bearer(await board.join('facilitator'))
    const before = (await snapshot(app, board.boardId, lead)).hubs
    const first = await board.join('participant', {
      hubId: null,
      name: 'Alix',
      initiative: 'Rivières vivantes',
    })
    const second = await board.join('participant', { initiative: ' riVIERES  vivantes ' })
    expect(second.hubId).toBe(first.hubId)
    expect(first).toMatchObject({ name: 'Alix', hubId: expect.stringMatching(/^hub_/) })
    const { hubs } = await (await app.post('/api/invitation', { code: board.code })).json()
    expect(hubs).toHaveLength(before.length + 1)
    expect(hubs.at(-1)).toMatchObject({
      id: first.hubId,
      name: 'Rivières vivantes',
      code: 'RIV',
      added: true,
    })
    await board.openWriting()
    await app.post(`/api/boards/${board.boardId}/phase`, { to: 'writing' }, lead)
    const path = `/api/boards/${board.boardId}/notes`
    expect((await app.post(path, { questionId: 'q1', text: 'Water' }, bearer(first))).status).toBe(201)
    const after = await snapshot(app, board.boardId, lead)
    expect(after.notes[0]).toMatchObject({ text: 'Water', hubId: first.hubId })
    expect(after.hubs.slice(0, -1)).toEqual(before)
  })

  it('is the HUB of that name where there is one, and can be named later', async () => {
    const app = await testApp()
    const board = await app.board()
    const me = await board.join('participant', { hubId: null })
    const [known] = (await snapshot(app, board.boardId, bearer(me))).hubs
    const path = `/api/boards/${board.boardId}/me`
    const change = async (body: object) => (await send(app, 'PATCH', path, body, bearer(me))).json()
    expect(await change({ hubId: null, initiative: known?.name.toUpperCase() })).toMatchObject({
      hubId: known?.id,
    })
    expect((await change({ hubId: null, initiative: 'Another' })).hubId).not.toBe(known?.id)
    expect(await change({ hubId: known?.id, initiative: 'Ignored' })).toMatchObject({ hubId: known?.id })
    const names = (await snapshot(app, board.boardId, bearer(me))).hubs.map(({ name }) => name)
    expect(names).toContain('Another')
    expect(names).not.toContain('Ignored')
  })

  it('is added neither where notes carry no HUB nor beyond what a directory takes', async () => {
    const app = await testApp()
    const board = await app.board()
    const count = () => facilitate(app, board.boardId, (doc) => doc.hubs().length)
    const before = await count()
    for (let n = 0; n <= MAX_ADDED_HUBS; n++) {
      const { hubId } = await board.join('participant', { hubId: null, initiative: `Initiative ${n}` })
      if (n === MAX_ADDED_HUBS) expect(hubId).toBeNull()
    }
    expect(await count()).toBe(before + MAX_ADDED_HUBS)
    const silent = await app.board()
    await facilitate(app, silent.boardId, (doc) => doc.setSettings({ anonymity: 'none' }))
    expect((await silent.join('participant', { hubId: null, initiative: 'Unseen' })).hubId).toBeNull()
    expect(await facilitate(app, silent.boardId, (doc) => doc.hubs().length)).toBe(before)
  })
})

describe('the directory', () => {
  const hub = (name: string, more: Partial<HubDraft> = {}) => ({ name, ...more })

  it('is replaced as a whole, and a HUB that stays keeps its id and code', async () => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = bearer(await board.join('facilitator'))
    const path = `/api/boards/${board.boardId}/hubs`
    const [bilbao] = (await snapshot(app, board.boardId, facilitator)).hubs
    const hubs = [
      hub('HUB 30', { region: 'Bizkaia', sdgs: [11], language: 'es' }),
      hub('BILBAO – City of values'),
    ]
    const answer = await send(app, 'PUT', path, { hubs }, facilitator)
    expect(await answer.json()).toEqual({ hubs: 2, kept: [] })
    const after = (await snapshot(app, board.boardId, facilitator)).hubs
    expect(after.map(({ code }) => code)).toEqual(['H30', 'BIL'])
    expect(after[0]).toMatchObject({ region: 'Bizkaia', sdgs: [11], language: 'es', order: 0 })
    expect(after[1]?.id).toBe(bilbao?.id)
  })

  it('takes a HUB back under the id that it had, once', async () => {
    const app = await testApp()
    const board = await app.board()
    const lead = bearer(await board.join('facilitator'))
    const path = `/api/boards/${board.boardId}/hubs`
    const [first, ...others] = (await snapshot(app, board.boardId, lead)).hubs
    if (!first) throw new Error('the directory is empty')
    await send(app, 'PUT', path, { hubs: others }, lead)
    expect((await snapshot(app, board.boardId, lead)).hubs.map(({ id }) => id)).not.toContain(first.id)
    const twice = { ...first, name: 'Its double' }
    const odd = hub('Odd id', { id: 'note_1' })
    await send(app, 'PUT', path, { hubs: [first, ...others, twice, odd] }, lead)
    const after = (await snapshot(app, board.boardId, lead)).hubs
    expect(after[0]).toMatchObject({ id: first.id, name: first.name, code: first.code, order: 0 })
    expect(after.filter(({ id }) => id === first.id)).toHaveLength(1)
    for (const { id } of after) expect(id).toMatch(/^hub_/)
  })

  it('keeps the HUBs that somebody stands for', async () => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = bearer(await board.join('facilitator'))
    const [bilbao, xian] = (await snapshot(app, board.boardId, facilitator)).hubs
    await board.join('participant', { hubId: bilbao?.id })
    await app.services.people.settle()
    await app.post(
      `/api/boards/${board.boardId}/notes`,
      { questionId: 'q1', text: 'x', hubId: xian?.id },
      facilitator,
    )
    const answer = await send(
      app,
      'PUT',
      `/api/boards/${board.boardId}/hubs`,
      { hubs: [hub('HUB 40')] },
      facilitator,
    )
    expect(await answer.json()).toEqual({ hubs: 3, kept: [bilbao?.name, xian?.name] })
    expect((await snapshot(app, board.boardId, facilitator)).hubs.map(({ id }) => id)).toContain(xian?.id)
  })

  it('takes as many HUBs as a board holds, with long names', async () => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = bearer(await board.join('facilitator'))
    const hubs = Array.from({ length: MAX_HUBS }, (_, n) =>
      hub(`${n} ${'é'.repeat(110)}`, { city: 'x'.repeat(120) }),
    )
    const answer = await send(app, 'PUT', `/api/boards/${board.boardId}/hubs`, { hubs }, facilitator)
    expect(await answer.json()).toEqual({ hubs: MAX_HUBS, kept: [] })
  })

  it.each([
    ['a HUB without a name', [{ name: ' ' }]],
    ['a goal that does not exist', [{ name: 'HUB 01', sdgs: [18] }]],
    ['an unknown language', [{ name: 'HUB 01', language: 'de' }]],
    ['too many', Array.from({ length: MAX_HUBS + 1 }, (_, n) => ({ name: `H${n}` }))],
  ])('refuses %s', async (_what, hubs) => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = bearer(await board.join('facilitator'))
    const refused = await send(app, 'PUT', `/api/boards/${board.boardId}/hubs`, { hubs }, facilitator)
    expect(await codeOf(refused)).toBe('invalidBody')
  })

  it('is the facilitators’ alone', async () => {
    const app = await testApp()
    const board = await app.board()
    for (const role of ['participant', 'viewer', 'secretariat'] as const) {
      const someone = bearer(await board.join(role))
      for (const [path, body] of [
        ['hubs', { hubs: [] }],
        ['questions', { questions: [{ text: words('x'), short: words('x') }] }],
      ] as const) {
        const refused = await send(app, 'PUT', `/api/boards/${board.boardId}/${path}`, body, someone)
        expect(await codeOf(refused), `${role} ${path}`).toBe('notAllowed')
      }
    }
  })
})

const words = (text: string) => ({ en: text, fr: text, es: text })

describe('the questions', () => {
  it('change with their phases, and those that stay keep their ids', async () => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = bearer(await board.join('facilitator'))
    const before = await snapshot(app, board.boardId, facilitator)
    const [q1, , q3] = before.questions
    const questions = [q3, q1, { text: words('New'), short: words('N') }].map((question) => question ?? {})
    const answer = await send(
      app,
      'PUT',
      `/api/boards/${board.boardId}/questions`,
      { questions },
      facilitator,
    )
    expect(answer.status).toBe(200)
    const after = await snapshot(app, board.boardId, facilitator)
    expect(after.questions.map(({ id }) => id)).toEqual([q3?.id, q1?.id, 'q4'])
    const writing = after.phases.filter(({ kind }) => kind === 'write').map(({ questionIds }) => questionIds)
    expect(writing).toEqual([['q1'], ['q3'], ['q4']])
    expect(after.phases.find(({ kind }) => kind === 'vote')?.questionIds).toEqual(['q1', 'q3', 'q4'])
    expect(after.phases.flatMap(({ questionIds }) => questionIds)).not.toContain('q2')
  })

  it('cannot go while notes stand under them', async () => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = bearer(await board.join('facilitator'))
    await app.post(`/api/boards/${board.boardId}/notes`, { questionId: 'q2', text: 'x' }, facilitator)
    const { questions } = await snapshot(app, board.boardId, facilitator)
    const path = `/api/boards/${board.boardId}/questions`
    const without = (id: string) => ({ questions: questions.filter((question) => question.id !== id) })
    expect(await codeOf(await send(app, 'PUT', path, without('q2'), facilitator))).toBe('questionInUse')
    expect((await send(app, 'PUT', path, without('q1'), facilitator)).status).toBe(200)
  })

  it.each([
    ['none', []],
    ['nine', Array.from({ length: MAX_QUESTIONS + 1 }, () => ({ text: words('x'), short: words('x') }))],
    ['one without a language', [{ text: { en: 'x', fr: 'x' }, short: words('x') }]],
    ['one without words', [{ text: { en: 'x', fr: '  ', es: 'x' }, short: words('x') }]],
  ])('are one to eight, in every language: not %s', async (_what, questions) => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = bearer(await board.join('facilitator'))
    const refused = await send(
      app,
      'PUT',
      `/api/boards/${board.boardId}/questions`,
      { questions },
      facilitator,
    )
    expect(await codeOf(refused)).toBe('invalidBody')
  })
})

describe('a board from an earlier one', () => {
  it('takes over questions, agenda, HUBs and the next steps that are open', async () => {
    const app = await testApp()
    const board = await app.board()
    const facilitator = await board.join('facilitator')
    const [bilbao] = (await snapshot(app, board.boardId, bearer(facilitator))).hubs
    await facilitate(app, board.boardId, (doc) => doc.setSettings({ voteBudget: 7 }))
    await app.services.sync.edit(documentName(board.boardId, 'board'), (doc) => {
      const notes = new BoardDoc(doc)
      const step = { owner: 'City team', due: '2027-03-01', sdgs: [11] }
      const open = notes.addNote({
        questionId: 'q3',
        text: 'Open data',
        hubId: bilbao?.id ?? null,
        language: 'fr',
      })
      notes.setStep(open, step)
      notes.addNote({ questionId: 'q3', text: 'no card' })
      notes.addNote({ questionId: 'q1', text: 'a challenge' })
      const hidden = notes.addNote({ questionId: 'q3', text: 'hidden' })
      notes.setStep(hidden, step)
      notes.setHidden(hidden, true)
      const done = notes.addNote({ questionId: 'q3', text: 'carried out', kind: 'commitment' })
      notes.setStep(done, { ...step, status: 'done' })
    })
    const made = await app.post('/api/boards', { from: board.boardId, title: 'Next' }, bearer(facilitator))
    expect(made.status).toBe(201)
    const next = (await made.json()) as CreatedBoard
    const secret = secretOf(next.links.facilitator)
    const there = await (await app.post('/api/join', { secret })).json()
    const after = await snapshot(app, next.boardId, bearer(there))
    expect(after).toMatchObject({ title: 'Next', language: 'en', settings: { voteBudget: 7 } })
    expect(after.hubs).toHaveLength(23)
    expect(after.notes).toHaveLength(1)
    expect(after.notes[0]).toMatchObject({
      text: 'Open data',
      hubId: bilbao?.id,
      language: 'fr',
      step: { owner: 'City team', due: '2027-03-01', sdgs: [11] },
      authorId: null,
    })
    expect(after.clusters).toMatchObject([{ title: 'Common strategy', questionId: 'q3' }])
  })

  it('needs the facilitators’ access to that board', async () => {
    const app = await testApp()
    const board = await app.board()
    const from = { from: board.boardId }
    expect(await codeOf(await app.post('/api/boards', from))).toBe('notSignedIn')
    const participant = bearer(await board.join('participant'))
    expect(await codeOf(await app.post('/api/boards', from, participant))).toBe('notAllowed')
    expect(await codeOf(await app.post('/api/boards', { from: 'board_none' }))).toBe('boardNotFound')
  })

  it('takes the cookie for it where a creation password stands in the header', async () => {
    const app = await testApp({ CREATE_TOKEN: 'only the host' })
    const password = { authorization: 'Bearer only the host' }
    const made = await (await app.post('/api/boards', { title: 'First' }, password)).json()
    const joined = await app.post('/api/join', { secret: secretOf(made.links.facilitator) })
    const again = await app.post(
      '/api/boards',
      { from: made.boardId },
      { ...password, cookie: cookieOf(joined) },
    )
    expect(again.status).toBe(201)
  })
})

describe('a board from a template file', () => {
  const file = async (app: TestApp) => {
    const { boardId } = await app.board()
    return facilitate(app, boardId, (doc) => templateFileOf(doc))
  }

  it('is the session that the file was made of, without notes and ways in', async () => {
    const app = await testApp()
    const template = await file(app)
    expect(JSON.stringify(template)).not.toMatch(/joinCode|person_/)
    const made = await app.post('/api/boards', {
      file: { ...template, title: 'From a file', language: 'es' },
    })
    expect(made.status).toBe(201)
    const board = (await made.json()) as CreatedBoard
    const again = await facilitate(app, board.boardId, (doc) => templateFileOf(doc))
    expect(again).toEqual({ ...template, title: 'From a file', language: 'es' })
  })

  it.each([
    ['another format', { format: 'something else' }],
    ['no question', { questions: [] }],
    ['no phase', { agenda: { items: [], phases: [] } }],
    ['a setting out of bounds', { settings: { voteBudget: 1000 } }],
  ] satisfies [string, object][])('is refused with %s', async (_what, change) => {
    const app = await testApp()
    const template: TemplateFile = await file(app)
    const refused = await app.post('/api/boards', { file: { ...template, ...change } })
    expect(await codeOf(refused)).toBe('invalidBody')
  })

  it('is one way among others, not two at once', async () => {
    const app = await testApp()
    const refused = await app.post('/api/boards', { file: await file(app), from: 'board_x' })
    expect(await codeOf(refused)).toBe('invalidBody')
  })
})
