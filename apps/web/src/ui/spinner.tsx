import styles from './spinner.module.css'

/** Says that something is under way, in words; the three marks of the questions turn beside them. */
export function Spinner({ label }: { label: string }) {
  return (
    <p className={styles.spinner} role="status">
      <svg className={styles.marks} viewBox="0 0 60 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="var(--q1)" />
        <rect x="24" y="2" width="12" height="12" rx="1" fill="var(--q2)" />
        <path d="M52 2l7 12H45z" fill="var(--q3)" />
      </svg>
      <span>{label}</span>
    </p>
  )
}
