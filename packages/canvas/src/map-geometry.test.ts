import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAP, mapScale, mapView } from './map-geometry.ts'

describe('the map', () => {
  it('stays a map whatever the height of the wall', () => {
    for (const h of [1, 1180, 35_000, 1e6]) {
      const scale = mapScale({ w: 2112, h })
      expect(scale.w).toBe(MAP.w)
      expect(scale.h).toBeGreaterThanOrEqual(MAP.least)
      expect(scale.h).toBeLessThanOrEqual(MAP.most)
    }
  })

  it('shows where one is inside of itself, never too thin to see', () => {
    const number = fc.integer({ min: -50_000, max: 50_000 })
    const size = fc.integer({ min: 1, max: 50_000 })
    fc.assert(
      fc.property(number, number, size, size, size, (x, y, w, h, wall) => {
        const scale = mapScale({ w: 2112, h: wall })
        const view = mapView({ x, y, w, h }, scale)
        expect(view.x).toBeGreaterThanOrEqual(0)
        expect(view.y).toBeGreaterThanOrEqual(0)
        expect(view.x + view.w).toBeLessThanOrEqual(scale.w + 0.001)
        expect(view.y + view.h).toBeLessThanOrEqual(scale.h + 0.001)
        expect(Math.min(view.w, view.h)).toBeGreaterThanOrEqual(6)
      }),
    )
  })
})
