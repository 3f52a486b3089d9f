import { AtelierError, errorMessage, type Locale, localeFrom } from '@atelier/board'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type * as z from 'zod/mini'
import type { Config } from './config.ts'

/** Hono's types for this app. Without a socket, as in `app.request()`, there are no bindings. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>
}
export type Request = Context<AppEnv>

/** Where a request was sent, as the sender sees it. */
export interface Destination {
  /** `http://192.168.1.5:3000`, no slash at the end. */
  origin: string
  /** Name and port. */
  host: string
  secure: boolean
}

type ProxyConfig = Pick<Config, 'trustProxy'>

/** The address under which the sender reached us; a trusted proxy says it, else the `Host` header. */
export function destinationOf(c: Request, { trustProxy }: ProxyConfig): Destination {
  const url = new URL(c.req.url)
  const forwarded = (name: string) =>
    trustProxy > 0 ? lastHops(c.req.header(name), trustProxy)?.toLowerCase() : undefined
  const secure = (forwarded('x-forwarded-proto') ?? url.protocol.replace(':', '')) === 'https'
  const host = forwarded('x-forwarded-host') ?? url.host
  return { origin: `${secure ? 'https' : 'http'}://${host}`, host, secure }
}

/** The sender's address. A header says it only as far as the trusted proxies wrote it. */
export function addressOf(c: Request, { trustProxy }: ProxyConfig): string {
  const remote = c.env?.incoming?.socket?.remoteAddress ?? 'unknown'
  return trustProxy > 0 ? (lastHops(c.req.header('x-forwarded-for'), trustProxy) ?? remote) : remote
}

/** The value that the outermost trusted proxy added: those further left were written by the sender. */
function lastHops(header: string | undefined, proxies: number): string | undefined {
  const hops = header?.split(',').map((hop) => hop.trim())
  return hops?.[Math.max(0, hops.length - proxies)] || undefined
}

/** Base of the links we hand out. */
export function linkBase(c: Request, config: Pick<Config, 'trustProxy' | 'publicUrl'>): string {
  return config.publicUrl ?? destinationOf(c, config).origin
}

/**
 * Refuses what another website makes a browser send in somebody's name. Programs send no `Origin` and pass.
 *
 * @throws AtelierError `originRefused`
 */
export function checkOrigin(c: Request, config: Pick<Config, 'trustProxy' | 'publicUrl'>): void {
  const origin = c.req.header('origin')
  if (origin === undefined) return
  // Compared without the scheme: a proxy that ends TLS and says nothing about it must not lock everybody out.
  const host = URL.canParse(origin) ? new URL(origin).host : null
  if (host !== null && host === destinationOf(c, config).host) return
  if (config.publicUrl !== null && origin === config.publicUrl) return
  throw new AtelierError('originRefused')
}

export function localeOf(c: Request): Locale {
  return localeFrom(c.req.header('accept-language'))
}

/**
 * Reads a JSON body.
 *
 * @param named fields whose wrong value has an error of its own
 * @throws AtelierError `notJson`, `invalidBody`, or what `named` says
 */
export async function readBody<T extends z.ZodMiniType>(
  c: Request,
  schema: T,
  named: Record<string, (value: string) => AtelierError> = {},
): Promise<z.output<T>> {
  let body: unknown
  try {
    body = await c.req.json()
  } catch {
    throw new AtelierError('notJson')
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [field = 'body'] = parsed.error.issues.map((issue) => issue.path.join('.')).filter(Boolean)
  const value =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : undefined
  const own = named[field]
  throw own && typeof value === 'string'
    ? own(value.slice(0, 80))
    : new AtelierError('invalidBody', { field })
}

/** The answer to everything that was refused: code, words in the reader's language, and what fills them. */
export function refusal(c: Request, error: AtelierError): Response {
  const { code, status, params } = error
  if (code === 'tooManyAttempts' && typeof params.seconds === 'number')
    c.header('retry-after', String(params.seconds))
  if (status === 401) c.header('www-authenticate', 'Bearer')
  return c.json({ error: { code, message: errorMessage(code, localeOf(c), params), params } }, status)
}
