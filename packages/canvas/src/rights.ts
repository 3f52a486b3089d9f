import {
  can,
  type FacilitationDoc,
  has,
  mayEditNote,
  type Phase,
  type Role,
  type Settings,
  takesNotes,
} from '@atelier/board'

/** What a person may do on the canvas now. Read anew after each change of the facilitation document. */
export interface Rights {
  write: boolean
  move: boolean
  cluster: boolean
  /** Join one's own note to another that says the same; facilitators join any two. */
  merge: boolean
  appear: boolean
  /** None of the four: tools are absent and the canvas is for reading. */
  readOnly: boolean
  mayEdit(note: { authorId: string | null }): boolean
  /** Whether a new note may be written under a question. */
  takesNotes(questionId: string): boolean
}

/** Why nothing happened: writing is closed now, or under that question, or the note is somebody else's. */
export type RefusalReason = 'phaseClosed' | 'questionClosed' | 'notYours'

export function readRights(
  facilitation: FacilitationDoc,
  who: { personId: string; role: Role },
  mode: 'work' | 'projector' = 'work',
): Rights {
  const phase: Phase | null = facilitation.currentPhase()
  const settings: Settings = facilitation.settings()
  const looking = mode === 'projector'
  const right = (name: 'write' | 'move' | 'cluster' | 'merge') =>
    !looking && has(who.role, name, phase, settings)
  const [write, move, cluster, merge] = [right('write'), right('move'), right('cluster'), right('merge')]
  return {
    write,
    move,
    cluster,
    merge,
    appear: !looking && can(who.role, 'appear'),
    readOnly: !write && !move && !cluster && !merge,
    mayEdit: (note) => !looking && mayEditNote(who, note, phase, settings),
    takesNotes: (questionId) => !looking && takesNotes(who.role, questionId, phase, settings),
  }
}
