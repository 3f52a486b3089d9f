import { PanelRightClose, PanelRightOpen } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { usePeople, usePhase, useSession, useSettings } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useMediaQuery } from '../board/use-board-view.ts'
import { Clock } from './clock.tsx'
import desk from './desk.module.css'
import styles from './facilitator-panel.module.css'
import { NoteFinder } from './note-finder.tsx'
import { PanelLinks } from './panel-links.tsx'
import { PeopleDrawer } from './people-drawer.tsx'
import { PhaseList } from './phase-list.tsx'
import { PhaseTools } from './phase-tools.tsx'
import { SessionSettings } from './session-settings.tsx'
import { SpotlightDrawer, SpotlightState } from './spotlight-drawer.tsx'
import { PrimaryAction, StepBack } from './steps.tsx'
import { facilitatorTexts } from './texts.ts'
import { TrailDrawer } from './trail-drawer.tsx'
import { ConductorContext, useConduct, useConductor } from './use-conductor.ts'

/** Where a session is conducted from: one thing to do next, what this phase asks for, and the rest in drawers. */
export function FacilitatorPanel() {
  const t = useTexts(facilitatorTexts)
  const narrow = useMediaQuery('(max-width: 899px)')
  const [open, setOpen] = useState(() => window.matchMedia('(min-width: 1200px)').matches)
  const conductor = useConductor()
  const id = useId()
  return (
    <ConductorContext value={conductor}>
      <aside className={styles.panel} data-open={open} aria-label={t('title')}>
        <header className={styles.head}>
          {(open || !narrow) && <h2 className={styles.title}>{t('title')}</h2>}
          {!open && narrow && <Clock short />}
          {!open && <PrimaryAction />}
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
          {open && (
            <>
              <div className={styles.stand}>
                <Company />
                <Clock />
                <PrimaryAction />
                <StepBack />
                <Frozen />
                <SpotlightState />
              </div>
              <Tools>
                <PhaseTools />
                <PhaseList />
                <div className={styles.drawers}>
                  <SpotlightDrawer />
                  <NoteFinder />
                  <PeopleDrawer />
                  <TrailDrawer />
                  <SessionSettings />
                </div>
                <PanelLinks />
              </Tools>
            </>
          )}
        </div>
      </aside>
    </ConductorContext>
  )
}

/** What lies below the clock; a new phase begins at its top. */
function Tools({ children }: { children: ReactNode }) {
  const phaseId = usePhase()?.id
  const part = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the phase changes
  useEffect(() => {
    if (part.current) part.current.scrollTop = 0
  }, [phaseId])
  return (
    <div ref={part} className={styles.scroll}>
      {children}
    </div>
  )
}

/** Who else conducts, so that two hands know of each other. */
function Company() {
  const t = useTexts(facilitatorTexts)
  const { me } = useSession()
  const others = usePeople().filter(
    ({ role, personId }) => role === 'facilitator' && personId !== me.participantId,
  )
  if (others.length === 0) return null
  const names = others.flatMap(({ name }) => name ?? [])
  return (
    <p className={desk.muted}>
      {names.length > 0
        ? t('conductedWith', { names: names.join(', ') })
        : t('others', { count: others.length })}
    </p>
  )
}

/** That nobody but facilitators can change anything now, and the way out of it. */
function Frozen() {
  const t = useTexts(facilitatorTexts)
  const { boardId } = useSession()
  const { busy, run } = useConduct()
  if (!useSettings().frozen) return null
  return (
    <div className={desk.state}>
      <p>{t('frozenNow')}</p>
      <Button disabled={busy} onClick={() => run((api) => api.changeSettings(boardId, { frozen: false }))}>
        {t('unfreeze')}
      </Button>
    </div>
  )
}
