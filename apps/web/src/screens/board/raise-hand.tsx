import { Hand } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useSession } from '../../session/hooks.ts'
import styles from './raise-hand.module.css'
import { raiseHandTexts } from './raise-hand-texts.ts'

/** Asks to speak, or no longer. The facilitators see who, and who asked first. */
export function RaiseHand() {
  const t = useTexts(raiseHandTexts)
  const { awareness, serverNow } = useSession()
  const [since, setSince] = useState<number | null>(null)
  // A board that was fetched afresh has a new awareness: the hand stays up in it.
  useEffect(() => {
    if (awareness.getLocalState()) awareness.setLocalStateField('hand', since)
  }, [awareness, since])
  const raised = since !== null
  return (
    <button
      type="button"
      className={styles.hand}
      aria-pressed={raised}
      onClick={() => setSince(raised ? null : serverNow())}
    >
      <Hand aria-hidden="true" />
      {t(raised ? 'lower' : 'raise')}
    </button>
  )
}
