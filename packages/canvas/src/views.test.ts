// @vitest-environment jsdom
import { NOTE_HEIGHT, ZONE_WIDTH, zoneX } from '@atelier/board'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStage } from './testing/open-stage.ts'

let opened: ReturnType<typeof openStage>
beforeEach(() => {
  vi.useFakeTimers()
  opened = openStage()
})
afterEach(() => {
  opened.stop()
  vi.useRealTimers()
})

/** Notes that come all at once: far more than the wall is high for. */
function reveal(): void {
  opened.board.transact(() => {
    for (let n = 0; n < 60; n++) opened.board.addNote({ questionId: 'q1', text: `idea ${n}` })
  })
  opened.stage.binding.flush()
}

/** The animation under way, to its end. */
function arrive(): void {
  opened.editor.emit('tick', 1000)
  vi.advanceTimersByTime(1000)
}

/** Foot of the wall in the view, px from its top. */
const foot = () => {
  const { y, z } = opened.editor.getCamera()
  return (opened.stage.binding.height.get() + y) * z
}

describe('the whole wall in the view', () => {
  beforeEach(() => {
    reveal()
    // It opens as wide as the view; from there, down to the foot.
    opened.stage.views.fitAll()
  })

  it('stays whole when a reveal makes it taller', () => {
    arrive()
    const before = opened.stage.binding.height.get()
    reveal()
    expect(opened.stage.binding.height.get()).toBeGreaterThan(before + 10 * NOTE_HEIGHT)
    expect(foot()).toBeLessThanOrEqual(800)
  })

  it('is whole after a reveal that came while the view was still on its way', () => {
    reveal()
    arrive()
    expect(foot()).toBeLessThanOrEqual(800)
  })

  it('stays whole when the window becomes smaller', () => {
    arrive()
    opened.resize(900, 500)
    expect(foot()).toBeLessThanOrEqual(500)
  })
})

it('one question stays fitted when the window becomes narrower', () => {
  opened.stage.views.fitZone(1)
  arrive()
  opened.resize(700, 800)
  const { x, w } = opened.editor.getViewportPageBounds()
  expect(x).toBeLessThan(zoneX(1))
  expect(x + w).toBeGreaterThan(zoneX(1) + ZONE_WIDTH)
})

it('a view that the person chose stays where it is when the wall grows', () => {
  opened.stage.views.fitZone(1)
  arrive()
  opened.editor.setCamera({ x: -300, y: -200, z: 1 }, { immediate: true })
  const before = opened.editor.getCamera()
  reveal()
  expect(opened.editor.getCamera()).toMatchObject({ x: before.x, y: before.y, z: before.z })
})
