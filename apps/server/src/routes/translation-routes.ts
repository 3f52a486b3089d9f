import { AtelierError, TranslationRequest } from '@atelier/board'
import type { Hono } from 'hono'
import { type AppEnv, readBody } from '../request.ts'
import type { Services } from '../services.ts'

/** Translations by a service, for whoever reads the board. Off unless one is configured. */
export function translationRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, live, translations } = services

  app.post('/api/boards/:id/notes/:noteId/translations', async (c) => {
    const { boardId, role } = door.authenticate(c, c.req.param('id'), 'read')
    const { language } = await readBody(c, TranslationRequest, {
      language: (value) => new AtelierError('unknownLanguage', { value }),
    })
    const isOn = await live.during(boardId, async ({ settings }) => settings.translation)
    if (!isOn) throw new AtelierError('translationOff')
    const text = await translations.translate(
      boardId,
      c.req.param('noteId'),
      language,
      role === 'facilitator',
    )
    return c.json({ language, text, by: 'service' })
  })
}
