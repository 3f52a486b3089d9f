import {
  BoardSnapshot,
  DEFAULT_SETTINGS,
  ReportLayout,
  type SnapshotCluster,
  type SnapshotNote,
  STEP_KINDS,
  TRAIL_VERBS,
  templates,
} from '@atelier/board'
import fc from 'fast-check'

const { questions, agenda } = templates.local4action
const hubs = ['Bilbao – City of Values', "Xi'an", 'HUB 03', 'HUB | 04', '*HUB* 05', '  '].map(
  (name, order) => ({
    id: `hub_${order + 1}`,
    order,
    name,
    code: `H0${order + 1}`,
    city: '',
    language: null,
    sdgs: [],
  }),
)

/** A board from the template on which nobody has written, with what is given in place of its emptiness. */
export function snapshotOf(change: Partial<BoardSnapshot> = {}): BoardSnapshot {
  return BoardSnapshot.parse({
    layout: 1,
    boardId: 'board_test',
    title: 'Thinking a common strategy',
    language: 'fr',
    joinCode: 'K7M2XP',
    createdAt: Date.UTC(2030, 1, 20, 9),
    takenAt: Date.UTC(2030, 1, 21, 11),
    session: { phaseId: 'presentations', timer: null, course: [] },
    agenda: agenda.items,
    phases: agenda.phases,
    questions,
    settings: DEFAULT_SETTINGS,
    hubs,
    joined: {},
    notes: [],
    clusters: [],
    drawing: {},
    ...change,
  })
}

export function noteOf(change: Partial<SnapshotNote> & { id: string }): SnapshotNote {
  return {
    questionId: 'q1',
    text: 'Funding stops after the pilot',
    kind: 'note',
    authorId: null,
    hubId: null,
    language: 'en',
    createdAt: 0,
    clusterId: null,
    mergedInto: null,
    hidden: false,
    xy: null,
    step: null,
    translations: {},
    ...change,
  }
}

export function clusterOf(change: Partial<SnapshotCluster> & { id: string }): SnapshotCluster {
  return { questionId: 'q1', title: 'Funding', colour: 0, order: 1, xy: null, noteIds: [], ...change }
}

/** Wordings that mean something to Markdown, HTML, a shell of a table, or a right-to-left reader. */
export const NASTY_TEXTS = [
  '# not a heading',
  'a\n# nor this',
  'title\n===',
  'title\n---',
  '- one\n- two\n  - three',
  '1. first\n2) second',
  '> quoted\n> twice',
  '```js\nalert(1)\n```',
  '~~~\ncode',
  '    indented code',
  '<script>alert("x")</script>',
  '<!-- gone -->',
  '**bold** _thin_ `code` ~~struck~~ ***',
  '[link](javascript:alert(1)) ![picture](x.png) [ref]: /url',
  '[^1] and [^1]: foot',
  '| a | b |\n| --- | --- |\n| 1 | 2 |',
  'a\n:--',
  'back\\slash\\',
  '\\| \\# \\',
  '&amp; &#35; & &copy;',
  '$x$ $$y$$ {.class}',
  '- [ ] to do',
  '***\n___\n- - -',
  'hard break  \nhere\\\nand there',
  'first\n\n\nfourth line',
  '=SUM(A1:A9)',
  '👩🏽‍🌾🇪🇸 ❤️‍🔥 emoji',
  'نحتاج إلى تمويل مستدام (2030)',
  'שלום * עולם',
  'www.example.org and https://example.org/?a=b&c=d and a@example.org',
  'tab\tinside\n\ttab before',
  'nbsp\u00a0: ¿qué? «\u00a0mots\u00a0»',
  '*',
  '\\',
  '+',
  '1.',
]

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...NASTY_TEXTS), { maxLength: 3 }).map((all) => all.join('\n')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()#+-.!|>~&<:= \n\ta1'), maxLength: 40 }),
  },
)

const translated = words.filter((text) => text.trim() !== '')

const step = fc.record(
  {
    kind: fc.constantFrom(...STEP_KINDS),
    owner: words,
    due: fc.constantFrom('2030-06-30', 'spring', '2030-13-45', ''),
    help: words,
    sdgs: fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { maxLength: 4 }),
  },
  { requiredKeys: [] },
)

type Size = { notes: number; clusters: number }
const idOf = (kind: 'note' | 'cluster', { notes, clusters }: Size) =>
  fc.integer({ min: 0, max: kind === 'note' ? notes : clusters }).map((n) => `${kind}_${n}`)

function anyRound(size: Size) {
  return fc.constantFrom('clusters' as const, 'notes' as const).chain((on) =>
    fc.record({
      on: fc.constant(on),
      phaseId: fc.constant(null),
      questionIds: fc.subarray(['q1', 'q2', 'q3']),
      budget: fc.integer({ min: 1, max: 5 }),
      several: fc.boolean(),
      open: fc.boolean(),
      openedAt: fc.constant(10),
      closedAt: fc.option(fc.constant(20)),
      turnout: fc.record({ ballots: fc.nat(30), people: fc.nat(90) }),
      tallies: fc.option(
        fc.dictionary(idOf(on === 'clusters' ? 'cluster' : 'note', size), fc.integer({ min: 1, max: 40 }), {
          noNullPrototype: true,
        }),
      ),
    }),
  )
}

function anyTrailEvent(size: Size) {
  const note = idOf('note', size)
  const cluster = idOf('cluster', size)
  const side = fc.option(fc.oneof(note, cluster, words, fc.boolean(), fc.nat(9)))
  return fc.record({
    at: fc.integer({ min: 0, max: 3_600_000 }),
    personId: fc.option(fc.constant('person_1')),
    role: fc.option(fc.constantFrom('facilitator' as const, 'participant' as const)),
    verb: fc.constantFrom(...TRAIL_VERBS),
    subjectId: fc.oneof(note, cluster),
    from: side,
    to: side,
    undoneBy: fc.option(fc.nat(9)),
  })
}

/** The directory with regions and Goals, as far as a room has filled them in. */
const placedHubs = hubs.map((hub, n) => ({
  ...hub,
  region: ['Europe', '', 'Asia-Pacific', 'Africa'][n % 4],
  sdgs: n === 3 ? [] : [n + 1, 11],
}))

/**
 * Random snapshots: merged, hidden and blank notes, circles and broken references too, since a report may be made
 * from a file that no server has repaired.
 */
export const anySnapshot: fc.Arbitrary<BoardSnapshot> = fc
  .record({ notes: fc.integer({ min: 0, max: 25 }), clusters: fc.integer({ min: 0, max: 6 }) })
  .chain((size) => {
    // The last of a kind exists nowhere.
    const id = (kind: string, most: number) => fc.integer({ min: 0, max: most }).map((n) => `${kind}_${n}`)
    const note = fc.record({
      questionId: fc.constantFrom('q1', 'q2', 'q3', 'q9'),
      text: words,
      kind: fc.constantFrom('note' as const, 'commitment' as const),
      authorId: fc.option(fc.constant('person_1')),
      hubId: fc.option(id('hub', hubs.length + 1)),
      language: fc.option(fc.constantFrom('en' as const, 'fr' as const, 'es' as const)),
      createdAt: fc.integer({ min: 0, max: 5 }),
      clusterId: fc.option(id('cluster', size.clusters)),
      mergedInto: fc.option(id('note', size.notes), { freq: 2 }),
      hidden: fc.boolean(),
      xy: fc.constant(null),
      step: fc.option(step),
      translations: fc.oneof(
        { weight: 3, arbitrary: fc.constant({}) },
        fc.record({
          es: fc.record({
            text: translated,
            by: fc.constantFrom('person' as const, 'service' as const),
            at: fc.constant(0),
          }),
        }),
      ),
    })
    const cluster = fc.record({
      questionId: fc.constantFrom('q1', 'q2', 'q3', 'q9'),
      title: fc.oneof(fc.constant(''), words),
      colour: fc.constant(0),
      order: fc.integer({ min: 0, max: 3 }),
      xy: fc.constant(null),
      noteIds: fc.constant<string[]>([]),
    })
    return fc.record({
      title: words.filter((title) => title.trim() !== ''),
      notes: fc
        .array(note, { minLength: size.notes, maxLength: size.notes })
        .map((all) => all.map((one, n) => ({ ...one, id: `note_${n}` }))),
      clusters: fc
        .array(cluster, { minLength: size.clusters, maxLength: size.clusters })
        .map((all) => all.map((one, n) => ({ ...one, id: `cluster_${n}` }))),
      joined: fc.dictionary(
        fc.constantFrom('-', 'hub_1', 'hub_2', 'hub_3', 'hub_99'),
        fc.integer({ min: 0, max: 5 }),
        { noNullPrototype: true },
      ),
      course: fc.array(
        fc.record({
          phaseId: fc.constantFrom(...agenda.phases.map((phase) => phase.id), 'gone'),
          at: fc.integer({ min: 0, max: 3_600_000 }),
        }),
        { maxLength: 8 },
      ),
      bare: fc.boolean(),
      anonymity: fc.constantFrom('none' as const, 'hub' as const, 'name' as const),
      rounds: fc
        .array(anyRound(size), { maxLength: 3 })
        .map((all) => all.map((one, n) => ({ ...one, id: `round_${n}`, order: n }))),
      trail: fc
        .array(anyTrailEvent(size), { maxLength: 12 })
        .map((all) => all.map((one, n) => ({ ...one, seq: n + 1 }))),
      texts: fc.dictionary(
        fc.constantFrom('summary/en', 'summary/fr', 'cluster/cluster_0/fr', 'cluster/cluster_1/es'),
        fc.record({ text: words, by: fc.option(words), at: fc.constant(5) }),
        { noNullPrototype: true },
      ),
      anonymous: fc.boolean(),
    })
  })
  .map(({ course, bare, anonymity, texts, anonymous, ...rest }) =>
    snapshotOf({
      ...rest,
      settings: { ...DEFAULT_SETTINGS, anonymity },
      editorial: { texts, layout: ReportLayout.parse({ anonymous, place: bare ? '' : 'Bilbao' }) },
      ...(bare ? { questions: [], hubs: [] } : { hubs: placedHubs }),
      session: { phaseId: course.at(-1)?.phaseId ?? 'presentations', timer: null, course },
    }),
  )
