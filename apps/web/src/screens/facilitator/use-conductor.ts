import type { PhaseChange } from '@atelier/board'
import { createContext, useContext, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { type ConductorApi, useConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { useLocale, useSession, useSessionState } from '../../session/hooks.ts'
import { facilitatorTexts } from './texts.ts'

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
    step: (change) => run((client) => client.changePhase(boardId, { ...change, from: phaseId })),
  }
}
