import { isOver, isRunning, type PhaseKind, remainingMs, type Spotlight } from '@atelier/board'
import { LayoutPanelLeft, Maximize, Pause, WifiOff } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../../i18n.ts'
import {
  useLocale,
  useMeta,
  useNow,
  usePhase,
  usePhases,
  useSaveStatus,
  useSession,
  useSessionState,
} from '../../session/hooks.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { clockFace } from '../board/clock.ts'
import { PartBoundary } from '../board/part-boundary.tsx'
import { boardTexts } from '../board/texts.ts'
import { Closing } from './closing.tsx'
import { CommitmentWall } from './commitment-wall.tsx'
import { Lobby } from './lobby.tsx'
import { NoteWall } from './note-wall.tsx'
import styles from './projector-screen.module.css'
import { Questions } from './questions.tsx'
import { Spotlit, useSpotlitThing } from './spotlit.tsx'
import { projectorTexts } from './texts.ts'
import { VoteWall } from './vote-wall.tsx'

const CanvasScreen = lazy(() => import('../board/canvas-screen.tsx'))

type Scene = 'lobby' | 'questions' | 'board' | 'vote' | 'commitments' | 'closing'

/** What the wall shows in each kind of phase. */
const SCENES: Record<PhaseKind, Scene> = {
  lobby: 'lobby',
  frame: 'questions',
  write: 'questions',
  read: 'board',
  cluster: 'board',
  name: 'board',
  vote: 'vote',
  commit: 'commitments',
  close: 'closing',
}

/** The screen of the room, for a hundred people to read from ten metres. Nobody touches it. */
export function ProjectorScreen() {
  const t = useTexts(projectorTexts)
  const phase = usePhase()
  const { connection } = useSaveStatus()
  const thing = useSpotlitThing()
  const scene = SCENES[phase?.kind ?? 'lobby']
  // The board itself shows a question better than its words alone: it goes there.
  const lit = thing && !(thing.kind === 'question' && scene === 'board') ? thing : null
  return (
    <div className={styles.wall} data-scene={lit ? 'spotlight' : scene}>
      <WallHeader />
      <main className={styles.scene}>
        {lit ? (
          <Spotlit thing={lit} />
        ) : (
          <>
            {scene === 'lobby' && <Lobby />}
            {scene === 'questions' && <Questions />}
            {scene === 'board' && <Board shown={thing?.kind === 'question' ? thing : null} />}
            {scene === 'vote' && <VoteWall />}
            {scene === 'commitments' && <CommitmentWall />}
            {scene === 'closing' && <Closing />}
          </>
        )}
      </main>
      {connection === 'offline' && (
        <p className={styles.offline} role="status">
          <WifiOff aria-hidden="true" /> {t('offline')}
        </p>
      )}
      <Controls />
    </div>
  )
}

/** What is going on, and how long still. */
function WallHeader() {
  const meta = useMeta()
  const locale = useLocale()
  const phases = usePhases()
  const phase = usePhase()
  const { timer } = useSessionState()
  const now = useNow(250)
  const left = remainingMs(timer, now)
  const paused = timer !== null && !isRunning(timer)
  return (
    <header className={styles.header}>
      <div className={styles.what}>
        <h1 className={styles.session}>{meta?.title}</h1>
        {phase && (
          <h2 className={styles.phase}>
            <span className={styles.number}>{phases.findIndex(({ id }) => id === phase.id) + 1}</span>
            {phase.name[locale]}
          </h2>
        )}
      </div>
      {left !== null && (
        <p className={styles.time} role="timer" data-over={isOver(timer, now)}>
          {paused && <Pause aria-hidden="true" />}
          {clockFace(left)}
        </p>
      )}
    </header>
  )
}

/** The board itself, on the question that everybody is brought to, or that the phase is about. */
function Board({ shown }: { shown: Pick<Spotlight, 'id'> | null }) {
  const t = useTexts(boardTexts)
  const phase = usePhase()
  const canvas = useRef<{ fitAll(): void; fitQuestion(questionId: string): void } | null>(null)
  const only = shown?.id ?? (phase?.questionIds.length === 1 ? phase.questionIds[0] : undefined)
  const phaseId = phase?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: each phase begins with its questions in view, also when they are those of the last one
  useEffect(() => {
    if (only) canvas.current?.fitQuestion(only)
    else canvas.current?.fitAll()
  }, [only, phaseId])
  return (
    <PartBoundary fallback={<NoteWall />}>
      <Suspense fallback={<p className={styles.loading}>{t('canvasLoading')}</p>}>
        <CanvasScreen
          mode="projector"
          onReady={(handle) => {
            canvas.current = handle
            if (only) handle.fitQuestion(only)
          }}
        />
      </Suspense>
    </PartBoundary>
  )
}

/** For the hand that sets the screen up; out of sight until it moves the pointer. */
function Controls() {
  const t = useTexts(projectorTexts)
  const { boardId } = useSession()
  return (
    <nav className={styles.controls} aria-label={t('controls')}>
      <LanguageSwitch />
      {document.fullscreenEnabled && (
        <button
          type="button"
          aria-label={t('fullscreen')}
          title={t('fullscreen')}
          onClick={() =>
            document.fullscreenElement
              ? document.exitFullscreen()
              : document.documentElement.requestFullscreen()
          }
        >
          <Maximize aria-hidden="true" />
        </button>
      )}
      <Link href={`/b/${boardId}?view=canvas`} aria-label={t('toBoard')} title={t('toBoard')}>
        <LayoutPanelLeft aria-hidden="true" />
      </Link>
    </nav>
  )
}
