import type { PhaseChange } from '@atelier/board'
import { createContext, useContext, useRef, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { type ConductorApi, useConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { useLocale, useSession, useSessionState } from '../../session/hooks.ts'
import { facilitatorTexts } from './texts.ts'

/** A press on "next" so soon after the phase changed, in ms, was meant for the phase before: the hand was on its way. */
const HAND_MS = 700

/** The verbs of a session, one at a time, and why the last one failed. */
export interface Conductor {
  busy: boolean
  /** What happened and what to do; `null` when the last verb was carried out. */
  failure: string | null
  /** @returns the server's answer; `null` when it refused, and then `failure` says why */
  run<T>(verb: (api: ConductorApi, boardId: string) => Promise<T>): Promise<T | null>
  /** Tells where it comes from: of two hands that press at once, the second is refused, not carried too far. */
  step(change: Omit<PhaseChange, 'from'>): Promise<unknown>
}

export const ConductorContext = createContext<Conductor | null>(null)

/** @throws Error outside of the facilitators' panel */
export function useConduct(): Conductor {
  const conductor = useContext(ConductorContext)
  if (!conductor) throw new Error('there is no conductor here. Put the tool inside <ConductorContext value>.')
  return conductor
}

export function useConductor(): Conductor {
  const t = useTexts(facilitatorTexts)
  const api = useConductorApi()
  const { boardId } = useSession()
  const locale = useLocale()
  const { phaseId } = useSessionState()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const seen = useRef({ phaseId, before: phaseId, since: Number.NEGATIVE_INFINITY })
  if (seen.current.phaseId !== phaseId)
    seen.current = { phaseId, before: seen.current.phaseId, since: performance.now() }

  /** The phase that the hand saw when it set out. */
  const meant = (change: Omit<PhaseChange, 'from'>): string => {
    const { before, since } = seen.current
    return change.step === 'next' && performance.now() - since < HAND_MS ? before : phaseId
  }

  const run: Conductor['run'] = async (verb) => {
    setBusy(true)
    setFailure(null)
    try {
      return await verb(api, boardId)
    } catch (error) {
      setFailure(failureMessage(error, locale, t('failed')))
      return null
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    failure,
    run,
    step: (change) => run((client) => client.changePhase(boardId, { ...change, from: meant(change) })),
  }
}
