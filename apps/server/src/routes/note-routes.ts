import {
  AtelierError,
  BoardDoc,
  documentName,
  FacilitationDoc,
  has,
  type Locale,
  MAX_NOTE_CHARS,
  MAX_NOTES,
  NewNote,
  tidyText,
} from '@atelier/board'
import type { Hono } from 'hono'
import type { LiveBoard } from '../live-board.ts'
import { type AppEnv, localeOf, readBody } from '../request.ts'
import type { Services } from '../services.ts'
import type { Access } from '../tokens.ts'
import { checkHub } from './join-routes.ts'

/** Notes without a screen of ours: for scripts and for people without a device. */
export function noteRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, live, now, people, sync } = services

  app.post('/api/boards/:id/notes', async (c) => {
    const access = door.authenticate(c, c.req.param('id'), 'writeNotes')
    const { boardId, personId } = access
    const body = await readBody(c, NewNote, {
      language: (value) => new AtelierError('unknownLanguage', { value }),
    })
    const text = tidyText(body.text)
    if (text === '') throw new AtelierError('emptyNote')
    if (text.length > MAX_NOTE_CHARS)
      throw new AtelierError('noteTooLong', { length: text.length, max: MAX_NOTE_CHARS })
    await checkQuestion(services, boardId, body.questionId)
    if (body.hubId) await checkHub(services, boardId, body.hubId)
    const person = await people.get(boardId, personId)
    const held = await live.hold(boardId)
    try {
      const id = await sync.edit(documentName(boardId, 'board'), (doc) => {
        // Judged at the moment of writing: the phase may have ended since the request came in.
        checkPhase(access, body.questionId, held.live, localeOf(c))
        const board = new BoardDoc(doc)
        if ([...board.noteIds()].length >= MAX_NOTES) throw new AtelierError('boardFull', { max: MAX_NOTES })
        return board.addNote({
          questionId: body.questionId,
          text,
          authorId: personId,
          hubId: body.hubId === undefined ? (person?.hubId ?? null) : body.hubId,
          language: body.language === undefined ? (person?.language ?? null) : body.language,
          createdAt: now(),
        })
      })
      return c.json({ id }, 201)
    } finally {
      held.release()
    }
  })
}

/** @throws AtelierError `phaseClosed`, `questionClosed` */
function checkPhase(access: Access, questionId: string, { phase, settings }: LiveBoard, locale: Locale) {
  const name = phase?.name[locale] ?? ''
  if (!has(access.role, 'write', phase, settings)) throw new AtelierError('phaseClosed', { phase: name })
  if (access.role === 'facilitator' || !phase || phase.questionIds.length === 0) return
  if (!phase.questionIds.includes(questionId)) throw new AtelierError('questionClosed', { phase: name })
}

/** @throws AtelierError `unknownQuestion` */
async function checkQuestion({ sync }: Services, boardId: string, questionId: string): Promise<void> {
  const known = await sync.read(documentName(boardId, 'facilitation'), (doc) =>
    new FacilitationDoc(doc).questions().map((question) => question.id),
  )
  if (!known.includes(questionId))
    throw new AtelierError('unknownQuestion', { value: questionId, known: known.join(', ') })
}
