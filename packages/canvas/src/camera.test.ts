import { ZONE_GAP, zoneX } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { cameraOptions, fitCamera } from './camera.ts'

const wall = { x: 0, y: 0, w: zoneX(3) - ZONE_GAP, h: 3000 }
const view = { w: 1380, h: 800 }
/** Where a place on the board comes to stand in the view, px. */
const at = ({ x, y, z }: { x: number; y: number; z: number }, px: number, py: number) => [
  (px + x) * z,
  (py + y) * z,
]

describe('fitCamera', () => {
  it('fills the width with the zones and begins at the headings', () => {
    const camera = fitCamera(wall, view, false)
    const [left, top] = at(camera, 0, 0)
    const [right] = at(camera, wall.w, 0)
    expect(left).toBeCloseTo(16)
    expect(top).toBeCloseTo(16)
    expect(right).toBeCloseTo(view.w - 16)
  })

  it('shows the whole wall down to its foot when asked to', () => {
    const [, foot] = at(fitCamera(wall, view, true), 0, wall.h)
    expect(foot).toBeLessThanOrEqual(view.h)
  })

  it('does not blow a single zone up on a large screen', () => {
    expect(fitCamera({ x: 0, y: 0, w: 200, h: 200 }, { w: 4000, h: 3000 }, false).z).toBeLessThanOrEqual(1.5)
  })
})

describe('cameraOptions', () => {
  it('lets one zoom out until the highest wall is whole', () => {
    const high = { x: 0, y: 0, w: zoneX(3) - ZONE_GAP, h: 35_000 }
    const least = cameraOptions(3, high.h, view).zoomSteps?.[0] ?? 1
    expect(least).toBeLessThanOrEqual(fitCamera(high, view, true).z)
    expect(high.h * fitCamera(high, view, true).z).toBeLessThanOrEqual(view.h)
  })

  it('zooms out no further than that once the wall is small', () => {
    expect(cameraOptions(3, 1200, view).zoomSteps?.[0]).toBeGreaterThanOrEqual(0.08)
  })
})
