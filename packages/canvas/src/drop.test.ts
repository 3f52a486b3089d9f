import {
  clusterSize,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Rect,
  ZONE_HEADING_HEIGHT,
  ZONE_WIDTH,
  zoneX,
} from '@atelier/board'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterPlace, decideDrop, freePlaceNear, nearestZone, placeIn, type Targets } from './drop.ts'

const note = (x: number, y: number): Rect => ({ x, y, w: NOTE_WIDTH, h: NOTE_HEIGHT })
const targets: Targets = {
  questions: ['q1', 'q2', 'q3'],
  notes: [
    { id: 'note_a', ...note(24, 300), clusterId: null },
    { id: 'note_in', ...note(zoneX(1) + 32, 348), clusterId: 'cluster_1' },
  ],
  clusters: [{ id: 'cluster_1', x: zoneX(1) + 24, y: 300, w: 440, h: 190, noteIds: ['note_in', 'note_2'] }],
}
const none = new Set<string>()

describe('decideDrop', () => {
  it('begins a group with the note under the middle', () => {
    expect(decideDrop(note(70, 340), new Set(['note_b']), targets, true)).toEqual({
      kind: 'group',
      noteId: 'note_a',
    })
  })

  it('joins the cluster under the middle, also above one of its notes', () => {
    expect(decideDrop(note(zoneX(1) + 40, 350), none, targets, true)).toMatchObject({
      kind: 'join',
      clusterId: 'cluster_1',
    })
  })

  it('joins a cluster at the nearest place in its flow, itself not counted', () => {
    const at = (x: number, y: number, held = none) =>
      decideDrop(note(zoneX(1) + 24 + x, 300 + y), held, targets, true)
    expect(at(8, 48)).toMatchObject({ before: 'note_in', slot: [zoneX(1) + 32, 348] })
    expect(at(190, 48)).toMatchObject({ before: 'note_2' })
    expect(at(238, 100)).toMatchObject({ before: null, slot: [zoneX(1) + 32, 504] })
    expect(at(8, 48, new Set(['note_in']))).toMatchObject({ before: 'note_2' })
  })

  it('places a note that merely touches another', () => {
    expect(decideDrop(note(24 + NOTE_WIDTH - 20, 300), none, targets, true)).toMatchObject({
      kind: 'place',
      questionId: 'q1',
    })
  })

  it('never groups without the right to', () => {
    expect(decideDrop(note(24, 300), none, targets, false)).toMatchObject({ kind: 'place', xy: [24, 300] })
  })

  it('never takes what is in the hand for a target', () => {
    expect(decideDrop(note(24, 300), new Set(['note_a']), targets, true)).toMatchObject({ kind: 'place' })
  })

  it('answers nothing on a board without questions', () => {
    expect(decideDrop(note(0, 0), none, { questions: [], notes: [], clusters: [] }, true)).toBeNull()
  })
})

describe('placeIn', () => {
  it('lets a note rest only beside the heading and inside its zone, wherever it is let go of', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 9000 }), fc.integer({ min: -5000, max: 9000 }), (x, y) => {
        const place = placeIn(note(x, y), targets.questions)
        expect(place?.xy[0]).toBeGreaterThanOrEqual(0)
        expect(place?.xy[0]).toBeLessThanOrEqual(ZONE_WIDTH - NOTE_WIDTH)
        expect(place?.xy[1]).toBeGreaterThanOrEqual(ZONE_HEADING_HEIGHT)
      }),
    )
  })

  it('takes the zone whose middle is nearest', () => {
    expect(nearestZone(-9999, 3)).toBe(0)
    expect(nearestZone(zoneX(1) + 5, 3)).toBe(1)
    expect(nearestZone(zoneX(1) - 20, 3)).toBe(0)
    expect(nearestZone(99999, 3)).toBe(2)
    expect(nearestZone(0, 0)).toBe(-1)
  })
})

describe('freePlaceNear', () => {
  const size = { w: NOTE_WIDTH, h: NOTE_HEIGHT }

  it('keeps a wish that covers nothing', () => {
    expect(freePlaceNear([200, 400], size, [note(500, 400)])).toEqual([200, 400])
  })

  it('covers none of a few obstacles, wherever they stand', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 490 }), y: fc.integer({ min: 168, max: 900 }) })
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 6 }), (wish, others) => {
        const [x, y] = freePlaceNear(
          [wish.x, wish.y],
          size,
          others.map((other) => note(other.x, other.y)),
        )
        for (const other of others)
          expect(Math.abs(other.x - x) >= NOTE_WIDTH || Math.abs(other.y - y) >= NOTE_HEIGHT).toBe(true)
      }),
    )
  })

  it('gives the wish itself when there is no room far and wide', () => {
    const wall = { x: -10_000, y: -10_000, w: 30_000, h: 30_000 }
    expect(freePlaceNear([200, 400], size, [wall])).toEqual([200, 400])
  })
})

it('keeps the outline of a new group inside its zone', () => {
  const { w } = clusterSize(2)
  const [x, y] = clusterPlace([ZONE_WIDTH - NOTE_WIDTH - 8, ZONE_HEADING_HEIGHT], 2)
  expect(x + w).toBeLessThanOrEqual(ZONE_WIDTH)
  expect(y).toBeGreaterThanOrEqual(ZONE_HEADING_HEIGHT)
})
