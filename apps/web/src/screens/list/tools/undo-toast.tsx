import { useTexts } from '../../../i18n.ts'
import { useObservable } from '../../../session/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import styles from '../list-view.module.css'
import type { NoteHand } from './note-hand.ts'
import { toolsTexts } from './tools-texts.ts'

/** What was done last, and a way to take it back. Screen readers have heard of it elsewhere. */
export function UndoToast({ hand }: { hand: NoteHand }) {
  const t = useTexts(toolsTexts)
  const undo = useObservable(hand.undo)
  if (!undo) return null
  return (
    <div className={styles.toast}>
      <span>{undo.text}</span>
      <Button kind="plain" onClick={() => hand.takeBack()}>
        {t('undo')}
      </Button>
    </div>
  )
}
