import { useTexts } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './setup-screen.module.css'
import { setupTexts } from './texts.ts'

export type SaveState = 'same' | 'changed' | 'saving' | 'saved'

/** What is not stored yet, and the two things to do about it. Stays in view while there is something. */
export function SaveBar({
  state,
  error,
  onSave,
  onDiscard,
}: {
  state: SaveState
  error: string | null
  onSave(): void
  onDiscard(): void
}) {
  const t = useTexts(setupTexts)
  if (state === 'same' && !error) return null
  return (
    <div className={styles.saveBar}>
      {error ? <Notice kind="refused">{error}</Notice> : null}
      <div className={styles.row}>
        {state === 'saved' ? (
          <Notice kind="saved">{t('saved')}</Notice>
        ) : (
          <>
            <Button kind="primary" onClick={onSave} aria-disabled={state === 'saving'}>
              {t(state === 'saving' ? 'saving' : 'save')}
            </Button>
            <Button kind="plain" onClick={onDiscard}>
              {t('discard')}
            </Button>
            <span role="status" className={styles.hint}>
              {t('unsaved')}
            </span>
          </>
        )}
      </div>
    </div>
  )
}
