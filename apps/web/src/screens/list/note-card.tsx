import { type Cluster, type Hub, hubMark, MAX_NOTE_CHARS, type Note, tidyText } from '@atelier/board'
import { Check, Clock, CloudOff, FolderInput, Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { hubStyle } from '../board/hub-style.ts'
import type { Drafts } from './drafts.ts'
import styles from './note-card.module.css'
import { listTexts } from './texts.ts'

/** Where a note can be put by hand: a group, a new one, or none. */
export type MoveTarget = { clusterId: string } | 'new' | 'none'

/** What a hand may do to notes. One object for the whole list, so that cards are drawn again only when they change. */
export interface NoteActions {
  rewrite(noteId: string, text: string): void
  remove(note: Note): void
  move(note: Note, to: MoveTarget): void
}

interface NoteCardProps {
  note: Note
  number: number
  hub: Hub | undefined
  mine: boolean
  /** Whether the server has stored it, for my own notes; `null` for those of others. */
  mark: 'saved' | 'saving' | 'waiting' | null
  mayEdit: boolean
  mayGroup: boolean
  /** Groups of the same question; needed where one may group. */
  groups: readonly Cluster[]
  /** Notes that say the same. */
  merged: readonly Note[]
  drafts: Drafts
  actions: NoteActions
}

/** A note as paper: its words, its HUB, and what one may do with it. */
export const NoteCard = memo(function NoteCard(props: NoteCardProps) {
  const { note, number, hub, mine, mark, mayEdit, mayGroup, groups, merged, drafts, actions } = props
  const t = useTexts(listTexts)
  const locale = useLocale()
  const [open, setOpen] = useState<'edit' | 'move' | null>(null)
  const card = useRef<HTMLLIElement>(null)
  const editing = open === 'edit' && mayEdit
  const moving = open === 'move' && mayGroup
  const keptEdit = mine && !mayEdit ? drafts.read(note.id) : ''
  const short = note.text.length > 40 ? `${note.text.slice(0, 40)}…` : note.text

  /** Goes on to the neighbour when this card is about to leave its place. */
  const stepOn = (button: string) => {
    const next = card.current?.nextElementSibling ?? card.current?.previousElementSibling
    next?.querySelector<HTMLElement>(`[data-button="${button}"]`)?.focus()
  }

  const close = (button: 'edit' | 'move') => {
    setOpen(null)
    // After the card is drawn without the form, the hand is back where it was.
    requestAnimationFrame(() =>
      card.current?.querySelector<HTMLElement>(`[data-button="${button}"]`)?.focus(),
    )
  }

  return (
    <li
      ref={card}
      className={styles.card}
      data-question={((number - 1) % 3) + 1}
      data-pattern={hub ? hubMark(hub).pattern % 3 : 0}
      data-mine={mine}
      style={hubStyle(hub)}
    >
      {editing ? (
        <EditForm
          note={note}
          drafts={drafts}
          onSave={(text) => actions.rewrite(note.id, text)}
          onClose={() => close('edit')}
        />
      ) : (
        <p className={styles.text} dir="auto" {...(note.language ? { lang: note.language } : {})}>
          {note.text || <span className={styles.blank}>{t('emptyNote')}</span>}
        </p>
      )}
      {keptEdit && keptEdit !== note.text && (
        <p className={styles.kept}>
          {t('editKept')} <q>{keptEdit}</q>
        </p>
      )}
      {merged.length > 0 && (
        <details className={styles.merged}>
          <summary>{t('alsoSaid', { count: merged.length })}</summary>
          <ul>
            {merged.map((same) => (
              <li key={same.id} dir="auto" {...(same.language ? { lang: same.language } : {})}>
                {same.text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={styles.foot}>
        <span className={styles.hub} title={hub?.name ?? t('noHub')}>
          <span className="visually-hidden">{hub?.name ?? t('noHub')}</span>
          <span aria-hidden="true">{hub?.code ?? '–'}</span>
        </span>
        {mine && <span className={styles.you}>{t('mine')}</span>}
        {note.language && note.language !== locale && (
          <span
            className={styles.language}
            title={t('writtenIn', { language: LANGUAGE_NAMES[note.language] })}
          >
            {note.language.toUpperCase()}
          </span>
        )}
        {mark && <StoredMark mark={mark} />}
        {!editing && (mayEdit || mayGroup) && (
          <span className={styles.actions} data-own={mine}>
            {mayGroup && (
              <button
                type="button"
                className={styles.action}
                data-button="move"
                aria-expanded={moving}
                aria-label={t('moveNote', { text: short })}
                title={t('move')}
                onClick={() => setOpen(moving ? null : 'move')}
              >
                <FolderInput aria-hidden="true" />
              </button>
            )}
            {mayEdit && (
              <>
                <button
                  type="button"
                  className={styles.action}
                  data-button="edit"
                  aria-label={t('editNote', { text: short })}
                  title={t('edit')}
                  onClick={() => setOpen('edit')}
                >
                  <Pencil aria-hidden="true" />
                </button>
                <button
                  type="button"
                  className={styles.action}
                  data-button="remove"
                  aria-label={t('removeNote', { text: short })}
                  title={t('remove')}
                  onClick={() => {
                    stepOn('remove')
                    actions.remove(note)
                  }}
                >
                  <Trash2 aria-hidden="true" />
                </button>
              </>
            )}
          </span>
        )}
      </div>
      {moving && (
        <MoveChoices
          note={note}
          groups={groups}
          onMove={(to) => {
            setOpen(null)
            if (to !== 'new') stepOn('move')
            actions.move(note, to)
          }}
          onClose={() => close('move')}
        />
      )}
    </li>
  )
})

function StoredMark({ mark }: { mark: 'saved' | 'saving' | 'waiting' }) {
  const t = useTexts(listTexts)
  return (
    <span className={styles.mark} data-mark={mark}>
      {mark === 'saved' ? (
        <Check aria-hidden="true" />
      ) : mark === 'saving' ? (
        <Clock aria-hidden="true" />
      ) : (
        <CloudOff aria-hidden="true" />
      )}
      {t(mark === 'saved' ? 'noteSaved' : mark === 'saving' ? 'noteSaving' : 'noteWaiting')}
    </span>
  )
}

interface EditFormProps {
  note: Note
  drafts: Drafts
  onSave(text: string): void
  onClose(): void
}

/** Correcting a note. What is typed is kept on the device until it is saved or given up. */
function EditForm({ note, drafts, onSave, onClose }: EditFormProps) {
  const t = useTexts(listTexts)
  const [text, setText] = useState(() => drafts.read(note.id) || note.text)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const tidy = tidyText(text)
  const over = tidy.length - MAX_NOTE_CHARS
  const ready = tidy.length > 0 && over <= 0

  useEffect(() => {
    const area = field.current
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [])

  const save = () => {
    if (!ready) return
    onSave(tidy)
    drafts.write(note.id, '')
    onClose()
  }
  const cancel = () => {
    drafts.write(note.id, '')
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') cancel()
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      save()
    }
  }

  return (
    <div className={styles.edit}>
      <label className="visually-hidden" htmlFor={id}>
        {t('editing')}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        value={text}
        dir="auto"
        enterKeyHint="done"
        aria-invalid={over > 0}
        onChange={(event) => {
          setText(event.target.value)
          drafts.write(note.id, event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      {over > 0 && <p className={styles.over}>{t('tooLong', { count: over })}</p>}
      <div className={styles.buttons}>
        <Button kind="primary" aria-disabled={!ready} onClick={save}>
          {t('save')}
        </Button>
        <Button onClick={cancel}>{t('cancel')}</Button>
      </div>
    </div>
  )
}

interface MoveChoicesProps {
  note: Note
  groups: readonly Cluster[]
  onMove(to: MoveTarget): void
  onClose(): void
}

/** The groups a note can go to, one button each. */
function MoveChoices({ note, groups, onMove, onClose }: MoveChoicesProps) {
  const t = useTexts(listTexts)
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => {
    first.current?.querySelector('button')?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from any of the buttons inside
    <div
      ref={first}
      className={styles.choices}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <p>{t('putIn')}</p>
      <ul>
        {groups
          .filter((group) => group.id !== note.clusterId)
          .map((group) => (
            <li key={group.id}>
              <button type="button" onClick={() => onMove({ clusterId: group.id })}>
                {group.title || t('untitledGroup')}
              </button>
            </li>
          ))}
        <li>
          <button type="button" onClick={() => onMove('new')}>
            {t('newGroup')}
          </button>
        </li>
        {note.clusterId && (
          <li>
            <button type="button" onClick={() => onMove('none')}>
              {t('noGroup')}
            </button>
          </li>
        )}
      </ul>
    </div>
  )
}
