import { createTLUser, Editor, type TLPointerEventInfo, type TLStore, type TLUser } from '@tldraw/tldraw'
import { vi } from 'vitest'
import { bindingUtils, shapeUtils, textOptions, tools } from '../schema.ts'

/** What jsdom has not: media queries, observers, something to paint on. */
export function fakeScreen(): void {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
}

/** An editor of a board's shapes without its screen, in a container of its own. */
export function openEditor(store: TLStore, user: TLUser = createTLUser()): Editor {
  const container = document.createElement('div')
  document.body.append(container)
  return new Editor({
    store,
    shapeUtils,
    bindingUtils,
    tools,
    user,
    getContainer: () => container,
    initialState: 'select',
    textOptions,
  })
}

/** What the pointer does on the canvas, px of the view; the editor's clock goes on by a frame. */
export function point(
  editor: Editor,
  name: 'pointer_down' | 'pointer_move' | 'pointer_up',
  x: number,
  y: number,
): void {
  editor.dispatch({
    type: 'pointer',
    target: 'canvas',
    name,
    point: { x, y },
    pointerId: 1,
    button: 0,
    isPen: false,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    accelKey: false,
  } as TLPointerEventInfo)
  editor.emit('tick', 16)
}
