import type { BoardSnapshot } from '@atelier/board'
import { allEntries, type Report } from '@atelier/report'

/** A note of a report that was taken away: its number there, and marks of its wording, its place and its card. */
type TakenNote = [ref: string, text: string, place: string, card: string]

/** What a device keeps of a report it took away: enough to tell later what has changed, no wording in it. */
export interface Taken {
  form: 2
  /** Epoch ms. */
  at: number
  /** What the server says the file is made of. */
  version: string
  notes: Record<string, TakenNote>
  clusters: Record<string, string>
  /** Rounds that were counted. */
  votes: Record<string, string>
  /** What the Secretariat wrote. */
  texts: Record<string, string>
  /** A mark of everything else that a report shows. */
  rest: string
}

/** Numbers of notes as they stand in the report, those that are gone as they stood in the one before. */
export interface Changes {
  added: string[]
  reworded: string[]
  moved: string[]
  removed: string[]
  cards: string[]
  /** How many. */
  clusters: number
  votes: number
  texts: number
  other: boolean
}

/**
 * @param report the same board, for the numbers of its notes
 * @param version as the server gave it with the file
 * @param at epoch ms
 */
export function takenNow(
  snapshot: BoardSnapshot,
  report: Pick<Report, 'questions'>,
  version: string,
  at: number,
): Taken {
  const refs = new Map(allEntries(report).map(({ entry }) => [entry.id, entry.ref]))
  const { editorial, rounds, clusters } = snapshot
  return {
    form: 2,
    at,
    version,
    notes: Object.fromEntries(
      snapshot.notes.flatMap((note): [string, TakenNote][] => {
        const ref = refs.get(note.id)
        if (ref === undefined) return []
        const { text, questionId, clusterId, mergedInto, step, translations } = note
        const place = [questionId, clusterId, mergedInto]
        return [[note.id, [ref, mark([text, translations]), mark(place), mark(step)]]]
      }),
    ),
    clusters: Object.fromEntries(clusters.map(({ id, title, order }) => [id, mark([title, order])])),
    votes: Object.fromEntries(
      rounds.flatMap(({ id, tallies }) => (tallies === null ? [] : [[id, mark(tallies)]])),
    ),
    texts: Object.fromEntries(Object.entries(editorial.texts).map(([key, { text }]) => [key, mark(text)])),
    rest: mark([
      snapshot.title,
      snapshot.agenda,
      snapshot.phases,
      snapshot.questions,
      snapshot.hubs,
      snapshot.joined,
      snapshot.session.course,
      snapshot.people,
      { ...snapshot.settings, frozen: false },
      editorial.layout,
    ]),
  }
}

/** What is different between two reports; `null` when nothing is. */
export function changesSince(before: Taken, now: Taken): Changes | null {
  const changes: Changes = {
    added: [],
    reworded: [],
    moved: [],
    removed: Object.entries(before.notes).flatMap(([id, [ref]]) => (id in now.notes ? [] : [ref])),
    cards: [],
    clusters: differences(before.clusters, now.clusters),
    votes: differences(before.votes, now.votes),
    texts: differences(before.texts, now.texts),
    other: before.rest !== now.rest,
  }
  for (const [id, [ref, text, place, card]] of Object.entries(now.notes)) {
    const past = before.notes[id]
    if (past === undefined) {
      changes.added.push(ref)
      continue
    }
    if (past[1] !== text) changes.reworded.push(ref)
    if (past[2] !== place) changes.moved.push(ref)
    if (past[3] !== card) changes.cards.push(ref)
  }
  for (const list of [changes.added, changes.reworded, changes.moved, changes.removed, changes.cards])
    list.sort(new Intl.Collator('en', { numeric: true }).compare)
  const some = Object.values(changes).some((part) => (Array.isArray(part) ? part.length > 0 : Boolean(part)))
  return some ? changes : null
}

function differences(before: Record<string, string>, now: Record<string, string>): number {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...ids].filter((id) => before[id] !== now[id]).length
}

/** A short mark that differs where contents differ (FNV-1a, 32 bits); for telling, not for guarding. */
function mark(content: unknown): string {
  const text = JSON.stringify(content)
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** Reads what was kept; `null` when there is nothing, or nothing readable. */
export function readTaken(value: unknown): Taken | null {
  const taken = value as Partial<Taken> | null
  const isTable = (part: unknown) => typeof part === 'object' && part !== null
  return taken &&
    taken.form === 2 &&
    typeof taken.at === 'number' &&
    typeof taken.version === 'string' &&
    [taken.notes, taken.clusters, taken.votes, taken.texts].every(isTable) &&
    Object.values(taken.notes ?? {}).every((note) => Array.isArray(note) && note.length === 4)
    ? (taken as Taken)
    : null
}
