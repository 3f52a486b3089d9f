import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import styles from './field.module.css'
import { Notice } from './notice.tsx'

interface Words {
  label: string
  /** One sentence below the label. */
  hint?: string
  /** What is wrong and how to put it right; the field is marked and the words are read out. */
  error?: string | null
}

/** A labelled text field. Further attributes go to the `<input>`. */
export function Field({
  label,
  hint,
  error,
  className,
  after,
  ...input
}: Words & { after?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      <div className={styles.row}>
        <input
          id={id}
          className={className ? `${styles.input} ${className}` : styles.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          {...input}
        />
        {after}
      </div>
      {error ? (
        <Notice kind="refused" id={errorId}>
          {error}
        </Notice>
      ) : null}
    </div>
  )
}

/** One of a few, all in view: radio buttons that look like a row of paper slips. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: T
  options: readonly { value: T; label: string; lang?: string }[]
  onChange(value: T): void
}) {
  const name = useId()
  return (
    <fieldset className={styles.field}>
      <legend>{label}</legend>
      <div className={styles.choices}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice} lang={option.lang}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
