import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale, useQuestions } from '../../session/hooks.ts'
import { QuestionMark } from '../../ui/question-mark.tsx'
import styles from './list-view.module.css'
import { listTexts } from './texts.ts'

interface TabsProps {
  chosen: number
  counts: readonly number[]
  onChoose(index: number): void
  children: ReactNode
}

/** One question at a time, and how many notes each has. */
export function QuestionTabs({ chosen, counts, onChoose, children }: TabsProps) {
  const t = useTexts(listTexts)
  const locale = useLocale()
  const questions = useQuestions()
  const row = useRef<HTMLDivElement>(null)
  const id = useId()

  const onKeyDown = (event: KeyboardEvent) => {
    const last = questions.length - 1
    // Right is onwards, but where one reads the other way.
    const [onwards, back] =
      document.dir === 'rtl' ? (['ArrowLeft', 'ArrowRight'] as const) : (['ArrowRight', 'ArrowLeft'] as const)
    const places: Record<string, number> = {
      [onwards]: chosen === last ? 0 : chosen + 1,
      [back]: chosen === 0 ? last : chosen - 1,
      Home: 0,
      End: last,
    }
    const next = places[event.key]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
    row.current?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <>
      <div className={styles.tabs} role="tablist" aria-label={t('questions')} ref={row} onKeyDown={onKeyDown}>
        {questions.map((question, index) => (
          <button
            key={question.id}
            type="button"
            role="tab"
            id={`${id}-tab-${index}`}
            aria-controls={`${id}-panel`}
            aria-selected={index === chosen}
            aria-label={`${t('tabLabel', { n: index + 1, short: question.short[locale] })} (${t('notesCount', { count: counts[index] ?? 0 })})`}
            tabIndex={index === chosen ? 0 : -1}
            data-question={(index % 3) + 1}
            onClick={() => onChoose(index)}
          >
            <QuestionMark number={index + 1} />
            <span className={styles.short}>{question.short[locale]}</span>
          </button>
        ))}
      </div>
      <div
        className={styles.tabPanel}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${chosen}`}
        data-scrolls={`tab/${chosen}`}
      >
        {children}
      </div>
    </>
  )
}
