import { MAX_NOTE_CHARS, mayEditNote, signature, takesNotes } from '@atelier/board'
import { Check, Copy } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale, usePhase, useSession, useSettings } from '../../session/hooks.ts'
import type { KeptText } from '../../session/session.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { uiTexts } from '../../ui/texts.ts'
import styles from './kept-panel.module.css'
import { keptPanelTexts } from './kept-panel-texts.ts'

/** What the server refused, offered back: to be copied, and a note to be put where it was. */
export default function KeptPanel({ kept }: { kept: readonly KeptText[] }) {
  const t = useTexts(keptPanelTexts)
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id} aria-live="polite">
      <h2 id={id}>{t('heading')}</h2>
      <ul>
        {kept.map((each) => (
          <Kept key={each.id} kept={each} />
        ))}
      </ul>
    </section>
  )
}

function Kept({ kept }: { kept: KeptText }) {
  const t = useTexts(keptPanelTexts)
  const ui = useTexts(uiTexts)
  const session = useSession()
  const words = useRef<HTMLQuoteElement>(null)
  const [copied, setCopied] = useState(false)
  const putBack = usePutBack(kept)
  const drop = () => session.dropKeptText(kept.id)
  return (
    <li className={styles.kept}>
      <p className={styles.words}>
        <strong>{t(kept.kind)}</strong>
        {'\n'}
        <q dir="auto" ref={words}>
          {kept.text}
        </q>
      </p>
      <div className={styles.row}>
        {putBack && (
          <Button
            onClick={() => {
              putBack()
              drop()
            }}
          >
            {t('takeBack')}
          </Button>
        )}
        <Button
          icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          onClick={async () => setCopied(await copyText(kept.text, words.current))}
        >
          {ui(copied ? 'copied' : 'copy')}
        </Button>
        <Button kind="plain" onClick={drop}>
          {t('discard')}
        </Button>
      </div>
    </li>
  )
}

/** Writes a refused note again, into the note it was where that one still stands; `null` where it may not be now. */
function usePutBack({ id, kind, questionId, text }: KeptText): (() => void) | null {
  const { board, me } = useSession()
  const phase = usePhase()
  const settings = useSettings()
  const locale = useLocale()
  if (kind !== 'note' || questionId === null || text.length > MAX_NOTE_CHARS) return null
  const who = { role: me.role, personId: me.participantId }
  const note = board.note(id)
  if (note && mayEditNote(who, note, phase, settings)) return () => board.setText(id, text)
  if (!takesNotes(me.role, questionId, phase, settings)) return null
  const signed = signature(settings, { personId: me.participantId, hubId: me.hubId })
  return () => board.addNote({ questionId, text, ...signed, language: locale })
}
