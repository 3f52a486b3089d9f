import { z } from 'zod'
import { Role } from './access.ts'
import { ERRORS } from './errors.ts'
import { Hub } from './hub.ts'
import { Locale } from './locale.ts'

/** Bodies of the HTTP interface, read by the server and by the screens. Errors are {@link ErrorBody}. */

export const MAX_TITLE_CHARS = 120
export const MAX_NAME_CHARS = 60

/** `POST /api/boards` */
export const CreateBoard = z.object({
  title: z.string().trim().min(1).max(MAX_TITLE_CHARS),
  template: z.string().max(40).default('local4action'),
  language: Locale.default('en'),
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

const Key = { code: z.string().trim().max(40).optional(), secret: z.string().trim().max(200).optional() }
const oneKey = (body: { code?: string | undefined; secret?: string | undefined }) =>
  (body.code === undefined) !== (body.secret === undefined)
const ONE_KEY = { message: 'give either "code" or "secret"', path: ['code'] }

/** `POST /api/invitation`: what a code or link opens, before joining. */
export const InvitationRequest = z.object(Key).refine(oneKey, ONE_KEY)
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
    name: z.string().trim().max(MAX_NAME_CHARS).optional(),
    hubId: z.string().max(80).nullish(),
    language: Locale.optional(),
  })
  .refine(oneKey, ONE_KEY)
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
  name: z.string().nullable(),
  hubId: z.string().nullable(),
  language: Locale,
  serverNow: z.number(),
})
export type Me = z.infer<typeof Me>

/** `POST /api/boards/:id/notes`. Its length is judged apart, so that the answer can say so in words. */
export const NewNote = z.object({
  questionId: z.string().max(80),
  text: z.string(),
  hubId: z.string().max(80).nullish(),
  language: Locale.nullish(),
})
export type NewNote = z.input<typeof NewNote>

export const NoteCreated = z.object({ id: z.string() })

/** `POST /api/boards/:id/phase`. With `from`, it is refused when the session has moved on meanwhile. */
export const PhaseChange = z.object({ to: z.string().max(80), from: z.string().max(80).optional() })
export type PhaseChange = z.input<typeof PhaseChange>

/** `POST /api/boards/:id/timer`. `seconds` goes with `extend` and may be negative. */
export const TimerChange = z.discriminatedUnion('action', [
  z.object({ action: z.literal('start') }),
  z.object({ action: z.literal('pause') }),
  z.object({ action: z.literal('resume') }),
  z.object({ action: z.literal('extend'), seconds: z.number().int().min(-3600).max(3600) }),
])
export type TimerChange = z.infer<typeof TimerChange>

/** `POST /api/boards/:id/settings` */
export const SettingsChange = z
  .object({ clustering: z.enum(['facilitators', 'everyone']), editing: z.enum(['author', 'everyone']) })
  .partial()
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
  tldrawLicenseKey: z.string().nullable(),
  createTokenNeeded: z.boolean(),
  /** Origin for links and QR codes that others open; `null` means the one in the browser's bar. */
  publicUrl: z.string().nullable(),
})
export type WebConfig = z.infer<typeof WebConfig>

/** Every refusal. `message` is in the language of `Accept-Language`; `params` fill the text of `ERRORS`. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERRORS) as [keyof typeof ERRORS, ...(keyof typeof ERRORS)[]]),
    message: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
})
export type ErrorBody = z.infer<typeof ErrorBody>
