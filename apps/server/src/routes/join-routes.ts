import {
  AtelierError,
  documentName,
  FacilitationDoc,
  type Hub,
  type Invitation,
  InvitationRequest,
  Join,
  type Joined,
  type Me,
  newId,
} from '@atelier/board'
import type { Hono } from 'hono'
import { type Key, normalizeCode, type Opening } from '../board-catalogue.ts'
import { type AppEnv, addressOf, type Request, readBody } from '../request.ts'
import type { Services } from '../services.ts'

/** From a code or link to a person on a board. */
export function joinRoutes(app: Hono<AppEnv>, services: Services): void {
  const { config, door, now, people, boards } = services
  const unknownLanguage = { language: (value: string) => new AtelierError('unknownLanguage', { value }) }

  app.post('/api/invitation', async (c) => {
    const body = await readBody(c, InvitationRequest)
    const { board, role } = await openGuarded(c, keyOf(body), services)
    const answer: Invitation = {
      boardId: board.id,
      title: board.title,
      language: board.language,
      role,
      hubs: await hubsOf(services, board.id),
    }
    return c.json(answer)
  })

  app.post('/api/join', async (c) => {
    const body = await readBody(c, Join, unknownLanguage)
    const { board, role, linkId } = await openGuarded(c, keyOf(body), services)
    if (body.hubId) await checkHub(services, board.id, body.hubId)
    const back = door.returning(c, board.id, role)
    const before = back ? await people.get(board.id, back.personId) : null
    const personId = before?.id ?? newId('person', now())
    await people.put(board.id, {
      id: personId,
      role,
      name: body.name === undefined ? (before?.name ?? null) : body.name || null,
      hubId: body.hubId === undefined ? (before?.hubId ?? null) : body.hubId,
      language: body.language ?? before?.language ?? board.language,
      joinedAt: before?.joinedAt ?? now(),
    })
    const expiresAt = now() + config.linkTtlDays * 24 * 3600 * 1000
    const token = door.admit(c, { boardId: board.id, personId, role, linkId, expiresAt })
    const answer: Joined = { boardId: board.id, participantId: personId, role, token }
    return c.json(answer)
  })

  app.get('/api/boards/:id/me', async (c) => {
    const { boardId, personId, role } = door.authenticate(c, c.req.param('id'), 'read')
    const person = await people.get(boardId, personId)
    const answer: Me = {
      boardId,
      participantId: personId,
      role,
      name: person?.name ?? null,
      hubId: person?.hubId ?? null,
      language: person?.language ?? boards.get(boardId).language,
      serverNow: now(),
    }
    return c.json(answer)
  })
}

/** @throws AtelierError `unknownHub` */
export async function checkHub(services: Services, boardId: string, hubId: string): Promise<void> {
  const hubs = await hubsOf(services, boardId)
  if (!hubs.some((hub) => hub.id === hubId)) throw new AtelierError('unknownHub', { value: hubId })
}

const hubsOf = ({ sync }: Services, boardId: string): Promise<Hub[]> =>
  sync.read(documentName(boardId, 'facilitation'), (doc) => new FacilitationDoc(doc).hubs())

/**
 * Looks up what a key opens and keeps count of the failures.
 *
 * @throws AtelierError `tooManyAttempts`, `unknownCode`, `unknownLink`, `expiredLink`
 */
async function openGuarded(
  c: Request,
  key: Key,
  { boards, config, limits, now }: Services,
): Promise<Opening> {
  const address = addressOf(c, config)
  const code = 'code' in key ? normalizeCode(key.code) : null
  // A code can be guessed, so it is not even looked up once the attempts are spent. A secret cannot.
  if (code !== null) await limits.check(address, code)
  try {
    return boards.open(key, now())
  } catch (error) {
    await limits.check(address, code)
    await limits.failed(address, code)
    throw error
  }
}

function keyOf(body: { code?: string | undefined; secret?: string | undefined }): Key {
  if (body.secret !== undefined) return { secret: body.secret }
  return { code: body.code ?? '' }
}
