import { BoardDoc, FacilitationDoc, fillFromTemplate, type Role, templates } from '@atelier/board'
import type { TLRecord, TLStore } from '@tldraw/tldraw'
import * as Y from 'yjs'
import { BoardBinding } from '../board-binding.ts'
import { createBoardStore } from '../schema.ts'

/** A board with the three guiding questions, in a phase of that kind. */
export function makeFacilitation(kind = 'write'): FacilitationDoc {
  const facilitation = new FacilitationDoc(new Y.Doc())
  fillFromTemplate(facilitation, templates.local4action, {
    boardId: 'board_test',
    title: 'Test',
    language: 'fr',
    joinCode: 'K7M2XP',
    createdAt: 0,
    hubs: [],
  })
  enter(facilitation, kind)
  return facilitation
}

/** Moves the session to the first phase of a kind. */
export function enter(facilitation: FacilitationDoc, kind: string): void {
  const phase = facilitation.phases().find((candidate) => candidate.kind === kind)
  if (!phase) throw new Error(`the template has no phase of kind "${kind}". Name one that it has.`)
  facilitation.setSession({ phaseId: phase.id, timer: null }, 0)
}

/** One person's replica and canvas store. Frames come when `frame()` says so. */
export class Person {
  readonly board: BoardDoc
  readonly store: TLStore
  readonly binding: BoardBinding
  readonly #frames: (() => void)[] = []

  constructor(
    facilitation: FacilitationDoc,
    {
      role = 'facilitator',
      doc = new Y.Doc(),
      id = 'person_1',
    }: { role?: Role; doc?: Y.Doc; id?: string } = {},
  ) {
    this.board = new BoardDoc(doc)
    this.store = createBoardStore()
    this.store.mergeRemoteChanges(() => undefined)
    this.binding = new BoardBinding({
      store: this.store,
      board: this.board,
      facilitation,
      me: { personId: id, role },
      nextFrame: (run) => this.#frames.push(run),
    })
  }

  /** Runs what waits for the next frame, and what that asks for, until nothing does. */
  frame(): void {
    for (let run = this.#frames.shift(); run; run = this.#frames.shift()) run()
  }

  /** Shapes on the canvas by id. */
  shapes(): Record<string, TLRecord> {
    const shapes = this.store.allRecords().filter((record) => record.typeName === 'shape')
    return Object.fromEntries(
      shapes.map((shape) => [shape.id, shape]).sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1)),
    )
  }
}

/** Exchanges what each has and the other has not. */
export function sync(a: Person, b: Person): void {
  const [toA, toB] = [
    Y.encodeStateAsUpdate(b.board.doc, Y.encodeStateVector(a.board.doc)),
    Y.encodeStateAsUpdate(a.board.doc, Y.encodeStateVector(b.board.doc)),
  ]
  Y.applyUpdate(a.board.doc, toA, 'network')
  Y.applyUpdate(b.board.doc, toB, 'network')
}
