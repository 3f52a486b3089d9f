import {
  AtelierError,
  documentName,
  EditorialChange,
  FacilitationDoc,
  isEditorialKey,
  ReportLayout,
  ReportLayoutChange,
} from '@atelier/board'
import type { Hono } from 'hono'
import { type AppEnv, readBody } from '../request.ts'
import type { Services } from '../services.ts'

/** What people write and choose for the report. */
export function editorialRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, now, people, sync } = services

  app.put('/api/boards/:id/editorial/:key{.+}', async (c) => {
    const { boardId, personId } = door.authenticate(c, c.req.param('id'), 'editReport')
    const key = decodeURIComponent(c.req.param('key'))
    if (!isEditorialKey(key)) throw new AtelierError('invalidBody', { field: 'key' })
    const text = (await readBody(c, EditorialChange)).text.trim()
    const by = (await people.get(boardId, personId))?.name ?? null
    await sync.edit(documentName(boardId, 'facilitation'), (doc) =>
      new FacilitationDoc(doc).setEditorialText(key, text === '' ? null : { text, by, at: now() }),
    )
    return c.json({ key })
  })

  app.put('/api/boards/:id/report-layout', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'editReport')
    const change = await readBody(c, ReportLayoutChange)
    const layout = await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const next = ReportLayout.parse({ ...facilitation.editorial().layout, ...given })
      facilitation.setReportLayout(next)
      return next
    })
    return c.json(layout)
  })
}
