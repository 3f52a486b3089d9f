import { createHash, timingSafeEqual } from 'node:crypto'
import {
  AtelierError,
  agendaForQuestions,
  BoardDoc,
  CodeChange,
  type CreatedBoard,
  can,
  codeEndsAt,
  documentName,
  FacilitationDoc,
  fillFromTemplate,
  type Hub,
  type HubDraft,
  HubsChange,
  type HubsStored,
  hubsFrom,
  isDone,
  type Locale,
  MAX_CLUSTER_TITLE_CHARS,
  NewBoard,
  NewLink,
  type NoteDraft,
  newId,
  type Question,
  QuestionsChange,
  ROLES,
  type Role,
  type RoomCode,
  type Settings,
  type Step,
  TEMPLATE_IDS,
  type Template,
  type TemplateId,
  templateFileOf,
  templates,
} from '@atelier/board'
import type { Hono } from 'hono'
import type * as z from 'zod/mini'
import { boardSnapshot } from '../board-snapshot.ts'
import { type AppEnv, addressOf, linkBase, type Request, readBody } from '../request.ts'
import type { Services } from '../services.ts'
import { closeRevoked } from '../sync-socket.ts'

/** Boards, their links and their read model. */
export function boardRoutes(app: Hono<AppEnv>, services: Services): void {
  const { boards, config, door, limits, now, sync } = services

  app.post('/api/boards', async (c) => {
    await checkCreateToken(c, services)
    const body = await readBody(c, NewBoard, {
      language: (value) => new AtelierError('unknownLanguage', { value }),
    })
    const plan = await planFor(c, body, services)
    const { board, secrets } = boards.draft(plan.title, plan.language, now())
    try {
      await sync.edit(documentName(board.id, 'facilitation'), (doc) =>
        fillFromTemplate(new FacilitationDoc(doc), plan.template, {
          boardId: board.id,
          title: board.title,
          language: board.language,
          joinCode: board.code,
          createdAt: board.createdAt,
          hubs: plan.hubs,
        }),
      )
      if (plan.commitments.length > 0)
        await sync.edit(documentName(board.id, 'board'), (doc) =>
          carryOver(new BoardDoc(doc, now), plan.commitments),
        )
      await boards.add(board)
    } catch (error) {
      boards.discard(board)
      throw error
    }
    services.logger.info({ boardId: board.id }, 'board made')
    limits.welcomed(addressOf(c, config), board.code)
    const base = linkBase(c, config)
    const links = Object.fromEntries(ROLES.map((role) => [role, linkUrl(base, secrets[role])]))
    const answer: CreatedBoard = {
      boardId: board.id,
      code: board.code,
      links: links as Record<Role, string>,
    }
    return c.json(answer, 201)
  })

  app.put('/api/boards/:id/hubs', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { hubs } = await readBody(c, HubsChange)
    const inUse = await sync.read(documentName(boardId, 'board'), (doc) => {
      return new Set(new BoardDoc(doc).notes().map((note) => note.hubId))
    })
    const answer = await sync.edit(documentName(boardId, 'facilitation'), (doc): HubsStored => {
      const facilitation = new FacilitationDoc(doc)
      const before = facilitation.hubs()
      const joined = facilitation.joined()
      const wanted = hubsFrom(
        hubs,
        before,
        idsOf(hubs, () => newId('hub', now())),
      )
      // Somebody stands for these: their notes must go on saying whose they are.
      const kept = before.filter(
        (hub) => (inUse.has(hub.id) || (joined[hub.id] ?? 0) > 0) && !wanted.some(({ id }) => id === hub.id),
      )
      const all = hubsFrom([...wanted, ...kept].map(toDraft), before, (index) => wanted[index]?.id ?? '')
      facilitation.setHubs(all)
      return { hubs: all.length, kept: kept.map(({ name }) => name) }
    })
    services.logger.info({ boardId, hubs: answer.hubs }, 'directory changed')
    return c.json(answer)
  })

  app.put('/api/boards/:id/questions', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { questions } = await readBody(c, QuestionsChange)
    const inUse = await sync.read(documentName(boardId, 'board'), (doc) => {
      const visible = new BoardDoc(doc).notes().filter((note) => !note.hidden)
      return new Set(visible.map((note) => note.questionId))
    })
    const stored = await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const before = facilitation.questions()
      const after = questionsFrom(questions, before)
      const gone = before.filter((question) => !after.some(({ id }) => id === question.id))
      const needed = gone.find((question) => inUse.has(question.id) || isWritten(facilitation, question.id))
      if (needed)
        throw new AtelierError('questionInUse', { value: needed.short[boards.get(boardId).language] })
      const agenda = { items: facilitation.agendaItems(), phases: facilitation.phases() }
      facilitation.transact(() => {
        facilitation.setQuestions(after)
        facilitation.setAgenda(agendaForQuestions(agenda, before, after, facilitation.session().phaseId))
      })
      return after
    })
    return c.json({ questions: stored })
  })

  app.post('/api/boards/:id/code', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'makeLinks')
    const { action } = await readBody(c, CodeChange)
    const code = action === 'renew' ? await boards.renewCode(boardId, now()) : boards.get(boardId).code
    const endsAt = await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const before = facilitation.meta()?.codeEndedAt ?? null
      if (action === 'end') facilitation.setMeta({ codeEndedAt: before ?? now() })
      else facilitation.setMeta({ joinCode: code, codeEndedAt: null, codeOpenedAt: now() })
      return codeEndsAt(facilitation.codeFacts())
    })
    // Whoever gave it out knows it, and so does their room.
    limits.welcomed(addressOf(c, config), code)
    services.logger.info({ boardId, action }, 'code changed')
    const answer: RoomCode = { code, url: `${linkBase(c, config)}/j/${code}`, endsAt }
    return c.json(answer)
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
    const { boardId, role } = door.authenticate(c, c.req.param('id'), 'read')
    const snapshot = await boardSnapshot(services, boardId)
    // The trail holds wordings that were corrected or withdrawn: it is for those who take the report.
    return c.json(can(role, 'takeReport') ? snapshot : { ...snapshot, trail: [] })
  })
}

/** What a new board begins with. */
interface Plan {
  title: string
  language: Locale
  template: Template
  hubs: readonly Hub[]
  commitments: Commitment[]
}

/** A next step that an earlier session left open. */
interface Commitment {
  note: NoteDraft
  step: Step | null
  /** Title of the earlier session. */
  from: string
}

/** @throws AtelierError `unknownTemplate`, `notSignedIn`, `notAllowed`, `expiredLink`, `boardNotFound` */
async function planFor(c: Request, body: z.output<typeof NewBoard>, services: Services): Promise<Plan> {
  const { title = '', language, template = 'local4action', from, file } = body
  if (from !== undefined) {
    const earlier = await earlierSession(c, from, services)
    return { ...earlier, title: title || earlier.title, language: language ?? earlier.language }
  }
  if (file !== undefined) {
    const { questions, agenda, settings } = file
    const hubs = hubsFrom(file.hubs, [], () => newId('hub', services.now()))
    return {
      title: title || file.title || 'Atelier',
      language: language ?? file.language,
      template: { questions, agenda, settings: chosen(settings) },
      hubs,
      commitments: [],
    }
  }
  if (!isTemplate(template))
    throw new AtelierError('unknownTemplate', { value: template, known: TEMPLATE_IDS.join(', ') })
  return {
    title,
    language: language ?? 'en',
    template: templates[template],
    hubs: services.hubs,
    commitments: [],
  }
}

/** Questions, agenda, choices and HUBs of an earlier board, and the next steps that it leaves open. */
async function earlierSession(c: Request, boardId: string, services: Services): Promise<Plan> {
  const { door, sync } = services
  // Where a creation password is set it takes the place of the bearer token, so the cookie counts as well.
  const access = door.returning(c, boardId, 'facilitator')
  if (!access || !door.stillOpen(access)) door.authenticate(c, boardId, 'makeLinks')
  const { questions, agenda, settings, hubs, title, language } = await sync.read(
    documentName(boardId, 'facilitation'),
    (doc) => {
      const facilitation = new FacilitationDoc(doc)
      return { ...templateFileOf(facilitation), hubs: facilitation.hubs() }
    },
  )
  const committing = new Set(questions.filter(({ commitments }) => commitments).map(({ id }) => id))
  const commitments = await sync.read(documentName(boardId, 'board'), (doc) =>
    new BoardDoc(doc)
      .notes()
      .filter((note) => !note.hidden && note.mergedInto === null && committing.has(note.questionId))
      .filter((note) => (note.kind === 'commitment' || note.step !== null) && !isDone(note.step))
      .map(({ questionId, text, kind, hubId, language: spoken, step }): Commitment => {
        const note: NoteDraft = { questionId, text, kind }
        if (hubId !== null) note.hubId = hubId
        if (spoken !== null) note.language = spoken
        return { note, step, from: title }
      }),
  )
  return { title, language, template: { questions, agenda, settings: chosen(settings) }, hubs, commitments }
}

/** Writes the open next steps into a new board, one group for each question, named after the session they come from. */
function carryOver(board: BoardDoc, commitments: readonly Commitment[]): void {
  board.transact(() => {
    for (const questionId of new Set(commitments.map(({ note }) => note.questionId))) {
      const group = commitments.filter(({ note }) => note.questionId === questionId)
      const noteIds = group.map(({ note, step }) => {
        const id = board.addNote(note)
        if (step) board.setStep(id, step)
        return id
      })
      const title = (group[0]?.from ?? '').slice(0, MAX_CLUSTER_TITLE_CHARS)
      board.makeCluster(noteIds, { questionId, title })
    }
  })
}

/** A HUB that was taken away and comes back is the same: printed cards name it by its id. */
function idsOf(hubs: readonly HubDraft[], makeId: () => string): (index: number) => string {
  const used = new Set<string>()
  return (index) => {
    const id = hubs[index]?.id
    if (id === undefined || !HUB_ID.test(id) || used.has(id)) return makeId()
    used.add(id)
    return id
  }
}

const HUB_ID = /^hub_\w{1,40}$/

const chosen = (settings: object): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))

/** Questions as they are stored: in their order, each with an id that stays. */
function questionsFrom(
  drafts: z.output<typeof QuestionsChange>['questions'],
  before: readonly Question[],
): Question[] {
  const taken = new Set(before.map(({ id }) => id))
  const used = new Set<string>()
  return drafts.map((draft, index) => {
    const known = before.find(({ id }) => id === draft.id && !used.has(id))
    let id = known?.id ?? ''
    for (let n = 1; id === ''; n++) if (!taken.has(`q${n}`)) id = `q${n}`
    taken.add(id)
    used.add(id)
    return { ...known, ...draft, id, order: index + 1 }
  })
}

/** Whether notes under a question wait in drafts: the counts of silent writing tell. */
const isWritten = (facilitation: FacilitationDoc, questionId: string): boolean =>
  Object.entries(facilitation.written()).some(([key, notes]) => key.startsWith(`${questionId}/`) && notes > 0)

const toDraft = ({ id, name, city, region = '', section = '', language, sdgs }: Hub): HubDraft => ({
  id,
  name,
  city,
  region,
  section,
  language,
  sdgs,
})

/** @throws AtelierError `createTokenNeeded`, `tooManyAttempts` */
export async function checkCreateToken(c: Request, { config, limits }: Services): Promise<void> {
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
export const linkUrl = (base: string, secret: string) => `${base}/join#${secret}`

const isTemplate = (id: string): id is TemplateId => TEMPLATE_IDS.some((known) => known === id)
