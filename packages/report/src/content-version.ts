import type { BoardSnapshot } from '@atelier/board'
import { sha256 } from './sha256.ts'

/** Hexadecimal digits of a version that are shown: enough to tell the versions of one board apart. */
export const VERSION_CHARS = 12

/**
 * Names the content of a board: equal for equal content, in every language and at every moment.
 *
 * What a report can show counts. What only the wall shows does not (places, colours, drawings), nor does the clock:
 * the running timer and the time of the snapshot.
 *
 * @returns {@link VERSION_CHARS} hexadecimal digits
 */
export function contentVersion(snapshot: BoardSnapshot): string {
  const { frozen: _frozen, ...settings } = snapshot.settings
  const content = {
    boardId: snapshot.boardId,
    title: snapshot.title,
    language: snapshot.language,
    course: snapshot.session.course,
    agenda: snapshot.agenda,
    phases: snapshot.phases,
    questions: snapshot.questions,
    hubs: snapshot.hubs,
    joined: snapshot.joined,
    settings,
    people: snapshot.people,
    // An open round shows its turnout alone.
    rounds: snapshot.rounds,
    trail: snapshot.trail,
    editorial: snapshot.editorial,
    notes: [...snapshot.notes].map(({ xy: _, ...note }) => note).sort(byId),
    clusters: [...snapshot.clusters]
      .map(({ xy: _, colour: __, noteIds: ___, ...cluster }) => cluster)
      .sort(byId),
  }
  return sha256(canonical(content)).slice(0, VERSION_CHARS)
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** JSON with its keys sorted, so that the order in which a map was filled does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
