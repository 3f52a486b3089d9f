import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useNotes,
  usePeople,
  usePhase,
  useQuestions,
  useRounds,
  useSettings,
} from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import desk from './desk.module.css'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'
import styles from './vote-desk.module.css'
import { currentRound, resultsOf } from './vote-results.ts'

/** The vote: while it is open its turnout and nothing else, once it is closed its result. */
export function VoteDesk() {
  const t = useTexts(facilitatorTexts)
  const { busy, run } = useConduct()
  const { tables } = useSettings()
  const phase = usePhase()
  const rounds = useRounds()
  const participants = usePeople().filter(({ role }) => role === 'participant').length
  const round = currentRound(rounds)
  const change = (action: 'close' | 'reopen') => () =>
    round && run((api, boardId) => api.changeRound(boardId, round.id, { action }))
  const open = () =>
    run((api, boardId) =>
      api.openRound(boardId, phase && phase.questionIds.length > 0 ? { questionIds: phase.questionIds } : {}),
    )
  return (
    <section>
      <h3 className={desk.subtitle}>{t('vote')}</h3>
      {!round ? (
        <>
          <p className={desk.muted}>{t('noVote')}</p>
          <Button wide disabled={busy} onClick={open}>
            {t('openVote')}
          </Button>
        </>
      ) : round.open ? (
        <>
          <p className={styles.turnout}>
            <strong>{round.turnout.ballots}</strong> {t('ballots', { count: round.turnout.ballots })}
          </p>
          <p className={desk.muted}>{t('ofOnline', { count: participants })}</p>
          {tables && <p className={desk.muted}>{t('ballotsFor', { count: round.turnout.people })}</p>}
          <p className={desk.muted}>{t('votesSecret')}</p>
          <Button wide disabled={busy} onClick={change('close')}>
            {t('closeVote')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('voteClosed', { count: round.turnout.ballots })}</p>
          <Results />
          <div className={desk.pair}>
            <Button disabled={busy} onClick={change('reopen')}>
              {t('reopenVote')}
            </Button>
            <Button kind="plain" disabled={busy} onClick={open}>
              {t('newVote')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** The last result, question by question. */
export function Results() {
  const t = useTexts(facilitatorTexts)
  const rounds = useRounds()
  const questions = useQuestions()
  const clusters = useClusters()
  const notes = useNotes()
  const round = currentRound(rounds)
  const results = round && resultsOf(round, questions, clusters, notes)
  if (!results) return null
  return results.map((result) => {
    const most = Math.max(1, ...result.rows.map(({ votes }) => votes))
    return (
      <div key={result.questionId} className={styles.result}>
        <h4 className={desk.label}>
          <QuestionMark number={questions.findIndex(({ id }) => id === result.questionId) + 1} />{' '}
          {t('votes', { count: result.votes })}
        </h4>
        <ol>
          {result.rows
            .filter(({ votes }) => votes > 0)
            .map((row) => (
              <li key={row.targetId}>
                <span dir="auto">{row.title || t('untitled')}</span>
                <strong>{row.votes}</strong>
                <span
                  className={styles.bar}
                  style={{ inlineSize: `${(row.votes / most) * 100}%` }}
                  aria-hidden="true"
                />
              </li>
            ))}
        </ol>
      </div>
    )
  })
}
