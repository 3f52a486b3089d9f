import { Component, type ReactNode } from 'react'

interface CanvasBoundaryProps {
  /** Takes the canvas's place when it cannot be drawn: no WebGL, no licence, an exception, a bundle that did not load. */
  fallback: ReactNode
  children: ReactNode
}

/** Keeps a broken canvas from becoming a blank page. */
export class CanvasBoundary extends Component<CanvasBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
