import type { BoardDoc } from '@atelier/board'
import { useEffect, useState } from 'react'
import { useQuestions, useSession } from '../../session/hooks.ts'
import { useArrivals } from '../list/use-arrivals.ts'

/** Notes are counted that long after the first of several came, in ms: a canvas with thousands of them has else to do. */
const COUNTED_AFTER_MS = 1000

/** Says on the canvas that notes have arrived, in the words and the measure of the list. */
export function CanvasArrivals() {
  const { board, me } = useSession()
  const questions = useQuestions()
  const [counts, setCounts] = useState(() => notesOfOthers(board, idsOf(questions), me.participantId))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const read = () => {
      timer = null
      setCounts(notesOfOthers(board, idsOf(questions), me.participantId))
    }
    read()
    const stop = board.observeOrder((change) => {
      if (change && timer === null) timer = setTimeout(read, COUNTED_AFTER_MS)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [board, questions, me.participantId])
  return (
    <p className="visually-hidden" role="status">
      {useArrivals(counts)}
    </p>
  )
}

const idsOf = (questions: readonly { id: string }[]) => questions.map(({ id }) => id)

/** Visible notes of others by question, in the order of the questions; one under an unknown question is the first's. */
export function notesOfOthers(board: BoardDoc, questionIds: readonly string[], personId: string): number[] {
  const counts = questionIds.map(() => 0)
  for (const { questionId, authorId, hidden, mergedInto } of board.notes()) {
    if (hidden || mergedInto || authorId === personId) continue
    const index = Math.max(0, questionIds.indexOf(questionId))
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts
}
