import { byAge, type SnapshotNote, tidyText } from '@atelier/board'

/** A note that stands by itself, with those that say the same. */
export interface PlacedNote {
  note: SnapshotNote
  merged: SnapshotNote[]
}

export interface SortedNotes {
  placed: PlacedNote[]
  removed: SnapshotNote[]
  blank: SnapshotNote[]
}

/** Splits the notes into those that stand by themselves, each with its merged ones, and those left out. */
export function sortNotes(all: readonly SnapshotNote[]): SortedNotes {
  const shown = all.filter((note) => !note.hidden).sort(byAge)
  const written = new Map(shown.filter((note) => !isBlank(note)).map((note) => [note.id, note]))
  // Also kept although blank: the top of a merge, whose merged wordings would lose the place they were given.
  const targets = new Set([...written.values()].flatMap((note) => note.mergedInto ?? []))
  const visible = new Map(
    shown.filter((note) => written.has(note.id) || targets.has(note.id)).map((note) => [note.id, note]),
  )
  const placed = new Map<string, PlacedNote>()
  const merged: { note: SnapshotNote; top: string }[] = []
  for (const note of visible.values()) {
    const top = topOf(note, visible)
    if (top === note.id) placed.set(note.id, { note, merged: [] })
    else merged.push({ note, top })
  }
  for (const { note, top } of merged) placed.get(top)?.merged.push(note)
  return {
    placed: [...placed.values()],
    removed: all.filter((note) => note.hidden),
    blank: shown.filter((note) => !visible.has(note.id)),
  }
}

/** Where a chain of merges ends among visible notes; in a circle, the smallest id is the top. */
function topOf(note: SnapshotNote, visible: ReadonlyMap<string, SnapshotNote>): string {
  const seen: string[] = []
  let at = note
  while (!seen.includes(at.id)) {
    seen.push(at.id)
    const next = at.mergedInto === null ? undefined : visible.get(at.mergedInto)
    if (!next) return at.id
    at = next
  }
  return seen.slice(seen.indexOf(at.id)).sort()[0] ?? note.id
}

const isBlank = (note: SnapshotNote) => tidyText(note.text) === '' && !hasStep(note)

/** Whether anything is filled in on a commitment card. */
export function hasStep({ step }: { step: SnapshotNote['step'] }): boolean {
  return step !== null && Boolean(step.kind || step.owner || step.due || step.help || step.sdgs?.length)
}
