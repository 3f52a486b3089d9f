import {
  BallotBody,
  CreatedBoard,
  ErrorBody,
  type ErrorCode,
  type ErrorParams,
  errorMessage,
  type InvitationRequest,
  type Join,
  Joined,
  type Locale,
  Me,
  type NewBoard,
  OpenInvitation,
  type Role,
  type Votes,
  WebConfig,
} from '@atelier/board'

/** Longest wait for an answer; then the server counts as out of reach. */
const PATIENCE_MS = 20_000
/** The same where a large file goes first. */
const SENDING_MS = 180_000

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
  createBoard(board: NewBoard, token?: string): Promise<CreatedBoard> {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    return this.#call('POST', '/api/boards', CreatedBoard, { body: board, headers })
  }

  /** Opens a board again from the file that was taken from it. */
  importBoard(file: unknown, token?: string): Promise<CreatedBoard> {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    const patienceMs = SENDING_MS
    return this.#call('POST', '/api/boards/import', CreatedBoard, { body: file, headers, patienceMs })
  }

  /** What a code or link opens, before joining. */
  invitation = (key: InvitationRequest): Promise<OpenInvitation> =>
    this.#call('POST', '/api/invitation', OpenInvitation, { body: key })

  /** @param role of the link, so that coming back in it keeps the same person */
  join(join: Join, role?: Role): Promise<Joined> {
    const headers: Record<string, string> = role ? { 'x-atelier-role': role } : {}
    return this.#call('POST', '/api/join', Joined, { body: join, headers })
  }

  me = (boardId: string): Promise<Me> => this.#onBoard('GET', boardId, '/me', Me)

  /** My votes in a round, as last cast. */
  ballot = (boardId: string, roundId: string): Promise<BallotBody> =>
    this.#onBoard('GET', boardId, `/rounds/${encodeURIComponent(roundId)}/ballot`, BallotBody)

  /** Casts my votes in the place of those before. */
  castBallot = (boardId: string, roundId: string, votes: Votes) =>
    this.#onBoard('PUT', boardId, `/rounds/${encodeURIComponent(roundId)}/ballot`, Anything, { votes })

  /** For how many people this device stands, where tables vote. */
  standFor = (boardId: string, people: number) =>
    this.#onBoard('POST', boardId, '/me/people', Anything, { people })

  /** After the close: a new wording for my own note; an empty one withdraws it. */
  correctNote = (boardId: string, noteId: string, text: string) =>
    this.#onBoard('PATCH', boardId, `/notes/${encodeURIComponent(noteId)}`, Anything, { text })

  /** Has a note translated by the service; the translation comes by the document. */
  translateNote = (boardId: string, noteId: string, language: Locale) =>
    this.#onBoard('POST', boardId, `/notes/${encodeURIComponent(noteId)}/translations`, Anything, {
      language,
    })

  /**
   * A file of a board, whole, with the name the server gives it.
   *
   * @param path after the board: `/report.docx?lang=fr`
   * @returns `version`: what the file is made of, where the server says it
   */
  async file(
    boardId: string,
    path: string,
    signal?: AbortSignal,
  ): Promise<{ bytes: Blob; name: string; version: string | null }> {
    const role = this.#role(boardId)
    const headers = { 'accept-language': this.#language(), ...(role && { 'x-atelier-role': role }) }
    const address = `/api/boards/${encodeURIComponent(boardId)}${path}`
    const options = { headers, credentials: 'same-origin' as const, ...(signal && { signal }) }
    const answer = await this.#fetch(address, options).catch(() => {
      throw new RequestError('unreachable', 0)
    })
    if (!answer.ok) throw refusalOf(answer.status, await answer.json().catch(() => null))
    const given = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
    const bytes = await answer.blob().catch(() => {
      throw new RequestError('unreachable', answer.status)
    })
    const name = given ? decodeURIComponent(given) : (path.slice(1).split('?')[0] ?? 'atelier')
    return { bytes, name, version: answer.headers.get('x-atelier-version') }
  }

  /** Any call on a board; a `Blob` goes as it is. Screens that come later bring their own calls with them, so that the first one loads less. */
  ask = <T>(method: Method, boardId: string, path: string, schema: Schema<T>, body?: unknown): Promise<T> =>
    this.#onBoard(method, boardId, path, schema, body)

  #onBoard<T>(method: Method, boardId: string, path: string, schema: Schema<T>, body?: unknown) {
    const role = this.#role(boardId)
    const headers: Record<string, string> = role ? { 'x-atelier-role': role } : {}
    return this.#call(method, `/api/boards/${encodeURIComponent(boardId)}${path}`, schema, { body, headers })
  }

  async #call<T>(
    method: Method,
    path: string,
    schema: Schema<T>,
    {
      body,
      headers = {},
      patienceMs = body instanceof Blob ? SENDING_MS : PATIENCE_MS,
    }: { body?: unknown; headers?: Record<string, string>; patienceMs?: number } = {},
  ): Promise<T> {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), patienceMs)
    try {
      const answer = await this.#fetch(path, {
        method,
        headers: {
          accept: 'application/json',
          'accept-language': this.#language(),
          ...(body === undefined
            ? {}
            : { 'content-type': body instanceof Blob ? 'application/octet-stream' : 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
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

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Schema<T> {
  safeParse(value: unknown): { success: boolean; data?: T | undefined }
}

export const Anything: Schema<unknown> = { safeParse: (data) => ({ success: true, data }) }

function refusalOf(status: number, content: unknown): RequestError {
  const refusal = ErrorBody.safeParse(content)
  if (refusal.success) return new RequestError(refusal.data.error.code, status, refusal.data.error.params)
  // 502 to 504 come from something in front of the server.
  return new RequestError(status >= 502 && status <= 504 ? 'unreachable' : 'internal', status)
}
