import type { TrailEvent } from '@atelier/board'
import { Undo2 } from 'lucide-react'
import type { ConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { useClusters, useLocale, useNotes, useQuestions, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import desk from './desk.module.css'
import { Drawer } from './drawer.tsx'
import { facilitatorTexts } from './texts.ts'
import styles from './trail-drawer.module.css'
import { trailWords } from './trail-words.ts'
import { useAsked } from './use-asked.ts'
import { useConduct } from './use-conductor.ts'

/** Events that are listed; the report's annex has all. */
const SHOWN = 40
const EVERY_MS = 6000
const askTrail = (api: ConductorApi, boardId: string) => api.trail(boardId)
const askPeople = (api: ConductorApi, boardId: string) => api.people(boardId)

/** Who changed the order of the board, when, from where to where; each step can be taken back. */
export function TrailDrawer() {
  const t = useTexts(facilitatorTexts)
  return (
    <Drawer title={t('trailTitle')}>
      <TrailList />
    </Drawer>
  )
}

function TrailList() {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const { me } = useSession()
  const { busy, run } = useConduct()
  const notes = useNotes()
  const clusters = useClusters()
  const questions = useQuestions()
  const { value, lost, again } = useAsked(askTrail, EVERY_MS)
  const people = useAsked(askPeople, 60_000)
  const subjects = {
    notes: new Map(notes.map((note) => [note.id, note])),
    clusters: new Map(clusters.map((cluster) => [cluster.id, cluster])),
    questions,
  }
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const who = ({ personId, role }: TrailEvent) =>
    personId === me.participantId
      ? t('you')
      : (people.value?.people.find(({ id }) => id === personId)?.name ??
        t(role ? `role.${role}` : 'somebody'))
  const undo = async (seq: number) => {
    await run((api, boardId) => api.undoTrailEvent(boardId, seq))
    again()
  }
  const events = value?.events ?? []
  if (events.length === 0)
    return <p className={desk.muted}>{t(value ? 'trailEmpty' : lost ? 'failedRead' : 'loading')}</p>
  return (
    <ol className={styles.trail}>
      {events
        .slice(-SHOWN)
        .reverse()
        .map((event) => {
          const words = trailWords(event, subjects, t)
          return (
            <li key={event.seq} data-undone={event.undoneBy !== null}>
              <span className={desk.muted}>
                <time dateTime={new Date(event.at).toISOString()}>{clock.format(event.at)}</time> {who(event)}
              </span>
              <span dir="auto">{words}</span>
              {event.undoneBy !== null ? (
                <span className={desk.muted}>{t('takenBack')}</span>
              ) : (
                event.verb !== 'correct' &&
                event.verb !== 'withdraw' && (
                  <Button
                    kind="plain"
                    icon={<Undo2 aria-hidden="true" />}
                    aria-label={`${t('takeBack')} — ${words}`}
                    disabled={busy}
                    onClick={() => undo(event.seq)}
                  >
                    {t('takeBack')}
                  </Button>
                )
              )}
            </li>
          )
        })}
    </ol>
  )
}
