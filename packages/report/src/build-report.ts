import { type BoardSnapshot, byAge, byOrder, type Locale, type SnapshotNote, tidyText } from '@atelier/board'
import { contentVersion } from './content-version.ts'
import type {
  ParticipationRow,
  Report,
  ReportCluster,
  ReportEntry,
  ReportHub,
  ReportNote,
  ReportPhase,
  ReportQuestion,
} from './report.ts'
import { say, sayCount } from './wording.ts'

export interface ReportOptions {
  /** Of the report's own words and of questions and phases; notes keep theirs. */
  language: Locale
  /** Epoch ms at which the report is made. */
  now: number
  /** IANA name of the zone in which times are written; UTC when left out. */
  timeZone?: string
}

/** Clusters of a question that the first page names. */
export const LEADING_CLUSTERS = 3

/**
 * Builds the one report model from a snapshot.
 *
 * Which notes are in it, and where:
 * - a note that is hidden is left out and counted under `removed`; one without wording, card or merged notes is left
 *   out and counted under `blank`;
 * - a note merged into another stands under it, once, wherever it lay before; when that other is left out, it stands
 *   by itself again;
 * - every other note stands in its cluster, else ungrouped under its question; under the first question when the
 *   board does not know its question.
 *
 * @example
 * const report = buildReport(takeSnapshot(board, facilitation, now), { language: 'fr', now })
 * toMarkdown(report)
 */
export function buildReport(snapshot: BoardSnapshot, options: ReportOptions): Report {
  const { language, now, timeZone = 'UTC' } = options
  const { placed, removed, blank } = sortOut(snapshot.notes)
  const hubs = new Map([...snapshot.hubs].sort(byOrder).map((hub) => [hub.id, toReportHub(hub)]))
  const questions = buildQuestions(snapshot, placed, hubs, language)
  const entries = questions.flatMap((question) =>
    topNotes(question)
      .flatMap(entriesOf)
      .map((entry) => ({ entry, question })),
  )
  const steps = entries.filter(
    ({ entry, question }) => question.commitments || entry.kind === 'commitment' || hasStep(entry),
  )
  const withStep = new Set(steps.flatMap(({ entry }) => (entry.hub ? [entry.hub.id] : [])))
  return {
    format: 'atelier-report',
    formatVersion: 1,
    language,
    cover: {
      title: snapshot.title,
      boardId: snapshot.boardId,
      boardLanguage: snapshot.language,
      version: contentVersion(snapshot),
      heldAt: snapshot.session.course[0]?.at ?? snapshot.createdAt,
      madeAt: now,
      timeZone,
    },
    numbers: {
      hubsListed: hubs.size,
      hubs: distinctHubs(entries.map(({ entry }) => entry)),
      people: Object.values(snapshot.joined).reduce((sum, people) => sum + people, 0),
      notes: entries.length,
      clusters: questions.reduce((sum, question) => sum + question.clusters.length, 0),
      ungrouped: questions.reduce((sum, question) => sum + question.ungrouped.flatMap(entriesOf).length, 0),
      commitments: steps.length,
      removed,
      blank,
    },
    questions,
    commitments: {
      rows: steps.map(({ entry: { id, ref, hub, step } }) => ({ noteId: id, ref, hub, step })),
      hubsWithout: [...hubs.values()].filter((hub) => !withStep.has(hub.id)),
    },
    participation: participation(snapshot.joined, hubs, questions),
    course: course(snapshot, language),
    method: method(snapshot, language, removed, blank),
  }
}

/** A note with everything that says the same, in a row. */
export function entriesOf(note: ReportNote): ReportEntry[] {
  const { alsoSaid, ...entry } = note
  return [entry, ...alsoSaid]
}

/** A question's notes in reading order, those merged into others left under them. */
export function topNotes(question: ReportQuestion): ReportNote[] {
  return [...question.clusters.flatMap((cluster) => cluster.notes), ...question.ungrouped]
}

interface PlacedNote {
  note: SnapshotNote
  merged: SnapshotNote[]
}

/** Splits the notes into those that stand by themselves, each with its merged ones, and those left out. */
function sortOut(all: readonly SnapshotNote[]): { placed: PlacedNote[]; removed: number; blank: number } {
  const shown = all.filter((note) => !note.hidden).sort(byAge)
  const written = new Map(shown.filter((note) => !isBlank(note)).map((note) => [note.id, note]))
  // Also kept although blank: the top of a merge, whose merged wordings would lose the place they were given.
  const targets = new Set([...written.values()].flatMap((note) => note.mergedInto ?? []))
  const visible = new Map(
    shown.filter((note) => written.has(note.id) || targets.has(note.id)).map((note) => [note.id, note]),
  )
  const placed = new Map<string, PlacedNote>()
  const merged: { note: SnapshotNote; top: string }[] = []
  for (const note of visible.values()) {
    const top = topOf(note, visible)
    if (top === note.id) placed.set(note.id, { note, merged: [] })
    else merged.push({ note, top })
  }
  for (const { note, top } of merged) placed.get(top)?.merged.push(note)
  return {
    placed: [...placed.values()],
    removed: all.length - shown.length,
    blank: shown.length - visible.size,
  }
}

/** Where a chain of merges ends among visible notes; in a circle, the smallest id is the top. */
function topOf(note: SnapshotNote, visible: ReadonlyMap<string, SnapshotNote>): string {
  const seen: string[] = []
  let at = note
  while (!seen.includes(at.id)) {
    seen.push(at.id)
    const next = at.mergedInto === null ? undefined : visible.get(at.mergedInto)
    if (!next) return at.id
    at = next
  }
  return seen.slice(seen.indexOf(at.id)).sort()[0] ?? note.id
}

const isBlank = (note: SnapshotNote) => tidyText(note.text) === '' && !hasStep(note)

function hasStep({ step }: { step: SnapshotNote['step'] }): boolean {
  return step !== null && Boolean(step.owner || step.due || step.help || step.sdgs?.length)
}

const toReportHub = ({ id, name, code }: ReportHub): ReportHub => ({ id, name, code })

function distinctHubs(entries: readonly ReportEntry[]): number {
  return new Set(entries.flatMap((entry) => entry.hub?.id ?? [])).size
}

function count(notes: readonly ReportNote[]): { notes: number; hubs: number } {
  const entries = notes.flatMap(entriesOf)
  return { notes: entries.length, hubs: distinctHubs(entries) }
}

function buildQuestions(
  snapshot: BoardSnapshot,
  placed: readonly PlacedNote[],
  hubs: ReadonlyMap<string, ReportHub>,
  language: Locale,
): ReportQuestion[] {
  const questions = [...snapshot.questions].sort(byOrder)
  if (questions.length === 0 && placed.length > 0) questions.push(withoutQuestion())
  const known = new Set(questions.map((question) => question.id))
  const home = (questionId: string) => (known.has(questionId) ? questionId : (questions[0]?.id ?? ''))
  const clusterById = new Map(snapshot.clusters.map((cluster) => [cluster.id, cluster]))
  const clusterOf = ({ note }: PlacedNote) => (note.clusterId ? clusterById.get(note.clusterId) : undefined)

  let ref = 0
  const toEntry = (note: SnapshotNote, name: string): ReportEntry => ({
    id: note.id,
    ref: name,
    text: tidyText(note.text),
    kind: note.kind,
    hub: hubs.get(note.hubId ?? '') ?? null,
    language: note.language,
    foreign: note.language !== null && note.language !== language,
    createdAt: note.createdAt,
    step: note.step,
  })
  const toNote = ({ note, merged }: PlacedNote): ReportNote => {
    const name = String(++ref)
    return {
      ...toEntry(note, name),
      alsoSaid: merged.map((other, index) => toEntry(other, `${name}.${index + 1}`)),
    }
  }

  return questions.map((question, index) => {
    const clusters = snapshot.clusters
      .filter((cluster) => home(cluster.questionId) === question.id)
      .sort(byOrder)
      .flatMap((cluster): ReportCluster[] => {
        const notes = placed.filter((note) => clusterOf(note)?.id === cluster.id).map(toNote)
        if (notes.length === 0) return []
        const title = tidyText(cluster.title)
        return [
          {
            id: cluster.id,
            title: title || say(language, 'untitledGroup'),
            named: title !== '',
            counts: count(notes),
            notes,
          },
        ]
      })
    const ungrouped = placed
      .filter((note) => !clusterOf(note) && home(note.note.questionId) === question.id)
      .map(toNote)
    return {
      id: question.id,
      number: index + 1,
      text: question.text[language],
      short: question.short[language],
      commitments: question.commitments,
      counts: count([...clusters.flatMap((cluster) => cluster.notes), ...ungrouped]),
      clusters,
      ungrouped,
      leading: [...clusters]
        .sort(byWeight)
        .slice(0, LEADING_CLUSTERS)
        .map((cluster) => cluster.id),
    }
  })
}

/** Stands in for the questions of a board that has none, so that its notes are not lost. */
function withoutQuestion(): BoardSnapshot['questions'][number] {
  const words = { en: say('en', 'noQuestion'), fr: say('fr', 'noQuestion'), es: say('es', 'noQuestion') }
  return { id: '', order: 0, text: words, short: words, commitments: false }
}

/** Most HUBs first, then most notes; a stable sort keeps the given order among equals. */
function byWeight(a: ReportCluster, b: ReportCluster): number {
  return b.counts.hubs - a.counts.hubs || b.counts.notes - a.counts.notes
}

function participation(
  joined: Readonly<Record<string, number>>,
  hubs: ReadonlyMap<string, ReportHub>,
  questions: readonly ReportQuestion[],
): Report['participation'] {
  const row = (hub: ReportHub | null): ParticipationRow => {
    const notes = Object.fromEntries(
      questions.map((question) => {
        const entries = topNotes(question).flatMap(entriesOf)
        return [question.id, entries.filter((entry) => (entry.hub?.id ?? null) === (hub?.id ?? null)).length]
      }),
    )
    const total = Object.values(notes).reduce((sum, n) => sum + n, 0)
    return { hub, joined: hub ? (joined[hub.id] ?? 0) : peopleWithoutHub(joined, hubs), notes, total }
  }
  const rows = [...[...hubs.values()].map(row), row(null)]
  const took = rows.filter(({ joined: people, total }) => people > 0 || total > 0)
  const named = (some: readonly ParticipationRow[]) => some.flatMap(({ hub }) => hub ?? [])
  return {
    rows: took,
    silent: named(took.filter(({ total }) => total === 0)),
    absent: named(rows.filter((one) => !took.includes(one))),
  }
}

/** People counted under `-`, or under a HUB that the directory no longer has. */
function peopleWithoutHub(
  joined: Readonly<Record<string, number>>,
  hubs: ReadonlyMap<string, ReportHub>,
): number {
  return Object.entries(joined).reduce((sum, [id, people]) => (hubs.has(id) ? sum : sum + people), 0)
}

function course(snapshot: BoardSnapshot, language: Locale): ReportPhase[] {
  const visits = [...snapshot.session.course].sort((a, b) => a.at - b.at)
  const agenda = new Map(snapshot.agenda.map((item) => [item.id, item.title[language]]))
  return [...snapshot.phases].sort(byOrder).map((phase) => {
    const own = visits.flatMap((visit, index) =>
      visit.phaseId === phase.id ? [{ from: visit.at, to: visits[index + 1]?.at ?? null }] : [],
    )
    const ended = own.flatMap(({ from, to }) => (to === null ? [] : [to - from]))
    return {
      id: phase.id,
      name: phase.name[language],
      kind: phase.kind,
      agendaItem: agenda.get(phase.agendaItemId) ?? '',
      plannedMs: phase.seconds * 1000,
      actualMs: ended.length > 0 ? ended.reduce((sum, ms) => sum + ms, 0) : null,
      startedAt: own[0]?.from ?? null,
      current: own.length > 0 && visits.at(-1)?.phaseId === phase.id,
    }
  })
}

function method(snapshot: BoardSnapshot, language: Locale, removed: number, blank: number): string[] {
  const everyone = snapshot.settings.clustering === 'everyone'
  return [
    say(language, everyone ? 'methodGroupingOpen' : 'methodWriting'),
    say(language, 'methodVerbatim'),
    say(language, 'methodCounts'),
    ...(removed > 0 ? [sayCount(language, 'removedNotes', removed)] : []),
    ...(blank > 0 ? [sayCount(language, 'blankNotes', blank)] : []),
    say(language, 'methodLimits'),
  ]
}
