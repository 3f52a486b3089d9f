import type { PersonRow } from '@atelier/board'
import { PenLine } from 'lucide-react'
import { lazy, Suspense, useId, useState } from 'react'
import type { ConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { useHubs, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { HubBadge } from '../../ui/hub-badge.tsx'
import desk from './desk.module.css'
import { Drawer } from './drawer.tsx'
import styles from './people-drawer.module.css'
import { plainWords } from './plain-words.ts'
import { facilitatorTexts } from './texts.ts'
import { useAsked } from './use-asked.ts'
import { useConduct } from './use-conductor.ts'
import { WriteFor } from './write-for.tsx'

/** Brings the drawing of QR codes with it. */
const PersonCode = lazy(async () => ({ default: (await import('./person-code.tsx')).PersonCode }))

const askPeople = (api: ConductorApi, boardId: string) => api.people(boardId)
const EVERY_MS = 10_000
/** From this number of people on there is a search field. */
const SEARCH_FROM = 10

/** Everybody who joined: whose access is open, and a note for those without a device. */
export function PeopleDrawer() {
  const t = useTexts(facilitatorTexts)
  return (
    <Drawer title={t('people')}>
      <PeopleList />
    </Drawer>
  )
}

function PeopleList() {
  const t = useTexts(facilitatorTexts)
  const { me } = useSession()
  const { run } = useConduct()
  const hubs = useHubs()
  const { value, lost, again } = useAsked(askPeople, EVERY_MS)
  const [writing, setWriting] = useState(false)
  const [handingOver, setHandingOver] = useState<PersonRow | null>(null)
  const [query, setQuery] = useState('')
  const id = useId()
  const hubOf = new Map(hubs.map((hub) => [hub.id, hub]))
  // A screen of the room is nobody.
  const rows = (value?.people ?? []).filter(({ role }) => role !== 'viewer')
  const words = plainWords(query)
  const shown = rows
    .filter((person) => {
      const hub = hubOf.get(person.hubId ?? '')
      const said = plainWords(`${person.name ?? ''} ${hub?.name ?? ''} ${hub?.code ?? ''}`).join(' ')
      return words.every((word) => said.includes(word))
    })
    .sort((a, b) => (hubOf.get(a.hubId ?? '')?.order ?? -1) - (hubOf.get(b.hubId ?? '')?.order ?? -1))
  const online = rows.filter(({ online }) => online).length
  const change = async (person: PersonRow) => {
    await run((api, boardId) =>
      api.changePerson(boardId, person.id, { access: person.closed ? 'open' : 'closed' }),
    )
    again()
  }
  return (
    <>
      <Button wide icon={<PenLine aria-hidden="true" />} onClick={() => setWriting(true)}>
        {t('writeFor')}
      </Button>
      <WriteFor open={writing} onClose={() => setWriting(false)} />
      <p className={desk.muted}>
        {value ? t('peopleCount', { count: rows.length, online }) : t(lost ? 'failedRead' : 'loading')}
      </p>
      {rows.length >= SEARCH_FROM && (
        <>
          <label htmlFor={id}>{t('findPerson')}</label>
          <input
            id={id}
            className={desk.input}
            type="search"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </>
      )}
      <ul className={styles.people}>
        {shown.map((person) => {
          const hub = hubOf.get(person.hubId ?? '')
          const name = person.name ?? t('somebody')
          const notes = Object.values(person.notes).reduce((sum, count) => sum + count, 0)
          return (
            <li key={person.id} data-online={person.online}>
              <span className={styles.personName}>
                <span className={desk.person}>
                  {hub && <HubBadge hub={hub} />}
                  {name}
                  {person.id === me.participantId && ` (${t('you')})`}
                </span>
                <small>
                  {t(`role.${person.role}`)}
                  {' · '}
                  {person.closed ? t('accessClosed') : t(person.online ? 'online' : 'away')}
                  {notes > 0 && ` · ${t('notes', { count: notes })}`}
                  {person.people > 1 && ` · ${t('standsFor', { count: person.people })}`}
                </small>
              </span>
              {person.role === 'participant' && !person.closed && (
                <Button
                  kind="plain"
                  aria-label={t('codeFor', { name: hub ? `${name}, ${hub.name}` : name })}
                  onClick={() => setHandingOver(person)}
                >
                  {t('codeForShort')}
                </Button>
              )}
              {person.role === 'participant' && (
                <Button
                  kind="plain"
                  aria-label={t(person.closed ? 'reopenAccess' : 'closeAccess', {
                    name: hub ? `${name}, ${hub.name}` : name,
                  })}
                  onClick={() => change(person)}
                >
                  {t(person.closed ? 'reopen' : 'closeShort')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {handingOver && (
        <Suspense>
          <PersonCode
            person={handingOver}
            name={[handingOver.name ?? t('somebody'), hubOf.get(handingOver.hubId ?? '')?.name]
              .filter(Boolean)
              .join(', ')}
            onClose={() => setHandingOver(null)}
          />
        </Suspense>
      )}
    </>
  )
}
