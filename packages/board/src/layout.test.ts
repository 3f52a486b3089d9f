import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clusterSize,
  layoutZone,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Rect,
  ZONE_HEADING_HEIGHT,
  ZONE_WIDTH,
} from './layout.ts'
import type { Place } from './note.ts'

const note = (id: string, xy: Place | null = null, clusterId: string | null = null) => ({ id, xy, clusterId })
const at = ([x, y]: Place): Rect => ({ x, y, w: NOTE_WIDTH, h: NOTE_HEIGHT })
const meet = (a: Rect, b: Rect) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

describe('the wall', () => {
  it('gives unplaced notes places that meet nothing, whatever was placed before', () => {
    const place = fc.tuple(
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: ZONE_HEADING_HEIGHT, max: 2000 }),
    )
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 8 }),
        fc.nat({ max: 60 }),
        fc.array(fc.nat({ max: 9 }), { maxLength: 4 }),
        (placed, free, sizes) => {
          const inClusters = sizes.flatMap((size, c) =>
            Array.from({ length: size }, (_, n) => note(`c${c}n${n}`, null, `c${c}`)),
          )
          const clusters = sizes.map((size, c) => ({
            id: `c${c}`,
            xy: null,
            noteIds: Array.from({ length: size }, (_, n) => `c${c}n${n}`),
          }))
          const notes = [
            ...placed.map((xy, n) => note(`p${n}`, xy)),
            ...inClusters,
            ...Array.from({ length: free }, (_, n) => note(`f${n}`)),
          ]
          const layout = layoutZone(notes, clusters)
          const outlines = [...layout.clusters.values()]
          const taken = [...placed.map((_, n) => at(layout.notes.get(`p${n}`) as Place)), ...outlines]
          for (const [i, a] of taken.entries())
            for (const b of taken.slice(i + 1)) expect(meet(a, b)).toBe(false)
          for (let n = 0; n < free; n++) {
            const own = at(layout.notes.get(`f${n}`) as Place)
            for (const other of taken) expect(meet(own, other)).toBe(false)
            expect(own.x).toBeGreaterThanOrEqual(0)
            expect(own.x + own.w).toBeLessThanOrEqual(ZONE_WIDTH)
            expect(own.y + own.h).toBeLessThanOrEqual(layout.height)
            taken.push(own)
          }
        },
      ),
    )
  })

  it('leaves a placed note exactly where somebody put it', () => {
    expect(layoutZone([note('a', [333, 777])], []).notes.get('a')).toEqual([333, 777])
  })

  it('lets notes give way to a cluster that has grown over them, straight down', () => {
    const ids = Array.from({ length: 7 }, (_, i) => `n${i}`)
    const members = ids.map((id) => note(id, null, 'c'))
    const cluster = { id: 'c', xy: [24, 300] as Place, noteIds: ids }
    const layout = layoutZone([note('a', [30, 500]), ...members, note('b', [500, 1400])], [cluster])
    const outline = layout.clusters.get('c') as Rect
    expect(outline).toMatchObject({ x: 24, y: 300 })
    expect(layout.notes.get('a')).toEqual([30, outline.y + outline.h + 8])
    expect(layout.notes.get('b')).toEqual([500, 1400])
  })

  it('keeps the notes of a cluster inside its outline, and apart', () => {
    for (let n = 1; n <= 30; n++) {
      const ids = Array.from({ length: n }, (_, i) => `n${i}`)
      const layout = layoutZone(
        ids.map((id) => note(id, null, 'c')),
        [{ id: 'c', xy: [40, 300], noteIds: ids }],
      )
      const outline = layout.clusters.get('c') as Rect
      expect(outline).toMatchObject({ x: 40, y: 300, w: clusterSize(n).w })
      const rects = ids.map((id) => at(layout.notes.get(id) as Place))
      for (const [i, a] of rects.entries()) {
        expect(a.x >= outline.x && a.x + a.w <= outline.x + outline.w).toBe(true)
        expect(a.y >= outline.y && a.y + a.h <= outline.y + outline.h).toBe(true)
        for (const b of rects.slice(i + 1)) expect(meet(a, b)).toBe(false)
      }
    }
  })

  it('is the same for the same content', () => {
    const notes = Array.from({ length: 40 }, (_, n) => note(`n${n}`, n % 7 === 0 ? [n * 10, 400] : null))
    expect(layoutZone(notes, [])).toEqual(layoutZone([...notes], []))
  })
})
