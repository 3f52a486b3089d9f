import { LOCALES, type Locale, MAX_TRANSLATION_CHARS, type Note } from '@atelier/board'
import { Pencil, Trash2 } from 'lucide-react'
import { useTexts } from '../../../i18n.ts'
import { LANGUAGE_NAMES } from '../../../ui/language-switch.tsx'
import type { Drafts } from '../drafts.ts'
import type { NoteActions, OpenForm } from '../note-actions.ts'
import styles from '../note-card.module.css'
import { EditForm } from './edit-form.tsx'
import { Tool } from './note-buttons.tsx'
import { toolsTexts } from './tools-texts.ts'

interface TranslationsProps {
  note: Note
  short: string
  mayTranslate: boolean
  open: OpenForm | null
  drafts: Drafts
  actions: NoteActions | null
  setOpen(form: OpenForm | null): void
  /** Closes the field, and gives the focus back to what opened it. */
  close(button: OpenForm): void
}

/** A note in other languages, beside the original and never in its place: each marked with what it is. */
export function Translations(props: TranslationsProps) {
  const { note, short, mayTranslate, open, drafts, actions, setOpen, close } = props
  const t = useTexts(toolsTexts)
  const change = (language: Locale) => {
    const name = LANGUAGE_NAMES[language]
    return (
      actions && (
        <EditForm
          label={t('translationOf', { language: name, text: short })}
          text={note.translations[language]?.text ?? ''}
          drafts={drafts}
          draftKey={`${note.id}/${language}`}
          maxChars={MAX_TRANSLATION_CHARS}
          lang={language}
          counted
          onSave={(text) => actions.translate(note.id, language, text)}
          onClose={() => close(`translate/${language}`)}
        />
      )
    )
  }

  return LOCALES.map((language) => {
    const translation = note.translations[language]
    const editing = mayTranslate && open === `translate/${language}`
    if (!translation && !editing) return null
    const name = LANGUAGE_NAMES[language]
    return (
      <div key={language} className={styles.translation}>
        <span className={styles.language} title={t('translatedInto', { language: name })}>
          <span className="visually-hidden">{t('translatedInto', { language: name })}: </span>
          <span aria-hidden="true">{language.toUpperCase()}</span>
        </span>
        {editing ? (
          change(language)
        ) : (
          <p lang={language} dir="auto">
            {translation?.text}
          </p>
        )}
        {!editing && translation?.by === 'service' && (
          <span className={styles.machine}>{t('byMachine')}</span>
        )}
        {!editing && mayTranslate && actions && (
          <span className={styles.actions} data-own="false">
            <Tool
              name={`translate/${language}`}
              label={t('changeTranslation', { language: name, text: short })}
              title={t('edit')}
              onPress={() => setOpen(`translate/${language}`)}
            >
              <Pencil aria-hidden="true" />
            </Tool>
            <Tool
              name={`untranslate/${language}`}
              label={t('removeTranslation', { language: name, text: short })}
              title={t('remove')}
              onPress={() => actions.translate(note.id, language, null)}
            >
              <Trash2 aria-hidden="true" />
            </Tool>
          </span>
        )}
      </div>
    )
  })
}
