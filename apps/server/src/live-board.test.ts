import { DEFAULT_SETTINGS, FacilitationDoc, fillFromTemplate, templates } from '@atelier/board'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { LiveBoards } from './live-board.ts'

function facilitationOf(doc = new Y.Doc()) {
  const facilitation = new FacilitationDoc(doc)
  fillFromTemplate(facilitation, templates.local4action, {
    boardId: 'board_1',
    title: 'Board',
    language: 'en',
    joinCode: 'ABCDEF',
    createdAt: 0,
    hubs: [],
  })
  return facilitation
}

const enter = (facilitation: FacilitationDoc, phaseId: string) =>
  facilitation.setSession({ phaseId, timer: null }, 0)

it('loads a board that nobody has open, and follows its phase and settings', async () => {
  const facilitation = facilitationOf()
  const boards: LiveBoards = new LiveBoards(async (id) => boards.follow(id, facilitation.doc))
  const { live } = await boards.hold('board_1')
  expect(live).toMatchObject({ phase: { id: 'presentations' }, settings: DEFAULT_SETTINGS })
  enter(facilitation, 'write-q1')
  facilitation.setSettings({ clustering: 'everyone' })
  expect(live).toMatchObject({ phase: { id: 'write-q1' }, settings: { clustering: 'everyone' } })
})

it('keeps what it saw last while the document is out of memory, and follows the next one', async () => {
  const first = facilitationOf()
  const boards = new LiveBoards(async () => undefined)
  boards.follow('board_1', first.doc)
  const { live } = await boards.hold('board_1')
  enter(first, 'write-q1')
  first.doc.destroy()
  expect(live.phase?.id).toBe('write-q1')
  const second = facilitationOf()
  boards.follow('board_1', second.doc)
  enter(second, 'close')
  expect(live.phase?.id).toBe('close')
})

it('is not confused by a document that goes after the next one came', async () => {
  const boards = new LiveBoards(() => Promise.reject(new Error('must not be loaded again')))
  const first = facilitationOf()
  const second = facilitationOf()
  boards.follow('board_1', first.doc)
  boards.follow('board_1', second.doc)
  first.doc.destroy()
  const { live } = await boards.hold('board_1')
  enter(second, 'write-q1')
  expect(live.phase?.id).toBe('write-q1')
})

it('forgets a board that nobody holds and that is out of memory', async () => {
  const { doc } = facilitationOf()
  const boards = new LiveBoards(async () => undefined)
  boards.follow('board_1', doc)
  const held = await boards.hold('board_1')
  doc.destroy()
  expect(boards.size).toBe(1)
  held.release()
  held.release()
  expect(boards.size).toBe(0)
})

it('forgets a board that could not be loaded', async () => {
  const boards = new LiveBoards(() => Promise.reject(new Error('damaged')))
  await expect(boards.hold('board_1')).rejects.toThrow('damaged')
  expect(boards.size).toBe(0)
})

it('tells what changed, and keeps the phase the same object while it says the same', () => {
  const seen: { now: string | undefined; same: boolean | null }[] = []
  const idle: string[] = []
  const boards = new LiveBoards(async () => undefined, {
    onChange: (_id, now, before) =>
      seen.push({ now: now.phase?.id, same: before && before.phase === now.phase }),
    onIdle: (id) => idle.push(id),
  })
  const facilitation = facilitationOf()
  boards.follow('board_1', facilitation.doc)
  facilitation.setSettings({ frozen: true })
  enter(facilitation, 'vote')
  expect(seen).toEqual([
    { now: 'presentations', same: null },
    { now: 'presentations', same: true },
    { now: 'vote', same: false },
  ])
  facilitation.doc.destroy()
  expect(idle).toEqual(['board_1'])
})
