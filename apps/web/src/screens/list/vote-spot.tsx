import { publishedVotes, type Round } from '@atelier/board'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useHas, useRounds } from '../../session/hooks.ts'
import type { BallotState } from './ballot.ts'
import styles from './list-view.module.css'
import { useParts } from './parts.ts'

/** My votes in the round that is open. */
export interface Voting {
  round: Round
  state: BallotState
  left(questionId: string): number
  vote(targetId: string, count: number): void
}

interface Votes {
  /** The open round, if I may vote in it. */
  round: Round | undefined
  /** My ballot in it; `null` until the part that keeps it is here. */
  voting: Voting | null
  /** What everybody may read of votes: `null` before a round was closed. */
  results: Record<string, number> | null
}

const VotesContext = createContext<Votes>({ round: undefined, voting: null, results: null })

export const useVotes = (): Votes => useContext(VotesContext)

/** What of votes concerns me now. */
export function useVotesNow(): Pick<Votes, 'round' | 'results'> {
  const rounds = useRounds()
  const mayVote = useHas('vote')
  const results = useMemo(() => publishedVotes(rounds), [rounds])
  return { round: mayVote ? rounds.findLast(({ open }) => open) : undefined, results }
}

/** Brings the open round, with my ballot in it, and the results of closed ones. */
export function VotesProvider({
  round,
  results,
  children,
}: Pick<Votes, 'round' | 'results'> & { children: ReactNode }) {
  const part = useParts().voting
  const [voting, setVoting] = useState<Voting | null>(null)
  const votes = useMemo(() => ({ round, voting, results }), [round, voting, results])
  return (
    <VotesContext value={votes}>
      {part && round && <part.OpenBallot key={round.id} round={round} onVoting={setVoting} />}
      {children}
    </VotesContext>
  )
}

export interface VoteTarget {
  on: Round['on']
  targetId: string
  questionId: string
  /** What is voted for, for screen readers. */
  name: string
}

/** Where votes are given to a cluster or a note; the room is kept until the part that counts them is here. */
export function VoteSpot(target: VoteTarget) {
  const part = useParts().voting
  const { round, voting } = useVotes()
  const expected = round?.on === target.on && concerns(round, target.questionId)
  if (part && (voting || !expected)) return <part.VoteControl {...target} />
  return expected ? <span className={styles.voteSpace} /> : null
}

/** How many votes I have left under a question. */
export function VotesLeftSpot({ questionId }: { questionId: string }) {
  const part = useParts().voting
  const { round } = useVotes()
  if (!round || !concerns(round, questionId)) return null
  return <div className={styles.votesSpace}>{part && <part.VotesLeft questionId={questionId} />}</div>
}

export const concerns = (round: Round, questionId: string) =>
  round.questionIds.length === 0 || round.questionIds.includes(questionId)
