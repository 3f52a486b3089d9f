import { useMemo } from 'react'
import { useHubs, useJoined, useNotes, usePeople, usePhase, useWritten } from '../../session/hooks.ts'
import { type Balance, balanceOf } from './balance.ts'

/** Who is here and who has written under the questions of this phase, hidden notes included. */
export function useBalance(): Balance {
  const hubs = useHubs()
  const notes = useNotes()
  const joined = useJoined()
  const people = usePeople()
  const phase = usePhase()
  const written = useWritten()
  return useMemo(
    () => balanceOf(hubs, notes, joined, people, phase?.questionIds ?? [], written),
    [hubs, notes, joined, people, phase, written],
  )
}
