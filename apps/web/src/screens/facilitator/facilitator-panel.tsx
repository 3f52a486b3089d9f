import {
  isRunning,
  nextPhase,
  previousPhase,
  remainingMs,
  remainingOfItemMs,
  type Settings,
} from '@atelier/board'
import { ChevronRight, PanelRightClose, PanelRightOpen, Pause, Play, Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApi } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import {
  useLocale,
  useNow,
  usePhase,
  usePhases,
  useSession,
  useSessionState,
  useSettings,
} from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { clockFace } from '../board/clock.ts'
import { useMediaQuery } from '../board/use-board-view.ts'
import styles from './facilitator-panel.module.css'
import { HubBalance } from './hub-balance.tsx'
import { PhaseList } from './phase-list.tsx'
import { facilitatorTexts } from './texts.ts'

/** Where a session is conducted from: one thing to do next, the rest within reach. */
export function FacilitatorPanel() {
  const t = useTexts(facilitatorTexts)
  const narrow = useMediaQuery('(max-width: 899px)')
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 1200px)').matches)
  const conductor = useConductor()
  const settings = useSettings()
  const id = useId()
  return (
    <aside className={styles.panel} data-open={open} aria-label={t('title')}>
      <header className={styles.head}>
        {(open || !narrow) && <h2 className={styles.title}>{t('title')}</h2>}
        {!open && <PrimaryAction conductor={conductor} />}
        <button
          type="button"
          className={styles.fold}
          aria-expanded={open}
          aria-controls={id}
          aria-label={t(open ? 'close' : 'open')}
          title={t(open ? 'close' : 'open')}
          onClick={() => setOpen(!open)}
        >
          {open ? <PanelRightClose aria-hidden="true" /> : <PanelRightOpen aria-hidden="true" />}
        </button>
      </header>
      {conductor.failure && (
        <div className={styles.failure}>
          <Notice kind="refused">{conductor.failure}</Notice>
        </div>
      )}
      <div id={id} className={styles.content} hidden={!open}>
        <Clock conductor={conductor} />
        <PrimaryAction conductor={conductor} />
        <BackButton conductor={conductor} />
        <PhaseList onGo={conductor.goTo} busy={conductor.busy} />
        <HubBalance />
        <Choice<Settings['clustering']>
          label={t('clustering')}
          value={settings.clustering}
          options={[
            { value: 'facilitators', label: t('clusteringFacilitators') },
            { value: 'everyone', label: t('clusteringEveryone') },
          ]}
          onChange={(clustering) =>
            conductor.run((api, boardId) => api.changeSettings(boardId, { clustering }))
          }
        />
      </div>
    </aside>
  )
}

type Conductor = ReturnType<typeof useConductor>

/** The verbs of the session, one at a time, and why the last one failed. */
function useConductor() {
  const t = useTexts(facilitatorTexts)
  const api = useApi()
  const { boardId } = useSession()
  const locale = useLocale()
  const { phaseId } = useSessionState()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const run = async (verb: (client: typeof api, boardId: string) => Promise<unknown>) => {
    setBusy(true)
    setFailure(null)
    try {
      await verb(api, boardId)
    } catch (error) {
      setFailure(failureMessage(error, locale, t('failed')))
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    failure,
    run,
    /** `from` guards against two hands pressing at once: the second is refused, not carried one phase too far. */
    goTo: (to: string) => run((client) => client.changePhase(boardId, { to, from: phaseId })),
  }
}

function PrimaryAction({ conductor }: { conductor: Conductor }) {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const phases = usePhases()
  const phase = usePhase()
  const { timer } = useSessionState()
  const next = phase ? nextPhase(phases, phase.id) : null
  if (phase && timer === null)
    return (
      <Button
        kind="primary"
        wide
        icon={<Play aria-hidden="true" />}
        disabled={conductor.busy}
        onClick={() => conductor.run((api, boardId) => api.changeTimer(boardId, { action: 'start' }))}
      >
        {t('start', { phase: phase.name[locale] })}
      </Button>
    )
  if (!next) return <p className={styles.muted}>{t('last')}</p>
  return (
    <Button
      kind="primary"
      wide
      icon={<ChevronRight aria-hidden="true" />}
      disabled={conductor.busy}
      onClick={() => conductor.goTo(next.id)}
    >
      {t('next', { phase: next.name[locale] })}
    </Button>
  )
}

function BackButton({ conductor }: { conductor: Conductor }) {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const phases = usePhases()
  const phase = usePhase()
  const previous = phase ? previousPhase(phases, phase.id) : null
  if (!previous) return null
  return (
    <Button
      kind="plain"
      wide
      icon={<Undo2 aria-hidden="true" />}
      disabled={conductor.busy}
      onClick={() => conductor.goTo(previous.id)}
    >
      {t('backTo', { phase: previous.name[locale] })}
    </Button>
  )
}

/** Time of the phase and of the whole point of the agenda, with the hands on it. */
function Clock({ conductor }: { conductor: Conductor }) {
  const t = useTexts(facilitatorTexts)
  const phases = usePhases()
  const phase = usePhase()
  const state = useSessionState()
  const now = useNow(250)
  if (!phase) return null
  const left = remainingMs(state.timer, now) ?? phase.seconds * 1000
  const running = isRunning(state.timer)
  const ofItem = phases.filter((one) => one.agendaItemId === phase.agendaItemId)
  const total = ofItem.reduce((sum, one) => sum + one.seconds * 1000, 0)
  const change = (change: Parameters<typeof conductor.run>[0]) => () => conductor.run(change)
  return (
    <div className={styles.clock}>
      <p className={styles.time} role="timer">
        {clockFace(left)}
      </p>
      <p className={styles.muted}>
        {t('remaining', { left: clockFace(remainingOfItemMs(state, phases, now)), total: clockFace(total) })}
      </p>
      {state.timer !== null && (
        <div className={styles.hands}>
          <Button
            aria-label={t('lessLabel')}
            disabled={conductor.busy || left === 0}
            onClick={change((api, boardId) => api.changeTimer(boardId, { action: 'extend', seconds: -30 }))}
          >
            {t('less')}
          </Button>
          <Button
            icon={running ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
            disabled={conductor.busy}
            onClick={change((api, boardId) =>
              api.changeTimer(boardId, { action: running ? 'pause' : 'resume' }),
            )}
          >
            {t(running ? 'pause' : 'resume')}
          </Button>
          <Button
            aria-label={t('moreLabel')}
            disabled={conductor.busy}
            onClick={change((api, boardId) => api.changeTimer(boardId, { action: 'extend', seconds: 30 }))}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  )
}
