import { isDone, type Step } from '@atelier/board'
import { CalendarDays, CircleCheck, Footprints, LifeBuoy, Sprout, UserRound } from 'lucide-react'
import { useTexts } from '../../../i18n.ts'
import { useLocale } from '../../../session/hooks.ts'
import styles from '../commitment-card.module.css'
import { commitmentTexts } from '../commitment-texts.ts'

/** What is on the card of a next step, for reading. */
export function CommitmentSummary({ step }: { step: Step }) {
  const t = useTexts(commitmentTexts)
  const locale = useLocale()
  return (
    <ul className={styles.summary}>
      {isDone(step) && (
        <li>
          <CircleCheck aria-hidden="true" />
          {t('carriedOut')}
        </li>
      )}
      {step.kind && (
        <li>
          {step.kind === 'spinOff' ? <Sprout aria-hidden="true" /> : <Footprints aria-hidden="true" />}
          <span className="visually-hidden">{t('kind')}: </span>
          {t(step.kind)}
        </li>
      )}
      {step.owner && (
        <li dir="auto">
          <UserRound aria-hidden="true" />
          <span className="visually-hidden">{t('owner')}: </span>
          {step.owner}
        </li>
      )}
      {step.due && (
        <li>
          <CalendarDays aria-hidden="true" />
          <span className="visually-hidden">{t('due')}: </span>
          {dayIn(locale, step.due)}
        </li>
      )}
      {step.help && (
        <li dir="auto">
          <LifeBuoy aria-hidden="true" />
          <span className="visually-hidden">{t('help')}: </span>
          {step.help}
        </li>
      )}
      {step.sdgs && step.sdgs.length > 0 && (
        <li>
          <span className="visually-hidden">{t('sdgs')}: </span>
          {step.sdgs.map((goal) => (
            <span key={goal} className={styles.goal}>
              {goal}
            </span>
          ))}
        </li>
      )}
    </ul>
  )
}

/** A day without a clock: the same date in every time zone. Unreadable ones are shown as they are. */
function dayIn(locale: string, isoDate: string): string {
  const at = Date.parse(`${isoDate}T00:00:00Z`)
  return Number.isNaN(at)
    ? isoDate
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}
