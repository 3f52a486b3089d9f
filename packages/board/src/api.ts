import * as z from 'zod/mini'
import { Role } from './access.ts'
import { MAX_EDITORIAL_CHARS } from './editorial.ts'
import { ERRORS } from './errors.ts'
import { Hub } from './hub.ts'
import { Locale } from './locale.ts'
import { AgendaItem, MAX_PHASES, Phase } from './phase.ts'
import { SETTING_SCHEMAS } from './settings.ts'
import { TrailEvent } from './trail.ts'

/** Bodies of the HTTP interface, read by the server and by the screens. Errors are {@link ErrorBody}. */

export const MAX_TITLE_CHARS = 120
export const MAX_NAME_CHARS = 60

/** `POST /api/boards` */
export const CreateBoard = z.object({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_TITLE_CHARS)),
  template: z._default(z.string().check(z.maxLength(40)), 'local4action'),
  language: z._default(Locale, 'en'),
})
export type CreateBoard = z.input<typeof CreateBoard>

export const CreatedBoard = z.object({
  boardId: z.string(),
  /** Six characters that open the participant's role. */
  code: z.string(),
  /** Absolute URLs; the secret after `#` opens exactly that role. */
  links: z.object({
    participant: z.string(),
    facilitator: z.string(),
    secretariat: z.string(),
    viewer: z.string(),
  }),
})
export type CreatedBoard = z.infer<typeof CreatedBoard>

const Key = {
  code: z.optional(z.string().check(z.trim(), z.maxLength(40))),
  secret: z.optional(z.string().check(z.trim(), z.maxLength(200))),
}
const oneKey = (body: { code?: string | undefined; secret?: string | undefined }) =>
  (body.code === undefined) !== (body.secret === undefined)
const ONE_KEY = { message: 'give either "code" or "secret"', path: ['code'] }

/** `POST /api/invitation`: what a code or link opens, before joining. */
export const InvitationRequest = z.object(Key).check(z.refine(oneKey, ONE_KEY))
export type InvitationRequest = z.input<typeof InvitationRequest>

export const Invitation = z.object({
  boardId: z.string(),
  title: z.string(),
  language: Locale,
  role: Role,
  hubs: z.array(Hub),
})
export type Invitation = z.infer<typeof Invitation>

/** `POST /api/join` */
export const Join = z
  .object({
    ...Key,
    name: z.optional(z.string().check(z.trim(), z.maxLength(MAX_NAME_CHARS))),
    hubId: z.nullish(z.string().check(z.maxLength(80))),
    /** Name of an initiative that is in no line of the directory: it joins the directory, see {@link withInitiative}. */
    initiative: z.optional(z.string().check(z.trim(), z.maxLength(MAX_NAME_CHARS))),
    language: z.optional(Locale),
  })
  .check(z.refine(oneKey, ONE_KEY))
export type Join = z.input<typeof Join>

/** `GET /api/boards/:id/me`: who I am on this board, on this device. `serverNow` is epoch ms. */
export const Me = z.object({
  boardId: z.string(),
  participantId: z.string(),
  role: Role,
  name: z.nullable(z.string()),
  hubId: z.nullable(z.string()),
  language: Locale,
  serverNow: z.number(),
})
export type Me = z.infer<typeof Me>

/** Who one is now on the board, so that nothing more need be asked before it opens. */
export const Joined = z.extend(Me, {
  /** For scripts; browsers use the HttpOnly cookie that comes with it. */
  token: z.string(),
})
export type Joined = z.infer<typeof Joined>

/** `POST /api/boards/:id/notes`. Its length is judged apart, so that the answer can say so in words. */
export const NewNote = z.object({
  questionId: z.string().check(z.maxLength(80)),
  text: z.string(),
  hubId: z.nullish(z.string().check(z.maxLength(80))),
  language: z.nullish(Locale),
  /** A facilitator writes for somebody without a device: the note carries their HUB, and is nobody's own. */
  onBehalf: z._default(z.boolean(), false),
})
export type NewNote = z.input<typeof NewNote>

export const NoteCreated = z.object({ id: z.string() })

const Id = z.string().check(z.minLength(1), z.maxLength(80))

/**
 * `POST /api/boards/:id/phase`: to a phase by its id, or `next`, `back`, `undo` (within ten seconds). With `from`, it is
 * refused when the session has moved on meanwhile.
 */
export const PhaseChange = z
  .object({
    to: z.optional(Id),
    step: z.optional(z.enum(['next', 'back', 'undo'])),
    from: z.optional(Id),
  })
  .check(
    z.refine((body) => (body.to === undefined) !== (body.step === undefined), {
      message: 'give either "to" or "step"',
      path: ['to'],
    }),
  )
export type PhaseChange = z.input<typeof PhaseChange>

/** `POST /api/boards/:id/timer`. `seconds` goes with `extend` and may be negative. */
export const TimerChange = z.discriminatedUnion('action', [
  z.object({ action: z.literal('start') }),
  z.object({ action: z.literal('pause') }),
  z.object({ action: z.literal('resume') }),
  z.object({ action: z.literal('extend'), seconds: z.int().check(z.gte(-3600), z.lte(3600)) }),
])
export type TimerChange = z.infer<typeof TimerChange>

/** `POST /api/boards/:id/settings`: what shall change. */
export const SettingsChange = z.partial(z.object(SETTING_SCHEMAS))
export type SettingsChange = z.infer<typeof SettingsChange>

/** `PUT /api/boards/:id/agenda`: the whole run. The phase that is current must stay in it. */
export const AgendaChange = z.object({
  items: z.array(AgendaItem).check(z.minLength(1), z.maxLength(20)),
  phases: z.array(Phase).check(z.minLength(1), z.maxLength(MAX_PHASES)),
})
export type AgendaChange = z.input<typeof AgendaChange>

/** `POST /api/boards/:id/rounds`: opens a round of votes by hand; what is left out comes from the settings. */
export const NewRound = z.object({
  on: z.optional(z.enum(['clusters', 'notes'])),
  questionIds: z.optional(z.array(Id).check(z.maxLength(20))),
  budget: z.optional(SETTING_SCHEMAS.voteBudget),
  several: z.optional(z.boolean()),
})
export type NewRound = z.input<typeof NewRound>
export const RoundCreated = z.object({ id: z.string() })

/** `POST /api/boards/:id/rounds/:roundId` */
export const RoundChange = z.object({ action: z.enum(['close', 'reopen']) })
export type RoundChange = z.infer<typeof RoundChange>

/** `PUT` and answer to `GET /api/boards/:id/rounds/:roundId/ballot`: this person's votes by cluster or note. */
export const BallotBody = z.object({
  votes: z
    .record(Id, z.int().check(z.gte(0), z.lte(200)))
    .check(z.refine((votes) => Object.keys(votes).length <= 400, { message: '400 targets at most' })),
})
export type BallotBody = z.infer<typeof BallotBody>

/** `PATCH /api/boards/:id/me`: for how many people this device stands, where tables vote. */
export const MAX_TABLE_PEOPLE = 40

/** `POST /api/boards/:id/spotlight`: shows something to everybody; `null` ends it. */
export const SpotlightChange = z.object({
  target: z.nullable(z.object({ kind: z.enum(['note', 'cluster', 'question']), id: Id })),
})
export type SpotlightChange = z.infer<typeof SpotlightChange>

/** `PUT /api/boards/:id/owners/:questionId`: `mine` takes the question, otherwise it is given back. */
export const OwnerChange = z.object({ mine: z.boolean() })

/** `GET /api/boards/:id/people`: for facilitators. Times are epoch ms. */
export const PersonRow = z.object({
  id: z.string(),
  role: Role,
  name: z.nullable(z.string()),
  hubId: z.nullable(z.string()),
  language: Locale,
  joinedAt: z.number(),
  /** People this device stands for. */
  people: z.number(),
  online: z.boolean(),
  closed: z.boolean(),
  /** Notes by question id, drafts included. */
  notes: z.record(z.string(), z.number()),
})
export type PersonRow = z.infer<typeof PersonRow>
export const PeopleList = z.object({ people: z.array(PersonRow) })
export type PeopleList = z.infer<typeof PeopleList>

/** `POST /api/boards/:id/people/:personId` */
export const PersonChange = z.object({ access: z.enum(['open', 'closed']) })
export type PersonChange = z.infer<typeof PersonChange>

/** `GET /api/boards/:id/trail` */
export const Trail = z.object({ events: z.array(TrailEvent) })
export type Trail = z.infer<typeof Trail>

/** `PUT /api/boards/:id/editorial/:key`: an empty text takes it away. */
export const EditorialChange = z.object({ text: z.string().check(z.maxLength(MAX_EDITORIAL_CHARS)) })
export type EditorialChange = z.infer<typeof EditorialChange>

/** `PUT /api/boards/:id/report-layout` */
export const ReportLayoutChange = z.partial(
  z.object({
    sections: z.array(z.object({ id: Id, shown: z.boolean() })).check(z.maxLength(40)),
    anonymous: z.boolean(),
    picture: z.boolean(),
    place: z.string().check(z.maxLength(120)),
    organiser: z.string().check(z.maxLength(120)),
  }),
)
export type ReportLayoutChange = z.infer<typeof ReportLayoutChange>

/** `PATCH /api/boards/:id/notes/:noteId`: correction by its author after the close; an empty text withdraws it. */
export const NoteCorrection = z.object({ text: z.string() })
export type NoteCorrection = z.infer<typeof NoteCorrection>

/** `POST /api/boards/:id/notes/:noteId/translations`: the service of the server translates a note. */
export const TranslationRequest = z.object({ language: Locale })
export type TranslationRequest = z.infer<typeof TranslationRequest>

/** What it wrote; it stands beside the note by then. */
export const TranslationMade = z.object({ language: Locale, text: z.string(), by: z.literal('service') })

/** `POST /api/boards/:id/rehearsal`: a copy of the agenda with simulated people, gone after a day. */
export const Rehearsal = z.object({
  people: z._default(z.int().check(z.gte(1), z.lte(60)), 12),
})
export type Rehearsal = z.input<typeof Rehearsal>

/** Answer to the conductor's verbs: where the session stands now. */
export const SessionAnswer = z.object({ phaseId: z.string(), serverNow: z.number() })

/** `POST /api/boards/:id/links`: one more link for a role. Secrets are stored hashed, so none is shown twice. */
export const NewLink = z.object({ role: Role })
export const LinkCreated = z.object({ role: Role, url: z.string() })

/** `GET /health` */
export const Health = z.object({ status: z.literal('ok'), version: z.string(), store: z.string() })

/** `GET /config.json`: what the screens need to know before they start. */
export const WebConfig = z.object({
  version: z.string(),
  tldrawLicenseKey: z.nullable(z.string()),
  createTokenNeeded: z.boolean(),
  /** Origin for links and QR codes that others open; `null` means the one in the browser's bar. */
  publicUrl: z.nullable(z.string()),
  /** Name of the machine that notes are sent to when somebody asks for a translation; `null`: none is set up. */
  translationHost: z._default(z.nullable(z.string()), null),
})
export type WebConfig = z.infer<typeof WebConfig>

/** Every refusal. `message` is in the language of `Accept-Language`; `params` fill the text of `ERRORS`. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERRORS) as [keyof typeof ERRORS, ...(keyof typeof ERRORS)[]]),
    message: z.string(),
    params: z._default(z.record(z.string(), z.union([z.string(), z.number()])), {}),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>
