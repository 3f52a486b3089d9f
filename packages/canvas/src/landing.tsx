import { useValue } from '@tldraw/tldraw'
import styles from './landing.module.css'
import { useStage } from './stage-context.ts'

/** Where what is in the hand would come to lie if it were let go of now. */
export function Landing() {
  const stage = useStage()
  const landing = useValue(stage.landing)
  if (!landing) return null
  const { x, y, w, h } = landing
  return (
    <div
      className={styles.landing}
      aria-hidden="true"
      data-landing=""
      style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
    />
  )
}
