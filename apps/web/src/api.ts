import {
  type BoardSnapshot,
  type CreateBoard,
  CreatedBoard,
  ErrorBody,
  type ErrorCode,
  type ErrorParams,
  errorMessage,
  Invitation,
  type InvitationRequest,
  type Join,
  Joined,
  LinkCreated,
  type Locale,
  Me,
  type PhaseChange,
  type Role,
  SessionAnswer,
  type SettingsChange,
  type TimerChange,
  WebConfig,
} from '@atelier/board'

/** Longest wait for an answer; then the server counts as out of reach. */
const PATIENCE_MS = 20_000

/**
 * A request that did not succeed. `unreachable`: no answer came, so nobody knows whether it arrived. Anything else is
 * the server's own refusal, and nothing has changed.
 */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: ErrorCode | 'unreachable'
  readonly params: ErrorParams
  /** HTTP status; 0 when no answer came. */
  readonly status: number

  constructor(code: ErrorCode | 'unreachable', status: number, params: ErrorParams = {}) {
    super(`request refused: ${code} (HTTP ${status})`)
    this.code = code
    this.status = status
    this.params = params
  }
}

/** What happened and what to do, in the reader's language. `unreachable` is the sentence for a lost server. */
export function failureMessage(error: unknown, locale: Locale, unreachable: string): string {
  if (!(error instanceof RequestError)) return errorMessage('internal', locale)
  return error.code === 'unreachable' ? unreachable : errorMessage(error.code, locale, error.params)
}

/** The server's HTTP interface, as one tab uses it. */
export class Api {
  readonly #fetch: typeof fetch
  readonly #language: () => string
  readonly #role: (boardId: string) => Role | null

  /**
   * @param options.language language of the server's messages
   * @param options.role role in which this tab acts on a board; `null` leaves the choice to the server
   */
  constructor(options: {
    fetch?: typeof fetch
    language(): string
    role(boardId: string): Role | null
  }) {
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init))
    this.#language = options.language
    this.#role = options.role
  }

  config = (): Promise<WebConfig> => this.#call('GET', '/config.json', WebConfig)

  /** @param token creation password, where the host asks for one */
  createBoard(board: CreateBoard, token?: string): Promise<CreatedBoard> {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    return this.#call('POST', '/api/boards', CreatedBoard, { body: board, headers })
  }

  /** What a code or link opens, before joining. */
  invitation = (key: InvitationRequest): Promise<Invitation> =>
    this.#call('POST', '/api/invitation', Invitation, { body: key })

  /** @param role of the link, so that coming back in it keeps the same person */
  join(join: Join, role?: Role): Promise<Joined> {
    const headers: Record<string, string> = role ? { 'x-atelier-role': role } : {}
    return this.#call('POST', '/api/join', Joined, { body: join, headers })
  }

  me = (boardId: string): Promise<Me> => this.#onBoard('GET', boardId, '/me', Me)

  changePhase = (boardId: string, change: PhaseChange) =>
    this.#onBoard('POST', boardId, '/phase', SessionAnswer, change)

  changeTimer = (boardId: string, change: TimerChange) =>
    this.#onBoard('POST', boardId, '/timer', SessionAnswer, change)

  changeSettings = (boardId: string, change: SettingsChange) =>
    this.#onBoard('POST', boardId, '/settings', Anything, change)

  makeLink = (boardId: string, role: Role) => this.#onBoard('POST', boardId, '/links', LinkCreated, { role })

  /** Trusted as it comes: the server takes it from the document by the same schema. */
  snapshot = (boardId: string): Promise<BoardSnapshot> =>
    this.#onBoard('GET', boardId, '/snapshot', Anything) as Promise<BoardSnapshot>

  #onBoard<T>(method: 'GET' | 'POST', boardId: string, path: string, schema: Schema<T>, body?: unknown) {
    const role = this.#role(boardId)
    const headers: Record<string, string> = role ? { 'x-atelier-role': role } : {}
    return this.#call(method, `/api/boards/${encodeURIComponent(boardId)}${path}`, schema, { body, headers })
  }

  async #call<T>(
    method: 'GET' | 'POST',
    path: string,
    schema: Schema<T>,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<T> {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
    try {
      const answer = await this.#fetch(path, {
        method,
        headers: {
          accept: 'application/json',
          'accept-language': this.#language(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: 'same-origin',
        cache: 'no-store',
        signal: patience.signal,
      })
      const content: unknown = await answer.json().catch(() => null)
      if (!answer.ok) throw refusalOf(answer.status, content)
      const parsed = schema.safeParse(content)
      // A page of something else, such as the sign-in page of a venue's Wi-Fi, is not an answer of ours.
      if (!parsed.success) throw new RequestError('unreachable', answer.status)
      return parsed.data as T
    } catch (error) {
      throw error instanceof RequestError ? error : new RequestError('unreachable', 0)
    } finally {
      clearTimeout(timer)
    }
  }
}

interface Schema<T> {
  safeParse(value: unknown): { success: boolean; data?: T | undefined }
}

const Anything: Schema<unknown> = { safeParse: (data) => ({ success: true, data }) }

function refusalOf(status: number, content: unknown): RequestError {
  const refusal = ErrorBody.safeParse(content)
  if (refusal.success) return new RequestError(refusal.data.error.code, status, refusal.data.error.params)
  // 502 to 504 come from something in front of the server.
  return new RequestError(status >= 502 && status <= 504 ? 'unreachable' : 'internal', status)
}
