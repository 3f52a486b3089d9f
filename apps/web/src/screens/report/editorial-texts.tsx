import {
  type Cluster,
  type EditorialText,
  editorialKey,
  type Locale,
  MAX_EDITORIAL_CHARS,
} from '@atelier/board'
import { useEffect, useId, useRef, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { useClusters, useLocale, useQuestions, useSession } from '../../session/hooks.ts'
import { Notice } from '../../ui/notice.tsx'
import styles from './report-screen.module.css'
import { reportTexts } from './texts.ts'

/** Pause in typing after which a text is stored, in ms. */
const PAUSE_MS = 900

interface EditorialTextsProps {
  texts: Record<string, EditorialText>
  language: Locale
}

/** The words that people add to the report: a summary, and a description of each group. Marked as theirs in it. */
export function EditorialTexts({ texts, language }: EditorialTextsProps) {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const questions = useQuestions()
  const clusters = useClusters()
  const shown = (cluster: Cluster) => cluster.noteIds.length > 0
  return (
    <section className={styles.part}>
      <h2>{t('texts')}</h2>
      <p className={styles.muted}>{t('textsHint')}</p>
      <TextEdit
        key={`summary/${language}`}
        label={t('summary')}
        rows={6}
        textKey={editorialKey('summary', language)}
        text={texts[editorialKey('summary', language)]?.text ?? ''}
        language={language}
      />
      {questions.map((question, index) => {
        const own = clusters.filter((cluster) => cluster.questionId === question.id && shown(cluster))
        return own.length === 0 ? null : (
          <details key={question.id} className={styles.groups}>
            <summary>
              {index + 1}. {question.short[locale]}
            </summary>
            {own.map((cluster) => {
              const key = editorialKey({ clusterId: cluster.id }, language)
              return (
                <TextEdit
                  key={key}
                  label={cluster.title || t('untitledGroup')}
                  rows={3}
                  textKey={key}
                  text={texts[key]?.text ?? ''}
                  language={language}
                />
              )
            })}
          </details>
        )
      })}
    </section>
  )
}

interface TextEditProps {
  label: string
  rows: number
  textKey: string
  text: string
  language: Locale
}

/** One text; stored after a pause and when the hand leaves. What somebody else wrote meanwhile comes in when idle. */
function TextEdit({ label, rows, textKey, text, language }: TextEditProps) {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const api = useConductorApi()
  const { boardId } = useSession()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [mark, setMark] = useState<'idle' | 'saving' | 'saved'>('idle')
  const [failure, setFailure] = useState<unknown>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // Once the document says what was typed, it is the source again.
  useEffect(() => {
    if (typed !== null && typed.trim() === text.trim() && mark === 'saved') setTyped(null)
  }, [typed, text, mark])

  const store = (value: string) => {
    clearTimeout(timer.current)
    setMark('saving')
    setFailure(null)
    api.editReport(boardId, textKey, value.trim()).then(
      () => setMark('saved'),
      (error: unknown) => {
        setMark('idle')
        setFailure(error)
      },
    )
  }
  return (
    <div className={styles.text}>
      <label htmlFor={id} dir="auto">
        {label}
      </label>
      <textarea
        id={id}
        lang={language}
        dir="auto"
        rows={rows}
        maxLength={MAX_EDITORIAL_CHARS}
        value={typed ?? text}
        onChange={(event) => {
          const { value } = event.target
          setTyped(value)
          clearTimeout(timer.current)
          timer.current = setTimeout(() => store(value), PAUSE_MS)
        }}
        onBlur={() => {
          if (typed !== null && typed.trim() !== text.trim()) store(typed)
        }}
      />
      <p className={styles.muted} role="status">
        {mark === 'saving' ? t('saving') : mark === 'saved' ? t('saved') : ''}
      </p>
      {failure !== null && <Notice kind="refused">{failureMessage(failure, locale, t('notKept'))}</Notice>}
    </div>
  )
}
