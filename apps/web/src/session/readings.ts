import { type BoardDoc, type FacilitationDoc, type Note, type Presence, readPresence } from '@atelier/board'
import type { Awareness } from 'y-protocols/awareness'
import { type Observable, reading, sameFields, unlessSame } from './observable.ts'
import type { Readings } from './session.ts'

/** Readings of the facilitation document; they live as long as it does. */
export function facilitationReadings(
  facilitation: FacilitationDoc,
): Omit<Readings, 'notes' | 'clusters' | 'people'> {
  const of = <T>(read: () => T): Observable<T> =>
    reading<T>(
      (listener) => facilitation.observe(listener),
      (last) => unlessSame(last, read()),
    )
  return {
    meta: of(() => facilitation.meta()),
    questions: of(() => facilitation.questions()),
    hubs: of(() => facilitation.hubs()),
    phases: of(() => facilitation.phases()),
    phase: of(() => facilitation.currentPhase()),
    sessionState: of(() => facilitation.session()),
    settings: of(() => facilitation.settings()),
    joined: of(() => facilitation.joined()),
    rounds: of(() => facilitation.rounds()),
    written: of(() => facilitation.written()),
    spotlight: of(() => facilitation.spotlight()),
    owners: of(() => facilitation.owners()),
    names: of(() => facilitation.people()),
    editorial: of(() => facilitation.editorial()),
  }
}

/** Readings of the board document and who is there; they live as long as it does. */
export function boardReadings(
  board: BoardDoc,
  awareness: Awareness,
): Pick<Readings, 'notes' | 'clusters' | 'people'> {
  const onBoard = (listener: () => void) => {
    board.observe((change) => {
      if (change.notes.size + change.clusters.size > 0) listener()
    })
  }
  return {
    notes: reading<Note[]>(onBoard, (last) => keepSame(last, board.notes())),
    clusters: reading(onBoard, (last) => {
      const byId = new Map(last?.map((cluster) => [cluster.id, cluster]))
      return board.clusters().map((cluster) => unlessSame(byId.get(cluster.id), cluster))
    }),
    people: reading<Presence[]>(
      (listener) => {
        awareness.on('change', listener)
      },
      (last) => unlessSame(last, peopleOf(awareness.getStates().values())),
    ),
  }
}

/** Hands back the old objects of notes that read the same, so that a list draws only what changed. */
function keepSame(last: Note[] | undefined, next: Note[]): Note[] {
  if (!last) return next
  const byId = new Map(last.map((note) => [note.id, note]))
  return next.map((note) => {
    const old = byId.get(note.id)
    return old && sameNote(old, note) ? old : note
  })
}

function sameNote(
  { xy: oldXy, translations: oldTranslations, ...old }: Note,
  { xy, translations, ...note }: Note,
): boolean {
  return (
    sameFields(old, note) &&
    sameFields(oldTranslations, translations) &&
    oldXy?.[0] === xy?.[0] &&
    oldXy?.[1] === xy?.[1]
  )
}

/** People in the order of their ids, one entry each; the tab in which somebody writes speaks for the others. */
export function peopleOf(states: Iterable<unknown>): Presence[] {
  const people = new Map<string, Presence>()
  for (const state of states) {
    const presence = readPresence(state)
    if (!presence) continue
    const known = people.get(presence.personId)
    if (known?.editing) continue
    people.set(presence.personId, { ...presence, cursor: null, dragging: null })
  }
  return [...people.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1))
}
