import { describe, expect, it } from 'vitest'
import { clockFace, isoDuration } from './clock.ts'

describe('clock face', () => {
  it('shows 0:00 only when nothing is left', () => {
    expect(clockFace(1)).toBe('0:01')
    expect(clockFace(0)).toBe('0:00')
    expect(clockFace(-5000)).toBe('0:00')
  })

  it('rounds up to whole seconds and keeps two digits of them', () => {
    expect(clockFace(61_001)).toBe('1:02')
    expect(clockFace(25 * 60_000)).toBe('25:00')
  })

  it('gives machines an ISO 8601 duration', () => {
    expect(isoDuration(102_000)).toBe('PT1M42S')
  })
})
