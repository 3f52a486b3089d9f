import { createHash, timingSafeEqual } from 'node:crypto'
import {
  AtelierError,
  BoardDoc,
  type BoardSnapshot,
  CreateBoard,
  type CreatedBoard,
  documentName,
  FacilitationDoc,
  fillFromTemplate,
  NewLink,
  ROLES,
  type Role,
  TEMPLATE_IDS,
  type TemplateId,
  takeSnapshot,
  templates,
} from '@atelier/board'
import type { Hono } from 'hono'
import { type AppEnv, addressOf, linkBase, type Request, readBody } from '../request.ts'
import type { Services } from '../services.ts'
import { closeRevoked } from '../sync-socket.ts'

/** Boards, their links and their read model. */
export function boardRoutes(app: Hono<AppEnv>, services: Services): void {
  const { boards, config, door, now, sync } = services

  app.post('/api/boards', async (c) => {
    await checkCreateToken(c, services)
    const body = await readBody(c, CreateBoard, {
      language: (value) => new AtelierError('unknownLanguage', { value }),
    })
    if (!isTemplate(body.template))
      throw new AtelierError('unknownTemplate', { value: body.template, known: TEMPLATE_IDS.join(', ') })
    const template = templates[body.template]
    const { board, secrets } = boards.draft(body.title, body.language, now())
    try {
      await sync.edit(documentName(board.id, 'facilitation'), (doc) =>
        fillFromTemplate(new FacilitationDoc(doc), template, {
          boardId: board.id,
          title: board.title,
          language: board.language,
          joinCode: board.code,
          createdAt: board.createdAt,
          hubs: services.hubs,
        }),
      )
      await boards.add(board)
    } catch (error) {
      boards.discard(board)
      throw error
    }
    services.logger.info({ boardId: board.id }, 'board made')
    const base = linkBase(c, config)
    const links = Object.fromEntries(ROLES.map((role) => [role, linkUrl(base, secrets[role])]))
    const answer: CreatedBoard = {
      boardId: board.id,
      code: board.code,
      links: links as Record<Role, string>,
    }
    return c.json(answer, 201)
  })

  app.post('/api/boards/:id/links', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'makeLinks')
    const { role } = await readBody(c, NewLink)
    const { secret } = await boards.addLink(boardId, role, now())
    return c.json({ role, url: linkUrl(linkBase(c, config), secret) }, 201)
  })

  app.get('/api/boards/:id/links', (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'makeLinks')
    const { code, codeExpiresAt, links } = boards.get(boardId)
    return c.json({
      code,
      codeExpiresAt,
      links: links.map(({ secretHash: _, ...link }) => ({ ...link, revokedAt: link.revokedAt ?? null })),
    })
  })

  app.delete('/api/boards/:id/links/:linkId', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'makeLinks')
    const link = await boards.revokeLink(boardId, c.req.param('linkId'), now())
    const closed = closeRevoked(services)
    services.logger.info({ boardId, linkId: link.id, closed }, 'link revoked')
    return c.json({ id: link.id, role: link.role, revokedAt: link.revokedAt ?? null })
  })

  app.get('/api/boards/:id/snapshot', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'read')
    return c.json(await snapshotOf(services, boardId))
  })
}

/** The read model of a board as it stands now. */
export async function snapshotOf({ sync, now }: Services, boardId: string): Promise<BoardSnapshot> {
  return sync.read(documentName(boardId, 'facilitation'), (facilitation) =>
    sync.read(documentName(boardId, 'board'), (board) =>
      takeSnapshot(new BoardDoc(board), new FacilitationDoc(facilitation), now()),
    ),
  )
}

/** @throws AtelierError `createTokenNeeded`, `tooManyAttempts` */
async function checkCreateToken(c: Request, { config, limits }: Services): Promise<void> {
  if (config.createToken === null) return
  const address = addressOf(c, config)
  await limits.check(address, null)
  const given = /^Bearer +(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (given !== undefined && timingSafeEqual(digest(given), digest(config.createToken))) return
  if (given !== undefined) await limits.failed(address, null)
  throw new AtelierError('createTokenNeeded')
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** The secret stands after `#`, which browsers keep to themselves. */
const linkUrl = (base: string, secret: string) => `${base}/join#${secret}`

const isTemplate = (id: string): id is TemplateId => TEMPLATE_IDS.some((known) => known === id)
