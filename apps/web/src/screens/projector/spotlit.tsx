import { type Cluster, type Note, type Question, unbroken } from '@atelier/board'
import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useHubs,
  useLocale,
  useNames,
  useNotes,
  useQuestions,
  useSettings,
  useSpotlight,
} from '../../session/hooks.ts'
import { QuestionMark } from '../../ui/question-mark.tsx'
import styles from './projector-screen.module.css'
import { projectorTexts } from './texts.ts'

/** Notes of a group that can be read from the last row at once. */
const READABLE = 8

/** What everybody is brought to, with what there is to show of it. */
export type SpotlitThing =
  | { kind: 'question'; id: string; question: Question; number: number }
  | { kind: 'cluster'; id: string; cluster: Cluster; notes: Note[]; number: number }
  | { kind: 'note'; id: string; note: Note; alsoSaid: number; number: number }

/** @returns `null` when nothing is shown, or it is not on the board any more, or was taken from view */
export function useSpotlitThing(): SpotlitThing | null {
  const spotlight = useSpotlight()
  const questions = useQuestions()
  const clusters = useClusters()
  const notes = useNotes()
  if (!spotlight) return null
  const { kind, id } = spotlight
  const numberOf = (questionId: string) => questions.findIndex((question) => question.id === questionId) + 1
  switch (kind) {
    case 'question': {
      const question = questions.find((one) => one.id === id)
      return question ? { kind, id, question, number: numberOf(id) } : null
    }
    case 'cluster': {
      const cluster = clusters.find((one) => one.id === id)
      if (!cluster) return null
      const members = notes.filter((note) => cluster.noteIds.includes(note.id))
      return { kind, id, cluster, notes: members, number: numberOf(cluster.questionId) }
    }
    case 'note': {
      const note = notes.find((one) => one.id === id)
      if (!note || note.hidden) return null
      const alsoSaid = notes.filter(({ mergedInto, hidden }) => mergedInto === id && !hidden).length
      return { kind, id, note, alsoSaid, number: numberOf(note.questionId) }
    }
  }
}

/** One thing, as large as the wall allows. */
export function Spotlit({ thing }: { thing: SpotlitThing }) {
  const t = useTexts(projectorTexts)
  const locale = useLocale()
  const voice = useVoice()
  return (
    <div className={styles.spotlit} data-question={((thing.number - 1) % 3) + 1}>
      <QuestionMark number={thing.number} label={t('question', { n: thing.number })} />
      {thing.kind === 'question' && <h2>{unbroken(thing.question.text[locale])}</h2>}
      {thing.kind === 'note' && (
        <>
          <blockquote
            dir="auto"
            data-long={thing.note.text.length > 140}
            {...(thing.note.language ? { lang: thing.note.language } : {})}
          >
            {thing.note.text}
          </blockquote>
          <p className={styles.voice}>
            {[voice(thing.note), thing.alsoSaid > 0 ? t('alsoSaid', { count: thing.alsoSaid }) : '']
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
      {thing.kind === 'cluster' && (
        <>
          <h2 dir="auto">{thing.cluster.title || t('untitled')}</h2>
          <ul>
            {thing.notes.slice(0, READABLE).map((note) => (
              <li key={note.id} dir="auto" {...(note.language ? { lang: note.language } : {})}>
                {note.text}
              </li>
            ))}
          </ul>
          {thing.notes.length > READABLE && (
            <p className={styles.voice}>{t('moreNotes', { count: thing.notes.length - READABLE })}</p>
          )}
        </>
      )}
    </div>
  )
}

/** Who speaks in a note, as far as the room may know: HUB and name, the HUB, or nothing. */
export function useVoice(): (note: Pick<Note, 'authorId' | 'hubId'>) => string {
  const hubs = useHubs()
  const names = useNames()
  const { anonymity } = useSettings()
  return ({ authorId, hubId }) => {
    if (anonymity === 'none') return ''
    const hub = hubs.find(({ id }) => id === hubId)?.name
    const name = anonymity === 'name' ? names[authorId ?? '']?.name : undefined
    return [name, hub].filter(Boolean).join(', ')
  }
}
