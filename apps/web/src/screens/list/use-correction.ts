import { correctionEnd } from '@atelier/board'
import { useEffect, useReducer } from 'react'
import { usePhase, useSession, useSessionState, useSettings } from '../../session/hooks.ts'

/** The time after the close in which people correct or withdraw their own notes, by the server's clock. */
export interface Correction {
  /** Epoch ms at which it ends. */
  until: number
  isOpen: boolean
}

/** @returns `null` before the close, and where corrections are not foreseen; drawn anew when the time has run out */
export function useCorrection(): Correction | null {
  const { facilitation, serverNow } = useSession()
  const phase = usePhase()
  const settings = useSettings()
  // The course of the session grows with its state.
  useSessionState()
  const until = correctionEnd(phase, facilitation.course(), settings)
  const [turns, drawAgain] = useReducer((before: number) => before + 1, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a clock that was set meanwhile is looked at again
  useEffect(() => {
    const left = until === null ? 0 : until - serverNow()
    if (left <= 0) return
    const timer = setTimeout(drawAgain, left + 1)
    return () => clearTimeout(timer)
  }, [until, serverNow, turns])
  return until === null ? null : { until, isOpen: serverNow() <= until }
}
