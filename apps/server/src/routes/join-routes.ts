import {
  AtelierError,
  codeEndsAt,
  documentName,
  FacilitationDoc,
  type Handover,
  type Hub,
  InvitationRequest,
  Join,
  type Joined,
  type Me,
  MeChange,
  newId,
  type OpenInvitation,
  type Role,
  withInitiative,
} from '@atelier/board'
import type { Hono } from 'hono'
import { CODE_LINK, type Key, normalizeCode, type Opening } from '../board-catalogue.ts'
import type { Person } from '../people.ts'
import { type AppEnv, addressOf, linkBase, type Request, readBody } from '../request.ts'
import type { Services } from '../services.ts'

/** From a code or link to a person on a board. */
export function joinRoutes(app: Hono<AppEnv>, services: Services): void {
  const { config, door, limits, now, people, boards, sync } = services
  const unknownLanguage = { language: (value: string) => new AtelierError('unknownLanguage', { value }) }

  app.post('/api/invitation', async (c) => {
    const body = await readBody(c, InvitationRequest)
    const { board, role, personId } = await openGuarded(c, keyOf(body), services)
    const answer: OpenInvitation = {
      boardId: board.id,
      title: board.title,
      language: board.language,
      role,
      handover: personId !== undefined,
      ...(await sync.read(documentName(board.id, 'facilitation'), (doc) => {
        const facilitation = new FacilitationDoc(doc)
        const { askName, anonymity } = facilitation.settings()
        return { hubs: facilitation.hubs(), askName, anonymity }
      })),
    }
    return c.json(answer)
  })

  app.post('/api/join', async (c) => {
    const body = await readBody(c, Join, unknownLanguage)
    const key = keyOf(body)
    const { board, role, linkId, ...opening } = await openGuarded(c, key, services)
    const back = door.returning(c, board.id, role)
    const before = await people.get(board.id, opening.personId ?? back?.personId ?? '')
    const personId = before?.id ?? newId('person', now())
    if (door.isClosed({ boardId: board.id, personId })) throw new AtelierError('accessClosed')
    const hubId = await hubOf(services, { boardId: board.id, role }, body)
    const person: Person = {
      id: personId,
      role,
      name: body.name === undefined ? (before?.name ?? null) : body.name || null,
      hubId: hubId === undefined ? (before?.hubId ?? null) : hubId,
      language: body.language ?? before?.language ?? board.language,
      joinedAt: before?.joinedAt ?? now(),
    }
    await store(board.id, person)
    if (opening.personId !== undefined && 'code' in key) boards.tookOver(key.code)
    const expiresAt = now() + config.linkTtlDays * 24 * 3600 * 1000
    const token = door.admit(c, { boardId: board.id, personId, role, linkId, expiresAt })
    const answer: Joined = { ...meOf({ boardId: board.id, personId, role }, person), token }
    return c.json(answer)
  })

  app.get('/api/boards/:id/me', async (c) => {
    const { boardId, personId, role } = door.authenticate(c, c.req.param('id'), 'read')
    return c.json(meOf({ boardId, personId, role }, await people.get(boardId, personId)))
  })

  app.patch('/api/boards/:id/me', async (c) => {
    const { boardId, personId, role } = door.authenticate(c, c.req.param('id'), 'read')
    const { name, language, ...stands } = await readBody(c, MeChange, unknownLanguage)
    const hubId = await hubOf(services, { boardId, role }, stands)
    const before = await people.get(boardId, personId)
    const person: Person = {
      id: personId,
      role,
      name: name === undefined ? (before?.name ?? null) : name || null,
      hubId: hubId === undefined ? (before?.hubId ?? null) : hubId,
      language: language ?? before?.language ?? boards.get(boardId).language,
      joinedAt: before?.joinedAt ?? now(),
    }
    await store(boardId, person)
    return c.json(meOf({ boardId, personId, role }, person))
  })

  app.post('/api/boards/:id/me/handover', (c) => {
    // What conducts or reads the report has a link of its own; a short code opens what a code in the room opens.
    const access = door.authenticate(c, c.req.param('id'), 'read')
    if (access.role !== 'participant') throw new AtelierError('notAllowed', { role: access.role })
    const { code, expiresAt } = boards.handOver(access, now())
    limits.welcomed(addressOf(c, config), code)
    const answer: Handover = { code, url: `${linkBase(c, config)}/j/${code}`, expiresAt }
    return c.json(answer, 201)
  })

  /** Stores a person, and their name in the open where notes are shown with names. */
  async function store(boardId: string, person: Person): Promise<void> {
    await people.put(boardId, person)
    await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      if (facilitation.settings().anonymity !== 'name' || person.name === null) return
      const shown = facilitation.people()[person.id]
      if (shown?.name === person.name && shown.hubId === person.hubId) return
      facilitation.setPerson(person.id, { name: person.name, hubId: person.hubId })
    })
  }

  const meOf = (
    { boardId, personId, role }: { boardId: string; personId: string; role: Role },
    person: Person | null,
  ): Me => ({
    boardId,
    participantId: personId,
    role,
    name: person?.name ?? null,
    hubId: person?.hubId ?? null,
    language: person?.language ?? boards.get(boardId).language,
    serverNow: now(),
  })
}

/**
 * The HUB that somebody stands for: one of the directory, or the initiative that a participant names. Where notes say
 * nothing of who wrote them, no initiative is added.
 *
 * @returns `undefined` when they say nothing of it
 * @throws AtelierError `unknownHub`
 */
async function hubOf(
  services: Services,
  { boardId, role }: { boardId: string; role: Role },
  { hubId, initiative }: { hubId?: string | null | undefined; initiative?: string | undefined },
): Promise<string | null | undefined> {
  if (hubId) await checkHub(services, boardId, hubId)
  if (hubId || !initiative || role !== 'participant') return hubId
  return services.sync.edit(documentName(boardId, 'facilitation'), (doc) => {
    const facilitation = new FacilitationDoc(doc)
    if (facilitation.settings().anonymity === 'none') return hubId
    const before = facilitation.hubs()
    const { hubs, hub } = withInitiative(before, initiative, () => newId('hub', services.now()))
    if (hubs !== before) facilitation.setHubs(hubs)
    return hub?.id ?? hubId
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
 * @throws AtelierError `tooManyAttempts`, `unknownCode`, `unknownLink`, `expiredLink`, `withdrawnLink`, `sessionOver`, `codeEnded`
 */
async function openGuarded(c: Request, key: Key, services: Services): Promise<Opening> {
  const { boards, config, door, limits, now } = services
  const address = addressOf(c, config)
  const code = 'code' in key ? normalizeCode(key.code) : null
  // A code can be guessed, so it is not even looked up once the attempts are spent. A secret cannot.
  if (code !== null) await limits.check(address, code)
  let opening: Opening
  try {
    opening = boards.open(key, now())
  } catch (error) {
    await limits.check(address, code)
    await limits.failed(address, code)
    throw error
  }
  const { board, role, linkId, personId } = opening
  // The code on the wall ends with the session; who was there comes back by it all the same.
  const stranger = personId === undefined && !door.returning(c, board.id, role)
  if (linkId === CODE_LINK && stranger) {
    const ended = opening.past ? 'codeEnded' : await whyCodeEnded(services, board.id)
    if (ended) throw new AtelierError(ended)
  }
  // A code that has ended is known to many, and proves nothing of the code that took its place.
  limits.welcomed(address, board.code)
  return opening
}

/** Why the room's code lets nobody new in; `null` while it does. */
function whyCodeEnded({ sync, now }: Services, boardId: string): Promise<'codeEnded' | 'sessionOver' | null> {
  return sync.read(documentName(boardId, 'facilitation'), (doc) => {
    const facts = new FacilitationDoc(doc).codeFacts()
    const endsAt = codeEndsAt(facts)
    if (endsAt === null || endsAt > now()) return null
    return (facts.meta?.codeEndedAt ?? null) === null ? 'sessionOver' : 'codeEnded'
  })
}

function keyOf(body: { code?: string | undefined; secret?: string | undefined }): Key {
  if (body.secret !== undefined) return { secret: body.secret }
  return { code: body.code ?? '' }
}
