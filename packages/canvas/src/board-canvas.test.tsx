// @vitest-environment jsdom
import { BoardDoc } from '@atelier/board'
import { act, Component, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { BoardCanvas, CanvasUnlicensedError } from './board-canvas.tsx'
import { fakeScreen } from './testing/editor.ts'
import { makeFacilitation } from './testing/people.ts'

// An expired key cannot be made here: only its maker signs keys. This is what the editor shows in its place then.
vi.mock('@tldraw/tldraw', async (original) => ({
  ...(await original<typeof import('@tldraw/tldraw')>()),
  TldrawEditor: () => <div data-testid="tl-license-expired" style={{ display: 'none' }} />,
}))

/** Takes an error as the screen around the canvas does. */
class Boundary extends Component<{ onError(error: unknown): void; children: ReactNode }> {
  override state = { hasFailed: false }
  static getDerivedStateFromError() {
    return { hasFailed: true }
  }
  override componentDidCatch(error: unknown) {
    this.props.onError(error)
  }
  override render() {
    return this.state.hasFailed ? null : this.props.children
  }
}

const container = document.createElement('div')
const root = createRoot(container)
afterEach(() => act(() => root.unmount()))

it('tells the screen around that the licence key has expired, instead of staying blank', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  fakeScreen()
  const board = new BoardDoc(new Y.Doc())
  const errors: unknown[] = []
  await act(async () => {
    root.render(
      <Boundary onError={(error) => errors.push(error)}>
        <BoardCanvas
          board={board}
          facilitation={makeFacilitation()}
          awareness={new Awareness(board.doc)}
          me={{ personId: 'person_1', role: 'participant', name: null, hubId: null, language: 'en' }}
          locale="en"
          licenseKey="a key that has expired"
        />
      </Boundary>,
    )
  })
  await vi.waitFor(() => expect(errors).toEqual([expect.any(CanvasUnlicensedError)]))
})
