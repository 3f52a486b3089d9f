import { can } from '@atelier/board'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Redirect, useSearchParams } from 'wouter'
import { useTexts } from '../../i18n.ts'
import { useKeptTexts, useSession } from '../../session/hooks.ts'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ListView } from '../list/list-view.tsx'
import { BoardHeader } from './board-header.tsx'
import { BoardNotices } from './board-notices.tsx'
import styles from './board-screen.module.css'
import { CanvasFailure } from './canvas-failure.tsx'
import { ListInvitation } from './list-invitation.tsx'
import { PartBoundary } from './part-boundary.tsx'
import { PhaseAnnouncer } from './phase-clock.tsx'
import { Place, PlaceContext } from './place.ts'
import { boardTexts } from './texts.ts'
import { type BoardView, useBoardView } from './use-board-view.ts'
import { useScreenHeight } from './use-screen-height.ts'

const CanvasScreen = lazy(() => import('./canvas-screen.tsx'))
/** Most people never have a change refused. */
const KeptPanel = lazy(() => import('./kept-panel.tsx'))
/** Most people never conduct, so it comes with those who do. */
const FacilitatorPanel = lazy(async () => {
  const { FacilitatorPanel } = await import('../facilitator/facilitator-panel.tsx')
  return { default: FacilitatorPanel }
})

const HINTS = {
  phaseClosed: 'notesClosed',
  questionClosed: 'questionTakesNoNotes',
  notYours: 'notYourNote',
} as const

/** How long a word about a refused gesture stays, in ms. */
const HINT_MS = 5000

/** The board with what stands around it: time, status, people, the facilitators' panel; as canvas or as list. */
export function BoardScreen() {
  const t = useTexts(boardTexts)
  const { me, boardId } = useSession()
  const [params] = useSearchParams()
  const [view, chooseView] = useBoardView()
  const [place] = useState(() => new Place())
  const height = useScreenHeight()
  const [hint, setHint] = useState<keyof typeof HINTS | null>(null)
  // In the list, notes are offered back beside the field in which they were written.
  const kept = useKeptTexts().filter(({ kind }) => view === 'canvas' || kind !== 'note')

  useEffect(() => {
    if (!hint) return
    const timer = setTimeout(() => setHint(null), HINT_MS)
    return () => clearTimeout(timer)
  }, [hint])

  // A viewer's link is for the wall of the room; the board itself is one press away from there.
  if (me.role === 'viewer' && !params.has('view')) return <Redirect to={`/b/${boardId}/projector`} replace />

  const show = (next: BoardView) => {
    place.ask()
    chooseView(next)
  }

  return (
    <div className={styles.screen} style={height}>
      <PhaseAnnouncer />
      <BoardHeader view={view} onView={show} />
      <BoardNotices />
      {kept.length > 0 && (
        <PartBoundary fallback={null}>
          <Suspense>
            <KeptPanel kept={kept} />
          </Suspense>
        </PartBoundary>
      )}
      {view === 'canvas' && <ListInvitation onList={() => show('list')} />}
      {hint && (
        <div className={styles.hint}>
          <Notice kind="info">{t(HINTS[hint])}</Notice>
        </div>
      )}
      <div className={styles.body} data-view={view}>
        <main className={styles.main}>
          <PlaceContext value={place}>
            {view === 'canvas' ? (
              <PartBoundary fallback={(failure) => <CanvasFailure {...failure} />}>
                {/* Questions and groups out of view are not drawn: what is drawn has its place below this one. */}
                <h2 className="visually-hidden">{t('canvasView')}</h2>
                <Suspense
                  fallback={
                    <div className={styles.loading}>
                      <Spinner label={t('canvasLoading')} />
                    </div>
                  }
                >
                  <CanvasScreen mode="work" onRefused={setHint} />
                </Suspense>
              </PartBoundary>
            ) : (
              <ListView />
            )}
          </PlaceContext>
        </main>
        {can(me.role, 'conduct') && (
          <PartBoundary
            fallback={
              <div className={styles.panelFailed}>
                <Notice kind="refused">{t('panelFailed')}</Notice>
              </div>
            }
          >
            <Suspense fallback={<div className={styles.panelSpace} aria-busy="true" />}>
              <FacilitatorPanel />
            </Suspense>
          </PartBoundary>
        )}
      </div>
    </div>
  )
}
