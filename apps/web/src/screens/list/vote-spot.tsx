import { publishedVotes } from '@atelier/board'
import { type ReactNode, useMemo, useState } from 'react'
import { useHas, useRounds } from '../../session/hooks.ts'
import styles from './list-view.module.css'
import { useParts } from './parts.ts'
import { concerns, useVotes, type Votes, VotesContext, type VoteTarget, type Voting } from './votes.ts'

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
