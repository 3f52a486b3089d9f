import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useLocale,
  useNotes,
  usePhase,
  useQuestions,
  useRounds,
  useSettings,
} from '../../session/hooks.ts'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { currentRound, type QuestionResult, resultsOf } from '../facilitator/vote-results.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** Choices that fit under each question. */
const LINES = 6

/** The vote: how many have voted while it is open, and the result once it is closed. */
export function VoteWall() {
  const t = useTexts(projectorTexts)
  const locale = useLocale()
  const phase = usePhase()
  const rounds = useRounds()
  const questions = useQuestions()
  const clusters = useClusters()
  const notes = useNotes()
  const { tables } = useSettings()
  const round = currentRound(rounds)
  const results = round && resultsOf(round, questions, clusters, notes)
  if (round && results) return <ResultWall results={results} ballots={round.turnout.ballots} />
  return (
    <div className={styles.voting}>
      <p className={styles.lead}>{phase?.instruction[locale]}</p>
      {round && (
        <>
          <p className={styles.turnout}>
            <strong>{round.turnout.ballots}</strong> {t('ballots', { count: round.turnout.ballots })}
          </p>
          {tables && <p className={styles.lead}>{t('forPeople', { count: round.turnout.people })}</p>}
          <p className={styles.instruction}>
            {t(round.several ? 'budgetSeveral' : 'budget', { count: round.budget })}
          </p>
        </>
      )}
    </div>
  )
}

/** What the room wants most, under each question. */
export function ResultWall({ results, ballots }: { results: readonly QuestionResult[]; ballots: number }) {
  const t = useTexts(projectorTexts)
  const locale = useLocale()
  const questions = useQuestions()
  return (
    <div className={styles.results}>
      <h2 className={styles.headline}>
        {t('result')} <small>{t('fromBallots', { count: ballots })}</small>
      </h2>
      <ol className={styles.columns}>
        {results.map(({ questionId, rows }) => {
          const index = questions.findIndex(({ id }) => id === questionId)
          const most = Math.max(1, ...rows.map(({ votes }) => votes))
          const voted = rows.filter(({ votes }) => votes > 0)
          return (
            <li key={questionId} data-question={(index % 3) + 1}>
              <h3>
                <QuestionMark number={index + 1} /> {questions[index]?.short[locale]}
              </h3>
              {voted.length === 0 && <p>{t('noVotes')}</p>}
              <ul className={styles.bars}>
                {voted.slice(0, LINES).map((row) => (
                  <li key={row.targetId}>
                    <span className={styles.barTitle} dir="auto">
                      {row.title || t('untitled')}
                    </span>
                    <strong>{row.votes}</strong>
                    <span
                      className={styles.bar}
                      style={{ inlineSize: `${(row.votes / most) * 100}%` }}
                      aria-hidden="true"
                    />
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
