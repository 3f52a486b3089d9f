import styles from './question-mark.module.css'

/**
 * The sign of a question: its numeral in its own shape and colour (1 circle, 2 square, 3 triangle; beyond that the
 * shapes come round again, and the numeral tells).
 *
 * Its height is 1.6 of the text around it. Give `label` where no words stand beside it.
 *
 * @param number 1 for the first question
 */
export function QuestionMark({ number, label }: { number: number; label?: string }) {
  const shape = ((number - 1) % 3) + 1
  return (
    <svg
      className={styles.mark}
      viewBox="0 0 32 32"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {shape === 1 ? <circle cx="16" cy="16" r="14" fill="var(--q1)" /> : null}
      {shape === 2 ? <rect x="3" y="3" width="26" height="26" rx="3" fill="var(--q2)" /> : null}
      {shape === 3 ? (
        <path
          d="M16 3.5 30 28H2z"
          fill="var(--q3)"
          stroke="var(--q3)"
          strokeWidth="3"
          strokeLinejoin="round"
        />
      ) : null}
      <text
        className={styles.numeral}
        x="16"
        y={shape === 3 ? 26 : 22.3}
        textAnchor="middle"
        fill="var(--surface)"
      >
        {number}
      </text>
    </svg>
  )
}
