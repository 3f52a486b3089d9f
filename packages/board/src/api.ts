import * as z from 'zod/mini'
import { Role } from './access.ts'
import { ERRORS } from './errors.ts'
import { Hub } from './hub.ts'
import { Locale } from './locale.ts'

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
    language: z.optional(Locale),
  })
  .check(z.refine(oneKey, ONE_KEY))
export type Join = z.input<typeof Join>

export const Joined = z.object({
  boardId: z.string(),
  participantId: z.string(),
  role: Role,
  /** For scripts; browsers use the HttpOnly cookie that comes with it. */
  token: z.string(),
})
export type Joined = z.infer<typeof Joined>

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

/** `POST /api/boards/:id/notes`. Its length is judged apart, so that the answer can say so in words. */
export const NewNote = z.object({
  questionId: z.string().check(z.maxLength(80)),
  text: z.string(),
  hubId: z.nullish(z.string().check(z.maxLength(80))),
  language: z.nullish(Locale),
})
export type NewNote = z.input<typeof NewNote>

export const NoteCreated = z.object({ id: z.string() })

/** `POST /api/boards/:id/phase`. With `from`, it is refused when the session has moved on meanwhile. */
export const PhaseChange = z.object({
  to: z.string().check(z.maxLength(80)),
  from: z.optional(z.string().check(z.maxLength(80))),
})
export type PhaseChange = z.input<typeof PhaseChange>

/** `POST /api/boards/:id/timer`. `seconds` goes with `extend` and may be negative. */
export const TimerChange = z.discriminatedUnion('action', [
  z.object({ action: z.literal('start') }),
  z.object({ action: z.literal('pause') }),
  z.object({ action: z.literal('resume') }),
  z.object({ action: z.literal('extend'), seconds: z.int().check(z.gte(-3600), z.lte(3600)) }),
])
export type TimerChange = z.infer<typeof TimerChange>

/** `POST /api/boards/:id/settings` */
export const SettingsChange = z.partial(
  z.object({ clustering: z.enum(['facilitators', 'everyone']), editing: z.enum(['author', 'everyone']) }),
)
export type SettingsChange = z.infer<typeof SettingsChange>

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
