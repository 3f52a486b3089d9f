import type { Locale, ReportSection } from '@atelier/board'
import { clusterMark } from './charts/index.ts'
import { actualTime } from './note-words.ts'
import type {
  Report,
  ReportCluster,
  ReportHub,
  ReportNote,
  ReportQuestion,
  ReportRound,
  ReportText,
  Statement,
} from './report.ts'
import { findNotes, sayCounts, sayLanguage, sayOf, sayRefs, shownSections } from './report-reading.ts'
import {
  type PluralKey,
  say,
  sayCount,
  sayDay,
  sayDue,
  sayDuration,
  sayList,
  sayMoment,
  sayNumber,
} from './wording.ts'

/** Text of a cell; with a language where it is somebody's wording. */
export type Cell = string | { text: string; language: Locale | null }

export interface Column {
  head: string
  /** Share of the width of the table. */
  width: number
  /** Figures stand at the end of their column. */
  figures?: boolean
}

/**
 * A report in a row of plain parts, which a format only has to dress. Texts are plain: a format escapes them.
 *
 * Headings of level 1 begin a section or a question; the title stands above them. `notes` lists notes in full, each
 * once in the whole report, with those merged into it; `quotes` repeats some of them.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; section: ReportSection }
  | { kind: 'text'; text: string; look: 'plain' | 'muted' | 'counts' }
  | { kind: 'statements'; items: { text: string; refs: string }[] }
  | { kind: 'editorial'; text: string; language: Locale; by: string }
  | { kind: 'quotes'; items: { note: ReportNote; remark: string }[] }
  | { kind: 'notes'; notes: readonly ReportNote[] }
  | { kind: 'figure'; id: string; title: string }
  | { kind: 'table'; caption: string; columns: Column[]; rows: Cell[][] }

/** Facts of the cover in their order, labelled. */
export function coverFacts({ cover, language }: Report): { label: string; value: string }[] {
  const facts: [label: Parameters<typeof say>[1], value: string | null][] = [
    ['sessionDate', sayDay(language, cover.heldAt, cover.timeZone)],
    ['place', cover.place],
    ['organiser', cover.organiser],
    ['reportLanguage', sayLanguage(language, language)],
    ['madeOn', sayMoment(language, cover.madeAt, cover.timeZone)],
    ['board', cover.boardId],
    ['version', cover.version],
    ['state', cover.state],
  ]
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label: say(language, label), value }]))
}

/** The sections that are shown, in the order chosen; the cover is not among them. */
export function reportBlocks(report: Report): Block[] {
  return shownSections(report).flatMap((section) => {
    const blocks = new SectionBlocks(report, section)
    blocks[section]()
    return blocks.blocks
  })
}

/** Writes one section; each method is named after its section. */
class SectionBlocks implements Record<ReportSection, () => void> {
  readonly blocks: Block[] = []
  readonly #report: Report
  readonly #language: Locale
  readonly #section: ReportSection

  constructor(report: Report, section: ReportSection) {
    this.#report = report
    this.#language = report.language
    this.#section = section
  }

  summary(): void {
    const { numbers, summary, attribution } = this.#report
    const language = this.#language
    const n = (value: number) => sayNumber(language, value)
    this.#heading(1, say(language, 'inBrief'))
    this.#editorial(summary.editorial)
    this.#statements(summary.statements)
    const hubs = attribution === 'none' && numbers.hubs === 0
    this.#table(
      say(language, 'inBrief'),
      [
        { head: '', width: 3 },
        { head: say(language, 'numberOf'), width: 1, figures: true },
      ],
      [
        ...(hubs
          ? [[say(language, 'hubsPresent'), sayOf(language, numbers.hubsJoined, numbers.hubsListed)]]
          : [[say(language, 'hubsContributing'), sayOf(language, numbers.hubs, numbers.hubsListed)]]),
        [say(language, 'peopleJoined'), n(numbers.people)],
        [say(language, 'notesWritten'), n(numbers.notes)],
        [say(language, 'groupsMade'), n(numbers.clusters)],
        [say(language, 'notesUngrouped'), n(numbers.ungrouped)],
        [say(language, 'stepsListed'), n(numbers.commitments)],
      ],
    )
  }

  questions(): void {
    for (const question of this.#report.questions) this.#question(question)
  }

  #question(question: ReportQuestion): void {
    const language = this.#language
    const { clusters, apart } = question
    this.#heading(1, `${say(language, 'question', { n: question.number })} – ${question.text}`)
    if (question.counts.notes === 0) {
      this.#text(say(language, 'noNotes'))
      return
    }
    this.#counts(`${sayCounts(language, question.counts)} · ${sayCount(language, 'groups', clusters.length)}`)
    if (clusters.length > 0) this.#figure(`groups/${question.id}`)
    if (question.votedOn !== null) this.#figure(`votes/${question.id}`)
    for (const [index, cluster] of clusters.entries()) {
      this.#heading(2, `${clusterMark(question.number, index)}\u2002${cluster.title}`)
      this.#cluster(question, cluster)
    }
    if (apart.length === 0) return
    const reasons = new Map(apart.map(({ noteId, reason }) => [noteId, reason]))
    const words = { ungrouped: 'apartUngrouped', alone: 'apartAlone', disputed: 'apartDisputed' } as const
    this.#heading(2, say(language, 'apart'))
    this.#text(say(language, 'apartIntro', { notes: sayCount(language, 'notes', apart.length) }))
    this.blocks.push({
      kind: 'quotes',
      items: findNotes(question, question.apartQuotes).map((note) => {
        const reason = reasons.get(note.id)
        return { note, remark: reason ? say(language, words[reason]) : '' }
      }),
    })
    const rest = apart.map(({ noteId }) => noteId).filter((id) => !question.apartQuotes.includes(id))
    if (rest.length > 0) this.#muted(`${say(language, 'alsoApart')} ${sayRefs(this.#report, rest)}`)
  }

  #cluster(question: ReportQuestion, cluster: ReportCluster): void {
    const language = this.#language
    this.#counts(sayCounts(language, cluster.counts, cluster.votes))
    this.#editorial(cluster.description)
    this.#quotes(findNotes(question, cluster.quotes))
    const annexed = this.#report.sections.some(({ id, shown }) => id === 'annex' && shown)
    if (annexed && cluster.notes.length > cluster.quotes.length)
      this.#muted(say(language, 'moreNotes', { notes: sayCount(language, 'notes', cluster.counts.notes) }))
  }

  commitments(): void {
    const { commitments, attribution } = this.#report
    const language = this.#language
    const named = attribution !== 'none'
    this.#heading(1, say(language, 'commitments'))
    if (commitments.rows.length === 0) this.#text(say(language, 'noSteps'))
    else
      this.#table(
        say(language, 'commitments'),
        [
          { head: say(language, 'columnRef'), width: 0.8 },
          ...(named ? [{ head: say(language, 'hub'), width: 1.5 }] : []),
          { head: say(language, 'step'), width: 3 },
          ...(named ? [{ head: say(language, 'owner'), width: 1.5 }] : []),
          { head: say(language, 'due'), width: 1.6 },
          { head: say(language, 'help'), width: 1.8 },
          { head: say(language, 'sdgs'), width: 0.8 },
        ],
        commitments.rows.map(({ ref, hub, text, language: written, step }) => [
          ref,
          ...(named ? [hub?.name ?? say(language, 'withoutHub')] : []),
          { text: text || say(language, 'noWording'), language: written },
          ...(named ? [step?.owner ?? ''] : []),
          step?.due ? sayDue(language, step.due) : '',
          step?.help ?? '',
          step?.sdgs?.join(', ') ?? '',
        ]),
      )
    if (commitments.hubsWithout.length > 0)
      this.#text(say(language, 'hubsWithoutStep', { names: this.#names(commitments.hubsWithout) }))
    else if (!named && commitments.rows.length > 0) this.#muted(say(language, 'hubsWithoutStepUnknown'))
  }

  participation(): void {
    const { participation, questions } = this.#report
    const language = this.#language
    const n = (value: number) => sayNumber(language, value)
    this.#heading(1, say(language, 'participationSection'))
    this.#statements(participation.statements)
    if (participation.rows.length > 0) {
      this.#heading(2, say(language, 'byHub'))
      this.#figure('notesByHub')
      this.#table(
        say(language, 'participation'),
        [
          { head: say(language, 'hub'), width: 4 },
          { head: say(language, 'joined'), width: 1.2, figures: true },
          ...questions.map(({ number, short }) => ({
            head: `${number}. ${short}`,
            width: 1.5,
            figures: true,
          })),
          { head: say(language, 'total'), width: 1, figures: true },
        ],
        participation.rows.map(({ hub, joined, notes, total }) => [
          hub ? `${hub.name} (${hub.code})` : say(language, 'noHub'),
          n(joined),
          ...questions.map(({ id }) => n(notes[id] ?? 0)),
          n(total),
        ]),
      )
    }
    if (participation.silent.length > 0)
      this.#text(say(language, 'silentHubs', { names: this.#names(participation.silent) }))
    if (participation.absent.length > 0)
      this.#text(say(language, 'absentHubs', { names: this.#names(participation.absent) }))
    this.#groups('byRegion', 'region', 'notesByRegion', participation.regions)
    this.#groups('byLanguage', 'languageHeading', 'notesByLanguage', participation.languages)
  }

  #groups(
    title: 'byRegion' | 'byLanguage',
    head: 'region' | 'languageHeading',
    figure: string,
    rows: Report['participation']['regions'],
  ): void {
    if (rows.length === 0) return
    const language = this.#language
    const joined = rows.some((row) => row.joined !== null)
    this.#heading(2, say(language, title))
    this.#figure(figure)
    this.#table(
      say(language, title),
      [
        { head: say(language, head), width: 3 },
        { head: say(language, 'hubsHeading'), width: 1, figures: true },
        ...(joined ? [{ head: say(language, 'joined'), width: 1, figures: true }] : []),
        { head: say(language, 'notesWritten'), width: 1, figures: true },
      ],
      rows.map((row) => [
        row.label,
        sayNumber(language, row.hubs),
        ...(joined ? [row.joined === null ? '–' : sayNumber(language, row.joined)] : []),
        sayNumber(language, row.notes),
      ]),
    )
  }

  goals(): void {
    const { sdgs, participation } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'sdgSection'))
    if (sdgs.length === 0) {
      this.#text(say(language, 'noSdgs'))
      return
    }
    this.#text(say(language, 'sdgIntro'))
    this.#figure('sdgs')
    const codes = (hubs: readonly ReportHub[]) => hubs.map((hub) => hub.name.trim() || hub.code).join(', ')
    this.#table(
      say(language, 'sdgSection'),
      [
        { head: say(language, 'goal'), width: 2.4 },
        { head: say(language, 'sdgListed'), width: 2.4 },
        { head: say(language, 'sdgCommitted'), width: 2.4 },
        { head: say(language, 'notesWritten'), width: 1 },
      ],
      sdgs.map(({ goal, name, listedBy, committedBy, noteIds }) => [
        `${goal}. ${name}`,
        codes(listedBy),
        codes(committedBy),
        sayRefs(this.#report, noteIds),
      ]),
    )
    const named = new Set(
      sdgs.flatMap(({ listedBy, committedBy }) => [...listedBy, ...committedBy].map(({ id }) => id)),
    )
    const hubs = [...participation.rows.flatMap(({ hub }) => hub ?? []), ...participation.absent]
    const rows = hubs.filter(({ id }) => named.has(id))
    if (rows.length === 0) return
    const marks = { listed: say(language, 'sdgMarkListed'), committed: say(language, 'sdgMarkCommitted') }
    const has = (list: readonly ReportHub[], hub: ReportHub) => list.some(({ id }) => id === hub.id)
    this.#heading(2, say(language, 'sdgCrossTable'))
    this.#counts(say(language, 'sdgKey'))
    this.#table(
      say(language, 'sdgCrossTable'),
      [
        { head: say(language, 'hub'), width: 4 },
        ...sdgs.map(({ goal }) => ({ head: String(goal), width: 0.8 })),
      ],
      rows.map((hub) => [
        hub.name.trim() || hub.code,
        ...sdgs.map(
          ({ listedBy, committedBy }) =>
            `${has(listedBy, hub) ? marks.listed : ''}${has(committedBy, hub) ? marks.committed : ''}`,
        ),
      ]),
    )
  }

  unclustered(): void {
    const language = this.#language
    this.#heading(1, say(language, 'ungroupedSection'))
    const questions = this.#report.questions.filter(({ ungrouped }) => ungrouped.length > 0)
    if (questions.length === 0)
      this.#text(say(language, this.#report.numbers.notes > 0 ? 'noUngrouped' : 'noNotesAtAll'))
    for (const question of questions) {
      this.#heading(2, `${question.number}. ${question.short}`)
      this.#quotes(question.ungrouped)
    }
  }

  method(): void {
    const { method, course } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'method'))
    this.#statements(method.statements)
    if (course.length > 0) {
      this.#heading(2, say(language, 'course'))
      this.#table(
        say(language, 'course'),
        [
          { head: say(language, 'phase'), width: 3 },
          { head: say(language, 'agendaItem'), width: 3 },
          { head: say(language, 'planned'), width: 1.3, figures: true },
          { head: say(language, 'actual'), width: 1.6, figures: true },
        ],
        course.map((phase) => [
          phase.name,
          phase.agendaItem,
          sayDuration(language, phase.plannedMs),
          actualTime(phase, language),
        ]),
      )
    }
    this.#heading(2, say(language, 'settings'))
    this.#table(
      say(language, 'settings'),
      [
        { head: say(language, 'setting'), width: 1 },
        { head: say(language, 'value'), width: 1 },
      ],
      method.settings.map(({ label, value }) => [label, value]),
    )
    this.#heading(2, say(language, 'limits'))
    this.#statements(method.limits)
  }

  annex(): void {
    const { questions, votes } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'annexNotes'))
    if (questions.every(({ counts }) => counts.notes === 0)) this.#text(say(language, 'noNotesAtAll'))
    for (const question of questions) {
      if (question.counts.notes === 0) continue
      this.#heading(2, `${question.number}. ${question.short}`)
      for (const [index, cluster] of question.clusters.entries()) {
        this.#heading(3, `${clusterMark(question.number, index)}\u2002${cluster.title}`)
        this.blocks.push({ kind: 'notes', notes: cluster.notes })
      }
      if (question.ungrouped.length === 0) continue
      if (question.clusters.length > 0) this.#heading(3, say(language, 'ungrouped'))
      this.blocks.push({ kind: 'notes', notes: question.ungrouped })
    }
    this.#heading(1, say(language, 'annexVotes'))
    if (votes.length === 0) this.#text(say(language, 'noVotes'))
    for (const round of votes) this.#round(round)
    this.#heading(1, say(language, 'annexTrail'))
    this.#trail()
  }

  #round(round: ReportRound): void {
    const { questions, cover } = this.#report
    const language = this.#language
    const number = (key: PluralKey, value: number) => sayCount(language, key, value)
    this.#heading(2, say(language, 'round', { n: round.number }))
    this.#muted(
      [
        sayMoment(language, round.closedAt ?? round.openedAt, cover.timeZone),
        say(language, 'roundRules', {
          budget: number('votesCast', round.budget),
          on: say(language, round.on === 'notes' ? 'onNotes' : 'onClusters'),
        }),
        say(language, 'roundTurnout', {
          ballots: number('ballots', round.turnout.ballots),
          people: number('peopleCounted', round.turnout.people),
        }),
      ].join(' · '),
    )
    if (round.open) this.#text(say(language, 'roundOpen'))
    if (round.rows.length === 0) return
    const short = new Map(questions.map((question) => [question.id, `${question.number}. ${question.short}`]))
    this.#table(
      `${say(language, 'votesHeading')}, ${say(language, 'round', { n: round.number })}`,
      [
        { head: say(language, 'columnQuestion'), width: 1.5 },
        { head: say(language, 'votedFor'), width: 3 },
        { head: say(language, 'votesHeading'), width: 1, figures: true },
      ],
      round.rows.map(({ questionId, label, votes }) => [
        (questionId === null ? undefined : short.get(questionId)) ?? '–',
        label,
        sayNumber(language, votes),
      ]),
    )
  }

  #trail(): void {
    const { trail, cover } = this.#report
    const language = this.#language
    if (trail.length === 0) {
      this.#text(say(language, 'noTrail'))
      return
    }
    const clock = new Intl.DateTimeFormat(language, {
      dateStyle: 'short',
      timeStyle: 'medium',
      timeZone: cover.timeZone,
    })
    this.#table(
      say(language, 'annexTrail'),
      [
        { head: say(language, 'time'), width: 1.5 },
        { head: say(language, 'who'), width: 1.3 },
        { head: say(language, 'change'), width: 1.6 },
        { head: say(language, 'subject'), width: 1.3 },
        { head: say(language, 'from'), width: 1.5 },
        { head: say(language, 'to'), width: 1.5 },
      ],
      trail.map((line) => [
        clock.format(line.at),
        line.who,
        line.undone ? `${line.action} (${say(language, 'undone')})` : line.action,
        line.subject,
        line.from,
        line.to,
      ]),
    )
  }

  #heading(level: 1 | 2 | 3, text: string): void {
    this.blocks.push({ kind: 'heading', level, text, section: this.#section })
  }

  #text(text: string): void {
    this.blocks.push({ kind: 'text', text, look: 'plain' })
  }

  #muted(text: string): void {
    this.blocks.push({ kind: 'text', text, look: 'muted' })
  }

  /** Figures that belong to the heading above them. */
  #counts(text: string): void {
    this.blocks.push({ kind: 'text', text, look: 'counts' })
  }

  #statements(statements: readonly Statement[]): void {
    if (statements.length === 0) return
    this.blocks.push({
      kind: 'statements',
      items: statements.map(({ text, noteIds }) => ({ text, refs: sayRefs(this.#report, noteIds) })),
    })
  }

  #editorial(text: ReportText | null): void {
    if (text === null) return
    const { language } = this.#report
    const by = text.by ? say(language, 'editorialBy', { name: text.by }) : say(language, 'editorialMark')
    this.blocks.push({ kind: 'editorial', text: text.text, language: text.language, by })
  }

  #quotes(notes: readonly ReportNote[]): void {
    if (notes.length > 0)
      this.blocks.push({ kind: 'quotes', items: notes.map((note) => ({ note, remark: '' })) })
  }

  #figure(id: string): void {
    const chart = this.#report.charts.find((one) => one.id === id)
    if (chart) this.blocks.push({ kind: 'figure', id, title: chart.title })
  }

  #table(caption: string, columns: Column[], rows: Cell[][]): void {
    this.blocks.push({ kind: 'table', caption, columns, rows })
  }

  #names(hubs: readonly ReportHub[]): string {
    return sayList(
      this.#language,
      hubs.map((hub) => hub.name.trim() || hub.code),
    )
  }
}
