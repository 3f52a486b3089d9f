import {
  AtelierError,
  documentName,
  FacilitationDoc,
  MAX_PICTURE_SIDE_PX,
  type ReportFiles,
  ReportLayout,
} from '@atelier/board'
import type { Hono } from 'hono'
import { boardSnapshot } from '../board-snapshot.ts'
import { readPng } from '../png.ts'
import { ReportWriterError } from '../report-writer.ts'
import type { AppEnv } from '../request.ts'
import type { Services } from '../services.ts'

/** Longest name of a file that is kept. */
const MAX_FILE_NAME_CHARS = 120

/** Files that go with the report: the house's Word file, and a picture of the wall. */
export function reportFileRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, logger, now, reportFiles, reports, sync } = services

  app.get('/api/boards/:id/report-files', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'takeReport')
    // The screen of the report asks this when it opens: who looks at it will want the report.
    reports.prepare()
    const answer: ReportFiles = {
      reference: await reportFiles.details(boardId, 'reference'),
      picture: await reportFiles.details(boardId, 'picture'),
    }
    return c.json(answer)
  })

  app.put('/api/boards/:id/report-files/reference', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'editReport')
    const name = (c.req.query('name') ?? '').trim().slice(0, MAX_FILE_NAME_CHARS) || 'reference.docx'
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    // Whether it serves is seen by dressing the report of this board in it, where no person on a board feels it.
    const snapshot = await boardSnapshot(services, boardId)
    const request = {
      format: 'docx' as const,
      language: snapshot.language,
      now: now(),
      timeZone: 'UTC',
      reference: { mark: '', bytes },
    }
    await reports.write(snapshot, request, null, c.req.raw.signal).catch((error: unknown) => {
      if (!(error instanceof ReportWriterError)) throw error
      if (error.code === 'busy') throw new AtelierError('reportBusy')
      if (error.code === 'closed') throw new AtelierError('reportFailed', { value: 'docx' })
      throw new AtelierError('badReference', { value: name })
    })
    const kept = await reportFiles.put(boardId, 'reference', bytes, { name, at: now() })
    logger.info({ boardId, bytes: kept.size }, 'reference file kept')
    return c.json(kept)
  })

  app.put('/api/boards/:id/report-files/picture', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'editReport')
    const questionId = c.req.query('question') ?? null
    const known = await sync.read(documentName(boardId, 'facilitation'), (doc) =>
      new FacilitationDoc(doc).questions().map(({ id }) => id),
    )
    if (questionId !== null && !known.includes(questionId))
      throw new AtelierError('invalidBody', { field: 'question' })
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const size = await readPng(bytes, MAX_PICTURE_SIDE_PX)
    if (size === null) throw new AtelierError('badPicture')
    const named = c.req.query('named') !== '0'
    const kept = await reportFiles.put(boardId, 'picture', bytes, { questionId, named, at: now(), ...size })
    await choosePicture(boardId, true)
    logger.info({ boardId, bytes: kept.size }, 'picture of the wall kept')
    return c.json(kept)
  })

  app.get('/api/boards/:id/report-files/picture', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'takeReport')
    const picture = await reportFiles.read(boardId, 'picture')
    if (picture === null) throw new AtelierError('notFound')
    c.header('content-type', 'image/png')
    return c.body(new Uint8Array(picture.bytes))
  })

  app.delete('/api/boards/:id/report-files/:kind', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'editReport')
    const kind = c.req.param('kind')
    if (kind !== 'reference' && kind !== 'picture') throw new AtelierError('notFound')
    await reportFiles.remove(boardId, kind)
    if (kind === 'picture') await choosePicture(boardId, false)
    return c.json({ removed: kind })
  })

  /** Whether a picture goes with the report is part of how it is laid out, which everybody sees change. */
  const choosePicture = (boardId: string, picture: boolean) =>
    sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      facilitation.setReportLayout(ReportLayout.parse({ ...facilitation.editorial().layout, picture }))
    })
}
