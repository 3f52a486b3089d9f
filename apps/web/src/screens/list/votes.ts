import type { Round } from '@atelier/board'
import { createContext, useContext } from 'react'
import type { BallotState } from './ballot.ts'

/** My votes in the round that is open. */
export interface Voting {
  round: Round
  state: BallotState
  left(questionId: string): number
  vote(targetId: string, count: number): void
}

export interface Votes {
  /** The open round, if I may vote in it. */
  round: Round | undefined
  /** My ballot in it; `null` until the part that keeps it is here. */
  voting: Voting | null
  /** What everybody may read of votes: `null` before a round was closed. */
  results: Record<string, number> | null
}

export const VotesContext = createContext<Votes>({ round: undefined, voting: null, results: null })

export const useVotes = (): Votes => useContext(VotesContext)

export interface VoteTarget {
  on: Round['on']
  targetId: string
  questionId: string
  /** What is voted for, for screen readers. */
  name: string
}

export const concerns = (round: Round, questionId: string) =>
  round.questionIds.length === 0 || round.questionIds.includes(questionId)
