import { networkInterfaces } from 'node:os'
import type { WebConfig } from '@atelier/board'
import { boardSchema, reportSchema } from '@atelier/report'
import type { Hono, MiddlewareHandler } from 'hono'
import { addressesOf } from '../banner.ts'
import type { Config } from '../config.ts'
import { openApi } from '../openapi.ts'
import { type AppEnv, destinationOf } from '../request.ts'
import type { Services } from '../services.ts'

/** What the server says about itself. */
export function serverRoutes(app: Hono<AppEnv>, services: Services): void {
  const { config, now, store, translations, version } = services
  const description = openApi(version)

  app.use('/health', unkept)
  app.use('/config.json', unkept)

  app.get('/health', (c) => c.json({ status: 'ok', version, store }))

  app.get('/config.json', (c) => {
    const answer: WebConfig = {
      version,
      tldrawLicenseKey: config.tldrawLicenseKey,
      createTokenNeeded: config.createToken !== null,
      publicUrl: config.publicUrl ?? addressForPhones(destinationOf(c, config).origin, config.host),
      translationHost: translations.host,
    }
    return c.json(answer)
  })

  // Clocks differ: a screen asks a few times and keeps the answer with the shortest way.
  app.get('/api/time', (c) => c.json({ serverNow: now() }))

  app.get('/api/openapi.json', (c) => c.json(description))

  const schemas = { report: reportSchema(), board: boardSchema() }
  for (const name of ['report', 'board'] as const)
    app.get(`/api/schema/${name}.json`, (c) => {
      c.header('content-type', 'application/schema+json')
      return c.body(JSON.stringify(schemas[name], null, 2))
    })
}

/** Whoever opened the page on this very machine needs another address for everybody else. */
function addressForPhones(origin: string, host: Config['host']): string | null {
  const { hostname, port } = new URL(origin)
  if (!/^(localhost|127\.|\[::1\])/.test(hostname)) return null
  return addressesOf(host, Number(port || 80), networkInterfaces()).lan[0] ?? null
}

/** Answers that hold for the moment only. */
const unkept: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
}
