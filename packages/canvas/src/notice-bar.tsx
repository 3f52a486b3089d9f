import { useValue } from '@tldraw/tldraw'
import styles from './notice-bar.module.css'
import type { Stage } from './stage.ts'
import { canvasTexts, fill } from './texts.ts'
import { toolIcons } from './tool-icons.tsx'

/** What the canvas has to say, at its foot, and what it offers to do. Read out, and never in the way of the hand. */
export function NoticeBar({ stage }: { stage: Stage }) {
  const locale = useValue(stage.locale)
  const notice = useValue(stage.notices.now)
  const action = notice?.action
  return (
    <div className={styles.place}>
      <div role="status" className={styles.bar} data-empty={notice === null || undefined}>
        {notice && (
          <p key={notice.id} className={styles.words}>
            {notice.sentences
              .map(({ text, values }) => fill(canvasTexts[text][locale], values ?? {}))
              .join(' ')}
          </p>
        )}
        {action && (
          <button
            type="button"
            className={styles.action}
            aria-keyshortcuts="Alt+Enter"
            title={`${canvasTexts[action.text][locale]} (Alt+Enter)`}
            // The field that is open stays open: what is offered is about it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => stage.notices.take()}
          >
            {canvasTexts[action.text][locale]}
          </button>
        )}
        {notice && (
          <button
            type="button"
            className={styles.close}
            aria-label={canvasTexts.close[locale]}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => stage.notices.dismiss()}
          >
            {toolIcons.close}
          </button>
        )}
      </div>
    </div>
  )
}
