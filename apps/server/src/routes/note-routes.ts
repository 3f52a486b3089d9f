import {
  AtelierError,
  BoardDoc,
  correctionEnd,
  Draft,
  documentName,
  draftName,
  type ErrorCode,
  FacilitationDoc,
  has,
  isHidden,
  LOCALES,
  type Locale,
  MAX_NOTE_CHARS,
  MAX_NOTES,
  NewNote,
  NoteCorrection,
  type NoteDraft,
  takesNotes,
  tidyText,
  usesDraft,
} from '@atelier/board'
import { languageOf } from '@atelier/board/note-language'
import type { Hono } from 'hono'
import type * as z from 'zod/mini'
import { actorOf } from '../conducting.ts'
import { draftGate } from '../draft-gate.ts'
import type { LiveBoard } from '../live-board.ts'
import { type AppEnv, localeOf, readBody } from '../request.ts'
import type { Services } from '../services.ts'
import type { Access } from '../tokens.ts'
import { checkHub } from './join-routes.ts'

/** Notes without a screen of ours: for scripts, for people without a device, and for corrections after the close. */
export function noteRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, drafts, live, now, people, sync, trails } = services

  app.post('/api/boards/:id/notes', async (c) => {
    const access = door.authenticate(c, c.req.param('id'), 'writeNotes')
    const { boardId, personId, role } = access
    const body = await readBody(c, NewNote, {
      language: (value) => new AtelierError('unknownLanguage', { value }),
    })
    if (body.onBehalf && role !== 'facilitator') throw new AtelierError('notAllowed', { role })
    const text = tidied(body.text)
    if (text === '') throw new AtelierError('emptyNote')
    await checkQuestion(services, boardId, body.questionId)
    if (body.hubId) await checkHub(services, boardId, body.hubId)
    const person = await people.get(boardId, personId)
    const id = await live.during(boardId, async (board) => {
      const note = noteOf(access, { ...body, text }, board, {
        hubId: person?.hubId ?? null,
        language: person?.language ?? null,
        now: now(),
      })
      if (!usesDraft(board.phase, board.settings)) return writeOnBoard(access, note, board, localeOf(c))
      const written = await writeInDraft(access, note, board, localeOf(c))
      // Where it need not stay hidden, it is on the board before this is answered.
      if (!isHidden(board.phase)) await drafts.settle(boardId)
      return written
    })
    return c.json({ id }, 201)
  })

  app.patch('/api/boards/:id/notes/:noteId', async (c) => {
    const access = door.authenticate(c, c.req.param('id'), 'writeNotes')
    const { boardId, personId } = access
    const text = tidied((await readBody(c, NoteCorrection)).text)
    const noteId = c.req.param('noteId')
    await live.during(boardId, async (board) => {
      checkCorrectionTime(board, now(), localeOf(c))
      await sync.edit(documentName(boardId, 'board'), (doc) => {
        const notes = new BoardDoc(doc)
        const note = notes.note(noteId)
        if (!note) throw new AtelierError('unknownNote', { value: noteId.slice(0, 80) })
        if (note.authorId !== personId) throw new AtelierError('notYourNote')
        if (note.text === text) return
        const verb = text === '' ? 'withdraw' : 'correct'
        trails.corrected(boardId, { verb, noteId, from: note.text, to: text }, actorOf(access, board))
        if (verb === 'correct') notes.setText(noteId, text)
        else withdraw(notes, noteId)
      })
    })
    await trails.settle(boardId)
    return c.json({ id: noteId })
  })

  function writeOnBoard(
    { boardId, personId, role }: Access,
    note: NoteDraft,
    board: Readonly<LiveBoard>,
    locale: Locale,
  ): Promise<string> {
    return sync.edit(documentName(boardId, 'board'), (doc) => {
      // Judged at the moment of writing: the phase may have ended since the request came in.
      const { phase, settings } = board
      refuse(
        !has(role, 'write', phase, settings)
          ? 'phaseClosed'
          : !takesNotes(role, note.questionId, phase, settings)
            ? 'questionClosed'
            : usesDraft(phase, settings)
              ? 'writingIsHidden'
              : null,
        board,
        locale,
      )
      const notes = new BoardDoc(doc)
      if ([...notes.noteIds()].length >= MAX_NOTES) throw new AtelierError('boardFull', { max: MAX_NOTES })
      if (role !== 'facilitator')
        checkLimit(
          notes.notes().filter(({ authorId }) => authorId === personId),
          note,
          board,
        )
      return notes.addNote(note)
    })
  }

  async function writeInDraft(
    { boardId, personId, role }: Access,
    note: ReturnType<typeof noteOf>,
    board: Readonly<LiveBoard>,
    locale: Locale,
  ): Promise<string> {
    await drafts.register(boardId, personId, role)
    return sync.edit(draftName(boardId, personId), (doc) => {
      const gate = draftGate(board, role, now(), false)
      refuse(
        gate.birth({ kind: 'note', questionId: note.questionId, createdAt: note.createdAt }),
        board,
        locale,
      )
      const { notes } = new Draft(doc)
      if (role !== 'facilitator') checkLimit(notes.notes(), note, board)
      return notes.addNote(note)
    })
  }
}

/** The note that is written; where nobody may learn who wrote, it says so from the beginning. */
function noteOf(
  { personId }: Access,
  body: z.output<typeof NewNote>,
  { settings }: Readonly<LiveBoard>,
  own: { hubId: string | null; language: Locale | null; now: number },
) {
  const hubId = body.hubId === undefined ? (body.onBehalf ? null : own.hubId) : body.hubId
  const anonymous = settings.anonymity === 'none'
  const language = body.language === undefined ? languageOf(body.text, own.language) : body.language
  return {
    questionId: body.questionId,
    text: body.text,
    // Written for somebody else it is nobody's own: who has no device changes nothing later.
    ...(!anonymous && !body.onBehalf && { authorId: personId }),
    ...(!anonymous && hubId && { hubId }),
    ...(language && { language }),
    createdAt: own.now,
  } satisfies NoteDraft
}

/** @throws AtelierError `noteTooLong` */
function tidied(given: string): string {
  const text = tidyText(given)
  if (text.length > MAX_NOTE_CHARS)
    throw new AtelierError('noteTooLong', { length: text.length, max: MAX_NOTE_CHARS })
  return text
}

function refuse(code: ErrorCode | null, { phase }: Readonly<LiveBoard>, locale: Locale): void {
  if (code !== null) throw new AtelierError(code, { phase: phase?.name[locale] ?? '' })
}

/** @throws AtelierError `tooManyNotes` */
function checkLimit(
  own: readonly { questionId: string }[],
  { questionId }: { questionId: string },
  { settings }: Readonly<LiveBoard>,
): void {
  const max = settings.notesPerPerson
  if (max > 0 && own.filter((note) => note.questionId === questionId).length >= max)
    throw new AtelierError('tooManyNotes', { max })
}

/** @throws AtelierError `phaseClosed` before the close, `correctionClosed` too long after it */
function checkCorrectionTime(
  { phase, course, settings }: Readonly<LiveBoard>,
  nowMs: number,
  locale: Locale,
): void {
  if (phase?.kind !== 'close') throw new AtelierError('phaseClosed', { phase: phase?.name[locale] ?? '' })
  const end = correctionEnd(phase, course, settings)
  if (end === null || nowMs > end) throw new AtelierError('correctionClosed')
}

/**
 * Takes back what somebody said: every device has the board, so the wording, its translations and its card go with it.
 * Only the trail, which the Secretariat reads, keeps what was there.
 */
function withdraw(notes: BoardDoc, noteId: string): void {
  notes.transact(() => {
    notes.setHidden(noteId, true)
    notes.setText(noteId, '')
    notes.setStep(noteId, null)
    for (const language of LOCALES) notes.setTranslation(noteId, language, null)
  })
}

/** @throws AtelierError `unknownQuestion` */
async function checkQuestion({ sync }: Services, boardId: string, questionId: string): Promise<void> {
  const known = await sync.read(documentName(boardId, 'facilitation'), (doc) =>
    new FacilitationDoc(doc).questions().map((question) => question.id),
  )
  if (!known.includes(questionId))
    throw new AtelierError('unknownQuestion', { value: questionId, known: known.join(', ') })
}
