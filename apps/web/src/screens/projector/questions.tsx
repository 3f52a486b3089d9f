import { unbroken } from '@atelier/board'
import { useTexts } from '../../i18n.ts'
import { useLocale, usePhase, useQuestions } from '../../session/hooks.ts'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { countOf } from '../facilitator/balance.ts'
import { useBalance } from '../facilitator/use-balance.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** The questions of the phase, unmistakable; where one stands alone it fills the wall. */
export function Questions() {
  const locale = useLocale()
  const phase = usePhase()
  const questions = useQuestions()
  const asked = phase?.questionIds ?? []
  const shown = questions.filter(({ id }) => asked.length === 0 || asked.includes(id))
  return (
    <div className={styles.questions} data-alone={shown.length === 1}>
      <ol>
        {shown.map((question) => {
          const number = questions.indexOf(question) + 1
          return (
            <li key={question.id} data-question={((number - 1) % 3) + 1}>
              <QuestionMark number={number} />
              <h2>{unbroken(question.text[locale])}</h2>
            </li>
          )
        })}
      </ol>
      <div className={styles.below}>
        <p className={styles.instruction}>{phase?.instruction[locale]}</p>
        {phase?.kind === 'write' && <WrittenCount questionIds={shown.map(({ id }) => id)} />}
      </div>
    </div>
  )
}

/** How far the room has come, without saying what anybody wrote. */
function WrittenCount({ questionIds }: { questionIds: readonly string[] }) {
  const t = useTexts(projectorTexts)
  const { written, counts } = useBalance()
  const count = questionIds.reduce((sum, id) => sum + countOf(counts, id), 0)
  return (
    <p className={styles.count}>
      <strong>{written.length > 0 ? t('hubsWritten', { count: written.length }) : t('nobodyWritten')}</strong>
      {count > 0 && <span>{t('notes', { count })}</span>}
    </p>
  )
}
