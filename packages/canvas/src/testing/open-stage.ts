import { BoardDoc, type Role } from '@atelier/board'
import { Box, Editor } from '@tldraw/tldraw'
import { vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { RefusalReason } from '../rights.ts'
import { bindingUtils, createBoardStore, shapeUtils, textExtensions, tools } from '../schema.ts'
import { Stage } from '../stage.ts'
import { makeFacilitation } from './people.ts'

/**
 * A person's canvas without its screen: a stage and an editor that shows it.
 *
 * @param view size of the canvas, px
 */
export function openStage({
  kind = 'write',
  role = 'facilitator' as Role,
  board = new BoardDoc(new Y.Doc()),
  view = { w: 1200, h: 800 },
} = {}) {
  fakeScreen()
  const facilitation = makeFacilitation(kind)
  const refused: RefusalReason[] = []
  const stage = new Stage({
    store: createBoardStore(),
    board,
    facilitation,
    awareness: new Awareness(board.doc),
    me: { personId: 'person_1', role, name: null, hubId: null, language: 'en' },
    locale: 'en',
    mode: 'work',
    onRefused: (reason) => refused.push(reason),
  })
  const container = document.createElement('div')
  document.body.append(container)
  const editor = new Editor({
    store: stage.store,
    shapeUtils,
    bindingUtils,
    tools,
    user: stage.user,
    getContainer: () => container,
    initialState: 'select',
    textOptions: { tipTapConfig: { extensions: textExtensions } },
  })
  const resize = (w: number, h: number) => editor.updateViewportScreenBounds(new Box(0, 0, w, h))
  const detach = stage.attach(editor)
  resize(view.w, view.h)
  return {
    stage,
    board,
    facilitation,
    editor,
    refused,
    resize,
    stop() {
      detach()
      stage.dispose()
      editor.dispose()
      container.remove()
    },
  }
}

/** jsdom has no media queries, no observers and nothing to paint on. */
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
