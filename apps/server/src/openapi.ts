import {
  BoardSnapshot,
  CreateBoard,
  CreatedBoard,
  ErrorBody,
  Health,
  Invitation,
  InvitationRequest,
  Join,
  Joined,
  LinkCreated,
  Locale,
  MAX_NOTE_CHARS,
  Me,
  NewLink,
  NewNote,
  NoteCreated,
  PhaseChange,
  Role,
  SessionAnswer,
  SettingsChange,
  TimerChange,
  WebConfig,
} from '@atelier/board'
import { z } from 'zod'
import { required } from 'zod/mini'

interface Operation {
  method: 'get' | 'post' | 'delete'
  path: string
  summary: string
  /** Left out: nobody needs to have joined. */
  roles?: readonly Role[]
  body?: z.core.$ZodType
  status: 200 | 201 | 101
  answer?: z.core.$ZodType
  query?: Record<string, string>
}

const FACILITATOR: Role[] = ['facilitator']
const EVERYONE: Role[] = [...Role.options]
const LinkState = z.object({
  id: z.string(),
  role: Role,
  createdAt: z.number(),
  expiresAt: z.number(),
  revokedAt: z.number().nullable(),
})

/** Every call of the HTTP interface. Paths are written as in OpenAPI; the server's routes are checked against it. */
const operations: readonly Operation[] = [
  { method: 'get', path: '/health', summary: 'Whether the server is ready.', status: 200, answer: Health },
  {
    method: 'get',
    path: '/config.json',
    summary: 'What the screens need to know before they start.',
    status: 200,
    answer: WebConfig,
  },
  {
    method: 'get',
    path: '/api/time',
    summary: 'The server’s clock, epoch ms.',
    status: 200,
    answer: z.object({ serverNow: z.number() }),
  },
  { method: 'get', path: '/api/openapi.json', summary: 'This description.', status: 200 },
  {
    method: 'post',
    path: '/api/boards',
    summary:
      'Makes a board and one link for each role. Where a creation password is set, send it as a bearer token. The links are shown once.',
    body: CreateBoard,
    status: 201,
    answer: CreatedBoard,
  },
  {
    method: 'post',
    path: '/api/invitation',
    summary: 'What a code or link opens, before joining.',
    body: InvitationRequest,
    status: 200,
    answer: Invitation,
  },
  {
    method: 'post',
    path: '/api/join',
    summary:
      'Joins a board by its code or by the secret of a link (what stands after "#"). Sets a cookie; the token is for programs. The same device in the same role stays the same person.',
    body: Join,
    status: 200,
    answer: Joined,
  },
  {
    method: 'get',
    path: '/api/boards/{id}/me',
    summary: 'Who I am on this board, on this device.',
    roles: EVERYONE,
    status: 200,
    answer: Me,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/notes',
    summary: `Writes a note of at most ${MAX_NOTE_CHARS} characters; answered once it is stored.`,
    roles: ['participant', 'facilitator'],
    body: NewNote,
    status: 201,
    answer: NoteCreated,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/phase',
    summary:
      'Moves to a phase and starts its clock. With "from", refused when somebody else has moved on already.',
    roles: FACILITATOR,
    body: PhaseChange,
    status: 200,
    answer: SessionAnswer,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/timer',
    summary: 'Starts, pauses, resumes or extends the clock of the phase.',
    roles: FACILITATOR,
    body: TimerChange,
    status: 200,
    answer: SessionAnswer,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/settings',
    summary: 'Choices of the session; what is left out stays.',
    roles: FACILITATOR,
    body: SettingsChange,
    status: 200,
    answer: required(SettingsChange),
  },
  {
    method: 'get',
    path: '/api/boards/{id}/links',
    summary: 'The code and the links of a board, without their secrets.',
    roles: FACILITATOR,
    status: 200,
    answer: z.object({ code: z.string(), codeExpiresAt: z.number(), links: z.array(LinkState) }),
  },
  {
    method: 'post',
    path: '/api/boards/{id}/links',
    summary: 'One more link for a role. Its address is shown once.',
    roles: FACILITATOR,
    body: NewLink,
    status: 201,
    answer: LinkCreated,
  },
  {
    method: 'delete',
    path: '/api/boards/{id}/links/{linkId}',
    summary: 'Closes a link for good; who came by it is disconnected.',
    roles: FACILITATOR,
    status: 200,
    answer: z.object({ id: z.string(), role: Role, revokedAt: z.number().nullable() }),
  },
  {
    method: 'get',
    path: '/api/boards/{id}/snapshot',
    summary: 'The plain read model of the board. Times are epoch ms.',
    roles: EVERYONE,
    status: 200,
    answer: BoardSnapshot,
  },
  {
    method: 'get',
    path: '/api/boards/{id}/report.{format}',
    summary: 'The report, at any moment: "json" or "md".',
    roles: ['secretariat', 'facilitator'],
    status: 200,
    query: {
      lang: `Language of the report: ${Locale.options.join(', ')}; the board’s when left out.`,
      timeZone:
        'IANA name of the zone in which times are written, e.g. "Europe/Madrid"; the server’s when left out.',
    },
  },
  {
    method: 'get',
    path: '/sync/{id}/{document}',
    summary:
      'WebSocket with the y-websocket protocol. "document" is "board" or "facilitation". The token goes as cookie, bearer header or subprotocol "bearer.<token>".',
    roles: EVERYONE,
    status: 101,
  },
]

/** The interface as an OpenAPI 3.1 description. */
export function openApi(version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    paths[operation.path] = path
    path[operation.method] = describe(operation)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Atelier', version },
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorBody, 'output') },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'atelier_<role>_<boardId>' },
      },
    },
  }
}

function describe({ path, summary, roles, body, status, answer, query = {} }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }))
  return {
    summary,
    ...(roles && { description: `Roles: ${roles.join(', ')}.`, security: [{ bearer: [] }, { cookie: [] }] }),
    ...(inPath.length + inQuery.length > 0 && { parameters: [...inPath, ...inQuery] }),
    ...(body && { requestBody: { required: true, content: json(schemaOf(body, 'input')) } }),
    responses: {
      [status]: { description: summary, ...(answer && { content: json(schemaOf(answer, 'output')) }) },
      default: {
        description: 'Refused: what happened and what to do, in the language of Accept-Language.',
        content: json({ $ref: '#/components/schemas/Error' }),
      },
    },
  }
}

const json = (schema: unknown) => ({ 'application/json': { schema } })

const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
