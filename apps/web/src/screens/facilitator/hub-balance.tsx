import { useMemo } from 'react'
import { useTexts } from '../../i18n.ts'
import { useHubs, useJoined, useNotes, usePeople, usePhase } from '../../session/hooks.ts'
import { HubBadge } from '../../ui/hub-badge.tsx'
import { balanceOf } from './balance.ts'
import styles from './facilitator-panel.module.css'
import { facilitatorTexts } from './texts.ts'

/** Which HUBs are here and have not written yet. */
export function HubBalance() {
  const t = useTexts(facilitatorTexts)
  const hubs = useHubs()
  const notes = useNotes()
  const joined = useJoined()
  const people = usePeople()
  const phase = usePhase()
  const { here, silent, absent, written } = useMemo(
    () => balanceOf(hubs, notes, joined, people, phase?.questionIds ?? []),
    [hubs, notes, joined, people, phase],
  )
  return (
    <section>
      <h3 className={styles.subtitle}>{t('silent')}</h3>
      {here.length === 0 ? (
        <p className={styles.muted}>{t('nobodyYet')}</p>
      ) : (
        <>
          <p className={styles.muted}>
            {silent.length === 0
              ? t('allWritten')
              : t('written', { written: written.length, here: here.length })}
          </p>
          <ul className={styles.hubs}>
            {silent.map((hub) => (
              <li key={hub.id}>
                <HubBadge hub={hub} />
                <span className="visually-hidden">{hub.name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {absent.length > 0 && <p className={styles.muted}>{t('absent', { count: absent.length })}</p>}
    </section>
  )
}
