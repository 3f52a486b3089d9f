// @vitest-environment jsdom
import { extendTimer, type PersonRow, type Round, type SessionState, startTimer } from '@atelier/board'
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Session } from '../../session/session.ts'
import { sessionOf } from '../board/testing/session-without-server.ts'
import { testPage } from '../board/testing/test-page.tsx'
import { FacilitatorPanel } from './facilitator-panel.tsx'

const screen = testPage()

beforeEach(() => {
  // A laptop: the panel stands open.
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width'),
    addEventListener() {},
    removeEventListener() {},
  }))
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

interface Asked {
  method: string
  path: string
  body: unknown
}

/** Shows the panel before a server that answers as told, and records what it is told to change. */
async function show(session: Session, answer: (asked: Asked) => Response = accepted) {
  const asked: Asked[] = []
  await screen.show(<FacilitatorPanel />, {
    session,
    role: 'facilitator',
    fetch: async (path, init) => {
      const request = {
        method: init?.method ?? 'GET',
        path: String(path),
        body: init?.body ? JSON.parse(String(init.body)) : undefined,
      }
      if (request.method !== 'GET') asked.push(request)
      return answer(request)
    },
  })
  return asked
}

const PEOPLE: PersonRow[] = [
  {
    id: 'person_1',
    role: 'participant',
    name: 'A. Delegate',
    hubId: 'hub_1',
    language: 'fr',
    joinedAt: 0,
    people: 1,
    online: true,
    closed: false,
    notes: {},
  },
]

const accepted = ({ path }: Asked) =>
  path.endsWith('/people')
    ? Response.json({ people: PEOPLE })
    : Response.json({ phaseId: 'writing', serverNow: 0, id: 'note_1' })

const refused = () =>
  Response.json({ error: { code: 'phaseMoved', message: 'x', params: {} } }, { status: 409 })

function find(selector: string, name: RegExp): HTMLElement {
  // A dialog stands below the page itself.
  const found = [...document.body.querySelectorAll<HTMLElement>(selector)].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )
  if (!found) throw new Error(`there is no ${selector} ${name}`)
  return found
}

const press = (name: RegExp) => act(async () => find('button', name).click())

/** Opens a drawer as a hand does: jsdom changes `open` but tells nobody. */
async function openDrawer(name: RegExp) {
  const drawer = find('summary', name).parentElement as HTMLDetailsElement
  await act(async () => {
    drawer.open = true
    drawer.dispatchEvent(new Event('toggle'))
  })
}

const tick = (name: RegExp) =>
  act(async () => {
    const label = find('.checks label, label', name)
    label.querySelector('input')?.click()
  })

async function type(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string) {
  await act(async () => {
    const owner = Object.getPrototypeOf(field) as object
    Object.getOwnPropertyDescriptor(owner, 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  })
}

const bodies = (asked: Asked[]) => asked.map(({ body }) => body)

describe('conducting', () => {
  it('starts a phase that was not started', async () => {
    const { session } = sessionOf('facilitator')
    const asked = await show(session)
    await press(/^Start: Presentations$/)
    expect(asked).toEqual([{ method: 'POST', path: '/api/boards/board_1/timer', body: { action: 'start' } }])
  })

  it.each([
    ['the phase is on its way', false],
    ['the phase has changed', true],
  ])('takes a double press as one step, when %s', async (_, arrived) => {
    const { session, enter } = sessionOf('facilitator')
    enter('frame')
    const asked = await show(session)
    await press(/^Next: Silent writing 1$/)
    if (arrived) await act(async () => enter('write-q1'))
    await press(arrived ? /^Next: Silent writing 2$/ : /^Next: Silent writing 1$/)
    expect(bodies(asked)).toEqual([{ step: 'next', from: 'frame' }])
  })

  it('takes no press that was on its way when somebody else went on', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('frame')
    const asked = await show(session)
    await act(async () => enter('write-q1'))
    await press(/^Next: Silent writing 2$/)
    expect(asked).toEqual([])
  })

  it('says where it comes from, so that two hands make one step', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('frame')
    const asked = await show(session)
    await press(/^Next: Silent writing 1$/)
    await press(/^Go to: Grouping/)
    expect(bodies(asked)).toEqual([
      { step: 'next', from: 'frame' },
      { to: 'clustering', from: 'frame' },
    ])
  })

  it('offers for ten seconds to undo the last step, and after that the way back', async () => {
    const { session, facilitation } = sessionOf('facilitator')
    const left = { phaseId: 'briefing', timer: startTimer(300, -20_000) }
    const now: SessionState = {
      phaseId: 'frame',
      timer: startTimer(60, -4000),
      past: [{ ...left, leftAt: -4000 }],
      before: { ...left, at: -4000 },
    }
    facilitation.setSession(now, 0)
    const asked = await show(session)
    expect(find('button', /^Undo this step: back to Need to know/).textContent).toBe('Undo this step (6 s)')
    await press(/^Undo this step/)
    await act(async () => facilitation.setSession({ ...now, before: { ...left, at: -10_001 } }, 0))
    await press(/^Back to: Need to know$/)
    expect(bodies(asked)).toEqual([
      { step: 'undo', from: 'frame' },
      { step: 'back', from: 'frame' },
    ])
  })

  it('pauses, gives and takes time', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('write-q1')
    const asked = await show(session)
    await press(/^Pause$/)
    await press(/^Give 30 seconds more$/)
    await press(/^Take 30 seconds away$/)
    expect(bodies(asked)).toEqual([
      { action: 'pause' },
      { action: 'extend', seconds: 30 },
      { action: 'extend', seconds: -30 },
    ])
  })

  it('says in words how the point of the agenda stands against its minutes', async () => {
    const { session, facilitation } = sessionOf('facilitator')
    const timer = startTimer(60, 0)
    facilitation.setSession({ phaseId: 'frame', timer }, 0)
    await show(session)
    expect(screen.page.textContent).toContain('25:00 of 25:00 left on time')
    await act(async () =>
      facilitation.setSession({ phaseId: 'frame', timer: extendTimer(timer, 90_000, 0) }, 0),
    )
    expect(screen.page.textContent).toContain('25:00 of 25:00 left 1:30 behind')
  })

  it('ends softly: it says so, and goes on only by hand', async () => {
    const { session, facilitation } = sessionOf('facilitator')
    facilitation.setSession({ phaseId: 'frame', timer: startTimer(60, -61_000) }, 0)
    const asked = await show(session)
    expect(screen.page.textContent).toContain('Time is upConclude when the room is ready.')
    expect(screen.page.querySelector('[role="alert"]')).toBeNull()
    expect(asked).toEqual([])
  })

  it('says in words why a verb was refused, and works again', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('frame')
    await show(session, refused)
    await press(/^Next: Silent writing 1$/)
    expect(screen.page.querySelector('[role="alert"]')?.textContent).toContain(
      'Somebody else changed the phase',
    )
    await press(/^Next: Silent writing 1$/)
  })
})

describe('silent writing', () => {
  it('counts hidden notes by HUB, and names the HUBs that are here and have not written', async () => {
    const { session, facilitation, enter } = sessionOf('facilitator')
    enter('write-q1')
    facilitation.setJoined('hub_1', 1)
    await show(session)
    expect(screen.page.textContent).toContain('0 of 1 HUBs have written')
    expect(screen.page.textContent).toContain('Silent people by languageFrançais1 of 1')
    await act(async () => facilitation.setWritten({ 'q1/hub_1': 3 }))
    expect(screen.page.textContent).toContain('Every HUB here has written.')
    expect(screen.page.textContent).toContain('3 notes')
  })

  it('shows raised hands, the longest raised first', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('write-q1')
    session.awareness.setLocalState({
      personId: 'person_1',
      role: 'participant',
      name: 'A. Delegate',
      hand: 5,
    })
    await show(session)
    expect(screen.page.textContent).toContain('1 raised hand')
  })
})

describe('reading', () => {
  it('lists merges and parts them again', async () => {
    const { session, board, enter } = sessionOf('facilitator')
    enter('reading')
    const [first, second] = [
      board.addNote({ questionId: 'q1', text: 'Trams' }),
      board.addNote({ questionId: 'q1', text: 'More trams' }),
    ]
    board.mergeInto(second, first)
    await show(session)
    await press(/^Part again: More trams/)
    expect(board.note(second)?.mergedInto).toBeNull()
  })
})

describe('grouping', () => {
  function withNotes() {
    const made = sessionOf('facilitator')
    made.enter('clustering')
    const notes = ['Trams', 'Buses', 'Parks'].map((text) =>
      made.board.addNote({ questionId: 'q1', text, hubId: 'hub_1' }),
    )
    return { ...made, notes }
  }

  it('puts ticked notes in a new group, then others into it', async () => {
    const { session, board } = withNotes()
    await show(session)
    await tick(/^Trams$/)
    await press(/^Group$/)
    await tick(/^Buses$/)
    await press(/^Group$/)
    expect(board.clusters().map(({ noteIds }) => noteIds.length)).toEqual([2])
    expect(document.activeElement?.textContent).toBe('1 note not in a group')
  })

  it('leaves a note alone, and takes it back', async () => {
    const { session, board } = withNotes()
    await show(session)
    await tick(/^Parks$/)
    await press(/^Leave alone$/)
    expect(screen.page.textContent).toContain('2 notes not in a group')
    await openDrawer(/^Left alone \(1\)/)
    await press(/^Back to the others/)
    expect(board.clusters()).toEqual([])
  })

  it('renames, orders and dissolves groups', async () => {
    const { session, board, notes } = withNotes()
    board.makeCluster([notes[0] ?? ''], { questionId: 'q1', title: 'A' })
    const b = board.makeCluster([notes[1] ?? ''], { questionId: 'q1', title: 'B' })
    await show(session)
    await press(/^Further up: B$/)
    expect(board.clusters().map(({ title }) => title)).toEqual(['B', 'A'])
    await type(find('input', /^Title of group 1$/) as HTMLInputElement, 'Mobility')
    expect(board.cluster(b)?.title).toBe('Mobility')
    await press(/^Dissolve: A$/)
    expect(board.clusters().map(({ title }) => title)).toEqual(['Mobility'])
  })

  it('says who sorts a question, and takes it', async () => {
    const { session, facilitation } = withNotes()
    const asked = await show(session)
    expect(screen.page.textContent).toContain('Nobody sorts this question yet.')
    await press(/^I sort it$/)
    expect(asked[0]).toEqual({ method: 'PUT', path: '/api/boards/board_1/owners/q1', body: { mine: true } })
    await act(async () => facilitation.setOwner('q1', { personId: 'person_2', name: 'B. Colleague' }))
    expect(screen.page.textContent).toContain('B. Colleague sorts this question.')
  })

  it('freezes the board, and shows the way out', async () => {
    const { session, facilitation } = withNotes()
    const asked = await show(session)
    await press(/^Freeze the board$/)
    await act(async () => facilitation.setSettings({ frozen: true }))
    await press(/^Unfreeze$/)
    expect(bodies(asked)).toEqual([{ frozen: true }, { frozen: false }])
  })
})

describe('voting', () => {
  const round = (change: Partial<Round>): Round => ({
    id: 'round_1',
    order: 1,
    phaseId: 'vote',
    on: 'clusters',
    questionIds: ['q1'],
    budget: 3,
    several: false,
    open: true,
    openedAt: 0,
    closedAt: null,
    turnout: { ballots: 4, people: 4 },
    tallies: null,
    ...change,
  })

  it('shows the turnout and nothing else while the vote is open, and the result once it is closed', async () => {
    const { session, board, facilitation, enter } = sessionOf('facilitator')
    enter('vote')
    const id = board.makeCluster([board.addNote({ questionId: 'q1', text: 'x' })], {
      questionId: 'q1',
      title: 'Mobility',
    })
    facilitation.setRound(round({}))
    const asked = await show(session)
    expect(screen.page.textContent).toContain('4 ballots')
    expect(screen.page.textContent).not.toContain('Mobility')
    await press(/^Close the vote$/)
    expect(asked[0]).toEqual({
      method: 'POST',
      path: '/api/boards/board_1/rounds/round_1',
      body: { action: 'close' },
    })
    await act(async () => facilitation.setRound(round({ open: false, tallies: { [id]: 7 } })))
    expect(screen.page.textContent).toContain('Mobility7')
  })

  it('opens a vote on the questions of the phase', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('vote')
    const asked = await show(session)
    await press(/^Open the vote$/)
    expect(bodies(asked)).toEqual([{ questionIds: ['q1', 'q2', 'q3'] }])
  })
})

describe('commitments', () => {
  it('names the HUBs without a next step', async () => {
    const { session, board, facilitation, enter } = sessionOf('facilitator')
    enter('results')
    facilitation.setJoined('hub_1', 1)
    await show(session)
    expect(screen.page.textContent).toContain('Nothing yetH03')
    await act(async () => {
      const id = board.addNote({ questionId: 'q3', text: 'Pilot', hubId: 'hub_1' })
      board.setStep(id, { owner: 'Mobility department' })
    })
    expect(screen.page.textContent).toContain('Every HUB here has committed.')
  })
})

describe('tools that are always there', () => {
  it('brings everyone to a question, and says what everybody sees', async () => {
    const { session, facilitation } = sessionOf('facilitator')
    const asked = await show(session)
    await openDrawer(/^Bring everyone to/)
    await press(/^Show to everybody: Question 2$/)
    await act(async () => facilitation.setSpotlight({ kind: 'question', id: 'q2', at: 0 }))
    expect(screen.page.textContent).toContain('Everybody sees: Question 2')
    await press(/^End$/)
    expect(bodies(asked)).toEqual([{ target: { kind: 'question', id: 'q2' } }, { target: null }])
  })

  it('takes a note from view and restores it', async () => {
    const { session, board } = sessionOf('facilitator')
    const id = board.addNote({ questionId: 'q1', text: 'Trop long délai' })
    await show(session)
    await openDrawer(/^Find a note/)
    await type(screen.page.querySelector('input[type="search"]') as HTMLInputElement, 'delai')
    await press(/^Take from view: Trop long délai$/)
    expect(board.note(id)?.hidden).toBe(true)
    await press(/^Restore: Trop long délai$/)
    expect(board.note(id)?.hidden).toBe(false)
  })

  it('closes the access of a participant', async () => {
    const { session } = sessionOf('facilitator')
    const asked = await show(session)
    await openDrawer(/^People$/)
    await press(/^Close the access of A. Delegate, HUB 03$/)
    expect(asked[0]).toEqual({
      method: 'POST',
      path: '/api/boards/board_1/people/person_1',
      body: { access: 'closed' },
    })
  })

  it('writes a note for somebody without a device, with their HUB', async () => {
    const { session, enter } = sessionOf('facilitator')
    enter('write-q2')
    const asked = await show(session)
    await openDrawer(/^People$/)
    await press(/^Write for somebody without a device$/)
    await press(/^H03HUB 03$/)
    await type(document.querySelector('textarea') as HTMLTextAreaElement, ' Trams ')
    await press(/^Add the note$/)
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/api/boards/board_1/notes',
        body: { questionId: 'q2', text: 'Trams', hubId: 'hub_1', onBehalf: true },
      },
    ])
    expect(document.body.textContent).toContain('1 note stored')
  })

  it('steps back through the trail', async () => {
    const { session, board } = sessionOf('facilitator')
    const id = board.addNote({ questionId: 'q1', text: 'Trams' })
    const events = [
      {
        seq: 1,
        at: 0,
        personId: 'person_1',
        role: 'facilitator',
        verb: 'hide',
        subjectId: id,
        from: false,
        to: true,
      },
    ]
    const asked = await show(session, (request) =>
      request.path.endsWith('/trail') ? Response.json({ events }) : accepted(request),
    )
    await openDrawer(/^What was changed/)
    expect(screen.page.textContent).toContain('A. Delegate“Trams” taken from view')
    await press(/^Take back — “Trams” taken from view$/)
    expect(asked[0]?.path).toBe('/api/boards/board_1/trail/1/undo')
  })

  it('lets anonymity be chosen before the first writing, and not after', async () => {
    const { session, enter } = sessionOf('facilitator')
    const asked = await show(session)
    await openDrawer(/^Settings$/)
    await act(async () => screen.page.querySelector<HTMLInputElement>('input[value="none"]')?.click())
    expect(bodies(asked)).toEqual([{ anonymity: 'none' }])
    await act(async () => enter('write-q1'))
    expect(screen.page.querySelector('input[value="none"]')).toBeNull()
    expect(screen.page.textContent).toContain('Fixed: people have been told so')
  })
})
