import { useTexts } from '../../i18n.ts'
import { useLocale, usePhase, usePhases } from '../../session/hooks.ts'
import { clockFace } from '../board/clock.ts'
import styles from './facilitator-panel.module.css'
import { facilitatorTexts } from './texts.ts'

/** All phases with their durations; pressing one goes there. */
export function PhaseList({ busy, onGo }: { busy: boolean; onGo(phaseId: string): void }) {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const phases = usePhases()
  const current = usePhase()
  const at = phases.findIndex(({ id }) => id === current?.id)
  return (
    <section>
      <h3 className={styles.subtitle}>{t('phases')}</h3>
      <ol className={styles.phases}>
        {phases.map((phase, index) => (
          <li key={phase.id}>
            <button
              type="button"
              className={styles.phase}
              aria-current={index === at ? 'step' : undefined}
              data-past={index < at}
              disabled={busy || index === at}
              aria-label={
                index === at
                  ? `${phase.name[locale]} (${t('now')})`
                  : `${t('goTo', { phase: phase.name[locale] })} (${clockFace(phase.seconds * 1000)})`
              }
              onClick={() => onGo(phase.id)}
            >
              <span className={styles.number}>{index + 1}</span>
              <span className={styles.name}>{phase.name[locale]}</span>
              <span className={styles.duration}>{clockFace(phase.seconds * 1000)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
