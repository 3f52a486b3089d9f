import type { Note } from '@atelier/board'
import { useMemo } from 'react'
import { useTexts } from '../../i18n.ts'
import { useHubs, useLocale, useNotes, usePhase, useQuestions, useSettings } from '../../session/hooks.ts'
import { commitmentsOf } from '../facilitator/commitments.ts'
import { useBalance } from '../facilitator/use-balance.ts'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** Cards that can be read from the last row at once; the newest stay. */
const READABLE = 6

/** Next steps as they come in: what, who, when. */
export function CommitmentWall() {
  const t = useTexts(projectorTexts)
  const locale = useLocale()
  const phase = usePhase()
  const questions = useQuestions()
  const notes = useNotes()
  const { here } = useBalance()
  const { complete, begun } = useMemo(() => commitmentsOf(here, notes, questions), [here, notes, questions])
  const cards = useMemo(() => stepsOf(notes, questions), [notes, questions])
  return (
    <div className={styles.commitments}>
      <div className={styles.below}>
        <p className={styles.instruction}>{phase?.instruction[locale]}</p>
        {here.length > 0 && (
          <p className={styles.count}>
            <strong>
              {t('hubsCommitted', { count: complete.length + begun.length, total: here.length })}
            </strong>
          </p>
        )}
      </div>
      {cards.length === 0 ? (
        <p className={styles.empty}>{t('noSteps')}</p>
      ) : (
        <ul className={styles.cards}>
          {cards.slice(0, READABLE).map((note) => (
            <Card key={note.id} note={note} />
          ))}
        </ul>
      )}
      {cards.length > READABLE && (
        <p className={styles.instruction}>{t('moreSteps', { count: cards.length - READABLE })}</p>
      )}
    </div>
  )
}

function Card({ note }: { note: Note }) {
  const locale = useLocale()
  const hubs = useHubs()
  const { anonymity } = useSettings()
  const hub = anonymity === 'none' ? undefined : hubs.find(({ id }) => id === note.hubId)
  const due = note.step?.due ? new Date(`${note.step.due}T00:00:00Z`) : null
  const when =
    due && !Number.isNaN(due.getTime())
      ? new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(due)
      : ''
  return (
    <li>
      <p className={styles.cardText} dir="auto" {...(note.language ? { lang: note.language } : {})}>
        {note.text}
      </p>
      <p className={styles.cardFoot}>
        {hub && <strong>{hub.name}</strong>}
        {hub && (note.step?.owner || when) && ' · '}
        {[note.step?.owner, when].filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}

/** Next steps, the newest first: notes of the questions that ask for one, and any other with a card. */
function stepsOf(notes: readonly Note[], questions: readonly { id: string; commitments: boolean }[]): Note[] {
  const asking = new Set(questions.filter(({ commitments }) => commitments).map(({ id }) => id))
  return notes
    .filter(
      (note) =>
        !note.hidden &&
        !note.mergedInto &&
        note.text.trim() !== '' &&
        (asking.has(note.questionId) || note.kind === 'commitment' || note.step !== null),
    )
    .reverse()
}
