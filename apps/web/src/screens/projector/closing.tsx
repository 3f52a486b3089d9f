import { useTexts } from '../../i18n.ts'
import { useClusters, useLocale, useNotes, usePhase, useQuestions } from '../../session/hooks.ts'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { outlineQuestions } from '../list/question-outline.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** Groups that fit on the wall under each question. */
const TITLES = 4

/** The end: what the room leaves behind, and thanks. */
export function Closing() {
  const t = useTexts(projectorTexts)
  const locale = useLocale()
  const phase = usePhase()
  const questions = useQuestions()
  const notes = useNotes()
  const clusters = useClusters()
  const outlines = outlineQuestions(
    questions.map(({ id }) => id),
    notes,
    clusters,
    '',
  )
  return (
    <div className={styles.closing}>
      <h2 className={styles.headline}>{t('closing')}</h2>
      <ol>
        {outlines.map((outline, index) => (
          <li key={outline.questionId} data-question={(index % 3) + 1}>
            <h3>
              <QuestionMark number={index + 1} /> {questions[index]?.short[locale]}
            </h3>
            <p>
              {t('notes', { count: outline.count })} · {t('groups', { count: outline.groups.length })}
            </p>
            <ul>
              {[...outline.groups]
                .filter(({ cluster }) => cluster.title.trim() !== '')
                .sort((a, b) => b.notes.length - a.notes.length)
                .slice(0, TITLES)
                .map(({ cluster }) => (
                  <li key={cluster.id} dir="auto">
                    {cluster.title}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className={styles.instruction}>{phase?.instruction[locale]}</p>
    </div>
  )
}
