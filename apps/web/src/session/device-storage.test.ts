import { expect, it } from 'vitest'
import { knownLinks, recentBoards, rememberBoard, rememberLink } from '../screens/device-boards.ts'
import {
  type DeviceStorage,
  rememberedMe,
  rememberMe,
  setTabRole,
  storedKept,
  tabRole,
} from './device-storage.ts'

function shelf() {
  const entries = new Map<string, string>()
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  }
}
const device = (): DeviceStorage => ({ local: shelf(), session: shelf() })

it('keeps the role to the tab', () => {
  const storage = device()
  setTabRole(storage, 'board_1', 'facilitator')
  expect(tabRole(storage, 'board_1')).toBe('facilitator')
  expect(tabRole({ ...storage, session: shelf() }, 'board_1')).toBeNull()
})

it('knows who I was in a role, and in none in particular', () => {
  const storage = device()
  const me = {
    boardId: 'board_1',
    participantId: 'person_1',
    role: 'participant' as const,
    name: null,
    hubId: 'hub_1',
    language: 'fr' as const,
    serverNow: 1,
  }
  rememberMe(storage, me)
  expect(rememberedMe(storage, 'board_1', 'participant')).toEqual(me)
  expect(rememberedMe(storage, 'board_1', null)).toEqual(me)
  expect(rememberedMe(storage, 'board_1', 'facilitator')).toBeNull()
})

it('lists boards newest first, each role once, and not more than six', () => {
  const storage = device()
  for (let n = 1; n <= 8; n++)
    rememberBoard(storage, { boardId: `board_${n}`, title: `${n}`, role: 'participant' }, n)
  rememberBoard(storage, { boardId: 'board_7', title: '7 bis', role: 'participant' }, 9)
  expect(recentBoards(storage).map((board) => board.title)).toEqual(['7 bis', '8', '6', '5', '4', '3'])
})

it('adds a renewed link to those it knows', () => {
  const storage = device()
  rememberLink(storage, 'board_1', 'viewer', 'http://host/join#a')
  rememberLink(storage, 'board_1', 'viewer', 'http://host/join#b')
  rememberLink(storage, 'board_1', 'participant', 'http://host/join#c')
  expect(knownLinks(storage, 'board_1')).toEqual({
    viewer: 'http://host/join#b',
    participant: 'http://host/join#c',
  })
})

it('reads the refused wordings that an earlier version kept', () => {
  const storage = device()
  const old = [{ noteId: 'note_1', questionId: 'q1', text: 'Trop tard' }, { noteId: 'note_2' }, 'nonsense']
  storage.local?.setItem('atelier.kept.board_1.person_1', JSON.stringify(old))
  expect(storedKept(storage, 'board_1', 'person_1')).toEqual([
    { id: 'note_1', kind: 'note', questionId: 'q1', text: 'Trop tard' },
  ])
})

it('forgets, and never breaks, where the browser keeps nothing or holds nonsense', () => {
  const none: DeviceStorage = { local: null, session: null }
  rememberBoard(none, { boardId: 'board_1', title: 'x', role: 'viewer' })
  expect(recentBoards(none)).toEqual([])
  const full = { ...shelf(), setItem: () => raise() }
  rememberLink({ local: full, session: full }, 'board_1', 'viewer', 'http://host/join#a')
  const nonsense = { ...shelf(), getItem: () => '{"half' }
  expect(recentBoards({ local: nonsense, session: null })).toEqual([])
  expect(storedKept({ local: nonsense, session: null }, 'board_1', 'person_1')).toEqual([])
})

function raise(): never {
  throw new DOMException('full', 'QuotaExceededError')
}
