import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { Report } from './report.ts'
import { anySnapshot } from './testing/snapshots.ts'
import { toJson } from './to-json.ts'

it('writes JSON that reads back as the same report', () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const report = buildReport(snapshot, { language: 'es', now: 0 })
      expect(Report.parse(JSON.parse(toJson(report)))).toEqual(JSON.parse(JSON.stringify(report)))
    }),
  )
})

it('refuses what is not a report', () => {
  expect(() => toJson({ format: 'other' } as unknown as Report)).toThrow()
})
