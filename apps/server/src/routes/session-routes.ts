import {
  AtelierError,
  type ConductorVerb,
  conduct,
  documentName,
  FacilitationDoc,
  PhaseChange,
  SettingsChange,
  TimerChange,
} from '@atelier/board'
import type { Hono } from 'hono'
import { type AppEnv, readBody } from '../request.ts'
import type { Services } from '../services.ts'

/** The conductor's verbs: phase, clock and choices of a session. */
export function sessionRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, now, sync } = services

  app.post('/api/boards/:id/phase', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const change = await readBody(c, PhaseChange)
    return c.json(await carryOut(boardId, { verb: 'phase', ...change }))
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
    const { clustering, editing } = await readBody(c, SettingsChange)
    const settings = await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      facilitation.setSettings({ ...(clustering && { clustering }), ...(editing && { editing }) })
      return facilitation.settings()
    })
    return c.json({ clustering: settings.clustering, editing: settings.editing })
  })

  /**
   * Reads and writes the session in one step, so that two facilitators pressing "next" at once move it once.
   *
   * @throws AtelierError `unknownPhase`, `phaseMoved`, `timerNotRunning`
   */
  async function carryOut(boardId: string, verb: ConductorVerb) {
    return sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const phases = facilitation.phases()
      const at = now()
      const outcome = conduct(facilitation.session(), phases, verb, at)
      if ('refused' in outcome)
        throw new AtelierError(outcome.refused, {
          ...(verb.verb === 'phase' && { value: verb.to }),
          known: phases.map((phase) => phase.id).join(', '),
        })
      facilitation.setSession(outcome.state, at)
      return { phaseId: outcome.state.phaseId, serverNow: at }
    })
  }
}
