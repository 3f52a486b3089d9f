import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useLocale,
  useNotes,
  useQuestions,
  useSession,
  useSpotlight,
} from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import styles from './list-view.module.css'
import { groupName } from './question-outline.ts'
import { standingFor } from './show-record.ts'
import { spotlightTexts } from './spotlight-texts.ts'
import { listTexts } from './texts.ts'

interface SpotlightToldProps {
  /** Tells a screen reader. */
  say(words: string): void
  /** Opens the question of a record and puts the keyboard on the record. */
  goTo(recordId: string): void
}

/** What everybody is asked to look at, by its name, and the way there: who cannot see the list scroll is told. */
export function SpotlightTold({ say, goTo }: SpotlightToldProps) {
  const t = useTexts(spotlightTexts)
  const { board } = useSession()
  const spotlight = useSpotlight()
  const name = useName(spotlight && standingFor(board, spotlight.id))
  const [closedAt, setClosedAt] = useState(0)
  const at = spotlight?.at ?? 0
  const words = name === null ? '' : t('everyoneSees', { what: name })

  // Once for each thing shown, whatever becomes of its words.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (words) say(words)
  }, [at])

  if (!spotlight || name === null || closedAt === at) return null
  return (
    <div className={styles.called}>
      <p dir="auto">{words}</p>
      <Button
        onClick={() => {
          setClosedAt(at)
          goTo(standingFor(board, spotlight.id))
        }}
      >
        {t('goThere')}
      </Button>
      <button
        type="button"
        className={styles.tool}
        aria-label={t('close')}
        title={t('close')}
        onClick={() => setClosedAt(at)}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  )
}

const NAME_CHARS = 80

/** What a question, group or note is called; `null` when the list has none of that id. */
function useName(id: string | null): string | null {
  const t = useTexts(listTexts)
  const locale = useLocale()
  const notes = useNotes()
  const cluster = useClusters().find((one) => one.id === id)
  const question = useQuestions().find((one) => one.id === id)
  const note = notes.find((one) => one.id === id)
  if (question) return question.short[locale]
  if (note) return note.text.length > NAME_CHARS ? `${note.text.slice(0, NAME_CHARS)}…` : note.text
  if (!cluster) return null
  const name = groupName({ cluster, notes: notes.filter(({ clusterId }) => clusterId === id) })
  return name || t('untitledGroup')
}
