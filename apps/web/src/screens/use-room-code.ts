import { codeEndsAt } from '@atelier/board'
import { useMeta, useNow, usePhases, useSession, useSessionState } from '../session/hooks.ts'

/** The code by which the room comes in. `endsAt`: epoch ms on the server's clock, as the session stands now. */
export interface ShownCode {
  code: string
  endsAt: number | null
  /** Why it lets nobody new in; `null` while it does. */
  ended: 'byHand' | 'withSession' | null
}

/** The room's code, and whether it opens still. The server judges by the same rule. */
export function useRoomCode(): ShownCode {
  const { facilitation } = useSession()
  const meta = useMeta()
  const session = useSessionState()
  const phases = usePhases()
  const now = useNow(15_000)
  // The course changes only together with the session.
  const endsAt = codeEndsAt({ meta, session, phases, course: facilitation.course() })
  const over = endsAt !== null && endsAt <= now
  const why = (meta?.codeEndedAt ?? null) === null ? 'withSession' : 'byHand'
  return { code: meta?.joinCode ?? '', endsAt, ended: over ? why : null }
}
