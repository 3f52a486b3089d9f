import { useTexts } from '../../i18n.ts'
import { useNotes, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import desk from './desk.module.css'
import { facilitatorTexts } from './texts.ts'

/** Merges that are listed; older ones are parted on the board. */
const SHOWN = 12

/** Which notes people joined because they say the same; any of them can be parted again. */
export function Merges() {
  const t = useTexts(facilitatorTexts)
  const { board } = useSession()
  const notes = useNotes()
  const byId = new Map(notes.map((note) => [note.id, note]))
  const merged = notes.filter(({ mergedInto, hidden }) => mergedInto !== null && !hidden)
  return (
    <section>
      <h3 className={desk.subtitle}>{t('merges')}</h3>
      <p className={desk.muted}>
        {merged.length === 0 ? t('noMerges') : t('mergesMade', { count: merged.length })}
      </p>
      <ul className={desk.cards}>
        {merged
          .slice(-SHOWN)
          .reverse()
          .map((note) => (
            <li key={note.id}>
              <q dir="auto">{note.text}</q>
              <span className={desk.muted}>{t('joinedTo')}</span>
              <q dir="auto">{byId.get(note.mergedInto ?? '')?.text}</q>
              <Button
                kind="plain"
                aria-label={t('partLabel', { text: note.text.slice(0, 60) })}
                onClick={() => board.mergeInto(note.id, null)}
              >
                {t('part')}
              </Button>
            </li>
          ))}
      </ul>
    </section>
  )
}
