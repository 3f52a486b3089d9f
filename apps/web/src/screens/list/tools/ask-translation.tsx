import { LOCALES, type Locale, type Note } from '@atelier/board'
import { useState } from 'react'
import { useTexts } from '../../../i18n.ts'
import { LANGUAGE_NAMES } from '../../../ui/language-switch.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { NoteActions } from '../note-actions.ts'
import { Choices } from './choices.tsx'
import { toolsTexts } from './tools-texts.ts'

interface AskTranslationProps {
  note: Note
  actions: Pick<NoteActions, 'askTranslation'>
  onDone(): void
}

/** Languages into which the service may put a note: none that it has already. */
export function AskTranslation({ note, actions, onDone }: AskTranslationProps) {
  const t = useTexts(toolsTexts)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const ask = async (language: Locale) => {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    const why = await actions.askTranslation(note.id, language)
    setBusy(false)
    if (why === null) onDone()
    else setRefusal(why)
  }
  return (
    <>
      <Choices title={t('askService')}>
        {LOCALES.filter((language) => language !== note.language && !note.translations[language]).map(
          (language) => ({
            key: language,
            name: LANGUAGE_NAMES[language],
            lang: language,
            choose: () => void ask(language),
          }),
        )}
      </Choices>
      <p role="status">{busy ? t('translating') : ''}</p>
      {refusal ? <Notice kind="refused">{refusal}</Notice> : null}
    </>
  )
}
