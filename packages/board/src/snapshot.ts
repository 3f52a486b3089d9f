import * as z from 'zod/mini'
import type { BoardDoc } from './board-doc.ts'
import { type FacilitationDoc, LAYOUT, Visit } from './facilitation-doc.ts'
import { Hub } from './hub.ts'
import { Locale } from './locale.ts'
import { NOTE_KINDS, Place, Step } from './note.ts'
import { AgendaItem, Phase } from './phase.ts'
import { Question } from './question.ts'
import { Settings } from './settings.ts'
import { Timer } from './timer.ts'

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
 * the server's clock. Names of people are not in it.
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
export function takeSnapshot(board: BoardDoc, facilitation: FacilitationDoc, takenAt: number): BoardSnapshot {
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
  }
}
