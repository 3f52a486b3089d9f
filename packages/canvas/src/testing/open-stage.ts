import { BoardDoc, type FacilitationDoc, type Role } from '@atelier/board'
import { Box } from '@tldraw/tldraw'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { RefusalReason } from '../rights.ts'
import { createBoardStore } from '../schema.ts'
import { Stage, type StageOptions } from '../stage.ts'
import { fakeScreen, openEditor } from './editor.ts'
import { makeFacilitation } from './people.ts'

/**
 * A person's canvas without its screen: a stage and an editor that shows it.
 *
 * @param view size of the canvas, px
 */
export function openStage({
  kind = 'write',
  facilitation = makeFacilitation(kind),
  role = 'facilitator',
  board = new BoardDoc(new Y.Doc()),
  view = { w: 1200, h: 800 },
  ...start
}: {
  /** Kind of the phase. */
  kind?: string
  facilitation?: FacilitationDoc
  role?: Role
  board?: BoardDoc
  view?: { w: number; h: number }
} & Pick<StageOptions, 'luggage' | 'first'> = {}) {
  fakeScreen()
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
    ...start,
  })
  const editor = openEditor(stage.store, stage.user)
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
      document.body.replaceChildren()
    },
  }
}
