import { Hand } from 'lucide-react'
import { useTexts } from '../../i18n.ts'
import { useHubs, usePeople } from '../../session/hooks.ts'
import { HubBadge } from '../../ui/hub-badge.tsx'
import desk from './desk.module.css'
import styles from './hands.module.css'
import { facilitatorTexts } from './texts.ts'

/** Raised hands, the longest raised first. */
export function Hands() {
  const t = useTexts(facilitatorTexts)
  const hubs = useHubs()
  const raised = usePeople()
    .filter(({ hand }) => typeof hand === 'number')
    .sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0))
  return (
    <section className={styles.handsRaised} hidden={raised.length === 0}>
      <h3 className={desk.subtitle}>
        <Hand aria-hidden="true" /> <span role="status">{t('hands', { count: raised.length })}</span>
      </h3>
      <ol className={desk.hubs}>
        {raised.map(({ personId, hubId, name }) => {
          const hub = hubs.find(({ id }) => id === hubId)
          return (
            <li key={personId} className={desk.person}>
              {hub && <HubBadge hub={hub} />}
              {hub && <span className="visually-hidden">{hub.name}</span>}
              <span>{name ?? (hub ? '' : t('somebody'))}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
