import {
  AtelierError,
  type CreatedBoard,
  documentName,
  FacilitationDoc,
  fillFromTemplate,
  type Locale,
  MAX_TITLE_CHARS,
  Rehearsal,
  ROLES,
  type Role,
} from '@atelier/board'
import type { Hono } from 'hono'
import { type AppEnv, linkBase, readBody } from '../request.ts'
import type { Services } from '../services.ts'
import { linkUrl } from './board-routes.ts'

/** How long the links of a rehearsal open, ms. */
const REHEARSAL_TTL_MS = 24 * 3600_000

const TITLE: Record<Locale, (title: string) => string> = {
  en: (title) => `Rehearsal: ${title}`,
  fr: (title) => `Répétition\u00a0: ${title}`,
  es: (title) => `Ensayo: ${title}`,
}

/** A copy of a session to try it out, with simulated people. */
export function rehearsalRoutes(app: Hono<AppEnv>, services: Services): void {
  const { boards, config, door, logger, now, rehearsals, sync } = services

  app.post('/api/boards/:id/rehearsal', async (c) => {
    const { boardId: from } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { people } = await readBody(c, Rehearsal)
    if (rehearsals.has(from)) throw new AtelierError('rehearsalsBusy', { max: 1 })
    const giveBack = rehearsals.reserve()
    try {
      const copy = await sync.read(documentName(from, 'facilitation'), (doc) => {
        const facilitation = new FacilitationDoc(doc)
        return {
          questions: facilitation.questions(),
          agenda: { items: facilitation.agendaItems(), phases: facilitation.phases() },
          settings: facilitation.settings(),
          hubs: facilitation.hubs(),
        }
      })
      const { title, language } = boards.get(from)
      const at = now()
      const { board, secrets } = boards.draft(TITLE[language](title).slice(0, MAX_TITLE_CHARS), language, at)
      board.codeExpiresAt = at + REHEARSAL_TTL_MS
      for (const link of board.links) link.expiresAt = at + REHEARSAL_TTL_MS
      try {
        await sync.edit(documentName(board.id, 'facilitation'), (doc) =>
          fillFromTemplate(new FacilitationDoc(doc), copy, {
            boardId: board.id,
            title: board.title,
            language,
            joinCode: board.code,
            createdAt: at,
            hubs: copy.hubs,
          }),
        )
        await boards.add(board)
      } catch (error) {
        boards.discard(board)
        throw error
      }
      rehearsals.start({
        boardId: board.id,
        secrets,
        people,
        seed: at % 2 ** 31,
        today: new Date(at).toISOString().slice(0, 10),
      })
      logger.info({ boardId: board.id, from, people }, 'rehearsal begun')
      const base = linkBase(c, config)
      const links = Object.fromEntries(ROLES.map((role) => [role, linkUrl(base, secrets[role])]))
      const answer: CreatedBoard = {
        boardId: board.id,
        code: board.code,
        links: links as Record<Role, string>,
      }
      return c.json(answer, 201)
    } finally {
      giveBack()
    }
  })
}
