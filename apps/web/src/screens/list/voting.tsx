import { publishedVotes, type Round } from '@atelier/board'
import { Check, CloudOff, Minus, Plus, Vote } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useHas,
  useLocale,
  useNotes,
  useObservable,
  useRounds,
  useSession,
} from '../../session/hooks.ts'
import { Notice } from '../../ui/notice.tsx'
import { BallotBox, type BallotState, votesLeft } from './ballot.ts'
import styles from './voting.module.css'
import { votingTexts } from './voting-texts.ts'

/** My votes in the round that is open. */
interface Voting {
  round: Round
  state: BallotState
  left(questionId: string): number
  vote(targetId: string, count: number): void
}

const VotingContext = createContext<Voting | null>(null)

/** What everybody may read of votes: `null` before a round was closed. */
const ResultContext = createContext<Record<string, number> | null>(null)

/** Brings the open round, if I may vote in it, and the results of closed ones. */
export function VotingProvider({ children }: { children: ReactNode }) {
  const rounds = useRounds()
  const mayVote = useHas('vote')
  const round = rounds.findLast(({ open }) => open)
  const results = useMemo(() => publishedVotes(rounds), [rounds])
  return (
    <ResultContext value={results}>
      {round && mayVote ? <OpenRound round={round}>{children}</OpenRound> : children}
    </ResultContext>
  )
}

function OpenRound({ round, children }: { round: Round; children: ReactNode }) {
  const { api, storage } = useApp()
  const { boardId, me } = useSession()
  const [box, setBox] = useState<BallotBox | null>(null)
  useEffect(() => {
    const opened = new BallotBox({
      api,
      storage,
      boardId,
      personId: me.participantId,
      roundId: round.id,
    })
    setBox(opened)
    return () => opened.close()
  }, [api, storage, boardId, me.participantId, round.id])
  return box ? (
    <Counted round={round} box={box}>
      {children}
    </Counted>
  ) : (
    children
  )
}

function Counted({ round, box, children }: { round: Round; box: BallotBox; children: ReactNode }) {
  const state = useObservable(box.state)
  const notes = useNotes()
  const clusters = useClusters()
  const questionOf = useMemo(() => {
    const byId = new Map((round.on === 'clusters' ? clusters : notes).map((one) => [one.id, one.questionId]))
    return (targetId: string) => byId.get(targetId)
  }, [round.on, clusters, notes])
  const voting = useMemo<Voting>(
    () => ({
      round,
      state,
      left: (questionId) => votesLeft(round, state.votes, questionOf, questionId),
      vote: (targetId, count) => box.vote(targetId, count),
    }),
    [round, state, questionOf, box],
  )
  return <VotingContext value={voting}>{children}</VotingContext>
}

export const useVoting = (): Voting | null => useContext(VotingContext)

/** How many votes I have left under a question, and whether they are counted. */
export function VotesLeft({ questionId }: { questionId: string }) {
  const t = useTexts(votingTexts)
  const locale = useLocale()
  const voting = useVoting()
  if (!voting || !concerns(voting.round, questionId)) return null
  const { mark, refused } = voting.state
  return (
    <div className={styles.left}>
      <p role="status">
        <Vote aria-hidden="true" />
        <strong>{t('left', { count: voting.left(questionId), budget: voting.round.budget })}</strong>
        <span className={styles.mark} data-mark={mark}>
          {mark === 'waiting' ? <CloudOff aria-hidden="true" /> : <Check aria-hidden="true" />}
          {t(mark)}
        </span>
      </p>
      <p className={styles.secret}>{t('secret')}</p>
      {refused && <Notice kind="refused">{failureMessage(refused, locale, t('waiting'))}</Notice>}
    </div>
  )
}

interface TargetProps {
  on: Round['on']
  targetId: string
  questionId: string
  /** What is voted for, for screen readers. */
  name: string
}

/** Gives votes to a cluster or a note while the round is open; shows what it got once the round is closed. */
export function VoteControl({ on, targetId, questionId, name }: TargetProps) {
  const t = useTexts(votingTexts)
  const voting = useVoting()
  const results = useContext(ResultContext)
  if (!voting) {
    const votes = results?.[targetId]
    return votes === undefined ? null : (
      <span className={styles.result}>
        <Vote aria-hidden="true" /> {t('votes', { count: votes })}
      </span>
    )
  }
  const { round } = voting
  if (round.on !== on || !concerns(round, questionId)) return null
  const mine = voting.state.votes[targetId] ?? 0
  const most = round.several ? mine + voting.left(questionId) : 1
  const free = voting.left(questionId) > 0
  if (!round.several)
    return (
      <button
        type="button"
        className={styles.one}
        aria-pressed={mine > 0}
        aria-label={t('voteFor', { name })}
        disabled={mine === 0 && !free}
        onClick={() => voting.vote(targetId, mine > 0 ? 0 : 1)}
      >
        {mine > 0 ? <Check aria-hidden="true" /> : <Vote aria-hidden="true" />}
        {t(mine > 0 ? 'voted' : 'vote')}
      </button>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a heading's row
    <span className={styles.several} role="group" aria-label={t('voteFor', { name })}>
      <button
        type="button"
        aria-label={t('less')}
        disabled={mine === 0}
        onClick={() => voting.vote(targetId, mine - 1)}
      >
        <Minus aria-hidden="true" />
      </button>
      <output>{t('votes', { count: mine })}</output>
      <button
        type="button"
        aria-label={t('more')}
        disabled={mine >= most}
        onClick={() => voting.vote(targetId, mine + 1)}
      >
        <Plus aria-hidden="true" />
      </button>
    </span>
  )
}

const concerns = (round: Round, questionId: string) =>
  round.questionIds.length === 0 || round.questionIds.includes(questionId)
