import type { Cluster, Note, Question, Round } from '@atelier/board'

/** One line of a result. */
export interface ResultRow {
  targetId: string
  /** Title of the group, or wording of the note; empty for a group nobody named. */
  title: string
  votes: number
}

/** What a closed round says of one question: most votes first, what got none at the end. */
export interface QuestionResult {
  questionId: string
  /** All votes under the question. */
  votes: number
  rows: ResultRow[]
}

/**
 * The published result of a round.
 *
 * @returns `null` while it is open: nothing is known then but the turnout
 */
export function resultsOf(
  round: Round,
  questions: readonly Pick<Question, 'id'>[],
  clusters: readonly Cluster[],
  notes: readonly Note[],
): QuestionResult[] | null {
  const { tallies } = round
  if (round.open || tallies === null) return null
  const byId = new Map(notes.map((note) => [note.id, note]))
  const targets: { id: string; questionId: string; title: string }[] =
    round.on === 'clusters'
      ? clusters.map((cluster) => ({
          id: cluster.id,
          questionId: cluster.questionId,
          title: cluster.title.trim() || wordingOfOne(cluster, byId),
        }))
      : notes
          .filter(({ hidden, mergedInto }) => !hidden && !mergedInto)
          .map(({ id, questionId, text }) => ({ id, questionId, title: text }))
  return questions
    .filter(({ id }) => round.questionIds.length === 0 || round.questionIds.includes(id))
    .map(({ id: questionId }) => {
      const rows = targets
        .filter((target) => target.questionId === questionId)
        .map(({ id, title }) => ({ targetId: id, title, votes: tallies[id] ?? 0 }))
        .sort((a, b) => b.votes - a.votes)
      return { questionId, votes: rows.reduce((sum, { votes }) => sum + votes, 0), rows }
    })
}

/** A note that was left alone speaks for its group. */
function wordingOfOne(cluster: Cluster, byId: ReadonlyMap<string, Note>): string {
  return cluster.noteIds.length === 1 ? (byId.get(cluster.noteIds[0] ?? '')?.text ?? '') : ''
}

/** The round that a screen speaks of: the one that is open, else the last one. */
export const currentRound = (rounds: readonly Round[]): Round | null =>
  rounds.findLast(({ open }) => open) ?? rounds.at(-1) ?? null
