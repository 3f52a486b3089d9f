import { can, type Note, type Question, type Settings, takesNotes, unbroken } from '@atelier/board'
import { Lock } from 'lucide-react'
import { type MouseEvent, useId, useMemo, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import {
  useHas,
  useHubs,
  useKeptTexts,
  useLocale,
  useMayEdit,
  useNames,
  usePhase,
  usePhases,
  useSaveStatus,
  useSession,
  useSettings,
  useWaitingIds,
  useWritten,
} from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { Composer } from './composer.tsx'
import type { Drafts } from './drafts.ts'
import { GroupSection } from './group-section.tsx'
import styles from './list-view.module.css'
import type { NoteActions, NoteRights } from './note-actions.ts'
import { NoteCard } from './note-card.tsx'
import { useParts } from './parts.ts'
import { nextWritingPhase, type QuestionOutline } from './question-outline.ts'
import { goToRecord, recordIn } from './show-record.ts'
import { listTexts } from './texts.ts'
import { useCorrection } from './use-correction.ts'
import { VotesLeftSpot } from './vote-spot.tsx'
import { useVotes } from './votes.ts'

interface QuestionPanelProps {
  question: Question
  number: number
  outline: QuestionOutline
  drafts: Drafts
  /** `null` until the part that changes notes is here. */
  actions: NoteActions | null
  onPosted(): void
  /** The group that was just made here, to be named at once. */
  freshGroupId: string | null
}

/** One question: its words, a field to answer in while writing is open, and the answers. */
export function QuestionPanel(props: QuestionPanelProps) {
  const { question, number, outline, drafts, actions, freshGroupId, onPosted } = props
  const t = useTexts(listTexts)
  const { me, board } = useSession()
  const locale = useLocale()
  const phase = usePhase()
  const settings = useSettings()
  const hubs = useHubs()
  const mayGroup = useHas('cluster')
  const mayMerge = useHas('merge')
  const correcting = useCorrection()?.isOpen ?? false
  const commits = useHas('commit') && question.commitments
  const names = useNames()
  const voting = useVotes().round !== undefined
  const { sorting, wall, translates } = useParts()
  const mayWrite = useHas('write')
  const written = useWritten()
  const mayEdit = useMayEdit()
  const waiting = useWaitingIds()
  const { connection } = useSaveStatus()
  const id = useId()
  const open = takesNotes(me.role, question.id, phase, settings)
  const hubById = useMemo(() => new Map(hubs.map((hub) => [hub.id, hub])), [hubs])
  const { mine, loose } = outline

  /** My notes here that are not joined to another; for who sorts, everybody's. */
  const candidates = useMemo(
    () =>
      !mayMerge
        ? NO_NOTES
        : [...mine, ...loose, ...outline.groups.flatMap((group) => group.notes)].filter(
            (note) => mayGroup || note.authorId === me.participantId,
          ),
    [mayMerge, mayGroup, mine, loose, outline, me.participantId],
  )
  const [sameRights] = useState(keepSameRights)
  const wrote = hubsThatWrote(written, question.id)
  const left = notesLeft(
    settings,
    [...mine, ...loose, ...outline.groups.flatMap((g) => g.notes)],
    me.participantId,
  )

  const rightsOver = (note: Note, own: boolean, draft: boolean): NoteRights => {
    const whose = me.role === 'facilitator' || own || settings.editing === 'everyone'
    return sameRights({
      edit: mayEdit(note) || (correcting && own),
      group: mayGroup,
      merge: mayMerge,
      commit: commits && (own || me.role === 'facilitator'),
      language: whose && (mayWrite || mayMerge),
      // What nobody else can see yet has its translations later; and a list of notes in one's own language stays quiet.
      translate: (mayWrite || mayMerge) && !draft && (whose || note.language !== locale),
      askTranslation: translates && !draft && can(me.role, 'appear') && note.text !== '',
    })
  }

  const card = (note: Note) => {
    const own = note.authorId === me.participantId
    const sameAs =
      !mayMerge || (own && !mayGroup) ? NO_NOTES : candidates.filter((other) => other.id !== note.id)
    const mark = !waiting.has(note.id) ? 'saved' : connection === 'online' ? 'saving' : 'waiting'
    const draft = board.isDraft(note.id)
    return (
      <NoteCard
        key={note.id}
        note={note}
        number={number}
        hub={note.hubId ? hubById.get(note.hubId) : undefined}
        mine={own}
        mark={own ? mark : null}
        rights={rightsOver(note, own, draft)}
        merged={outline.merged.get(note.id) ?? NO_NOTES}
        draft={draft}
        same={sameAs}
        author={note.authorId ? names[note.authorId]?.name : undefined}
        drafts={drafts}
        actions={actions}
      />
    )
  }

  return (
    <section
      className={styles.panel}
      aria-labelledby={id}
      data-question={((number - 1) % 3) + 1}
      data-record={question.id}
    >
      <h2 id={id} className={styles.question}>
        <QuestionMark number={number} />
        <span>{unbroken(question.text[locale])}</span>
      </h2>
      <div className={styles.write}>
        <VotesLeftSpot questionId={question.id} />
        {open && (
          <p className={styles.told}>
            {phase?.hidden && <>{t('silent')} </>}
            {t(SIGNED[settings.anonymity])}
            {left !== null && <> {left > 0 ? t('notesLeft', { count: left }) : t('noNotesLeft')}</>}
          </p>
        )}
        {phase?.hidden && wrote > 0 && <p className={styles.told}>{t('hubsWrote', { count: wrote })}</p>}
        <KeptTexts questionId={question.id} open={open} drafts={drafts}>
          {(taken) =>
            open && left !== 0 ? (
              <Composer
                key={taken}
                quiet={!phase?.participants.includes('write')}
                questionId={question.id}
                number={number}
                drafts={drafts}
                onPosted={onPosted}
              />
            ) : voting && drafts.read(question.id) === '' ? null : (
              <ClosedNotice questionId={question.id} drafts={drafts} />
            )
          }
        </KeptTexts>
      </div>
      <section
        className={styles.read}
        aria-label={t('notesOf', { n: number })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard, also where nothing in it can be pressed
        tabIndex={0}
        data-scrolls={question.id}
      >
        {mayGroup && (
          <div className={styles.places}>
            {sorting && <sorting.QuestionPlaces questionId={question.id} />}
          </div>
        )}
        {outline.count === 0 && (
          <p className={styles.empty}>
            {t(open && outline.groups.length === 0 ? 'emptyOpen' : 'emptyClosed')}
          </p>
        )}
        {mine.length > 0 && (
          <section className={styles.part}>
            {mayGroup && sorting && <sorting.UngroupedArea questionId={question.id} />}
            <h3 className={styles.partTitle}>
              {t('yourNotes')} <span className={styles.count}>{mine.length}</span>
            </h3>
            <ul className={styles.notes}>{mine.map(card)}</ul>
          </section>
        )}
        {outline.mineInGroups.length > 0 && <MineInGroups notes={outline.mineInGroups} />}
        {outline.groups.map((group) => (
          <GroupSection
            key={group.cluster.id}
            group={group}
            mayGroup={mayGroup}
            fresh={group.cluster.id === freshGroupId}
            actions={actions}
          >
            {group.notes.map(card)}
          </GroupSection>
        ))}
        {loose.length > 0 && (
          <section className={styles.part}>
            {mayGroup && sorting && <sorting.UngroupedArea questionId={question.id} />}
            <h3 className={styles.partTitle}>
              {t(outline.groups.length > 0 ? 'ungrouped' : 'everyone')}{' '}
              <span className={styles.count}>{loose.length}</span>
            </h3>
            <ul className={styles.notes}>{loose.map(card)}</ul>
          </section>
        )}
        {wall && <wall.WallWords questionId={question.id} />}
      </section>
    </section>
  )
}

/** How many of my notes others have put in groups, and the way to each, one after the other. */
function MineInGroups({ notes }: { notes: readonly Note[] }) {
  const t = useTexts(listTexts)
  const [next, setNext] = useState(0)
  const note = notes[next % notes.length]
  const go = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const record = note && recordIn(currentTarget.closest('[data-scrolls]'), note.id)
    if (record) goToRecord(record)
    setNext((next + 1) % notes.length)
  }
  return (
    <p className={styles.mineInGroups}>
      <span>{t('mineInGroups', { count: notes.length })}</span>
      <Button kind="plain" aria-label={t('goToMine', { text: note?.text.slice(0, 40) ?? '' })} onClick={go}>
        {t('goToNote')}
      </Button>
    </p>
  )
}

const SIGNED = { name: 'signedByName', hub: 'signedByHub', none: 'signedByNobody' } as const

/** HUBs, or people without one, that have notes in drafts under a question. */
function hubsThatWrote(written: Readonly<Record<string, number>>, questionId: string): number {
  return Object.keys(written).filter((key) => key.startsWith(`${questionId}/`) && key !== `${questionId}/-`)
    .length
}

/** How many notes this person may still write under the question; `null`: no limit. */
function notesLeft(settings: Settings, notes: readonly Note[], personId: string): number | null {
  if (settings.notesPerPerson === 0) return null
  const mine = notes.filter((note) => note.authorId === personId).length
  return Math.max(0, settings.notesPerPerson - mine)
}

/** Hands back the object it has handed out before for the same rights, so that cards are drawn only when they change. */
function keepSameRights(): (rights: NoteRights) => NoteRights {
  const known = new Map<string, NoteRights>()
  return (rights) => {
    const key = Object.values(rights).join()
    const before = known.get(key)
    if (!before) known.set(key, rights)
    return before ?? rights
  }
}

const NO_NOTES: readonly Note[] = []

/** Why there is no field to write in now, when it comes back, and the text that was being typed. */
function ClosedNotice({ questionId, drafts }: { questionId: string; drafts: Drafts }) {
  const t = useTexts(listTexts)
  const { me } = useSession()
  const locale = useLocale()
  const phases = usePhases()
  const phase = usePhase()
  const settings = useSettings()
  const correction = useCorrection()
  const next = nextWritingPhase(phases, phase, questionId)
  const draft = drafts.read(questionId)
  return (
    <div className={styles.closed}>
      <p>
        <Lock aria-hidden="true" />
        {!can(me.role, 'writeNotes')
          ? t('readOnly')
          : correction
            ? t(correction.isOpen ? 'correctUntil' : 'correctedUntil', {
                until: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
                  correction.until,
                ),
              })
            : settings.frozen
              ? t('frozen')
              : next
                ? t('closedUntil', { phase: next.name[locale] })
                : t('closedForGood')}
      </p>
      {draft && (
        <p className={styles.draft}>
          {t('draftKept')} <q dir="auto">{draft}</q>
        </p>
      )}
    </div>
  )
}

interface KeptTextsProps {
  questionId: string
  open: boolean
  drafts: Drafts
  /** @param taken grows when a text was taken up, so that the composer reads it */
  children(taken: number): React.ReactNode
}

/** Wordings that the server refused, offered back above the composer. */
function KeptTexts({ questionId, open, drafts, children }: KeptTextsProps) {
  const t = useTexts(listTexts)
  const session = useSession()
  const kept = useKeptTexts().filter((text) => text.kind === 'note' && text.questionId === questionId)
  const [taken, setTaken] = useState(0)
  return (
    <>
      {kept.map(({ id, text }) => (
        <div key={id} className={styles.refused} role="alert">
          <p>
            {t('refusedKept')} <q dir="auto">{text}</q>
          </p>
          <div className={styles.row}>
            {open && (
              <Button
                onClick={() => {
                  const typed = drafts.read(questionId)
                  drafts.write(questionId, typed ? `${typed}\n${text}` : text)
                  session.dropKeptText(id)
                  setTaken(taken + 1)
                }}
              >
                {t('takeBack')}
              </Button>
            )}
            <Button kind="plain" onClick={() => session.dropKeptText(id)}>
              {t('discard')}
            </Button>
          </div>
        </div>
      ))}
      {children(taken)}
    </>
  )
}
