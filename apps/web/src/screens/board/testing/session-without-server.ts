import {
  BoardDoc,
  Draft,
  FacilitationDoc,
  fillFromTemplate,
  type Role,
  startTimer,
  type TemplateId,
  templates,
  usesDraft,
} from '@atelier/board'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Value } from '../../../session/observable.ts'
import { boardReadings, facilitationReadings } from '../../../session/readings.ts'
import type { KeptText, Refusal, SaveStatus, Session } from '../../../session/session.ts'

export const ME = 'person_me'

/**
 * A session without a server: real documents, and a save status that the test sets.
 *
 * @param template `open` has one phase, `writing`, in which everybody sees each note
 */
export function sessionOf(role: Role, template: TemplateId = 'local4action') {
  const board = new BoardDoc(new Y.Doc())
  const facilitation = new FacilitationDoc(new Y.Doc())
  fillFromTemplate(facilitation, templates[template], {
    boardId: 'board_1',
    title: 'Session',
    language: 'en',
    joinCode: 'ABC234',
    createdAt: 0,
    hubs: [{ id: 'hub_1', order: 0, name: 'HUB 03', code: 'H03', city: '', language: null, sdgs: [] }],
  })
  const draft = new Draft(new Y.Doc())
  board.attachDraft(draft, {
    personId: ME,
    inUse: () => usesDraft(facilitation.currentPhase(), facilitation.settings()),
    editsStay: () => false,
  })
  const awareness = new Awareness(board.doc)
  const status = new Value<SaveStatus>({ connection: 'online', waiting: 0, loaded: true })
  const waitingIds = new Value<ReadonlySet<string>>(new Set())
  const keptTexts = new Value<readonly KeptText[]>([])
  const session: Session = {
    boardId: 'board_1',
    me: {
      boardId: 'board_1',
      participantId: ME,
      role,
      name: null,
      hubId: 'hub_1',
      language: 'en',
      serverNow: 0,
    },
    board,
    facilitation,
    awareness,
    serverNow: () => 0,
    status,
    waitingIds,
    refusal: new Value<Refusal | null>(null),
    dismissRefusal: () => {},
    keptTexts,
    changeMe: async () => {},
    dropKeptText: (id) => keptTexts.set(keptTexts.get().filter((kept) => kept.id !== id)),
    readings: { ...facilitationReadings(facilitation), ...boardReadings(board, awareness) },
    close: () => {},
  }
  const enter = (phaseId: string) => facilitation.setSession({ phaseId, timer: startTimer(60, 0) }, 0)
  return { session, board, draft, facilitation, status, waitingIds, keptTexts, enter }
}
