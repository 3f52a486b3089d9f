import * as z from 'zod/mini'
import type { BoardDoc } from './board-doc.ts'
import { type Editorial, EditorialText, ReportLayout } from './editorial.ts'
import { type FacilitationDoc, LAYOUT, NamedPerson, Owner, Visit } from './facilitation-doc.ts'
import { Hub } from './hub.ts'
import { Locale } from './locale.ts'
import { NOTE_KINDS, Place, Step, Translation } from './note.ts'
import { AgendaItem, Phase } from './phase.ts'
import { Question } from './question.ts'
import { Round } from './round.ts'
import { Settings } from './settings.ts'
import { Timer } from './timer.ts'
import { TrailEvent } from './trail.ts'

export const SnapshotNote = z.object({
  id: z.string(),
  questionId: z.string(),
  text: z.string(),
  kind: z.enum(NOTE_KINDS),
  authorId: z.nullable(z.string()),
  hubId: z.nullable(z.string()),
  language: z.nullable(Locale),
  createdAt: z.number(),
  clusterId: z.nullable(z.string()),
  mergedInto: z.nullable(z.string()),
  hidden: z.boolean(),
  xy: z.nullable(Place),
  step: z.nullable(Step),
  /** By language: `en`, `fr`, `es`. The original is `text`. */
  translations: z._default(z.partialRecord(Locale, Translation), {}),
})
export type SnapshotNote = z.infer<typeof SnapshotNote>

export const SnapshotCluster = z.object({
  id: z.string(),
  questionId: z.string(),
  title: z.string(),
  colour: z.number(),
  order: z.number(),
  xy: z.nullable(Place),
  noteIds: z.array(z.string()),
})
export type SnapshotCluster = z.infer<typeof SnapshotCluster>

/**
 * The plain read model of a board: all that a report, a script or an import needs, without Yjs.
 *
 * Every reference in it is valid: a note's question and cluster exist, merges have no cycles. Times are epoch ms on
 * the server's clock. Names of people are in it only where the session shows them.
 */
export const BoardSnapshot = z.object({
  layout: z.int(),
  boardId: z.string(),
  title: z.string(),
  language: Locale,
  joinCode: z.string(),
  createdAt: z.number(),
  takenAt: z.number(),
  session: z.object({ phaseId: z.string(), timer: Timer, course: z.array(Visit) }),
  agenda: z.array(AgendaItem),
  phases: z.array(Phase),
  questions: z.array(Question),
  settings: Settings,
  hubs: z.array(Hub),
  /** People who joined, by HUB id; `-` counts those without one. */
  joined: z.record(z.string(), z.number()),
  notes: z.array(SnapshotNote),
  clusters: z.array(SnapshotCluster),
  drawing: z.record(z.string(), z.record(z.string(), z.unknown())),
  /** Tallies of a round are there only once it is closed. */
  rounds: z._default(z.array(Round), []),
  /** Who sorts which question, by question id. */
  owners: z._default(z.record(z.string(), Owner), {}),
  /** Names by person id; empty unless the session shows names. */
  people: z._default(z.record(z.string(), NamedPerson), {}),
  editorial: z._default(
    z.object({ texts: z.record(z.string(), EditorialText), layout: ReportLayout }),
    () => ({
      texts: {},
      layout: ReportLayout.parse({}),
    }),
  ),
  /** Who changed the order of the board, oldest first. The server adds it. */
  trail: z._default(z.array(TrailEvent), []),
})
export type BoardSnapshot = z.infer<typeof BoardSnapshot>

/**
 * Takes the snapshot of a board.
 *
 * A note under a question that the board no longer has stands under the first question; a cluster likewise. Clusters
 * that are empty and have no title are left out.
 *
 * @param takenAt epoch ms
 * @throws Error when the facilitation document has no content yet
 */
export function takeSnapshot(
  board: BoardDoc,
  facilitation: FacilitationDoc,
  takenAt: number,
  trail: readonly TrailEvent[] = [],
): BoardSnapshot {
  const meta = facilitation.meta()
  if (!meta) throw new Error('the facilitation document is empty. Fill it from a template first.')
  const questions = facilitation.questions()
  const known = new Set(questions.map((question) => question.id))
  const home = (questionId: string) => (known.has(questionId) ? questionId : (questions[0]?.id ?? questionId))
  const { phaseId, timer } = facilitation.session()
  return {
    layout: facilitation.layout || LAYOUT,
    boardId: meta.boardId,
    title: meta.title,
    language: meta.language,
    joinCode: meta.joinCode,
    createdAt: meta.createdAt,
    takenAt,
    session: { phaseId, timer, course: facilitation.course() },
    agenda: facilitation.agendaItems(),
    phases: facilitation.phases(),
    questions,
    settings: facilitation.settings(),
    hubs: facilitation.hubs(),
    joined: facilitation.joined(),
    notes: board.notes().map((note) => ({ ...note, questionId: home(note.questionId) })),
    clusters: board
      .clusters()
      .filter((cluster) => cluster.noteIds.length > 0 || cluster.title.trim() !== '')
      .map((cluster) => ({ ...cluster, questionId: home(cluster.questionId) })),
    drawing: Object.fromEntries(board.drawing()),
    rounds: facilitation.rounds(),
    owners: facilitation.owners(),
    people: facilitation.people(),
    editorial: facilitation.editorial() satisfies Editorial,
    trail: [...trail],
  }
}
