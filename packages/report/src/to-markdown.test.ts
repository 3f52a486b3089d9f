import { type BoardSnapshot, LOCALES, type Locale } from '@atelier/board'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildReport } from './build-report.ts'
import { allEntries } from './report-reading.ts'
import { nodeTypes, parseMarkdown, readHeadings, readNotes, readTables } from './testing/read-markdown.ts'
import { anySnapshot, clusterOf, NASTY_TEXTS, noteOf, snapshotOf } from './testing/snapshots.ts'
import { toMarkdown } from './to-markdown.ts'
import { say } from './wording.ts'

const now = Date.UTC(2030, 1, 21, 11)
const build = (snapshot: BoardSnapshot, language: Locale = 'fr') => buildReport(snapshot, { language, now })

/** What the layout uses. Anything else (html, code, link, image, quote, ...) would come from a note's wording. */
const OURS = new Set(
  'root heading blockquote paragraph text strong emphasis list listItem break table tableRow tableCell'.split(
    ' ',
  ),
)
/** Some readers link a bare address whatever stands in front of it; its text stays the same. */
const withoutAddresses = (text: string) => !/www\.|https?:|@/.test(text)

describe('toMarkdown', () => {
  it('gives back every note exactly once, letter by letter, to an independent reader', () => {
    fc.assert(
      fc.property(anySnapshot, fc.constantFrom(...LOCALES), (snapshot, language) => {
        const report = build(snapshot, language)
        const entries = allEntries(report).map(({ entry }) => entry)
        const read = readNotes(parseMarkdown(toMarkdown(report)))
        expect(read.map((note) => note.ref)).toEqual(entries.map((entry) => entry.ref))
        for (const [index, entry] of entries.entries()) {
          const wording = entry.text || say(language, 'noWording')
          const lines = wording.split('\n').length
          expect(read[index]?.lines.slice(0, lines).join('\n')).toBe(wording)
        }
      }),
      { numRuns: 100 },
    )
  })

  it.each(NASTY_TEXTS)('lets the wording %j mean nothing but itself', (text) => {
    const everywhere = snapshotOf({
      title: text,
      notes: [
        noteOf({ id: 'note_1', text, clusterId: 'cluster_1', step: { owner: text, help: text } }),
        noteOf({ id: 'note_2', text, questionId: 'q3', mergedInto: 'note_1' }),
      ],
      clusters: [clusterOf({ id: 'cluster_1', title: text })],
      hubs: [{ id: 'hub_1', order: 0, name: text, code: 'ABC', city: '', language: null, sdgs: [] }],
    })
    const root = parseMarkdown(toMarkdown(build(everywhere)))
    if (withoutAddresses(text)) expect([...nodeTypes(root)].filter((type) => !OURS.has(type))).toEqual([])
    const asOneLine = text.trim().replace(/\s*\n\s*/g, ' ')
    const headings = readHeadings(root)
    expect(headings[0]).toBe(`1 ${asOneLine}`)
    expect(headings).toContain(`3 1A\u2002${asOneLine}`)
    expect(headings.filter((heading) => heading.startsWith('2'))).toHaveLength(12)
  })

  it('says whose a note is and in which language, when it is not the report’s', () => {
    const markdown = toMarkdown(
      build(
        snapshotOf({
          notes: [
            noteOf({ id: 'note_1', text: 'Falta financiación estable', hubId: 'hub_1', language: 'es' }),
            noteOf({
              id: 'note_2',
              text: 'Des indicateurs communs',
              hubId: 'hub_3',
              language: 'fr',
              createdAt: 1,
            }),
          ],
        }),
      ),
    )
    const [spanish, french] = readNotes(parseMarkdown(markdown))
    expect(spanish?.lines).toEqual([
      'Falta financiación estable',
      'Bilbao – City of Values (H01) · écrit en espagnol',
    ])
    expect(french?.lines).toEqual(['Des indicateurs communs', 'HUB 03 (H03)'])
  })

  it('shows the card of a next step with its date in words', () => {
    const snapshot = snapshotOf({
      notes: [
        noteOf({
          id: 'note_1',
          questionId: 'q3',
          text: 'Publier la feuille de route',
          language: 'fr',
          hubId: 'hub_3',
          step: { owner: 'équipe HUB 03', due: '2030-06-30', help: 'traduction', sdgs: [11, 17] },
        }),
      ],
    })
    expect(readNotes(parseMarkdown(toMarkdown(build(snapshot))))[0]?.lines[2]).toBe(
      'Responsable\u00a0: équipe HUB 03 · Échéance\u00a0: 30 juin 2030 · Aide demandée\u00a0: traduction · ODD\u00a0: 11, 17',
    )
    expect(toMarkdown(build(snapshot, 'en'))).toContain('June 30, 2030')
    expect(toMarkdown(build(snapshot, 'es'))).toContain('30 de junio de 2030')
  })

  it('says of a next step that it was carried out, on its card and in the table', () => {
    const steps = [
      { kind: 'step', owner: 'HUB 03', status: 'done' },
      { owner: 'HUB 04', status: 'open' },
    ] as const
    const snapshot = snapshotOf({
      notes: steps.map((step, n) =>
        noteOf({ id: `note_${n}`, questionId: 'q3', text: `Step ${n}`, hubId: 'hub_3', step, createdAt: n }),
      ),
    })
    const [done, open] = readNotes(parseMarkdown(toMarkdown(build(snapshot))))
    expect(done?.lines[2]).toBe(
      'État\u00a0: réalisée · Nature\u00a0: prochaine étape · Responsable\u00a0: HUB 03',
    )
    expect(open?.lines[2]).toBe('Responsable\u00a0: HUB 04')
    for (const [language, words] of [
      ['fr', 'prochaine étape, réalisée'],
      ['en', 'next step, carried out'],
      ['es', 'próximo paso, realizado'],
    ] as const)
      expect(toMarkdown(build(snapshot, language))).toContain(words)
  })

  it('tabulates every next step by initiative, in its author’s words', () => {
    const step = { owner: 'a | b', help: '1. first' }
    const notes = [
      noteOf({ id: 'note_1', questionId: 'q3', text: 'Third of all', createdAt: 3 }),
      noteOf({ id: 'note_2', questionId: 'q3', text: 'A', hubId: 'hub_4', step, createdAt: 2 }),
      noteOf({ id: 'note_3', questionId: 'q3', text: 'B', hubId: 'hub_2', createdAt: 1, step: {} }),
    ]
    const markdown = toMarkdown(build(snapshotOf({ notes }), 'en'))
    const rows = readTables(parseMarkdown(markdown)).find(([head]) => head?.[2] === 'Next step')
    expect(rows?.slice(1)).toEqual([
      ['1', "Xi'an", 'B', '', '', '', ''],
      ['2', 'HUB | 04', 'A', 'a | b', '', '1. first', ''],
      ['3', 'without a HUB', 'Third of all', '', '', '', ''],
    ])
  })

  it.each(LOCALES)('is whole on an empty board in %s', (language) => {
    const markdown = toMarkdown(build(snapshotOf(), language))
    expect(readHeadings(parseMarkdown(markdown))).toHaveLength(16)
    expect(markdown).toContain(say(language, 'noNotes'))
    expect(markdown).not.toMatch(/undefined|NaN|\{\{|…/)
  })

  it('lays out six hundred notes with a list number for each', () => {
    const notes = Array.from({ length: 600 }, (_, n) =>
      noteOf({ id: `note_${n}`, createdAt: n, text: `Idea ${n}` }),
    )
    const read = readNotes(parseMarkdown(toMarkdown(build(snapshotOf({ notes })))))
    expect(read.map((note) => note.lines[0])).toEqual(notes.map((note) => note.text))
  })
})
