import type { ReactNode } from 'react'
import styles from './state-page.module.css'
import { Wordmark } from './wordmark.tsx'

/** What a page is about when there is nothing else on it. */
export type StateKind = 'lost' | 'shut' | 'empty'

/** A whole page that says one thing: loading, lost, refused, not found. */
export function StatePage({
  kind,
  title,
  text,
  children,
}: {
  kind?: StateKind
  title?: string
  text?: string
  children?: ReactNode
}) {
  return (
    <main className={styles.page}>
      <Wordmark />
      {kind ? <Picture kind={kind} /> : null}
      {title ? <h1 className={styles.title}>{title}</h1> : null}
      {text ? <p className={styles.text}>{text}</p> : null}
      {children ? <div className={styles.actions}>{children}</div> : null}
    </main>
  )
}

/** The marks of the three questions: out of touch, behind a door, or not there at all. */
function Picture({ kind }: { kind: StateKind }) {
  return (
    <svg className={`${styles.picture} ${styles[kind]}`} viewBox="0 0 160 72" aria-hidden="true">
      <circle cx="32" cy="36" r="20" stroke="var(--q1)" />
      <rect x="61" y="17" width="38" height="38" rx="3" stroke="var(--q2)" />
      <path d="M130 15l22 40h-44z" stroke="var(--q3)" />
      {kind === 'lost' ? <path className={styles.over} d="M6 66L154 6" /> : null}
      {kind === 'shut' ? <path className={styles.over} d="M2 64h156" /> : null}
    </svg>
  )
}
