import type { Hub, Note, Question, Step } from '@atelier/board'

/** Where the HUBs stand with their next step. Each list is in the order of the directory. */
export interface Commitments {
  /** With a card on which somebody or a date stands. */
  complete: Hub[]
  /** With a note, but neither owner nor date on its card. */
  begun: Hub[]
  /** Here, and without a note under the questions that ask for one. */
  without: Hub[]
}

/** Whether a card says who does it or by when. */
const isFilled = (step: Step | null): boolean => Boolean(step?.owner?.trim() || step?.due?.trim())

/** @param here HUBs that are in the session */
export function commitmentsOf(
  here: readonly Hub[],
  notes: readonly Pick<Note, 'hubId' | 'hidden' | 'questionId' | 'kind' | 'step'>[],
  questions: readonly Pick<Question, 'id' | 'commitments'>[],
): Commitments {
  const asking = new Set(questions.filter(({ commitments }) => commitments).map(({ id }) => id))
  const begun = new Set<string>()
  const complete = new Set<string>()
  for (const note of notes) {
    if (note.hidden || !note.hubId) continue
    if (!asking.has(note.questionId) && note.kind !== 'commitment' && !isFilled(note.step)) continue
    begun.add(note.hubId)
    if (isFilled(note.step)) complete.add(note.hubId)
  }
  return {
    complete: here.filter(({ id }) => complete.has(id)),
    begun: here.filter(({ id }) => begun.has(id) && !complete.has(id)),
    without: here.filter(({ id }) => !begun.has(id)),
  }
}
