import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link } from 'wouter'
import styles from './button.module.css'

/** `primary`: the one thing to do here. `quiet`: everything else. `plain`: an icon or a word in a row of tools. */
export type ButtonKind = 'primary' | 'quiet' | 'plain'

interface Look {
  kind?: ButtonKind
  /** Shown before the words; decoration for screen readers. */
  icon?: ReactNode
  /** Fills the width it is given. */
  wide?: boolean
}

/** While it is `disabled` a press does nothing, but the focus stays: a hand on the keyboard goes on from here. */
export function Button({
  kind = 'quiet',
  icon,
  wide = false,
  className,
  children,
  type = 'button',
  disabled = false,
  onClick,
  ...rest
}: Look & { ref?: Ref<HTMLButtonElement> } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type={type}
      className={classOf(kind, wide, className)}
      {...rest}
      aria-disabled={disabled || rest['aria-disabled']}
      onClick={disabled ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  )
}

/** Looks like a button, leads to another screen. `href` of our own origin opens without loading the page again. */
export function LinkButton({
  kind = 'quiet',
  icon,
  wide = false,
  href,
  className,
  children,
}: Look & { href: string; className?: string; children: ReactNode }) {
  return (
    <Link href={href} className={classOf(kind, wide, className)}>
      {icon}
      {children}
    </Link>
  )
}

const classOf = (kind: ButtonKind, wide: boolean, more?: string) =>
  [styles.button, styles[kind], wide ? styles.wide : '', more ?? ''].filter(Boolean).join(' ')
