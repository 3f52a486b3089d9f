import {
  type Cluster,
  type Editorial,
  type ErrorCode,
  type Hub,
  has,
  type Meta,
  mayEditNote,
  type NamedPerson,
  type Note,
  type Owner,
  type Phase,
  type PhaseRight,
  type Presence,
  type Question,
  type Round,
  type SessionState,
  type Settings,
  type Spotlight,
} from '@atelier/board'
import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Observable } from './observable.ts'
import type { KeptText, SaveStatus, Session } from './session.ts'

export { useLocale } from '../i18n.ts'

export const SessionContext = createContext<Session | null>(null)

/** @throws Error outside of a `SessionProvider` */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('there is no session here. Put the screen inside <SessionProvider boardId>.')
  return session
}

export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get)
}

export const useSaveStatus = (): SaveStatus => useObservable(useSession().status)
/** Ids of notes, clusters and drawings with own changes that are not stored yet. */
export const useWaitingIds = (): ReadonlySet<string> => useObservable(useSession().waitingIds)
/** All notes, oldest first, merged and hidden ones included; a note that did not change is the same object. */
export const useNotes = (): Note[] => useObservable(useSession().readings.notes)
export const useClusters = (): Cluster[] => useObservable(useSession().readings.clusters)
export const useQuestions = (): Question[] => useObservable(useSession().readings.questions)
export const useHubs = (): Hub[] => useObservable(useSession().readings.hubs)
export const usePhases = (): Phase[] => useObservable(useSession().readings.phases)
export const usePhase = (): Phase | null => useObservable(useSession().readings.phase)
export const useSessionState = (): SessionState => useObservable(useSession().readings.sessionState)
export const useSettings = (): Settings => useObservable(useSession().readings.settings)
export const useMeta = (): Meta | null => useObservable(useSession().readings.meta)
/** People who joined, by HUB id; `-` counts those without one. */
export const useJoined = (): Record<string, number> => useObservable(useSession().readings.joined)
/** Rounds of votes in order; tallies only of those that are closed. */
export const useRounds = (): Round[] => useObservable(useSession().readings.rounds)
/** Notes in drafts, by `questionId/hubId`, `-` for no HUB; empty when nothing hidden is under way. */
export const useWritten = (): Record<string, number> => useObservable(useSession().readings.written)
/** What everybody is asked to look at. */
export const useSpotlight = (): Spotlight | null => useObservable(useSession().readings.spotlight)
/** Facilitators by the question they sort. */
export const useOwners = (): Record<string, Owner> => useObservable(useSession().readings.owners)
/** Names by person id; empty unless notes carry names. */
export const useNames = (): Record<string, NamedPerson> => useObservable(useSession().readings.names)
/** What was written and chosen for the report. */
export const useEditorial = (): Editorial => useObservable(useSession().readings.editorial)
/** People online, one entry each. */
export const usePeople = (): Presence[] => useObservable(useSession().readings.people)
/** Refused wordings, to be offered back. */
export const useKeptTexts = (): readonly KeptText[] => useObservable(useSession().keptTexts)
/** Why the server refused the last change; `null` when there is nothing to say. */
export const useRefusal = (): ErrorCode | null => useObservable(useSession().refusal)?.code ?? null

/**
 * The server's clock, drawn again every so often.
 *
 * @returns epoch ms
 */
export function useNow(everyMs: number): number {
  const session = useSession()
  const [now, setNow] = useState(() => session.serverNow())
  useEffect(() => {
    setNow(session.serverNow())
    const interval = setInterval(() => setNow(session.serverNow()), everyMs)
    return () => clearInterval(interval)
  }, [session, everyMs])
  return now
}

/** Whether I have a right in the current phase. The server judges by the same rule. */
export function useHas(right: PhaseRight): boolean {
  const { me } = useSession()
  return has(me.role, right, usePhase(), useSettings())
}

/** A judge of whose wording I may change, or take away, in the current phase. */
export function useMayEdit(): (note: Pick<Note, 'authorId'>) => boolean {
  const { me } = useSession()
  const phase = usePhase()
  const settings = useSettings()
  return useCallback(
    (note) => mayEditNote({ role: me.role, personId: me.participantId }, note, phase, settings),
    [me, phase, settings],
  )
}
