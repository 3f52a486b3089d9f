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
  /** Notes by `questionId/hubId`, `-` for no HUB: on the board and still hidden. */
  counts: Record<string, number>
}

/**
 * @param questionIds count only notes under these questions; empty means all
 * @param joined people who joined, by HUB id, as in the facilitation document
 * @param hidden notes that nobody else sees yet, by `questionId/hubId`
 */
export function balanceOf(
  hubs: readonly Hub[],
  notes: readonly Pick<Note, 'hubId' | 'hidden' | 'questionId'>[],
  joined: Readonly<Record<string, number>>,
  people: readonly Pick<Presence, 'hubId'>[],
  questionIds: readonly string[] = [],
  hidden: Readonly<Record<string, number>> = {},
): Balance {
  const counts: Record<string, number> = {}
  const add = (questionId: string, hubId: string, count: number) => {
    const key = `${questionId}/${hubId}`
    counts[key] = (counts[key] ?? 0) + count
  }
  for (const note of notes) if (!note.hidden) add(note.questionId, note.hubId ?? '-', 1)
  for (const [key, count] of Object.entries(hidden)) {
    const [questionId = '', hubId = '-'] = key.split('/')
    add(questionId, hubId, count)
  }
  const wrote = new Set<string>()
  const anywhere = new Set<string>()
  for (const key of Object.keys(counts)) {
    const [questionId = '', hubId = '-'] = key.split('/')
    anywhere.add(hubId)
    if (questionIds.length === 0 || questionIds.includes(questionId)) wrote.add(hubId)
  }
  const online = new Set(people.map((person) => person.hubId))
  const isHere = (hub: Hub) => (joined[hub.id] ?? 0) > 0 || online.has(hub.id) || anywhere.has(hub.id)
  return {
    here: hubs.filter(isHere),
    written: hubs.filter((hub) => wrote.has(hub.id)),
    silent: hubs.filter((hub) => isHere(hub) && !wrote.has(hub.id)),
    absent: hubs.filter((hub) => !isHere(hub)),
    counts,
  }
}

/** Notes under a question, by whatever HUB. */
export function countOf(counts: Readonly<Record<string, number>>, questionId: string): number {
  let sum = 0
  for (const [key, count] of Object.entries(counts)) if (key.startsWith(`${questionId}/`)) sum += count
  return sum
}
