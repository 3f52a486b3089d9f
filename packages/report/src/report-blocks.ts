import type { Locale, ReportSection } from '@atelier/board'
import { clusterMark } from './charts/index.ts'
import type {
  Report,
  ReportHub,
  ReportNote,
  ReportQuestion,
  ReportRound,
  ReportText,
  Statement,
} from './report.ts'
import { findNotes, sayCounts, sayLanguage, sayRefs, shownSections } from './report-reading.ts'
import {
  commitmentsTable,
  courseTable,
  goalsByHubTable,
  goalsTable,
  groupsTable,
  hubName,
  numbersTable,
  participationTable,
  roundTable,
  settingsTable,
  type TableBlock,
  trailTable,
} from './section-tables.ts'
import { type PluralKey, say, sayCount, sayDay, sayList, sayMoment } from './wording.ts'

/** The parts that every format shows as they are. Texts are plain: a format escapes them. */
export type CommonBlock =
  | {
      kind: 'heading'
      level: 1 | 2 | 3
      text: string
      section: ReportSection
      /** The first of a section, or of a question. */
      opens: boolean
      /** Of a question: the two halves of `text`, for a format that sets its number apart. */
      question: { number: number; kicker: string; text: string } | null
    }
  | { kind: 'text'; text: string; look: 'plain' | 'muted' | 'counts' }
  | { kind: 'statements'; items: { text: string; refs: string }[] }
  | { kind: 'editorial'; text: string; language: Locale; by: string }
  | { kind: 'quotes'; items: { note: ReportNote; remark: string }[] }
  /** A picture by its id, see `chartIds`; left out where there is nothing to draw. */
  | { kind: 'figure'; id: string }
  | TableBlock

/**
 * A report in a row of parts: every section, in the order chosen, walked through once for all formats. Some formats lay
 * out richly what others have as plain parts (see `plainBlocks`):
 *
 * - `brief`: the summary on one page
 * - `ungrouped`: notes of one question that stand in no group, in full
 * - `notes`: all notes of one question, each once in the whole report, with those merged into it
 */
export type ReportBlock =
  | CommonBlock
  | {
      kind: 'brief'
      editorial: CommonBlock[]
      /** What stands out, in sentences. */
      statements: CommonBlock[]
      /** Those of them on next steps, their notes named in short: the section on next steps names all. */
      steps: CommonBlock[]
      numbers: TableBlock
    }
  | { kind: 'ungrouped' | 'notes'; question: ReportQuestion }

/** Ranges of notes that a sentence of the one-page summary names. */
const BRIEF_RANGES = 8

/** Facts of the cover in their order, labelled; whether the report may still change comes last. */
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
export function reportBlocks(report: Report): ReportBlock[] {
  return shownSections(report).flatMap((section) => {
    const blocks = new SectionBlocks(report, section)
    blocks[section]()
    return blocks.blocks
  })
}

/** Writes one section; each method is named after its section. */
class SectionBlocks implements Record<ReportSection, () => void> {
  readonly blocks: ReportBlock[] = []
  readonly #report: Report
  readonly #language: Locale
  readonly #section: ReportSection

  constructor(report: Report, section: ReportSection) {
    this.#report = report
    this.#language = report.language
    this.#section = section
  }

  summary(): void {
    const { summary } = this.#report
    this.#heading(1, say(this.#language, 'inBrief'))
    this.blocks.push({
      kind: 'brief',
      editorial: this.#editorialOf(summary.editorial),
      statements: this.#statementsOf(summary.statements),
      // Before them stand one on the numbers and one a question.
      steps: this.#statementsOf(summary.statements.slice(1 + this.#report.questions.length), BRIEF_RANGES),
      numbers: numbersTable(this.#report),
    })
  }

  questions(): void {
    for (const question of this.#report.questions) this.#question(question)
  }

  #question(question: ReportQuestion): void {
    const language = this.#language
    const { number, text, clusters, apart } = question
    const kicker = say(language, 'question', { n: number })
    this.blocks.push({
      kind: 'heading',
      level: 1,
      text: `${kicker} – ${text}`,
      section: this.#section,
      opens: true,
      question: { number, kicker, text },
    })
    if (question.counts.notes === 0) {
      this.#text(say(language, 'noNotes'))
      return
    }
    this.#counts(`${sayCounts(language, question.counts)} · ${sayCount(language, 'groups', clusters.length)}`)
    this.#figure(`map/${question.id}`)
    this.#figure(`groups/${question.id}`)
    if (question.votedOn !== null) this.#figure(`votes/${question.id}`)
    for (const [index, cluster] of clusters.entries()) {
      this.#heading(2, `${clusterMark(number, index)}\u2002${cluster.title}`)
      this.#counts(sayCounts(language, cluster.counts, cluster.votes))
      this.blocks.push(...this.#editorialOf(cluster.description))
      this.#quotes(findNotes(question, cluster.quotes).map((note) => ({ note, remark: '' })))
      if (this.#isAnnexed() && cluster.notes.length > cluster.quotes.length)
        this.#muted(say(language, 'moreNotes', { notes: sayCount(language, 'notes', cluster.counts.notes) }))
    }
    if (apart.length === 0) return
    const reasons = new Map(apart.map(({ noteId, reason }) => [noteId, reason]))
    const words = { ungrouped: 'apartUngrouped', alone: 'apartAlone', disputed: 'apartDisputed' } as const
    this.#heading(2, say(language, 'apart'))
    this.#text(say(language, 'apartIntro', { notes: sayCount(language, 'notes', apart.length) }))
    this.#quotes(
      findNotes(question, question.apartQuotes).map((note) => {
        const reason = reasons.get(note.id)
        return { note, remark: reason ? say(language, words[reason]) : '' }
      }),
    )
    const rest = apart.map(({ noteId }) => noteId).filter((id) => !question.apartQuotes.includes(id))
    if (rest.length > 0) this.#muted(`${say(language, 'alsoApart')} ${sayRefs(this.#report, rest)}`)
  }

  #isAnnexed(): boolean {
    return this.#report.sections.some(({ id, shown }) => id === 'annex' && shown)
  }

  commitments(): void {
    const { commitments, attribution } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'commitments'))
    this.#statements(commitments.statements)
    if (commitments.rows.length === 0) this.#text(say(language, 'noSteps'))
    else this.blocks.push(commitmentsTable(this.#report))
    if (commitments.hubsWithout.length > 0)
      this.#text(say(language, 'hubsWithoutStep', { names: this.#names(commitments.hubsWithout) }))
    else if (attribution === 'none' && commitments.rows.length > 0)
      this.#muted(say(language, 'hubsWithoutStepUnknown'))
  }

  participation(): void {
    const { participation } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'participationSection'))
    this.#statements(participation.statements)
    if (participation.rows.length > 0) {
      this.#heading(2, say(language, 'byHub'))
      this.#figure('notesByHub')
      this.blocks.push(participationTable(this.#report))
    }
    if (participation.silent.length > 0)
      this.#text(say(language, 'silentHubs', { names: this.#names(participation.silent) }))
    if (participation.absent.length > 0)
      this.#text(say(language, 'absentHubs', { names: this.#names(participation.absent) }))
    this.#groups('byRegion', 'notesByRegion', participation.regions)
    this.#groups('byLanguage', 'notesByLanguage', participation.languages)
  }

  #groups(title: 'byRegion' | 'byLanguage', figure: string, rows: readonly unknown[]): void {
    if (rows.length === 0) return
    this.#heading(2, say(this.#language, title))
    this.#figure(figure)
    this.blocks.push(groupsTable(this.#report, title))
  }

  goals(): void {
    const language = this.#language
    this.#heading(1, say(language, 'sdgSection'))
    if (this.#report.sdgs.length === 0) {
      this.#text(say(language, 'noSdgs'))
      return
    }
    const named = this.#report.attribution !== 'none'
    this.#text(say(language, named ? 'sdgIntro' : 'sdgIntroUnnamed'))
    this.#figure('sdgs')
    this.blocks.push(goalsTable(this.#report))
    const byHub = goalsByHubTable(this.#report)
    if (byHub === null) return
    this.#heading(2, say(language, 'sdgCrossTable'))
    this.#counts(say(language, named ? 'sdgKey' : 'sdgKeyUnnamed'))
    this.blocks.push(byHub)
  }

  unclustered(): void {
    const language = this.#language
    this.#heading(1, say(language, 'ungroupedSection'))
    const questions = this.#report.questions.filter(({ ungrouped }) => ungrouped.length > 0)
    if (questions.length === 0)
      this.#text(say(language, this.#report.numbers.notes > 0 ? 'noUngrouped' : 'noNotesAtAll'))
    for (const question of questions) {
      this.#heading(2, `${question.number}. ${question.short}`)
      this.blocks.push({ kind: 'ungrouped', question })
    }
  }

  method(): void {
    const { method, course } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'method'))
    this.#statements(method.statements)
    if (course.length > 0) {
      this.#heading(2, say(language, 'course'))
      this.#figure('phases')
      this.blocks.push(courseTable(this.#report))
    }
    this.#heading(2, say(language, 'settings'))
    this.blocks.push(settingsTable(this.#report))
    this.#heading(2, say(language, 'limits'))
    this.#statements(method.limits)
  }

  annex(): void {
    const { questions, votes, trail } = this.#report
    const language = this.#language
    this.#heading(1, say(language, 'annexNotes'))
    if (questions.every(({ counts }) => counts.notes === 0)) this.#text(say(language, 'noNotesAtAll'))
    for (const question of questions) {
      if (question.counts.notes === 0) continue
      this.#heading(2, `${question.number}. ${question.short}`)
      this.blocks.push({ kind: 'notes', question })
    }
    this.#heading(1, say(language, 'annexVotes'))
    if (votes.length === 0) this.#text(say(language, 'noVotes'))
    for (const round of votes) this.#round(round)
    this.#heading(1, say(language, 'annexTrail'))
    if (trail.length === 0) this.#text(say(language, 'noTrail'))
    else this.blocks.push(trailTable(this.#report))
  }

  #round(round: ReportRound): void {
    const language = this.#language
    const number = (key: PluralKey, value: number) => sayCount(language, key, value)
    this.#heading(2, say(language, 'round', { n: round.number }))
    const moment = sayMoment(language, round.closedAt ?? round.openedAt, this.#report.cover.timeZone)
    const rules = say(language, 'roundRules', {
      budget: number('votesCast', round.budget),
      on: say(language, round.on === 'notes' ? 'onNotes' : 'onClusters'),
    })
    const turnout = say(language, 'roundTurnout', {
      ballots: number('ballots', round.turnout.ballots),
      people: number('peopleCounted', round.turnout.people),
    })
    this.#counts(`${moment} · ${rules} ${turnout}`)
    if (round.open) this.#text(say(language, 'roundOpen'))
    if (round.rows.length > 0) this.blocks.push(roundTable(this.#report, round))
  }

  #heading(level: 1 | 2 | 3, text: string): void {
    const opens = this.blocks.length === 0
    this.blocks.push({ kind: 'heading', level, text, section: this.#section, opens, question: null })
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
    this.blocks.push(...this.#statementsOf(statements))
  }

  #statementsOf(statements: readonly Statement[], ranges?: number): CommonBlock[] {
    if (statements.length === 0) return []
    const items = statements.map(({ text, noteIds }) => ({
      text,
      refs: sayRefs(this.#report, noteIds, ranges),
    }))
    return [{ kind: 'statements', items }]
  }

  #editorialOf(text: ReportText | null): CommonBlock[] {
    if (text === null) return []
    const { language } = this.#report
    const by = text.by ? say(language, 'editorialBy', { name: text.by }) : say(language, 'editorialMark')
    return [{ kind: 'editorial', text: text.text, language: text.language, by }]
  }

  #quotes(items: { note: ReportNote; remark: string }[]): void {
    if (items.length > 0) this.blocks.push({ kind: 'quotes', items })
  }

  #figure(id: string): void {
    this.blocks.push({ kind: 'figure', id })
  }

  #names(hubs: readonly ReportHub[]): string {
    return sayList(this.#language, hubs.map(hubName))
  }
}
