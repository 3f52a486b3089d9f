import type { MiddlewareHandler } from 'hono'
import type { Config } from './config.ts'
import { type AppEnv, destinationOf } from './request.ts'

const HOST = /^[\w.:[\]-]+$/

/**
 * Headers that keep a page of ours from running, loading or telling anything we did not put there.
 *
 * Scripts come from our own files only. Styles may stand inline, since the canvas places its shapes by them. The
 * sockets of our own host are named besides `'self'`: older Safari does not count them under it.
 */
export function securityHeaders(config: Pick<Config, 'trustProxy'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { host } = destinationOf(c, config)
    const sockets = HOST.test(host) ? ` ws://${host} wss://${host}` : ''
    await next()
    if (c.req.header('upgrade')) return
    c.header(
      'content-security-policy',
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        // data: and blob: are how the canvas reads its own pictures when it exports them; nothing leaves by them.
        `connect-src 'self' data: blob:${sockets}`,
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ].join('; '),
    )
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
    c.header('referrer-policy', 'no-referrer')
    c.header('cross-origin-resource-policy', 'same-origin')
    c.header(
      'permissions-policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
    )
  }
}
