import { can, type Note } from '@atelier/board'
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useHas,
  useNotes,
  usePhase,
  useQuestions,
  useSaveStatus,
  useSession,
  useSettings,
  useSpotlight,
} from '../../session/hooks.ts'
import { usePlace } from '../board/place.ts'
import { useMediaQuery } from '../board/use-board-view.ts'
import { useTranslationHost } from '../translation-host.ts'
import { Drafts } from './drafts.ts'
import styles from './list-view.module.css'
import { PARTS, type Parts, PartsContext, usePart } from './parts.ts'
import { outlineQuestions } from './question-outline.ts'
import { QuestionPanel } from './question-panel.tsx'
import { QuestionTabs } from './question-tabs.tsx'
import { goToRecord, questionOf, recordIn } from './show-record.ts'
import { DeskContext } from './sorting/use-desk.ts'
import { listTexts } from './texts.ts'
import { useArrivals } from './use-arrivals.ts'
import { useNoteHand } from './use-note-hand.ts'
import { useOpenQuestion } from './use-open-question.ts'
import { usePlaceInList } from './use-place-in-list.ts'
import { useSpotlightHere } from './use-spotlight-here.ts'
import { useVotesNow, VotesProvider } from './vote-spot.tsx'

const TableSize = lazy(async () => ({ default: (await import('./table-size.tsx')).TableSize }))

/** When parts are fetched that are not needed yet, in ms after the list came up: the network may go before they are. */
const AHEAD_MS = 4000

/** Longest wait for the parts of the first view, in ms: rather a list without tools than none. */
const PATIENCE_MS = 1500

/** The whole board without the canvas: side by side on a laptop, one question at a time on a phone. */
export function ListView() {
  const { board, boardId, me } = useSession()
  const { storage } = useApp()
  const questions = useQuestions()
  const notes = useNotes()
  const clusters = useClusters()
  const settings = useSettings()
  const sideBySide = useMediaQuery('(min-width: 900px)')
  const votes = useVotesNow()
  const fetched = useFetchedParts(notes, votes.round !== undefined || votes.results !== null)
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
  const [said, setSaid] = useState('')
  // The same words a second time are a change to be told, too.
  const say = useCallback(
    (words: string) => setSaid((last) => (last === words ? `${words}\u00a0` : words)),
    [],
  )
  const [freshGroupId, began] = useState<string | null>(null)
  const hand = useNoteHand(fetched.tools, { say, began })
  const { sorting } = fetched
  const desk = useMemo(
    () => (sorting && hand ? new sorting.SortingDesk(board, hand) : null),
    [sorting, board, hand],
  )
  const parts = useMemo<Parts>(() => (desk ? fetched : { ...fetched, sorting: null }), [fetched, desk])
  const t = useTexts(listTexts)
  const { connection } = useSaveStatus()
  const posted = useCallback(
    () => say(t(connection === 'online' ? 'posted' : 'keptOnDevice')),
    [say, t, connection],
  )
  const place = usePlace()
  const [chosen, choose] = useOpenQuestion(
    questions.map(({ id }) => id),
    place,
  )
  const list = useRef<HTMLDivElement>(null)
  const keepsPlace = usePlaceInList(
    list,
    place,
    sideBySide ? null : (questions[chosen]?.id ?? null),
    fetched.ready,
  )
  const arrived = useArrivals(
    outlines.map(({ count, mine, mineInGroups }) => count - mine.length - mineInGroups.length),
  )
  const phaseId = usePhase()?.id ?? ''
  const openAt = (recordId: string) => {
    const questionId = questionOf(board, recordId)
    const index = questions.findIndex(({ id }) => id === questionId)
    if (index < 0) return
    choose(index)
    place.go('list', { questionId, recordId: recordId === questionId ? null : recordId }, phaseId)
  }
  const goTo = (recordId: string) => {
    openAt(recordId)
    // Once its question is drawn.
    requestAnimationFrame(() => {
      const record = recordIn(list.current, recordId)
      if (record) goToRecord(record)
    })
  }
  useSpotlightHere(list, openAt)

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
        actions={hand}
        onPosted={posted}
        freshGroupId={freshGroupId}
      />
    ) : null
  }

  return (
    <PartsContext value={parts}>
      <DeskContext value={desk}>
        <VotesProvider {...votes}>
          <div className={styles.list} data-columns={sideBySide} ref={list} {...keepsPlace}>
            {settings.tables && me.role === 'participant' && (
              <Suspense fallback={<div className={styles.tableSpace} />}>
                <TableSize />
              </Suspense>
            )}
            {parts.spotlight && <parts.spotlight.SpotlightTold say={say} goTo={goTo} />}
            {!fetched.ready ? (
              <div className={styles.coming} aria-busy="true" />
            ) : sideBySide ? (
              <div
                className={styles.columns}
                style={{ '--columns': questions.length } as React.CSSProperties}
              >
                {questions.map((_, index) => panel(index))}
              </div>
            ) : (
              <QuestionTabs chosen={chosen} onChoose={choose} counts={outlines.map(({ count }) => count)}>
                {panel(chosen)}
              </QuestionTabs>
            )}
            <p className="visually-hidden" role="status">
              {said}
            </p>
            <p className="visually-hidden" role="status">
              {arrived}
            </p>
            <div className={styles.below}>
              {parts.tools && hand && <parts.tools.UndoToast hand={hand} />}
              {parts.sorting && <parts.sorting.SortBar />}
            </div>
          </div>
        </VotesProvider>
      </DeskContext>
    </PartsContext>
  )
}

/** Fetches the parts of the list that this person needs now, and after a while those they may need later. */
function useFetchedParts(notes: readonly Note[], votes: boolean): Parts & { ready: boolean } {
  const { me } = useSession()
  const { translation } = useSettings()
  const writes = can(me.role, 'writeNotes')
  const mayMerge = useHas('merge')
  const mayGroup = useHas('cluster')
  const changes =
    me.role === 'facilitator' ||
    mayMerge ||
    mayGroup ||
    notes.some((note) => note.authorId === me.participantId)
  const besides = notes.some(({ step, translations }) => step || Object.keys(translations).length > 0)
  const ahead = writes ? AHEAD_MS : undefined
  // Whoever writes is not kept from it by a question that can wait; the others have nothing else to do.
  const [settled, setSettled] = useState(!writes)
  const translates = useTranslationHost(settled) !== null && translation
  const wantsTools = besides || (writes ? changes : translates)
  const tools = usePart(PARTS.tools, wantsTools, ahead)
  useEffect(() => {
    if (tools) setSettled(true)
  }, [tools])
  const voting = usePart(PARTS.voting, votes, ahead)
  const sorting = usePart(PARTS.sorting, mayGroup)
  const wall = usePart(PARTS.wall, useHasDrawing())
  const spotlight = usePart(PARTS.spotlight, useSpotlight() !== null)
  const ready = useOnceReady((!wantsTools || !!tools) && (!votes || !!voting) && (!mayGroup || !!sorting))
  return useMemo(
    () => ({ tools, voting, sorting: mayGroup ? sorting : null, wall, spotlight, translates, ready }),
    [tools, voting, sorting, mayGroup, wall, spotlight, translates, ready],
  )
}

/** Whether anything stands on the canvas beside the notes. */
function useHasDrawing(): boolean {
  const { board } = useSession()
  const subscribe = useCallback((listener: () => void) => board.observe(listener), [board])
  return useSyncExternalStore(subscribe, () => board.hasDrawing)
}

/** Whether the first view can be drawn: once it was, what comes later is put into it. */
function useOnceReady(complete: boolean): boolean {
  const [ready, setReady] = useState(complete)
  if (complete && !ready) setReady(true)
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return ready
}
