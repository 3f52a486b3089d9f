import { LOCALES, REPORT_SECTIONS, ReportLayout, type Round, type TrailEvent } from '@atelier/board'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { contentVersion } from './content-version.ts'
import { chooseQuotes, MAX_QUOTES } from './quotes.ts'
import type { Report, Statement } from './report.ts'
import { allEntries, sayRefs, shownSections } from './report-reading.ts'
import { goalsTable, groupsTable, participationTable } from './section-tables.ts'
import { anySnapshot, clusterOf, noteOf, snapshotOf } from './testing/snapshots.ts'
import { workshopOf } from './testing/workshop.ts'

const now = Date.UTC(2030, 1, 21, 11)
const build = (snapshot: Parameters<typeof buildReport>[0], options = {}) =>
  buildReport(snapshot, { language: 'en', now, ...options })

const cluster = clusterOf({ id: 'cluster_1' })
const inCluster = (id: string, change = {}) => noteOf({ id, clusterId: 'cluster_1', text: id, ...change })
const round = (change: Partial<Round> = {}): Round => ({
  id: 'round_1',
  order: 0,
  phaseId: null,
  on: 'clusters',
  questionIds: ['q1'],
  budget: 3,
  several: false,
  open: false,
  openedAt: 1,
  closedAt: 2,
  turnout: { ballots: 4, people: 9 },
  tallies: {},
  ...change,
})
const event = (change: Partial<TrailEvent> = {}): TrailEvent => ({
  seq: 1,
  at: 0,
  personId: null,
  role: 'facilitator',
  verb: 'cluster',
  subjectId: 'note_1',
  from: 'cluster_1',
  to: 'cluster_2',
  undoneBy: null,
  ...change,
})

describe('quotes', () => {
  const notes = (report: Report) => report.questions[0]?.clusters[0]?.notes ?? []
  const chosen = (...made: ReturnType<typeof inCluster>[]) => {
    const report = build(snapshotOf({ clusters: [cluster], notes: made, rounds: [] }))
    return report.questions[0]?.clusters[0]?.quotes
  }

  it('prefers the oldest when nothing else tells notes apart, and takes up to three', () => {
    const made = [4, 2, 1, 3].map((n) => inCluster(`note_${n}`, { createdAt: n }))
    expect(chosen(...made)).toEqual(['note_1', 'note_2', 'note_3'])
  })

  it('prefers what others said too, then another HUB, then another language', () => {
    expect(
      chosen(
        inCluster('note_a', { createdAt: 1, hubId: 'hub_1', language: 'en' }),
        inCluster('note_b', { createdAt: 2, hubId: 'hub_1', language: 'en' }),
        inCluster('note_c', { createdAt: 3, hubId: 'hub_1', language: 'fr' }),
        inCluster('note_d', { createdAt: 4, hubId: 'hub_2', language: 'en' }),
        inCluster('note_e', { createdAt: 5, hubId: 'hub_1', language: 'en' }),
        inCluster('note_f', { createdAt: 6, mergedInto: 'note_e' }),
      ),
    ).toEqual(['note_e', 'note_d', 'note_c'])
  })

  it('puts votes before all else, and never quotes a note without wording', () => {
    const report = build(
      snapshotOf({
        clusters: [cluster],
        notes: [
          inCluster('note_1', { createdAt: 1 }),
          inCluster('note_2', { createdAt: 2 }),
          inCluster('note_3', { createdAt: 0, text: '', step: { owner: 'Secretariat' } }),
        ],
        rounds: [round({ on: 'notes', tallies: { note_2: 5, note_3: 9 } })],
      }),
    )
    expect(report.questions[0]?.clusters[0]?.quotes).toEqual(['note_2', 'note_1'])
    expect(notes(report).map(({ votes }) => votes)).toEqual([9, 0, 5])
  })

  it('chooses from the notes given, each once', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        for (const { clusters } of build(snapshot).questions)
          for (const { notes: all, quotes } of clusters) {
            expect(new Set(quotes).size).toBe(quotes.length)
            expect(quotes.length).toBe(Math.min(MAX_QUOTES, all.filter(({ text }) => text !== '').length))
            expect(chooseQuotes(all, () => null, 1)).toHaveLength(Math.min(1, quotes.length))
          }
      }),
    )
  })
})

describe('notes set apart', () => {
  const made = [
    noteOf({ id: 'note_1', clusterId: 'cluster_1', createdAt: 1 }),
    noteOf({ id: 'note_2', clusterId: 'cluster_1', createdAt: 2 }),
    noteOf({ id: 'note_3', clusterId: 'cluster_2', createdAt: 3 }),
    noteOf({ id: 'note_4', createdAt: 4 }),
  ]
  const clusters = [cluster, clusterOf({ id: 'cluster_2', order: 2 })]

  it('are those in no group, those alone in one, and those moved between groups twice', () => {
    const trail = [event({ seq: 1 }), event({ seq: 2, from: 'cluster_2', to: 'cluster_1' })]
    const question = build(snapshotOf({ clusters, notes: made, trail })).questions[0]
    expect(question?.apart).toEqual([
      { noteId: 'note_1', reason: 'disputed' },
      { noteId: 'note_3', reason: 'alone' },
      { noteId: 'note_4', reason: 'ungrouped' },
    ])
    expect(question?.apartQuotes).toEqual(['note_1', 'note_4', 'note_3'])
  })

  it('do not count a move that was taken back, nor a first move into a group', () => {
    const trail = [event({ seq: 1 }), event({ seq: 2, undoneBy: 3 }), event({ seq: 4, from: null })]
    const question = build(snapshotOf({ clusters, notes: made, trail })).questions[0]
    expect(question?.apart.map(({ noteId }) => noteId)).toEqual(['note_3', 'note_4'])
  })

  it('are none where nothing was grouped', () => {
    expect(
      build(snapshotOf({ notes: made.map((note) => ({ ...note, clusterId: null })) })).questions[0]?.apart,
    ).toEqual([])
  })
})

describe('votes', () => {
  const notes = [inCluster('note_1'), noteOf({ id: 'note_2', clusterId: 'cluster_2' })]
  const clusters = [cluster, clusterOf({ id: 'cluster_2', order: 2 })]

  it('are those of closed rounds, added up, and lead the first page', () => {
    const rounds = [
      round({ tallies: { cluster_2: 3 } }),
      round({ id: 'round_2', order: 1, tallies: { cluster_1: 1, cluster_2: 1, cluster_gone: 2 } }),
    ]
    const report = build(snapshotOf({ notes, clusters, rounds }))
    expect(report.questions[0]?.clusters.map(({ votes }) => votes)).toEqual([1, 4])
    expect(report.questions[0]?.leading).toEqual(['cluster_2', 'cluster_1'])
    expect(report.questions[1]?.votedOn).toBeNull()
    expect(report.votes[1]?.rows).toMatchObject([
      { targetId: 'cluster_gone', questionId: null, votes: 2 },
      { targetId: 'cluster_1', votes: 1 },
      { targetId: 'cluster_2', votes: 1 },
    ])
  })

  it('of an open round are not told, its turnout is', () => {
    const report = build(
      snapshotOf({ notes, clusters, rounds: [round({ open: true, tallies: { cluster_1: 7 } })] }),
    )
    expect(report.questions[0]?.clusters.map(({ votes }) => votes)).toEqual([null, null])
    expect(report.votes).toMatchObject([{ open: true, rows: [], turnout: { ballots: 4, people: 9 } }])
    expect(report.charts.some(({ id }) => id.startsWith('votes/'))).toBe(false)
  })

  it('in the table add up to the tallies', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        for (const shown of build(snapshot).votes) {
          const source = snapshot.rounds.find(({ id }) => id === shown.id)
          const tallies = source && !source.open ? Object.values(source.tallies ?? {}) : []
          const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
          expect(sum(shown.rows.map(({ votes }) => votes))).toBe(sum(tallies))
        }
      }),
    )
  })
})

describe('attribution', () => {
  const named = (report: Report) =>
    allEntries(report).flatMap(({ entry }) => [entry.hub, entry.author].filter(Boolean))
  const board = snapshotOf({
    settings: { ...snapshotOf().settings, anonymity: 'name' },
    people: { person_1: { name: 'Participant 7', hubId: 'hub_1' } },
    joined: { hub_1: 2, hub_2: 1 },
    clusters: [cluster],
    notes: [
      inCluster('note_1', {
        hubId: 'hub_1',
        authorId: 'person_1',
        questionId: 'q3',
        step: { owner: 'Participant 7', due: '2030-01-01' },
      }),
      inCluster('note_2', { hubId: 'hub_2' }),
    ],
    trail: [event({ personId: 'person_1' })],
  })

  it('never names more than the session stored', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const report = build(snapshot, { attribution: 'name' })
        if (snapshot.settings.anonymity === 'none') expect(named(report)).toEqual([])
        if (snapshot.settings.anonymity !== 'name')
          expect(allEntries(report).every(({ entry }) => entry.author === null)).toBe(true)
      }),
    )
  })

  it('names HUBs and people where the session shows names', () => {
    const report = build(board)
    expect(named(report)).toEqual([
      expect.objectContaining({ id: 'hub_1' }),
      'Participant 7',
      expect.objectContaining({ id: 'hub_2' }),
    ])
    expect(report.trail[0]?.who).toBe('Participant 7 (facilitator)')
  })

  it('leaves every name out of an anonymised report, and still counts distinct HUBs', () => {
    const report = build({
      ...board,
      editorial: { texts: {}, layout: ReportLayout.parse({ anonymous: true }) },
    })
    expect(report.anonymised).toBe(true)
    expect(named(report)).toEqual([])
    expect(JSON.stringify(report)).not.toContain('Participant 7')
    expect(report.questions[0]?.clusters[0]?.counts).toEqual({ notes: 2, hubs: 2 })
    expect(report.commitments.hubsWithout).toEqual([])
    expect(report.participation.silent).toEqual([])
    expect(
      report.participation.rows.map(({ hub, joined, notes, total }) => [hub?.id, joined, notes, total]),
    ).toEqual([
      ['hub_1', 2, null, null],
      ['hub_2', 1, null, null],
    ])
    expect(report.numbers).toMatchObject({ hubs: 2, agreed: 1, intentions: 0 })
  })

  it('counts no notes by HUB and region where it names none, and says why instead of a zero', () => {
    const workshop = workshopOf()
    const settings = { ...workshop.settings, anonymity: 'none' as const }
    const reports = [
      build(workshop, { attribution: 'none' }),
      // The session stored nothing: not even distinct HUBs are known.
      build({ ...workshop, settings }),
    ]
    for (const report of reports) {
      const { participation, sdgs, charts, method } = report
      expect(participation.rows.length).toBeGreaterThan(10)
      for (const { notes, total } of participation.rows) expect([notes, total]).toEqual([null, null])
      expect(participation.regions.length).toBeGreaterThan(3)
      for (const { joined, notes } of participation.regions)
        expect([typeof joined, notes]).toEqual(['number', null])
      for (const { hubs, notes } of participation.languages)
        expect([hubs, typeof notes]).toEqual([null, 'number'])
      for (const { committedBy } of sdgs) expect(committedBy).toBeNull()
      expect(charts.map(({ id }) => id)).not.toContain('notesByHub')
      expect(charts.map(({ id }) => id)).not.toContain('notesByRegion')
      expect(method.limits.map(({ text }) => text).join(' ')).toMatch(/by HUB (or|and) region/)
      for (const table of [participationTable(report), groupsTable(report, 'byRegion'), goalsTable(report)])
        for (const { head } of table.columns)
          expect(['Notes', 'Total', 'In next steps'].includes(head) && table.id !== 'goals').toBe(false)
    }
    const [anonymised, stored] = reports
    expect(anonymised?.numbers.hubs).toBeGreaterThan(10)
    expect(stored?.numbers.hubs).toBeNull()
    expect(stored?.questions[0]?.clusters[0]?.counts.hubs).toBeNull()
  })
})

describe('corrections', () => {
  const closing = snapshotOf().phases.find(({ kind }) => kind === 'close')?.id ?? ''
  const hour = 3_600_000
  const closed = (notes = [noteOf({ id: 'note_1' })], trail: TrailEvent[] = []) =>
    snapshotOf({
      notes,
      trail,
      session: { phaseId: closing, timer: null, course: [{ phaseId: closing, at: now }] },
    })

  it('are open for the hours set after the close, and the cover says so', () => {
    const at = (hours: number) => buildReport(closed(), { language: 'en', now: now + hours * hour }).cover
    expect(build(snapshotOf()).cover).toMatchObject({ closedAt: null, correctionUntil: null })
    expect(at(1)).toMatchObject({ closedAt: now, correctionUntil: now + 48 * hour })
    expect(at(1).state).toContain('until February 23, 2030')
    expect(at(49).state).toContain('ended')
  })

  it('are counted without repeating the wording that was taken back, and change the version', () => {
    const trail = [
      event({ verb: 'correct', from: 'secret draft', to: 'Better' }),
      event({ seq: 2, verb: 'withdraw', subjectId: 'note_2', from: 'secret note', to: '' }),
    ]
    const notes = [noteOf({ id: 'note_1', text: 'Better' }), noteOf({ id: 'note_2', hidden: true })]
    const report = build(closed(notes, trail))
    expect(JSON.stringify(report)).not.toContain('secret')
    const limits = report.method.limits.map(({ text }) => text).join(' ')
    expect(limits).toContain('1 correction was made')
    expect(limits).toContain('1 note was withdrawn')
    expect(limits).not.toContain('removed from view')
    expect(contentVersion(closed(notes, trail))).not.toBe(contentVersion(closed(notes)))
  })
})

describe('every sentence', () => {
  const sentences = (report: Report): Statement[] => [
    ...report.summary.statements,
    ...report.participation.statements,
    ...report.method.statements,
    ...report.method.limits,
  ]

  it('that speaks of notes has their ids behind it, and they exist', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const report = build(snapshot)
        const known = new Set([
          ...snapshot.notes.map(({ id }) => id),
          ...snapshot.trail.map(({ subjectId }) => subjectId),
        ])
        for (const { noteIds } of sentences(report)) for (const id of noteIds) expect(known).toContain(id)
        expect(report.summary.statements[0]?.noteIds).toHaveLength(report.numbers.notes)
        const [, ...rest] = report.summary.statements
        for (const [at, question] of report.questions.entries())
          expect(rest[at]?.noteIds.length === 0).toBe(question.counts.notes === 0)
      }),
    )
  })

  it('names its notes by number, in ranges', () => {
    const report = build(
      snapshotOf({ notes: [1, 2, 3, 4, 5].map((n) => noteOf({ id: `note_${n}`, createdAt: n })) }),
    )
    expect(sayRefs(report, ['note_5', 'note_2', 'note_1', 'note_3'])).toBe('notes 1–3, 5')
    expect(sayRefs(report, ['note_4'])).toBe('note 4')
    expect(sayRefs(report, ['note_gone'])).toBe('')
  })
})

describe('what was chosen for the report', () => {
  it('orders its sections and leaves out those not shown; every section is there once', () => {
    const layout = ReportLayout.parse({
      sections: [
        { id: 'annex', shown: true },
        { id: 'method', shown: false },
        { id: 'other', shown: true },
      ],
    })
    const report = build(snapshotOf({ editorial: { texts: {}, layout } }))
    expect(report.sections.map(({ id }) => id).sort()).toEqual([...REPORT_SECTIONS].sort())
    expect(shownSections(report)[0]).toBe('annex')
    expect(shownSections(report)).not.toContain('method')
  })

  it('shows an editorial text in the report’s language, else in the board’s, marked with its language', () => {
    const texts = {
      'summary/fr': { text: 'En français', by: 'Secretariat', at: 5 },
      'cluster/cluster_1/en': { text: ' In English ', by: null, at: 6 },
    }
    const board = snapshotOf({
      clusters: [cluster],
      notes: [inCluster('note_1')],
      editorial: { texts, layout: ReportLayout.parse({}) },
    })
    const report = buildReport(board, { language: 'es', now })
    expect(report.summary.editorial).toEqual({
      text: 'En français',
      language: 'fr',
      by: 'Secretariat',
      at: 5,
    })
    expect(report.questions[0]?.clusters[0]?.description).toMatchObject({
      text: 'In English',
      language: 'en',
    })
  })
})

describe('figures of charts and tables', () => {
  it('are the same as those of the notes', () => {
    fc.assert(
      fc.property(anySnapshot, fc.constantFrom(...LOCALES), (snapshot, language) => {
        const report = buildReport(snapshot, { language, now })
        const sum = (id: string) =>
          report.charts
            .find((chart) => chart.id === id)
            ?.bars.reduce((total, { values }) => total + values.reduce((a, b) => a + b, 0), 0) ?? 0
        expect(sum('notesByHub')).toBe(report.attribution === 'none' ? 0 : report.numbers.notes)
        expect(sum('notesByLanguage')).toBe(report.numbers.notes)
        expect(report.participation.languages.reduce((total, { notes }) => total + (notes ?? 0), 0)).toBe(
          report.numbers.notes,
        )
        for (const { id, clusters } of report.questions)
          expect(sum(`groups/${id}`)).toBe(clusters.reduce((total, { counts }) => total + counts.notes, 0))
        for (const { noteIds, goal } of report.sdgs)
          for (const noteId of noteIds) {
            const found = allEntries(report).find(({ entry }) => entry.id === noteId)
            expect(found?.entry.step?.sdgs).toContain(goal)
          }
      }),
    )
  })

  it('count regions from the directory, HUBs without one together', () => {
    const report = build(workshopOf())
    expect(report.participation.regions.reduce((sum, { notes }) => sum + (notes ?? 0), 0)).toBe(
      report.numbers.notes,
    )
    expect(report.participation.regions.reduce((sum, { joined }) => sum + (joined ?? 0), 0)).toBe(
      report.numbers.people,
    )
    expect(report.participation.regions.at(-1)).toMatchObject({ id: '-', label: 'Not given' })
  })
})
