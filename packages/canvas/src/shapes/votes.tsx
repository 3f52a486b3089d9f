import { useValue } from '@tldraw/tldraw'
import { useStage } from '../stage-context.ts'
import { canvasTexts, fill } from '../texts.ts'
import styles from './votes.module.css'

/** How many votes a note or a group got, once they are public. The tick says votes, the label says it in words. */
export function Votes({ n }: { n: number }) {
  const stage = useStage()
  const locale = useValue(stage.locale)
  const label = fill(canvasTexts.votes[locale], { n })
  return (
    <span className={styles.votes} role="img" aria-label={label} title={label}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d="M1.500 5.500 4 8l4.500-6" />
      </svg>
      {n}
    </span>
  )
}
