import { useTexts } from '../../i18n.ts'
import { useHubs, useJoined } from '../../session/hooks.ts'
import { HubBadge } from '../../ui/hub-badge.tsx'
import styles from './attendance.module.css'
import { shareTexts } from './texts.ts'

/** The HUBs that are expected, each marked once somebody has joined for it. Empty while nobody is expected. */
export function Attendance() {
  const t = useTexts(shareTexts)
  const hubs = useHubs()
  const joined = useJoined()
  if (hubs.length === 0) return null
  const here = hubs.filter((hub) => (joined[hub.id] ?? 0) > 0).length
  const others = joined['-'] ?? 0
  return (
    <section className={styles.attendance} aria-labelledby="attendance-title">
      <h2 id="attendance-title">{t('attendance')}</h2>
      <p className={styles.count} role="status">
        {t('attendanceCount', { here, expected: hubs.length })}
        {others > 0 ? <span>{t('withoutHub', { count: others })}</span> : null}
      </p>
      <ul className={styles.hubs}>
        {hubs.map((hub) => {
          const count = joined[hub.id] ?? 0
          const label =
            count > 0 ? t('hubHere', { name: hub.name, count }) : t('hubExpected', { name: hub.name })
          return (
            <li key={hub.id} data-here={count > 0} title={label}>
              <span className="visually-hidden">{label}</span>
              <span aria-hidden="true" className={styles.mark}>
                <HubBadge hub={hub} />
                <span>{count > 0 ? count : '–'}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
