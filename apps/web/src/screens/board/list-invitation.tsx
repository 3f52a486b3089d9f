import { useTexts } from '../../i18n.ts'
import { useHas, useNotes, usePhase, useRounds, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useCorrection } from '../list/use-correction.ts'
import styles from './board-screen.module.css'
import { boardTexts } from './texts.ts'

/** On the canvas, the way to what is done in the list alone: votes, cards of next steps, corrections after the close. */
export function ListInvitation({ onList }: { onList(): void }) {
  const t = useTexts(boardTexts)
  const phase = usePhase()
  const isOpen = useRounds().some(({ open }) => open)
  const mayVote = useHas('vote')
  const { role, participantId } = useSession().me
  const correcting = useCorrection()?.isOpen ?? false
  const hasNotes = useNotes().some(({ authorId, hidden }) => authorId === participantId && !hidden)
  const mayCorrect = correcting && hasNotes && role !== 'facilitator'
  const commits = useHas('commit')
  const mayCommit = commits && role === 'participant' && phase?.kind === 'commit'
  const what =
    mayVote && isOpen ? 'voteInList' : mayCommit ? 'commitInList' : mayCorrect ? 'correctInList' : null
  if (!what) return null
  return (
    <div className={styles.notices}>
      <Notice kind="info">
        <div className={styles.refusal}>
          <span>{t(what)}</span>
          <Button onClick={onList}>{t('toList')}</Button>
        </div>
      </Notice>
    </div>
  )
}
