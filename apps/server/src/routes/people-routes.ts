import {
  AtelierError,
  BoardDoc,
  documentName,
  type Handover,
  MAX_TABLE_PEOPLE,
  PersonChange,
  type PersonRow,
} from '@atelier/board'
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import { CODE_LINK } from '../board-catalogue.ts'
import { type AppEnv, addressOf, linkBase, readBody } from '../request.ts'
import type { Services } from '../services.ts'
import { closeRevoked } from '../sync-socket.ts'

/** `POST /api/boards/:id/me/people`: for how many people this device stands. */
export const TablePeople = z.object({ people: z.int().check(z.gte(1), z.lte(MAX_TABLE_PEOPLE)) })

/** Who is on a board, who has not spoken yet, and whose access is closed. */
export function peopleRoutes(app: Hono<AppEnv>, services: Services): void {
  const { attendance, boards, closed, config, door, drafts, limits, live, logger, now, people, sync } =
    services

  app.get('/api/boards/:id/people', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const written = await notesByPerson(boardId)
    const rows = (await people.list(boardId)).map((person): PersonRow => {
      return {
        id: person.id,
        role: person.role,
        name: person.name,
        hubId: person.hubId,
        language: person.language ?? boards.get(boardId).language,
        joinedAt: person.joinedAt,
        people: person.people ?? 1,
        online: attendance.has(boardId, person.id),
        closed: closed.has(boardId, person.id),
        notes: written.get(person.id) ?? {},
      }
    })
    return c.json({ people: rows })
  })

  app.post('/api/boards/:id/people/:personId', async (c) => {
    const { boardId, personId: me, role } = door.authenticate(c, c.req.param('id'), 'conduct')
    const personId = c.req.param('personId')
    const { access } = await readBody(c, PersonChange)
    if (!(await people.get(boardId, personId)))
      throw new AtelierError('unknownPerson', { value: personId.slice(0, 80) })
    // Nobody locks themselves out.
    if (personId === me) throw new AtelierError('notAllowed', { role })
    if (access === 'open') await closed.reopen(boardId, personId)
    else {
      const stored = closed.close(boardId, personId, now())
      const sockets = closeRevoked(services)
      await stored
      logger.info({ boardId, personId, sockets }, 'access closed')
    }
    return c.json({ id: personId, access })
  })

  app.post('/api/boards/:id/people/:personId/handover', async (c) => {
    const { boardId, personId: by } = door.authenticate(c, c.req.param('id'), 'conduct')
    const person = await people.get(boardId, c.req.param('personId'))
    if (!person) throw new AtelierError('unknownPerson', { value: c.req.param('personId').slice(0, 80) })
    // As with one's own code: what conducts or reads the report has a link of its own.
    if (person.role !== 'participant') throw new AtelierError('notAllowed', { role: person.role })
    const { codeExpiresAt: expiresAt } = boards.get(boardId)
    // The device that is gone may have come by any link; the next one comes as if by the code of the room.
    const place = { boardId, personId: person.id, role: person.role, linkId: CODE_LINK, expiresAt }
    const handover = boards.handOver(place, now())
    limits.welcomed(addressOf(c, config), handover.code)
    logger.info({ boardId, personId: person.id, by }, 'personal code issued')
    const answer: Handover = { ...handover, url: `${linkBase(c, config)}/j/${handover.code}` }
    return c.json(answer, 201)
  })

  app.post('/api/boards/:id/me/people', async (c) => {
    const { boardId, personId } = door.authenticate(c, c.req.param('id'), 'writeNotes')
    const { people: number } = await readBody(c, TablePeople)
    const person = await people.get(boardId, personId)
    if (!person) throw new AtelierError('notSignedIn')
    await people.put(boardId, { ...person, people: number })
    return c.json({ people: number })
  })

  /** How many notes each person wrote, by question; nobody's where the session does not say who wrote. */
  async function notesByPerson(boardId: string): Promise<Map<string, Record<string, number>>> {
    const anonymity = await live.during(boardId, async ({ settings }) => settings.anonymity)
    if (anonymity === 'none') return new Map()
    const counts = new Map<string, Record<string, number>>()
    for (const [personId, byQuestion] of await drafts.counts(boardId)) counts.set(personId, { ...byQuestion })
    const shown = await sync.read(documentName(boardId, 'board'), (doc) => new BoardDoc(doc).notes())
    for (const { authorId, questionId, text } of shown) {
      if (authorId === null || text.trim() === '') continue
      const own = counts.get(authorId) ?? {}
      own[questionId] = (own[questionId] ?? 0) + 1
      counts.set(authorId, own)
    }
    return counts
  }
}
