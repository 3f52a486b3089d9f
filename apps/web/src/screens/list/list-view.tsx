import type { Note, UndoHistory } from '@atelier/board'
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useLocale,
  useNotes,
  usePhase,
  useQuestions,
  useSaveStatus,
  useSession,
  useSettings,
} from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { useMediaQuery } from '../board/use-board-view.ts'
import { Drafts } from './drafts.ts'
import styles from './list-view.module.css'
import type { MoveTarget, NoteActions } from './note-card.tsx'
import { outlineQuestions } from './question-outline.ts'
import { QuestionPanel } from './question-panel.tsx'
import { TableSize } from './table-size.tsx'
import { listTexts } from './texts.ts'
import { useArrivals } from './use-arrivals.ts'
import { useSpotlightHere } from './use-spotlight-here.ts'
import { VotingProvider } from './voting.tsx'

/** The whole board without the canvas: side by side on a laptop, one question at a time on a phone. */
export function ListView() {
  const session = useSession()
  const { boardId, me } = session
  const { storage } = useApp()
  const questions = useQuestions()
  const notes = useNotes()
  const clusters = useClusters()
  const sideBySide = useMediaQuery('(min-width: 900px)')
  const drafts = useMemo(
    () => new Drafts(boardId, me.participantId, storage.local),
    [boardId, me.participantId, storage],
  )
  const outlines = useMemo(
    () =>
      outlineQuestions(
        questions.map(({ id }) => id),
        notes,
        clusters,
        me.participantId,
      ),
    [questions, notes, clusters, me.participantId],
  )
  const { actions, said, say, undo, dissolve, freshGroupId } = useNoteActions()
  const t = useTexts(listTexts)
  const { connection } = useSaveStatus()
  const posted = useCallback(
    () => say(t(connection === 'online' ? 'posted' : 'keptOnDevice')),
    [say, t, connection],
  )
  const [chosen, choose] = useOpenQuestion(questions.map(({ id }) => id))
  const settings = useSettings()
  const list = useRef<HTMLDivElement>(null)
  const arrived = useArrivals(outlines.map(({ count }) => count))
  useSpotlightHere(list, (questionId) => choose(questions.findIndex(({ id }) => id === questionId)))

  const panel = (index: number) => {
    const question = questions[index]
    const outline = outlines[index]
    return question && outline ? (
      <QuestionPanel
        key={question.id}
        question={question}
        number={index + 1}
        outline={outline}
        drafts={drafts}
        actions={actions}
        onPosted={posted}
        freshGroupId={freshGroupId}
        onDissolve={dissolve}
      />
    ) : null
  }

  return (
    <VotingProvider>
      <div className={styles.list} data-columns={sideBySide} ref={list}>
        {settings.tables && me.role === 'participant' && <TableSize />}
        {sideBySide ? (
          <div className={styles.columns} style={{ '--columns': questions.length } as React.CSSProperties}>
            {questions.map((_, index) => panel(index))}
          </div>
        ) : (
          <Tabs chosen={chosen} onChoose={choose} counts={outlines.map(({ count }) => count)}>
            {panel(chosen)}
          </Tabs>
        )}
        <p className="visually-hidden" role="status">
          {said}
        </p>
        <p className="visually-hidden" role="status">
          {arrived}
        </p>
        {undo && (
          <div className={styles.toast}>
            <span>{undo.text}</span>
            <Button kind="plain" onClick={undo.run}>
              {t('undo')}
            </Button>
          </div>
        )}
      </div>
    </VotingProvider>
  )
}

/**
 * The question in view on a phone. When a phase concerns other questions than the one in view, its first one comes
 * up; else the choice stays.
 *
 * @returns index of the question, and a way to choose another
 */
function useOpenQuestion(questionIds: readonly string[]): [number, (index: number) => void] {
  const phase = usePhase()
  const [choice, setChoice] = useState({ questionId: '', phaseId: '' })
  const wanted = phase?.questionIds ?? []
  let questionId = choice.questionId
  if (choice.phaseId !== (phase?.id ?? '') || !questionIds.includes(questionId)) {
    if (!questionIds.includes(questionId) || (wanted.length > 0 && !wanted.includes(questionId)))
      questionId =
        questionIds.find((id) => wanted.length === 0 || wanted.includes(id)) ?? questionIds[0] ?? ''
    if (questionId !== choice.questionId || choice.phaseId !== (phase?.id ?? ''))
      setChoice({ questionId, phaseId: phase?.id ?? '' })
  }
  const index = Math.max(0, questionIds.indexOf(questionId))
  return [index, (next) => setChoice({ questionId: questionIds[next] ?? '', phaseId: phase?.id ?? '' })]
}

interface TabsProps {
  chosen: number
  counts: readonly number[]
  onChoose(index: number): void
  children: React.ReactNode
}

function Tabs({ chosen, counts, onChoose, children }: TabsProps) {
  const t = useTexts(listTexts)
  const locale = useLocale()
  const questions = useQuestions()
  const row = useRef<HTMLDivElement>(null)
  const id = useId()

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const next = (chosen + step + questions.length) % questions.length
    onChoose(next)
    row.current?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <>
      <div className={styles.tabs} role="tablist" aria-label={t('questions')} ref={row} onKeyDown={onKeyDown}>
        {questions.map((question, index) => (
          <button
            key={question.id}
            type="button"
            role="tab"
            id={`${id}-tab-${index}`}
            aria-controls={`${id}-panel`}
            aria-selected={index === chosen}
            aria-label={`${t('tabLabel', { n: index + 1, short: question.short[locale] })} (${t('notesCount', { count: counts[index] ?? 0 })})`}
            tabIndex={index === chosen ? 0 : -1}
            data-question={(index % 3) + 1}
            onClick={() => onChoose(index)}
          >
            <QuestionMark number={index + 1} />
            <span className={styles.short}>{question.short[locale]}</span>
          </button>
        ))}
      </div>
      <div
        className={styles.tabPanel}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${chosen}`}
      >
        {children}
      </div>
    </>
  )
}

/** How long a deletion can be taken back by the button, in ms. */
const UNDO_MS = 10_000

/** Verbs on notes, what they say to screen readers, and the last one that can be taken back. */
function useNoteActions() {
  const { board, boardId, me } = useSession()
  const { api } = useApp()
  const locale = useLocale()
  const closed = usePhase()?.kind === 'close' && me.role !== 'facilitator'
  const t = useTexts(listTexts)
  const [said, say] = useState('')
  const [freshGroupId, setFreshGroupId] = useState<string | null>(null)
  const [undo, setUndo] = useState<{ text: string; run(): void } | null>(null)
  const manager = useRef<UndoHistory | null>(null)

  const forget = useCallback(() => {
    manager.current?.destroy()
    manager.current = null
    setUndo(null)
  }, [])

  /** Does something that the person can take back for a while. */
  const undoable = useCallback(
    (text: string, change: () => void) => {
      manager.current?.destroy()
      const mine = board.history()
      manager.current = mine
      change()
      // Only this one change is to be taken back, whatever is done next.
      mine.stopTracking()
      say(text)
      setUndo({
        text,
        run: () => {
          mine.undo()
          forget()
        },
      })
    },
    [board, forget],
  )

  useEffect(() => {
    if (!undo) return
    const timer = setTimeout(forget, UNDO_MS)
    return () => clearTimeout(timer)
  }, [undo, forget])
  // A board that was fetched afresh has another document: what was done to the old one cannot be taken back there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the board changes or the list goes
  useEffect(() => forget, [board, forget])

  const actions = useMemo<NoteActions>(() => {
    const move = (note: Note, to: MoveTarget): string => {
      if (to === 'none') {
        board.leaveCluster(note.id)
        return t('noGroup')
      }
      if (to === 'new') {
        setFreshGroupId(board.makeCluster([note.id], { questionId: note.questionId }))
        return t('newGroup')
      }
      board.joinCluster([note.id], to.clusterId)
      return board.cluster(to.clusterId)?.title || t('untitledGroup')
    }
    /** After the close the board is the server's; it keeps what the note said before. */
    const correct = (noteId: string, text: string) =>
      api.correctNote(boardId, noteId, text).then(
        () => say(t(text === '' ? 'withdrawn' : 'corrected')),
        (error: unknown) => say(failureMessage(error, locale, t('notCorrected'))),
      )
    return {
      rewrite: (noteId, text) => {
        if (closed) void correct(noteId, text)
        else board.setText(noteId, text)
      },
      remove: (note) => {
        if (closed) void correct(note.id, '')
        else undoable(t('removed'), () => board.removeNote(note.id))
      },
      move: (note, to) => say(t('movedTo', { group: move(note, to) })),
      merge: (note, into) => undoable(t('merged'), () => board.mergeInto(note.id, into.id)),
      part: (note) => undoable(t('parted'), () => board.mergeInto(note.id, null)),
      commit: (noteId, step) => board.setStep(noteId, step),
      setLanguage: (noteId, language) => board.setLanguage(noteId, language),
    }
  }, [api, board, boardId, closed, locale, t, undoable])

  const dissolve = useCallback(
    (clusterId: string) => undoable(t('dissolved'), () => board.removeCluster(clusterId)),
    [board, t, undoable],
  )

  return { actions, said, say, undo, dissolve, freshGroupId }
}
