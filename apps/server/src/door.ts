import { type Action, AtelierError, can, ROLES, Role } from '@atelier/board'
import { getCookie, setCookie } from 'hono/cookie'
import type { BoardCatalogue } from './board-catalogue.ts'
import type { ClosedAccess } from './closed-access.ts'
import type { Config } from './config.ts'
import { destinationOf, type Request } from './request.ts'
import type { Access, Tokens } from './tokens.ts'

const COOKIE = 'atelier'
const BEARER_PROTOCOL = 'bearer.'
const ROLE_PROTOCOL = 'role.'

/**
 * Who is asking.
 *
 * A token comes as `Authorization: Bearer`, as the subprotocol `bearer.<token>` of a socket, or as a cookie; the
 * first of these decides. There is one cookie for each role and board, `atelier_<role>_<boardId>`, so that a
 * facilitator who tries the participants' link keeps both. Which one a tab means it says by the header
 * `x-atelier-role` or the subprotocol `role.<role>`; without a word the highest role counts.
 */
export class Door {
  readonly #tokens: Tokens
  readonly #boards: BoardCatalogue
  readonly #config: Config
  readonly #closed: Pick<ClosedAccess, 'has' | 'revision'>
  readonly #now: () => number

  constructor(
    tokens: Tokens,
    boards: BoardCatalogue,
    closed: Pick<ClosedAccess, 'has' | 'revision'>,
    config: Config,
    now: () => number,
  ) {
    this.#tokens = tokens
    this.#boards = boards
    this.#closed = closed
    this.#config = config
    this.#now = now
  }

  /**
   * @throws AtelierError `boardNotFound`, `notSignedIn`, `wrongBoard`, `expiredLink`, `withdrawnLink`, `accessClosed`;
   *   `notAllowed` when the role does not allow `action`
   */
  authenticate(c: Request, boardId: string, action: Action): Access {
    this.#boards.get(boardId)
    const access = this.#bearer(c, boardId) ?? this.#cookie(c, boardId)
    if (this.isClosed(access)) throw new AtelierError('accessClosed')
    if (!can(access.role, action)) throw new AtelierError('notAllowed', { role: access.role })
    return access
  }

  /** Who this device was on a board in a role, even when the link they came by is closed by now. */
  returning(c: Request, boardId: string, role: Role): Access | null {
    const token = getCookie(c, cookieName(role, boardId))
    const access = token ? this.#tokens.read(token, this.#now()) : null
    return access?.boardId === boardId && access.role === role ? access : null
  }

  /** Hands out a token, as the cookie of the answer too. */
  admit(c: Request, access: Access): string {
    const token = this.#tokens.issue(access)
    setCookie(c, cookieName(access.role, access.boardId), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: destinationOf(c, this.#config).secure,
      maxAge: Math.max(0, Math.floor((access.expiresAt - this.#now()) / 1000)),
    })
    return token
  }

  /** Whether the link somebody came by still opens. */
  stillOpen(access: Access): boolean {
    return this.openUntil(access) > this.#now()
  }

  /** Why it does not: its time is over, or a facilitator withdrew it. */
  whyShut(access: Access): 'expiredLink' | 'withdrawnLink' {
    return this.openUntil(access) === 0 ? 'withdrawnLink' : 'expiredLink'
  }

  /** Epoch ms until which it does, 0 once it is withdrawn, as things stand in this {@link revision}. */
  openUntil({ boardId, linkId, expiresAt }: Access): number {
    return Math.min(expiresAt, this.#boards.openUntil(boardId, linkId))
  }

  /** Whether a facilitator has closed this person's access. */
  isClosed({ boardId, personId }: Pick<Access, 'boardId' | 'personId'>): boolean {
    return this.#closed.has(boardId, personId)
  }

  /** Another number whenever anybody's right to be here may have changed, but for time that runs out. */
  get revision(): number {
    return this.#boards.revision + this.#closed.revision
  }

  #bearer(c: Request, boardId: string): Access | null {
    const header = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const token =
      header ??
      protocolsOf(c.req.header('sec-websocket-protocol')).find(isBearer)?.slice(BEARER_PROTOCOL.length)
    if (token === undefined) return null
    const access = this.#tokens.read(token, this.#now())
    if (!access) throw new AtelierError('notSignedIn')
    if (access.boardId !== boardId) throw new AtelierError('wrongBoard')
    if (!this.stillOpen(access)) throw new AtelierError(this.whyShut(access))
    return access
  }

  #cookie(c: Request, boardId: string): Access {
    let refused = new AtelierError('notSignedIn')
    for (const role of this.#wantedRoles(c)) {
      const token = getCookie(c, cookieName(role, boardId))
      if (token === undefined) continue
      const access = this.#tokens.read(token, this.#now())
      if (access && access.boardId !== boardId) throw new AtelierError('wrongBoard')
      if (access?.role === role) {
        if (this.stillOpen(access)) return access
        refused = new AtelierError(this.whyShut(access))
      }
    }
    throw refused
  }

  #wantedRoles(c: Request): Role[] {
    const hint =
      c.req.header('x-atelier-role') ??
      protocolsOf(c.req.header('sec-websocket-protocol'))
        .find((name) => name.startsWith(ROLE_PROTOCOL))
        ?.slice(ROLE_PROTOCOL.length)
    const role = Role.safeParse(hint)
    return role.success ? [role.data] : [...ROLES].reverse()
  }
}

/** The subprotocol to answer with: browsers and `ws` drop a connection that is granted none of what it asked for. */
export function chooseProtocol(offered: ReadonlySet<string>): string | false {
  const names = [...offered]
  return names.find((name) => name.startsWith(ROLE_PROTOCOL)) ?? names.find(isBearer) ?? names[0] ?? false
}

const isBearer = (name: string) => name.startsWith(BEARER_PROTOCOL)

const protocolsOf = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((name) => name.trim())

const cookieName = (role: Role, boardId: string) => `${COOKIE}_${role}_${boardId}`
