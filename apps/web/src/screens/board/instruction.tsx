import { can } from '@atelier/board'
import { Eye, Pencil } from 'lucide-react'
import { useLocale, usePhase, useSession } from '../../session/hooks.ts'
import styles from './board-screen.module.css'
import { RaiseHand } from './raise-hand.tsx'

/** What to do now, in one sentence. */
export function Instruction() {
  const { me } = useSession()
  const locale = useLocale()
  const phase = usePhase()
  if (!phase) return null
  const writing = can(me.role, 'writeNotes') && phase.participants.includes('write')
  return (
    <div className={styles.instruction}>
      {writing ? <Pencil aria-hidden="true" /> : <Eye aria-hidden="true" />}
      <p>{phase.instruction[locale]}</p>
      {me.role === 'participant' && <RaiseHand />}
    </div>
  )
}
