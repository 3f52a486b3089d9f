import {
  AtelierError,
  BoardDoc,
  type BoardSnapshot,
  type CreatedBoard,
  documentName,
  FacilitationDoc,
  LAYOUT,
  MAX_CLUSTER_TITLE_CHARS,
  MAX_DRAWING_CHARS,
  MAX_DRAWINGS,
  MAX_HUBS,
  MAX_KEY_CHARS,
  MAX_NOTE_CHARS,
  MAX_NOTES,
  MAX_PHASES,
  MAX_QUESTIONS,
  MAX_TITLE_CHARS,
  ROLES,
  type Role,
  restoreSnapshot,
  TEXT_SLACK,
} from '@atelier/board'
import { BoardFileError, fromBoardJson } from '@atelier/report'
import type { Hono } from 'hono'
import * as Y from 'yjs'
import { type AppEnv, linkBase, type Request } from '../request.ts'
import type { Services } from '../services.ts'
import { checkCreateToken, linkUrl } from './board-routes.ts'

/** A board that comes back from the file that `board.json` gave. */
export function importRoutes(app: Hono<AppEnv>, services: Services): void {
  const { boards, config, logger, now, sync, trails } = services

  app.post('/api/boards/import', async (c) => {
    await checkCreateToken(c, services)
    const snapshot = await readSnapshot(c)
    const { board, secrets } = boards.draft(snapshot.title, snapshot.language, now())
    try {
      const { facilitation, content } = documentsOf(snapshot, { boardId: board.id, joinCode: board.code })
      await sync.edit(documentName(board.id, 'facilitation'), (doc) => Y.applyUpdate(doc, facilitation))
      await sync.edit(documentName(board.id, 'board'), (doc) => {
        trails.adopt(board.id, snapshot.trail)
        Y.applyUpdate(doc, content)
      })
      await trails.settle(board.id)
      await boards.add(board)
    } catch (error) {
      boards.discard(board)
      throw error
    }
    logger.info({ boardId: board.id, notes: snapshot.notes.length }, 'board taken from a file')
    const base = linkBase(c, config)
    const links = Object.fromEntries(ROLES.map((role) => [role, linkUrl(base, secrets[role])]))
    const answer: CreatedBoard = {
      boardId: board.id,
      code: board.code,
      links: links as Record<Role, string>,
    }
    return c.json(answer, 201)
  })
}

/** @throws AtelierError `notJson`, `damagedImport` naming the first thing that is wrong */
async function readSnapshot(c: Request): Promise<BoardSnapshot> {
  let snapshot: BoardSnapshot
  try {
    snapshot = fromBoardJson(await c.req.text())
  } catch (error) {
    if (!(error instanceof BoardFileError)) throw error
    if (error.code === 'notJson') throw new AtelierError('notJson')
    throw new AtelierError('damagedImport', { field: error.path || 'body' })
  }
  const wrong = whatIsWrong(snapshot)
  if (wrong !== null) throw new AtelierError('damagedImport', { field: wrong })
  return snapshot
}

/** What no board of ours could hold; `null` when all is well. References that lead nowhere are put right later. */
function whatIsWrong(snapshot: BoardSnapshot): string | null {
  const { layout, title, questions, phases, hubs, notes, clusters, drawing, session, trail } = snapshot
  if (layout !== LAYOUT) return 'layout'
  if (title.trim() === '' || title.length > MAX_TITLE_CHARS) return 'title'
  if (questions.length === 0 || questions.length > MAX_QUESTIONS) return 'questions'
  if (phases.length === 0 || phases.length > MAX_PHASES) return 'phases'
  if (!phases.some(({ id }) => id === session.phaseId)) return 'session.phaseId'
  if (hubs.length > MAX_HUBS) return 'hubs'
  if (notes.length > MAX_NOTES) return 'notes'
  if (clusters.length > MAX_NOTES) return 'clusters'
  for (const [name, list] of Object.entries({ questions, phases, hubs, notes, clusters })) {
    const ids = list.map(({ id }) => id)
    if (new Set(ids).size < ids.length) return `${name}: the same id twice`
    const index = ids.findIndex((id) => id === '' || id.length > MAX_KEY_CHARS || id.includes('/'))
    if (index >= 0) return `${name}.${index}.id`
  }
  const long = notes.findIndex(({ text }) => text.length > TEXT_SLACK * MAX_NOTE_CHARS)
  if (long >= 0) return `notes.${long}.text`
  const titled = clusters.findIndex((cluster) => cluster.title.length > TEXT_SLACK * MAX_CLUSTER_TITLE_CHARS)
  if (titled >= 0) return `clusters.${titled}.title`
  const records = Object.entries(drawing)
  if (records.length > MAX_DRAWINGS) return 'drawing'
  for (const [id, record] of records)
    if (id.length > MAX_KEY_CHARS || JSON.stringify(record).length > MAX_DRAWING_CHARS)
      return `drawing.${id.slice(0, 40)}`
  const misplaced = trail.findIndex(({ seq }, index) => seq !== index + 1)
  if (misplaced >= 0) return `trail.${misplaced}.seq`
  return null
}

/** Both documents as updates. */
function documentsOf(snapshot: BoardSnapshot, as: { boardId: string; joinCode: string }) {
  const facilitation = new FacilitationDoc(new Y.Doc())
  const board = new BoardDoc(new Y.Doc())
  restoreSnapshot(
    board,
    facilitation,
    {
      ...snapshot,
      // What several hands typed at once may be longer than one hand may write.
      notes: snapshot.notes.map((note) => ({ ...note, text: note.text.slice(0, MAX_NOTE_CHARS) })),
      // Ballots do not travel, so a round that was not counted is closed without sums.
      rounds: snapshot.rounds.map((round) =>
        round.tallies === null
          ? { ...round, open: false, closedAt: round.closedAt ?? snapshot.takenAt }
          : round,
      ),
    },
    as,
  )
  for (const { id, text } of snapshot.notes)
    if (text.length > MAX_NOTE_CHARS) board.text(id)?.insert(MAX_NOTE_CHARS, text.slice(MAX_NOTE_CHARS))
  return { facilitation: Y.encodeStateAsUpdate(facilitation.doc), content: Y.encodeStateAsUpdate(board.doc) }
}
