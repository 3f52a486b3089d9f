import { LOCALES, type Note } from '@atelier/board'
import { lazy, Suspense } from 'react'
import { useTexts } from '../../../i18n.ts'
import { LANGUAGE_NAMES } from '../../../ui/language-switch.tsx'
import type { NoteActions, NoteRights, OpenForm } from '../note-actions.ts'
import { AskTranslation } from './ask-translation.tsx'
import { ChoiceBox, Choices } from './choices.tsx'
import { toolsTexts } from './tools-texts.ts'

const CommitmentForm = lazy(() => import('../commitment-card.tsx'))

interface NoteFormsProps {
  note: Note
  short: string
  rights: NoteRights
  same: readonly Note[]
  open: OpenForm | null
  actions: NoteActions
  setOpen(form: OpenForm | null): void
  /** Closes, and gives the focus back to the button that opened it. */
  close(button: OpenForm): void
  stepOn(button: string): void
  /** Draws the places a note can move to; `null` until that part is here. */
  PlaceChoices: typeof import('../sorting/place-choices.tsx').PlaceChoices | null
}

/** What a tool of a card opens below it. */
export function NoteForms(props: NoteFormsProps) {
  const { note, short, rights, same, open, actions, setOpen, close, stepOn, PlaceChoices } = props
  const t = useTexts(toolsTexts)

  if (open === 'commit' && rights.commit)
    return (
      <Suspense fallback={null}>
        <CommitmentForm
          note={note}
          onChange={(step) => actions.commit(note.id, step)}
          onClose={() => close('commit')}
        />
      </Suspense>
    )
  if (open === 'language')
    return (
      <ChoiceBox onClose={() => close('language')}>
        {rights.translate && (
          <Choices title={t('translateInto')}>
            {LOCALES.filter((language) => language !== note.language && !note.translations[language]).map(
              (language) => ({
                key: language,
                name: LANGUAGE_NAMES[language],
                lang: language,
                choose: () => setOpen(`translate/${language}`),
              }),
            )}
          </Choices>
        )}
        {rights.askTranslation && (
          <AskTranslation note={note} actions={actions} onDone={() => close('language')} />
        )}
        {rights.language && (
          <Choices title={t('languageOf', { text: short })}>
            {LOCALES.map((language) => ({
              key: language,
              name: LANGUAGE_NAMES[language],
              lang: language,
              pressed: note.language === language,
              choose: () => {
                actions.setLanguage(note.id, language)
                close('language')
              },
            }))}
          </Choices>
        )}
      </ChoiceBox>
    )
  if (open === 'merge' && rights.merge)
    return (
      <ChoiceBox onClose={() => close('merge')}>
        <Choices title={t(rights.group ? 'sameWhich' : 'sameMineWhich')}>
          {same.map((other) => ({
            key: other.id,
            name: other.text.length > 80 ? `${other.text.slice(0, 80)}…` : other.text,
            choose: () => {
              setOpen(null)
              if (rights.group) actions.merge([note.id], other.id)
              else actions.merge([other.id], note.id)
            },
          }))}
        </Choices>
      </ChoiceBox>
    )
  if (open === 'move' && rights.group && PlaceChoices)
    return (
      <ChoiceBox onClose={() => close('move')}>
        <PlaceChoices
          questionId={note.questionId}
          from={note.clusterId}
          title={t('putIn')}
          onChoose={(to) => {
            setOpen(null)
            if (to.kind !== 'new') stepOn('move')
            actions.move([note.id], to)
          }}
        />
      </ChoiceBox>
    )
  return null
}
