import {
  can,
  type FacilitationDoc,
  has,
  mayEditNote,
  type Phase,
  type Role,
  type Settings,
} from '@atelier/board'

/** What a person may do on the canvas now. Read anew after each change of the facilitation document. */
export interface Rights {
  write: boolean
  move: boolean
  cluster: boolean
  appear: boolean
  /** None of the three: tools are absent and the canvas is for reading. */
  readOnly: boolean
  mayEdit(note: { authorId: string | null }): boolean
}

export function readRights(
  facilitation: FacilitationDoc,
  who: { personId: string; role: Role },
  mode: 'work' | 'projector' = 'work',
): Rights {
  const phase: Phase | null = facilitation.currentPhase()
  const settings: Settings = facilitation.settings()
  const looking = mode === 'projector'
  const right = (name: 'write' | 'move' | 'cluster') => !looking && has(who.role, name, phase, settings)
  const [write, move, cluster] = [right('write'), right('move'), right('cluster')]
  return {
    write,
    move,
    cluster,
    appear: !looking && can(who.role, 'appear'),
    readOnly: !write && !move && !cluster,
    mayEdit: (note) => !looking && mayEditNote(who, note, phase, settings),
  }
}
