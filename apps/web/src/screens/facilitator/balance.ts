import type { Hub, Note, Presence } from '@atelier/board'

/** How evenly the HUBs have spoken, for the facilitators' eyes. Each list is in the order of the directory. */
export interface Balance {
  /** HUBs that somebody joined for, or that have a note. */
  here: Hub[]
  /** HUBs with at least one note. */
  written: Hub[]
  /** Here, and without a note. */
  silent: Hub[]
  /** In the directory, and nobody of them has joined. */
  absent: Hub[]
}

/**
 * @param questionIds count only notes under these questions; empty means all
 * @param joined people who joined, by HUB id, as in the facilitation document
 */
export function balanceOf(
  hubs: readonly Hub[],
  notes: readonly Pick<Note, 'hubId' | 'hidden' | 'questionId'>[],
  joined: Readonly<Record<string, number>>,
  people: readonly Pick<Presence, 'hubId'>[],
  questionIds: readonly string[] = [],
): Balance {
  const wrote = new Set<string>()
  const anywhere = new Set<string>()
  for (const note of notes) {
    if (note.hidden || !note.hubId) continue
    anywhere.add(note.hubId)
    if (questionIds.length === 0 || questionIds.includes(note.questionId)) wrote.add(note.hubId)
  }
  const online = new Set(people.map((person) => person.hubId))
  const isHere = (hub: Hub) => (joined[hub.id] ?? 0) > 0 || online.has(hub.id) || anywhere.has(hub.id)
  return {
    here: hubs.filter(isHere),
    written: hubs.filter((hub) => wrote.has(hub.id)),
    silent: hubs.filter((hub) => isHere(hub) && !wrote.has(hub.id)),
    absent: hubs.filter((hub) => !isHere(hub)),
  }
}
