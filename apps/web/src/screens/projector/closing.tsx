import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useJoined,
  useLocale,
  useNotes,
  usePhase,
  useQuestions,
  useRounds,
} from '../../session/hooks.ts'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { commitmentsOf } from '../facilitator/commitments.ts'
import { useBalance } from '../facilitator/use-balance.ts'
import { resultsOf } from '../facilitator/vote-results.ts'
import { outlineQuestions } from '../list/question-outline.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** Groups that fit on the wall under each question. */
const TITLES = 3

/** The end: thanks, what the room leaves behind, and its numbers. */
export function Closing() {
  const t = useTexts(projectorTexts)
  const locale = useLocale()
  const phase = usePhase()
  const questions = useQuestions()
  const notes = useNotes()
  const clusters = useClusters()
  const joined = useJoined()
  const rounds = useRounds()
  const { here } = useBalance()
  const people = Object.values(joined).reduce((sum, count) => sum + count, 0)
  const count = notes.filter((note) => !note.hidden && note.text.trim() !== '').length
  const { complete, begun } = commitmentsOf(here, notes, questions)
  const closed = rounds.findLast(({ open, tallies }) => !open && tallies !== null)
  const results = closed ? resultsOf(closed, questions, clusters, notes) : null
  const outlines = outlineQuestions(
    questions.map(({ id }) => id),
    notes,
    clusters,
    '',
  )
  /** As the room voted where it did, else by the number of notes. */
  const titlesOf = (questionId: string): string[] => {
    const voted = results?.find((result) => result.questionId === questionId)?.rows ?? []
    const chosen = voted.filter(({ votes, title }) => votes > 0 && title !== '')
    if (chosen.length > 0) return chosen.map(({ title }) => title)
    const groups = outlines.find((outline) => outline.questionId === questionId)?.groups ?? []
    return [...groups]
      .sort((a, b) => b.notes.length - a.notes.length)
      .flatMap(({ cluster }) => (cluster.title.trim() === '' ? [] : [cluster.title]))
  }
  const numbers = [
    [here.length, t('numberHubs', { count: here.length })],
    [people, t('numberPeople', { count: people })],
    [count, t('numberNotes', { count })],
    [complete.length + begun.length, t('numberSteps', { count: complete.length + begun.length })],
  ] as const
  return (
    <div className={styles.closing}>
      <h2 className={styles.headline}>{phase?.instruction[locale] || t('thanks')}</h2>
      <dl className={styles.numbers}>
        {numbers.map(([number, words]) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>{number}</dd>
          </div>
        ))}
      </dl>
      <ol className={styles.columns}>
        {questions.map((question, index) => (
          <li key={question.id} data-question={(index % 3) + 1}>
            <h3>
              <QuestionMark number={index + 1} /> {question.short[locale]}
            </h3>
            <ul>
              {titlesOf(question.id)
                .slice(0, TITLES)
                .map((title) => (
                  <li key={title} dir="auto">
                    <strong>{title}</strong>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  )
}
