import { isOver, isRunning, type PhaseKind, remainingMs, unbroken } from '@atelier/board'
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
  useQuestions,
  useSaveStatus,
  useSession,
  useSessionState,
} from '../../session/hooks.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { clockFace } from '../board/clock.ts'
import { PartBoundary } from '../board/part-boundary.tsx'
import { boardTexts } from '../board/texts.ts'
import { Closing } from './closing.tsx'
import { Lobby } from './lobby.tsx'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'
import { WrittenCount } from './written-count.tsx'

const CanvasScreen = lazy(() => import('../board/canvas-screen.tsx'))

/** What the wall shows in each kind of phase. */
const SCENES: Record<PhaseKind, 'lobby' | 'questions' | 'board' | 'closing'> = {
  lobby: 'lobby',
  frame: 'questions',
  write: 'questions',
  read: 'board',
  cluster: 'board',
  name: 'board',
  commit: 'board',
  close: 'closing',
}

/** The screen of the room, for a hundred people to read from ten metres. Nobody touches it. */
export function ProjectorScreen() {
  const t = useTexts(projectorTexts)
  const phase = usePhase()
  const { connection } = useSaveStatus()
  const scene = SCENES[phase?.kind ?? 'lobby']
  return (
    <div className={styles.wall} data-scene={scene}>
      <WallHeader />
      <main className={styles.scene}>
        {scene === 'lobby' && <Lobby />}
        {scene === 'questions' && <Questions />}
        {scene === 'board' && <Board />}
        {scene === 'closing' && <Closing />}
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
          <p className={styles.phase}>
            <span className={styles.number}>{phases.findIndex(({ id }) => id === phase.id) + 1}</span>
            {phase.name[locale]}
          </p>
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

/** The three questions, unmistakable; below them, that people are writing. */
function Questions() {
  const locale = useLocale()
  const phase = usePhase()
  const questions = useQuestions()
  return (
    <div className={styles.questions}>
      <ol>
        {questions.map((question, index) => (
          <li key={question.id} data-question={(index % 3) + 1}>
            <QuestionMark number={index + 1} />
            <h2>{unbroken(question.text[locale])}</h2>
          </li>
        ))}
      </ol>
      <div className={styles.below}>
        <p className={styles.instruction}>{phase?.instruction[locale]}</p>
        {phase?.kind === 'write' && <WrittenCount />}
      </div>
    </div>
  )
}

/** The board itself, on the question that the phase is about. */
function Board() {
  const t = useTexts(boardTexts)
  const phase = usePhase()
  const canvas = useRef<{ fitAll(): void; fitQuestion(questionId: string): void } | null>(null)
  const only = phase?.questionIds.length === 1 ? phase.questionIds[0] : undefined
  useEffect(() => {
    if (only) canvas.current?.fitQuestion(only)
    else canvas.current?.fitAll()
  }, [only])
  return (
    <PartBoundary fallback={<Questions />}>
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
    <nav className={styles.controls}>
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
