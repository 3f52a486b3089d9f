import {
  type Cluster,
  type Hub,
  hubMark,
  LOCALES,
  type Locale,
  MAX_NOTE_CHARS,
  type Note,
  type Step,
  tidyText,
} from '@atelier/board'
import {
  Check,
  ClipboardPen,
  Clock,
  CloudOff,
  EyeOff,
  FolderInput,
  Languages,
  Pencil,
  Split,
  Trash2,
  UsersRound,
} from 'lucide-react'
import { type KeyboardEvent, lazy, memo, Suspense, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { hubStyle } from '../board/hub-style.ts'
import { CommitmentSummary } from './commitment-summary.tsx'
import { commitmentTexts } from './commitment-texts.ts'
import type { Drafts } from './drafts.ts'
import styles from './note-card.module.css'
import { listTexts } from './texts.ts'
import { VoteControl } from './voting.tsx'

const CommitmentForm = lazy(() => import('./commitment-card.tsx'))

/** Where a note can be put by hand: a group, a new one, or none. */
export type MoveTarget = { clusterId: string } | 'new' | 'none'

/** What a hand may do to notes. One object for the whole list, so that cards are drawn again only when they change. */
export interface NoteActions {
  rewrite(noteId: string, text: string): void
  remove(note: Note): void
  move(note: Note, to: MoveTarget): void
  /** Joins a note to another that says the same; both wordings stay. */
  merge(note: Note, into: Note): void
  part(note: Note): void
  commit(noteId: string, step: Step | null): void
  setLanguage(noteId: string, language: Locale): void
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
  /** Nobody else sees it yet. */
  draft: boolean
  /** Whether merged notes may be parted from it, or it be joined to others. */
  mayMerge: boolean
  /** My own notes that could say the same as this one; for who sorts, any other note under the question. */
  same: readonly Note[]
  /** Whether the card of this next step may be filled in by me. */
  mayCommit: boolean
  /** Who wrote it, where the session shows names. */
  author: string | undefined
  drafts: Drafts
  actions: NoteActions
}

/** A note as paper: its words, its HUB, and what one may do with it. */
export const NoteCard = memo(function NoteCard(props: NoteCardProps) {
  const { note, number, hub, mine, mark, mayEdit, mayGroup, groups, merged, drafts, actions } = props
  const { draft, mayMerge, same, mayCommit, author } = props
  const tc = useTexts(commitmentTexts)
  const t = useTexts(listTexts)
  const locale = useLocale()
  const [open, setOpen] = useState<'edit' | 'move' | 'merge' | 'commit' | 'language' | null>(null)
  const card = useRef<HTMLLIElement>(null)
  const editing = open === 'edit' && mayEdit
  const moving = open === 'move' && mayGroup
  const merging = open === 'merge' && mayMerge
  const committing = open === 'commit' && mayCommit
  const naming = open === 'language' && mine
  const keptEdit = mine && !mayEdit ? drafts.read(note.id) : ''
  const short = note.text.length > 40 ? `${note.text.slice(0, 40)}…` : note.text

  /** Goes on to the neighbour when this card is about to leave its place. */
  const stepOn = (button: string) => {
    const next = card.current?.nextElementSibling ?? card.current?.previousElementSibling
    next?.querySelector<HTMLElement>(`[data-button="${button}"]`)?.focus()
  }

  const close = (button: 'edit' | 'move' | 'merge' | 'commit' | 'language') => {
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
      data-record={note.id}
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
            {merged.map((other) => (
              <li key={other.id} dir="auto" {...(other.language ? { lang: other.language } : {})}>
                {other.text}
                {mayMerge && (
                  <button
                    type="button"
                    className={styles.action}
                    aria-label={t('partNote', { text: other.text.slice(0, 40) })}
                    title={t('part')}
                    onClick={() => actions.part(other)}
                  >
                    <Split aria-hidden="true" />
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {note.step && !committing && <CommitmentSummary step={note.step} />}
      <div className={styles.foot}>
        <span className={styles.hub} title={hub?.name ?? t('noHub')}>
          <span className="visually-hidden">{hub?.name ?? t('noHub')}</span>
          <span aria-hidden="true">{hub?.code ?? '–'}</span>
        </span>
        {mine ? <span className={styles.you}>{t('mine')}</span> : author && <span dir="auto">{author}</span>}
        {note.language && note.language !== locale && (
          <span
            className={styles.language}
            title={t('writtenIn', { language: LANGUAGE_NAMES[note.language] })}
          >
            {note.language.toUpperCase()}
          </span>
        )}
        {draft && (
          <span className={styles.draft}>
            <EyeOff aria-hidden="true" />
            {t('onlyYou')}
          </span>
        )}
        {mark && <StoredMark mark={mark} />}
        <VoteControl on="notes" targetId={note.id} questionId={note.questionId} name={short} />
        {!editing && (mayEdit || mayGroup || mayCommit || (mayMerge && same.length > 0)) && (
          <span className={styles.actions} data-own={mine || (mayMerge && !mayGroup)}>
            {mayMerge && same.length > 0 && (
              <button
                type="button"
                className={styles.action}
                data-button="merge"
                aria-expanded={merging}
                aria-label={t('sameNote', { text: short })}
                title={t(mayGroup ? 'sameAs' : 'sameAsMine')}
                onClick={() => {
                  const [only, ...more] = same
                  if (only && more.length === 0 && !mayGroup) actions.merge(only, note)
                  else setOpen(merging ? null : 'merge')
                }}
              >
                <UsersRound aria-hidden="true" />
                {!mayGroup && <span>{t('sameAsMine')}</span>}
              </button>
            )}
            {mayCommit && (
              <button
                type="button"
                className={styles.action}
                data-button="commit"
                aria-expanded={committing}
                aria-label={tc('completeNote', { text: short })}
                title={tc('complete')}
                onClick={() => setOpen(committing ? null : 'commit')}
              >
                <ClipboardPen aria-hidden="true" />
                {!note.step && <span>{tc('complete')}</span>}
              </button>
            )}
            {mine && mayEdit && (
              <button
                type="button"
                className={styles.action}
                data-button="language"
                aria-expanded={naming}
                aria-label={t('languageOf', { text: short })}
                title={t('language')}
                onClick={() => setOpen(naming ? null : 'language')}
              >
                <Languages aria-hidden="true" />
              </button>
            )}
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
      {committing && (
        <Suspense fallback={null}>
          <CommitmentForm
            note={note}
            onChange={(step) => actions.commit(note.id, step)}
            onClose={() => close('commit')}
          />
        </Suspense>
      )}
      {naming && (
        <Choices title={t('languageOf', { text: short })} onClose={() => close('language')}>
          {LOCALES.map((language) => ({
            key: language,
            name: LANGUAGE_NAMES[language],
            pressed: note.language === language,
            choose: () => {
              actions.setLanguage(note.id, language)
              close('language')
            },
          }))}
        </Choices>
      )}
      {merging && (
        <Choices title={t(mayGroup ? 'sameWhich' : 'sameMineWhich')} onClose={() => close('merge')}>
          {same.map((other) => ({
            key: other.id,
            name: other.text.length > 80 ? `${other.text.slice(0, 80)}…` : other.text,
            choose: () => {
              setOpen(null)
              if (mayGroup) actions.merge(note, other)
              else actions.merge(other, note)
            },
          }))}
        </Choices>
      )}
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

/** The groups a note can go to. */
function MoveChoices({ note, groups, onMove, onClose }: MoveChoicesProps) {
  const t = useTexts(listTexts)
  return (
    <Choices title={t('putIn')} onClose={onClose}>
      {[
        ...groups
          .filter((group) => group.id !== note.clusterId)
          .map((group) => ({
            key: group.id,
            name: group.title || t('untitledGroup'),
            choose: () => onMove({ clusterId: group.id }),
          })),
        { key: 'new', name: t('newGroup'), choose: () => onMove('new') },
        ...(note.clusterId ? [{ key: 'none', name: t('noGroup'), choose: () => onMove('none') }] : []),
      ]}
    </Choices>
  )
}

interface Choice {
  key: string
  name: string
  /** For a choice that can be the present one. */
  pressed?: boolean
  choose(): void
}

/** One button for each choice; the first has the focus, Escape goes back. */
function Choices({ title, children, onClose }: { title: string; children: Choice[]; onClose(): void }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('button')?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from any of the buttons inside
    <div
      ref={box}
      className={styles.choices}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <p>{title}</p>
      <ul>
        {children.map(({ key, name, pressed, choose }) => (
          <li key={key}>
            <button
              type="button"
              dir="auto"
              {...(pressed !== undefined && { 'aria-pressed': pressed })}
              onClick={choose}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
