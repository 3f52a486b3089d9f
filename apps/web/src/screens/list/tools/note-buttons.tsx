import type { Note } from '@atelier/board'
import { ClipboardPen, FolderInput, Languages, Pencil, Trash2, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '../../../i18n.ts'
import { commitmentTexts } from '../commitment-texts.ts'
import type { NoteActions, NoteRights, OpenForm } from '../note-actions.ts'
import styles from '../note-card.module.css'
import { toolsTexts } from './tools-texts.ts'

interface NoteButtonsProps {
  note: Note
  /** Its first words, for names of buttons. */
  short: string
  mine: boolean
  rights: NoteRights
  /** Notes that could say the same. */
  same: readonly Note[]
  open: OpenForm | null
  actions: NoteActions
  setOpen(form: OpenForm | null): void
  /** Whether the part that moves notes is here. */
  sorts: boolean
  /** The card is about to leave its place. */
  stepOn(button: string): void
}

/** The row of tools on a card. */
export function NoteButtons(props: NoteButtonsProps) {
  const { note, short, mine, rights, same, open, actions, setOpen, sorts, stepOn } = props
  const tc = useTexts(commitmentTexts)
  const translates = rights.translate || rights.askTranslation
  const t = useTexts(toolsTexts)
  const toggle = (form: OpenForm) => setOpen(open === form ? null : form)
  return (
    <span className={styles.actions} data-own={mine || (rights.merge && !rights.group)}>
      {rights.merge && same.length > 0 && (
        <Tool
          name="merge"
          label={t('sameNote', { text: short })}
          title={t(rights.group ? 'sameAs' : 'sameAsMine')}
          expanded={open === 'merge'}
          onPress={() => {
            const [only, ...more] = same
            if (only && more.length === 0 && !rights.group) actions.merge([only.id], note.id)
            else toggle('merge')
          }}
        >
          <UsersRound aria-hidden="true" />
          {!rights.group && <span>{t('sameAsMine')}</span>}
        </Tool>
      )}
      {rights.commit && (
        <Tool
          name="commit"
          label={tc('completeNote', { text: short })}
          title={tc('complete')}
          expanded={open === 'commit'}
          onPress={() => toggle('commit')}
        >
          <ClipboardPen aria-hidden="true" />
          {!note.step && <span>{tc('complete')}</span>}
        </Tool>
      )}
      {(rights.language || rights.translate || rights.askTranslation) && (
        <Tool
          name="language"
          label={t(translates ? 'translateNote' : 'languageOf', { text: short })}
          title={t(translates ? 'translate' : 'language')}
          expanded={open === 'language'}
          onPress={() => toggle('language')}
        >
          <Languages aria-hidden="true" />
        </Tool>
      )}
      {rights.group && sorts && (
        <Tool
          name="move"
          label={t('moveNote', { text: short })}
          title={t('move')}
          expanded={open === 'move'}
          onPress={() => toggle('move')}
        >
          <FolderInput aria-hidden="true" />
        </Tool>
      )}
      {rights.edit && (
        <>
          <Tool
            name="edit"
            label={t('editNote', { text: short })}
            title={t('edit')}
            onPress={() => setOpen('edit')}
          >
            <Pencil aria-hidden="true" />
          </Tool>
          <Tool
            name="remove"
            label={t('removeNote', { text: short })}
            title={t('remove')}
            onPress={() => {
              stepOn('remove')
              actions.remove(note)
            }}
          >
            <Trash2 aria-hidden="true" />
          </Tool>
        </>
      )}
    </span>
  )
}

interface ToolProps {
  /** By which the card finds it again, to give it the focus back. */
  name: string
  label: string
  title: string
  expanded?: boolean
  onPress(): void
  children: ReactNode
}

export function Tool({ name, label, title, expanded, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.action}
      data-button={name}
      {...(expanded !== undefined && { 'aria-expanded': expanded })}
      aria-label={label}
      title={title}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
