import type { BoardDoc } from '@atelier/board'
import type { Place } from '../note-actions.ts'

/**
 * Puts notes in a group, in a new one or in none, under any question, in one step. Notes that are gone meanwhile, and
 * those that nobody else can see yet, stay out of it.
 *
 * @returns id of the group that was begun; `null` for the other places, and when nothing was moved
 */
export function moveNotes(board: BoardDoc, noteIds: readonly string[], to: Place): string | null {
  const moving = noteIds.filter((id) => board.hasNote(id) && !board.isDraft(id))
  if (moving.length === 0) return null
  return board.transact(() => {
    if (to.kind === 'none') {
      board.carryNotes(moving, to.questionId)
      return null
    }
    if (to.kind === 'group') {
      if (board.cluster(to.clusterId)) board.joinCluster(moving, to.clusterId)
      return null
    }
    const begun = board.makeCluster([], { questionId: to.questionId })
    board.joinCluster(moving, begun)
    return begun
  })
}
