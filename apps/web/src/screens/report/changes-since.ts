import type { BoardSnapshot } from '@atelier/board'
import { contentVersion } from '@atelier/report'

/** What a device keeps of a report it took away: enough to tell later what has changed, no wording in it. */
export interface Taken {
  /** Epoch ms. */
  at: number
  version: string
  /** Note id to a mark of its wording and place; removed and blank notes are not in it. */
  notes: Record<string, string>
  clusters: Record<string, string>
  /** Votes that were published. */
  votes: number
  commitments: number
}

export interface Changes {
  added: number
  reworded: number
  moved: number
  removed: number
  clusters: number
  votes: number
  commitments: number
}

/** @param at epoch ms */
export function takenNow(snapshot: BoardSnapshot, at: number): Taken {
  const shown = snapshot.notes.filter((note) => !note.hidden && note.text.trim() !== '')
  return {
    at,
    version: contentVersion(snapshot),
    notes: Object.fromEntries(
      shown.map((note) => [note.id, `${mark(note.text)}/${note.mergedInto ?? note.clusterId ?? '-'}`]),
    ),
    clusters: Object.fromEntries(snapshot.clusters.map((cluster) => [cluster.id, mark(cluster.title)])),
    votes: snapshot.rounds.reduce(
      (sum, round) => sum + Object.values(round.tallies ?? {}).reduce((all, votes) => all + votes, 0),
      0,
    ),
    commitments: shown.filter((note) => note.step).length,
  }
}

/** What is different between two reports; `null` when nothing is. */
export function changesSince(before: Taken, now: Taken): Changes | null {
  if (before.version === now.version) return null
  const changes: Changes = {
    added: 0,
    reworded: 0,
    moved: 0,
    removed: Object.keys(before.notes).filter((id) => !(id in now.notes)).length,
    clusters: differences(before.clusters, now.clusters),
    votes: now.votes - before.votes,
    commitments: now.commitments - before.commitments,
  }
  for (const [id, present] of Object.entries(now.notes)) {
    const past = before.notes[id]
    if (past === undefined) changes.added++
    else if (past.split('/')[0] !== present.split('/')[0]) changes.reworded++
    else if (past !== present) changes.moved++
  }
  return changes
}

function differences(before: Record<string, string>, now: Record<string, string>): number {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...ids].filter((id) => before[id] !== now[id]).length
}

/** A short mark that differs where texts differ (FNV-1a, 32 bits); for telling, not for guarding. */
function mark(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** Reads what was kept; `null` when there is nothing, or nothing readable. */
export function readTaken(value: unknown): Taken | null {
  const taken = value as Partial<Taken> | null
  return taken &&
    typeof taken === 'object' &&
    typeof taken.at === 'number' &&
    typeof taken.version === 'string' &&
    typeof taken.notes === 'object' &&
    typeof taken.clusters === 'object'
    ? ({
        votes: 0,
        commitments: 0,
        ...taken,
        notes: taken.notes ?? {},
        clusters: taken.clusters ?? {},
      } as Taken)
    : null
}
