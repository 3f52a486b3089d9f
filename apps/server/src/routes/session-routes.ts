import {
  AgendaChange,
  AtelierError,
  BoardDoc,
  type ConductorVerb,
  conduct,
  documentName,
  FacilitationDoc,
  OwnerChange,
  PhaseChange,
  type Settings,
  SettingsChange,
  SpotlightChange,
  TimerChange,
} from '@atelier/board'
import type { Hono } from 'hono'
import type * as z from 'zod/mini'
import { changeAnonymity } from '../anonymity.ts'
import { type AppEnv, readBody } from '../request.ts'
import { roundsFollow } from '../rounds.ts'
import type { Services } from '../services.ts'

/** The conductor's verbs: phase, clock, run and choices of a session. */
export function sessionRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, drafts, now, people, sync, votes } = services

  app.post('/api/boards/:id/phase', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { to, step, from } = await readBody(c, PhaseChange)
    const verb: ConductorVerb = step ? { verb: step, from } : { verb: 'phase', to: to ?? '', from }
    const answer = await carryOut(boardId, verb)
    // Whoever presses "next" finds the notes on the board, and the votes counted.
    await settle(boardId)
    return c.json(answer)
  })

  app.post('/api/boards/:id/timer', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const change = await readBody(c, TimerChange)
    const verb: ConductorVerb =
      change.action === 'extend' ? { verb: 'extend', seconds: change.seconds } : { verb: change.action }
    return c.json(await carryOut(boardId, verb))
  })

  app.post('/api/boards/:id/settings', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { anonymity, ...others } = await readBody(c, SettingsChange)
    if (anonymity) await changeAnonymity(services, boardId, anonymity)
    const settings = await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const change = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))
      if (Object.keys(change).length > 0) facilitation.setSettings(change as Partial<Settings>)
      return facilitation.settings()
    })
    await settle(boardId)
    return c.json(settings)
  })

  app.put('/api/boards/:id/agenda', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const agenda = await readBody(c, AgendaChange)
    checkAgenda(agenda)
    await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const known = facilitation.questions().map(({ id }) => id)
      for (const { questionIds } of agenda.phases)
        for (const id of questionIds)
          if (!known.includes(id))
            throw new AtelierError('unknownQuestion', { value: id, known: known.join(', ') })
      const { phaseId } = facilitation.session()
      if (!agenda.phases.some(({ id }) => id === phaseId))
        throw new AtelierError('phaseInUse', { value: phaseId })
      facilitation.setAgenda(agenda)
    })
    await settle(boardId)
    return c.json(agenda)
  })

  app.post('/api/boards/:id/spotlight', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { target } = await readBody(c, SpotlightChange)
    if (target && target.kind !== 'question') {
      const there = await sync.read(documentName(boardId, 'board'), (doc) => {
        const board = new BoardDoc(doc)
        return target.kind === 'note' ? board.hasNote(target.id) : board.cluster(target.id) !== null
      })
      if (!there)
        throw new AtelierError(target.kind === 'note' ? 'unknownNote' : 'unknownTarget', { value: target.id })
    }
    const spotlight = await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      if (target?.kind === 'question') checkQuestion(facilitation, target.id)
      facilitation.setSpotlight(target && { ...target, at: now() })
      return facilitation.spotlight()
    })
    return c.json({ spotlight })
  })

  app.put('/api/boards/:id/owners/:questionId', async (c) => {
    const { boardId, personId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { mine } = await readBody(c, OwnerChange)
    const questionId = c.req.param('questionId')
    const name = (await people.get(boardId, personId))?.name ?? null
    const owners = await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      checkQuestion(facilitation, questionId)
      facilitation.setOwner(questionId, mine ? { personId, name } : null)
      return facilitation.owners()
    })
    return c.json({ owners })
  })

  /** The step itself is made: what follows it is tried again if it fails, and is no reason to say otherwise. */
  async function settle(boardId: string): Promise<void> {
    await Promise.allSettled([drafts.settle(boardId), votes.settle(boardId)])
  }

  /**
   * Reads and writes the session in one step, so that two facilitators pressing "next" at once move it once.
   *
   * @throws AtelierError `unknownPhase`, `phaseMoved`, `timerNotRunning`, `lastPhase`, `noWayBack`, `undoTooLate`
   */
  async function carryOut(boardId: string, verb: ConductorVerb) {
    return sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const phases = facilitation.phases()
      const at = now()
      const before = facilitation.session()
      const outcome = conduct(before, phases, verb, at)
      if ('refused' in outcome)
        throw new AtelierError(outcome.refused, {
          ...(verb.verb === 'phase' && { value: verb.to }),
          known: phases.map((phase) => phase.id).join(', '),
        })
      facilitation.setSession(outcome.state, at)
      roundsFollow(facilitation, { from: before.phaseId, to: outcome.state.phaseId }, at)
      return { phaseId: outcome.state.phaseId, serverNow: at }
    })
  }
}

/** @throws AtelierError `unknownQuestion` */
function checkQuestion(facilitation: FacilitationDoc, value: string): void {
  const known = facilitation.questions().map(({ id }) => id)
  if (!known.includes(value))
    throw new AtelierError('unknownQuestion', { value: value.slice(0, 80), known: known.join(', ') })
}

/** @throws AtelierError `invalidBody` when an id stands twice or a phase belongs to no item */
function checkAgenda({ items, phases }: z.output<typeof AgendaChange>): void {
  const field = (what: string) => new AtelierError('invalidBody', { field: what })
  if (new Set(items.map(({ id }) => id)).size < items.length) throw field('items.id')
  if (new Set(phases.map(({ id }) => id)).size < phases.length) throw field('phases.id')
  for (const [index, { agendaItemId }] of phases.entries())
    if (!items.some(({ id }) => id === agendaItemId)) throw field(`phases.${index}.agendaItemId`)
}
