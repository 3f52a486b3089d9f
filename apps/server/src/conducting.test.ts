import {
  type Agenda,
  BoardSnapshot,
  can,
  FacilitationDoc,
  has,
  type Joined,
  plannedOfItemMs,
  remainingMs,
  templates,
} from '@atelier/board'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openDevice } from './testing/device.ts'
import { bearer, codeOf, secretOf, testApp, testServer } from './testing/test-app.ts'

async function session() {
  const app = await testApp()
  const board = await app.board()
  const lead = await board.join('facilitator', { name: 'Lead' })
  const path = (end: string) => `/api/boards/${board.boardId}/${end}`
  const send = (end: string, body: unknown, who: Joined = lead) => app.post(path(end), body, bearer(who))
  const put = (end: string, body: unknown, who: Joined = lead) => app.put(path(end), body, bearer(who))
  const snapshot = async () =>
    BoardSnapshot.parse(await (await app.get(path('snapshot'), bearer(lead))).json())
  return { app, board, lead, path, send, put, snapshot }
}

const agenda = (change: (draft: Agenda) => void = () => undefined): Agenda => {
  const draft = structuredClone(templates.local4action.agenda)
  change(draft)
  return draft
}

describe('the run of a session', () => {
  it('is replaced as a whole, before and during', async () => {
    const { put, send, snapshot } = await session()
    await send('phase', { to: 'write-q1' })
    const shorter = agenda((draft) => {
      draft.phases = draft.phases.filter(({ id }) => id !== 'naming')
      for (const phase of draft.phases) if (phase.id === 'write-q2') phase.skipped = true
    })
    expect((await put('agenda', shorter)).status).toBe(200)
    expect((await snapshot()).phases.map(({ id }) => id)).not.toContain('naming')
    expect(await (await send('phase', { step: 'next' })).json()).toMatchObject({ phaseId: 'write-q3' })
  })

  it.each<[string, (draft: Agenda) => void, string]>([
    [
      'the phase that runs left out',
      (d) => {
        d.phases = d.phases.filter(({ id }) => id !== 'write-q1')
      },
      'phaseInUse',
    ],
    ['an unknown question', (d) => void d.phases[3]?.questionIds.push('q9'), 'unknownQuestion'],
    ['an id twice', (d) => void d.phases.push({ ...(d.phases[0] as Agenda['phases'][0]) }), 'invalidBody'],
    [
      'a phase of no item',
      (d) => {
        for (const phase of d.phases) phase.agendaItemId = 'lunch'
      },
      'invalidBody',
    ],
    [
      'no phases',
      (d) => {
        d.phases = []
      },
      'invalidBody',
    ],
  ])('refuses %s and changes nothing', async (_what, change, code) => {
    const { put, send, snapshot } = await session()
    await send('phase', { to: 'write-q1' })
    const before = (await snapshot()).phases
    expect(await codeOf(await put('agenda', agenda(change)))).toBe(code)
    expect((await snapshot()).phases).toEqual(before)
  })
})

describe('the conductor’s verbs', () => {
  it('move once when two facilitators press at the same moment', async () => {
    const { board, send, snapshot } = await session()
    const second = await board.join('facilitator')
    await send('phase', { to: 'write-q1' })
    const both = await Promise.all([
      send('phase', { step: 'next', from: 'write-q1' }),
      send('phase', { step: 'next', from: 'write-q1' }, second),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await snapshot()).session.phaseId).toBe('write-q2')
  })

  it('go back as it was, and are undone within ten seconds', async () => {
    const { app, send, snapshot } = await session()
    app.clock.now = 1_000_000
    await send('phase', { to: 'write-q1' })
    app.clock.now += 30_000
    await send('phase', { step: 'next' })
    app.clock.now += 9_000
    expect((await send('phase', { step: 'undo' })).status).toBe(200)
    expect(remainingMs((await snapshot()).session.timer, app.clock.now)).toBe(111_000)
    await send('phase', { step: 'next' })
    app.clock.now += 60_000
    expect(await codeOf(await send('phase', { step: 'undo' }))).toBe('undoTooLate')
    expect((await send('phase', { step: 'back' })).status).toBe(200)
    expect(remainingMs((await snapshot()).session.timer, app.clock.now)).toBe(111_000)
  })

  it.each([
    ['phase', { to: 'lunch' }, 400, 'unknownPhase'],
    ['phase', { step: 'sideways' }, 400, 'invalidBody'],
    ['phase', {}, 400, 'invalidBody'],
    ['phase', { step: 'back' }, 409, 'noWayBack'],
    ['timer', { action: 'extend', seconds: 30 }, 409, 'timerNotRunning'],
    ['settings', { voteBudget: 0 }, 400, 'invalidBody'],
  ])('refuse %s %j in words and change nothing', async (verb, body, status, code) => {
    const { send, snapshot } = await session()
    const before = await snapshot()
    const answer = await send(verb, body)
    expect(answer.status).toBe(status)
    const { error } = await answer.json()
    expect(error.code).toBe(code)
    expect(error.message).not.toMatch(/…|\{\{/)
    expect({ ...(await snapshot()), takenAt: 0 }).toEqual({ ...before, takenAt: 0 })
  })

  it('are refused to participants, and change nothing', async () => {
    const { app, board, path, send, snapshot } = await session()
    const guest = await board.join('participant')
    const before = await snapshot()
    for (const [method, end, body] of [
      ['post', 'phase', { step: 'next' }],
      ['post', 'timer', { action: 'start' }],
      ['post', 'settings', { frozen: true }],
      ['put', 'agenda', agenda()],
      ['post', 'rounds', {}],
      ['post', 'spotlight', { target: null }],
      ['put', 'owners/q1', { mine: true }],
      ['post', `people/${guest.participantId}`, { access: 'closed' }],
      ['put', 'editorial/summary/en', { text: 'x' }],
      ['put', 'report-layout', {}],
    ] as const)
      expect(await codeOf(await app[method](path(end), body, bearer(guest))), end).toBe('notAllowed')
    expect((await app.get(path('people'), bearer(guest))).status).toBe(403)
    const { joined: _, takenAt: __, ...same } = await snapshot()
    expect(same).toEqual(Object.fromEntries(Object.entries(before).filter(([key]) => key in same)))
    expect(await codeOf(await send('notes', { questionId: 'q1', text: 'x', onBehalf: true }, guest))).toBe(
      'notAllowed',
    )
  })

  it('end in a valid state from several hands, in whatever order', async () => {
    const { app, board, send, snapshot } = await session()
    const hands = [await board.join('facilitator'), await board.join('facilitator')]
    app.clock.now = 1_000_000
    const verb = fc.oneof(
      fc.constantFrom<[string, object]>(
        ['phase', { step: 'next' }],
        ['phase', { step: 'back' }],
        ['phase', { step: 'undo' }],
        ['timer', { action: 'start' }],
        ['timer', { action: 'pause' }],
        ['timer', { action: 'resume' }],
        ['timer', { action: 'extend', seconds: 30 }],
        ['timer', { action: 'extend', seconds: -30 }],
      ),
      fc.constantFrom(
        ...templates.local4action.agenda.phases.map(({ id }): [string, object] => ['phase', { to: id }]),
      ),
    )
    const planned = plannedOfItemMs(templates.local4action.agenda.phases, 'strategy')
    expect(planned).toBe(25 * 60_000)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(verb, fc.nat(1), fc.nat(20_000)), { maxLength: 12 }),
        async (presses) => {
          for (const [[end, body], hand, ms] of presses) {
            app.clock.now = (app.clock.now ?? 0) + ms
            const who = hands[hand] as Joined
            const answers = await Promise.all([
              send(end, body, who),
              ...(ms % 3 === 0 ? [send(end, body)] : []),
            ])
            for (const { status } of answers) expect([200, 400, 409]).toContain(status)
          }
          const { session: now, rounds, phases, settings } = await snapshot()
          const phase = phases.find(({ id }) => id === now.phaseId)
          expect(phase).toBeDefined()
          expect(now.course.at(-1)?.phaseId ?? phases[0]?.id).toBe(now.phaseId)
          expect(remainingMs(now.timer, app.clock.now ?? 0) ?? 0).toBeGreaterThanOrEqual(0)
          // Who may vote is who has an open round, and there is one for the phase at most.
          expect(rounds.length).toBeLessThanOrEqual(1)
          expect(rounds.some(({ open }) => open)).toBe(phase?.kind === 'vote')
          expect(has('participant', 'vote', phase ?? null, settings)).toBe(phase?.kind === 'vote')
          for (const round of rounds) expect(round.tallies === null).toBe(round.open)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('showing something to everybody', () => {
  it('points at what there is, and ends', async () => {
    const { send, snapshot, app, board } = await session()
    const { id } = await (await send('notes', { questionId: 'q1', text: 'Look here' })).json()
    expect((await send('spotlight', { target: { kind: 'note', id } })).status).toBe(200)
    const shown = () =>
      app.services.sync.read(`${board.boardId}/facilitation`, (doc) => new FacilitationDoc(doc).spotlight())
    expect(await shown()).toMatchObject({ kind: 'note', id })
    expect(await codeOf(await send('spotlight', { target: { kind: 'note', id: 'note_gone' } }))).toBe(
      'unknownNote',
    )
    expect(await codeOf(await send('spotlight', { target: { kind: 'cluster', id: 'c' } }))).toBe(
      'unknownTarget',
    )
    expect(await codeOf(await send('spotlight', { target: { kind: 'question', id: 'q9' } }))).toBe(
      'unknownQuestion',
    )
    expect(await shown()).toMatchObject({ id })
    expect((await send('spotlight', { target: null })).status).toBe(200)
    expect(await shown()).toBeNull()
    expect((await snapshot()).notes).toHaveLength(1)
  })

  it('gives questions to facilitators who sort them', async () => {
    const { lead, put, snapshot } = await session()
    await put('owners/q1', { mine: true })
    expect((await snapshot()).owners).toEqual({ q1: { personId: lead.participantId, name: 'Lead' } })
    expect(await codeOf(await put('owners/q9', { mine: true }))).toBe('unknownQuestion')
    await put('owners/q1', { mine: false })
    expect((await snapshot()).owners).toEqual({})
  })
})

describe('the people of a session', () => {
  it('are listed with what they wrote, drafts included', async () => {
    const { app, board, lead, path, send } = await session()
    const guest = await board.join('participant', { hubId: 'hub_02', name: 'Ada' })
    await send('phase', { to: 'write-q1' })
    await send('notes', { questionId: 'q1', text: 'hidden' }, guest)
    const list = async () => (await (await app.get(path('people'), bearer(lead))).json()).people
    const row = {
      id: guest.participantId,
      hubId: 'hub_02',
      name: 'Ada',
      online: false,
      closed: false,
      people: 1,
    }
    expect(await list()).toContainEqual(expect.objectContaining({ ...row, notes: { q1: 1 } }))
    await send('phase', { to: 'reading' })
    expect(await list()).toContainEqual(expect.objectContaining({ ...row, notes: { q1: 1 } }))
  })

  it('are shut out at once, keep their notes, and come back', async () => {
    const server = await testServer()
    const board = await server.board()
    const lead = openDevice(server, await board.join('facilitator'))
    const guest = openDevice(server, await board.join('participant'))
    await Promise.all([lead.synced(), guest.synced()])
    await lead.call('POST', 'phase', { to: 'write-q1' })
    await guest.call('POST', 'notes', { questionId: 'q1', text: 'Still mine' })
    const { participantId } = guest.joined
    expect((await lead.call('POST', `people/${participantId}`, { access: 'closed' })).status).toBe(200)
    await expect.poll(() => server.services.attendance.has(board.boardId, participantId)).toBe(false)
    expect((await guest.call('GET', 'me')).body.error.code).toBe('accessClosed')
    const again = await fetch(`${server.url}/api/join`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `atelier_participant_${board.boardId}=${guest.joined.token}`,
      },
      body: JSON.stringify({ secret: secretOf(board.links.participant) }),
    })
    expect([again.status, again.headers.get('set-cookie')]).toEqual([403, null])
    expect(
      (await lead.call('POST', `people/${lead.joined.participantId}`, { access: 'closed' })).status,
    ).toBe(403)
    expect((await lead.call('POST', 'people/person_none', { access: 'closed' })).body.error.code).toBe(
      'unknownPerson',
    )
    await lead.call('POST', 'phase', { to: 'reading' })
    expect((await lead.call('GET', 'snapshot')).body.notes).toMatchObject([{ text: 'Still mine' }])
    await lead.call('POST', `people/${participantId}`, { access: 'open' })
    expect((await guest.call('GET', 'me')).status).toBe(200)
  })

  it('have names in the document only while the session shows names', async () => {
    const { app, board, send, snapshot } = await session()
    await send('settings', { anonymity: 'name' })
    const guest = await board.join('participant', { name: 'Ada', hubId: 'hub_02' })
    await app.services.people.settle()
    const people = async () => (await snapshot()).people
    await expect.poll(people).toMatchObject({ [guest.participantId]: { name: 'Ada', hubId: 'hub_02' } })
    await send('settings', { anonymity: 'hub' })
    await expect.poll(people).toEqual({})
  })
})

describe('what the room was told of who writes', () => {
  it('becomes less at any time, and more only before anybody wrote', async () => {
    const { send, snapshot } = await session()
    expect((await send('settings', { anonymity: 'name' })).status).toBe(200)
    await send('notes', { questionId: 'q1', text: 'first', hubId: 'hub_02' })
    expect((await send('settings', { anonymity: 'hub' })).status).toBe(200)
    expect(await codeOf(await send('settings', { anonymity: 'name' }))).toBe('anonymityPromised')
    expect((await snapshot()).settings.anonymity).toBe('hub')
    expect((await send('settings', { anonymity: 'none' })).status).toBe(200)
    expect((await snapshot()).notes).toMatchObject([{ text: 'first', authorId: null, hubId: null }])
  })

  it('counts notes that are still hidden', async () => {
    const { board, send } = await session()
    const guest = await board.join('participant')
    await send('phase', { to: 'write-q1' })
    await send('notes', { questionId: 'q1', text: 'hidden' }, guest)
    expect(await codeOf(await send('settings', { anonymity: 'name' }))).toBe('anonymityPromised')
  })
})

describe('notes', () => {
  it('are limited by the session, hidden ones too', async () => {
    const { board, send } = await session()
    await send('settings', { notesPerPerson: 1 })
    const guest = await board.join('participant')
    await send('phase', { to: 'write-q1' })
    expect((await send('notes', { questionId: 'q1', text: 'one' }, guest)).status).toBe(201)
    expect(await codeOf(await send('notes', { questionId: 'q1', text: 'two' }, guest))).toBe('tooManyNotes')
    expect(await codeOf(await send('notes', { questionId: 'q2', text: 'three' }, guest))).toBe(
      'questionClosed',
    )
    expect(can('participant', 'writeNotes')).toBe(true)
  })

  it('are corrected and withdrawn by their author after the close, for as long as the session says', async () => {
    const { app, board, path, send, snapshot } = await session()
    app.clock.now = 1_000_000
    const guest = await board.join('participant')
    const correct = (id: string, text: string, who: Joined = guest) =>
      app.patch(path(`notes/${id}`), { text }, bearer(who))
    await send('phase', { to: 'write-q1' })
    const [one, two] = await Promise.all(
      ['Fundig', 'Second'].map(
        async (text): Promise<string> =>
          (await (await send('notes', { questionId: 'q1', text }, guest)).json()).id,
      ),
    )
    if (!one || !two) throw new Error('no notes')
    await send('phase', { to: 'reading' })
    expect(await codeOf(await correct(one, 'Funding'))).toBe('phaseClosed')
    await send('phase', { to: 'close' })
    app.clock.now += 47 * 3600_000
    expect((await correct(one, 'Funding')).status).toBe(200)
    expect((await correct(two, '')).status).toBe(200)
    expect(await codeOf(await correct(one, 'x'.repeat(281)))).toBe('noteTooLong')
    expect(await codeOf(await correct('note_none', 'x'))).toBe('unknownNote')
    expect(await codeOf(await correct(one, 'x', await board.join('participant')))).toBe('notYourNote')
    const { notes, trail } = await snapshot()
    expect(notes.find(({ id }) => id === one)).toMatchObject({ text: 'Funding', hidden: false })
    expect(notes.find(({ id }) => id === two)).toMatchObject({ text: '', hidden: true })
    expect(trail).toMatchObject([
      { verb: 'correct', subjectId: one, from: 'Fundig', to: 'Funding', personId: guest.participantId },
      { verb: 'withdraw', subjectId: two, from: 'Second', to: '' },
    ])
    // What was withdrawn is with the Secretariat alone: not in what others read, nor in what every device has.
    for (const role of ['participant', 'viewer'] as const) {
      const headers = bearer(await board.join(role))
      expect(await (await app.get(path('snapshot'), headers)).text()).not.toContain('Second')
    }
    const shared = await app.services.sync.read(`${board.boardId}/board`, (doc) =>
      Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1'),
    )
    expect(shared).toContain('Fundi')
    expect(shared).not.toContain('Second')
    expect((await send('trail/1/undo', {})).status).toBe(200)
    expect(await codeOf(await send('trail/2/undo', {}))).toBe('notAllowed')
    app.clock.now += 2 * 3600_000
    expect(await codeOf(await correct(one, 'Too late'))).toBe('correctionClosed')
  })

  it('leave no draft behind a day after the close', async () => {
    const { app, board, send, snapshot } = await session()
    app.clock.now = 1_000_000
    const guest = await board.join('participant')
    await send('phase', { to: 'write-q1' })
    await send('notes', { questionId: 'q1', text: 'Kept on the board' }, guest)
    await send('phase', { to: 'close' })
    expect(await app.services.drafts.sweep(app.clock.now + 3600_000)).toBe(0)
    app.clock.now += 25 * 3600_000
    expect(await app.services.drafts.sweep(app.clock.now)).toBe(1)
    expect(await app.services.records.list('drafts/')).toEqual([])
    expect(await app.services.sync.exists(`${board.boardId}/draft/${guest.participantId}`)).toBe(false)
    expect((await snapshot()).notes).toMatchObject([{ text: 'Kept on the board' }])
  })
})

describe('what the Secretariat adds', () => {
  it('is kept by place and language, with a name and a time, and taken away by an empty text', async () => {
    const { app, board, path, snapshot, send } = await session()
    const desk = bearer(await board.join('secretariat', { name: 'Desk' }))
    expect((await app.put(path('editorial/summary/fr'), { text: ' Une synthèse ' }, desk)).status).toBe(200)
    expect(
      (await app.put(path('editorial/cluster/cluster_1/en'), { text: 'About money' }, desk)).status,
    ).toBe(200)
    expect((await snapshot()).editorial.texts).toMatchObject({
      'summary/fr': { text: 'Une synthèse', by: 'Desk' },
      'cluster/cluster_1/en': { text: 'About money' },
    })
    expect((await app.put(path('editorial/cluster/cluster_1/en'), { text: '' }, desk)).status).toBe(200)
    expect(Object.keys((await snapshot()).editorial.texts)).toEqual(['summary/fr'])
    expect(await codeOf(await app.put(path('editorial/summary/de'), { text: 'x' }, desk))).toBe('invalidBody')
    expect(await codeOf(await app.put(path('editorial/layout'), { text: 'x' }, desk))).toBe('invalidBody')
    expect((await app.put(path('report-layout'), { place: 'Xi’an', anonymous: true }, desk)).status).toBe(200)
    await app.put(path('report-layout'), { picture: true }, desk)
    expect((await snapshot()).editorial.layout).toMatchObject({
      place: 'Xi’an',
      anonymous: true,
      picture: true,
    })
    expect((await send('phase', { step: 'next' })).status).toBe(200)
  })
})
