import * as Y from 'yjs'
import type { BoardDoc, RawBoard } from './board-doc.ts'
import { ClusterFacts } from './cluster.ts'
import { NoteFacts, NoteState } from './note.ts'

/** One thing that `repair` put right; for the log. `what` names the root map. */
export interface Repaired {
  what: keyof RawBoard
  id: string
  why:
    | 'unreadable'
    | 'no such note'
    | 'no such cluster'
    | 'no such question'
    | 'no such merge target'
    | 'merged in a circle'
    | 'no wording'
}

/**
 * Makes any merged state valid, and says what it did. Doing it again does nothing.
 *
 * - a note or cluster whose facts cannot be read goes, with all that hangs on it;
 * - what hangs on a note or cluster that is not there goes;
 * - a note without wording gets an empty one, a cluster without title too;
 * - a note or cluster under an unknown question is carried to the first question;
 * - a merge into a missing note is parted; in a circle, the note with the smallest id stays on top.
 *
 * Only the server calls it, when it loads a board. Screens read tolerantly instead: several of them repairing at once
 * would answer each other for ever.
 */
export function repair(board: BoardDoc, questionIds: readonly string[]): Repaired[] {
  const raw = board.raw()
  const done: Repaired[] = []
  board.transact(() => {
    dropUnreadable(raw, done)
    fillTexts(raw, done)
    rehome(raw, questionIds, done)
    partMerges(raw, done)
  })
  return done
}

function dropUnreadable(raw: RawBoard, done: Repaired[]): void {
  for (const [what, schema] of [
    ['notes', NoteFacts],
    ['clusters', ClusterFacts],
  ] as const)
    for (const [id, value] of [...raw[what].entries()])
      if (!schema.safeParse(value).success) {
        raw[what].delete(id)
        done.push({ what, id, why: 'unreadable' })
      }
  for (const what of ['text', 'xy', 'cluster', 'state', 'steps'] as const)
    for (const id of [...raw[what].keys()])
      if (!raw.notes.has(id)) {
        raw[what].delete(id)
        done.push({ what, id, why: 'no such note' })
      }
  for (const key of [...raw.translations.keys()])
    if (!raw.notes.has(key.split('/', 1)[0] ?? '')) {
      raw.translations.delete(key)
      done.push({ what: 'translations', id: key, why: 'no such note' })
    }
  for (const id of [...raw.titles.keys()])
    if (!raw.clusters.has(id)) {
      raw.titles.delete(id)
      done.push({ what: 'titles', id, why: 'no such cluster' })
    }
  for (const [id, home] of [...raw.cluster.entries()])
    if (typeof home !== 'string' || !raw.clusters.has(home)) {
      raw.cluster.delete(id)
      done.push({ what: 'cluster', id, why: 'no such cluster' })
    }
}

function fillTexts(raw: RawBoard, done: Repaired[]): void {
  for (const [facts, what] of [
    ['notes', 'text'],
    ['clusters', 'titles'],
  ] as const)
    for (const id of raw[facts].keys())
      if (!((raw[what].get(id) as unknown) instanceof Y.Text)) {
        raw[what].set(id, new Y.Text())
        done.push({ what, id, why: 'no wording' })
      }
}

function rehome(raw: RawBoard, questionIds: readonly string[], done: Repaired[]): void {
  const first = questionIds[0]
  if (first === undefined) return
  for (const [id, value] of [...raw.clusters.entries()]) {
    const facts = ClusterFacts.parse(value)
    if (questionIds.includes(facts.questionId)) continue
    raw.clusters.set(id, { ...facts, questionId: first })
    done.push({ what: 'clusters', id, why: 'no such question' })
  }
  for (const [id, value] of [...raw.notes.entries()]) {
    const facts = NoteFacts.parse(value)
    const state = readState(raw, id)
    if (questionIds.includes(state.questionId ?? facts.questionId)) continue
    const { questionId: _, ...rest } = state
    writeState(raw, id, questionIds.includes(facts.questionId) ? rest : { ...rest, questionId: first })
    done.push({ what: 'state', id, why: 'no such question' })
  }
}

function partMerges(raw: RawBoard, done: Repaired[]): void {
  const part = (id: string, why: Repaired['why']) => {
    const { mergedInto: _, ...rest } = readState(raw, id)
    writeState(raw, id, rest)
    done.push({ what: 'state', id, why })
  }
  const ids = [...raw.notes.keys()].sort()
  for (const id of ids) {
    const target = readState(raw, id).mergedInto
    if (target !== undefined && !raw.notes.has(target)) part(id, 'no such merge target')
  }
  // Smallest id first: whichever replica repairs, the same note of a circle comes out on top.
  for (const id of ids) {
    const seen = new Set<string>()
    let at: string | undefined = id
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      at = readState(raw, at).mergedInto
    }
    if (at === id) part(id, 'merged in a circle')
  }
}

function readState(raw: RawBoard, id: string): NoteState {
  const state = NoteState.safeParse(raw.state.get(id))
  return state.success ? state.data : {}
}

function writeState(raw: RawBoard, id: string, state: NoteState): void {
  if (Object.keys(state).length > 0) raw.state.set(id, state)
  else raw.state.delete(id)
}
