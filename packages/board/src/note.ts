import * as z from 'zod/mini'
import { Locale } from './locale.ts'

/** The longest wording of a note, in UTF-16 code units as `String.length` counts them. */
export const MAX_NOTE_CHARS = 280
/** The longest translation of a note: a sentence can grow by much from one language to another. */
export const MAX_TRANSLATION_CHARS = 2 * MAX_NOTE_CHARS
/** The most notes one board takes; above it new ones are refused. */
export const MAX_NOTES = 4000

/** `note`: an idea under a question. `commitment`: a next step with an owner and a date. */
export const NOTE_KINDS = ['note', 'commitment'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/**
 * What is set when a note is born and never changes.
 *
 * Unknown keys are kept; an unknown `kind` or `language` reads as its default, so that a newer client does not
 * break an older one.
 */
export const NoteFacts = z.looseObject({
  questionId: z.string().check(z.maxLength(80)),
  authorId: z.optional(z.string().check(z.maxLength(80))),
  hubId: z.optional(z.string().check(z.maxLength(80))),
  language: z.catch(z.optional(Locale), undefined),
  kind: z.catch(z.enum(NOTE_KINDS), 'note'),
  /** Epoch ms on the writer's clock. */
  createdAt: z.number(),
})
export type NoteFacts = z.infer<typeof NoteFacts>

/** What happened to a note since: merged into another, hidden, carried to another question, its language corrected. */
export const NoteState = z.looseObject({
  mergedInto: z.optional(z.string().check(z.maxLength(80))),
  hidden: z.optional(z.boolean()),
  questionId: z.optional(z.string().check(z.maxLength(80))),
  /** Found in the wording or corrected; `null`: none of ours. Left out, the one it was born with holds. */
  language: z.catch(z.optional(z.nullable(Locale)), undefined),
  /** Place among the notes of its cluster, beside the ages of the others (epoch ms); by its own age when left out. */
  rank: z.catch(z.optional(z.number()), undefined),
})
export type NoteState = z.infer<typeof NoteState>

/** `spinOff`: something new that grows out of the initiative. `step`: what the initiative itself does next. */
export const STEP_KINDS = ['spinOff', 'step'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** How a next step stands. */
export const STEP_STATUSES = ['open', 'done'] as const
export type StepStatus = (typeof STEP_STATUSES)[number]

/** Card of a commitment. `due` is an ISO date (YYYY-MM-DD); `sdgs` are goal numbers, 1 to 17. */
export const Step = z.looseObject({
  /** Left out where nobody said which. */
  kind: z.catch(z.optional(z.enum(STEP_KINDS)), undefined),
  owner: z.optional(z.string().check(z.maxLength(200))),
  due: z.optional(z.string().check(z.maxLength(10))),
  help: z.optional(z.string().check(z.maxLength(500))),
  sdgs: z.optional(z.array(z.int().check(z.gte(1), z.lte(17))).check(z.maxLength(17))),
  /** Open when left out, and where a newer client says what is not known here. */
  status: z.catch(z.optional(z.enum(STEP_STATUSES)), undefined),
})
export type Step = z.infer<typeof Step>

/** Whether a next step was carried out; without a card nobody has said so. */
export const isDone = (step: Step | null): boolean => step?.status === 'done'

/** The wording of a note in another language, beside the original. `personId`: who typed it. */
export const Translation = z.looseObject({
  text: z.string().check(z.minLength(1), z.maxLength(MAX_TRANSLATION_CHARS)),
  by: z.catch(z.enum(['person', 'service']), 'person'),
  personId: z.optional(z.string().check(z.maxLength(80))),
  /** Epoch ms. */
  at: z.catch(z.number(), 0),
})
export type Translation = z.infer<typeof Translation>

/** A place in board units, `[x, y]`, relative to the top left corner of a question's zone. */
export const Place = z.tuple([z.number(), z.number()])
export type Place = z.infer<typeof Place>

/** Farthest a note may stand from its zone's corner: keeps a stray value from stretching the board. */
export const MAX_COORDINATE = 100_000

/** The nearest place that is allowed, rounded to whole board units. */
export function clampPlace([x, y]: readonly [number, number]): Place {
  const clamp = (value: number) => Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, Math.round(value)))
  return [clamp(x), clamp(y)]
}

/** A note as it reads: facts, wording and what happened to it, with every reference valid. */
export interface Note {
  id: string
  /** Where it stands now: its cluster's question, else the one it was carried to, else where it was written. */
  questionId: string
  text: string
  kind: NoteKind
  authorId: string | null
  hubId: string | null
  language: Locale | null
  createdAt: number
  clusterId: string | null
  mergedInto: string | null
  hidden: boolean
  xy: Place | null
  step: Step | null
  /** By language; the original is `text`. */
  translations: Partial<Record<Locale, Translation>>
}

/** Order in which notes are read: oldest first, then by id. */
export function byAge(a: Pick<Note, 'createdAt' | 'id'>, b: Pick<Note, 'createdAt' | 'id'>): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Wording as it is stored: no control characters, no spaces around it, line ends as `\n`. */
export function tidyText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      .trim()
  )
}
