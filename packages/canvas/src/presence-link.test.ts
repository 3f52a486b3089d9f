import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PRESENCE_INTERVAL_MS, PresenceLink, REST_MS } from './presence-link.ts'

const me = (personId: string) => ({ personId, role: 'participant' as const, name: null, hubId: 'hub_01' })

let mine: Awareness
let hers: Awareness
let link: PresenceLink

beforeEach(() => {
  vi.useFakeTimers()
  ;[mine, hers] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())]
  link = new PresenceLink({ awareness: mine, me: me('person_1'), appears: () => true })
})
afterEach(() => {
  link.stop()
  mine.destroy()
  hers.destroy()
  vi.useRealTimers()
})

const hear = () => applyAwarenessUpdate(mine, encodeAwarenessUpdate(hers, [hers.clientID]), 'network')
const said = () => mine.getLocalState() as Record<string, unknown>

describe('PresenceLink', () => {
  it('tells who is here at once, and keeps what the screen around has said', () => {
    expect(said()).toMatchObject({ personId: 'person_1', cursor: null })
  })

  it('sends a moving hand no more often than the interval, and always where it came to rest', () => {
    let sent = 0
    mine.on('update', () => sent++)
    for (let x = 0; x < 1000; x++) {
      link.show({ cursor: { x, y: 0.4 } })
      vi.advanceTimersByTime(1)
    }
    vi.advanceTimersByTime(PRESENCE_INTERVAL_MS)
    expect(sent).toBeLessThanOrEqual(1000 / PRESENCE_INTERVAL_MS + 2)
    expect(said().cursor).toEqual({ x: 999, y: 0 })
  })

  it('knows others and leaves out what cannot be read', () => {
    hers.setLocalState({ personId: 'person_2', role: 'emperor', name: 'Bo', cursor: { x: 1, y: 'y' } })
    hear()
    expect(link.peers.get()).toEqual([
      expect.objectContaining({ personId: 'person_2', role: 'viewer', name: 'Bo', cursor: null }),
    ])
    hers.setLocalState({ personId: 7 })
    hear()
    expect(link.peers.get()).toEqual([])
  })

  it('puts a resting pointer away, and brings it back when it moves', () => {
    const pointAt = (x: number) => {
      hers.setLocalState({ personId: 'person_2', role: 'participant', cursor: { x, y: 0 } })
      hear()
    }
    pointAt(1)
    vi.advanceTimersByTime(REST_MS - 1)
    expect(link.peers.get()[0]?.cursor).toEqual({ x: 1, y: 0 })
    vi.advanceTimersByTime(1)
    expect(link.peers.get()[0]?.cursor).toBeNull()
    pointAt(2)
    expect(link.peers.get()[0]?.cursor).toEqual({ x: 2, y: 0 })
  })

  it('lets a dropped note wait for the document, but not for ever', () => {
    hers.setLocalState({ ...me('person_2'), dragging: { note_a: [10, 20] } })
    hear()
    expect(link.dragged.get().get('note_a')).toEqual({ x: 10, y: 20 })
    hers.setLocalState({ ...me('person_2'), dragging: null })
    hear()
    expect(link.dragged.get().has('note_a')).toBe(true)
    vi.advanceTimersByTime(1000)
    expect(link.dragged.get().has('note_a')).toBe(false)
  })

  it('lets a dropped note stand when the document has said where', () => {
    hers.setLocalState({ ...me('person_2'), dragging: { note_a: [10, 20] } })
    hear()
    hers.setLocalState({ ...me('person_2'), dragging: null })
    hear()
    link.settle(new Set(['note_a']))
    expect(link.dragged.get().has('note_a')).toBe(false)
  })

  it('takes no place from others that lies off the board', () => {
    hers.setLocalState({ ...me('person_2'), dragging: { note_a: [1e300, 0] } })
    hear()
    expect(link.dragged.get().get('note_a')?.x).toBeLessThan(1e6)
  })

  it('says nothing of a person who does not appear', () => {
    link.stop()
    mine.setLocalState({})
    link = new PresenceLink({ awareness: mine, me: me('person_1'), appears: () => false })
    link.show({ cursor: { x: 1, y: 1 } })
    vi.advanceTimersByTime(1000)
    expect(said()).toEqual({})
  })

  it('takes the hand away when it stops, and says nothing more', () => {
    link.show({ cursor: { x: 1, y: 1 }, editing: 'note_a' })
    link.stop()
    expect(said()).toMatchObject({ cursor: null, editing: null })
    link.stop()
    vi.advanceTimersByTime(1000)
    expect(said()).toMatchObject({ cursor: null, editing: null })
  })
})
