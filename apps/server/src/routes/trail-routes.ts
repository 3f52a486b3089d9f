import { AtelierError } from '@atelier/board'
import type { Hono } from 'hono'
import type { AppEnv } from '../request.ts'
import type { Services } from '../services.ts'

/** Who changed the order of the board, and taking it back step by step. */
export function trailRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, trails } = services

  app.get('/api/boards/:id/trail', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'editReport')
    return c.json({ events: await trails.events(boardId) })
  })

  app.post('/api/boards/:id/trail/:seq/undo', async (c) => {
    const { boardId, personId, role } = door.authenticate(c, c.req.param('id'), 'conduct')
    const seq = c.req.param('seq')
    if (!/^[1-9]\d{0,8}$/.test(seq)) throw new AtelierError('unknownEvent', { value: seq.slice(0, 20) })
    const event = await trails.undo(boardId, Number(seq), { personId, role })
    await trails.settle(boardId)
    return c.json(event)
  })
}
