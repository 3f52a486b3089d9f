import { isDone, type Note, SDG_GOALS, STEP_KINDS, type Step, type StepKind, sdgName } from '@atelier/board'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import styles from './commitment-card.module.css'
import { commitmentTexts } from './commitment-texts.ts'

/** Pause in typing after which the card is written, in ms: a card is one record, not one for each letter. */
const PAUSE_MS = 600
const MAX_OWNER_CHARS = 200
const MAX_HELP_CHARS = 500

interface CommitmentFormProps {
  note: Note
  onChange(step: Step | null): void
  onClose(): void
}

/** What it is, who, when, what help, which goals: kept as it is typed. */
export default function CommitmentForm({ note, onChange, onClose }: CommitmentFormProps) {
  const t = useTexts(commitmentTexts)
  const locale = useLocale()
  const id = useId()
  const [step, setStep] = useState<Step>(note.step ?? {})
  const unwritten = useRef<Step | null>(null)
  const write = useRef(onChange)
  write.current = onChange
  const form = useRef<HTMLDivElement>(null)

  useEffect(() => {
    form.current?.querySelector('input')?.focus()
    return () => {
      if (unwritten.current) write.current(tidyStep(unwritten.current))
    }
  }, [])
  useEffect(() => {
    if (unwritten.current !== step) return
    const timer = setTimeout(() => {
      unwritten.current = null
      write.current(tidyStep(step))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [step])

  const change = (part: Step) => {
    const next = { ...step, ...part }
    unwritten.current = next
    setStep(next)
  }
  const toggle = (goal: number) => {
    const chosen = step.sdgs ?? []
    change({
      sdgs: chosen.includes(goal)
        ? chosen.filter((n) => n !== goal)
        : [...chosen, goal].sort((a, b) => a - b),
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from any of the fields inside
    <div ref={form} className={styles.form} onKeyDown={onKeyDown}>
      <fieldset>
        <legend className="visually-hidden">{t('title')}</legend>
        <Choice<StepKind | ''>
          label={t('kind')}
          value={step.kind ?? ''}
          options={STEP_KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
          onChange={(kind) => kind && change({ kind })}
        />
        <label htmlFor={`${id}-owner`}>{t('owner')}</label>
        <input
          id={`${id}-owner`}
          value={step.owner ?? ''}
          maxLength={MAX_OWNER_CHARS}
          dir="auto"
          autoComplete="off"
          onChange={(event) => change({ owner: event.target.value })}
        />
        <label htmlFor={`${id}-due`}>{t('due')}</label>
        <input
          id={`${id}-due`}
          type="date"
          value={step.due ?? ''}
          onChange={(event) => change({ due: event.target.value })}
        />
        <label htmlFor={`${id}-help`}>{t('help')}</label>
        <textarea
          id={`${id}-help`}
          rows={2}
          value={step.help ?? ''}
          maxLength={MAX_HELP_CHARS}
          dir="auto"
          onChange={(event) => change({ help: event.target.value })}
        />
        <fieldset className={styles.goals}>
          <legend>{t('sdgs')}</legend>
          {SDG_GOALS.map((goal) => (
            <label key={goal} title={sdgName(locale, goal)}>
              <input
                type="checkbox"
                checked={step.sdgs?.includes(goal) ?? false}
                onChange={() => toggle(goal)}
              />
              <span aria-hidden="true">{goal}</span>
              <span className="visually-hidden">{t('goal', { n: goal, name: sdgName(locale, goal) })}</span>
            </label>
          ))}
        </fieldset>
        {(step.sdgs?.length ?? 0) > 0 && (
          <p className={styles.chosen}>
            {step.sdgs?.map((goal) => `${goal} ${sdgName(locale, goal)}`).join(' · ')}
          </p>
        )}
        <label className={styles.status}>
          <input
            type="checkbox"
            checked={isDone(step)}
            onChange={(event) => change({ status: event.target.checked ? 'done' : undefined })}
          />
          <span>{t('carriedOut')}</span>
        </label>
      </fieldset>
      <div className={styles.foot}>
        <span>{t('kept')}</span>
        <Button kind="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}

/** A card with nothing on it is none. What a later version wrote on it stays. */
export function tidyStep({ kind, owner, due, help, sdgs, status, ...more }: Step): Step | null {
  const tidy: Step = { ...more }
  if (kind) tidy.kind = kind
  if (owner?.trim()) tidy.owner = owner.trim()
  if (due) tidy.due = due
  if (help?.trim()) tidy.help = help.trim()
  if (sdgs && sdgs.length > 0) tidy.sdgs = sdgs
  if (status === 'done') tidy.status = 'done'
  return Object.keys(tidy).length > 0 ? tidy : null
}
