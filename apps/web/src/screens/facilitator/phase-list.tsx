import { useTexts } from '../../i18n.ts'
import { useLocale, usePhase, usePhases } from '../../session/hooks.ts'
import { clockFace } from '../board/clock.ts'
import desk from './desk.module.css'
import styles from './phase-list.module.css'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'

/** All phases with their durations; pressing one goes there. */
export function PhaseList() {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const phases = usePhases()
  const current = usePhase()
  const { busy, step } = useConduct()
  const at = phases.findIndex(({ id }) => id === current?.id)
  const labelOf = (index: number) => {
    const phase = phases[index]
    const name = phase?.name[locale] ?? ''
    if (index === at) return `${name} (${t('now')})`
    const time = phase?.skipped ? t('skipped') : clockFace((phase?.seconds ?? 0) * 1000)
    return `${t('goTo', { phase: name })} (${time})`
  }
  return (
    <section>
      <h3 className={desk.subtitle}>{t('phases')}</h3>
      <ol className={styles.phases}>
        {phases.map((phase, index) => (
          <li key={phase.id}>
            <button
              type="button"
              className={styles.phase}
              aria-current={index === at ? 'step' : undefined}
              data-past={index < at}
              data-skipped={phase.skipped}
              aria-disabled={busy || index === at}
              aria-label={labelOf(index)}
              onClick={busy || index === at ? undefined : () => step({ to: phase.id })}
            >
              <span className={styles.number}>{index + 1}</span>
              <span className={styles.name}>{phase.name[locale]}</span>
              <span className={styles.duration}>
                {phase.skipped ? t('skipped') : clockFace(phase.seconds * 1000)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
