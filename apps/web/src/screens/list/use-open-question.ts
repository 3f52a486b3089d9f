import { useState } from 'react'
import { usePhase } from '../../session/hooks.ts'
import type { Place } from '../board/place.ts'

/**
 * The question in view on a phone. When a phase concerns other questions than the one in view, its first one comes
 * up; else the choice stays, also while the canvas is shown.
 *
 * @returns index of the question, and a way to choose another
 */
export function useOpenQuestion(
  questionIds: readonly string[],
  place: Place,
): [number, (index: number) => void] {
  const phase = usePhase()
  const [choice, setChoice] = useState(() => ({
    questionId: place.spot.questionId ?? '',
    phaseId: place.spot.phaseId,
  }))
  const wanted = phase?.questionIds ?? []
  let questionId = choice.questionId
  if (choice.phaseId !== (phase?.id ?? '') || !questionIds.includes(questionId)) {
    if (!questionIds.includes(questionId) || (wanted.length > 0 && !wanted.includes(questionId)))
      questionId =
        questionIds.find((id) => wanted.length === 0 || wanted.includes(id)) ?? questionIds[0] ?? ''
    if (questionId !== choice.questionId || choice.phaseId !== (phase?.id ?? ''))
      setChoice({ questionId, phaseId: phase?.id ?? '' })
  }
  const index = Math.max(0, questionIds.indexOf(questionId))
  return [index, (next) => setChoice({ questionId: questionIds[next] ?? '', phaseId: phase?.id ?? '' })]
}
