import { type BoardSnapshot, LOCALES, type SnapshotNote, tidyText } from '@atelier/board'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { Report, type ReportEntry } from './report.ts'
import { entriesOf, topNotes } from './report-reading.ts'
import { anySnapshot, clusterOf, noteOf, snapshotOf } from './testing/snapshots.ts'

const now = Date.UTC(2030, 1, 21, 11)
const build = (snapshot: BoardSnapshot) => buildReport(snapshot, { language: 'fr', now })
const allEntries = (report: Report): ReportEntry[] => report.questions.flatMap(topNotes).flatMap(entriesOf)

const hasCard = ({ step }: SnapshotNote) =>
  Boolean(step && (step.kind || step.owner || step.due || step.help || (step.sdgs ?? []).length > 0))
/** The rule in words of its own: shown, and something is in it or hangs on it. */
function expectedIds({ notes }: BoardSnapshot): string[] {
  const shown = notes.filter((note) => !note.hidden)
  const full = shown.filter((note) => tidyText(note.text) !== '' || hasCard(note))
  const tops = full.map((note) => note.mergedInto)
  return shown.filter((note) => full.includes(note) || tops.includes(note.id)).map((note) => note.id)
}

describe('buildReport', () => {
  it('has every visible note exactly once, verbatim, and no other', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const entries = allEntries(build(snapshot))
        expect(entries.map((entry) => entry.id).sort()).toEqual(expectedIds(snapshot).sort())
        for (const entry of entries)
          expect(entry.text).toBe(tidyText(snapshot.notes.find((note) => note.id === entry.id)?.text ?? ''))
        expect(new Set(entries.map((entry) => entry.ref)).size).toBe(entries.length)
      }),
    )
  })

  it('gives figures that can be counted again from the snapshot', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const { numbers, questions, participation, commitments, attribution } = build(snapshot)
        const visible = new Set(expectedIds(snapshot))
        const notes = snapshot.notes.filter((note) => visible.has(note.id))
        const known = new Set(snapshot.hubs.map((hub) => hub.id))
        const contributing = new Set(notes.flatMap(({ hubId }) => (hubId && known.has(hubId) ? [hubId] : [])))
        const hidden = snapshot.notes.filter((note) => note.hidden).length

        expect(numbers.notes).toBe(visible.size)
        expect(numbers.removed).toBe(hidden)
        expect(numbers.blank).toBe(snapshot.notes.length - hidden - visible.size)
        const stored = snapshot.settings.anonymity !== 'none'
        expect(numbers.hubs).toBe(stored ? contributing.size : null)
        expect(numbers.hubsListed).toBe(snapshot.hubs.length)
        expect(numbers.people).toBe(Object.values(snapshot.joined).reduce((sum, n) => sum + n, 0))
        const cards = notes.filter(
          ({ id, kind, step }) =>
            kind === 'commitment' ||
            hasCard({ step } as SnapshotNote) ||
            questions.find((question) => JSON.stringify(question).includes(`"id":"${id}"`))?.commitments,
        )
        const filled = ({ step }: SnapshotNote) =>
          Number(Boolean(step?.owner?.trim())) + Number(Boolean(step?.due?.trim()))
        expect(commitments.rows.map(({ noteId }) => noteId).sort()).toEqual(cards.map(({ id }) => id).sort())
        expect(numbers).toMatchObject({
          commitments: cards.length,
          agreed: cards.filter((note) => filled(note) === 2).length,
          halfAgreed: cards.filter((note) => filled(note) === 1).length,
          intentions: cards.filter((note) => filled(note) === 0).length,
        })
        const grouped = questions
          .flatMap((q) => q.clusters)
          .reduce((sum, { counts }) => sum + counts.notes, 0)
        expect(grouped + numbers.ungrouped).toBe(numbers.notes)
        expect(questions.reduce((sum, { counts }) => sum + counts.notes, 0)).toBe(numbers.notes)

        for (const row of participation.rows) {
          const own = notes.filter(({ hubId }) =>
            row.hub ? hubId === row.hub.id : !hubId || !known.has(hubId),
          )
          const counted = attribution === 'none' ? null : own.length
          expect(row.total).toBe(counted)
          expect(row.notes && Object.values(row.notes).reduce((sum, n) => sum + n, 0)).toBe(counted)
        }
        if (attribution !== 'none')
          expect(participation.rows.reduce((sum, row) => sum + (row.total ?? 0), 0)).toBe(numbers.notes)
        expect(participation.rows.reduce((sum, row) => sum + row.joined, 0)).toBe(numbers.people)
        for (const { id } of participation.silent) {
          expect(contributing.has(id)).toBe(false)
          expect(snapshot.joined[id]).toBeGreaterThan(0)
        }
        const named = participation.rows.flatMap(({ hub }) => hub?.id ?? [])
        expect([...named, ...participation.absent.map(({ id }) => id)].sort()).toEqual([...known].sort())
      }),
    )
  })

  it('is a valid report in each language, with the same notes and the same version', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const [first, ...others] = LOCALES.map((language) =>
          Report.parse(buildReport(snapshot, { language, now })),
        )
        for (const other of others) {
          expect(other.cover.version).toBe(first?.cover.version)
          expect(other.numbers).toEqual(first?.numbers)
        }
      }),
    )
  })

  it('stands on an empty board', () => {
    const report = build(snapshotOf())
    expect(report.numbers).toMatchObject({ hubs: 0, people: 0, notes: 0, clusters: 0, removed: 0 })
    expect(report.questions.map((question) => question.counts.notes)).toEqual([0, 0, 0])
    expect(report.participation.absent).toHaveLength(6)
    expect(report.course.every((phase) => phase.actualMs === null && !phase.current)).toBe(true)
  })

  it('lists a merged note under its target, wherever it lay, and counts both', () => {
    const report = build(
      snapshotOf({
        clusters: [
          clusterOf({ id: 'cluster_a' }),
          clusterOf({ id: 'cluster_b', questionId: 'q2', order: 2 }),
        ],
        notes: [
          noteOf({ id: 'note_1', clusterId: 'cluster_a', hubId: 'hub_1' }),
          noteOf({
            id: 'note_2',
            clusterId: 'cluster_b',
            hubId: 'hub_2',
            questionId: 'q2',
            mergedInto: 'note_1',
          }),
        ],
      }),
    )
    const [first, second] = report.questions
    expect(first?.clusters[0]?.counts).toEqual({ notes: 2, hubs: 2 })
    expect(first?.clusters[0]?.notes[0]?.alsoSaid.map(({ id, ref }) => [id, ref])).toEqual([
      ['note_2', '1.1'],
    ])
    expect(second?.clusters).toEqual([])
  })

  it('lets a note stand by itself when the note it was merged into was removed from view', () => {
    const report = build(
      snapshotOf({
        notes: [noteOf({ id: 'note_1', hidden: true }), noteOf({ id: 'note_2', mergedInto: 'note_1' })],
      }),
    )
    expect(allEntries(report).map(({ id }) => id)).toEqual(['note_2'])
    expect(report.numbers.removed).toBe(1)
    expect(report.method.limits.map(({ text }) => text).join(' ')).toContain('1 note a été retirée')
  })

  it('keeps notes of a board that has no questions', () => {
    const report = build(snapshotOf({ questions: [], notes: [noteOf({ id: 'note_1' })] }))
    expect(report.questions.map(({ text, counts }) => [text, counts.notes])).toEqual([['Sans question', 1]])
  })

  it('names the clusters that most HUBs share first', () => {
    const notes = [
      ...['hub_1', 'hub_1', 'hub_1'].map((hubId, n) =>
        noteOf({ id: `note_a${n}`, hubId, clusterId: 'cluster_a' }),
      ),
      ...['hub_1', 'hub_2'].map((hubId, n) => noteOf({ id: `note_b${n}`, hubId, clusterId: 'cluster_b' })),
    ]
    const clusters = [
      clusterOf({ id: 'cluster_a', order: 1 }),
      clusterOf({ id: 'cluster_b', title: ' ', order: 2 }),
    ]
    const question = build(snapshotOf({ notes, clusters })).questions[0]
    expect(question?.leading).toEqual(['cluster_b', 'cluster_a'])
    expect(question?.clusters.map(({ title, named }) => [title, named])).toEqual([
      ['Funding', true],
      ['Groupe sans titre', false],
    ])
  })

  it('adds up the stretches of a phase that was entered twice, and leaves the running one open', () => {
    const at = (minutes: number) => minutes * 60_000
    const [lobby] = snapshotOf().phases
    const phases = ['writing', 'reading', 'clustering'].map((id, order) => ({
      ...(lobby as NonNullable<typeof lobby>),
      id,
      order,
      seconds: 420,
    }))
    const report = build(
      snapshotOf({
        phases,
        session: {
          phaseId: 'reading',
          timer: null,
          course: [
            { phaseId: 'writing', at: at(0) },
            { phaseId: 'reading', at: at(7) },
            { phaseId: 'writing', at: at(8) },
            { phaseId: 'reading', at: at(10) },
          ],
        },
      }),
    )
    const phase = (id: string) => report.course.find((one) => one.id === id)
    expect(phase('writing')).toMatchObject({ actualMs: at(9), plannedMs: at(7), current: false })
    expect(phase('reading')).toMatchObject({ actualMs: at(1), current: true })
    expect(phase('clustering')).toMatchObject({ actualMs: null, startedAt: null, current: false })
  })

  it('names openly the HUBs without a next step', () => {
    const report = build(
      snapshotOf({
        notes: [
          noteOf({
            id: 'note_1',
            questionId: 'q3',
            hubId: 'hub_2',
            step: { owner: 'Secretariat', sdgs: [4] },
          }),
          noteOf({ id: 'note_2', questionId: 'q1', hubId: 'hub_1' }),
        ],
      }),
    )
    expect(report.commitments.rows).toMatchObject([{ noteId: 'note_1', step: { owner: 'Secretariat' } }])
    expect(report.commitments.hubsWithout.map(({ id }) => id)).toEqual([
      'hub_1',
      'hub_3',
      'hub_4',
      'hub_5',
      'hub_6',
    ])
  })
})
