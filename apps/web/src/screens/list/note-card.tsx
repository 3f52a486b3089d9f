import { type Hub, hubMark, MAX_NOTE_CHARS, type Note } from '@atelier/board'
import { Check, Clock, CloudOff, EyeOff, Split } from 'lucide-react'
import { memo, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale } from '../../session/hooks.ts'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { hubStyle } from '../board/hub-style.ts'
import type { Drafts } from './drafts.ts'
import type { NoteActions, NoteRights, OpenForm } from './note-actions.ts'
import styles from './note-card.module.css'
import { useParts } from './parts.ts'
import { listTexts } from './texts.ts'
import { VoteSpot } from './vote-spot.tsx'

interface NoteCardProps {
  note: Note
  number: number
  hub: Hub | undefined
  mine: boolean
  /** Whether the server has stored it, for my own notes; `null` for those of others. */
  mark: 'saved' | 'saving' | 'waiting' | null
  rights: NoteRights
  /** Notes that say the same. */
  merged: readonly Note[]
  /** Nobody else sees it yet. */
  draft: boolean
  /** My own notes that could say the same as this one; for who sorts, any other note under the question. */
  same: readonly Note[]
  /** Who wrote it, where the session shows names. */
  author: string | undefined
  drafts: Drafts
  /** `null` until the part that changes notes is here. */
  actions: NoteActions | null
}

/** A note as paper: its words, its HUB, and what one may do with it. */
export const NoteCard = memo(function NoteCard(props: NoteCardProps) {
  const { note, number, hub, mine, mark, rights, merged, draft, same, author, drafts, actions } = props
  const t = useTexts(listTexts)
  const locale = useLocale()
  const { tools, sorting } = useParts()
  const [open, setOpen] = useState<OpenForm | null>(null)
  const card = useRef<HTMLLIElement>(null)
  const short = note.text.length > 40 ? `${note.text.slice(0, 40)}…` : note.text
  const keptEdit = mine && !rights.edit ? drafts.read(note.id) : ''
  const translated = Object.keys(note.translations).length > 0
  const toolbox =
    rights.edit ||
    rights.group ||
    rights.commit ||
    rights.language ||
    rights.translate ||
    rights.askTranslation ||
    (rights.merge && same.length > 0)

  /** Goes on to the neighbour when this card is about to leave its place. */
  const stepOn = (button: string) => {
    const next = card.current?.nextElementSibling ?? card.current?.previousElementSibling
    next?.querySelector<HTMLElement>(`[data-button="${button}"]`)?.focus()
  }

  const close = (button: OpenForm) => {
    setOpen(null)
    // After the card is drawn without the form, the hand is back where it was.
    requestAnimationFrame(() => {
      const opener = (name: string) => card.current?.querySelector<HTMLElement>(`[data-button="${name}"]`)
      const home = opener(button) ?? opener('language')
      home?.focus()
    })
  }

  return (
    <li
      ref={card}
      className={styles.card}
      data-question={((number - 1) % 3) + 1}
      data-pattern={hub ? hubMark(hub).pattern % 3 : 0}
      data-mine={mine}
      data-sorted={rights.group && !draft}
      data-record={note.id}
      style={hubStyle(hub)}
    >
      {rights.group && !draft && sorting && open === null && <sorting.NoteGrip note={note} short={short} />}
      {open === 'edit' && rights.edit && tools && actions ? (
        <tools.EditForm
          text={note.text}
          drafts={drafts}
          draftKey={note.id}
          maxChars={MAX_NOTE_CHARS}
          onSave={(text) => actions.rewrite(note.id, text)}
          onClose={() => close('edit')}
        />
      ) : (
        <p className={styles.text} dir="auto" {...(note.language ? { lang: note.language } : {})}>
          {note.text || <span className={styles.blank}>{t('emptyNote')}</span>}
        </p>
      )}
      {(translated || open?.startsWith('translate/')) && tools && (
        <tools.Translations
          note={note}
          short={short}
          mayTranslate={rights.translate}
          open={open}
          drafts={drafts}
          actions={actions}
          setOpen={setOpen}
          close={close}
        />
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
                {rights.merge && actions && (
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
      {note.step && open !== 'commit' && tools && <tools.CommitmentSummary step={note.step} />}
      <div className={styles.foot} data-tools={toolbox}>
        <span className={styles.hub} title={hub?.name ?? t('noHub')}>
          <span className="visually-hidden">{hub?.name ?? t('noHub')}</span>
          <span aria-hidden="true">{hub?.code ?? '–'}</span>
        </span>
        {mine ? <span className={styles.you}>{t('mine')}</span> : author && <span dir="auto">{author}</span>}
        {note.language && (note.language !== locale || translated) && (
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
        <VoteSpot on="notes" targetId={note.id} questionId={note.questionId} name={short} />
        {toolbox && open !== 'edit' && tools && actions && (
          <tools.NoteButtons
            note={note}
            short={short}
            mine={mine}
            rights={rights}
            same={same}
            open={open}
            actions={actions}
            setOpen={setOpen}
            sorts={sorting !== null}
            stepOn={stepOn}
          />
        )}
      </div>
      {open && tools && actions && (
        <tools.NoteForms
          note={note}
          short={short}
          rights={rights}
          same={same}
          open={open}
          actions={actions}
          setOpen={setOpen}
          close={close}
          PlaceChoices={sorting?.PlaceChoices ?? null}
          stepOn={stepOn}
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
