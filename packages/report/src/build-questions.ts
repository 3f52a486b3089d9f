import { type BoardSnapshot, byOrder, type Locale, type SnapshotNote, tidyText } from '@atelier/board'
import { editorialText } from './editorial-choices.ts'
import type { PlacedNote } from './placed-notes.ts'
import { chooseQuotes, MAX_QUOTES } from './quotes.ts'
import type {
  ApartNote,
  Attribution,
  Counts,
  ReportCluster,
  ReportEntry,
  ReportHub,
  ReportNote,
  ReportQuestion,
} from './report.ts'
import { entryIds } from './report-reading.ts'
import { type PublishedVotes, readVotes } from './round-votes.ts'
import { say } from './wording.ts'

/** Clusters of a question that the first page names. */
export const LEADING_CLUSTERS = 3
/** Moves from one group to another after which the place of a note counts as disputed. */
export const DISPUTED_MOVES = 2

/** What every part of a report needs of the board, worked out once. */
export interface ReportContext {
  source: BoardSnapshot
  language: Locale
  attribution: Attribution
  /** The directory in its order. */
  hubs: ReadonlyMap<string, ReportHub>
  /** HUB of a note that the directory knows, whether or not the report names it. */
  hubOf: (noteId: string) => string | null
  /** Whether the session stores the HUB of a note. */
  storesHubs: boolean
}

/**
 * The questions with their clusters and notes. Refs are given in the order of reading.
 *
 * A note stands in its cluster, else ungrouped under its question; under the first question when the board does not
 * know its question.
 */
export function buildQuestions(context: ReportContext, placed: readonly PlacedNote[]): ReportQuestion[] {
  const { source, language } = context
  const questions = [...source.questions].sort(byOrder)
  if (questions.length === 0 && placed.length > 0) questions.push(withoutQuestion())
  const known = new Set(questions.map((question) => question.id))
  const home = (questionId: string) => (known.has(questionId) ? questionId : (questions[0]?.id ?? ''))
  const clusterIds = new Set(source.clusters.map((cluster) => cluster.id))
  const isGrouped = ({ note }: PlacedNote) => note.clusterId !== null && clusterIds.has(note.clusterId)
  const votes = readVotes(source.rounds)
  const disputed = disputedNotes(source)
  const toNote = noteMaker(context, votes)

  return questions.map((question, index) => {
    const votedOn = votes.votedOn(question.id)
    const clusters = source.clusters
      .filter((cluster) => home(cluster.questionId) === question.id)
      .sort(byOrder)
      .flatMap((cluster): ReportCluster[] => {
        const notes = placed
          .filter(({ note }) => note.clusterId === cluster.id)
          .map((note) => toNote(note, votedOn))
        if (notes.length === 0) return []
        const title = tidyText(cluster.title)
        const ids = entryIds(notes)
        return [
          {
            id: cluster.id,
            title: title || say(language, 'untitledGroup'),
            named: title !== '',
            description: editorialText(source, { clusterId: cluster.id }, language),
            counts: count(ids, context),
            votes: votedOn && sum((votedOn === 'clusters' ? [cluster.id] : ids).map(votes.votesFor)),
            notes,
            quotes: chooseQuotes(notes, context.hubOf).map((note) => note.id),
          },
        ]
      })
    const ungrouped = placed
      .filter((one) => !isGrouped(one) && home(one.note.questionId) === question.id)
      .map((note) => toNote(note, votedOn))
    const apart = apartNotes(clusters, ungrouped, disputed)
    return {
      id: question.id,
      number: index + 1,
      text: question.text[language],
      short: question.short[language].trim() || question.text[language],
      commitments: question.commitments,
      counts: count([...clusters.flatMap(({ notes }) => entryIds(notes)), ...entryIds(ungrouped)], context),
      votedOn,
      clusters,
      ungrouped,
      leading: [...clusters]
        .sort(byWeight)
        .slice(0, LEADING_CLUSTERS)
        .map((cluster) => cluster.id),
      apart: apart.map(({ note, reason }) => ({ noteId: note.id, reason })),
      apartQuotes: apartQuotes(apart, context),
    }
  })
}

/** Makes notes of the report one after the other, numbering them. */
function noteMaker(context: ReportContext, votes: PublishedVotes) {
  const { language, hubs, hubOf, attribution, source } = context
  let ref = 0
  const toEntry = (note: SnapshotNote, name: string, votedOn: ReportQuestion['votedOn']): ReportEntry => ({
    id: note.id,
    ref: name,
    text: tidyText(note.text),
    kind: note.kind,
    hub: attribution === 'none' ? null : (hubs.get(hubOf(note.id) ?? '') ?? null),
    author: attribution === 'name' ? (source.people[note.authorId ?? '']?.name ?? null) : null,
    language: note.language,
    foreign: note.language !== null && note.language !== language,
    translations: Object.entries(note.translations)
      .map(([target, { text, by }]) => ({ language: target as Locale, text: tidyText(text), by }))
      .filter((translation) => translation.text !== ''),
    votes: votedOn === 'notes' ? votes.votesFor(note.id) : null,
    createdAt: note.createdAt,
    step: attribution === 'none' ? withoutOwner(note.step) : note.step,
  })
  return ({ note, merged }: PlacedNote, votedOn: ReportQuestion['votedOn']): ReportNote => {
    const name = String(++ref)
    return {
      ...toEntry(note, name, votedOn),
      alsoSaid: merged.map((other, index) => toEntry(other, `${name}.${index + 1}`, votedOn)),
    }
  }
}

/** An owner is a person or an office of the HUB. */
function withoutOwner(step: SnapshotNote['step']): SnapshotNote['step'] {
  if (step === null) return null
  const { kind, due, help, sdgs } = step
  return {
    ...(kind && { kind }),
    ...(due !== undefined && { due }),
    ...(help !== undefined && { help }),
    ...(sdgs && { sdgs }),
  }
}

/** Ids of the notes that were moved from one group to another several times, moves taken back not counted. */
function disputedNotes(source: BoardSnapshot): Set<string> {
  const moves = new Map<string, number>()
  for (const { verb, subjectId, from, to, undoneBy } of source.trail)
    if (verb === 'cluster' && from !== null && to !== null && from !== to && undoneBy === null)
      moves.set(subjectId, (moves.get(subjectId) ?? 0) + 1)
  return new Set([...moves].flatMap(([noteId, n]) => (n >= DISPUTED_MOVES ? [noteId] : [])))
}

type Apart = { note: ReportNote; reason: ApartNote['reason'] }

/** Where nothing was grouped, no note stands apart from the others. */
function apartNotes(
  clusters: readonly ReportCluster[],
  ungrouped: readonly ReportNote[],
  disputed: ReadonlySet<string>,
): Apart[] {
  if (clusters.length === 0) return []
  const grouped = clusters.flatMap(({ notes }) =>
    notes.flatMap((note): Apart[] => {
      if (disputed.has(note.id)) return [{ note, reason: 'disputed' }]
      return notes.length === 1 && note.alsoSaid.length === 0 ? [{ note, reason: 'alone' }] : []
    }),
  )
  const outside = ungrouped.map(
    (note): Apart => ({ note, reason: disputed.has(note.id) ? 'disputed' : 'ungrouped' }),
  )
  return [...grouped, ...outside]
}

function apartQuotes(apart: readonly Apart[], { hubOf }: ReportContext): string[] {
  const chosen = (['disputed', 'ungrouped', 'alone'] as const).flatMap((reason) =>
    chooseQuotes(
      apart.filter((one) => one.reason === reason).map(({ note }) => note),
      hubOf,
    ),
  )
  return chosen.slice(0, MAX_QUOTES).map((note) => note.id)
}

export function count(noteIds: readonly string[], { hubOf, storesHubs }: ReportContext): Counts {
  const hubs = new Set(noteIds.flatMap((id) => hubOf(id) ?? [])).size
  return { notes: noteIds.length, hubs: storesHubs ? hubs : null }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Stands in for the questions of a board that has none, so that its notes are not lost. */
function withoutQuestion(): BoardSnapshot['questions'][number] {
  const words = { en: say('en', 'noQuestion'), fr: say('fr', 'noQuestion'), es: say('es', 'noQuestion') }
  return { id: '', order: 0, text: words, short: words, commitments: false }
}

/** Most votes first, then most HUBs, then most notes; a stable sort keeps the given order among equals. */
function byWeight(a: ReportCluster, b: ReportCluster): number {
  return (
    (b.votes ?? 0) - (a.votes ?? 0) ||
    (b.counts.hubs ?? 0) - (a.counts.hubs ?? 0) ||
    b.counts.notes - a.counts.notes
  )
}
