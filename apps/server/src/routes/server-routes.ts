import type { WebConfig } from '@atelier/board'
import type { Hono, MiddlewareHandler } from 'hono'
import { openApi } from '../openapi.ts'
import type { AppEnv } from '../request.ts'
import type { Services } from '../services.ts'

/** What the server says about itself. */
export function serverRoutes(app: Hono<AppEnv>, services: Services): void {
  const { config, now, store, version } = services
  const description = openApi(version)

  app.use('/health', unkept)
  app.use('/config.json', unkept)

  app.get('/health', (c) => c.json({ status: 'ok', version, store }))

  app.get('/config.json', (c) => {
    const answer: WebConfig = {
      version,
      tldrawLicenseKey: config.tldrawLicenseKey,
      createTokenNeeded: config.createToken !== null,
      publicUrl: config.publicUrl,
    }
    return c.json(answer)
  })

  // Clocks differ: a screen asks a few times and keeps the answer with the shortest way.
  app.get('/api/time', (c) => c.json({ serverNow: now() }))

  app.get('/api/openapi.json', (c) => c.json(description))
}

/** Answers that hold for the moment only. */
const unkept: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
}
