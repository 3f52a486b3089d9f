import { useTexts } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ListView } from '../list/list-view.tsx'
import styles from './board-screen.module.css'
import { boardTexts } from './texts.ts'

/** Why there is no canvas: its program did not come, its licence ended, or it met an error. */
export type CanvasFailureKind = 'notLoaded' | 'unlicensed' | 'broken'

/** What browsers say when a part of the program cannot be fetched. */
const NOT_LOADED = /dynamically imported module|importing a module script failed|unable to preload/i

export function canvasFailureKind(error: unknown): CanvasFailureKind {
  if (!(error instanceof Error)) return 'broken'
  if (error.name === 'CanvasUnlicensedError') return 'unlicensed'
  return NOT_LOADED.test(error.message) ? 'notLoaded' : 'broken'
}

const SENTENCES = {
  notLoaded: 'canvasNotLoaded',
  unlicensed: 'canvasUnlicensed',
  broken: 'canvasBroken',
} as const

/** The list in the place of a canvas that cannot be shown, and a sentence that says why. */
export function CanvasFailure({ error, retry }: { error: unknown; retry(): void }) {
  const t = useTexts(boardTexts)
  const kind = canvasFailureKind(error)
  return (
    <div className={styles.instead}>
      <div className={styles.why}>
        <Notice kind="waiting">
          <div className={styles.refusal}>
            <span>{t(SENTENCES[kind])}</span>
            {/* What was not fetched stays so until the page is loaded again. */}
            <Button onClick={() => (kind === 'notLoaded' ? window.location.reload() : retry())}>
              {t('canvasAgain')}
            </Button>
          </div>
        </Notice>
      </div>
      <ListView />
    </div>
  )
}
