import type { Round } from '@atelier/board'
import { Check, CloudOff, Minus, Plus, Vote } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import { useClusters, useLocale, useNotes, useObservable, useSession } from '../../session/hooks.ts'
import { Notice } from '../../ui/notice.tsx'
import { BallotBox, votesLeft } from './ballot.ts'
import { concerns, useVotes, type VoteTarget, type Voting } from './votes.ts'
import styles from './voting.module.css'
import { votingTexts } from './voting-texts.ts'

interface OpenBallotProps {
  round: Round
  /** Told of every change; `null` when the round is over. */
  onVoting(voting: Voting | null): void
}

/** My ballot in the open round. Draws nothing. */
export function OpenBallot({ round, onVoting }: OpenBallotProps) {
  const { api, storage } = useApp()
  const { boardId, me } = useSession()
  const [box, setBox] = useState<BallotBox | null>(null)
  useEffect(() => {
    const opened = BallotBox.open({ api, storage, boardId, personId: me.participantId, roundId: round.id })
    setBox(opened)
    return () => opened.close()
  }, [api, storage, boardId, me.participantId, round.id])
  return box && <Counted round={round} box={box} onVoting={onVoting} />
}

function Counted({ round, box, onVoting }: OpenBallotProps & { box: BallotBox }) {
  const state = useObservable(box.state)
  const notes = useNotes()
  const clusters = useClusters()
  const questionOf = useMemo(() => {
    const byId = new Map((round.on === 'clusters' ? clusters : notes).map((one) => [one.id, one.questionId]))
    return (targetId: string) => byId.get(targetId)
  }, [round.on, clusters, notes])
  useEffect(() => {
    onVoting({
      round,
      state,
      left: (questionId) => votesLeft(round, state.votes, questionOf, questionId),
      vote: (targetId, count) => box.vote(targetId, count),
    })
  }, [round, state, questionOf, box, onVoting])
  useEffect(() => () => onVoting(null), [onVoting])
  useEffect(() => {
    // A phone that is put away runs no clock.
    const onHidden = () => document.hidden && box.close()
    document.addEventListener('visibilitychange', onHidden)
    return () => document.removeEventListener('visibilitychange', onHidden)
  }, [box])
  return null
}

/** How many votes I have left under a question, and whether they are counted. */
export function VotesLeft({ questionId }: { questionId: string }) {
  const t = useTexts(votingTexts)
  const locale = useLocale()
  const { voting } = useVotes()
  if (!voting) return null
  const { mark, refused, votes } = voting.state
  return (
    <div className={styles.left}>
      <p role="status">
        <Vote aria-hidden="true" />
        <strong>{t('left', { count: voting.left(questionId), budget: voting.round.budget })}</strong>
        {(mark !== 'saved' || Object.keys(votes).length > 0) && (
          <span className={styles.mark} data-mark={mark}>
            {mark === 'waiting' ? <CloudOff aria-hidden="true" /> : <Check aria-hidden="true" />}
            {t(mark)}
          </span>
        )}
      </p>
      <p className={styles.secret}>{t('secret')}</p>
      {refused && <Notice kind="refused">{failureMessage(refused, locale, t('waiting'))}</Notice>}
    </div>
  )
}

/** Gives votes to a cluster or a note while the round is open; shows what it got once the round is closed. */
export function VoteControl({ on, targetId, questionId, name }: VoteTarget) {
  const t = useTexts(votingTexts)
  const { voting, results } = useVotes()
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
        aria-disabled={mine === 0}
        onClick={mine === 0 ? undefined : () => voting.vote(targetId, mine - 1)}
      >
        <Minus aria-hidden="true" />
      </button>
      <output>{t('votes', { count: mine })}</output>
      <button
        type="button"
        aria-label={t('more')}
        aria-disabled={mine >= most}
        onClick={mine >= most ? undefined : () => voting.vote(targetId, mine + 1)}
      >
        <Plus aria-hidden="true" />
      </button>
    </span>
  )
}
