import * as z from 'zod/mini'
import { Invitation, MAX_NAME_CHARS } from './api.ts'
import { HubDraft, MAX_HUBS } from './hub.ts'
import { Locale, Localized } from './locale.ts'
import { MAX_QUESTIONS, Question } from './question.ts'
import { SETTING_SCHEMAS } from './settings.ts'

/** Bodies of the HTTP interface for preparing a session and for coming in; the others are in `api.ts`. */

/** The longest wording of a question, and of its short form, in each language. */
export const MAX_QUESTION_CHARS = 300
export const MAX_SHORT_CHARS = 40

/** `POST /api/invitation`: what a code or link opens, and what joining will ask. */
export const OpenInvitation = z.extend(Invitation, {
  /** Whether the session asks for a name. */
  askName: z._default(z.boolean(), true),
  /** What the room learns of who wrote a note: told before anybody writes. */
  anonymity: z._default(SETTING_SCHEMAS.anonymity, 'hub'),
  /** Somebody's own code, made on another device: no question is asked, one goes on as the same person. */
  handover: z._default(z.boolean(), false),
})
export type OpenInvitation = z.infer<typeof OpenInvitation>

/** `PATCH /api/boards/:id/me`: what is left out stays. `name` may be empty, `hubId` `null`. */
export const MeChange = z.object({
  name: z.optional(z.string().check(z.trim(), z.maxLength(MAX_NAME_CHARS))),
  hubId: z.nullish(z.string().check(z.maxLength(80))),
  /** As with joining. */
  initiative: z.optional(z.string().check(z.trim(), z.maxLength(MAX_NAME_CHARS))),
  language: z.optional(Locale),
})
export type MeChange = z.input<typeof MeChange>

/** `POST /api/boards/:id/me/handover`: a code that opens this very person's place once, until `expiresAt` (epoch ms). */
export const Handover = z.object({ code: z.string(), url: z.string(), expiresAt: z.number() })
export type Handover = z.infer<typeof Handover>

/** `PUT /api/boards/:id/hubs`: the whole directory. */
export const HubsChange = z.object({ hubs: z.array(HubDraft).check(z.maxLength(MAX_HUBS)) })
export type HubsChange = z.input<typeof HubsChange>

/** Answer to it: how many HUBs there are, and the names of those that stayed because somebody stands for them. */
export const HubsStored = z.object({ hubs: z.number(), kept: z.array(z.string()) })
export type HubsStored = z.infer<typeof HubsStored>

const wording = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))
const words = (max: number) => z.extend(Localized, { en: wording(max), fr: wording(max), es: wording(max) })

/** `PUT /api/boards/:id/questions`: all questions in their order. One without an `id` is new. */
export const QuestionsChange = z.object({
  questions: z
    .array(
      z.object({
        id: z.optional(Question.shape.id),
        text: words(MAX_QUESTION_CHARS),
        short: words(MAX_SHORT_CHARS),
        commitments: z._default(z.boolean(), false),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_QUESTIONS)),
})
export type QuestionsChange = z.input<typeof QuestionsChange>

export const QuestionsStored = z.object({ questions: z.array(Question) })

/**
 * `POST /api/boards/:id/code`: `renew` gives the room a new code and ends the one before, `end` lets nobody else in by
 * it, `open` opens it again. Those who are in stay in.
 */
export const CodeChange = z.object({ action: z.enum(['renew', 'end', 'open']) })
export type CodeChange = z.infer<typeof CodeChange>

/** Answer to it. `endsAt`: epoch ms at which it stops opening, as the session stands; `null` with no end in sight. */
export const RoomCode = z.object({ code: z.string(), url: z.string(), endsAt: z.nullable(z.number()) })
export type RoomCode = z.infer<typeof RoomCode>

/** `GET /api/boards/:id/links`: the code and all links of a board. Times are epoch ms. */
export const LinkList = z.object({
  code: z.string(),
  codeExpiresAt: z.number(),
  links: z.array(
    z.object({
      id: z.string(),
      role: z.enum(['viewer', 'participant', 'secretariat', 'facilitator']),
      createdAt: z.number(),
      expiresAt: z.number(),
      revokedAt: z.nullable(z.number()),
    }),
  ),
})
export type LinkList = z.infer<typeof LinkList>
