import type { BoardDoc } from '@atelier/board'
import type { Place } from '../note-actions.ts'

/** Whether a note would be somewhere else than now. */
const isNews = (board: BoardDoc, noteId: string, to: Place): boolean => {
  const note = board.note(noteId)
  if (!note || board.isDraft(noteId)) return false
  if (to.kind === 'group') return note.clusterId !== to.clusterId
  return to.kind === 'new' || note.clusterId !== null || note.questionId !== to.questionId
}

/** Those notes that can be put there and are not there yet; what nobody else can see yet stays where it is. */
export const notesToMove = (board: BoardDoc, noteIds: readonly string[], to: Place): string[] =>
  noteIds.filter((id) => isNews(board, id, to))

/**
 * Puts notes in a group, in a new one or in none, under any question, in one step.
 *
 * @returns id of the group that was begun; `null` for the other places, and when nothing was moved
 */
export function moveNotes(board: BoardDoc, noteIds: readonly string[], to: Place): string | null {
  const moving = notesToMove(board, noteIds, to)
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
