import {
  AgendaChange,
  BallotBody,
  BoardSnapshot,
  CodeChange,
  CreatedBoard,
  EditorialChange,
  ErrorBody,
  Handover,
  Health,
  HubsChange,
  HubsStored,
  InvitationRequest,
  Join,
  Joined,
  LinkCreated,
  LinkList,
  Locale,
  MAX_NOTE_CHARS,
  MAX_PICTURE_BYTES,
  MAX_PICTURE_SIDE_PX,
  MAX_REFERENCE_BYTES,
  Me,
  MeChange,
  NewBoard,
  NewLink,
  NewNote,
  NewRound,
  NoteCorrection,
  NoteCreated,
  OpenInvitation,
  Owner,
  OwnerChange,
  PeopleList,
  PersonChange,
  PhaseChange,
  QuestionsChange,
  QuestionsStored,
  REPORT_SECTIONS,
  ReferenceFile,
  Rehearsal,
  ReportFiles,
  ReportLayout,
  ReportLayoutChange,
  Role,
  RoomCode,
  RoundChange,
  RoundCreated,
  SessionAnswer,
  Settings,
  SettingsChange,
  Spotlight,
  SpotlightChange,
  TimerChange,
  Trail,
  TrailEvent,
  TranslationMade,
  TranslationRequest,
  WallPicture,
  WebConfig,
} from '@atelier/board'
import { BoardFile } from '@atelier/report'
import { z } from 'zod'
import { REPORT_FORMATS } from './report-formats.ts'
import { TablePeople } from './routes/people-routes.ts'

interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
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
const REPORTERS: Role[] = ['secretariat', 'facilitator']
const EVERYONE: Role[] = [...Role.options]

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
      'Makes a board and one link for each role: from a template by name, from an earlier board ("from", as its facilitator) or from a template file ("file"). Where a creation password is set, send it as a bearer token. The links are shown once.',
    body: NewBoard,
    status: 201,
    answer: CreatedBoard,
  },
  {
    method: 'post',
    path: '/api/boards/import',
    summary:
      'Makes a board from a file that was taken as "board.json", or from a snapshot by itself. It says the same, under a new id and code; open votes come back closed.',
    body: BoardFile,
    status: 201,
    answer: CreatedBoard,
  },
  {
    method: 'post',
    path: '/api/invitation',
    summary: 'What a code or link opens, before joining.',
    body: InvitationRequest,
    status: 200,
    answer: OpenInvitation,
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
    method: 'patch',
    path: '/api/boards/{id}/me',
    summary: 'Changes my name, HUB or language; what is left out stays.',
    roles: EVERYONE,
    body: MeChange,
    status: 200,
    answer: Me,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/me/handover',
    summary: 'A code by which another device takes over my place: it opens once, within ten minutes.',
    roles: ['participant'],
    status: 201,
    answer: Handover,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/people/{personId}/handover',
    summary:
      'The same code for a participant whose device is gone: whoever gets it goes on as that person. It opens once, within ten minutes.',
    roles: FACILITATOR,
    status: 201,
    answer: Handover,
  },
  {
    method: 'put',
    path: '/api/boards/{id}/hubs',
    summary:
      'The whole directory of HUBs. A HUB of the same id or name stays the same; those that somebody stands for are kept.',
    roles: FACILITATOR,
    body: HubsChange,
    status: 200,
    answer: HubsStored,
  },
  {
    method: 'put',
    path: '/api/boards/{id}/questions',
    summary:
      'All questions, one to eight, in their order and in every language. The agenda follows; a question with notes cannot go.',
    roles: FACILITATOR,
    body: QuestionsChange,
    status: 200,
    answer: QuestionsStored,
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
    answer: Settings,
  },
  {
    method: 'put',
    path: '/api/boards/{id}/agenda',
    summary: 'The whole run of the session. The phase that is current must stay in it.',
    roles: FACILITATOR,
    body: AgendaChange,
    status: 200,
    answer: AgendaChange,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/rounds',
    summary: 'Opens a round of votes by hand; what is left out comes from the settings.',
    roles: FACILITATOR,
    body: NewRound,
    status: 201,
    answer: RoundCreated,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/rounds/{roundId}',
    summary:
      'Closes a round and publishes its sums, or opens it again: ballots are kept, sums are hidden again.',
    roles: FACILITATOR,
    body: RoundChange,
    status: 200,
    answer: z.object({ id: z.string(), open: z.boolean() }),
  },
  {
    method: 'put',
    path: '/api/boards/{id}/rounds/{roundId}/ballot',
    summary: 'Casts this person’s ballot in the place of the one before; without votes it is taken back.',
    roles: ['participant'],
    body: BallotBody,
    status: 200,
    answer: BallotBody,
  },
  {
    method: 'get',
    path: '/api/boards/{id}/rounds/{roundId}/ballot',
    summary: 'This person’s own ballot. Nobody else’s can be had.',
    roles: ['participant'],
    status: 200,
    answer: BallotBody,
  },
  {
    method: 'get',
    path: '/api/boards/{id}/trail',
    summary: 'Who changed the order of the board, when, from what to what; oldest first.',
    roles: ['secretariat', 'facilitator'],
    status: 200,
    answer: Trail,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/trail/{seq}/undo',
    summary:
      'Takes one change back, if things are still as it left them. Answers with the change that did it.',
    roles: FACILITATOR,
    status: 200,
    answer: TrailEvent,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/spotlight',
    summary: 'Shows a note, a group or a question to everybody; null ends it.',
    roles: FACILITATOR,
    body: SpotlightChange,
    status: 200,
    answer: z.object({ spotlight: z.nullable(Spotlight) }),
  },
  {
    method: 'put',
    path: '/api/boards/{id}/owners/{questionId}',
    summary: 'Takes a question to sort, or gives it back.',
    roles: FACILITATOR,
    body: OwnerChange,
    status: 200,
    answer: z.object({ owners: z.record(z.string(), Owner) }),
  },
  {
    method: 'get',
    path: '/api/boards/{id}/people',
    summary: 'Who joined, who is here, who has written how many notes.',
    roles: FACILITATOR,
    status: 200,
    answer: PeopleList,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/people/{personId}',
    summary: 'Closes a person’s access at once, or opens it again. What they wrote stays.',
    roles: FACILITATOR,
    body: PersonChange,
    status: 200,
    answer: z.object({ id: z.string(), access: z.enum(['open', 'closed']) }),
  },
  {
    method: 'post',
    path: '/api/boards/{id}/me/people',
    summary: 'For how many people this device stands, where tables vote.',
    roles: ['participant', 'facilitator'],
    body: TablePeople,
    status: 200,
    answer: TablePeople,
  },
  {
    method: 'patch',
    path: '/api/boards/{id}/notes/{noteId}',
    summary: 'Its author corrects a note after the close; an empty text withdraws it.',
    roles: ['participant', 'facilitator'],
    body: NoteCorrection,
    status: 200,
    answer: NoteCreated,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/notes/{noteId}/translations',
    summary:
      'Has a note translated by the service of this server, if there is one. The note is sent to it; the translation stands beside the note, marked as machine-made, and replaces none that a person typed.',
    roles: ['viewer', 'participant', 'secretariat', 'facilitator'],
    body: TranslationRequest,
    status: 200,
    answer: TranslationMade,
  },
  {
    method: 'put',
    path: '/api/boards/{id}/editorial/{key}',
    summary:
      'A text of the Secretariat for the report: "summary/en", "cluster/<id>/en"; an empty one takes it away.',
    roles: ['secretariat', 'facilitator'],
    body: EditorialChange,
    status: 200,
    answer: z.object({ key: z.string() }),
  },
  {
    method: 'put',
    path: '/api/boards/{id}/report-layout',
    summary: 'How the report is laid out; what is left out stays.',
    roles: ['secretariat', 'facilitator'],
    body: ReportLayoutChange,
    status: 200,
    answer: ReportLayout,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/rehearsal',
    summary:
      'A copy of the session with simulated people, to try it out. Its links open for a day; two at a time at most.',
    roles: FACILITATOR,
    body: Rehearsal,
    status: 201,
    answer: CreatedBoard,
  },
  {
    method: 'post',
    path: '/api/boards/{id}/code',
    summary:
      'The room’s code: "renew" gives out a new one and ends the one before, "end" lets nobody else in by it, "open" opens it again. Those who are in stay in. By itself it ends with the session.',
    roles: FACILITATOR,
    body: CodeChange,
    status: 200,
    answer: RoomCode,
  },
  {
    method: 'get',
    path: '/api/boards/{id}/links',
    summary: 'The code and the links of a board, without their secrets.',
    roles: FACILITATOR,
    status: 200,
    answer: LinkList,
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
    summary: `The report, at any moment: ${REPORT_FORMATS.map((format) => `"${format}"`).join(', ')}. With an entity tag; 304 when nothing changed.`,
    roles: ['secretariat', 'facilitator'],
    status: 200,
    query: {
      lang: `Language of the report: ${Locale.options.join(', ')}; the board’s when left out.`,
      sections: `Sections in their order, separated by commas, the others left out: ${REPORT_SECTIONS.join(', ')}; as chosen on the board when left out.`,
      anonymous: '"1": no HUB and no person is named beside a note; as chosen on the board when left out.',
      timeZone:
        'IANA name of the zone in which times are written, e.g. "Europe/Madrid"; the server’s when left out.',
    },
  },
  {
    method: 'get',
    path: '/api/boards/{id}/board.json',
    summary: 'The whole board as a file, to be kept or imported elsewhere.',
    roles: ['secretariat', 'facilitator'],
    status: 200,
    answer: BoardFile,
  },
  {
    method: 'get',
    path: '/api/boards/{id}/report-files',
    summary:
      'The files kept beside the board for its report: a Word file to be dressed like, and a picture of the wall.',
    roles: REPORTERS,
    status: 200,
    answer: ReportFiles,
  },
  {
    method: 'put',
    path: '/api/boards/{id}/report-files/reference',
    summary: `Keeps a Word file (.docx, .dotx; at most ${MAX_REFERENCE_BYTES} bytes, sent as they are) whose styles, theme and page the report in Word takes over.`,
    roles: REPORTERS,
    status: 200,
    query: { name: 'Name of the file.' },
    answer: ReferenceFile,
  },
  {
    method: 'put',
    path: '/api/boards/{id}/report-files/picture',
    summary: `Keeps a picture of the wall (PNG; at most ${MAX_PICTURE_BYTES} bytes and ${MAX_PICTURE_SIDE_PX} pixels a side, sent as they are) and shows it in the report.`,
    roles: REPORTERS,
    status: 200,
    query: {
      question: 'Id of the question it shows; the whole wall when left out.',
      named:
        '"0": it does not show from which HUB a note is. Otherwise a report that names nobody leaves it out.',
    },
    answer: WallPicture,
  },
  {
    method: 'get',
    path: '/api/boards/{id}/report-files/picture',
    summary: 'The picture of the wall, as PNG.',
    roles: REPORTERS,
    status: 200,
  },
  {
    method: 'delete',
    path: '/api/boards/{id}/report-files/{kind}',
    summary: 'Takes away the "reference" or the "picture".',
    roles: REPORTERS,
    status: 200,
    answer: z.object({ removed: z.enum(['reference', 'picture']) }),
  },
  {
    method: 'get',
    path: '/api/schema/report.json',
    summary: 'JSON Schema (draft 2020-12) of "report.json".',
    status: 200,
  },
  {
    method: 'get',
    path: '/api/schema/board.json',
    summary: 'JSON Schema (draft 2020-12) of "board.json", which "/api/boards/import" takes.',
    status: 200,
  },
  {
    method: 'get',
    path: '/sync/{id}/{document}',
    summary:
      'WebSocket with the y-websocket protocol. "document" is "board", "facilitation" or "draft", which is the person’s own. The token goes as cookie, bearer header or subprotocol "bearer.<token>".',
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
