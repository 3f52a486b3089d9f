import { Component, type ReactNode } from 'react'

interface PartBoundaryProps {
  /** Takes the part's place when it cannot be shown; told what went wrong, and how to try again. */
  fallback: ReactNode | ((failure: { error: unknown; retry(): void }) => ReactNode)
  children: ReactNode
}

/** Keeps a broken part of the screen, such as the canvas, from becoming a blank page. */
export class PartBoundary extends Component<PartBoundaryProps, { failure: { error: unknown } | null }> {
  override state = { failure: null as { error: unknown } | null }

  static getDerivedStateFromError(error: unknown): { failure: { error: unknown } } {
    return { failure: { error } }
  }

  readonly #retry = () => this.setState({ failure: null })

  override render(): ReactNode {
    const { fallback, children } = this.props
    const { failure } = this.state
    if (!failure) return children
    return typeof fallback === 'function' ? fallback({ error: failure.error, retry: this.#retry }) : fallback
  }
}
