import { type Hub, hubMark, type Presence } from '@atelier/board'
import { Users } from 'lucide-react'
import { useId } from 'react'
import { useTexts } from '../../i18n.ts'
import { useHubs, usePeople, useSession } from '../../session/hooks.ts'
import { hubStyle } from './hub-style.ts'
import styles from './people.module.css'
import { boardTexts } from './texts.ts'

/** How many HUBs are online; pressed, who they are. */
export function People() {
  const t = useTexts(boardTexts)
  const { me } = useSession()
  const people = usePeople()
  const hubs = useHubs()
  const id = useId()
  const byHub = new Map<string | null, Presence[]>()
  for (const person of people) {
    const known = hubs.some((hub) => hub.id === person.hubId) ? person.hubId : null
    byHub.set(known, [...(byHub.get(known) ?? []), person])
  }
  const here = hubs.filter((hub) => byHub.has(hub.id))
  const named = (person: Presence) =>
    `${person.name ?? t('withoutName')}${person.personId === me.participantId ? ` (${t('you')})` : ''}`

  return (
    <>
      <button type="button" className={styles.button} popoverTarget={id}>
        <Users aria-hidden="true" />
        <span>
          {here.length > 0
            ? t('hubsHere', { count: here.length })
            : t('peopleHere', { count: people.length })}
        </span>
      </button>
      <div id={id} popover="auto" className={styles.list}>
        <h2>{t('whoIsHere')}</h2>
        <p className={styles.count}>{t('peopleHere', { count: people.length })}</p>
        {people.length === 0 && <p>{t('nobodyHere')}</p>}
        <ul>
          {here.map((hub) => (
            <HubRow key={hub.id} hub={hub} names={(byHub.get(hub.id) ?? []).map(named)} />
          ))}
          {byHub.has(null) && (
            <li className={styles.row}>
              <span className={styles.code}>–</span>
              <span>{(byHub.get(null) ?? []).map(named).join(', ')}</span>
              <span className={styles.hub}>{t('withoutHub')}</span>
            </li>
          )}
        </ul>
      </div>
    </>
  )
}

function HubRow({ hub, names }: { hub: Hub; names: string[] }) {
  return (
    <li className={styles.row} style={hubStyle(hub)} data-pattern={hubMark(hub).pattern}>
      <span className={styles.code}>{hub.code}</span>
      <span>{hub.name}</span>
      <span className={styles.hub}>{names.join(', ')}</span>
    </li>
  )
}
