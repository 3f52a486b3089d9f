import { useMemo } from 'react'
import { useTexts } from '../../i18n.ts'
import { useHubs, useJoined, useNotes, usePeople, usePhase } from '../../session/hooks.ts'
import { type Balance, balanceOf } from '../facilitator/balance.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** Who is here and who has written under the questions of this phase. */
export function useBalance(): Balance {
  const hubs = useHubs()
  const notes = useNotes()
  const joined = useJoined()
  const people = usePeople()
  const phase = usePhase()
  return useMemo(
    () => balanceOf(hubs, notes, joined, people, phase?.questionIds ?? []),
    [hubs, notes, joined, people, phase],
  )
}

/** How far the room has come, without saying what anybody wrote. */
export function WrittenCount() {
  const t = useTexts(projectorTexts)
  const { written } = useBalance()
  const count = useNotes().filter((note) => !note.hidden && note.text.trim() !== '').length
  return (
    <p className={styles.count}>
      {written.length > 0 ? t('hubsWritten', { count: written.length }) : t('nobodyWritten')}
      {count > 0 && <span className={styles.notes}>{t('notes', { count })}</span>}
    </p>
  )
}
