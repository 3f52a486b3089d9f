import { byAge, type Cluster, MAX_CLUSTER_TITLE_CHARS, type Note, type Phase } from '@atelier/board'

/** One group of the list: a cluster and its visible notes, oldest first. */
export interface GroupOutline {
  cluster: Cluster
  notes: Note[]
}

/**
 * What a group is called: its title, else the first words of the one note in it, which was left alone; empty when it
 * has neither.
 */
export function groupName({
  cluster,
  notes,
}: {
  cluster: Pick<Cluster, 'title'>
  notes: readonly Note[]
}): string {
  if (cluster.title.trim()) return cluster.title.trim()
  const alone = notes.length === 1 ? (notes[0]?.text ?? '') : ''
  return alone.length > MAX_CLUSTER_TITLE_CHARS ? `${alone.slice(0, MAX_CLUSTER_TITLE_CHARS)}…` : alone
}

/** What stands under one question, in reading order. Every visible note is in it exactly once. */
export interface QuestionOutline {
  questionId: string
  /** Notes of this person that are in no group, newest first: what was just written stays in sight. */
  mine: Note[]
  groups: GroupOutline[]
  /** Notes of others that are in no group. */
  loose: Note[]
  /** All visible notes under the question. */
  count: number
  /** Notes of this person that stand in a group, oldest first. */
  mineInGroups: Note[]
  /** Notes that were joined to another, by the id of that other. */
  merged: Map<string, Note[]>
}

/**
 * Sorts the notes of a board by question for reading in a line.
 *
 * Hidden notes are left out; merged ones stand with the note they were joined to. A note under a question that the
 * board does not have stands under the first one.
 */
export function outlineQuestions(
  questionIds: readonly string[],
  notes: readonly Note[],
  clusters: readonly Cluster[],
  personId: string,
): QuestionOutline[] {
  const known = new Set(questionIds)
  const home = (questionId: string) => (known.has(questionId) ? questionId : questionIds[0])
  const outlines = new Map<string, QuestionOutline>(
    questionIds.map((questionId) => [
      questionId,
      { questionId, mine: [], groups: [], loose: [], count: 0, mineInGroups: [], merged: new Map() },
    ]),
  )
  const groups = new Map<string, GroupOutline>()
  for (const cluster of clusters) {
    if (cluster.noteIds.length === 0 && cluster.title.trim() === '') continue
    const group: GroupOutline = { cluster, notes: [] }
    groups.set(cluster.id, group)
    outlines.get(home(cluster.questionId) ?? '')?.groups.push(group)
  }
  for (const note of [...notes].sort(byAge)) {
    const outline = outlines.get(home(note.questionId) ?? '')
    if (!outline || note.hidden) continue
    if (note.mergedInto) {
      const joined = outline.merged.get(note.mergedInto)
      if (joined) joined.push(note)
      else outline.merged.set(note.mergedInto, [note])
      continue
    }
    outline.count++
    const group = note.clusterId ? groups.get(note.clusterId) : undefined
    if (group) {
      group.notes.push(note)
      if (note.authorId === personId) outline.mineInGroups.push(note)
    } else if (note.authorId === personId) outline.mine.unshift(note)
    else outline.loose.push(note)
  }
  return [...outlines.values()]
}

/** The next phase in which participants write under a question; `null` when none is left. */
export function nextWritingPhase(
  phases: readonly Phase[],
  current: Phase | null,
  questionId: string,
): Phase | null {
  const at = current ? phases.findIndex((phase) => phase.id === current.id) : -1
  return (
    phases
      .slice(at + 1)
      .find((phase) => phase.participants.includes('write') && phase.questionIds.includes(questionId)) ?? null
  )
}
