import { MAX_QUESTION_CHARS, MAX_QUESTIONS, MAX_SHORT_CHARS, type Question } from '@atelier/board'
import { ArrowDown, ArrowUp, Plus, Trash } from 'lucide-react'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApi } from '../../app-context.ts'
import { useLocale, useTexts } from '../../i18n.ts'
import { useQuestions, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { filledIn, isEmpty } from './localized-draft.ts'
import { LocalizedFields } from './localized-fields.tsx'
import { SaveBar, type SaveState } from './save-bar.tsx'
import { storeQuestions } from './setup-api.ts'
import styles from './setup-screen.module.css'
import { setupTexts } from './texts.ts'

/** A question under way. `key` holds its place on the screen while it has no id. */
type QuestionDraft = Pick<Question, 'text' | 'short' | 'commitments'> & { key: string; id?: string }

const draftOf = ({ id, text, short, commitments }: Question): QuestionDraft => ({
  key: id,
  id,
  text,
  short,
  commitments,
})

/** The guiding questions: words in each language, order, one to eight of them. */
export function QuestionsEditor() {
  const t = useTexts(setupTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const api = useApi()
  const { boardId } = useSession()
  const stored = useQuestions()
  const [draft, setDraft] = useState<QuestionDraft[] | null>(null)
  const [state, setState] = useState<SaveState>('same')
  const [error, setError] = useState<string | null>(null)
  const questions = draft ?? stored.map(draftOf)

  const change = (next: QuestionDraft[]) => {
    setDraft(next)
    setState('changed')
    setError(null)
  }
  const changeOne = (index: number, part: Partial<QuestionDraft>) =>
    change(questions.map((question, at) => (at === index ? { ...question, ...part } : question)))
  const move = (from: number, to: number) => {
    const next = [...questions]
    next.splice(to, 0, ...next.splice(from, 1))
    change(next)
  }
  const add = () => {
    const empty = { en: '', fr: '', es: '' }
    const key = `new-${questions.length}-${Date.now()}`
    change([...questions, { key, text: empty, short: empty, commitments: false }])
  }

  const save = async () => {
    const missing = questions.findIndex(({ text, short }) => isEmpty(text) || isEmpty(short))
    if (missing >= 0) return setError(t('questionMissing', { number: missing + 1 }))
    setState('saving')
    setError(null)
    try {
      await storeQuestions(api, boardId, {
        questions: questions.map(({ key: _, text, short, ...rest }) => ({
          ...rest,
          text: filledIn(text, locale),
          short: filledIn(short, locale),
        })),
      })
      setDraft(null)
      setState('saved')
    } catch (failure) {
      setState('changed')
      setError(failureMessage(failure, locale, tUi('unreachable')))
    }
  }

  return (
    <section className={styles.part} aria-labelledby="part-questions">
      <h2 id="part-questions">{t('questions')}</h2>
      <p className={styles.hint}>{t('questionsHint')}</p>
      <ol className={styles.cards}>
        {questions.map((question, index) => (
          <li key={question.key} className={styles.card}>
            <div className={styles.cardHead}>
              <h3>
                <QuestionMark number={index + 1} />
                <span className="visually-hidden">{t('question', { number: index + 1 })}</span>
              </h3>
              <div className={styles.tools}>
                <Button
                  kind="plain"
                  aria-label={`${t('moveUp')} — ${t('question', { number: index + 1 })}`}
                  disabled={index === 0}
                  icon={<ArrowUp aria-hidden="true" />}
                  onClick={() => move(index, index - 1)}
                />
                <Button
                  kind="plain"
                  aria-label={`${t('moveDown')} — ${t('question', { number: index + 1 })}`}
                  disabled={index === questions.length - 1}
                  icon={<ArrowDown aria-hidden="true" />}
                  onClick={() => move(index, index + 1)}
                />
                <Button
                  kind="plain"
                  aria-label={`${t('remove')} — ${t('question', { number: index + 1 })}`}
                  disabled={questions.length === 1}
                  icon={<Trash aria-hidden="true" />}
                  onClick={() => change(questions.filter((_, at) => at !== index))}
                />
              </div>
            </div>
            <LocalizedFields
              fields={[
                {
                  key: 'text',
                  label: t('inFull'),
                  name: t('questionText', { number: index + 1 }),
                  value: question.text,
                  maxLength: MAX_QUESTION_CHARS,
                  lines: 2,
                  onChange: (text) => changeOne(index, { text }),
                },
                {
                  key: 'short',
                  label: t('inShort'),
                  name: t('questionShort', { number: index + 1 }),
                  value: question.short,
                  maxLength: MAX_SHORT_CHARS,
                  onChange: (short) => changeOne(index, { short }),
                },
              ]}
            />
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={question.commitments}
                onChange={(event) => changeOne(index, { commitments: event.target.checked })}
              />
              <span>{t('commitments')}</span>
            </label>
          </li>
        ))}
      </ol>
      {questions.length < MAX_QUESTIONS ? (
        <Button icon={<Plus aria-hidden="true" />} onClick={add}>
          {t('addQuestion')}
        </Button>
      ) : null}
      <SaveBar
        state={state}
        error={error}
        onSave={save}
        onDiscard={() => {
          setDraft(null)
          setState('same')
          setError(null)
        }}
      />
    </section>
  )
}
