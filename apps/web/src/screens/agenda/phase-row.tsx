import { LOCALES, PHASE_KINDS, PHASE_RIGHTS, type Phase, type PhaseKind } from '@atelier/board'
import { ArrowDown, ArrowUp, ChevronRight, GripVertical, Trash2 } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale, useQuestions } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { clockFace } from '../board/clock.ts'
import { readDuration, withRight } from './agenda-edit.ts'
import styles from './agenda-screen.module.css'
import { agendaTexts } from './texts.ts'

interface PhaseRowProps {
  phase: Phase
  number: number
  first: boolean
  last: boolean
  /** The session stands in it: it stays. */
  current: boolean
  onChange(change: Partial<Phase>): void
  onMove(step: -1 | 1): void
  /** Another phase was dropped on this one. */
  onDrop(phaseId: string): void
  onRemove(): void
}

/** One phase: its name and minutes at hand, everything else below. */
export function PhaseRow(props: PhaseRowProps) {
  const { phase, number, first, last, current, onChange, onMove, onDrop, onRemove } = props
  const t = useTexts(agendaTexts)
  const locale = useLocale()
  const [aimed, setAimed] = useState(false)
  const name = phase.name[locale]
  return (
    <li
      className={styles.phase}
      data-current={current}
      data-skipped={phase.skipped}
      data-aimed={aimed}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(PHASE_TYPE)) return
        event.preventDefault()
        setAimed(true)
      }}
      onDragLeave={() => setAimed(false)}
      onDrop={(event) => {
        setAimed(false)
        const id = event.dataTransfer.getData(PHASE_TYPE)
        if (!id) return
        event.preventDefault()
        onDrop(id)
      }}
    >
      <div className={styles.row}>
        <span
          className={styles.grip}
          draggable
          aria-hidden="true"
          title={t('drag')}
          onDragStart={(event) => {
            event.dataTransfer.setData(PHASE_TYPE, phase.id)
            event.dataTransfer.effectAllowed = 'move'
          }}
        >
          <GripVertical />
        </span>
        <span className={styles.number}>{number}</span>
        <input
          className={styles.name}
          aria-label={t('nameOf', { n: number })}
          value={name}
          maxLength={80}
          onChange={(event) => onChange({ name: { ...phase.name, [locale]: event.target.value } })}
        />
        <Duration
          label={t('durationOf', { name })}
          seconds={phase.seconds}
          onChange={(seconds) => onChange({ seconds })}
        />
        <div className={styles.tools}>
          {([-1, 1] as const).map((step) => (
            <button
              key={step}
              type="button"
              data-move={`${phase.id}/${step}`}
              aria-label={t(step < 0 ? 'up' : 'down', { name })}
              title={t(step < 0 ? 'up' : 'down', { name })}
              aria-disabled={step < 0 ? first : last}
              onClick={() => {
                if (!(step < 0 ? first : last)) onMove(step)
              }}
            >
              {step < 0 ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
            </button>
          ))}
        </div>
        {current ? (
          <span className={styles.now}>{t('now')}</span>
        ) : (
          <label className={styles.skip}>
            <input
              type="checkbox"
              checked={phase.skipped}
              aria-label={t('skipLabel', { name })}
              onChange={(event) => onChange({ skipped: event.target.checked })}
            />
            <span aria-hidden="true">{t('skip')}</span>
          </label>
        )}
      </div>
      <details className={styles.more}>
        <summary aria-label={t('moreOf', { name })}>
          <ChevronRight aria-hidden="true" />
          <span>{t(`kind.${phase.kind}`)}</span>
          <Summary phase={phase} />
        </summary>
        <Details phase={phase} current={current} onChange={onChange} onRemove={onRemove} />
      </details>
    </li>
  )
}

const PHASE_TYPE = 'application/x-atelier-phase'

/** Questions and rights at a glance. */
function Summary({ phase }: { phase: Phase }) {
  const t = useTexts(agendaTexts)
  const questions = useQuestions()
  return (
    <span className={styles.summary}>
      {questions.map(({ id }, index) =>
        phase.questionIds.includes(id) ? <QuestionMark key={id} number={index + 1} /> : null,
      )}
      {phase.hidden && <span>{t('hiddenShort')}</span>}
    </span>
  )
}

function Details({
  phase,
  current,
  onChange,
  onRemove,
}: Pick<PhaseRowProps, 'phase' | 'current' | 'onChange' | 'onRemove'>) {
  const t = useTexts(agendaTexts)
  const locale = useLocale()
  const questions = useQuestions()
  const id = useId()
  return (
    <div className={styles.details}>
      <fieldset className={styles.languages}>
        <legend>{t('wording')}</legend>
        {LOCALES.map((language) => (
          <div key={language} lang={language} className={styles.wording}>
            <span className={styles.language}>{language.toUpperCase()}</span>
            <input
              aria-label={`${t('name')}, ${LANGUAGE_NAMES[language]}`}
              value={phase.name[language]}
              maxLength={80}
              onChange={(event) => onChange({ name: { ...phase.name, [language]: event.target.value } })}
            />
            <textarea
              rows={2}
              aria-label={`${t('instruction')}, ${LANGUAGE_NAMES[language]}`}
              value={phase.instruction[language]}
              maxLength={300}
              onChange={(event) =>
                onChange({ instruction: { ...phase.instruction, [language]: event.target.value } })
              }
            />
          </div>
        ))}
      </fieldset>
      <div className={styles.what}>
        <div>
          <label htmlFor={id}>{t('kind')}</label>
          <select
            id={id}
            value={phase.kind}
            onChange={(event) => onChange({ kind: event.target.value as PhaseKind })}
          >
            {PHASE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <fieldset>
          <legend>{t('questions')}</legend>
          {questions.map((question, index) => (
            <label key={question.id} className={styles.check}>
              <input
                type="checkbox"
                checked={phase.questionIds.includes(question.id)}
                onChange={(event) =>
                  onChange({
                    questionIds: questions.flatMap((one) =>
                      (one.id === question.id ? event.target.checked : phase.questionIds.includes(one.id))
                        ? [one.id]
                        : [],
                    ),
                  })
                }
              />
              <QuestionMark number={index + 1} /> {question.short[locale]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('rights')}</legend>
          {PHASE_RIGHTS.map((right) => (
            <label key={right} className={styles.check}>
              <input
                type="checkbox"
                checked={phase.participants.includes(right)}
                onChange={(event) =>
                  onChange({ participants: withRight(phase, right, event.target.checked) })
                }
              />
              {t(`right.${right}`)}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('silence')}</legend>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={phase.hidden}
              onChange={(event) => onChange({ hidden: event.target.checked })}
            />
            {t('hidden')}
          </label>
        </fieldset>
        {current ? (
          <p className={styles.hint}>{t('currentStays')}</p>
        ) : (
          <Button
            kind="plain"
            icon={<Trash2 aria-hidden="true" />}
            aria-label={t('removeLabel', { name: phase.name[locale] })}
            onClick={onRemove}
          >
            {t('remove')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Minutes and seconds. What cannot be read is marked, and goes back to what it was when the field is left. */
function Duration({
  label,
  seconds,
  onChange,
}: {
  label: string
  seconds: number
  onChange(seconds: number): void
}) {
  const t = useTexts(agendaTexts)
  const [text, setText] = useState(() => clockFace(seconds * 1000))
  const read = readDuration(text)
  useEffect(() => {
    setText((typed) => (readDuration(typed) === seconds ? typed : clockFace(seconds * 1000)))
  }, [seconds])
  return (
    <input
      className={styles.duration}
      aria-label={label}
      title={t('durationHint')}
      inputMode="decimal"
      value={text}
      aria-invalid={read === null}
      onChange={(event) => {
        setText(event.target.value)
        const next = readDuration(event.target.value)
        if (next !== null) onChange(next)
      }}
      onBlur={() => setText(clockFace(seconds * 1000))}
    />
  )
}
