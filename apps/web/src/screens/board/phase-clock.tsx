import { isOver, isRunning, remainingMs } from '@atelier/board'
import { Pause, Timer as TimerIcon } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale, useNow, usePhase, usePhases, useSessionState } from '../../session/hooks.ts'
import { clockFace, isoDuration } from './clock.ts'
import styles from './phase-clock.module.css'
import { boardTexts } from './texts.ts'
import { NOTHING_TOLD, tellNext, timeMark } from './time-marks.ts'

/** Where the session stands and how long is left, on one line. */
export function PhaseClock() {
  const t = useTexts(boardTexts)
  const locale = useLocale()
  const phases = usePhases()
  const phase = usePhase()
  const { timer } = useSessionState()
  const now = useNow(250)
  if (!phase) return <p className={styles.clock}>{t('noPhase')}</p>

  const n = phases.findIndex(({ id }) => id === phase.id) + 1
  const left = remainingMs(timer, now)
  const over = isOver(timer, now)
  const state = timer === null ? 'waiting' : over ? 'over' : isRunning(timer) ? 'running' : 'paused'
  const face = clockFace(left ?? phase.seconds * 1000)
  const used = timer && timer.totalMs > 0 ? 1 - (left ?? 0) / timer.totalMs : 0

  return (
    <div className={styles.clock} data-state={state}>
      <span className={styles.number}>
        <span className="visually-hidden">{t('phaseOf', { n, total: phases.length })}: </span>
        <span aria-hidden="true">{n}</span>
      </span>
      <span className={styles.name}>{phase.name[locale]}</span>
      <span
        className={styles.bar}
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(used * 100)}
      >
        <span className={styles.used} style={{ inlineSize: `${used * 100}%` }} />
      </span>
      {state === 'paused' && <Pause className={styles.icon} aria-hidden="true" />}
      {state === 'over' && <TimerIcon className={styles.icon} aria-hidden="true" />}
      <time className={styles.time} dateTime={isoDuration(left ?? phase.seconds * 1000)} role="timer">
        {face}
      </time>
      {state !== 'running' && (
        <span className={styles.state}>
          {t(state === 'waiting' ? 'notStarted' : state === 'paused' ? 'paused' : 'timeUp')}
        </span>
      )}
    </div>
  )
}

/** Says each new phase to screen readers, and how its time goes. */
export function PhaseAnnouncer() {
  const t = useTexts(boardTexts)
  const locale = useLocale()
  const phase = usePhase()
  const { timer } = useSessionState()
  const now = useNow(1000)
  const [before, setBefore] = useState(NOTHING_TOLD)
  const told = phase ? tellNext(before, phase.id, timeMark(timer, now)) : NOTHING_TOLD
  if (told !== before) setBefore(told)
  return (
    <p className="visually-hidden" role="status">
      {!phase || told.now === null
        ? ''
        : told.now === 'phase'
          ? t('nowPhase', { name: phase.name[locale], instruction: phase.instruction[locale] })
          : t(told.now)}
    </p>
  )
}
