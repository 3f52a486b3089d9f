import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from '../note-card.module.css'

export interface Choice {
  key: string
  name: string
  /** For a choice that can be the present one. */
  pressed?: boolean
  lang?: string
  choose(): void
}

/** A box of choices below a card: the first has the focus, Escape goes back. */
export function ChoiceBox({ children, onClose }: { children: ReactNode; onClose(): void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('button')?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from any of the buttons inside
    <div
      ref={box}
      className={styles.choices}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      {children}
    </div>
  )
}

/** One button for each choice, under what they are a choice of. */
export function Choices({ title, children }: { title: ReactNode; children: readonly Choice[] }) {
  const id = useId()
  if (children.length === 0) return null
  return (
    <>
      <p id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {children.map(({ key, name, pressed, lang, choose }) => (
          <li key={key}>
            <button
              type="button"
              dir="auto"
              {...(lang && { lang })}
              {...(pressed !== undefined && { 'aria-pressed': pressed })}
              onClick={choose}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
