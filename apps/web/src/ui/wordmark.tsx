import styles from './wordmark.module.css'

/** The product's name with the marks of the three questions. */
export function Wordmark({ large = false }: { large?: boolean }) {
  return (
    <span className={large ? `${styles.wordmark} ${styles.large}` : styles.wordmark}>
      <svg viewBox="0 0 32 28" aria-hidden="true">
        <circle cx="7.5" cy="7.5" r="6" fill="var(--q1)" />
        <rect x="18" y="1.5" width="12" height="12" rx="1.5" fill="var(--q2)" />
        <path d="M16 15l7.5 12h-15z" fill="var(--q3)" />
      </svg>
      {'Atelier'}
    </span>
  )
}
