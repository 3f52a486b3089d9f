import { byOrder, type Locale, publishedVotes, type Round } from '@atelier/board'
import type { ReportQuestion, ReportRound } from './report.ts'
import { allEntries } from './report-reading.ts'
import { say } from './wording.ts'

/** What the closed rounds of a board say. Votes of several rounds are added up, as on the board. */
export interface PublishedVotes {
  /** What was voted on under a question; `null` when no round on it was closed. */
  votedOn(questionId: string): 'clusters' | 'notes' | null
  /** Votes for a cluster or a note over all closed rounds. */
  votesFor(targetId: string): number
}

export function readVotes(rounds: readonly Round[]): PublishedVotes {
  const closed = rounds.filter(isPublished)
  const sums = publishedVotes([...rounds]) ?? {}
  return {
    votedOn(questionId) {
      const kinds = closed.filter((round) => covers(round, questionId)).map((round) => round.on)
      return kinds.includes('clusters') ? 'clusters' : (kinds[0] ?? null)
    },
    votesFor: (targetId) => (Object.hasOwn(sums, targetId) ? (sums[targetId] ?? 0) : 0),
  }
}

const isPublished = (round: Round) => !round.open && Boolean(round.tallies)
const covers = (round: Round, questionId: string) =>
  round.questionIds.length === 0 || round.questionIds.includes(questionId)

/** The vote table: every target of a closed round, groups of its questions that got no vote among them. */
export function reportRounds(
  rounds: readonly Round[],
  questions: readonly ReportQuestion[],
  language: Locale,
): ReportRound[] {
  const targets = new Map<string, { questionId: string; label: string }>()
  for (const question of questions)
    for (const cluster of question.clusters)
      targets.set(cluster.id, { questionId: question.id, label: cluster.title })
  for (const { entry, question } of allEntries({ questions }))
    targets.set(entry.id, { questionId: question.id, label: say(language, 'numbered', { n: entry.ref }) })

  return [...rounds].sort(byOrder).map((round, index) => {
    const concerned = questions.filter((question) => covers(round, question.id))
    const tallies = isPublished(round) ? (round.tallies ?? {}) : null
    const unvoted =
      tallies && round.on === 'clusters'
        ? concerned.flatMap((question) => question.clusters.map((cluster) => cluster.id))
        : []
    const ids = tallies ? [...new Set([...unvoted, ...Object.keys(tallies)])] : []
    return {
      id: round.id,
      number: index + 1,
      on: round.on,
      questionIds: concerned.map((question) => question.id),
      budget: round.budget,
      several: round.several,
      open: tallies === null,
      openedAt: round.openedAt,
      closedAt: round.closedAt ?? null,
      turnout: round.turnout,
      rows: ids
        .map((targetId) => ({
          targetId,
          questionId: targets.get(targetId)?.questionId ?? null,
          label: targets.get(targetId)?.label ?? say(language, 'noLongerShown'),
          votes: tallies && Object.hasOwn(tallies, targetId) ? (tallies[targetId] ?? 0) : 0,
        }))
        .sort((a, b) => b.votes - a.votes),
    }
  })
}
