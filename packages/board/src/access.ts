import * as z from 'zod/mini'
import { usesDraft } from './hidden-writing.ts'
import type { Phase, PhaseRight } from './phase.ts'
import type { Settings } from './settings.ts'

export const ROLES = ['viewer', 'participant', 'secretariat', 'facilitator'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/** Documents of a board, one for each authority that writes in it. */
export const DOCUMENTS = ['board', 'facilitation', 'draft'] as const
export type DocumentKind = (typeof DOCUMENTS)[number]

export type Action =
  | 'read'
  | 'appear'
  | 'writeNotes'
  | 'vote'
  | 'conduct'
  | 'takeReport'
  | 'editReport'
  | 'makeLinks'

const ALLOWED: Record<Action, readonly Role[]> = {
  read: ROLES,
  /** Show one's cursor and name to the others. */
  appear: ['participant', 'secretariat', 'facilitator'],
  writeNotes: ['participant', 'facilitator'],
  vote: ['participant'],
  conduct: ['facilitator'],
  editReport: ['secretariat', 'facilitator'],
  takeReport: ['secretariat', 'facilitator'],
  makeLinks: ['facilitator'],
}

/** Whether a role may do something at all, whatever the phase. The screen hides and the server refuses by it. */
export function can(role: Role, action: Action): boolean {
  return ALLOWED[action].includes(role)
}

/**
 * Whether a role has a right now.
 *
 * @param phase `null` when the board has no current phase: then only facilitators write
 */
export function has(role: Role, right: PhaseRight, phase: Phase | null, settings: Settings): boolean {
  if (role === 'facilitator') return right !== 'vote'
  if (role !== 'participant' || !phase || settings.frozen) return false
  if (phase.participants.includes(right)) return true
  const grouping = right === 'cluster' || right === 'move' || right === 'merge'
  return grouping && phase.kind === 'cluster' && settings.clustering === 'everyone'
}

/**
 * Whether a connection may change a document now. Asked for every message, so that a phase that ends ends
 * writing at once.
 */
export function canWrite(
  role: Role,
  document: DocumentKind,
  phase: Phase | null,
  settings: Settings,
): boolean {
  switch (document) {
    case 'board':
      return (['write', 'move', 'cluster', 'merge', 'commit'] as const).some((right) =>
        has(role, right, phase, settings),
      )
    case 'facilitation':
      return role === 'facilitator'
    case 'draft':
      return usesDraft(phase, settings) && has(role, 'write', phase, settings)
  }
}

/**
 * Whether a role may write a new note under a question now. A phase names the questions it opens to participants; one
 * that names none opens none.
 */
export function takesNotes(role: Role, questionId: string, phase: Phase | null, settings: Settings): boolean {
  if (!has(role, 'write', phase, settings)) return false
  return role === 'facilitator' || phase?.questionIds.includes(questionId) === true
}

/** Whether a person may change the wording of a note, or take it away. */
export function mayEditNote(
  who: { role: Role; personId: string },
  note: { authorId: string | null },
  phase: Phase | null,
  settings: Settings,
): boolean {
  if (who.role === 'facilitator') return true
  if (!has(who.role, 'write', phase, settings)) return false
  return settings.editing === 'everyone' || note.authorId === who.personId
}

/** Name of a shared document on the socket and in the store. */
export function documentName(boardId: string, document: 'board' | 'facilitation'): string {
  return `${boardId}/${document}`
}

/** Name of a person's draft in the store. On the socket it is `<boardId>/draft`: everybody has but their own. */
export function draftName(boardId: string, personId: string): string {
  return `${boardId}/draft/${personId}`
}
