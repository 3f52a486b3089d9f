import type { KeyboardEvent, ReactNode } from 'react'
import styles from './toolbar.module.css'

/** Arrow keys go from tool to tool; a toolbar is one stop of the Tab key. */
export function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = ['ArrowDown', 'ArrowRight'].includes(event.key)
    ? 1
    : ['ArrowUp', 'ArrowLeft'].includes(event.key)
      ? -1
      : 0
  if (step === 0) return
  event.preventDefault()
  const tools = [...event.currentTarget.querySelectorAll('button')]
  const at = tools.indexOf(event.target as HTMLButtonElement)
  tools[(at + step + tools.length) % tools.length]?.focus()
}

export interface ToolProps {
  label: string
  shortcut?: string
  pressed?: boolean | undefined
  primary?: boolean
  disabled?: boolean
  onPress(): void
  children: ReactNode
}

/** One button of the canvas, with its key. */
export function Tool({ label, shortcut, pressed, primary, disabled, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      title={shortcut ? `${label} (${shortcut})` : label}
      data-primary={primary || undefined}
      onClick={disabled ? undefined : onPress}
    >
      {children}
    </button>
  )
}
