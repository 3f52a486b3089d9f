import type { ReactNode } from 'react'
import styles from './state-page.module.css'
import { Wordmark } from './wordmark.tsx'

/** A whole page that says one thing: loading, lost, refused, not found. */
export function StatePage({
  title,
  text,
  children,
}: {
  title?: string
  text?: string
  children?: ReactNode
}) {
  return (
    <main className={styles.page}>
      <Wordmark />
      {title ? <h1 className={styles.title}>{title}</h1> : null}
      {text ? <p className={styles.text}>{text}</p> : null}
      {children}
    </main>
  )
}
