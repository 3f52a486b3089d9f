import { useTexts } from '../../i18n.ts'
import { useHas, usePhase, useRounds, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './board-screen.module.css'
import { boardTexts } from './texts.ts'

/** On the canvas, the way to what is done in the list alone: votes, and the cards of next steps. */
export function ListInvitation({ onList }: { onList(): void }) {
  const t = useTexts(boardTexts)
  const phase = usePhase()
  const isOpen = useRounds().some(({ open }) => open)
  const mayVote = useHas('vote')
  const { role } = useSession().me
  const commits = useHas('commit')
  const mayCommit = commits && role === 'participant' && phase?.kind === 'commit'
  const what = mayVote && isOpen ? 'voteInList' : mayCommit ? 'commitInList' : null
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
