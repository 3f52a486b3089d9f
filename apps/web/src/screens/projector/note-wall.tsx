import { useTexts } from '../../i18n.ts'
import { useClusters, useLocale, useNotes, usePhase, useQuestions } from '../../session/hooks.ts'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { outlineQuestions } from '../list/question-outline.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** Lines that fit under each question. */
const LINES = 9

/** The board in words, where the canvas cannot be shown: groups with their numbers, then the newest notes. */
export function NoteWall() {
  const t = useTexts(projectorTexts)
  const locale = useLocale()
  const phase = usePhase()
  const questions = useQuestions()
  const notes = useNotes()
  const clusters = useClusters()
  const asked = phase?.questionIds ?? []
  const outlines = outlineQuestions(
    questions.map(({ id }) => id),
    notes,
    clusters,
    '',
  )
  return (
    <ol className={styles.columns}>
      {outlines.map(({ questionId, groups, loose, count }, index) => {
        if (asked.length > 0 && !asked.includes(questionId)) return null
        const named = groups.filter(({ notes }) => notes.length > 0)
        return (
          <li key={questionId} data-question={(index % 3) + 1}>
            <h2>
              <QuestionMark number={index + 1} /> {questions[index]?.short[locale]}
            </h2>
            <p>{t('notes', { count })}</p>
            <ul>
              {named.slice(0, LINES).map(({ cluster, notes }) => (
                <li key={cluster.id} dir="auto">
                  <strong>{cluster.title || notes[0]?.text}</strong>
                  {notes.length > 1 && <span>{notes.length}</span>}
                </li>
              ))}
              {loose
                .slice(-Math.max(0, LINES - named.length))
                .reverse()
                .map((note) => (
                  <li key={note.id} dir="auto" {...(note.language ? { lang: note.language } : {})}>
                    {note.text}
                  </li>
                ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}
