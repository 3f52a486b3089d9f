import * as z from 'zod/mini'
import { MAX_VOTE_BUDGET } from './settings.ts'

/**
 * One round of secret votes. Everyone may read it; the ballots are not in it. `tallies` are there only once it is
 * closed: votes by cluster or note, weighted where tables vote.
 */
export const Round = z.looseObject({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  order: z.number(),
  /** The phase that opened it; `null` when a hand did. */
  phaseId: z.catch(z.nullable(z.string()), null),
  on: z.catch(z.enum(['clusters', 'notes']), 'clusters'),
  questionIds: z.catch(z.array(z.string()), []),
  /** Votes of one ballot for each question. */
  budget: z.catch(z.int().check(z.gte(1), z.lte(MAX_VOTE_BUDGET)), 3),
  several: z.catch(z.boolean(), false),
  open: z.catch(z.boolean(), false),
  /** Epoch ms. */
  openedAt: z.catch(z.number(), 0),
  closedAt: z.catch(z.nullable(z.number()), null),
  /** How many ballots came in, and for how many people they stand. */
  turnout: z.catch(z.object({ ballots: z.number(), people: z.number() }), { ballots: 0, people: 0 }),
  tallies: z.catch(z.nullable(z.record(z.string(), z.number())), null),
})
export type Round = z.infer<typeof Round>

/** One person's votes: how many for which cluster or note. Zero and absence are the same. */
export type Votes = Record<string, number>

/** A stored ballot: votes, and for how many people they stand. No name, no person. */
export const Ballot = z.object({
  votes: z.record(z.string(), z.int().check(z.gte(0))),
  weight: z.int().check(z.gte(1)),
})
export type Ballot = z.infer<typeof Ballot>

export type BallotRefusal = 'roundClosed' | 'unknownTarget' | 'overBudget' | 'severalVotes'

/**
 * Judges a ballot. It replaces what the same person cast before in this round.
 *
 * @param questionOf the question of a cluster or note that can be voted for; `undefined` for anything else
 * @returns `null` when it is valid, else why not and for which value
 */
export function judgeBallot(
  round: Round,
  votes: Votes,
  questionOf: (targetId: string) => string | undefined,
): { code: BallotRefusal; value: string | number } | null {
  if (!round.open) return { code: 'roundClosed', value: round.id }
  const spent = new Map<string, number>()
  for (const [targetId, count] of Object.entries(votes)) {
    if (count === 0) continue
    const questionId = questionOf(targetId)
    if (questionId === undefined || (round.questionIds.length > 0 && !round.questionIds.includes(questionId)))
      return { code: 'unknownTarget', value: targetId }
    if (count > 1 && !round.several) return { code: 'severalVotes', value: targetId }
    spent.set(questionId, (spent.get(questionId) ?? 0) + count)
  }
  for (const count of spent.values()) if (count > round.budget) return { code: 'overBudget', value: count }
  return null
}

/** Adds ballots up: votes by target, each ballot as heavy as the people it stands for. */
export function tally(ballots: Iterable<Ballot>): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { votes, weight } of ballots)
    for (const [targetId, count] of Object.entries(votes))
      if (count > 0) sums[targetId] = (sums[targetId] ?? 0) + count * weight
  return sums
}

/** Votes by target over all closed rounds; `null` when none was closed yet. */
export function publishedVotes(rounds: readonly Round[]): Record<string, number> | null {
  const closed = rounds.filter((round) => !round.open && round.tallies !== null)
  if (closed.length === 0) return null
  const sums: Record<string, number> = {}
  for (const { tallies } of closed)
    for (const [targetId, votes] of Object.entries(tallies ?? {}))
      sums[targetId] = (sums[targetId] ?? 0) + votes
  return sums
}
