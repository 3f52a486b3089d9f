import { hubMark } from '@atelier/board'
import { useEditor, useValue } from '@tldraw/tldraw'
import styles from './cursors.module.css'
import { useStage } from './stage-context.ts'
import { canvasTexts } from './texts.ts'

/** Other people's pointers, with their HUB's name, and their own only where the session says names. They glide between the places that arrive. */
export function Cursors() {
  const stage = useStage()
  const editor = useEditor()
  const peers = useValue(stage.presence.peers)
  const hubs = useValue(stage.hubs)
  const locale = useValue(stage.locale)
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const areShown = useValue(stage.hasCursors)
  const anonymity = useValue(stage.anonymity)
  if (!areShown || stage.mode === 'projector') return null
  return (
    <div className={styles.cursors} aria-hidden="true">
      {peers.map(({ key, cursor, hubId, role, name }) => {
        if (!cursor) return null
        const hub = hubs.get(hubId ?? '')
        const who = hub?.name ?? canvasTexts[role === 'facilitator' ? 'facilitator' : 'someone'][locale]
        const label = anonymity === 'name' && name ? `${who} · ${name}` : who
        const colour = hub ? `var(--hub-${hubMark(hub).hue}, #1e5aa8)` : 'var(--ink-muted, #566173)'
        return (
          <div
            key={key}
            className={styles.cursor}
            style={{ transform: `translate(${cursor.x}px, ${cursor.y}px)` }}
          >
            <div className={styles.upright} style={{ transform: `scale(${1 / zoom})` }}>
              <svg width="18" height="20" viewBox="0 0 18 20" fill={colour} aria-hidden="true">
                <path
                  d="M1 1 16.500 9.500 9 11.500 5.500 18.500z"
                  stroke="var(--surface, #fff)"
                  strokeWidth="1.500"
                />
              </svg>
              <span className={styles.name} style={{ borderColor: colour }}>
                {label}
              </span>
            </div>
          </div>
        )
      })}
    </div>
  )
}
