// @vitest-environment jsdom
import type { Round } from '@atelier/board'
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { sessionOf } from '../board/testing/session-without-server.ts'
import { testPage } from '../board/testing/test-page.tsx'
import { ProjectorScreen } from './projector-screen.tsx'

vi.mock('../board/canvas-screen.tsx', () => ({
  default: () => {
    throw new Error('no canvas here')
  },
}))

const screen = testPage()

const show = ({ session }: ReturnType<typeof sessionOf>) =>
  screen.show(<ProjectorScreen />, {
    session,
    role: 'viewer',
    fetch: async () =>
      Response.json({
        version: '1',
        tldrawLicenseKey: null,
        createTokenNeeded: false,
        publicUrl: 'http://room.test',
      }),
  })

const wall = () => screen.page.querySelector('main')?.textContent ?? ''

describe('what the wall shows', () => {
  it('the code, the address and the HUBs that are here, in the lobby', async () => {
    const made = sessionOf('viewer')
    made.facilitation.setJoined('hub_1', 2)
    await show(made)
    expect(wall()).toContain('ABC 234')
    expect(wall()).toContain('room.test')
    expect(wall()).toContain('1 of 1 HUBs here')
  })

  it('who is expected and how many came of each HUB, in the lobby', async () => {
    const made = sessionOf('viewer')
    const hub = (n: number, code: string) => ({
      id: `hub_${n}`,
      order: n,
      name: `HUB ${code.slice(1)}`,
      code,
      city: '',
      language: null,
      sdgs: [],
    })
    made.facilitation.setHubs([hub(1, 'H03'), hub(2, 'H04')])
    made.facilitation.setJoined('hub_1', 2)
    await show(made)
    const chips = [...screen.page.querySelectorAll('main li')]
    expect(chips.map((chip) => [chip.getAttribute('data-here'), chip.textContent])).toEqual([
      ['true', 'HUB 03: 2 people hereH032'],
      ['false', 'HUB 04: expectedH04–'],
    ])
  })

  it('the question of the phase alone, and how far the room has come, in silent writing', async () => {
    const made = sessionOf('viewer')
    made.enter('write-q2')
    made.facilitation.setWritten({ 'q2/hub_1': 3, 'q1/hub_1': 9 })
    await show(made)
    expect(screen.page.querySelectorAll('main h2')).toHaveLength(1)
    expect(wall()).toContain('1 HUB has written3 notes')
  })

  it('groups and notes in words where the canvas cannot be shown', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const made = sessionOf('viewer')
    made.enter('reading')
    const id = made.board.addNote({ questionId: 'q1', text: 'Trams' })
    made.board.addNote({ questionId: 'q1', text: 'Parks' })
    made.board.makeCluster([id], { questionId: 'q1', title: 'Mobility' })
    await show(made)
    await vi.waitFor(() => expect(wall()).toContain('Mobility'))
    expect(wall()).toContain('Parks')
  })

  it('the turnout of a vote while it is open, and its result once it is closed', async () => {
    const made = sessionOf('viewer')
    made.enter('vote')
    const id = made.board.makeCluster([made.board.addNote({ questionId: 'q1', text: 'x' })], {
      questionId: 'q1',
      title: 'Mobility',
    })
    const round: Round = {
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
      turnout: { ballots: 12, people: 12 },
      tallies: null,
    }
    made.facilitation.setRound(round)
    await show(made)
    expect(wall()).toContain('12 have voted')
    expect(wall()).not.toContain('Mobility')
    await act(async () => made.facilitation.setRound({ ...round, open: false, tallies: { [id]: 7 } }))
    expect(wall()).toContain('Mobility7')
  })

  it('next steps with HUB, owner and month', async () => {
    const made = sessionOf('viewer')
    made.enter('results')
    await show(made)
    expect(wall()).toContain('The first next steps will appear here.')
    await act(async () => {
      const id = made.board.addNote({ questionId: 'q3', text: 'Pilot', hubId: 'hub_1' })
      made.board.setStep(id, { owner: 'Mobility department', due: '2027-03-01' })
    })
    expect(wall()).toContain('HUB 03 · Mobility department · March 2027')
    expect(wall()).toContain('1 of 1 HUBs has a next step')
  })

  it('thanks and numbers at the close', async () => {
    const made = sessionOf('viewer')
    made.enter('close')
    made.facilitation.setJoined('hub_1', 4)
    made.board.addNote({ questionId: 'q3', text: 'Pilot', hubId: 'hub_1' })
    await show(made)
    expect(wall()).toContain('Thank you.')
    expect([...screen.page.querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual([
      '1',
      '4',
      '1',
      '1',
    ])
  })
})

describe('spotlight', () => {
  function withNote(anonymity: 'name' | 'hub' | 'none') {
    const made = sessionOf('viewer')
    made.enter('results')
    made.facilitation.setSettings({ anonymity })
    made.facilitation.setPerson('person_1', { name: 'A. Delegate', hubId: 'hub_1' })
    const id = made.board.addNote({ questionId: 'q1', text: 'Trams', authorId: 'person_1', hubId: 'hub_1' })
    made.facilitation.setSpotlight({ kind: 'note', id, at: 0 })
    return { ...made, id }
  }

  it.each([
    ['none', 'Trams'],
    ['hub', 'TramsHUB 03'],
    ['name', 'TramsA. Delegate, HUB 03'],
  ] as const)('shows a note large, with as much of its author as "%s" allows', async (anonymity, words) => {
    await show(withNote(anonymity))
    expect(wall().replace(/^1/, '')).toBe(words)
  })

  it('shows nothing of a note that was taken from view', async () => {
    const made = withNote('hub')
    await show(made)
    await act(async () => made.board.setHidden(made.id, true))
    expect(wall()).not.toContain('Trams')
  })

  it('shows a group with its notes', async () => {
    const made = withNote('hub')
    const id = made.board.makeCluster([made.id], { questionId: 'q1', title: 'Mobility' })
    made.facilitation.setSpotlight({ kind: 'cluster', id, at: 1 })
    await show(made)
    expect(wall()).toContain('MobilityTrams')
  })
})
