import { expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { noteColumns } from './note-columns.ts'
import { allEntries } from './report-reading.ts'
import { workshopOf } from './testing/workshop.ts'

it('keeps what a machine translated apart from what a person typed, under a heading that says so', () => {
  const snapshot = workshopOf({ notes: 4, clusters: 2, hubs: 3 })
  const by = (who: 'person' | 'service', text: string) => ({ en: { text, by: who, at: 0 } })
  snapshot.notes.forEach((note, n) => {
    note.translations = n === 0 ? by('person', 'typed') : n === 1 ? by('service', 'made') : {}
  })
  const report = buildReport(snapshot, { language: 'fr', now: 0 })
  const columns = noteColumns(report).filter(({ id }) => id.startsWith('translation/'))
  expect(columns.map(({ head }) => head)).toEqual([
    'Traduction (anglais)',
    'Traduction automatique (anglais)',
  ])
  const cells = columns.map(({ value }) => allEntries(report).map(value).filter(Boolean))
  expect(cells).toEqual([['typed'], ['made']])
})
