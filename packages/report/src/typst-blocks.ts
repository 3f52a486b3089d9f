import type { Locale } from '@atelier/board'
import { chartSvg, clusterMark, shapesSvg } from './charts/index.ts'
import type {
  Report,
  ReportCommitment,
  ReportEntry,
  ReportHub,
  ReportNote,
  ReportPhase,
  ReportQuestion,
  ReportRound,
  ReportText,
  Statement,
} from './report.ts'
import { allEntries, entriesOf, sayCounts, sayLanguage, sayRefs, topNotes } from './report-reading.ts'
import { narrowWords, toWords, type Words } from './typst-words.ts'
import { say, sayCount, sayDay, sayDue, sayDuration, sayList, sayMoment, sayNumber } from './wording.ts'

export interface Column {
  head: Words
  /** A share of what is left; `null`: as wide as its content; negative: millimetres. */
  width: number | null
  /** Figures stand at the end of their column. */
  end: boolean
  hyphenate: boolean
  muted: boolean
}

export type Block =
  | {
      type: 'heading'
      level: 1 | 2 | 3
      words: Words
      newPage: boolean
      /** Of a question: its mark and a line above. */
      number: number | null
      kicker: Words | null
    }
  | { type: 'text'; style: 'plain' | 'counts' | 'muted' | 'lead'; words: Words }
  | { type: 'numbers'; items: { value: Words; label: Words }[] }
  | { type: 'list'; items: Words[] }
  | { type: 'editorial'; words: Words; by: Words }
  | { type: 'quotes'; items: { words: Words; meta: Words }[] }
  | {
      type: 'figure'
      /** The picture without its words. */
      path: string
      width: number
      height: number
      labels: {
        x: number
        y: number
        words: Words
        size: number
        bold: boolean
        colour: string
        anchor: string
      }[]
      alt: string
      caption: Words
      /** May stand on the next page, the text after it going first. */
      float: boolean
    }
  | {
      type: 'leading'
      questions: {
        number: number
        title: Words
        groups: { title: Words; counts: Words }[]
        none: Words
      }[]
    }
  | {
      type: 'table'
      size: number
      columns: Column[]
      rows: Words[][]
      /** Short enough not to be parted between pages. */
      whole: boolean
    }

/** Everything `typst/report.typ` reads, in the order it is printed; pictures stand beside it by path. */
export interface TypstReport {
  language: Locale
  /** Of the document, in its properties. */
  title: string
  /** Year, month, day on which it was made. */
  made: [number, number, number]
  running: { title: Words; version: Words }
  cover: {
    kicker: Words
    title: Words
    titleSize: number
    facts: { label: Words; value: Words }[]
    state: Words
    contents: Words
  }
  blocks: Block[]
}

/** Tables of so few rows, each cell of so few signs, are not parted between pages. */
const WHOLE_ROWS = 14
const WHOLE_CELL = 150

/** Longest title on the edge of a page; the rest is cut. */
const RUNNING_TITLE_CHARS = 70

/** Lays a report out for Typst: a row of blocks, and the pictures they show. */
export function toBlocks(report: Report): { document: TypstReport; pictures: Map<string, string> } {
  const { cover, language } = report
  const writer = new BlockWriter(report)
  for (const { id, shown } of report.sections) if (shown) writer.section(id)
  const made = new Date(cover.madeAt)
  const fact = (label: string, value: string | null) =>
    value === null || value === '' ? [] : [{ label: toWords(label), value: toWords(value) }]
  return {
    document: {
      language,
      title: cover.title,
      made: [made.getUTCFullYear(), made.getUTCMonth() + 1, made.getUTCDate()],
      running: {
        title: toWords(cut(cover.title, RUNNING_TITLE_CHARS)),
        version: toWords(`${say(language, 'version')} ${cover.version}`),
      },
      cover: {
        kicker: toWords(say(language, 'synthesis')),
        title: toWords(cover.title),
        titleSize: cover.title.length > 160 ? 20 : cover.title.length > 60 ? 26 : 36,
        facts: [
          ...fact(say(language, 'sessionDate'), sayDay(language, cover.heldAt, cover.timeZone)),
          ...fact(say(language, 'place'), cover.place),
          ...fact(say(language, 'organiser'), cover.organiser),
          ...fact(say(language, 'reportLanguage'), sayLanguage(language, language)),
          ...fact(say(language, 'madeOn'), sayMoment(language, cover.madeAt, cover.timeZone)),
          ...fact(say(language, 'board'), cover.boardId),
          ...fact(say(language, 'version'), cover.version),
        ],
        state: toWords(cover.state),
        contents: toWords(say(language, 'contents')),
      },
      blocks: writer.blocks,
    },
    pictures: writer.pictures,
  }
}

class BlockWriter {
  readonly blocks: Block[] = []
  readonly pictures = new Map<string, string>()
  readonly #report: Report
  readonly #language: Locale
  readonly #refs: Map<string, string>

  constructor(report: Report) {
    this.#report = report
    this.#language = report.language
    this.#refs = new Map(allEntries(report).map(({ entry }) => [entry.id, entry.ref]))
  }

  section(id: Report['sections'][number]['id']): void {
    const write: Record<typeof id, () => void> = {
      summary: () => this.#summary(),
      questions: () => this.#questions(),
      commitments: () => this.#commitments(),
      participation: () => this.#participation(),
      goals: () => this.#goals(),
      unclustered: () => this.#unclustered(),
      method: () => this.#method(),
      annex: () => this.#annex(),
    }
    write[id]()
  }

  #summary(): void {
    const { numbers, summary, questions } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'inBrief'), { newPage: true })
    const hubs = numbers.hubs > 0 || this.#report.attribution !== 'none' ? numbers.hubs : numbers.hubsJoined
    this.blocks.push({
      type: 'numbers',
      items: [
        { value: sayNumber(language, hubs), label: say(language, 'hubsHeading') },
        { value: sayNumber(language, numbers.people), label: say(language, 'joined') },
        { value: sayNumber(language, numbers.notes), label: say(language, 'notesWritten') },
        { value: sayNumber(language, numbers.commitments), label: say(language, 'stepsListed') },
      ].map(({ value, label }) => ({ value: toWords(value), label: toWords(label) })),
    })
    this.#editorial(summary.editorial)
    this.blocks.push({
      type: 'text',
      style: 'lead',
      words: toWords(say(language, 'leadingGroups')),
    })
    this.blocks.push({
      type: 'leading',
      questions: questions.map((question) => ({
        number: question.number,
        title: toWords(question.short || question.text),
        groups: question.leading.flatMap((id) => {
          const index = question.clusters.findIndex((cluster) => cluster.id === id)
          const cluster = question.clusters[index]
          if (!cluster) return []
          const mark = clusterMark(question.number, index)
          return [
            {
              title: toWords(`${mark}\u2002${cluster.title}`),
              counts: toWords(
                [
                  sayCounts(language, cluster.counts, cluster.votes),
                  sayRefs(
                    this.#report,
                    cluster.notes.flatMap(entriesOf).map((entry) => entry.id),
                  ),
                ].join(' · '),
              ),
            },
          ]
        }),
        none: toWords(
          question.counts.notes === 0
            ? say(language, 'noNotes')
            : `${say(language, 'noGroups')} ${sayCounts(language, question.counts)}`,
        ),
      })),
    })
  }

  #questions(): void {
    const language = this.#language
    for (const question of this.#report.questions) {
      this.#heading(1, question.text, {
        newPage: true,
        number: question.number,
        kicker: say(language, 'question', { n: question.number }),
      })
      if (question.counts.notes === 0) {
        this.#text('plain', say(language, 'noNotes'))
        continue
      }
      const groups = sayCount(language, 'groups', question.clusters.length)
      this.#text('counts', `${sayCounts(language, question.counts)} · ${groups}`)
      this.#figure(`map/${question.id}`)
      if (question.clusters.some((cluster) => cluster.votes !== null))
        this.#figure(`votes/${question.id}`, { float: true })
      const byId = new Map(
        topNotes(question).flatMap((note) => entriesOf(note).map((entry) => [entry.id, { entry, note }])),
      )
      for (const [index, cluster] of question.clusters.entries()) {
        this.#heading(2, `${clusterMark(question.number, index)}\u2002${cluster.title}`)
        this.#text('counts', sayCounts(language, cluster.counts, cluster.votes))
        this.#editorial(cluster.description)
        this.#quotes(cluster.quotes, byId)
        if (cluster.notes.length > cluster.quotes.length)
          this.#text(
            'muted',
            say(language, 'moreNotes', { notes: sayCount(language, 'notes', cluster.counts.notes) }),
          )
      }
      if (question.apart.length > 0) {
        this.#heading(2, say(language, 'apart'))
        this.#text(
          'counts',
          say(language, 'apartIntro', { notes: sayCount(language, 'notes', question.apart.length) }),
        )
        const reasons = new Map(question.apart.map(({ noteId, reason }) => [noteId, reason]))
        const words = { ungrouped: 'apartUngrouped', alone: 'apartAlone', disputed: 'apartDisputed' } as const
        this.#quotes(question.apartQuotes, byId, (id) => {
          const reason = reasons.get(id)
          return reason ? say(language, words[reason]) : ''
        })
        const others = question.apart.filter(({ noteId }) => !question.apartQuotes.includes(noteId))
        if (others.length > 0)
          this.#text(
            'muted',
            sayRefs(
              this.#report,
              others.map(({ noteId }) => noteId),
            ),
          )
      }
    }
  }

  #quotes(
    ids: readonly string[],
    byId: ReadonlyMap<string, { entry: ReportEntry; note: ReportNote }>,
    reason: (id: string) => string = () => '',
  ): void {
    const language = this.#language
    const items = ids.flatMap((id) => {
      const found = byId.get(id)
      if (!found) return []
      const { entry, note } = found
      const others = note.id === id ? note.alsoSaid.length : 0
      const meta = [
        this.#hub(entry.hub),
        entry.author ?? '',
        say(language, 'noteRef', { refs: entry.ref }),
        this.#original(entry),
        others > 0 ? sayCount(language, 'alsoSaid', others) : '',
        entry.votes ? sayCount(language, 'votesCast', entry.votes) : '',
        reason(id),
      ]
      return [
        {
          words: toWords(
            say(language, 'quoted', { text: entry.text || say(language, 'noWording') }),
            entry.language,
          ),
          meta: toWords(meta.filter(Boolean).join(' · ')),
        },
      ]
    })
    if (items.length > 0) this.blocks.push({ type: 'quotes', items })
  }

  #commitments(): void {
    const { commitments, attribution } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'commitments'), { newPage: true })
    if (commitments.rows.length === 0) this.#text('plain', say(language, 'noSteps'))
    else
      this.#table(
        9,
        [
          { head: say(language, 'columnRef'), width: null },
          ...(attribution === 'none' ? [] : [{ head: say(language, 'hub'), width: 1.25, narrow: true }]),
          { head: say(language, 'step'), width: 2.4 },
          { head: say(language, 'owner'), width: 1.15, hyphenate: true, narrow: true },
          { head: say(language, 'due'), width: 1, hyphenate: true, narrow: true },
          { head: say(language, 'help'), width: 1.5, hyphenate: true, narrow: true },
          { head: say(language, 'sdgs'), width: -12 },
        ],
        commitments.rows.map((row) => this.#commitment(row)),
      )
    if (commitments.hubsWithout.length > 0)
      this.#text('plain', say(language, 'hubsWithoutStep', { names: this.#names(commitments.hubsWithout) }))
    else if (attribution === 'none' && commitments.rows.length > 0)
      this.#text('muted', say(language, 'hubsWithoutStepUnknown'))
  }

  #commitment({ ref, hub, text, language: written, step }: ReportCommitment): Words[] {
    const language = this.#language
    return [
      toWords(ref),
      ...(this.#report.attribution === 'none' ? [] : [toWords(this.#hub(hub))]),
      toWords(text || say(language, 'noWording'), written),
      toWords(step?.owner ?? '', written),
      toWords(step?.due ? sayDue(language, step.due) : ''),
      toWords(step?.help ?? '', written),
      toWords((step?.sdgs ?? []).join(', ')),
    ]
  }

  #participation(): void {
    const { participation, questions } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'participationSection'), { newPage: true })
    if (participation.statements.length > 0) this.#statements(participation.statements)
    if (participation.rows.length > 0) {
      this.#heading(2, say(language, 'byHub'))
      this.#figure('notesByHub')
      this.#table(
        9,
        [
          { head: say(language, 'hub'), width: 3, narrow: true },
          { head: say(language, 'joined'), width: null, end: true },
          ...questions.map((question) => ({
            head: say(language, 'question', { n: question.number }),
            width: 1,
            end: true,
          })),
          { head: say(language, 'total'), width: null, end: true },
        ],
        participation.rows.map(({ hub, joined, notes, total }) =>
          [
            hub ? hub.name : say(language, 'noHub'),
            sayNumber(language, joined),
            ...questions.map(({ id }) => sayNumber(language, notes[id] ?? 0)),
            sayNumber(language, total),
          ].map((cell) => toWords(cell)),
        ),
      )
    }
    if (participation.silent.length > 0)
      this.#text('plain', say(language, 'silentHubs', { names: this.#names(participation.silent) }))
    if (participation.absent.length > 0)
      this.#text('plain', say(language, 'absentHubs', { names: this.#names(participation.absent) }))
    this.#participationGroups('byRegion', 'region', 'notesByRegion', participation.regions)
    this.#participationGroups('byLanguage', 'languageHeading', 'notesByLanguage', participation.languages)
  }

  #participationGroups(
    title: 'byRegion' | 'byLanguage',
    head: 'region' | 'languageHeading',
    chart: string,
    rows: Report['participation']['regions'],
  ): void {
    if (rows.length === 0) return
    const language = this.#language
    const named = this.#report.attribution !== 'none' || title === 'byRegion'
    const joined = rows.some((row) => row.joined !== null)
    this.#heading(2, say(language, title))
    this.#figure(chart)
    this.#table(
      9,
      [
        { head: say(language, head), width: 3 },
        ...(named ? [{ head: say(language, 'hubsHeading'), width: 1, end: true }] : []),
        ...(joined ? [{ head: say(language, 'joined'), width: 1, end: true }] : []),
        { head: say(language, 'notesWritten'), width: 1, end: true },
      ],
      rows.map((row) =>
        [
          row.label,
          ...(named ? [sayNumber(language, row.hubs)] : []),
          ...(joined ? [row.joined === null ? '–' : sayNumber(language, row.joined)] : []),
          sayNumber(language, row.notes),
        ].map((cell) => toWords(cell)),
      ),
    )
  }

  #goals(): void {
    const { sdgs } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'sdgSection'), { newPage: true })
    if (sdgs.length === 0) {
      this.#text('plain', say(language, 'noSdgs'))
      return
    }
    this.#text('plain', say(language, 'sdgIntro'))
    this.#table(
      9,
      [
        { head: say(language, 'goal'), width: 1.3 },
        { head: say(language, 'sdgListed'), width: 1.7, narrow: true },
        { head: say(language, 'sdgCommitted'), width: 1.7, narrow: true },
        { head: say(language, 'notesWritten'), width: -20 },
      ],
      sdgs.map(({ goal, name, listedBy, committedBy, noteIds }) =>
        [
          `${goal}. ${name}`,
          listedBy.map((hub) => hub.name).join(', '),
          committedBy.map((hub) => hub.name).join(', '),
          noteIds.map((id) => this.#refs.get(id) ?? id).join(', '),
        ].map((cell) => toWords(cell)),
      ),
    )
    const hubs = this.#crossHubs()
    if (hubs.length === 0) return
    this.#heading(2, say(language, 'sdgCrossTable'))
    this.#text('counts', say(language, 'sdgKey'))
    const marks = { listed: say(language, 'sdgMarkListed'), committed: say(language, 'sdgMarkCommitted') }
    this.#table(
      8,
      [
        { head: say(language, 'hub'), width: 1, narrow: true },
        ...sdgs.map(({ goal }) => ({ head: String(goal), width: -7, end: true })),
      ],
      hubs.map((hub) =>
        [
          hub.name,
          ...sdgs.map(({ listedBy, committedBy }) =>
            [
              listedBy.some(({ id }) => id === hub.id) ? marks.listed : '',
              committedBy.some(({ id }) => id === hub.id) ? marks.committed : '',
            ].join(''),
          ),
        ].map((cell) => toWords(cell)),
      ),
    )
  }

  /** HUBs that some Goal names, in the order of the participation table. */
  #crossHubs(): ReportHub[] {
    const named = new Map(
      this.#report.sdgs.flatMap(({ listedBy, committedBy }) =>
        [...listedBy, ...committedBy].map((hub) => [hub.id, hub]),
      ),
    )
    const order = this.#report.participation.rows.flatMap(({ hub }) =>
      hub && named.has(hub.id) ? [hub] : [],
    )
    return [...order, ...[...named.values()].filter(({ id }) => !order.some((hub) => hub.id === id))]
  }

  #unclustered(): void {
    const language = this.#language
    this.#heading(1, say(language, 'ungroupedSection'), { newPage: true })
    const questions = this.#report.questions.filter((question) => question.ungrouped.length > 0)
    if (questions.length === 0) {
      this.#text('plain', say(language, 'noUngrouped'))
      return
    }
    for (const question of questions) {
      this.#heading(2, `${question.number}. ${question.short || question.text}`)
      this.#noteTable(question, question.ungrouped, false)
    }
  }

  #method(): void {
    const { method, course } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'method'), { newPage: true })
    this.#statements(method.statements)
    if (course.length > 0) {
      this.#heading(2, say(language, 'course'))
      this.#figure('phases')
      this.#table(
        9,
        [
          { head: say(language, 'agendaItem'), width: 1.2 },
          { head: say(language, 'phase'), width: 1.4 },
          { head: say(language, 'planned'), width: 0.8, end: true },
          { head: say(language, 'actual'), width: 0.8, end: true },
        ],
        course.map((phase) =>
          [phase.agendaItem, phase.name, sayDuration(language, phase.plannedMs), this.#actual(phase)].map(
            (cell) => toWords(cell),
          ),
        ),
      )
    }
    if (method.settings.length > 0) {
      this.#heading(2, say(language, 'settings'))
      this.#table(
        9,
        [
          { head: say(language, 'setting'), width: 1 },
          { head: say(language, 'value'), width: 1 },
        ],
        method.settings.map(({ label, value }) => [toWords(label), toWords(value)]),
      )
    }
    if (method.limits.length > 0) {
      this.#heading(2, say(language, 'limits'))
      this.#statements(method.limits)
    }
  }

  #actual({ actualMs, current }: ReportPhase): string {
    if (actualMs !== null) return sayDuration(this.#language, actualMs)
    return say(this.#language, current ? 'inProgress' : 'notHeld')
  }

  #annex(): void {
    const language = this.#language
    this.#heading(1, say(language, 'annexNotes'), { newPage: true })
    for (const question of this.#report.questions) {
      this.#heading(2, `${question.number}. ${question.short || question.text}`)
      if (question.counts.notes === 0) this.#text('plain', say(language, 'noNotes'))
      else this.#noteTable(question, topNotes(question), true)
    }
    if (this.#report.questions.length === 0) this.#text('plain', say(language, 'noNotes'))
    this.#heading(1, say(language, 'annexVotes'), {})
    if (this.#report.votes.length === 0) this.#text('plain', say(language, 'noVotes'))
    for (const round of this.#report.votes) this.#round(round)
    this.#heading(1, say(language, 'annexTrail'), {})
    this.#trail()
  }

  /** Notes one a row, those merged into another under it. */
  #noteTable(question: ReportQuestion, notes: readonly ReportNote[], withGroup: boolean): void {
    const language = this.#language
    const { attribution } = this.#report
    const groups = new Map(
      question.clusters.flatMap((cluster, index) =>
        cluster.notes.flatMap((note) =>
          entriesOf(note).map(({ id }) => [id, clusterMark(question.number, index)] as const),
        ),
      ),
    )
    const votes = question.votedOn === 'notes'
    this.#table(
      9.5,
      [
        { head: say(language, 'columnRef'), width: -11, muted: true },
        { head: say(language, 'columnText'), width: 3 },
        ...(attribution === 'none'
          ? []
          : [{ head: say(language, 'hub'), width: 1.1, narrow: true, muted: true }]),
        ...(attribution === 'name'
          ? [{ head: say(language, 'columnAuthor'), width: 0.9, narrow: true, muted: true }]
          : []),
        { head: say(language, 'languageHeading'), width: -19, muted: true },
        ...(withGroup ? [{ head: say(language, 'columnGroup'), width: -15, muted: true }] : []),
        ...(votes ? [{ head: say(language, 'votesHeading'), width: -13, end: true }] : []),
      ],
      notes
        .flatMap(entriesOf)
        .map((entry) => [
          toWords(entry.ref),
          toWords(entry.text || say(language, 'noWording'), entry.language),
          ...(attribution === 'none' ? [] : [toWords(this.#hub(entry.hub))]),
          ...(attribution === 'name' ? [toWords(entry.author ?? '')] : []),
          toWords(entry.language ? sayLanguage(language, entry.language) : ''),
          ...(withGroup ? [toWords(groups.get(entry.id) ?? '–')] : []),
          ...(votes ? [toWords(entry.votes === null ? '' : sayNumber(language, entry.votes))] : []),
        ]),
    )
    this.#translations(notes.flatMap(entriesOf))
  }

  #translations(entries: readonly ReportEntry[]): void {
    const language = this.#language
    const translated = entries.flatMap((entry) =>
      entry.translations.map((translation) => ({ ref: entry.ref, translation })),
    )
    if (translated.length === 0) return
    this.#table(
      9,
      [
        { head: say(language, 'columnRef'), width: -11, muted: true },
        { head: '', width: 1, muted: true },
        { head: say(language, 'columnText'), width: 3 },
      ],
      translated.map(({ ref, translation }) => [
        toWords(ref),
        toWords(
          say(language, translation.by === 'service' ? 'translatedByService' : 'translatedBy', {
            language: sayLanguage(language, translation.language),
          }),
        ),
        toWords(translation.text, translation.language),
      ]),
    )
  }

  #round(round: ReportRound): void {
    const language = this.#language
    this.#heading(2, say(language, 'round', { n: round.number }))
    const { ballots, people } = round.turnout
    this.#text(
      'counts',
      [
        say(language, 'roundRules', {
          budget: sayCount(language, 'votesCast', round.budget),
          on: say(language, round.on === 'notes' ? 'onNotes' : 'onClusters'),
        }),
        say(language, 'roundTurnout', {
          ballots: sayCount(language, 'ballots', ballots),
          people: sayCount(language, 'peopleCounted', people),
        }),
      ].join(' '),
    )
    if (round.open) {
      this.#text('plain', say(language, 'roundOpen'))
      return
    }
    if (round.rows.length === 0) return
    this.#table(
      9,
      [
        { head: say(language, 'columnQuestion'), width: -24 },
        { head: say(language, 'votedFor'), width: 1 },
        { head: say(language, 'votesHeading'), width: -18, end: true },
      ],
      round.rows.map(({ questionId, label, votes }) => {
        const question = this.#report.questions.find(({ id }) => id === questionId)
        return [
          toWords(question ? String(question.number) : '–'),
          toWords(label),
          toWords(sayNumber(language, votes)),
        ]
      }),
    )
  }

  #trail(): void {
    const language = this.#language
    const { trail, cover } = this.#report
    if (trail.length === 0) {
      this.#text('plain', say(language, 'noTrail'))
      return
    }
    const clock = new Intl.DateTimeFormat(language, {
      timeStyle: 'medium',
      timeZone: cover.timeZone,
    })
    this.#table(
      8,
      [
        { head: say(language, 'time'), width: -18, muted: true },
        { head: say(language, 'who'), width: 0.8, narrow: true },
        { head: say(language, 'change'), width: 1.6, narrow: true },
        { head: `${say(language, 'from')} → ${say(language, 'to')}`, width: 2, narrow: true },
      ],
      trail.map((line) =>
        [
          clock.format(line.at),
          line.who,
          [line.action, line.subject, line.undone ? say(language, 'undone') : ''].filter(Boolean).join(' · '),
          line.from || line.to ? `${line.from || '–'} → ${line.to || '–'}` : '',
        ].map((cell) => toWords(cell)),
      ),
    )
  }

  #heading(
    level: 1 | 2 | 3,
    text: string,
    { newPage = false, number, kicker }: { newPage?: boolean; number?: number; kicker?: string } = {},
  ): void {
    this.blocks.push({
      type: 'heading',
      level,
      words: toWords(text),
      newPage,
      number: number ?? null,
      kicker: kicker === undefined ? null : toWords(kicker),
    })
  }

  #text(style: 'plain' | 'counts' | 'muted' | 'lead', text: string): void {
    this.blocks.push({ type: 'text', style, words: toWords(text) })
  }

  #editorial(text: ReportText | null): void {
    if (text === null) return
    const language = this.#language
    const by = text.by ? say(language, 'editorialBy', { name: text.by }) : say(language, 'editorialMark')
    this.blocks.push({ type: 'editorial', words: toWords(text.text, text.language), by: toWords(by) })
  }

  #statements(statements: readonly Statement[]): void {
    if (statements.length > 0)
      this.blocks.push({ type: 'list', items: statements.map((statement) => this.#statement(statement)) })
  }

  #statement({ text, noteIds }: Statement): Words {
    const refs = sayRefs(this.#report, noteIds)
    return toWords(refs === '' ? text : `${text} (${refs})`)
  }

  #figure(id: string, { float = false } = {}): void {
    const chart = chartSvg(this.#report, id)
    if (!chart) return
    const path = `/charts/${this.pictures.size + 1}.svg`
    const { width, height, labels } = chart.drawing
    this.pictures.set(path, shapesSvg(chart.drawing))
    this.blocks.push({
      type: 'figure',
      path,
      width,
      height,
      labels: labels.map(({ text, ...label }) => ({ ...label, words: toWords(text) })),
      alt: chart.alt,
      caption: toWords(chart.title),
      float,
    })
  }

  #table(
    size: number,
    columns: {
      head: string
      width: number | null
      end?: boolean
      hyphenate?: boolean
      narrow?: boolean
      muted?: boolean
    }[],
    rows: Words[][],
  ): void {
    this.blocks.push({
      type: 'table',
      size,
      columns: columns.map(({ head, width, end = false, hyphenate = false, muted = false }) => ({
        head: toWords(head),
        width,
        end,
        hyphenate,
        muted,
      })),
      whole: rows.length <= WHOLE_ROWS && rows.flat().every((cell) => plainLength(cell) <= WHOLE_CELL),
      rows: rows.map((row) => row.map((cell, x) => (columns[x]?.narrow ? narrowWords(cell) : cell))),
    })
  }

  #hub(hub: ReportHub | null): string {
    if (this.#report.attribution === 'none') return ''
    return hub ? hub.name.trim() || hub.code || hub.id : say(this.#language, 'withoutHub')
  }

  #names(hubs: readonly ReportHub[]): string {
    return sayList(
      this.#language,
      hubs.map((hub) => this.#hub(hub)),
    )
  }

  #original(entry: ReportEntry): string {
    if (!entry.foreign || !entry.language) return ''
    return say(this.#language, 'writtenIn', { language: sayLanguage(this.#language, entry.language) })
  }
}

function cut(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** Signs of a text; a line end counts as a line of them. */
const plainLength = (words: Words): number =>
  typeof words === 'string'
    ? words.length
    : words.lines.reduce((sum, line) => sum + line.join('').length + 30, -30)
