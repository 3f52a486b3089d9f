import {
  BoardDoc,
  BoardSnapshot,
  DEFAULT_SETTINGS,
  ErrorBody,
  errorMessage,
  FacilitationDoc,
  LOCALES,
  MAX_NOTE_CHARS,
  MAX_NOTES,
  TEMPLATE_IDS,
} from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { MAX_BODY_BYTES } from './create-app.ts'
import { bearer, codeOf, cookieOf, secretOf, testApp, testFolder } from './testing/test-app.ts'

const JSON_TYPE = /^application\/json/

describe('the server about itself', () => {
  it('is healthy, with version and store', async () => {
    const answer = await (await testApp()).get('/health')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d/),
      store: 'embedded',
    })
  })

  it('tells the screens what they need before they start', async () => {
    const app = await testApp({ PUBLIC_URL: 'https://board.example.org', TLDRAW_LICENSE_KEY: 'key-1' })
    expect(await (await app.get('/config.json')).json()).toMatchObject({
      publicUrl: 'https://board.example.org',
      tldrawLicenseKey: 'key-1',
      createTokenNeeded: false,
    })
  })

  it('tells its time', async () => {
    const app = await testApp()
    app.clock.now = 1234
    expect(await (await app.get('/api/time')).json()).toEqual({ serverNow: 1234 })
  })

  it('describes each of its routes as OpenAPI', async () => {
    const app = await testApp()
    const { openapi, paths } = (await (await app.get('/api/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, unknown>>
    }
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = app.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
      .map(({ method, path }) => {
        const plain = path
          .replace(':file{report\\.[^/]*}', 'report.{format}')
          .replace(/:(\w+)(\{\.\+\})?/g, '{$1}')
        return `${method} ${plain}`
      })
    expect(openapi).toBe('3.1.0')
    expect(new Set(served)).toEqual(new Set(described))
  })

  it('sends headers that keep pages to themselves, with refusals too', async () => {
    const app = await testApp()
    for (const path of ['/health', '/', '/api/nothing']) {
      const { headers } = await app.get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain('ws://localhost wss://localhost')
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('permissions-policy')).toContain('camera=()')
    }
  })
})

describe('making a board', () => {
  it('gives a code and four links, each for its role', async () => {
    const app = await testApp()
    const board = await app.board()
    expect(board.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{6}$/)
    for (const role of ['participant', 'facilitator', 'secretariat', 'viewer'] as const) {
      expect(board.links[role]).toMatch(/^http:\/\/localhost\/join#[\w-]{22}$/)
      expect(await board.join(role)).toMatchObject({ boardId: board.boardId, role })
    }
  })

  it('writes links under the address that people use', async () => {
    const body = { title: 'Board', template: 'local4action', language: 'fr' }
    const proxied = await testApp({ TRUST_PROXY: '1' })
    const forwarded = await proxied.post('/api/boards', body, {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'board.example.org',
    })
    expect((await forwarded.json()).links.viewer).toMatch(/^https:\/\/board\.example\.org\/join#/)
    const direct = await (await testApp()).post('/api/boards', body, { 'x-forwarded-host': 'evil.example' })
    expect((await direct.json()).links.viewer).toMatch(/^http:\/\/localhost\/join#/)
    const named = await (await testApp({ PUBLIC_URL: 'https://named.example' })).post('/api/boards', body)
    expect((await named.json()).links.viewer).toMatch(/^https:\/\/named\.example\/join#/)
  })

  it.each([
    ['no title', { title: '' }, 'invalidBody', { field: 'title' }],
    ['a title too long', { title: 'x'.repeat(300) }, 'invalidBody', { field: 'title' }],
    [
      'an unknown template',
      { title: 'Board', template: 'swot' },
      'unknownTemplate',
      { value: 'swot', known: TEMPLATE_IDS.join(', ') },
    ],
    ['an unknown language', { title: 'Board', language: 'de' }, 'unknownLanguage', { value: 'de' }],
    ['a list', [], 'invalidBody', { field: 'body' }],
    ['nothing', 'null', 'invalidBody', { field: 'body' }],
  ])('refuses %s', async (_what, body, code, params) => {
    const answer = await (await testApp()).post('/api/boards', body)
    expect(answer.status).toBe(400)
    expect((await answer.json()).error).toMatchObject({ code, params })
  })

  it('asks for the creation password where one is set', async () => {
    const app = await testApp({ CREATE_TOKEN: 'only the host' })
    const make = (headers: Record<string, string>) => app.post('/api/boards', { title: 'Board' }, headers)
    expect(await codeOf(await make({}))).toBe('createTokenNeeded')
    expect((await make({ authorization: 'Bearer something else' })).status).toBe(401)
    expect((await make({ authorization: 'Bearer only the host' })).status).toBe(201)
  })
})

describe('joining', () => {
  it('shows what a code opens before joining', async () => {
    const app = await testApp()
    const { boardId, code } = await app.board()
    const answer = await app.post('/api/invitation', {
      code: ` ${code.toLowerCase().slice(0, 3)}-${code.slice(3)} `,
    })
    const invitation = await answer.json()
    expect(invitation).toMatchObject({
      boardId,
      title: 'Common strategy',
      language: 'en',
      role: 'participant',
    })
    expect(invitation.hubs).toHaveLength(23)
  })

  it('sets a cookie that scripts of a page cannot read', async () => {
    const app = await testApp({ TRUST_PROXY: '1' })
    const { boardId, code } = await app.board()
    const plain = (await app.post('/api/join', { code })).headers.get('set-cookie') ?? ''
    expect(plain).toMatch(new RegExp(`^atelier_participant_${boardId}=`))
    expect(plain).toMatch(/; HttpOnly/)
    expect(plain).toMatch(/; SameSite=Lax/)
    expect(plain).not.toMatch(/; Secure/)
    const safe = await app.post('/api/join', { code }, { 'x-forwarded-proto': 'https' })
    expect(safe.headers.get('set-cookie')).toMatch(/; Secure/)
  })

  it('keeps the person of a device that comes back, and takes their changes', async () => {
    const app = await testApp()
    const { boardId, code, links } = await app.board()
    const first = await app.post('/api/join', { code, name: 'Amina', hubId: 'hub_01', language: 'es' })
    const { participantId } = await first.json()
    const cookie = cookieOf(first)
    const again = await app.post(
      '/api/join',
      { secret: secretOf(links.participant), hubId: 'hub_02' },
      { cookie },
    )
    expect((await again.json()).participantId).toBe(participantId)
    const me = await (await app.get(`/api/boards/${boardId}/me`, { cookie: cookieOf(again) })).json()
    expect(me).toMatchObject({
      participantId,
      name: 'Amina',
      hubId: 'hub_02',
      language: 'es',
      role: 'participant',
    })
    expect((await (await app.post('/api/join', { code })).json()).participantId).not.toBe(participantId)
  })

  it('keeps one identity for each role of a device, the tab says which', async () => {
    const app = await testApp()
    const { boardId, code, links } = await app.board()
    const lead = cookieOf(await app.post('/api/join', { secret: secretOf(links.facilitator) }))
    const guest = cookieOf(await app.post('/api/join', { code }, { cookie: lead }))
    const cookie = `${guest}; ${lead}`
    const roleIn = async (headers: Record<string, string>) =>
      (await (await app.get(`/api/boards/${boardId}/me`, { cookie, ...headers })).json()).role
    expect(await roleIn({})).toBe('facilitator')
    expect(await roleIn({ 'x-atelier-role': 'participant' })).toBe('participant')
    const other = await app.get(`/api/boards/${boardId}/me`, { cookie, 'x-atelier-role': 'viewer' })
    expect(await codeOf(other)).toBe('notSignedIn')
  })

  it('counts the people of a HUB once each', async () => {
    const app = await testApp()
    const { boardId, code, join } = await app.board()
    const first = await app.post('/api/join', { code, hubId: 'hub_03' })
    await Promise.all(Array.from({ length: 5 }, () => app.post('/api/join', { code, hubId: 'hub_03' })))
    await app.post('/api/join', { code })
    await app.post('/api/join', { code, hubId: 'hub_04' }, { cookie: cookieOf(first) })
    const viewer = await join('viewer')
    await app.services.people.settle()
    const snapshot = await (await app.get(`/api/boards/${boardId}/snapshot`, bearer(viewer))).json()
    expect(snapshot.joined).toEqual({ hub_03: 5, hub_04: 1, '-': 1 })
  })

  it.each([
    [{ code: 'WRONGX' }, 404, 'unknownCode'],
    [{ secret: 'A'.repeat(22) }, 404, 'unknownLink'],
    [{}, 400, 'invalidBody'],
    [{ code: 'ABCDEF', secret: 'A' }, 400, 'invalidBody'],
    ['{"code":', 400, 'notJson'],
    ['code=ABCDEF', 400, 'notJson'],
    ['', 400, 'notJson'],
  ])('refuses %j with %i %s', async (body, status, code) => {
    const app = await testApp()
    for (const path of ['/api/join', '/api/invitation']) {
      const answer = await app.post(path, body)
      expect(answer.status).toBe(status)
      expect(await codeOf(answer)).toBe(code)
    }
  })

  it('refuses a HUB or a language that the board does not know', async () => {
    const app = await testApp()
    const { code } = await app.board()
    expect(await codeOf(await app.post('/api/join', { code, hubId: 'hub_99' }))).toBe('unknownHub')
    expect(await codeOf(await app.post('/api/join', { code, language: 'de' }))).toBe('unknownLanguage')
  })

  it('says that a link has expired, before and after joining', async () => {
    const app = await testApp({ LINK_TTL_DAYS: '1' })
    const { boardId, code, join } = await app.board()
    const viewer = await join('viewer')
    app.clock.now = Date.now() + 23.9 * 3600 * 1000
    expect((await app.get(`/api/boards/${boardId}/me`, bearer(viewer))).status).toBe(200)
    const late = await (await app.post('/api/join', { code })).json()
    app.clock.now += 3600 * 1000
    const answer = await app.post('/api/join', { code })
    expect(answer.status).toBe(410)
    expect(await codeOf(answer)).toBe('expiredLink')
    expect((await app.get(`/api/boards/${boardId}/me`, bearer(late))).status).toBe(410)
  })

  it('lets a hundred phones behind one address in', async () => {
    const app = await testApp({ JOIN_FAILURES_PER_ADDRESS: '5' })
    const { code } = await app.board()
    const answers = await Promise.all(Array.from({ length: 100 }, () => app.post('/api/join', { code })))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
  })

  it('limits failures by address, and says how long to wait', async () => {
    const app = await testApp({ JOIN_FAILURES_PER_ADDRESS: '5', JOIN_WINDOW_SECONDS: '60' })
    const { code, links } = await app.board()
    const guess = (n: number, address?: string) => app.post('/api/join', { code: `WRONG${n}` }, {}, address)
    for (let n = 2; n < 7; n++) expect((await guess(n)).status).toBe(404)
    const refused = await guess(8)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await refused.json()).error).toMatchObject({ code: 'tooManyAttempts', params: { seconds: 60 } })
    // The board was made in this network, so the room beside the guesser still comes in by its code.
    expect((await app.post('/api/join', { code })).status).toBe(200)
    // A link cannot be guessed, so its holder is not locked out with the guesser.
    expect((await app.post('/api/join', { secret: secretOf(links.participant) })).status).toBe(200)
    expect((await guess(8, '192.0.2.2')).status).toBe(404)
  })

  it('limits failures with one code over all addresses', async () => {
    const app = await testApp({ JOIN_FAILURES_PER_CODE: '3' })
    for (let n = 1; n <= 3; n++)
      expect((await app.post('/api/join', { code: 'WRONGX' }, {}, `192.0.2.${n}`)).status).toBe(404)
    expect((await app.post('/api/join', { code: 'wrong-x' }, {}, '192.0.2.9')).status).toBe(429)
  })

  it('counts by the address that a trusted proxy saw, not by one the sender made up', async () => {
    const app = await testApp({ JOIN_FAILURES_PER_ADDRESS: '1', TRUST_PROXY: '1' })
    const guess = (code: string, forwarded: string) =>
      app.post('/api/join', { code }, { 'x-forwarded-for': forwarded })
    expect((await guess('WRONG2', '203.0.113.5, 192.0.2.50')).status).toBe(404)
    expect((await guess('WRONG3', '203.0.113.6, 192.0.2.50')).status).toBe(429)
    expect((await guess('WRONG4', '192.0.2.51')).status).toBe(404)
  })
})

describe('who may do what', () => {
  const calls = [
    ['GET', 'me', ['viewer', 'participant', 'secretariat', 'facilitator']],
    ['GET', 'snapshot', ['viewer', 'participant', 'secretariat', 'facilitator']],
    ['GET', 'report.json', ['secretariat', 'facilitator']],
    ['GET', 'report.md', ['secretariat', 'facilitator']],
    ['GET', 'links', ['facilitator']],
    ['POST', 'links', ['facilitator']],
    ['DELETE', 'links/link_1', ['facilitator']],
    ['POST', 'notes', ['participant', 'facilitator']],
    ['POST', 'phase', ['facilitator']],
    ['POST', 'timer', ['facilitator']],
    ['POST', 'settings', ['facilitator']],
  ] as const

  it('opens each call to its roles and to nobody else', async () => {
    const app = await testApp()
    const { boardId, join } = await app.board()
    for (const role of ['viewer', 'participant', 'secretariat', 'facilitator'] as const) {
      const headers = bearer(await join(role))
      for (const [method, path, roles] of calls) {
        const init = { method, headers, ...(method === 'POST' && { body: '{' }) }
        const { status } = await app.app.request(`/api/boards/${boardId}/${path}`, init)
        if ((roles as readonly string[]).includes(role)) expect([200, 400, 404]).toContain(status)
        else expect(`${role} ${method} ${path}: ${status}`).toBe(`${role} ${method} ${path}: 403`)
      }
    }
  })

  it('refuses every call without, with a damaged, and with another board’s access', async () => {
    const app = await testApp()
    const { boardId } = await app.board()
    const stranger = await (await app.board()).join('facilitator')
    for (const [method, path] of calls) {
      const ask = async (headers: Record<string, string>, id = boardId) => {
        const answer = await app.app.request(`/api/boards/${id}/${path}`, { method, headers })
        return [answer.status, await codeOf(answer)]
      }
      expect(await ask({})).toEqual([401, 'notSignedIn'])
      expect(await ask({ authorization: 'Bearer nonsense' })).toEqual([401, 'notSignedIn'])
      expect(await ask({ authorization: `Bearer ${stranger.token}x` })).toEqual([401, 'notSignedIn'])
      expect(await ask(bearer(stranger))).toEqual([403, 'wrongBoard'])
      expect(await ask({ cookie: `atelier_facilitator_${boardId}=${stranger.token}` })).toEqual([
        403,
        'wrongBoard',
      ])
      expect(await ask(bearer(stranger), 'board_gone')).toEqual([404, 'boardNotFound'])
    }
  })

  it('refuses a cookie that was renamed to a higher role', async () => {
    const app = await testApp()
    const { boardId, join } = await app.board()
    const { token } = await join('viewer')
    const answer = await app.get(`/api/boards/${boardId}/links`, {
      cookie: `atelier_facilitator_${boardId}=${token}`,
    })
    expect(await codeOf(answer)).toBe('notSignedIn')
  })

  it('refuses changes that another website asks for', async () => {
    const app = await testApp({ PUBLIC_URL: 'https://board.example.org' })
    const { code } = await app.board()
    const from = (origin: string) => app.post('/api/join', { code }, { origin })
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost.evil.example',
      'http://localhost:81',
    ]) {
      const answer = await from(origin)
      expect(answer.status).toBe(403)
      expect(await codeOf(answer)).toBe('originRefused')
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
    expect((await from('http://localhost')).status).toBe(200)
    expect((await from('https://board.example.org')).status).toBe(200)
  })
})

describe('notes by POST', () => {
  async function writing(phase = 'writing') {
    const app = await testApp()
    const board = await app.board()
    const lead = await board.join('facilitator')
    const guest = await board.join('participant', { hubId: 'hub_02', language: 'fr' })
    const path = (end: string) => `/api/boards/${board.boardId}/${end}`
    await board.openWriting()
    await app.post(path('phase'), { to: phase }, bearer(lead))
    const snapshot = async () =>
      BoardSnapshot.parse(await (await app.get(path('snapshot'), bearer(lead))).json())
    const note = (body: unknown, who: { token: string } = guest, headers: Record<string, string> = {}) =>
      app.post(path('notes'), body, { ...bearer(who), ...headers })
    return { app, board, lead, guest, path, snapshot, note }
  }

  it('stores a note with its author, HUB and language', async () => {
    const { guest, note, snapshot } = await writing()
    const answer = await note({ questionId: 'q1', text: '  Les financements\r\ns’arrêtent\u0007 ' })
    expect(answer.status).toBe(201)
    const { id } = await answer.json()
    expect((await snapshot()).notes).toMatchObject([
      {
        id,
        questionId: 'q1',
        text: 'Les financements\ns’arrêtent',
        authorId: guest.participantId,
        hubId: 'hub_02',
        language: 'fr',
      },
    ])
  })

  it('writes for people without a device: another HUB, another language', async () => {
    const { note, snapshot } = await writing()
    await note({ questionId: 'q1', text: 'Más datos', hubId: 'hub_01', language: 'es' })
    await note({ questionId: 'q1', text: 'No HUB', hubId: null })
    expect((await snapshot()).notes.map(({ hubId, language }) => [hubId, language])).toEqual([
      ['hub_01', 'es'],
      [null, 'fr'],
    ])
  })

  it('[B13] marks a note with the language of its wording where none is said', async () => {
    const { note, snapshot } = await writing()
    await note({ questionId: 'q1', text: 'Faltan datos de los barrios' })
    await note({ questionId: 'q1', text: 'Bilbao' })
    await note({ questionId: 'q1', text: 'المياه للجميع' })
    await note({ questionId: 'q1', text: 'Faltan datos de los barrios', language: 'en' })
    await note({ questionId: 'q1', text: 'Faltan datos de los barrios', language: null })
    expect((await snapshot()).notes.map(({ language }) => language)).toEqual(['es', 'fr', null, 'en', null])
  })

  it.each([
    ['emptyNote', { questionId: 'q1', text: ' \n\t ' }, {}],
    ['noteTooLong', { questionId: 'q1', text: 'x'.repeat(MAX_NOTE_CHARS + 1) }, { length: 281, max: 280 }],
    ['unknownQuestion', { questionId: 'q9', text: 'Note' }, { value: 'q9', known: 'q1, q2, q3' }],
    ['unknownHub', { questionId: 'q1', text: 'Note', hubId: 'hub_99' }, { value: 'hub_99' }],
    ['unknownLanguage', { questionId: 'q1', text: 'Note', language: 'xx' }, { value: 'xx' }],
    ['invalidBody', { questionId: 'q1' }, { field: 'text' }],
    ['invalidBody', { questionId: 'q1', text: 7 }, { field: 'text' }],
    ['notJson', 'not json', {}],
  ])('refuses what is %s and keeps the board as it is', async (code, body, params) => {
    const { note, snapshot } = await writing()
    const answer = await note(body)
    expect(answer.status).toBe(400)
    expect((await answer.json()).error).toMatchObject({ code, params })
    expect((await snapshot()).notes).toEqual([])
  })

  it('takes a note of exactly the most characters', async () => {
    const { note } = await writing()
    expect((await note({ questionId: 'q1', text: 'x'.repeat(MAX_NOTE_CHARS) })).status).toBe(201)
  })

  it('refuses a participant while the phase is closed, in their language, and never a facilitator', async () => {
    const { lead, note, snapshot } = await writing('presentations')
    const refused = await note({ questionId: 'q1', text: 'Early' }, undefined, { 'accept-language': 'fr-FR' })
    expect(refused.status).toBe(409)
    const { error } = await refused.json()
    expect(error).toMatchObject({ code: 'phaseClosed', params: { phase: 'Présentations' } })
    expect(error.message).toBe(errorMessage('phaseClosed', 'fr', { phase: 'Présentations' }))
    expect((await note({ questionId: 'q1', text: 'Prepared' }, lead)).status).toBe(201)
    expect((await snapshot()).notes.map(({ text }) => text)).toEqual(['Prepared'])
  })

  it('keeps participants to the questions of the phase', async () => {
    const { app, board, lead, note } = await writing()
    await app.services.sync.edit(`${board.boardId}/facilitation`, (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const phases = facilitation.phases().map((phase) => ({ ...phase, questionIds: ['q2'] }))
      facilitation.setAgenda({ items: facilitation.agendaItems(), phases })
    })
    const refused = await note({ questionId: 'q1', text: 'Elsewhere' })
    expect(refused.status).toBe(409)
    expect((await refused.json()).error).toMatchObject({
      code: 'questionClosed',
      params: { phase: 'Writing' },
    })
    expect((await note({ questionId: 'q2', text: 'Here' })).status).toBe(201)
    expect((await note({ questionId: 'q1', text: 'Anywhere' }, lead)).status).toBe(201)
  })

  it('takes the last note that a board holds, and no more', async () => {
    const { app, board, note } = await writing()
    await app.services.sync.edit(`${board.boardId}/board`, (doc) => {
      const wall = new BoardDoc(doc)
      wall.transact(() => {
        for (let n = 1; n < MAX_NOTES; n++) wall.addNote({ questionId: 'q1', text: String(n) })
      })
    })
    expect((await note({ questionId: 'q1', text: 'The last one' })).status).toBe(201)
    const refused = await note({ questionId: 'q1', text: 'One too many' })
    expect(refused.status).toBe(409)
    expect((await refused.json()).error).toMatchObject({ code: 'boardFull', params: { max: MAX_NOTES } })
  })

  it('refuses a body that is too large', async () => {
    const { note } = await writing()
    const answer = await note({ questionId: 'q1', text: 'x'.repeat(MAX_BODY_BYTES) })
    expect(answer.status).toBe(413)
    expect((await answer.json()).error).toMatchObject({ code: 'tooLarge', params: { max: MAX_BODY_BYTES } })
  })
})

describe('conducting', () => {
  async function session() {
    const app = await testApp()
    const board = await app.board()
    const lead = await board.join('facilitator')
    const send = (verb: string, body: unknown) =>
      app.post(`/api/boards/${board.boardId}/${verb}`, body, bearer(lead))
    const snapshot = async () =>
      BoardSnapshot.parse(await (await app.get(`/api/boards/${board.boardId}/snapshot`, bearer(lead))).json())
    return { app, send, snapshot }
  }

  it('moves to a phase and starts its clock', async () => {
    const { app, send, snapshot } = await session()
    app.clock.now = 1_000_000
    expect(await (await send('phase', { to: 'briefing' })).json()).toEqual({
      phaseId: 'briefing',
      serverNow: 1_000_000,
    })
    const { session: now } = await snapshot()
    expect(now).toMatchObject({ phaseId: 'briefing', timer: { endsAt: 1_300_000 } })
    expect(now.course.at(-1)).toEqual({ phaseId: 'briefing', at: 1_000_000 })
  })

  it('moves once when two hands press "next" at the same time', async () => {
    const { send, snapshot } = await session()
    const both = await Promise.all([1, 2].map(() => send('phase', { to: 'briefing', from: 'presentations' })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await snapshot()).session.course.filter(({ phaseId }) => phaseId === 'briefing')).toHaveLength(1)
  })

  it('refuses an unknown phase, names the known ones and changes nothing', async () => {
    const { send, snapshot } = await session()
    const before = (await snapshot()).session
    const answer = await send('phase', { to: 'lunch' })
    expect(answer.status).toBe(400)
    const { error } = await answer.json()
    expect(error).toMatchObject({ code: 'unknownPhase', params: { value: 'lunch' } })
    expect(error.message).toContain('presentations')
    expect((await snapshot()).session).toEqual(before)
  })

  it('starts, extends, pauses and resumes', async () => {
    const { app, send, snapshot } = await session()
    expect(await codeOf(await send('timer', { action: 'pause' }))).toBe('timerNotRunning')
    app.clock.now = 1_000_000
    await send('timer', { action: 'start' })
    await send('timer', { action: 'extend', seconds: 30 })
    expect((await snapshot()).session.timer).toMatchObject({ endsAt: 1_930_000 })
    await send('timer', { action: 'pause' })
    app.clock.now = 2_000_000
    await send('timer', { action: 'resume' })
    expect((await snapshot()).session.timer).toMatchObject({ endsAt: 2_930_000 })
    expect(await codeOf(await send('timer', { action: 'explode' }))).toBe('invalidBody')
    expect(await codeOf(await send('timer', { action: 'extend', seconds: 1e9 }))).toBe('invalidBody')
  })

  it('changes one setting and leaves the other', async () => {
    const { send, snapshot } = await session()
    expect(await (await send('settings', { clustering: 'everyone' })).json()).toEqual({
      ...DEFAULT_SETTINGS,
      clustering: 'everyone',
    })
    expect((await snapshot()).settings).toMatchObject({ clustering: 'everyone', editing: 'author' })
    expect(await codeOf(await send('settings', { editing: 'nobody' }))).toBe('invalidBody')
  })
})

describe('links', () => {
  it('makes one more, lists all without their secrets, and closes one for good', async () => {
    const app = await testApp()
    const { boardId, join, links } = await app.board()
    const lead = bearer(await join('facilitator'))
    const made = await (await app.post(`/api/boards/${boardId}/links`, { role: 'viewer' }, lead)).json()
    const viewer = await (await app.post('/api/join', { secret: secretOf(made.url) })).json()
    expect(viewer.role).toBe('viewer')

    const listed = await (await app.get(`/api/boards/${boardId}/links`, lead)).text()
    expect(listed).not.toContain(secretOf(made.url))
    expect(listed).not.toContain('secretHash')
    const last = JSON.parse(listed).links.at(-1)
    expect(last).toMatchObject({ role: 'viewer', revokedAt: null })

    const gone = await app.app.request(`/api/boards/${boardId}/links/${last.id}`, {
      method: 'DELETE',
      headers: lead,
    })
    expect(await gone.json()).toMatchObject({ id: last.id, revokedAt: expect.any(Number) })
    expect(await codeOf(await app.get(`/api/boards/${boardId}/me`, bearer(viewer)))).toBe('withdrawnLink')
    expect(await codeOf(await app.post('/api/join', { secret: secretOf(made.url) }))).toBe('withdrawnLink')
    expect((await app.post('/api/join', { secret: secretOf(links.viewer) })).status).toBe(200)
  })

  it('refuses a link for an unknown role', async () => {
    const app = await testApp()
    const { boardId, join } = await app.board()
    const answer = await app.post(
      `/api/boards/${boardId}/links`,
      { role: 'mayor' },
      bearer(await join('facilitator')),
    )
    expect(await codeOf(answer)).toBe('invalidBody')
  })
})

describe('report', () => {
  async function reported(title?: string) {
    const app = await testApp()
    const board = title
      ? await (await app.post('/api/boards', { title, language: 'fr' })).json()
      : await app.board()
    const secret = secretOf(board.links.facilitator)
    const lead = await (await app.post('/api/join', { secret })).json()
    await app.post(
      `/api/boards/${board.boardId}/notes`,
      { questionId: 'q2', text: 'Peer visits' },
      bearer(lead),
    )
    return { get: (file: string) => app.get(`/api/boards/${board.boardId}/${file}`, bearer(lead)) }
  }

  it('is there at any moment, as JSON and Markdown, in each language', async () => {
    const { get } = await reported()
    for (const locale of LOCALES) {
      const json = await get(`report.json?lang=${locale}`)
      expect(json.headers.get('content-type')).toMatch(JSON_TYPE)
      const text = await json.text()
      expect(JSON.parse(text).language).toBe(locale)
      expect(text.split('Peer visits')).toHaveLength(2)
      const markdown = await get(`report.md?lang=${locale}`)
      expect(markdown.headers.get('content-type')).toMatch(/^text\/markdown/)
      expect(await markdown.text()).toContain('Peer visits')
    }
  })

  it('is saved under a readable name that every system takes', async () => {
    const { get } = await reported('Stratégie "commune": 2/3')
    const name = (await get('report.md?lang=fr')).headers.get('content-disposition')
    expect(name).toBe(
      `attachment; filename="Strategie commune 2 3 - fr.md"; filename*=UTF-8''Strat%C3%A9gie%20commune%202%203%20-%20fr.md`,
    )
  })

  it.each([
    ['report.exe', 404, 'unknownFormat'],
    ['report.', 404, 'unknownFormat'],
    ['report.constructor', 404, 'unknownFormat'],
    ['report.md?lang=de', 400, 'unknownLanguage'],
    ['report.md?timeZone=Mars/Base', 400, 'invalidBody'],
  ])('refuses %s with %i %s', async (file, status, code) => {
    const { get } = await reported()
    const answer = await get(file)
    expect(answer.status).toBe(status)
    expect(await codeOf(answer)).toBe(code)
  })
})

describe('refusals', () => {
  it('have one form, in the language asked for, and never a stack', async () => {
    const app = await testApp()
    for (const locale of LOCALES) {
      const answer = await app.get('/api/nothing/here', { 'accept-language': `${locale}-XX, en;q=0.5` })
      expect(answer.status).toBe(404)
      expect(ErrorBody.parse(await answer.json()).error).toMatchObject({
        code: 'notFound',
        message: errorMessage('notFound', locale),
      })
    }
  })

  it('tell nothing of a failure inside, and log it', async () => {
    const app = await testApp()
    const { boardId, join } = await app.board()
    const lead = await join('facilitator')
    app.services.sync.read = () => Promise.reject(new Error('the disk is on fire'))
    const answer = await app.get(`/api/boards/${boardId}/snapshot`, bearer(lead))
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(JSON.parse(text).error.code).toBe('internal')
    expect(text).not.toMatch(/fire|at .*\.ts/)
    expect(app.log.text).toContain('the disk is on fire')
  })
})

it('brings a board back after a restart, with its people, links and notes', async () => {
  const folder = await testFolder()
  const before = await testApp({ DATA_DIR: folder })
  const { boardId, code, join } = await before.board()
  const lead = await join('facilitator', { name: 'Lead' })
  const path = `/api/boards/${boardId}`
  await before.post(`${path}/notes`, { questionId: 'q1', text: 'Kept' }, bearer(lead))
  await before.post(`${path}/phase`, { to: 'write-q1' }, bearer(lead))
  await before.close()

  const after = await testApp({ DATA_DIR: folder })
  const snapshot = await (await after.get(`${path}/snapshot`, bearer(lead))).json()
  expect(snapshot.notes).toMatchObject([{ text: 'Kept' }])
  expect(snapshot.session.phaseId).toBe('write-q1')
  expect((await (await after.get(`${path}/me`, bearer(lead))).json()).name).toBe('Lead')
  expect((await after.post('/api/join', { code })).status).toBe(200)
})

it('keeps secrets, codes, names and words of notes out of its log', async () => {
  const app = await testApp()
  const { boardId, code, links, join } = await app.board()
  const lead = await join('facilitator', { name: 'Very Private' })
  await app.post(`/api/boards/${boardId}/notes`, { questionId: 'q1', text: 'Unspoken words' }, bearer(lead))
  await app.post('/api/join', { code })
  await app.post('/api/join', { code: 'WRONGX' })
  await app.get(`/j/${code}`)
  await app.post('/api/join', `{"code":"${code}"`)
  expect(app.log.text).toContain('"route"')
  for (const word of [
    code,
    'WRONGX',
    'Very Private',
    'Unspoken',
    lead.token,
    ...Object.values(links).map(secretOf),
  ])
    expect(app.log.text).not.toContain(word)
})
