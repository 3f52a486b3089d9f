import type { Locale } from '@atelier/board'
import { type BoardPicture, pictureWords } from './board-picture.ts'
import { LEADING_CLUSTERS } from './build-questions.ts'
import { chartSvg, clusterMark, shapesSvg } from './charts/index.ts'
import type { Report, ReportEntry, ReportNote, ReportQuestion } from './report.ts'
import { coverFacts, type ReportBlock, reportBlocks } from './report-blocks.ts'
import { entriesOf, entryIds, sayCounts, sayLanguage, sayRefs, topNotes } from './report-reading.ts'
import { hubName } from './section-tables.ts'
import { pageTable, type TypstTable, typstTable } from './typst-tables.ts'
import { toWords, type Words } from './typst-words.ts'
import { say, sayCount, sayNumber } from './wording.ts'

/** A part of the page, as `typst/report.typ` sets it. */
export type TypstBlock =
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
      /** May stand at the foot of this page or the next one, the text after it going first. */
      float: boolean
    }
  | {
      /**
       * The summary: one page, for which groups are cut from the end until it fits; an editorial text with which it
       * does not fit comes last. What was cut or moved is said on the page.
       */
      type: 'brief'
      numbers: { value: Words; label: Words }[]
      editorial: TypstBlock[]
      lead: Words
      questions: {
        number: number
        title: Words
        groups: { title: Words; counts: Words }[]
        none: Words
      }[]
      /** Says that only so many groups are shown, by their number: 1, 2, ... */
      shortened: Words[]
      editorialLater: Words
      steps: TypstBlock[]
    }
  | TypstTable

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
  blocks: TypstBlock[]
}

/** Longest title on the edge of a page; the rest is cut. */
const RUNNING_TITLE_CHARS = 70

/** Lays a report out for Typst: a row of blocks, and the pictures they show. */
export function toTypst(
  report: Report,
  picture?: BoardPicture,
): { document: TypstReport; pictures: Map<string, string | Uint8Array> } {
  const { cover, language } = report
  const page = new Page(report)
  const made = new Date(cover.madeAt)
  // Whether it may still change has a place of its own.
  const facts = coverFacts(report).slice(0, -1)
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
        facts: facts
          .filter(({ value }) => value !== '')
          .map(({ label, value }) => ({ label: toWords(label), value: toWords(value) })),
        state: toWords(cover.state),
        contents: toWords(say(language, 'contents')),
      },
      blocks: [
        ...(picture && report.picture ? page.wall(picture) : []),
        ...reportBlocks(report).flatMap((block) => page.block(block)),
      ],
    },
    pictures: page.pictures,
  }
}

/** Dresses the parts of a report for the page. */
class Page {
  readonly pictures = new Map<string, string | Uint8Array>()
  readonly #report: Report
  readonly #language: Locale

  constructor(report: Report) {
    this.#report = report
    this.#language = report.language
  }

  block(block: ReportBlock): TypstBlock[] {
    switch (block.kind) {
      case 'heading': {
        const { level, text, opens, question } = block
        return [
          {
            type: 'heading',
            level,
            words: toWords(question?.text ?? text),
            newPage: level === 1 && opens,
            number: question?.number ?? null,
            kicker: question && toWords(question.kicker),
          },
        ]
      }
      case 'text':
        return [{ type: 'text', style: block.look, words: toWords(block.text) }]
      case 'statements':
        return [
          {
            type: 'list',
            items: block.items.map(({ text, refs }) => toWords(refs === '' ? text : `${text} (${refs})`)),
          },
        ]
      case 'editorial':
        return [{ type: 'editorial', words: toWords(block.text, block.language), by: toWords(block.by) }]
      case 'quotes':
        return [{ type: 'quotes', items: block.items.map((item) => this.#quote(item)) }]
      case 'figure':
        return this.#figure(block.id)
      case 'table':
        return [pageTable(block)]
      case 'brief':
        return [this.#brief(block)]
      case 'ungrouped':
        return this.#noteTable(block.question, block.question.ungrouped, false)
      case 'notes':
        return this.#noteTable(block.question, topNotes(block.question), true)
    }
  }

  /** The summary as one page: the numbers large, and the leading groups of each question. */
  #brief({ editorial, steps }: Extract<ReportBlock, { kind: 'brief' }>): TypstBlock {
    const { numbers, questions } = this.#report
    const language = this.#language
    const items = [
      numbers.hubs === null
        ? { value: numbers.hubsJoined, label: say(language, 'hubsPresent') }
        : { value: numbers.hubs, label: say(language, 'hubsContributing') },
      { value: numbers.people, label: say(language, 'joined') },
      { value: numbers.notes, label: say(language, 'notesWritten') },
      { value: numbers.commitments, label: say(language, 'stepsListed') },
    ]
    const fewer = Array.from({ length: LEADING_CLUSTERS - 1 }, (_, at) => at + 1)
    return {
      type: 'brief',
      numbers: items.map(({ value, label }) => ({
        value: toWords(sayNumber(language, value)),
        label: toWords(label),
      })),
      editorial: editorial.flatMap((block) => this.block(block)),
      lead: toWords(say(language, 'leadingGroups')),
      questions: questions.map((question) => ({
        number: question.number,
        title: toWords(question.short),
        groups: this.#leadingGroups(question),
        none: toWords(
          question.counts.notes === 0
            ? say(language, 'noNotes')
            : [
                say(language, 'noGroups'),
                sayCounts(language, question.counts),
                '·',
                sayRefs(this.#report, entryIds(question.ungrouped)),
              ].join(' '),
        ),
      })),
      shortened: fewer.map((n) => toWords(sayCount(language, 'briefShortened', n))),
      editorialLater: toWords(say(language, 'briefEditorialLater')),
      steps: steps.flatMap((block) => this.block(block)),
    }
  }

  #leadingGroups({ number, clusters, leading }: ReportQuestion): { title: Words; counts: Words }[] {
    return leading.flatMap((id) => {
      const index = clusters.findIndex((cluster) => cluster.id === id)
      const cluster = clusters[index]
      if (!cluster) return []
      const ids = cluster.notes.flatMap(entriesOf).map((entry) => entry.id)
      const counts = [sayCounts(this.#language, cluster.counts, cluster.votes), sayRefs(this.#report, ids)]
      return [
        {
          title: toWords(`${clusterMark(number, index)}\u2002${cluster.title}`),
          counts: toWords(counts.join(' · ')),
        },
      ]
    })
  }

  #quote({ note, remark }: { note: ReportNote; remark: string }): { words: Words; meta: Words } {
    const language = this.#language
    const meta = [
      this.#hub(note),
      note.author ?? '',
      say(language, 'noteRef', { refs: note.ref }),
      note.foreign && note.language
        ? say(language, 'writtenIn', { language: sayLanguage(language, note.language) })
        : '',
      note.alsoSaid.length > 0 ? sayCount(language, 'alsoSaid', note.alsoSaid.length) : '',
      note.votes ? sayCount(language, 'votesCast', note.votes) : '',
      remark,
    ]
    return {
      words: toWords(
        say(language, 'quoted', { text: note.text || say(language, 'noWording') }),
        note.language,
      ),
      meta: toWords(meta.filter(Boolean).join(' · ')),
    }
  }

  /** The picture of the wall, or why it is not there. */
  wall(picture: BoardPicture): TypstBlock[] {
    const words = pictureWords(this.#report, picture)
    if ('leftOut' in words) return [{ type: 'text', style: 'muted', words: toWords(words.leftOut) }]
    const { data, type, width, height } = picture
    const path = `/wall.${type}`
    this.pictures.set(path, data)
    const { title, alt } = words
    return [{ type: 'figure', path, width, height, labels: [], alt, caption: toWords(title), float: false }]
  }

  #figure(id: string): TypstBlock[] {
    // On a page the map of a question stands for the bars of its groups, and the table of Goals for theirs.
    if (id.startsWith('groups/') || id === 'sdgs') return []
    const chart = chartSvg(this.#report, id)
    if (!chart) return []
    const path = `/charts/${this.pictures.size + 1}.svg`
    const { width, height, labels } = chart.drawing
    this.pictures.set(path, shapesSvg(chart.drawing))
    return [
      {
        type: 'figure',
        path,
        width,
        height,
        labels: labels.map(({ text, ...label }) => ({ ...label, words: toWords(text) })),
        alt: chart.alt,
        caption: toWords(chart.title),
        float: id.startsWith('votes/'),
      },
    ]
  }

  /** Notes one a row, those merged into another under it; then what is said of them in other languages. */
  #noteTable(question: ReportQuestion, notes: readonly ReportNote[], withGroup: boolean): TypstBlock[] {
    const language = this.#language
    const { attribution } = this.#report
    const groups = new Map(
      question.clusters.flatMap((cluster, index) =>
        cluster.notes.flatMap(entriesOf).map(({ id }) => [id, clusterMark(question.number, index)] as const),
      ),
    )
    const votes = question.votedOn === 'notes'
    const hubs = attribution !== 'none'
    const names = attribution === 'name'
    const muted = true
    const entries = notes.flatMap(entriesOf)
    const table = typstTable(
      9.5,
      [
        { head: say(language, 'columnRef'), width: -11, muted },
        { head: say(language, 'columnText'), width: 3 },
        ...(hubs ? [{ head: say(language, 'hub'), width: 1.1, narrow: true, muted }] : []),
        ...(names ? [{ head: say(language, 'columnAuthor'), width: 0.9, narrow: true, muted }] : []),
        { head: say(language, 'languageHeading'), width: -19, muted },
        ...(withGroup ? [{ head: say(language, 'columnGroup'), width: -15, muted }] : []),
        ...(votes ? [{ head: say(language, 'votesHeading'), width: -13, end: true }] : []),
      ],
      entries.map((entry) => [
        toWords(entry.ref),
        toWords(entry.text || say(language, 'noWording'), entry.language),
        ...(hubs ? [toWords(this.#hub(entry))] : []),
        ...(names ? [toWords(entry.author ?? '')] : []),
        toWords(entry.language ? sayLanguage(language, entry.language) : ''),
        ...(withGroup ? [toWords(groups.get(entry.id) ?? '–')] : []),
        ...(votes ? [toWords(entry.votes === null ? '' : sayNumber(language, entry.votes))] : []),
      ]),
    )
    return [table, ...this.#translations(entries)]
  }

  #translations(entries: readonly ReportEntry[]): TypstBlock[] {
    const language = this.#language
    const rows = entries.flatMap(({ ref, translations }) =>
      translations.map((translation) => [
        toWords(ref),
        toWords(
          say(language, translation.by === 'service' ? 'translatedByService' : 'translatedBy', {
            language: sayLanguage(language, translation.language),
          }),
        ),
        toWords(translation.text, translation.language),
      ]),
    )
    if (rows.length === 0) return []
    const columns = [
      { head: say(language, 'columnRef'), width: -11, muted: true },
      { head: '', width: 1, muted: true },
      { head: say(language, 'columnText'), width: 3 },
    ]
    return [typstTable(9, columns, rows)]
  }

  #hub({ hub }: ReportEntry): string {
    if (this.#report.attribution === 'none') return ''
    return hub ? hubName(hub) : say(this.#language, 'withoutHub')
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
