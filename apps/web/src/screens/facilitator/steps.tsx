import { canUndo, nextPhase, UNDO_MS } from '@atelier/board'
import { ChevronRight, Play, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale, useNow, usePhase, usePhases, useSession, useSessionState } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import desk from './desk.module.css'
import styles from './steps.module.css'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'

/**
 * For so long the button takes no press after it was pressed, and after the phase changed, in ms. A double click is one
 * step; and a hand that was on its way when somebody else went on meant the phase before.
 */
const HAND_MS = 700

/** The one thing to do next. */
export function PrimaryAction() {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const { boardId } = useSession()
  const { busy, run, step } = useConduct()
  const phases = usePhases()
  const phase = usePhase()
  const { timer } = useSessionState()
  const next = phase ? nextPhase(phases, phase.id) : null
  const [resting, rest] = useRest(HAND_MS, `${phase?.id} ${timer === null}`)
  if (phase && timer === null)
    return (
      <Button
        kind="primary"
        wide
        icon={<Play aria-hidden="true" />}
        disabled={busy || resting}
        onClick={() => run((api) => api.changeTimer(boardId, { action: 'start' })).then(rest)}
      >
        {t('start', { phase: phase.name[locale] })}
      </Button>
    )
  if (!next) return <p className={desk.muted}>{t('last')}</p>
  return (
    <Button
      kind="primary"
      wide
      icon={<ChevronRight aria-hidden="true" />}
      disabled={busy || resting}
      onClick={() => step({ step: 'next' }).then(rest)}
    >
      {t('next', { phase: next.name[locale] })}
    </Button>
  )
}

/** The way back: for ten seconds the last step can be unmade; after that one goes back, with the time that was left. */
export function StepBack() {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const { busy, step } = useConduct()
  const phases = usePhases()
  const state = useSessionState()
  const now = useNow(500)
  const nameOf = (phaseId: string | undefined) => phases.find(({ id }) => id === phaseId)?.name[locale]

  const undone = canUndo(state, now) ? nameOf(state.before?.phaseId) : undefined
  if (undone !== undefined) {
    const left = (state.before?.at ?? 0) + UNDO_MS - now
    const seconds = Math.ceil(Math.min(UNDO_MS, Math.max(1, left)) / 1000)
    return (
      <Button
        wide
        className={styles.undo ?? ''}
        icon={<Undo2 aria-hidden="true" />}
        aria-label={t('undoLabel', { phase: undone })}
        disabled={busy}
        onClick={() => step({ step: 'undo' })}
      >
        {t('undo', { seconds })}
      </Button>
    )
  }
  const back = state.past?.findLast(({ phaseId }) => nameOf(phaseId) !== undefined)
  if (!back) return null
  return (
    <Button
      kind="plain"
      wide
      icon={<Undo2 aria-hidden="true" />}
      disabled={busy}
      onClick={() => step({ step: 'back' })}
    >
      {t('backTo', { phase: nameOf(back.phaseId) ?? '' })}
    </Button>
  )
}

/** Whether a rest is on, and what begins one; a new `key` begins one too. */
function useRest(ms: number, key: string): [resting: boolean, rest: () => void] {
  const [begun, setBegun] = useState({ key, count: 0 })
  const [over, setOver] = useState(begun)
  if (begun.key !== key) setBegun({ key, count: 0 })
  useEffect(() => {
    const timer = setTimeout(() => setOver(begun), ms)
    return () => clearTimeout(timer)
  }, [begun, ms])
  return [begun !== over, () => setBegun(({ key, count }) => ({ key, count: count + 1 }))]
}
