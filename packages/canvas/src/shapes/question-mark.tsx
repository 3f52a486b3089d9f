import styles from './question-mark.module.css'

/** A question's numeral in its own mark: circle, square, triangle, then again. Colour is not the only carrier. */
export function QuestionMark({ index, label }: { index: number; label?: string }) {
  return (
    <span
      className={styles.mark}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      data-question={((index % 3) + 1).toString()}
    >
      <svg viewBox="0 0 64 64" aria-hidden="true">
        {index % 3 === 0 && <circle cx="32" cy="32" r="30" />}
        {index % 3 === 1 && <rect x="4" y="4" width="56" height="56" rx="6" />}
        {index % 3 === 2 && <path d="M32 3 62 58a3 3 0 0 1-2.600 4.500H4.600A3 3 0 0 1 2 58z" />}
        <text x="32" y={index % 3 === 2 ? 53 : 44} textAnchor="middle">
          {index + 1}
        </text>
      </svg>
    </span>
  )
}
