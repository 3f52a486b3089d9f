import { Component, type ReactNode } from 'react'

interface PartBoundaryProps {
  /** Takes the part's place when it cannot be shown: no WebGL, no licence, an exception, a bundle that did not load. */
  fallback: ReactNode
  children: ReactNode
}

/** Keeps a broken part of the screen, such as the canvas, from becoming a blank page. */
export class PartBoundary extends Component<PartBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
