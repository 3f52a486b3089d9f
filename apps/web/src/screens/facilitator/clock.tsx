import { isOver, isRunning, remainingMs } from '@atelier/board'
import { Pause, Play } from 'lucide-react'
import { useMemo } from 'react'
import { useTexts } from '../../i18n.ts'
import { useNow, usePhase, usePhases, useSession, useSessionState } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { clockFace } from '../board/clock.ts'
import styles from './clock.module.css'
import { ON_TIME_MS, paceOf } from './pace.ts'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'

/**
 * Time of the phase and of the whole point of the agenda, with the hands on it. When time is up it says so and waits.
 *
 * @param props.short the time alone
 */
export function Clock({ short = false }: { short?: boolean }) {
  const t = useTexts(facilitatorTexts)
  const { boardId } = useSession()
  const { busy, run } = useConduct()
  const phase = usePhase()
  const { timer } = useSessionState()
  const now = useNow(250)
  if (!phase) return null
  const left = remainingMs(timer, now) ?? phase.seconds * 1000
  const running = isRunning(timer)
  const over = isOver(timer, now)
  if (short)
    return (
      <p className={styles.shortTime} data-over={over} role="timer">
        {clockFace(left)}
      </p>
    )
  const change = (body: Parameters<Parameters<Parameters<typeof run>[0]>[0]['changeTimer']>[1]) => () =>
    run((api) => api.changeTimer(boardId, body))
  return (
    <div className={styles.clock} data-over={over}>
      <p className={styles.time} role="timer">
        {clockFace(left)}
        <span className={styles.timeState}>
          {over ? t('timeUp') : timer !== null && !running ? t('paused') : ''}
          {over && <small>{t('noHurry')}</small>}
        </span>
      </p>
      <ItemPace />
      {timer !== null && (
        <div className={styles.hands}>
          <Button
            aria-label={t('lessLabel')}
            disabled={busy || left === 0}
            onClick={change({ action: 'extend', seconds: -30 })}
          >
            {t('less')}
          </Button>
          <Button
            icon={running ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
            disabled={busy}
            onClick={change({ action: running ? 'pause' : 'resume' })}
          >
            {t(running ? 'pause' : 'resume')}
          </Button>
          <Button
            aria-label={t('moreLabel')}
            disabled={busy}
            onClick={change({ action: 'extend', seconds: 30 })}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The point of the agenda against its minutes, ahead or behind in words. */
function ItemPace() {
  const t = useTexts(facilitatorTexts)
  const { facilitation } = useSession()
  const phases = usePhases()
  const state = useSessionState()
  const now = useNow(1000)
  // Both change with the phases and the standing of the session, which draw this anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const [items, course] = useMemo(
    () => [facilitation.agendaItems(), facilitation.course()],
    [facilitation, phases, state],
  )
  const pace = paceOf(state, phases, items, course, now)
  if (!pace) return null
  const drift = Math.abs(pace.lateMs)
  return (
    <p className={styles.pace}>
      <span>
        {pace.leftMs < 0
          ? t('itemOver', { over: clockFace(-pace.leftMs), total: clockFace(pace.totalMs) })
          : t('remaining', { left: clockFace(pace.leftMs), total: clockFace(pace.totalMs) })}
      </span>{' '}
      <strong data-late={pace.lateMs > ON_TIME_MS}>
        {drift <= ON_TIME_MS
          ? t('onTime')
          : t(pace.lateMs > 0 ? 'behind' : 'ahead', { time: clockFace(drift) })}
      </strong>
    </p>
  )
}
