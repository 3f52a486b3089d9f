// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { canvasFailureKind } from './canvas-failure.tsx'

describe('canvasFailureKind', () => {
  it('tells a program that did not come from one that broke', () => {
    const chromium = new TypeError('Failed to fetch dynamically imported module: http://x/assets/canvas.js')
    const firefox = new TypeError('error loading dynamically imported module: http://x/assets/canvas.js')
    const safari = new TypeError('Importing a module script failed.')
    for (const error of [chromium, firefox, safari]) expect(canvasFailureKind(error)).toBe('notLoaded')
    expect(canvasFailureKind(new Error('Cannot read properties of undefined'))).toBe('broken')
    expect(canvasFailureKind('a string')).toBe('broken')
  })

  it('knows a canvas whose licence has ended', () => {
    const error = new Error('expired')
    error.name = 'CanvasUnlicensedError'
    expect(canvasFailureKind(error)).toBe('unlicensed')
  })
})
