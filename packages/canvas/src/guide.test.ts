import { BoardDoc } from '@atelier/board'
import { describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { WallCamera } from './camera.ts'
import { Guide } from './guide.ts'
import { Notices } from './notices.ts'
import { PresenceLink } from './presence-link.ts'
import { makeFacilitation } from './testing/people.ts'

function open({ isWriting = false } = {}) {
  const board = new BoardDoc(new Y.Doc())
  const facilitation = makeFacilitation('cluster')
  const awareness = new Awareness(board.doc)
  const me = { personId: 'person_1', role: 'participant' as const, name: null, hubId: null }
  const presence = new PresenceLink({ awareness, me, appears: () => true })
  const showRect = vi.fn()
  const show = vi.fn(() => true)
  const select = vi.fn()
  const notices = new Notices()
  const guide = new Guide({
    facilitation,
    presence,
    notices,
    me,
    camera: () => ({ showRect }) as unknown as WallCamera,
    note: (id) => {
      const note = board.note(id)
      return note?.mergedInto ? board.note(note.mergedInto) : note
    },
    show,
    ownNotes: () => board.notes().filter(({ authorId }) => authorId === 'person_1'),
    select,
    isWriting: () => isWriting,
  })
  /** Somebody's awareness, as the network brings it. */
  const hear = (client: number, state: object | null) => {
    if (state) awareness.states.set(client, state as Record<string, unknown>)
    else awareness.states.delete(client)
    awareness.emit('change', [{ added: [], updated: [client], removed: [] }, 'network'])
  }
  const view = (x: number) => ({ x, y: 0, w: 800, h: 600 })
  const stop = () => {
    guide.stop()
    notices.dismiss()
    presence.stop()
  }
  return { board, facilitation, guide, hear, view, showRect, show, select, notices, stop }
}

describe('following', () => {
  it('goes where the facilitator looks, until the person moves', () => {
    const { guide, hear, view, showRect, stop } = open()
    hear(7, { personId: 'person_f', role: 'facilitator', view: view(0) })
    hear(8, { personId: 'person_2', role: 'participant', view: view(500) })
    expect(guide.leaders.get().map(({ personId }) => personId)).toEqual(['person_f'])
    guide.followNext()
    hear(7, { personId: 'person_f', role: 'facilitator', view: view(900) })
    expect(showRect).toHaveBeenLastCalledWith(view(900))
    guide.leave()
    hear(7, { personId: 'person_f', role: 'facilitator', view: view(100) })
    expect(showRect).toHaveBeenCalledTimes(2)
    stop()
  })

  it('goes from one facilitator to the next, then to nobody, and ends when the one who is followed leaves', () => {
    const { guide, hear, view, stop } = open()
    hear(7, { personId: 'person_a', role: 'facilitator', view: view(0) })
    hear(9, { personId: 'person_b', role: 'facilitator', view: view(0) })
    const followed = [1, 2, 3].map(() => {
      guide.followNext()
      return guide.following.get()
    })
    expect(followed).toEqual(['person_a', 'person_b', null])
    guide.followNext()
    hear(7, null)
    expect(guide.following.get()).toBeNull()
    stop()
  })
})

describe('a spotlight', () => {
  it('brings everyone there, to the note that stands for a merged one', () => {
    const { board, facilitation, guide, show, notices, stop } = open()
    const [a, b] = [board.addNote({ questionId: 'q1' }), board.addNote({ questionId: 'q1' })]
    board.mergeInto(b, a)
    facilitation.setSpotlight({ kind: 'note', id: b, at: 1 })
    expect(show).toHaveBeenCalledWith(a)
    expect(guide.spotlit.get()).toBe(a)
    expect(notices.now.get()?.sentences[0]?.text).toBe('everyoneHere')
    facilitation.setSpotlight(null)
    expect(guide.spotlit.get()).toBeNull()
    stop()
  })

  it('takes nobody away from what they write: it offers to go', () => {
    const { facilitation, show, notices, stop } = open({ isWriting: true })
    facilitation.setSpotlight({ kind: 'question', id: 'q2', at: 1 })
    expect(show).not.toHaveBeenCalled()
    expect(notices.take()).toBe(true)
    expect(show).toHaveBeenCalledWith('q2')
    stop()
  })
})

describe('the way back to own notes', () => {
  it('begins with the newest, goes on to older ones, and round', () => {
    const { board, guide, select, stop } = open()
    const ids = [1, 2].map((createdAt) =>
      board.addNote({ questionId: 'q1', authorId: 'person_1', createdAt }),
    )
    board.addNote({ questionId: 'q1', authorId: 'person_2', createdAt: 3 })
    for (let n = 0; n < 3; n++) guide.nextOwnNote()
    expect(select.mock.calls.map(([id]) => id)).toEqual([ids[1], ids[0], ids[1]])
    stop()
  })

  it('says so when there is none', () => {
    const { guide, notices, stop } = open()
    guide.nextOwnNote()
    expect(notices.now.get()?.sentences[0]?.text).toBe('noOwnNote')
    stop()
  })
})
